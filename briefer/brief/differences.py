"""Which words of a quotation are not the source's own, and which of the source's are missing from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

from briefer.brief.verbatim import VerbatimState, compare, folded
from briefer.core.span import Span

_WORD = re.compile(r"\[[^\[\]]{1,200}\]\S*|\S+")
_LONE_CUT = re.compile(r"\[\s*(?:\.\.\.|…)\s*\]")
MOST_WORDS = 400
"""Words of a quotation up to which they are compared one by one; a longer one counts as changed whole."""


class Sort(Enum):
    """How a stretch of a quotation and one of its source go together."""

    SAME = "same"
    MARKED = "marked"
    MISSING = "missing"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the quotation beside words of its source, each in code points of its own text.

    A missing stretch has an empty span in the quotation, where the words would stand, an added one in the source.
    """

    sort: Sort
    quoted: Span
    source: Span

    @property
    def differs(self) -> bool:
        """Whether the words are not the source's and nothing says so."""
        return self.sort in {Sort.MISSING, Sort.ADDED, Sort.CHANGED}


@lru_cache(maxsize=256)
def compare_words(quoted: str, source: str) -> tuple[Stretch, ...]:
    """The quotation beside its source, stretch by stretch in reading order.

    What the source says before and after the quoted words is left out: fewer words than were kept are no change.
    Words in [square brackets] and cuts written […] are marked, not wrong. A quotation without words gives nothing.
    """
    here, there = list(_WORD.finditer(quoted)), list(_WORD.finditer(source))
    if not here:
        return ()
    if max(len(here), len(there)) > MOST_WORDS or not there:
        return (Stretch(Sort.CHANGED, Span(here[0].start(), here[-1].end()), Span(0, len(source))),)
    matcher = SequenceMatcher(
        None,
        [folded(match.group()) for match in here],
        [folded(match.group()) for match in there],
        autojunk=False,
    )
    found: list[Stretch] = []
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "insert" and (start == 0 or start == len(here)):
            continue
        sort = _sort(tag, tuple(match.group() for match in here[start:end]))
        found.append(Stretch(sort, _covered(here, start, end), _covered(there, first, last)))
    return tuple(found)


@lru_cache(maxsize=256)
def altered_spans(quoted: str, source: str) -> tuple[tuple[int, int], ...]:
    """The stretches of `quoted` (code points, in order) that differ from `source`: what gets the wave underline.

    Where words of the source are missing, the words on both sides of the gap are named.
    """
    words = [match.span() for match in _WORD.finditer(quoted)]
    wrong: set[int] = set()
    for stretch in compare_words(quoted, source):
        if stretch.sort is Sort.MISSING:
            gap = sum(end <= stretch.quoted.start for _start, end in words)
            wrong.update({max(0, gap - 1), min(gap, len(words) - 1)})
        elif stretch.differs:
            wrong.update(
                index
                for index, (start, end) in enumerate(words)
                if start < stretch.quoted.end and stretch.quoted.start < end
            )
    spans: list[tuple[int, int]] = []
    for index in sorted(wrong):
        start, end = words[index]
        if spans and index - 1 in wrong:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def source_words(quoted: str, source: str) -> str:
    """The source's own words for a quotation that differs: as much of the source as was quoted, all of it in doubt.

    What is offered is never altered itself, not even where the source has marks such as […] of its own.
    """
    stretches = compare_words(quoted, source)
    same = sum(len(stretch.quoted) for stretch in stretches if stretch.sort is Sort.SAME)
    if not stretches or same * 2 < len(quoted.strip()):
        return source
    words = source[stretches[0].source.start : stretches[-1].source.end]
    return source if compare(words, source) is VerbatimState.ALTERED else words


def marked_words(quoted: str, source: str) -> str:
    """The quotation with cuts marked […] and other words in [brackets]; "" where that does not make it sound."""
    pieces: list[str] = []
    for stretch in compare_words(quoted, source):
        words = stretch.quoted.cut(quoted)
        if stretch.sort is Sort.MISSING:
            pieces.append("[…]")
        elif stretch.sort in {Sort.ADDED, Sort.CHANGED}:
            pieces.append(f"[{words.strip('[]')}]")
        else:
            pieces.append(words)
    marked = _LONE_CUT.sub("[…]", " ".join(piece for piece in pieces if piece))
    return marked if compare(marked, source) is VerbatimState.MARKED else ""


def common_stretch(quoted: str, source: str) -> Span | None:
    """The longest run of the quotation's words that is the source's word for word, the last one among equals."""
    same = [
        stretch.quoted
        for stretch in compare_words(quoted, source)
        if stretch.sort is Sort.SAME and compare(stretch.quoted.cut(quoted), source) is not VerbatimState.ALTERED
    ]
    return max(same, key=lambda span: (len(span), span.start), default=None)


def _sort(tag: str, words: tuple[str, ...]) -> Sort:
    if tag == "equal":
        return Sort.SAME
    if tag == "insert":
        return Sort.MISSING
    if all(word.startswith("[") for word in words):
        return Sort.MARKED
    return Sort.ADDED if tag == "delete" else Sort.CHANGED


def _covered(words: list[re.Match[str]], first: int, last: int) -> Span:
    """The span of the words from `first` up to `last`; an empty one behind the word before where there are none."""
    if first < last:
        return Span(words[first].start(), words[last - 1].end())
    place = words[first - 1].end() if first else 0
    return Span(place, place)
