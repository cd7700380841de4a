"""A text cut into the pieces that the figure grammar reads: numbers, words, single marks and line ends.

spaCy's tokens are the pipeline's common ground, but they cut glued amounts by what stands before them ("45", "m"
but "2.75bn"); the grammar needs one rule, so it cuts the text itself and maps its spans back to tokens.
"""

from __future__ import annotations

import re

HYPHENS = frozenset("-‐‑–—")
SIGNS = {"-": -1.0, "−": -1.0, "–": -1.0, "+": 1.0}

_BLANKS = "\u00a0\u2007\u2009\u202f"

_LETTER = "[^\\W\\d_¼½¾⅐-⅞]"

PIECE = re.compile(
    rf"{_LETTER}{{2,}}(?:['’][^\W\d_]+)*"
    r"|(?<![\d.,])\d{1,3}(?: \d{3}){2,}(?![\d\w])"
    r"|(?<![\d.,])\d{1,3} \d00(?![\d\w,])"
    rf"|\d+(?:[.,·]\d+|['’{_BLANKS}]\d{{3}}(?!\d))*"
    r"|(?<![\w.])\.\d+"
    r"|[¼½¾⅐-⅞]"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[A-Z]{1,2}&[A-Z]{1,2}\b"
    rf"|{_LETTER}(?:['’][^\W\d_]+)*"
    r"|\n+"
    r"|\S"
)
"""One piece. Groups of three digits may be parted by a comma, a point, an apostrophe or a narrow blank; by a plain
blank only where there are two groups or the group is a round hundred, so that "5 300" after a month stays apart."""


_BEYOND = 10


class Pieces:
    """The pieces of one text: what they are and where they stand, as parallel lists.

    `words` are as written, `lower` in lower case; `starts` and `ends` count code points of `text`. A few empty
    pieces stand apart behind the last, so that looking ahead needs no test for the end.
    """

    __slots__ = ("ends", "lower", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        matches = list(PIECE.finditer(text))
        beyond = [len(text) + 2 * place for place in range(1, _BEYOND + 1)]
        self.text = text
        self.words = [match.group() for match in matches] + [""] * _BEYOND
        self.lower = [word.lower() for word in self.words]
        self.starts = [match.start() for match in matches] + beyond
        self.ends = [match.end() for match in matches] + beyond

    def __len__(self) -> int:
        return len(self.words) - _BEYOND

    def glued(self, index: int) -> bool:
        """Whether the piece follows the one before it without a blank."""
        return index > 0 and self.ends[index - 1] == self.starts[index]

    def before(self, index: int, back: int = 1) -> str:
        """The lower-case piece `back` places before `index`, "" before the start."""
        return self.lower[index - back] if index >= back else ""

    def is_word(self, index: int) -> bool:
        """Whether the piece is made of letters."""
        return self.words[index][:1].isalpha()


def phrase_of(text: str) -> tuple[str, ...]:
    """The lower-case pieces of a phrase, as they are matched in a text."""
    return tuple(match.group().lower() for match in PIECE.finditer(text))
