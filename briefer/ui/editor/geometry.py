"""Where the paper lies on the desk, and what is to be seen of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument

from briefer.ui.editor.look import PageLook

DESK = 11.0
DESK_TOP = 14.0
PAPER_WIDTH = 640.0
LEFT, RIGHT, TOP, BOTTOM = 56.0, 70.0, 20.0, 48.0


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper in pixels of the viewport: `x` and `width` outside, `left` and `right` of its text."""

    x: float
    width: float
    left: float
    right: float


def paper_in(width: float, look: PageLook) -> Paper:
    """The paper on a desk of that width in pixels: centred, and as wide as is good to read at the most."""
    desk = look.px(DESK)
    wide = max(look.px(240), min(width - 2 * desk, look.px(PAPER_WIDTH)))
    x = float(round(max(desk, (width - wide) / 2)))
    return Paper(x, wide, x + look.px(LEFT), x + wide - look.px(RIGHT))


def visible_blocks(document: QTextDocument, first: QTextBlock, offset: float, height: float) -> Iterator[QTextBlock]:
    """The blocks from `first` on that reach into the view; `offset` is how far the document is scrolled."""
    layout = document.documentLayout()
    block = first
    while block.isValid():
        if layout.blockBoundingRect(block).top() - offset > height:
            return
        yield block
        block = block.next()


def line_rect(block: QTextBlock, start: int, end: int, index: int) -> QRectF | None:
    """Where the UTF-16 units `start` to `end` of a block stand in its line `index`, in document pixels."""
    layout = block.layout()
    line = layout.lineAt(index)
    first, last = line.textStart(), line.textStart() + line.textLength()
    if end <= first or start >= last:
        return None
    left = _x_of(line.cursorToX(max(start, first)))
    right = _x_of(line.cursorToX(min(end, last)))
    at = layout.position()
    return QRectF(at.x() + left, at.y() + line.y(), right - left, line.ascent() + line.descent())


def _x_of(answer: object) -> float:
    """PySide6 gives the position in a pair with the column it belongs to."""
    if isinstance(answer, tuple):
        return float(answer[0])
    assert isinstance(answer, float | int)
    return float(answer)
