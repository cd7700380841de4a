"""What an import brought, below its progress: counts, copies, and each refused file; it stays until dismissed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import Drawing, button, label, wrapped_label
from briefer.ui.wording import counted, filled, joined, one_line, tr
from briefer.workflow.batches import Batch, FoundCopy
from briefer.workflow.reading import Refusal

_MOST_ROWS = 20
"""Rows at the most: a row takes a millisecond or two to make, and the window must not stand still for 50."""

_TALLEST = 190
"""Pixels of rows at the usual size before they scroll."""


class ImportReport(QFrame):
    """Hidden while there is nothing to report; never modal.

    `lead_chosen` and `apart_chosen` carry the id of a copy; `paste_requested` is the wish to paste a refused text;
    `review_requested` to look at the whole batch; `cleared` says
    that the user is done with it; `changed` follows each change of what is shown.
    """

    lead_chosen = Signal(str)
    apart_chosen = Signal(str)
    paste_requested = Signal()
    review_requested = Signal()
    cleared = Signal()
    changed = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Report of the import"))
        self._themes = themes
        self._new, self._already, self._copies = 0, 0, 0
        self._refused: list[str] = []
        self._rows: dict[str, QWidget] = {}
        self._waiting: dict[str, Callable[[], QWidget]] = {}
        self._settle_timer = QTimer(self, singleShot=True, interval=0)
        self._settle_timer.timeout.connect(self.changed)
        self._said = label("", Text.TITLE)
        self._has_news = self._is_folded = False
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(scaled(12), 0, scaled(12), scaled(8))
        self._column.setSpacing(scaled(6))
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._inner)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(self._scroll)
        self.hide()

    @property
    def has_news(self) -> bool:
        """Whether there is anything to report."""
        return self._has_news

    @property
    def summary(self) -> str:
        """The counts in words."""
        return self._said.text()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the refused files not yet dismissed, in order."""
        return tuple(self._refused)

    def add_refusal(self, refusal: Refusal) -> None:
        """A file was not added: its sentence stays until it is dismissed."""
        sentence = one_line(refusal.sentence)
        if sentence in self._refused:
            return
        self._refused.append(sentence)
        self._add_row(sentence, partial(self._refusal_row, sentence))
        self._show()

    def add_batch(self, batch: Batch) -> None:
        """A batch is done. A lone article that is all one expects says nothing."""
        self._new += batch.new
        self._already += batch.already
        for copy in batch.copies:
            if copy.article_id not in self._rows and copy.article_id not in self._waiting:
                self._copies += 1
                self._add_row(copy.article_id, partial(self._copy_row, copy))
        if self._new + self._already > 1 or self._already or self._rows:
            self._show()

    def drop_copy(self, article_id: str) -> None:
        """The user decided on a copy."""
        self._drop(article_id)

    def fold(self) -> None:
        """Leave the counts alone standing, since the rows were looked at elsewhere, until another row comes."""
        self._is_folded = True
        self.changed.emit()

    def clear(self) -> None:
        """Forget everything."""
        for row in self._rows.values():
            row.deleteLater()
        self._rows.clear()
        self._waiting.clear()
        self._refused.clear()
        self._new = self._already = self._copies = 0
        self._has_news = self._is_folded = False
        self.changed.emit()

    def fit(self, width: int) -> None:
        """Take the height that the rows need in that width, in pixels."""
        shows_rows = bool(self._rows) and not self._is_folded
        self._scroll.setVisible(shows_rows)
        if shows_rows:
            height = self._column.totalHeightForWidth(width)
            if height < 0:
                # A row that is not shown yet does not tell how it wraps.
                height = self._column.totalSizeHint().height()
            # Wrapped labels ask for the room of a narrow column; in the width they have, they need less.
            self._inner.setFixedHeight(height)
            self._scroll.setFixedHeight(min(height, scaled(_TALLEST)))

    def _build_head(self) -> QWidget:
        away = button(self.tr("Dismiss all"), "small")
        away.setAccessibleName(self.tr("Dismiss the report"))
        away.clicked.connect(self.clear)
        away.clicked.connect(self.cleared)
        review = button(self.tr("Review"), "small")
        review.setAccessibleName(self.tr("Review what came in"))
        review.clicked.connect(self.review_requested)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(scaled(14), scaled(8), scaled(20), scaled(8))
        row.addWidget(self._said, 1)
        row.addWidget(review)
        row.addWidget(away)
        return head

    def _refusal_row(self, sentence: str) -> QWidget:
        paste = button(tr("Paste text"), "small")
        paste.setAccessibleDescription(sentence)
        paste.clicked.connect(self.paste_requested)
        away = button(tr("Dismiss"), "small")
        away.setAccessibleDescription(sentence)
        away.clicked.connect(lambda: self._drop_refusal(sentence))
        return _Row("error", sentence, "", self._themes, paste, away)

    def _copy_row(self, copy: FoundCopy) -> QWidget:
        lead = button(tr("Make it the lead"), "small")
        lead.clicked.connect(lambda: self.lead_chosen.emit(copy.article_id))
        apart = button(tr("Keep apart"), "small")
        apart.clicked.connect(lambda: self.apart_chosen.emit(copy.article_id))
        for made in (lead, apart):
            made.setAccessibleDescription(one_line(copy.title, 200))
        same = filled("%1% the same. Counts as one origin", round(copy.similarity * 100))
        said = f"{tr('Copy of')} “{one_line(copy.lead_title, 120)}”, {same}"
        return _Row("stack", one_line(copy.title, 120), said, self._themes, lead, apart)

    def _add_row(self, key: str, make: Callable[[], QWidget]) -> None:
        self._waiting[key] = make
        self._is_folded = False
        self._fill_rows()

    def _fill_rows(self) -> None:
        """Show what waits as far as there is room."""
        while self._waiting and len(self._rows) < _MOST_ROWS:
            key = next(iter(self._waiting))
            self._rows[key] = row = self._waiting.pop(key)()
            self._column.addWidget(row)
            # Its height is known only once it is shown in the style sheet's sizes.
            self._settle_timer.start()

    def _drop_refusal(self, sentence: str) -> None:
        self._refused.remove(sentence)
        self._drop(sentence)

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key, None)
        if row is not None:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._fill_rows()
        if self._rows:
            self._show()
        else:
            self.clear()

    def _show(self) -> None:
        counts = joined(
            counted(self._new, "article added", "articles added"),
            counted(self._copies, "of them a copy", "of them copies") if self._copies else "",
            filled("%1 in the library already", self._already) if self._already else "",
            filled("%1 not added", len(self._refused)) if self._refused else "",
        )
        more = filled("the first %1 are listed", len(self._rows)) if self._waiting else ""
        self._said.setText(joined(counts, more))
        self._has_news = True
        self.changed.emit()


class _Row(QFrame):
    """One thing of the report with what can be done about it."""

    def __init__(self, drawing: str, first: str, second: str, themes: Themes, *buttons: QPushButton) -> None:
        super().__init__()
        is_error = drawing == "error"
        if is_error:
            self.setProperty("role", "note-error")
        else:
            self.setObjectName("group")
        self.setAccessibleName(" ".join(part for part in (first, second) if part))
        lines = QVBoxLayout()
        lines.setSpacing(scaled(1))
        lines.addWidget(wrapped_label(first, Text.LIST if is_error else Text.TITLE))
        if second:
            lines.addWidget(wrapped_label(second, Text.SECOND, "muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(11), scaled(6), scaled(8), scaled(6))
        row.setSpacing(scaled(9))
        colour = "error-text" if is_error else "muted"
        row.addWidget(Drawing(drawing, themes, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        for made in buttons:
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
