"""Two near copies side by side: which words stand in only one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from briefer.brief.verbatim import folded
from briefer.core.span import Span

MOST_WORDS = 8000
"""Words of each text that are compared; a news story has a tenth of that."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand in only one text, or that differ: `here` in the first, `there` in the second.

    Spans count code points; where a text has none of the words, its span is empty and tells the place.
    """

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two texts differ, in order: `only_here` and `only_there` count the words that the other does not have.

    `is_whole` says whether both were compared to their end.
    """

    differences: tuple[Difference, ...]
    only_here: int
    only_there: int
    is_whole: bool


def compare_texts(here: str, there: str) -> Comparison:
    """What differs between two texts, word by word; quotation marks, dashes and spaces of another make count as same.

    At most `MOST_WORDS` words of each are looked at.
    """
    ours, theirs = _words(here), _words(there)
    # Frequent words are no anchors (difflib's "junk"): else a text of one repeated word would take minutes.
    matcher = SequenceMatcher(None, ours.folded, theirs.folded, autojunk=True)
    differences: list[Difference] = []
    only_here = only_there = 0
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            only_here += last - first
            only_there += end - start
            differences.append(Difference(ours.covered(first, last), theirs.covered(start, end)))
    return Comparison(tuple(differences), only_here, only_there, is_whole=ours.is_whole and theirs.is_whole)


@dataclass(frozen=True, slots=True)
class _Words:
    spans: tuple[Span, ...]
    folded: tuple[str, ...]
    is_whole: bool

    def covered(self, first: int, last: int) -> Span:
        """From the first word to the one before the last; an empty span where there is none between them."""
        if first < last:
            return Span(self.spans[first].start, self.spans[last - 1].end)
        at = self.spans[first].start if first < len(self.spans) else self.spans[-1].end if self.spans else 0
        return Span(at, at)


def _words(text: str) -> _Words:
    spans = [Span(*match.span()) for match in islice(_WORD.finditer(text), MOST_WORDS + 1)]
    kept = tuple(spans[:MOST_WORDS])
    return _Words(kept, tuple(folded(span.cut(text)) for span in kept), len(spans) <= MOST_WORDS)
