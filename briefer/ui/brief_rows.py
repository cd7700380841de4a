"""The list of briefs on the start page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefer.ui.fonts import Text, font, scaled
from briefer.ui.icons import pixmap
from briefer.ui.override import override
from briefer.ui.row_model import ROW
from briefer.ui.rows import line_height, paint_ground, paint_hairline, paint_line
from briefer.ui.theme import Themes
from briefer.ui.wording import counted, joined, moment, one_line, tr

if TYPE_CHECKING:
    from briefer.library import BriefEntry


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One brief."""

    key: str
    title: str
    about: str
    when: str
    marking: str
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """The row in words."""
        return joined(self.title, self.about, self.when, self.marking)


def brief_rows(
    entries: tuple[BriefEntry, ...], template_names: Mapping[str, str], now: dt.datetime
) -> tuple[BriefRow, ...]:
    """The rows, the brief saved last first."""
    ordered = sorted(entries, key=lambda entry: entry.saved_at, reverse=True)
    return tuple(
        BriefRow(
            entry.id,
            one_line(entry.title, 120) or tr("Untitled brief"),
            joined(
                template_names.get(entry.template, one_line(entry.template, 60)),
                counted(entry.articles, "article", "articles"),
                counted(entry.kept, "kept", "kept"),
            ),
            moment(entry.saved_at, now),
            one_line(entry.marking, 40),
        )
        for entry in ordered
    )


class BriefDelegate(QStyledItemDelegate):
    """Draws the rows of briefs."""

    def __init__(self, themes: Themes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(scaled(200), line_height(Text.TITLE) + line_height(Text.SECOND) + scaled(20))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: BriefRow = index.data(ROW)
        theme = self._themes.current
        rect = option.rect
        painter.save()
        paint_hairline(painter, rect, theme)
        paint_ground(painter, option, theme)
        drawn = pixmap("brief", theme.colour("muted"), scaled(16), painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + scaled(14), rect.center().y() - scaled(8), drawn)
        first, second = line_height(Text.TITLE), line_height(Text.SECOND)
        right = QRect(rect.right() - scaled(160), rect.top() + scaled(10), scaled(146), first)
        painter.setFont(font(Text.SECOND))
        painter.setPen(theme.colour("text"))
        ends = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(right, ends, row.when)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRect(right.left(), right.top() + first, right.width(), second), ends, row.marking)
        left = QRect(rect.left() + scaled(42), right.top(), right.left() - rect.left() - scaled(50), first)
        paint_line(painter, left, row.title, Text.TITLE, theme)
        below = QRect(left.left(), left.top() + first, left.width(), second)
        paint_line(painter, below, row.about, Text.SECOND, theme, "muted")
        painter.restore()
