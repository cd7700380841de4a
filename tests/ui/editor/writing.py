"""A shown pane with the brief that is written in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from briefer.brief.model import Block, Brief
from briefer.ui.editor import BriefPane
from briefer.ui.editor.caret import Caret
from briefer.ui.editor.text_edit import BriefTextEdit
from briefer.ui.session import BriefSession


@dataclass(frozen=True)
class Writing:
    """A shown pane with its session, and short ways to what a test looks at."""

    window: QWidget
    pane: BriefPane
    session: BriefSession
    sources: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.session.source_requested.connect(self.sources.append)

    @property
    def page(self) -> BriefTextEdit:
        return self.pane.page

    @property
    def brief(self) -> Brief:
        return self.session.brief

    def blocks(self, key: str) -> tuple[Block, ...]:
        return next(section.blocks for section in self.brief.sections if section.key == key)

    def texts(self, key: str) -> list[str]:
        return [block.text for block in self.blocks(key)]

    def put(self, section: int, block: int, offset: int = 0) -> None:
        """Put the cursor there, as a click would."""
        self.page.writer.place_caret(Caret(section, block, offset))

    def caret(self) -> Caret:
        return self.page.writer.selection()[0]

    def shown(self) -> list[str]:
        """The lines as they stand in the document."""
        return self.page.toPlainText().split("\n")
