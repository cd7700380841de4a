"""The rows of the names pane and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRect, Qt, Signal

from briefer.core.suggestion import NameKind
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.override import override
from briefer.ui.widgets.row_delegate import RowCanvas, RowDelegate, width_of
from briefer.ui.widgets.rows import line_height
from briefer.ui.wording import counted, filled, joined, one_line
from briefer.workflow.naming import NamedEntry, folded

_MOST_ROLES = 3


class Scope(Enum):
    """Whose names are listed."""

    ARTICLE = "article"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class NameRow:
    """One person, body or place.

    `title` is that of the only article in the list of a library, "" where there are several, None in the list of
    an article; `sought` is what a filter looks in. `mention` and `quotation` count the one that was last gone to,
    from 1; 0 before.
    """

    key: str
    entry: NamedEntry
    title: str | None
    sought: str
    mention: int = 0
    quotation: int = 0
    is_heading: bool = False

    @property
    def name(self) -> str:
        """The name to show."""
        return one_line(self.entry.full, 120)

    @property
    def about(self) -> str:
        """Its roles and, in the list of a library, where it is named."""
        roles = joined(*(one_line(role, 80) for role in self.entry.roles[:_MOST_ROLES]))
        if self.title is None:
            return roles
        if self.title:
            return joined(roles, filled("in “%1”", one_line(self.title, 60)))
        return joined(counted(len(self.entry.article_ids), "article", "articles"), roles)

    @property
    def mentions(self) -> str:
        """How often it is mentioned, or at which of the mentions one is."""
        count = len(self.entry.mentions)
        return filled("%1 of %2", self.mention, count) if self.mention else counted(count, "mention", "mentions")

    @property
    def quotations(self) -> str:
        """How many quotations are given to it, or at which of them one is; "" for none."""
        count = len(self.entry.quotations)
        said = counted(count, "quotation", "quotations") if count else ""
        return filled("%1 of %2", self.quotation, said) if self.quotation else said

    @property
    def spoken(self) -> str:
        """The row in words."""
        return joined(self.name, self.about, self.mentions, self.quotations)


def name_rows(entries: Iterable[NamedEntry], titles: Mapping[str, str] | None = None) -> tuple[NameRow, ...]:
    """A row for each entry, in order; `titles` names the articles by id where a row is to say where it is named."""
    return tuple(_row(entry, titles) for entry in entries)


def _row(entry: NamedEntry, titles: Mapping[str, str] | None) -> NameRow:
    articles = entry.article_ids
    # A person known by one word alone may stand in the list once for each article.
    apart = articles[0] if entry.kind is NameKind.PERSON and len(articles) == 1 else ""
    title = titles.get(articles[0], "") if titles is not None and len(articles) == 1 else ""
    sought = "\n".join((entry.key, *map(folded, entry.roles)))
    return NameRow(f"{entry.kind}:{entry.key}:{apart}", entry, None if titles is None else title, sought)


class NameDelegate(RowDelegate[NameRow]):
    """Draws names: the count of quotations is underlined and leads to them, the rest of a row to the mentions."""

    mentions_clicked = Signal()
    quotations_clicked = Signal()

    @override
    def draw(self, canvas: RowCanvas, row: NameRow, *, is_current: bool) -> None:
        rect = canvas.rect
        left, right, top = rect.left() + scaled(12), rect.right() - scaled(12), rect.top() + scaled(7)
        first = line_height(Text.TITLE)
        counts = width_of(row.mentions, Text.SECOND) + 1
        canvas.line(QRect(right - counts, top, counts + 1, first), row.mentions, Text.SECOND, "muted")
        canvas.line(QRect(left, top, right - counts - scaled(8) - left, first), row.name, Text.TITLE)
        if row.quotations:
            link = quotations_box(rect, row)
            _draw_link(canvas, link, row.quotations)
            right = link.left() - scaled(4)
        below = QRect(left, top + first, right - left, line_height(Text.SECOND))
        canvas.line(below, row.about, Text.SECOND, "muted")

    @override
    def clicked(self, row: NameRow, rect: QRect, place: QPoint) -> bool:
        is_link = bool(row.quotations) and quotations_box(rect, row).contains(place)
        (self.quotations_clicked if is_link else self.mentions_clicked).emit()
        return True


def quotations_box(rect: QRect, row: NameRow) -> QRect:
    """Where, in a row with that box, the way to its quotations is."""
    width = width_of(row.quotations, Text.SECOND) + 1 + scaled(4)
    top = rect.top() + scaled(7) + line_height(Text.TITLE)
    # To the lower edge of the row, so that it is not too small to hit.
    return QRect(rect.right() - scaled(12) - width, top, width + 1, rect.bottom() - scaled(4) - top)


def _draw_link(canvas: RowCanvas, box: QRect, text: str) -> None:
    underlined = font(Text.SECOND)
    underlined.setUnderline(True)
    canvas.painter.setFont(underlined)
    canvas.painter.setPen(canvas.theme.colour("accent"))
    canvas.painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
