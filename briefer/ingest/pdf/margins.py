"""What stands round the running text of a page: heads, feet, page numbers, notes, boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.ingest.pdf.glyphs import Line, Sheet

_PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:page|seite|pagina|página|p\.?)?\s*\d{1,4}(?:\s*(?:of|/|von|de|sur)\s*\d{1,4})?[\W_]*$|^[ivxlc]{1,6}$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^(?:\d{1,3}|[*†‡§]{1,3})[.)]?\s*[^\W\d_]{2}")
_EDGE = 0.12
"""Share of the page's height at its top and foot where heads and feet stand."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of a page by what they are."""

    body: tuple[Line, ...]
    margins: tuple[Line, ...]
    notes: tuple[Line, ...]
    boxed: tuple[Line, ...]


def part_sheet(sheet: Sheet, sheets: tuple[Sheet, ...], body_size: float) -> Parts:
    """Tell the running text of a page from what stands round it."""
    repeated = _repeated(sheets)
    margins = {line.order for line in sheet.lines if _in_margin(line, sheet, repeated, body_size)}
    rest = [line for line in sheet.lines if line.order not in margins]
    notes = {line.order for line in _notes(rest, sheet, body_size)}
    boxed = {line.order for line in _boxed(rest, sheet)} - notes
    return Parts(
        body=tuple(line for line in rest if line.order not in notes and line.order not in boxed),
        margins=tuple(line for line in sheet.lines if line.order in margins),
        notes=tuple(line for line in rest if line.order in notes),
        boxed=tuple(line for line in rest if line.order in boxed),
    )


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text).strip().lower()


def _repeated(sheets: tuple[Sheet, ...]) -> frozenset[str]:
    """Shapes of lines that stand at the edge of several pages."""
    counts: dict[str, set[int]] = {}
    for number, sheet in enumerate(sheets):
        for line in sheet.lines:
            if _at_edge(line, sheet):
                counts.setdefault(_shape(line.text), set()).add(number)
    return frozenset(shape for shape, pages in counts.items() if len(pages) >= 2)


def _at_edge(line: Line, sheet: Sheet) -> bool:
    return line.bottom > sheet.height * (1 - _EDGE) or line.top < sheet.height * _EDGE


def _in_margin(line: Line, sheet: Sheet, repeated: frozenset[str], body_size: float) -> bool:
    if not _at_edge(line, sheet):
        return False
    if _NOTE.match(line.text) and line.size < body_size * 0.92 and line.top < sheet.height * 0.5:
        return False
    if _PAGE_NUMBER.match(line.text) or _shape(line.text) in repeated:
        return True
    return line.size < body_size * 0.9 and len(sheet.lines) > 3 and _stands_apart(line, sheet)


def _stands_apart(line: Line, sheet: Sheet) -> bool:
    """Whether a line is farther from the nearest other row than lines of a text are."""
    gaps = [
        abs(other.baseline - line.baseline)
        for other in sheet.lines
        if abs(other.baseline - line.baseline) > line.size * 0.5
    ]
    return not gaps or min(gaps) > line.size * 1.8


def _notes(lines: list[Line], sheet: Sheet, body_size: float) -> list[Line]:
    """Small lines at the foot of the page or column."""
    small = [line for line in lines if line.size < body_size * 0.92 and line.top < sheet.height * 0.5]
    body = [line for line in lines if line.size >= body_size * 0.92]
    return [
        line for line in small
        if not any(other.top < line.bottom and other.left < line.right and line.left < other.right for other in body)
    ]  # fmt: skip


def _boxed(lines: list[Line], sheet: Sheet) -> list[Line]:
    """Lines inside a drawn box that holds only a small part of the page's text."""
    total = sum(len(line.text) for line in lines) or 1
    found: list[Line] = []
    for box in sheet.boxes:
        if box.right - box.left < 40 or box.top - box.bottom < 12 or (box.top - box.bottom) > sheet.height * 0.6:
            continue
        inside = [line for line in lines if box.holds(line)]
        if inside and sum(len(line.text) for line in inside) < total * 0.35:
            found += inside
    return found
