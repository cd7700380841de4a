"""What the figure tests share: figures of a text, and English number words for any whole number."""

from __future__ import annotations

import datetime as dt
from functools import cache

from briefer.core.article import Article, Original, seal
from briefer.core.suggestion import Figure
from briefer.extract.figures.comparing import FoundFigures
from briefer.extract.figures.finder import FigureFinder
from briefer.extract.figures.lexicon import lexicon
from briefer.extract.figures.ranking import ranked

PUBLISHED = dt.date(2026, 3, 12)

_SMALL = ("zero", *(word for word, value in lexicon().numbers.ones.items() if value))
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


@cache
def finder() -> FigureFinder:
    return FigureFinder(lexicon())


def figures_in(text: str, tag: str = "") -> tuple[Figure, ...]:
    return finder().find(text, None, tag)


def only_figure(text: str, tag: str = "") -> Figure:
    (figure,) = figures_in(text, tag)
    return figure


def found_in(text: str, outlet: str = "Herald") -> FoundFigures:
    """An article of that outlet with its figures, ranked as the extractor ranks them."""
    original = Original("note.txt", seal(text.encode()), len(text), "text/plain")
    article = Article(
        id=outlet, original=original, position=0, text=text, paragraphs=(), published=PUBLISHED, outlet=outlet
    )
    return FoundFigures(article, ranked(finder().find(text, PUBLISHED), text))


def in_words(value: int) -> str:
    """A whole number below 10**15 in British words: "one hundred and fifty"."""
    if value < 20:
        return _SMALL[value]
    if value < 100:
        ones = value % 10
        return _TENS[value // 10] + (f"-{_SMALL[ones]}" if ones else "")
    if value < 1000:
        rest = value % 100
        return f"{_SMALL[value // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    for size, name in _SCALES:
        if value >= size:
            rest = value % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(value // size)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")
    raise ValueError(value)
