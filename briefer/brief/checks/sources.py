"""Looking in the brief's articles for the source of words or numbers that have none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from briefer.brief.checks.finding import Origin
from briefer.brief.verbatim import folded
from briefer.core.article import Article
from briefer.core.span import Span

_WORD = re.compile(r"\S+")
_CONTENT = re.compile(r"[A-Za-z][\w’'-]{3,}")
_LONGEST = 2_000
"""Code points of a quotation that is looked for; a longer one is not."""

_LIKENESS = 0.75
"""Share of words in order from which a passage counts as what was quoted, wrongly."""

_FEWEST = 5
"""Words of a quotation from which a passage that is only like it is looked for."""


def find_words(words: str, articles: Mapping[str, Article]) -> Origin | None:
    """The first place in the articles that has these words, whatever its quotation marks, dashes and spaces."""
    if not words.strip() or len(words) > _LONGEST:
        return None
    pattern = _loose(words.strip())
    for key, article in articles.items():
        match = pattern.search(article.text)
        if match is not None:
            return Origin(key, Span(*match.span()))
    return None


def find_like(words: str, articles: Mapping[str, Article]) -> Origin | None:
    """The passage of the articles that has most of these words in their order; None where none has enough of them."""
    sought = _folded_words(words)[:200]
    if len(words) > _LONGEST or len(sought) < _FEWEST:
        return None
    best: tuple[float, Origin] | None = None
    for key, article in articles.items():
        there = _article_words(article.text)
        start = _likeliest_start(sought, article.text)
        if start is None:
            continue
        window = slice(max(0, start - 3), start + len(sought) + 6)
        matcher = SequenceMatcher(None, sought, there[0][window], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        same = sum(block.size for block in blocks)
        if same < _LIKENESS * len(sought):
            continue
        first, last = blocks[0].b + window.start, blocks[-1].b + blocks[-1].size - 1 + window.start
        end = there[1][last][0] + len(article.text[slice(*there[1][last])].rstrip(".,;:!?'\"”’»"))
        origin = Origin(key, Span(there[1][first][0], max(end, there[1][first][0])))
        best = max(best or (0.0, origin), (same / len(sought), origin), key=lambda pair: pair[0])
    return None if best is None else best[1]


def find_number(number: str, around: str, articles: Mapping[str, Article]) -> Origin | None:
    """The place of the articles that gives this number in words most like those around it; None for no likeness."""
    pattern = re.compile(rf"(?<![\w.,]){_loose(number).pattern}(?![\w]|[.,]\d)", re.IGNORECASE)
    sought = _content(around)
    best: tuple[int, Origin] | None = None
    for key, article in articles.items():
        for match in pattern.finditer(article.text):
            place = article.paragraph_at(match.start())
            if place < 0:
                continue
            paragraph = article.paragraphs[place].span
            near = Span(max(paragraph.start, match.start() - 200), min(paragraph.end, match.end() + 200))
            shared = len(sought & _content(near.cut(article.text)))
            if shared >= 1 and (best is None or shared > best[0]):
                best = shared, Origin(key, Span(*match.span()))
    return None if best is None else best[1]


@lru_cache(maxsize=256)
def _loose(words: str) -> re.Pattern[str]:
    """A pattern for the words in any typography."""
    return re.compile(r"[\s\u00a0]+".join("".join(_loose_char(char) for char in word) for word in words.split()))


def _loose_char(char: str) -> str:
    for alike in ("‘’'‚", '“”"„«»', "-‐‑‒–—−"):
        if char in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(char)


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(folded(word).casefold().strip(".,;:!?'\"") for word in _WORD.findall(text))


@lru_cache(maxsize=64)
def _article_words(text: str) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    return _folded_words(text), tuple(match.span() for match in _WORD.finditer(text))


@lru_cache(maxsize=64)
def _pairs_of(text: str) -> Mapping[tuple[str, str], tuple[int, ...]]:
    """Where each pair of neighbouring words stands, by its first word's number."""
    words = _article_words(text)[0]
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for place, pair in enumerate(_pairs(words)):
        found[pair] = (*found.get(pair, ()), place)[:20]
    return found


def _pairs(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return pairwise(words)


def _likeliest_start(sought: tuple[str, ...], text: str) -> int | None:
    """The number of the word in the text from which the most pairs of the sought words follow."""
    known = _pairs_of(text)
    votes: Counter[int] = Counter()
    for offset, pair in enumerate(_pairs(sought)):
        votes.update(max(0, place - offset) for place in known.get(pair, ()))
    return max(votes, key=lambda start: sum(votes[start + step] for step in range(-3, 4)), default=None)


@lru_cache(maxsize=1024)
def _content(text: str) -> frozenset[str]:
    return frozenset(word.casefold()[:6] for word in _CONTENT.findall(text))
