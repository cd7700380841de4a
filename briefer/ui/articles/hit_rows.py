"""The list of what a search found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.ui.look.fonts import scaled
from briefer.ui.override import override
from briefer.ui.widgets.row_delegate import RowCanvas, RowDelegate
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


class HitDelegate(RowDelegate[HitRow]):
    """Draws what was found: title and the words around the match."""

    @override
    def draw(self, canvas: RowCanvas, row: HitRow, *, is_current: bool) -> None:
        rect = canvas.rect
        top, left = rect.top() + scaled(7), rect.left() + scaled(38)
        canvas.drawing(_DRAWINGS.get(row.kind, "copy"), rect.left() + scaled(12), top + scaled(1))
        canvas.two_lines(left, top, rect.right() - scaled(12) - left, row.title, row.snippet)
