"""From the lines of all pages to paragraphs."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median

from briefer.core.article import CutReason, ParagraphKind
from briefer.ingest.cleaning import ends_sentence
from briefer.ingest.draft import Block
from briefer.ingest.pdf.columns import find_gutters, in_reading_order
from briefer.ingest.pdf.glyphs import Line, Sheet
from briefer.ingest.pdf.hyphens import HYPHENS, Hyphens
from briefer.ingest.pdf.margins import Parts, part_sheet

_PAGES_LOOKED_AT = 6
"""Pages from which the place of a gutter is learnt."""


def page_blocks(sheets: tuple[Sheet, ...]) -> tuple[tuple[Block, ...], str]:
    """The blocks of all pages in reading order, and the words in the largest type ("" where there is none)."""
    body_size = _body_size(sheets)
    parts = [part_sheet(sheet, sheets, body_size) for sheet in sheets]
    known = _known_gutters(parts)
    columns = [column for part in parts for column in in_reading_order(list(part.body), known)]
    groups = _groups(columns, body_size)
    hyphens = Hyphens(sheets)
    blocks = [_block(group, body_size, hyphens) for group in groups]
    title = _title(groups, body_size, hyphens)
    return (*blocks, *_aside(parts, hyphens)), title


def _known_gutters(parts: list[Parts]) -> tuple[float, ...]:
    """The gutters that most pages with columns share, from left to right, give or take a few points."""
    found = [sorted(find_gutters(list(part.body))) for part in parts[:_PAGES_LOOKED_AT]]
    counts = Counter(len(gutters) for gutters in found if gutters)
    if not counts:
        return ()
    usual = counts.most_common(1)[0][0]
    alike = [gutters for gutters in found if len(gutters) == usual]
    return tuple(median(places) for places in zip(*alike, strict=True))


def _body_size(sheets: tuple[Sheet, ...]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def _groups(columns: list[list[Line]], body_size: float) -> list[list[Line]]:
    """The lines in groups of one paragraph each, over the ends of columns and pages."""
    groups: list[list[Line]] = []
    leading = _leading(columns)
    right = 0.0
    for column in columns:
        before, right = right, _right_edge(column)
        for index, line in enumerate(column):
            if not groups:
                groups.append([line])
                continue
            previous = groups[-1][-1]
            if index == 0:
                left = _left_edge(column)
                indented = line.left > left + line.size * 0.7 and _indents(column, left)
                new = indented or not _goes_on(groups[-1], line, body_size, before)
            else:
                new = _starts(previous, line, column, leading, right)
            if new:
                groups.append([line])
            else:
                groups[-1].append(line)
    return groups


def _leading(columns: list[list[Line]]) -> float:
    """The usual distance of baselines, in type sizes."""
    steps = [
        (one.baseline - two.baseline) / max(one.size, 1)
        for column in columns
        for one, two in pairwise(column)
        if abs(one.size - two.size) < 0.6 and 0.5 < (one.baseline - two.baseline) / max(one.size, 1) < 3
    ]
    return min(_common(steps), 2.2) if steps else 1.3


def _common(steps: list[float]) -> float:
    """The smallest distance that is common, for gaps between paragraphs lie above it."""
    counts = Counter(round(step, 1) for step in steps)
    best = min(step for step in counts if counts[step] >= max(counts.values()) * 0.2)
    return median(step for step in steps if abs(step - best) <= 0.1)


def _right_edge(column: list[Line]) -> float:
    edges = sorted(line.right for line in column)
    return edges[int(len(edges) * 0.9)] if edges else 0.0


def _left_edge(column: list[Line]) -> float:
    """The edge from which full lines start: the leftmost that a fair part of the lines share."""
    edges = sorted(line.left for line in column)
    wanted = max(1, len(edges) * 0.15)
    return next((edge for edge in edges if sum(1 for other in edges if edge <= other < edge + 2) >= wanted), edges[0])


def _starts(previous: Line, line: Line, column: list[Line], leading: float, right: float) -> bool:
    """Whether `line` opens a paragraph below `previous` in its column."""
    size = max(previous.size, line.size, 1.0)
    if abs(previous.size - line.size) > size * 0.1:
        return True
    step = (previous.baseline - line.baseline) / size
    if step < leading * 0.3:
        return False
    if step > leading * 1.22 + 0.02:
        return True
    left = _left_edge(column)
    if line.left > left + size * 0.7 and (previous.left < left + size * 0.7 or _indents(column, left)):
        return True
    room = right - previous.right
    first = line.width / max(len(line.text), 1) * (len(line.text.split(" ", 1)[0]) + 1)
    return room > first + size * 2 and ends_sentence(previous.text) and line.text[:1].isupper()


def _indents(column: list[Line], left: float) -> bool:
    """Whether the column's paragraphs begin with an indent: some lines do, most do not."""
    indented = sum(1 for line in column if left + line.size * 0.7 < line.left < left + line.size * 3.5)
    return 0 < indented <= len(column) * 0.5


def _goes_on(group: list[Line], line: Line, body_size: float, right: float) -> bool:
    """Whether a paragraph goes on at the top of the next column or page; `right` is the edge of the one before."""
    previous = group[-1]
    if abs(previous.size - line.size) > max(previous.size, line.size) * 0.1:
        return False
    if previous.text[-1:] in HYPHENS:
        return True
    if line.text[:1].islower():
        return True
    if not ends_sentence(previous.text):
        return previous.size <= body_size * 1.15
    if len(group) < 2:
        return False
    first = line.width / max(len(line.text), 1) * (len(line.text.split(" ", 1)[0]) + 1)
    return right - previous.right < max(previous.size * 0.6, min(first, previous.size * 2) if _is_ragged(group) else 0)


def _is_ragged(group: list[Line]) -> bool:
    """Whether the lines of a paragraph end at different places."""
    ends = [line.right for line in group[:-1]]
    return len(ends) > 1 and max(ends) - min(ends) > group[0].size * 0.5


def _block(group: list[Line], body_size: float, hyphens: Hyphens) -> Block:
    text = hyphens.joined([line.text for line in group])
    heading = group[0].size > body_size * 1.12 and len(text) < 250
    return Block(text, ParagraphKind.HEADING if heading else ParagraphKind.TEXT)


def _title(groups: list[list[Line]], body_size: float, hyphens: Hyphens) -> str:
    """The words in the largest type near the start, where they are larger than the body."""
    first = groups[:15]
    largest = max((group[0].size for group in first), default=0.0)
    if largest < body_size * 1.15:
        return ""
    for group in first:
        if group[0].size >= largest * 0.98:
            return hyphens.joined([line.text for line in group])[:400]
    return ""


def _aside(parts: list[Parts], hyphens: Hyphens) -> list[Block]:
    """Heads, feet, notes and boxes as cuts."""
    blocks: list[Block] = []
    for part in parts:
        for lines, reason in (
            (part.margins, CutReason.FURNITURE),
            (part.notes, CutReason.FOOTNOTE),
            (part.boxed, CutReason.FURNITURE),
        ):
            if lines:
                blocks.append(Block(hyphens.joined([line.text for line in lines]), cut=reason))
    return blocks
