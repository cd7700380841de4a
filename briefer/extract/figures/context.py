"""The words round a figure that tell what it is about, reduced so that two articles' words can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefer.core.article import Article
from briefer.core.suggestion import Figure
from briefer.extract.figures.dates import MONTHS
from briefer.extract.figures.lexicon import parse_table
from briefer.extract.figures.sentences import Sentences
from briefer.paths import resource_text

REACH = 10
"""Words on either side of a figure that may tell what it is about."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_YEAR = re.compile(r"(?<![\d,.£$€])(?:19|20)\d\d(?![\d,]|\.\d)")
_QUARTER = re.compile(r"\b(?:(first|second|third|fourth)[ -](?:quarter|half)|([QH][1-4])\b)", re.IGNORECASE)
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ions", "ings", "ion", "ing", "ers", "ies", "er", "ed", "es",
    "s", "e", "y",
)  # fmt: skip
_SHORTEST_STEM = 4
_RELATIVE = (("last year", -1), ("this year", 0), ("next year", 1), ("a year earlier", -1))


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparingTable:
    """Words that decide whether figures of two articles are about the same thing; the file explains each list."""

    plain: frozenset[str]
    people: frozenset[str]
    scopes: frozenset[str]
    opposites: dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands round one figure in its sentence.

    `words` maps each stem to the word as written, nearest to the figure first; `names` are stems of words with a
    capital inside the sentence; `times` are the years, months and quarters that the sentence names; `sides` gives
    for each list of opposites the side that stands nearest. `is_whole` tells that the sentence speaks of the whole
    world or country.
    """

    words: dict[str, str]
    names: frozenset[str]
    times: frozenset[str]
    sides: dict[str, int]
    before: str
    is_whole: bool


@cache
def comparing_table() -> ComparingTable:
    """The packaged table, read once."""
    return parse_table(resource_text("lexicons/figures/comparing.toml"), "comparing", ComparingTable)


def stem(word: str) -> str:
    """The word without the endings that its other forms may have: "inspections" and "inspected" give one stem."""
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= _SHORTEST_STEM:
            return lower[: -len(ending)]
    return lower


class ContextReader:
    """Reads the contexts of one article's figures."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._sentences = Sentences(article.text)
        self._known: dict[int, tuple[frozenset[str], int]] = {}

    def read(self, figure: Figure) -> Context:
        """What stands round the figure, in its own sentence and at most `REACH` words away."""
        number = self._sentences.number_at(figure.span.start)
        sentence = self._sentences.at(number)
        times, opening = self._of_sentence(number)
        text = self._article.text
        ahead = list(_WORD.finditer(text, max(sentence.start, figure.extent.start - 400), figure.extent.start))
        behind = list(_WORD.finditer(text, figure.extent.start, min(sentence.end, figure.extent.end + 400)))
        ordered: list[tuple[int, re.Match[str]]] = [
            *((place, match) for place, match in enumerate(reversed(ahead), start=1) if place <= REACH),
            *((place, match) for place, match in enumerate(behind, start=1) if place <= REACH + 4),
        ]
        ordered.sort(key=lambda item: item[0])
        words, names = _words([match for _place, match in ordered], opening)
        return Context(
            words=words,
            names=names,
            times=times,
            sides=_sides([match.group().lower() for _place, match in ordered]),
            is_whole=any(match.group().lower() in comparing_table().scopes for _place, match in ordered),
            before=ahead[-1].group().lower() if ahead else "",
        )

    def _of_sentence(self, number: int) -> tuple[frozenset[str], int]:
        """The times that a sentence names, and where its first word begins; read once for all its figures."""
        if number not in self._known:
            span = self._sentences.at(number)
            words = span.cut(self._article.text)
            first = _WORD.search(words)
            self._known[number] = self._times(words), span.start + (first.start() if first else 0)
        return self._known[number]

    def _times(self, sentence: str) -> frozenset[str]:
        times = set(_YEAR.findall(sentence))
        lower = sentence.lower()
        published = self._article.published
        if published:
            times |= {str(published.year + step) for words, step in _RELATIVE if words in lower}
        times |= {match.group().lower().replace("-", " ") for match in _QUARTER.finditer(sentence)}
        return frozenset(times | {str(-MONTHS[word.lower()]) for word in _WORD.findall(sentence) if _is_month(word)})


def _words(matches: list[re.Match[str]], opening: int) -> tuple[dict[str, str], frozenset[str]]:
    """The telling words by their stems, and the stems of names: words with a capital that do not open the sentence."""
    words: dict[str, str] = {}
    names: set[str] = set()
    for match in matches:
        word, root = match.group(), stem(match.group())
        if len(word) < 3 or word.lower() in _plain() or root in _plain():
            continue
        words.setdefault(root, word)
        if word[0].isupper() and match.start() != opening:
            names.add(root)
    return words, frozenset(names)


def _is_month(word: str) -> bool:
    return word[0].isupper() and len(word) > 3 and word.lower() in MONTHS


@cache
def _plain() -> frozenset[str]:
    return comparing_table().plain


@cache
def _side_of() -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for name, sides in comparing_table().opposites.items():
        for number, words in enumerate(sides):
            for word in words:
                found[stem(word)] = (*found.get(stem(word), ()), (name, number))
    return found


def _sides(words: list[str]) -> dict[str, int]:
    """The side of each list of opposites that the nearest word takes; `words` come nearest first."""
    sides: dict[str, int] = {}
    for word in words:
        for name, number in _side_of().get(stem(word), ()):
            sides.setdefault(name, number)
    return sides
