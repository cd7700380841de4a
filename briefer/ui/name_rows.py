"""The rows of the names pane and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from briefer.core.suggestion import NameKind
from briefer.ui.fonts import Text, font, scaled
from briefer.ui.override import override
from briefer.ui.row_model import ROW
from briefer.ui.rows import line_height, paint_ground, paint_hairline, paint_line
from briefer.ui.theme import Themes
from briefer.ui.wording import counted, filled, joined, one_line
from briefer.workflow.naming import NamedEntry, folded

_MOST_ROLES = 3


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


class NameDelegate(QStyledItemDelegate):
    """Draws names: the count of quotations is underlined and leads to them, the rest of a row to the mentions."""

    mentions_clicked = Signal()
    quotations_clicked = Signal()

    def __init__(self, themes: Themes, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._themes = themes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(scaled(100), line_height(Text.TITLE) + line_height(Text.SECOND) + scaled(14))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: NameRow = index.data(ROW)
        theme = self._themes.current
        rect = option.rect
        painter.save()
        paint_hairline(painter, rect, theme)
        paint_ground(painter, option, theme)
        left, right, top = rect.left() + scaled(12), rect.right() - scaled(12), rect.top() + scaled(7)
        first = line_height(Text.TITLE)
        counts = _width(row.mentions)
        paint_line(painter, QRect(right - counts, top, counts + 1, first), row.mentions, Text.SECOND, theme, "muted")
        paint_line(painter, QRect(left, top, right - counts - scaled(8) - left, first), row.name, Text.TITLE, theme)
        link = quotations_box(rect, row)
        if row.quotations:
            painter.setFont(_link_font())
            painter.setPen(theme.colour("accent"))
            painter.drawText(link, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.quotations)
            right = link.left() - scaled(4)
        below = QRect(left, top + first, right - left, line_height(Text.SECOND))
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
            row: NameRow = index.data(ROW)
            is_link = bool(row.quotations) and quotations_box(option.rect, row).contains(event.position().toPoint())
            (self.quotations_clicked if is_link else self.mentions_clicked).emit()
            return True
        return super().editorEvent(event, model, option, index)


def quotations_box(rect: QRect, row: NameRow) -> QRect:
    """Where, in a row with that box, the way to its quotations is."""
    width = _width(row.quotations) + scaled(4)
    top = rect.top() + scaled(7) + line_height(Text.TITLE)
    # To the lower edge of the row, so that it is not too small to hit.
    return QRect(rect.right() - scaled(12) - width, top, width + 1, rect.bottom() - scaled(4) - top)


def _link_font() -> QFont:
    made = font(Text.SECOND)
    made.setUnderline(True)
    return made


def _width(text: str) -> int:
    return QFontMetrics(font(Text.SECOND)).horizontalAdvance(text) + 1
