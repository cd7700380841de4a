"""Pairs quotation marks, paragraph by paragraph, whatever their style, without counting apostrophes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

_OPENING = "“„‟«〝「『"
_CLOSING = "”»〞」』"
_STRAIGHT = '"″'
_DOUBLE = re.compile(r"``|''|’’|‘‘|[“„‟«〝「『”»〞」』\"″]")
_DOUBLED = {"``": 1, "‘‘": 1, "’’": -1}
_PARAGRAPH = re.compile(r"[^\n]+")
_ELISION = r"(?!(?:\d\d?0?s|em|til|tis|twas|cause|bout|round|n|cuz|nuff)\b)"
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[—–:/\-“\"])[‘'‚‛`](?=[^\W_]|[“\"$£€.…\[(#@])" + _ELISION, re.IGNORECASE)
_SINGLE_CLOSE = re.compile(r"(?<=[^\s‘'(\[])[’'](?=$|[\s,.;:!?)\]—–…\-”\"])|(?<=[,.?!][ \xa0])’(?=\s)")
_SINGLES = "‘'‚‛`"
_NESTED_END = re.compile(r"(?<=[^\s‘])’’(?!’)")
_NEXT = re.compile(r"\s*(\S)")
_EDGES = " \t\r\n\xa0\u200b"


@dataclass(frozen=True, slots=True)
class Region:
    """A quoted stretch, in code points: `start` to `end` with its marks, `inner_start` to `inner_end` without.

    `closed` is False where the closing mark is missing and the stretch runs to the end of its paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True


def quoted_regions(text: str) -> tuple[Region, ...]:
    """The outermost quoted stretches of `text` in order; line feeds separate paragraphs and end a stretch.

    An empty text gives none. Time is linear in the length of the text.
    """
    found: list[Region] = []
    for paragraph in _PARAGRAPH.finditer(text):
        following = _NEXT.match(text, paragraph.end())
        continues = following is not None and following[1] in _SINGLES
        found.extend(_paragraph_regions(text, paragraph.start(), paragraph.end(), continues=continues))
    return tuple(region for region in found if _has_word(text, region))


def _has_word(text: str, region: Region) -> bool:
    return any(char.isalnum() for char in text[region.inner_start : region.inner_end])


def _paragraph_regions(text: str, start: int, end: int, *, continues: bool) -> list[Region]:
    marks = [(mark.start(), mark.end()) for mark in _DOUBLE.finditer(text, start, end)]
    singles = _single_regions(text, start, end, [mark[0] for mark in marks], continues=continues)
    regions: list[Region] = []
    covered = iter([*singles, Region(end, end, end, end)])
    single = next(covered)
    opened: tuple[int, int] | None = None
    for begin, stop in marks:
        while begin >= single.end and single.start < end:
            single = next(covered)
        if opened is None and single.start < begin < single.end:
            continue
        side = _side(text, begin, stop, (start, end), opened=opened is not None)
        if opened is not None and side:
            close = stop if side < 0 else begin
            if side < 0 and text[close : close + 1] in ("'", "’") and not text[close + 1 : close + 2].isalnum():
                close += 1
            regions.append(Region(opened[0], close, opened[1], begin))
            opened = None
        if side > 0:
            opened = (begin, stop)
    if opened is not None:
        regions.append(Region(opened[0], end, opened[1], end, closed=False))
    return _outermost(regions, singles)


def _outermost(doubles: list[Region], singles: list[Region]) -> list[Region]:
    merged: list[Region] = []
    for region in sorted([*doubles, *singles], key=lambda region: (region.start, -region.end)):
        if not merged or region.start >= merged[-1].end:
            merged.append(region)
    return merged


def _side(text: str, begin: int, stop: int, bounds: tuple[int, int], *, opened: bool) -> int:
    """1 for an opening mark, -1 for a closing one, 0 for a stray one."""
    mark = text[begin:stop]
    if mark[0] in _OPENING:
        ends = opened and not text[begin - 1].isspace() and (stop >= bounds[1] or text[stop].isspace())
        return -1 if ends else 1
    if mark[0] in _CLOSING:
        return -1
    if mark in _DOUBLED:
        return _DOUBLED[mark]
    before = text[begin - 1] if begin > bounds[0] else " "
    after = text[stop] if stop < bounds[1] else " "
    if opened:
        # a mark after a space and before a word opens anew: the closing mark before it was forgotten
        return 1 if before.isspace() and not after.isspace() else -1
    stray = not before.isspace() and before not in "([—–-/" and (after.isspace() or after in ",.;:!?)")
    return -1 if stray else 1


def _single_regions(text: str, start: int, end: int, doubles: list[int], *, continues: bool) -> list[Region]:
    if not any(mark in text[start:end] for mark in _SINGLES):
        return []
    openers = [mark.start() for mark in _SINGLE_OPEN.finditer(text, start, end) if _single(text, mark.start())]
    if not openers:
        return []
    closers = [mark.start() for mark in _SINGLE_CLOSE.finditer(text, start, end) if _single(text, mark.start())]
    begins = end - len(text[start:end].lstrip(_EDGES))
    nested_ends = [mark.start() for mark in _NESTED_END.finditer(text, start, end)]
    regions: list[Region] = []
    free_from = start
    for opener, following in pairwise([*openers, end]):
        if opener < free_from:
            continue
        closer = _closer(text, closers, opener, following)
        if closer < 0 and nested_ends and following < end:
            # ‘She said ‘go’ and left.’’ : the first of two closing marks ends the inner words, the second the outer
            at = bisect_left(nested_ends, following)
            if at < len(nested_ends):
                regions.append(Region(opener, nested_ends[at] + 2, opener + 1, nested_ends[at] + 1))
                free_from = nested_ends[at] + 2
                continue
        if closer < 0:
            if following == end and (continues or opener == begins):
                regions.append(Region(opener, end, opener + 1, end, closed=False))
            continue
        inside = bisect_left(doubles, closer) - bisect_left(doubles, opener)
        outside = bisect_left(doubles, opener)
        if inside % 2 or (inside == 0 and outside % 2):
            continue
        regions.append(Region(opener, closer + 1, opener + 1, closer))
        free_from = closer + 1
    return regions


def _single(text: str, at: int) -> bool:
    """Whether the mark stands alone: two in a row are one double mark."""
    char = text[at]
    return text[at + 1 : at + 2] != char and (at == 0 or text[at - 1] != char)


def _closer(text: str, closers: list[int], opener: int, following: int) -> int:
    """The likeliest closing mark between two openers; -1 where there is none.

    After an s a mark before a word may be a possessive (the workers' plan), so a surer one is preferred.
    """
    weak = -1
    for index in range(bisect_left(closers, opener + 2), len(closers)):
        closer = closers[index]
        if closer >= following:
            break
        possessive = text[closer - 1] in "sSzx" and text[closer + 1 : closer + 2] == " "
        if not (possessive and text[closer + 2 : closer + 3].isalpha()):
            return closer
        weak = closer if weak < 0 else weak
    return weak
