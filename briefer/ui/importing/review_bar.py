"""What there is to look at in the article that is read, below its title: unsure details, and what was left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from briefer.core.article import Article
from briefer.ui.importing.chips import DetailChip, field_name, field_text, origin_text
from briefer.ui.importing.cut_rows import cuts_in_words
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import wrapped_label
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.wording import one_line, tr
from briefer.workflow.correcting import CITED, Field, Standing, standing_of


class ImportReviewBar(QWidget):
    """Chips for what is guessed or missing and a line for what was left out; nothing where all is well.

    `confirmed` carries the `Field` of a guess that is right, `wanted` that of one to be typed. `unfolded` says
    whether what was left out is to be shown.
    """

    confirmed = Signal(Field)
    wanted = Signal(Field)
    unfolded = Signal(bool)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Details to confirm and lines left out"))
        self.chips = {field: DetailChip(field, themes) for field in CITED}
        self._article_id = ""
        self._line = QWidget()
        self._said = wrapped_label("", Text.SECOND, "muted")
        self.show_cuts = QToolButton()
        self._flow = FlowLayout(scaled(6))
        for chip in self.chips.values():
            self._flow.addWidget(chip)
            chip.confirmed.connect(self.confirmed)
            chip.wanted.connect(self.wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, scaled(3), 0, 0)
        self._column.setSpacing(scaled(4))
        self._column.addLayout(self._flow)
        self._column.addWidget(self._build_line())
        self.show_article(None)

    def show_article(self, article: Article | None) -> None:
        """Show what is unsure of this article."""
        article_id = article.id if article is not None else ""
        if article_id != self._article_id:
            self._article_id = article_id
            self.show_cuts.setChecked(False)
        said = cuts_in_words(article) if article is not None else ""
        self._said.setText(said)
        self._line.setVisible(bool(said))
        is_open = bool(said)
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

    def _build_line(self) -> QWidget:
        self.show_cuts.setProperty("role", "link")
        self.show_cuts.setFont(font(Text.SECOND))
        self.show_cuts.setCheckable(True)
        self.show_cuts.setMinimumHeight(scaled(24))
        self.show_cuts.toggled.connect(self._on_toggled)
        self._on_toggled(is_open=False)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(6))
        row.addWidget(self._said, 1)
        row.addWidget(self.show_cuts, 0, Qt.AlignmentFlag.AlignTop)
        return self._line

    def _on_toggled(self, is_open: bool) -> None:  # noqa: FBT001
        self.show_cuts.setText(self.tr("Hide") if is_open else self.tr("Show"))
        name = self.tr("Hide what was left out") if is_open else self.tr("Show what was left out")
        self.show_cuts.setAccessibleName(name)
        self.unfolded.emit(is_open)
