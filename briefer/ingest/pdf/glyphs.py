"""Lines of text with their places, as they stand on a PDF page."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

from briefer.ingest.pdf.ligatures import UNNAMED

_CHAR_LIMIT = 60_000
"""Characters of one page: a page of small print has 10,000."""


_COMMON = 0x024F
"""Letters up to here are believed as they are."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text on one baseline, in points from the page's lower left corner; `size` is the type size."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    baseline: float
    order: int

    @property
    def width(self) -> float:
        """Points from the left to the right edge."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Box:
    """A drawn rectangle, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, line: Line) -> bool:
        """Whether a line stands inside, give or take a point."""
        middle = (line.bottom + line.top) / 2
        return self.left - 1 <= line.left and line.right <= self.right + 1 and self.bottom - 1 <= middle <= self.top + 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size in points, its lines in the order of the file, drawn boxes, and how many pictures it has."""

    width: float
    height: float
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    pictures: int


@dataclass(slots=True)
class _Glyph:
    char: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    baseline: float


def read_sheet(page: Any) -> Sheet:
    """The lines and boxes of a pypdfium2 page."""
    width, height = page.get_size()
    boxes, pictures = _drawn(page)
    text_page = page.get_textpage()
    try:
        glyphs = _glyphs(text_page)
    finally:
        text_page.close()
    return Sheet(width, height, tuple(_lines(glyphs)), boxes, pictures)


def _glyphs(text_page: Any) -> list[_Glyph]:
    from pypdfium2 import raw

    count = min(raw.FPDFText_CountChars(text_page.raw), _CHAR_LIMIT)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    glyphs: list[_Glyph] = []
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page.raw, index)
        if code in (10, 13):
            continue
        raw.FPDFText_GetCharBox(text_page.raw, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(text_page.raw, index, x, y)
        size = raw.FPDFText_GetFontSize(text_page.raw, index)
        if code > _COMMON and raw.FPDFText_HasUnicodeMapError(text_page.raw, index) == 1:
            code = ord(UNNAMED)
        glyphs.append(_Glyph(chr(code), left.value, right.value, bottom.value, top.value, size, y.value))
    return glyphs


def _lines(glyphs: list[_Glyph]) -> list[Line]:
    lines: list[Line] = []
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and _breaks(run, glyph):
            _close(run, lines)
            run = []
        run.append(glyph)
    _close(run, lines)
    return lines


def _breaks(run: list[_Glyph], glyph: _Glyph) -> bool:
    """Whether a glyph starts a new line: another baseline, a step back, or a gap as wide as a gutter."""
    if glyph.char.isspace():
        return False
    last = next((known for known in reversed(run) if not known.char.isspace()), None)
    if last is None:
        return True
    size = max(last.size, glyph.size, 1.0)
    same = abs(glyph.baseline - last.baseline) < size * 0.5
    return not same or glyph.left < last.left - size or glyph.left - last.right > size * 1.6


def _close(run: list[_Glyph], lines: list[Line]) -> None:
    inked = [glyph for glyph in run if not glyph.char.isspace()]
    if not inked:
        return
    sizes = sorted(glyph.size for glyph in inked)
    size = sizes[len(sizes) // 2]
    baselines = sorted(glyph.baseline for glyph in inked)
    baseline = baselines[len(baselines) // 2]
    text = "".join(glyph.char for glyph in run if not _is_mark(glyph, size, baseline))
    lines.append(
        Line(
            text=text.strip(),
            left=min(glyph.left for glyph in inked),
            right=max(glyph.right for glyph in inked),
            bottom=min(glyph.bottom for glyph in inked),
            top=max(glyph.top for glyph in inked),
            size=size,
            baseline=baseline,
            order=len(lines),
        )
    )


def _is_mark(glyph: _Glyph, size: float, baseline: float) -> bool:
    """Whether it is a raised figure that points to a note."""
    return glyph.char.isdigit() and glyph.size < size * 0.8 and glyph.baseline > baseline + size * 0.15


def _drawn(page: Any) -> tuple[tuple[Box, ...], int]:
    from pypdfium2 import raw

    boxes: list[Box] = []
    pictures = 0
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), 3000)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = (ctypes.c_float() for _ in range(4))
            if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                boxes.append(Box(left.value, bottom.value, right.value, top.value))
    return tuple(boxes), pictures
