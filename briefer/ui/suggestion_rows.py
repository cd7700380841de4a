"""The list of suggestions, and how its rows look and answer the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from briefer.core.article import Article
from briefer.core.suggestion import Figure, FigureKind, Quotation, Suggestions, suggestion_id
from briefer.ui.fonts import Text, font, scaled
from briefer.ui.override import override
from briefer.ui.row_model import ROW
from briefer.ui.rows import (
    Mark,
    letter_size,
    line_height,
    paint_ground,
    paint_hairline,
    paint_letter,
    paint_line,
    paint_wrapped,
    wrap,
)
from briefer.ui.theme import Theme, Themes
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


class SuggestionDelegate(QStyledItemDelegate):
    """Draws suggestions; the current one has its two buttons."""

    keep_clicked = Signal()
    skip_clicked = Signal()

    def __init__(self, themes: Themes, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._themes = themes
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(scaled(100), line_height(Text.LIST) + line_height(Text.SECOND) + scaled(14))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: SuggestionRow = index.data(ROW)
        theme = self._themes.current
        rect = option.rect
        painter.save()
        paint_hairline(painter, rect, theme)
        paint_ground(painter, option, theme)
        height = letter_size(row.mark.letter)[1]
        paint_letter(
            painter, rect.left() + scaled(14), rect.center().y() - height // 2, row.mark.letter, row.mark, theme
        )
        left = rect.left() + scaled(42)
        right = rect.right() - scaled(12)
        if index == self._view.currentIndex():
            keep, skip = self._buttons(rect)
            self._paint_button(painter, keep, tr("Keep"), theme, is_main=True)
            self._paint_button(painter, skip, tr("Skip"), theme, is_main=False)
            right = keep.left() - scaled(10)
        first = line_height(Text.LIST)
        layout = wrap(row.words, row.strong, right - left, 1)
        paint_wrapped(painter, layout, left, rect.top() + scaled(7), theme)
        below = QRect(left, rect.top() + scaled(7) + first, right - left, line_height(Text.SECOND))
        paint_line(painter, below, row.about, Text.SECOND, theme, "muted")
        painter.restore()

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            keep, skip = self._buttons(option.rect)
            place = event.position().toPoint()
            if keep.contains(place):
                self.keep_clicked.emit()
                return True
            if skip.contains(place):
                self.skip_clicked.emit()
                return True
        return super().editorEvent(event, model, option, index)

    def _buttons(self, rect: QRect) -> tuple[QRect, QRect]:
        metrics = QFontMetrics(font(Text.SECOND_STRONG))
        height = scaled(24)
        top = rect.center().y() - height // 2
        skip_width = metrics.horizontalAdvance(tr("Skip")) + scaled(20)
        keep_width = metrics.horizontalAdvance(tr("Keep")) + scaled(20)
        skip = QRect(rect.right() - scaled(12) - skip_width, top, skip_width, height)
        return QRect(skip.left() - scaled(8) - keep_width, top, keep_width, height), skip

    @staticmethod
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
