"""Finds quotation marks of every style, tells them from apostrophes by what stands around them, and pairs them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.extract.quotations.pairing import NEVER, Mark, Region, paired

_OPENING = "“„‟«〝「『"
_CLOSING = "”»〞」』"
_MARK = re.compile(
    r"[“„‟«〝「『”»〞」』\"″'‘’‚‛`](?:(?<=[“„‟«〝「『”»〞」』\"″])|(?<=\S['’])(?=(?:''|’’)(?!['’]))|(?<=`)`|(?<=')'|(?<=’)’|(?<=‘)‘"
    r"|(?<!\w['‘’‚‛`])|(?<=['‘’`])(?!\w))"
)
"""A double mark, one drawn as two single ones, or a single mark that is not inside a word.

Every mark is named first, since the search then skips from one to the next.
"""
_PARAGRAPH = re.compile(r"[^\n]+")
_NEXT = re.compile(r"\s*(\S)")
_EDGES = " \t\r\n\xa0\u200b"
_SINGLES = "‘'‚‛`"

_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|round|n|cuz|nuff|neath)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d\d\b(?![.,]\d)")
_CLIPPED = re.compile(r"(?:\b(?:o|ol|an|th|wi|n|d)|in)$", re.IGNORECASE)
_FUNCTION_WORD = re.compile(
    r"\s+(?:and|or|but|as|in|on|at|for|to|of|by|with|from|that|which|who|when|while|if|because|than|after|before|"
    r"is|was|were|are|has|had|have|will|would|he|she|it|they|we|I|said|says|say|told|the|a|an|his|her|their|not)\b"
)
_BEFORE_OPENING = '([{—–―-/:“"'
_BEHIND_OPENING = '“"$£€….[(#@&'
_BEHIND_CLOSING = ",.;:!?)]}—–―…-”\"'’/"
_SENTENCE_ENDS = ",.?!…"
_LONGEST_WORD = 3
"""Letters before a mark that tell a clipped word, as in rock 'n' roll."""
_LOOK_AHEAD = 12
_LEFT_OPEN = {(True, True): 0.4, (True, False): 1.0, (False, True): 0.8, (False, False): 4.0}
"""What it costs never to close a single mark: by whether it begins its paragraph, and a mark begins the next one."""


def quoted_regions(text: str) -> tuple[Region, ...]:
    """The outermost quoted stretches of `text` in order; line feeds separate paragraphs and end a stretch.

    An empty text gives none. Time is linear in the length of the text.
    """
    found: list[Region] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        found += paired(_marks(text, start, end), end)
    return tuple(region for region in found if _has_word(text, region))


def _has_word(text: str, region: Region) -> bool:
    return any(char.isalnum() for char in text[region.inner_start : region.inner_end])


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of the paragraph from `start` to before `end` that may begin or end a quoted stretch."""
    first = -1
    continues = False
    for match in _MARK.finditer(text, start, end):
        at, stop = match.span()
        if first < 0:
            first = end - len(text[start:end].lstrip(_EDGES))
            following = _NEXT.match(text, end)
            continues = following is not None and following[1] in _SINGLES
        before = text[at - 1] if at > start else " "
        after = text[stop] if stop < end else " "
        if stop - at == 2 or match[0] not in "'‘’‚‛`":
            yield Mark(at, stop, True, *_double_costs(match[0], before, after))
            continue
        opens, closes, idle = _single_costs(text, at, before, after)
        if opens < NEVER or closes < NEVER:
            yield Mark(at, stop, False, opens, closes, idle, _LEFT_OPEN[at == first, continues])


def _double_costs(mark: str, before: str, after: str) -> tuple[float, float, float]:
    """What it costs to read a double mark as opening, as closing and as neither, between two characters."""
    leans_left = before.isspace() and not after.isspace()
    leans_right = not before.isspace() and (after.isspace() or after in ",.;:!?)")
    if mark[0] in _OPENING or mark in ("``", "‘‘"):
        return (1.5, 0.5, 3.0) if leans_right else (0.0, NEVER, 3.0)
    if mark[0] in _CLOSING or mark == "’’":
        return (1.8, 0.5, 2.0) if leans_left else (NEVER, 0.0, 2.0)
    if leans_left:
        return 0.0, 3.0, 3.0
    if leans_right and before not in "([—–-/":
        return 3.5, 0.0, 2.0
    return 0.1, 0.0, 3.0


def _single_costs(text: str, at: int, before: str, after: str) -> tuple[float, float, float]:
    """The same for a single mark, which may be an apostrophe."""
    opening = before.isspace() or before in _BEFORE_OPENING
    if opening and (after.isalnum() or after in _BEHIND_OPENING):
        return _opening_costs(text, at)
    if text[at] in "‚‛":
        return NEVER, NEVER, 0.0
    ends = after.isspace() or after in _BEHIND_CLOSING
    if not before.isspace() and before not in "([‘" and ends:
        return _closing_costs(text, at, before, after)
    if before.isspace() and after.isspace() and text[at - 2 : at - 1] in tuple(_SENTENCE_ENDS):
        return NEVER, 0.3, 1.0
    return NEVER, NEVER, 0.0


def _opening_costs(text: str, at: int) -> tuple[float, float, float]:
    if _ELISION.match(text, at + 1):
        return 1.5, NEVER, 0.0
    if _YEAR.match(text, at + 1):
        return 1.0, NEVER, 0.3
    return (1.5, NEVER, 0.3) if text[at] == "’" else (0.0, NEVER, 2.0)


def _closing_costs(text: str, at: int, before: str, after: str) -> tuple[float, float, float]:
    """After a letter the mark may end a possessive (the workers' plan) or a clipped word (o' clock)."""
    if not before.isalpha():
        return NEVER, (0.3 if text[at] in "‘`" else 0.0), 2.0
    if _CLIPPED.search(text, max(0, at - _LONGEST_WORD), at):
        return NEVER, 0.4, 0.5
    if before not in "sSzx":
        return NEVER, 0.0, 1.6
    if not after.isspace():
        return NEVER, 0.1, 0.9
    return (NEVER, 0.2, 1.0) if _FUNCTION_WORD.match(text, at + 1, at + _LOOK_AHEAD) else (NEVER, 1.2, 0.2)
