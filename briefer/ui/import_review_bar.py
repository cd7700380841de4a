"""What is still unsure of the article that is read, below its title: guesses to confirm, details to add."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.core.article import Article
from briefer.ui.detail_chips import DetailChip, field_name, field_text, origin_text
from briefer.ui.flow_layout import FlowLayout
from briefer.ui.fonts import scaled
from briefer.ui.theme import Themes
from briefer.ui.wording import one_line, tr
from briefer.workflow.correcting import Field, Standing, standing_of

_OFFERED = (Field.TITLE, Field.OUTLET, Field.PUBLISHED, Field.AUTHORS)
"""The details that a citation cannot well do without; a missing title is none of them, it is always guessed."""


class ImportReviewBar(QWidget):
    """Chips for what is guessed or missing, and nothing where all is known.

    `confirmed` carries the `Field` of a guess that is right, `wanted` that of one to be typed.
    """

    confirmed = Signal(Field)
    wanted = Signal(Field)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Details to confirm"))
        self.chips = {field: DetailChip(field, themes) for field in _OFFERED}
        self._flow = FlowLayout(scaled(6))
        for chip in self.chips.values():
            self._flow.addWidget(chip)
            chip.confirmed.connect(self.confirmed)
            chip.wanted.connect(self.wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, scaled(3), 0, 0)
        self._column.setSpacing(scaled(4))
        self._column.addLayout(self._flow)
        self.show_article(None)

    def show_article(self, article: Article | None) -> None:
        """Show what is unsure of this article."""
        is_open = False
        for field, chip in self.chips.items():
            standing = standing_of(article, field) if article is not None else Standing.STATED
            shows = standing in {Standing.GUESS, Standing.MISSING}
            if article is not None and shows:
                value = one_line(field_text(article, field), 40) or tr("not found")
                chip.show_detail(field_name(field), value, standing)
                chip.setToolTip(origin_text(article, field))
            chip.setVisible(shows)
            is_open = is_open or shows
        self.setVisible(is_open)
