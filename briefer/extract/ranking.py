"""Ranks an article's quotations and says why: nothing is kept by the machine, it only puts the best first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from briefer.core.suggestion import Quotation, QuotationKind
from briefer.extract.quotations.lexicon import Frame, Lexicon, default_lexicon

_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d.,]*")
_NUMBER = re.compile(r"\d")
_BREAK = re.compile(r"[.,;:“”\"\n]")
_AROUND = 70
_LONGEST_HEADLINE = 200
_KEY_SHARE = 0.25
_FEWEST, _MOST = 3, 10


class _Point(NamedTuple):
    value: float
    reason: str = ""


_NO_POINT = _Point(0.0)


@dataclass(frozen=True, slots=True)
class _Rating:
    """What a quotation is worth, why, and by whom it is: the speaker's name in lower case, "" without one."""

    name: str
    rank: float
    reasons: tuple[str, ...]


def ranked(quotations: tuple[Quotation, ...], text: str) -> tuple[Quotation, ...]:
    """The same quotations in the same order, each with `rank` (0 to 1), `reasons` and, for the best, `key`.

    A quarter of them is key, but at least 3 and at most 10; of one speaker 3, or half of the key ones where that
    is more. `text` is the article's text that the spans count in. None gives none.
    """
    lexicon = default_lexicon()
    seen: set[str] = set()
    rated: list[_Rating] = []
    offices: dict[str, _Point] = {}
    headline = _headline_end(text)
    for index, quotation in enumerate(quotations):
        said = quotation.span.cut(text)
        words = set(map(str.lower, _WORD.findall(said)))
        name = _name(quotation)
        if name and name not in offices:
            offices[name] = _office(quotation, text, lexicon)
        in_headline = quotation.span.end <= headline
        points = (
            offices.get(name, _NO_POINT),
            _stance(quotation, lexicon),
            _length(len(said.split())),
            _NO_POINT if in_headline else _position(quotation, text, index),
            _novelty(words, seen),
            _NO_POINT if in_headline else _kind(quotation, said, lexicon),
        )
        seen |= words
        rank = sum(weight * point.value for weight, point in zip(_WEIGHTS, points, strict=True))
        reasons = tuple(point.reason for point in points if point.reason)
        rated.append(_Rating(name, round(rank, 4), reasons))
    chosen = _chosen(rated)
    return tuple(
        replace(quotation, rank=rating.rank, reasons=rating.reasons, key=index in chosen)
        for index, (quotation, rating) in enumerate(zip(quotations, rated, strict=True))
    )


_WEIGHTS = (0.25, 0.16, 0.12, 0.1, 0.1, 0.27)
"""How much office, stance, length, position, novelty and kind count; they add up to 1."""


def _name(quotation: Quotation) -> str:
    speaker = quotation.speaker.text if quotation.speaker is not None else ""
    return (quotation.resolved or speaker).lower()


def _office(quotation: Quotation, text: str, lexicon: Lexicon) -> _Point:
    if quotation.speaker is None:
        return _NO_POINT
    span = quotation.speaker.span
    first = text.find(quotation.resolved) if " " in quotation.resolved else -1
    before = text[max(0, first - _AROUND) : first] if first >= 0 else ""
    places = (
        quotation.speaker.text,
        _apposition(text, span.end),
        _BREAK.split(before)[-1],
        _apposition(text, first + len(quotation.resolved)) if first >= 0 else "",
    )
    for place in places:
        found = _offices(lexicon).search(place.lower())
        if found is not None and found.lastgroup is not None:
            office = lexicon.offices[int(found.lastgroup[1:])]
            return _Point(office.weight, office.reason)
    return _Point(0.3 if quotation.resolved else 0.1)


def _apposition(text: str, at: int) -> str:
    """The words in apposition behind `at`: ", the finance minister," or "(R-Ohio)"; "" where there are none."""
    behind = text[at : at + _AROUND]
    if not behind.startswith((", ", " (")):
        return ""
    return _BREAK.split(behind[2:])[0]


@cache
def _offices(lexicon: Lexicon) -> re.Pattern[str]:
    """One pattern for all words of office, the highest office first; a group's number is that of its office."""
    groups = (
        f"(?P<o{number}>{'|'.join(re.escape(word) for word in office.words)})"
        for number, office in enumerate(lexicon.offices)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def _stance(quotation: Quotation, lexicon: Lexicon) -> _Point:
    if quotation.cue is None:
        return _NO_POINT
    words = quotation.cue.text.lower().split()
    for word in words:
        lemma = lexicon.forms.get(word, (word, None))[0]
        expression = f"{lemma} {words[-1]}"
        if lemma in lexicon.stance["strong"] or expression in lexicon.stance["strong"]:
            return _Point(1.0, f"strong verb: {quotation.cue.text}")
        if lemma in lexicon.stance["some"]:
            return _Point(0.6, f"telling verb: {quotation.cue.text}")
    return _Point(0.2)


def _length(words: int) -> _Point:
    if 8 <= words <= 40:
        return _Point(1.0, "quotable length")
    if 4 <= words < 8 or 40 < words <= 70:
        return _Point(0.6)
    return _Point(0.2)


def _position(quotation: Quotation, text: str, index: int) -> _Point:
    if index == 0:
        return _Point(1.0, "first in the article")
    share = quotation.span.start / max(1, len(text))
    return _Point(0.8, "early in the article") if share < 0.25 else _Point(max(0.0, 0.6 * (1 - share)))


def _headline_end(text: str) -> int:
    """Where a first line ends that does not end like a sentence, -1 without one; the body says its words better."""
    end = text.find("\n", 0, _LONGEST_HEADLINE)
    return end if end >= 0 and not text[:end].rstrip("”’'\" ").endswith((".", "?", "!")) else -1


def _novelty(words: set[str], seen: set[str]) -> _Point:
    if len(words) < 4:
        return _Point(0.2)
    new = len(words - seen) / len(words)
    return _Point(new, "says something new") if seen and new > 0.75 else _Point(new)


def _kind(quotation: Quotation, said: str, lexicon: Lexicon) -> _Point:
    number = _NUMBER.search(said) is not None
    if quotation.kind is QuotationKind.DIRECT:
        return _Point(1.0, "own words, with a number" if number else "own words")
    value = 0.6 if quotation.kind is QuotationKind.MIXED else 0.4
    return _Point(value if _reports_clause(quotation, lexicon) else value / 2, "with a number" if number else "")


def _reports_clause(quotation: Quotation, lexicon: Lexicon) -> bool:
    """Whether the cue gives what was said ("argues"), not only what it was about ("discussed")."""
    words = quotation.cue.text.lower().split() if quotation.cue is not None else []
    entries = (lexicon.verbs[lexicon.forms[word][0]] for word in words if word in lexicon.forms)
    return any(Frame.CLAUSE in entry.frames for entry in entries)


def _chosen(rated: Sequence[_Rating]) -> frozenset[int]:
    wanted = min(_MOST, max(_FEWEST, round(len(rated) * _KEY_SHARE)))
    by_speaker: Counter[str] = Counter()
    chosen: set[int] = set()
    for index in sorted(range(len(rated)), key=lambda index: (-rated[index].rank, index)):
        name = rated[index].name
        if len(chosen) == wanted:
            break
        if name and by_speaker[name] >= max(_FEWEST, wanted // 2):
            continue
        by_speaker[name] += 1
        chosen.add(index)
    return frozenset(chosen)
