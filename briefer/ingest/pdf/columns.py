"""The reading order of the lines of a page: bands across, columns down."""

from __future__ import annotations

from briefer.ingest.pdf.glyphs import Line

_DEPTH = 8
_STEP = 2.0
"""Points between the places tried for a gutter."""


def in_reading_order(lines: list[Line], known: float | None = None, depth: int = 0) -> list[list[Line]]:
    """The lines of a page as columns, each from top to bottom, in the order they are read.

    `known` is the place of a gutter on another page, which is believed here too where it fits.
    """
    if depth > _DEPTH or len(lines) < 2:
        return [_down(lines)] if lines else []
    gutter = find_gutter(lines)
    if gutter is None and known is not None and _fits(lines, known):
        gutter = known
    if gutter is None:
        return [_down(lines)]
    columns: list[list[Line]] = []
    for across, band in _bands(lines, gutter):
        if across:
            columns.append(_down(band))
            continue
        columns += in_reading_order([line for line in band if line.right <= gutter], None, depth + 1)
        columns += in_reading_order([line for line in band if line.left >= gutter], None, depth + 1)
    return columns


def _down(lines: list[Line]) -> list[Line]:
    """The lines from top to bottom, those of one baseline from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.baseline, line.left)):
        if rows and abs(rows[-1][0].baseline - line.baseline) < max(line.size, 1) * 0.4:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def find_gutter(lines: list[Line]) -> float | None:
    """The place of an empty strip with lines on both sides, or None: few lines may cross it."""
    if len(lines) < 6:
        return None
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    best: tuple[float, float] | None = None
    x = start + (end - start) * 0.12
    while x < end - (end - start) * 0.12:
        crossing = [line for line in lines if line.left < x < line.right]
        left = [line for line in lines if line.right <= x]
        right = [line for line in lines if line.left >= x]
        if len(left) >= 3 and len(right) >= 3 and len(crossing) <= len(lines) * 0.3 and _side_by_side(left, right):
            room = min(line.left for line in right) - max(line.right for line in left)
            score = room - len(crossing) * 3
            if room > 3 and (best is None or score > best[0]):
                best = (score, (min(line.left for line in right) + max(line.right for line in left)) / 2)
        x += _STEP
    return best[1] if best else None


def _fits(lines: list[Line], gutter: float) -> bool:
    """Whether a gutter known from another page has lines on both sides here and few across."""
    across = sum(1 for line in lines if line.left < gutter < line.right)
    left = sum(1 for line in lines if line.right <= gutter)
    right = sum(1 for line in lines if line.left >= gutter)
    return left >= 1 and right >= 1 and across <= len(lines) * 0.3


def _side_by_side(left: list[Line], right: list[Line]) -> bool:
    """Whether the two groups share most of the height of the shorter one."""
    top = min(max(line.top for line in left), max(line.top for line in right))
    bottom = max(min(line.bottom for line in left), min(line.bottom for line in right))
    heights = (max(line.top for line in side) - min(line.bottom for line in side) for side in (left, right))
    return top - bottom > 0.4 * min(heights)


def _bands(lines: list[Line], gutter: float) -> list[tuple[bool, list[Line]]]:
    """The lines in bands from top to bottom: those across the gutter, and those between them.

    The short last line of a heading across the page goes with the lines above it.
    """
    bands: list[tuple[bool, list[Line]]] = []
    for line in _down(lines):
        across = line.left < gutter < line.right
        if not across and bands and bands[-1][0]:
            above = bands[-1][1][-1]
            close = above.baseline - line.baseline < above.size * 1.8
            across = close and abs(above.size - line.size) < 0.5 and line.size > _usual_size(lines) * 1.12
        if bands and bands[-1][0] == across:
            bands[-1][1].append(line)
        else:
            bands.append((across, [line]))
    return bands


def _usual_size(lines: list[Line]) -> float:
    sizes = sorted(line.size for line in lines)
    return sizes[len(sizes) // 2]
