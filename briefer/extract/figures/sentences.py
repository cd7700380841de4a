"""Where the sentences of a text end, for rules that look at the figures of one sentence together."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefer.core.span import Span

_END = re.compile(r"[.!?\n](?:(?<!\n)[”\"')]?\s+(?=[A-Z“\"])|(?<=\n)\n*)")
"""A stop before a new sentence, or line ends; all begin with one set of marks, which the search skips to."""


class Sentences:
    """The sentences of one text; a line end ends a sentence too. Made in one pass, asked in logarithmic time."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() + (match[0][0] != "\n") for match in _END.finditer(text)] + [len(text)]

    def number_at(self, offset: int) -> int:
        """Which sentence, counted from 0, holds the code point at `offset`."""
        return min(bisect_left(self._ends, offset), len(self._ends) - 1)

    def at(self, number: int) -> Span:
        """The sentence of that number, with the blanks before it, in code points of the text."""
        return Span(self._ends[number - 1] if number else 0, self._ends[number])
