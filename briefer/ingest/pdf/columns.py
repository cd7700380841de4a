"""The reading order of the lines of a page: bands across, columns down."""

from __future__ import annotations

from briefer.ingest.pdf.glyphs import Line

_DEPTH = 8
_STEP = 2.0
"""Points between the places tried for a gutter."""

_RAGGED = 25.0
"""Points of room that a gutter must have more where no column begins at it, and for each line that ends in it."""

_FLUSH = 2.0
"""Points by which the lines of a column may begin apart."""


def in_reading_order(lines: list[Line], known: tuple[float, ...] = (), depth: int = 0) -> list[list[Line]]:
    """The lines of a page as columns, each from top to bottom, in the order they are read.

    `known` are the places of gutters on other pages, which are believed here too where they fit.
    """
    if depth > _DEPTH or len(lines) < 2:
        return [_down(lines)] if lines else []
    # What other pages show is surer than the gaps between the words of a few lines.
    gutter = next((place for place in known if _fits(lines, place, most_across=0.0)), None) or find_gutter(lines)
    if gutter is None:
        gutter = next((place for place in known if _fits(lines, place)), None)
    if gutter is None:
        return [_down(lines)]
    columns: list[list[Line]] = []
    for across, band in _bands(lines, gutter):
        if across:
            columns.append(_down(band))
            continue
        columns += in_reading_order([line for line in band if line.right <= gutter], known, depth + 1)
        columns += in_reading_order([line for line in band if line.left >= gutter], known, depth + 1)
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


def find_gutters(lines: list[Line], depth: int = 0) -> tuple[float, ...]:
    """The places of all gutters of a page, the widest strip first."""
    gutter = find_gutter(lines) if depth <= 2 else None
    if gutter is None:
        return ()
    sides = ([line for line in lines if line.right <= gutter], [line for line in lines if line.left >= gutter])
    return (gutter, *(place for side in sides for place in find_gutters(side, depth + 1)))


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
            near, far = max(line.right for line in left), min(line.left for line in right)
            # A heading goes right across the strip; a line that ends in it belongs to a column there.
            blocking = sum(1 for line in crossing if line.left > near or line.right < far)
            score = far - near - len(crossing) * 3 - blocking * _RAGGED - (0 if _is_flush(right) else _RAGGED)
            if far - near > 3 and (best is None or score > best[0]):
                best = (score, (far + near) / 2)
        x += _STEP
    return best[1] if best else None


def _is_flush(lines: list[Line]) -> bool:
    """Whether the lines nearest to a gutter begin at one edge, as a column does and words set wide apart do not."""
    edge = min(line.left for line in lines)
    return sum(1 for line in lines if line.left - edge < _FLUSH) >= max(3, len(lines) * 0.2)


def _fits(lines: list[Line], gutter: float, most_across: float = 0.3) -> bool:
    """Whether a gutter known from another page has lines on both sides here and at most that part of them across."""
    across = sum(1 for line in lines if line.left < gutter < line.right)
    left = sum(1 for line in lines if line.right <= gutter)
    right = sum(1 for line in lines if line.left >= gutter)
    return left >= 1 and right >= 1 and across <= len(lines) * most_across


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
