"""Rows of a title, a second line and a word at the right end, for the lists of the library's dialogs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRect
from PySide6.QtWidgets import QFrame, QVBoxLayout

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.row_delegate import RowCanvas, RowDelegate, width_of
from briefer.ui.widgets.row_list import RowList
from briefer.ui.widgets.row_model import RowModel
from briefer.ui.widgets.rows import line_height
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


class CareDelegate(RowDelegate[CareRow]):
    """Draws such rows; one without a second line is lower."""

    @override
    def height(self, row: CareRow) -> int:
        below = line_height(Text.SECOND) if row.about else 0
        return line_height(Text.LIST) + below + scaled(14)

    @override
    def draw(self, canvas: RowCanvas, row: CareRow, *, is_current: bool) -> None:
        rect = canvas.rect
        canvas.drawing(row.drawing, rect.left() + scaled(12), rect.center().y() - scaled(8))
        width = width_of(row.side, Text.SECOND)
        right = QRect(rect.right() - width - scaled(12), rect.top() + scaled(7), width, line_height(Text.LIST))
        canvas.end(right, row.side, Text.SECOND)
        start = rect.left() + scaled(38)
        title = QRect(start, right.top(), right.left() - start - scaled(10), right.height())
        canvas.line(title, row.title, Text.LIST)
        if row.about:
            below = QRect(start, right.bottom() + 1, rect.right() - start - scaled(12), line_height(Text.SECOND))
            canvas.line(below, row.about, Text.SECOND, "muted")


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
        self.set_lines(lines)

    @property
    def rows(self) -> tuple[CareRow, ...]:
        """The rows shown."""
        return self._model.rows

    def set_lines(self, lines: int) -> None:
        """Give the list the height of so many rows of one line."""
        self.setFixedHeight(lines * (line_height(Text.LIST) + scaled(14)) + 4)

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
