"""An open brief without a library: all that the page needs of the work around it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from briefer.brief.model import Brief
from briefer.core.evidence import Evidence, EvidenceKind

LETTERS = {EvidenceKind.QUOTATION: "Q", EvidenceKind.FIGURE: "F", EvidenceKind.PASSAGE: "P"}


class PlainSession(QObject):
    """Fits `EditedBrief`; `sources` lists what was asked to be shown."""

    brief_changed = Signal(object)
    evidence_changed = Signal()

    def __init__(self, brief: Brief, evidence: tuple[Evidence, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.brief = brief
        self.evidence = evidence
        self.sources: list[str] = []

    def evidence_by_id(self) -> dict[str, Evidence]:
        return {item.id: item for item in self.evidence}

    def labels(self) -> dict[str, str]:
        counts: dict[EvidenceKind, int] = {}
        labels: dict[str, str] = {}
        for item in self.evidence:
            counts[item.kind] = counts.get(item.kind, 0) + 1
            labels[item.id] = f"{LETTERS[item.kind]}{counts[item.kind]}"
        return labels

    def set_brief(self, brief: Brief, label: str, merge_key: str = "") -> None:
        if brief != self.brief:
            self.undo_stack.push(_Change(self.brief, brief, label, merge_key, self._show))

    def show_source(self, evidence_id: str) -> None:
        self.sources.append(evidence_id)

    def _show(self, brief: Brief) -> None:
        self.brief = brief
        self.brief_changed.emit(brief)


class _Change(QUndoCommand):
    def __init__(self, before: Brief, after: Brief, label: str, merge_key: str, show: Callable[[Brief], None]) -> None:
        super().__init__(label)
        self.before, self.after, self.merge_key, self._show = before, after, merge_key, show

    def redo(self) -> None:
        self._show(self.after)

    def undo(self) -> None:
        self._show(self.before)

    def id(self) -> int:
        return 1 if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        return True
