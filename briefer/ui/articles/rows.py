"""The list of articles, copies under their lead, and how its rows look."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPen

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.override import override
from briefer.ui.widgets.row_delegate import RowCanvas, RowDelegate
from briefer.ui.widgets.rows import line_height
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
    is_last_copy: bool = False
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """The row in words."""
        return joined(self.title, self.about, self.state)


class ArticleRows:
    """Makes the rows of a list that is read again and again: only what changed is put into words anew."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[ArticleEntry, bool, ArticleRow]] = {}

    def rows(
        self, entries: tuple[ArticleEntry, ...], searching: frozenset[str], today: dt.date
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
                rows.append(self._lead(lead, is_searching=lead.id in searching))
                below = copies.get(lead.id, [])
                rows += [_copy_row(copy, is_last=copy is below[-1]) for copy in below]
        self._made = {key: made for key, made in self._made.items() if key in known}
        return tuple(rows)

    def _lead(self, entry: ArticleEntry, *, is_searching: bool) -> ArticleRow:
        made = self._made.get(entry.id)
        if made is None or made[:2] != (entry, is_searching):
            made = self._made[entry.id] = (entry, is_searching, _lead_row(entry, is_searching))
        return made[2]


def _lead_row(entry: ArticleEntry, is_searching: bool) -> ArticleRow:  # noqa: FBT001
    if is_searching:
        state = tr("Finding quotations and figures")
    else:
        kept = filled("%1 kept", entry.kept) if entry.kept else ""
        review = filled("%1 to review", entry.to_review) if entry.to_review else tr("all reviewed")
        state = joined(kept, review)
    about = joined(one_line(entry.outlet, 80), short_date(entry.published)) or one_line(entry.file, 80)
    return ArticleRow(entry.id, one_line(entry.title) or one_line(entry.file, 80), about, state)


def _copy_row(entry: ArticleEntry, *, is_last: bool) -> ArticleRow:
    title = joined(one_line(entry.outlet, 80) or one_line(entry.title), short_date(entry.published))
    same = filled("Copy, %1% the same", round(entry.similarity * 100)) if entry.similarity else tr("Copy")
    kept = counted(entry.kept, "kept", "kept") if entry.kept else ""
    return ArticleRow(entry.id, title, same, kept, is_copy=True, is_last_copy=is_last)


class ArticleDelegate(RowDelegate[ArticleRow]):
    """Draws the rows of the list of articles."""

    has_line = False

    @override
    def height(self, row: ArticleRow) -> int:
        if row.is_heading:
            return scaled(28)
        lines = line_height(Text.TITLE) + line_height(Text.SECOND)
        return lines + scaled(12) if row.is_copy else lines + line_height(Text.SECOND) + scaled(16)

    @override
    def draw(self, canvas: RowCanvas, row: ArticleRow, *, is_current: bool) -> None:
        rect = canvas.rect
        if row.is_heading:
            line = rect.adjusted(scaled(12), 0, -scaled(10), 0)
            canvas.line(line, row.title, Text.SECOND_STRONG, "muted")
            return
        first, second = line_height(Text.TITLE), line_height(Text.SECOND)
        indent = scaled(36) if row.is_copy else scaled(12)
        top = rect.top() + (scaled(6) if row.is_copy else scaled(8))
        canvas.drawing("stack" if row.is_copy else "page", rect.left() + indent, top + (first - scaled(16)) // 2)
        left = rect.left() + indent + scaled(23)
        width = rect.right() - scaled(10) - left
        if row.is_copy:
            _draw_elbow(canvas, is_last=row.is_last_copy)
            canvas.two_lines(left, top, width, row.title, joined(row.about, row.state), Text.LIST)
        else:
            canvas.two_lines(left, top, width, row.title, row.about)
            canvas.line(QRect(left, top + first + second, width, second), row.state, Text.SECOND, "muted")


def _draw_elbow(canvas: RowCanvas, *, is_last: bool) -> None:
    """The line that ties a copy to its lead."""
    rect = canvas.rect
    canvas.painter.setPen(QPen(canvas.theme.colour("control"), 1))
    x, middle = rect.left() + scaled(20), rect.top() + scaled(15)
    canvas.painter.drawLine(x, rect.top(), x, middle if is_last else rect.bottom())
    canvas.painter.drawLine(x, middle, x + scaled(11), middle)
