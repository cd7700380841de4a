"""The list of suggestions, and how its rows look and answer the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from briefer.core.article import Article
from briefer.core.suggestion import Figure, FigureKind, Quotation, Suggestions, suggestion_id
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.theme import Theme
from briefer.ui.override import override
from briefer.ui.widgets.row_delegate import RowCanvas, RowDelegate, width_of
from briefer.ui.widgets.rows import Mark, letter_size, line_height, paint_letter, paint_wrapped, wrap
from briefer.ui.wording import joined, suggestion_about, suggestion_words, tr


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """One suggestion to review."""

    key: str
    suggestion: Quotation | Figure
    mark: Mark
    words: str
    strong: int
    about: str
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """The row in words."""
        kind = tr("quotation") if isinstance(self.suggestion, Quotation) else tr("figure")
        return joined(kind, self.words, self.about)


def mark_of(suggestion: Quotation | Figure) -> Mark:
    """The kind of highlight of a suggestion."""
    if isinstance(suggestion, Quotation):
        return Mark.QUOTATION
    return Mark.DATE if suggestion.kind is FigureKind.DATE else Mark.FIGURE


def suggestion_rows(
    article: Article, found: Suggestions, is_open: Callable[[Quotation | Figure], bool]
) -> tuple[SuggestionRow, ...]:
    """What is still to be reviewed: key suggestions first, the best at the top, then the others in reading order.

    Dates that are not key come last: they are many, and seldom evidence.
    """
    suggestions: tuple[Quotation | Figure, ...] = (*found.quotations, *found.figures)
    return tuple(_row(article, item) for item in sorted(filter(is_open, suggestions), key=_order))


def _order(suggestion: Quotation | Figure) -> tuple[int, float, int]:
    if suggestion.key:
        return 0, -suggestion.rank, suggestion.span.start
    return (2 if mark_of(suggestion) is Mark.DATE else 1), 0.0, suggestion.span.start


def _row(article: Article, suggestion: Quotation | Figure) -> SuggestionRow:
    words, strong = suggestion_words(suggestion, article)
    about = suggestion_about(suggestion, article)
    return SuggestionRow(suggestion_id(suggestion), suggestion, mark_of(suggestion), words, strong, about)


class SuggestionDelegate(RowDelegate[SuggestionRow]):
    """Draws suggestions; the current one has its two buttons."""

    keep_clicked = Signal()
    skip_clicked = Signal()

    @override
    def draw(self, canvas: RowCanvas, row: SuggestionRow, *, is_current: bool) -> None:
        rect, theme = canvas.rect, canvas.theme
        letter = row.mark.letter
        middle = rect.center().y() - letter_size(letter)[1] // 2
        paint_letter(canvas.painter, rect.left() + scaled(14), middle, letter, row.mark, theme)
        left, right, top = rect.left() + scaled(42), rect.right() - scaled(12), rect.top() + scaled(7)
        if is_current:
            keep, skip = _buttons(rect)
            _paint_button(canvas.painter, keep, tr("Keep"), theme, is_main=True)
            _paint_button(canvas.painter, skip, tr("Skip"), theme, is_main=False)
            right = keep.left() - scaled(10)
        paint_wrapped(canvas.painter, wrap(row.words, row.strong, right - left, 1), left, top, theme)
        below = QRect(left, top + line_height(Text.LIST), right - left, line_height(Text.SECOND))
        canvas.line(below, row.about, Text.SECOND, "muted")

    @override
    def clicked(self, row: SuggestionRow, rect: QRect, place: QPoint) -> bool:
        for button, wish in zip(_buttons(rect), (self.keep_clicked, self.skip_clicked), strict=True):
            if button.contains(place):
                wish.emit()
                return True
        return False


def _buttons(rect: QRect) -> tuple[QRect, QRect]:
    height = scaled(24)
    top = rect.center().y() - height // 2
    skip_width = width_of(tr("Skip"), Text.SECOND_STRONG) + scaled(20)
    keep_width = width_of(tr("Keep"), Text.SECOND_STRONG) + scaled(20)
    skip = QRect(rect.right() - scaled(12) - skip_width, top, skip_width, height)
    return QRect(skip.left() - scaled(8) - keep_width, top, keep_width, height), skip


def _paint_button(painter: QPainter, rect: QRect, text: str, theme: Theme, *, is_main: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent" if is_main else "control"), 1))
    painter.setBrush(theme.colour("accent" if is_main else "button"))
    painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(font(Text.SECOND_STRONG if is_main else Text.SECOND))
    painter.setPen(theme.colour("on-accent" if is_main else "text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
