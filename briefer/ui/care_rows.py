"""Rows of a title, a second line and a word at the right end, for the lists of the library's dialogs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from briefer.ui.fonts import Text, font, scaled
from briefer.ui.icons import pixmap
from briefer.ui.override import override
from briefer.ui.row_list import RowList
from briefer.ui.row_model import ROW, RowModel
from briefer.ui.rows import line_height, paint_ground, paint_hairline, paint_line
from briefer.ui.theme import Themes
from briefer.ui.wording import day_name, joined

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@dataclass(frozen=True, slots=True)
class CareRow:
    """One thing of a library; `drawing` names its icon, `side` stands at the right end."""

    key: str
    title: str
    about: str = ""
    side: str = ""
    drawing: str = "note"
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """The row in words."""
        return joined(self.title, self.about, self.side)


class CareDelegate(QStyledItemDelegate):
    """Draws such rows; one without a second line is lower."""

    def __init__(self, themes: Themes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: CareRow = index.data(ROW)
        below = line_height(Text.SECOND) if row.about else 0
        return QSize(scaled(200), line_height(Text.LIST) + below + scaled(14))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: CareRow = index.data(ROW)
        theme, rect = self._themes.current, option.rect
        painter.save()
        paint_hairline(painter, rect, theme)
        paint_ground(painter, option, theme)
        drawn = pixmap(row.drawing, theme.colour("muted"), scaled(16), painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + scaled(12), rect.center().y() - scaled(8), drawn)
        painter.setFont(font(Text.SECOND))
        width = painter.fontMetrics().horizontalAdvance(row.side)
        right = QRect(rect.right() - width - scaled(12), rect.top() + scaled(7), width, line_height(Text.LIST))
        painter.setPen(theme.colour("muted"))
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.side)
        start = rect.left() + scaled(38)
        paint_line(
            painter,
            QRect(start, right.top(), right.left() - start - scaled(10), right.height()),
            row.title,
            Text.LIST,
            theme,
        )
        if row.about:
            below = QRect(start, right.bottom() + 1, rect.right() - start - scaled(12), line_height(Text.SECOND))
            paint_line(painter, below, row.about, Text.SECOND, theme, "muted")
        painter.restore()


class CareList(QFrame):
    """A framed list of such rows."""

    def __init__(self, name: str, themes: Themes, lines: int) -> None:
        super().__init__()
        self.setObjectName("group")
        self._model: RowModel[CareRow] = RowModel(self)
        self.list = RowList(name, themes)
        self.list.setModel(self._model)
        self.list.setItemDelegate(CareDelegate(themes, self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.list)
        self.setFixedHeight(lines * (line_height(Text.LIST) + scaled(14)) + 2)

    @property
    def rows(self) -> tuple[CareRow, ...]:
        """The rows shown."""
        return self._model.rows

    def show_rows(self, rows: tuple[CareRow, ...]) -> None:
        """Show these rows, the first one current."""
        self._model.set_rows(rows)
        self.list.choose_row(0)

    def show_nothing(self, sentence: str) -> None:
        """Show no rows, and say why."""
        self._model.set_rows(())
        self.list.set_empty_text(sentence)


def size_words(size: int) -> str:
    """A size in bytes as one says it, such as 1.2 MB."""
    return _LOCALE.formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def moment_words(at: dt.datetime) -> str:
    """Day and time of the user's clock, such as "Yesterday, 09:11"."""
    local = at.astimezone()
    return f"{day_name(local.date(), dt.datetime.now().astimezone().date())}, {local:%H:%M}"
