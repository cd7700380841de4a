"""The list of briefs on the start page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.override import override
from briefer.ui.widgets.row_delegate import RowCanvas, RowDelegate
from briefer.ui.widgets.rows import line_height
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


class BriefDelegate(RowDelegate[BriefRow]):
    """Draws the rows of briefs."""

    @override
    def height(self, row: BriefRow) -> int:
        return super().height(row) + scaled(6)

    @override
    def draw(self, canvas: RowCanvas, row: BriefRow, *, is_current: bool) -> None:
        rect = canvas.rect
        canvas.drawing("brief", rect.left() + scaled(14), rect.center().y() - scaled(8))
        first = line_height(Text.TITLE)
        right = QRect(rect.right() - scaled(160), rect.top() + scaled(10), scaled(146), first)
        canvas.end(right, row.when, Text.SECOND, "text")
        below = QRect(right.left(), right.top() + first, right.width(), line_height(Text.SECOND))
        canvas.end(below, row.marking, Text.SECOND)
        left = rect.left() + scaled(42)
        canvas.two_lines(left, right.top(), right.left() - scaled(8) - left, row.title, row.about)
