"""The list of what a search found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefer.ui.fonts import Text, scaled
from briefer.ui.icons import pixmap
from briefer.ui.override import override
from briefer.ui.row_model import ROW
from briefer.ui.rows import line_height, paint_ground, paint_hairline, paint_line
from briefer.ui.theme import Themes
from briefer.ui.wording import joined, one_line, tr

if TYPE_CHECKING:
    from briefer.library import Hit

_DRAWINGS = {"article": "page", "brief": "brief"}


@dataclass(frozen=True, slots=True)
class HitRow:
    """One place that was found."""

    key: str
    kind: str
    hit_id: str
    article_id: str
    title: str
    snippet: str
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """The row in words."""
        return joined(tr(self.kind), self.title, self.snippet)


def hit_rows(hits: tuple[Hit, ...]) -> tuple[HitRow, ...]:
    """The rows, in the order of the search."""
    return tuple(
        HitRow(
            f"{place}:{hit.id}", hit.kind, hit.id, hit.article_id, one_line(hit.title, 120), one_line(hit.snippet, 200)
        )
        for place, hit in enumerate(hits)
    )


class HitDelegate(QStyledItemDelegate):
    """Draws what was found: title and the words around the match."""

    def __init__(self, themes: Themes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(scaled(100), line_height(Text.TITLE) + line_height(Text.SECOND) + scaled(14))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: HitRow = index.data(ROW)
        theme = self._themes.current
        rect = option.rect
        painter.save()
        paint_hairline(painter, rect, theme)
        paint_ground(painter, option, theme)
        drawing = _DRAWINGS.get(row.kind, "copy")
        drawn = pixmap(drawing, theme.colour("muted"), scaled(16), painter.device().devicePixelRatioF())
        top, first = rect.top() + scaled(7), line_height(Text.TITLE)
        painter.drawPixmap(rect.left() + scaled(12), top + scaled(1), drawn)
        left = rect.left() + scaled(38)
        width = rect.right() - scaled(12) - left
        paint_line(painter, QRect(left, top, width, first), row.title, Text.TITLE, theme)
        below = QRect(left, top + first, width, line_height(Text.SECOND))
        paint_line(painter, below, row.snippet, Text.SECOND, theme, "muted")
        painter.restore()
