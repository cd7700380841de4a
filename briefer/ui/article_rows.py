"""The list of articles, copies under their lead, and how its rows look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefer.ui.fonts import Text, scaled
from briefer.ui.icons import pixmap
from briefer.ui.override import override
from briefer.ui.row_model import ROW
from briefer.ui.rows import line_height, paint_ground, paint_line
from briefer.ui.theme import Themes
from briefer.ui.wording import counted, day_name, filled, joined, one_line, short_date, tr

if TYPE_CHECKING:
    from briefer.library import ArticleEntry


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the list: an article, a copy below its lead, or the day above both."""

    key: str
    title: str
    about: str = ""
    state: str = ""
    is_copy: bool = False
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """The row in words."""
        return joined(self.title, self.about, self.state)


def article_rows(
    entries: tuple[ArticleEntry, ...], searching: frozenset[str], today: dt.date
) -> tuple[ArticleRow, ...]:
    """The rows for these articles: newest day first, each copy below its lead.

    `searching` holds the ids of articles whose quotations and figures are still being looked for.
    """
    known = {entry.id for entry in entries}
    copies: dict[str, list[ArticleEntry]] = {}
    leads: dict[dt.date, list[ArticleEntry]] = {}
    for entry in entries:
        if entry.lead_id and entry.lead_id in known and entry.lead_id != entry.id:
            copies.setdefault(entry.lead_id, []).append(entry)
        else:
            leads.setdefault(entry.imported.astimezone().date(), []).append(entry)
    rows: list[ArticleRow] = []
    for day in sorted(leads, reverse=True):
        rows.append(ArticleRow(f"day:{day.isoformat()}", day_name(day, today), is_heading=True))
        for lead in leads[day]:
            rows.append(_lead_row(lead, lead.id in searching))
            rows += [_copy_row(copy) for copy in copies.get(lead.id, [])]
    return tuple(rows)


def _lead_row(entry: ArticleEntry, is_searching: bool) -> ArticleRow:  # noqa: FBT001
    if is_searching:
        state = tr("Finding quotations and figures")
    else:
        kept = filled("%1 kept", entry.kept) if entry.kept else ""
        review = filled("%1 to review", entry.to_review) if entry.to_review else tr("all reviewed")
        state = joined(kept, review)
    about = joined(one_line(entry.outlet, 80), short_date(entry.published)) or one_line(entry.file, 80)
    return ArticleRow(entry.id, one_line(entry.title) or one_line(entry.file, 80), about, state)


def _copy_row(entry: ArticleEntry) -> ArticleRow:
    title = joined(one_line(entry.outlet, 80) or one_line(entry.title), short_date(entry.published))
    same = filled("Copy, %1% the same", round(entry.similarity * 100)) if entry.similarity else tr("Copy")
    kept = counted(entry.kept, "kept", "kept") if entry.kept else ""
    return ArticleRow(entry.id, title, same, kept, is_copy=True)


class ArticleDelegate(QStyledItemDelegate):
    """Draws the rows of the list of articles."""

    def __init__(self, themes: Themes, is_last_copy: Callable[[int], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._is_last_copy = is_last_copy

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: ArticleRow = index.data(ROW)
        if row.is_heading:
            return QSize(scaled(100), scaled(28))
        first, second = line_height(Text.TITLE), line_height(Text.SECOND)
        if row.is_copy:
            return QSize(scaled(100), first + second + scaled(12))
        return QSize(scaled(100), first + 2 * second + scaled(16))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ArticleRow = index.data(ROW)
        painter.save()
        if row.is_heading:
            self._paint_heading(painter, option.rect, row)
        else:
            paint_ground(painter, option, self._themes.current)
            self._paint_article(painter, option.rect, row, index.row())
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: ArticleRow) -> None:
        line = rect.adjusted(scaled(12), 0, -scaled(10), 0)
        paint_line(painter, line, row.title, Text.SECOND_STRONG, self._themes.current, "muted")

    def _paint_article(self, painter: QPainter, rect: QRect, row: ArticleRow, place: int) -> None:
        theme = self._themes.current
        first, second = line_height(Text.TITLE), line_height(Text.SECOND)
        indent = scaled(36) if row.is_copy else scaled(12)
        top = rect.top() + (scaled(6) if row.is_copy else scaled(8))
        drawn = pixmap(
            "stack" if row.is_copy else "page", theme.colour("muted"), 16, painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(rect.left() + indent, top + (first - 16) // 2, drawn)
        if row.is_copy:
            self._paint_elbow(painter, rect, place)
        left = rect.left() + indent + scaled(23)
        width = rect.right() - scaled(10) - left
        role = Text.LIST if row.is_copy else Text.TITLE
        paint_line(painter, QRect(left, top, width, first), row.title, role, theme)
        below = QRect(left, top + first, width, second)
        said = joined(row.about, row.state) if row.is_copy else row.about
        paint_line(painter, below, said, Text.SECOND, theme, "muted")
        if not row.is_copy:
            paint_line(painter, below.translated(0, second), row.state, Text.SECOND, theme, "muted")

    def _paint_elbow(self, painter: QPainter, rect: QRect, place: int) -> None:
        painter.setPen(QPen(self._themes.current.colour("control"), 1))
        x, middle = rect.left() + scaled(20), rect.top() + scaled(15)
        painter.drawLine(x, rect.top(), x, middle if self._is_last_copy(place) else rect.bottom())
        painter.drawLine(x, middle, x + scaled(11), middle)
