"""What the brief pane needs of the work that is open; `BriefSession` fits."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QUndoStack

from briefer.brief.model import Block, Brief
from briefer.core.evidence import Evidence


class EditedBrief(Protocol):
    """An open brief with its evidence; every change goes through `set_brief` onto `undo_stack`.

    `brief_changed` carries the brief after any change, also by undo; `evidence_changed` follows a change of what
    is kept.
    """

    undo_stack: QUndoStack

    @property
    def brief(self) -> Brief:
        """The brief as it is now."""
        ...

    @property
    def brief_changed(self) -> SignalInstance:
        """Carries the new brief."""
        ...

    @property
    def evidence_changed(self) -> SignalInstance:
        """Says that the kept evidence is another."""
        ...

    def evidence_by_id(self) -> dict[str, Evidence]:
        """The kept evidence by its id."""
        ...

    def labels(self) -> dict[str, str]:
        """The short names of the evidence by its id, such as Q1."""
        ...

    def blocks_for(self, evidence: Evidence, section_key: str) -> tuple[Block, ...]:
        """The blocks with which evidence comes into a section."""
        ...

    def set_brief(self, brief: Brief, label: str, merge_key: str = "") -> None:
        """Make `brief` the current one as one step of undo; equal keys merge."""
        ...

    def show_source(self, evidence_id: str) -> None:
        """Ask for the evidence's words in their article."""
        ...
