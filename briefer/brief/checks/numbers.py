"""The numbers in a text that state an amount, told from dates, times and the names of things.

Only as much as a check needs: whether two texts give the same amounts. The full reading of figures belongs to
`briefer.extract`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefer.core.span import Span

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SHORT_SCALES = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_AMOUNT = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:[–-]|and|to)\s*\d{{1,2}})?\s+(?:{_MONTHS})\b(?:\s+\d{{4}})?"
    rf"|\b(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
    r"|\b(?:1[89]|20)\d\d(?:\s*[–/-]\s*\d{2,4})?s?\b(?![.,]\d)"
    r"|\b\d{1,2}[:]\d{2}\b|\b\d{1,4}/\d{1,4}(?:/\d{1,4})?\b"
    r"|\b\d+(?:st|nd|rd|th)\b|\b[A-Za-z]+[-–]?\d[\w.-]*|\b\d+(?:\.\d+){2,}"
    r"|\b(?:article|annex|appendix|chapter|section|paragraph|para|part|page|p|pp|no|number|option|step|phase|stage|table|"
    r"figure|resolution|protocol|title|item|level|tier|grade|class|track|pillar|chapter|volume|issue|question|recommendation|"
    r"room|channel|route|line|platform|group|type|version|category)s?\.?\s+\d[\d.]*\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?<![\w.,])(?P<sign>[£$€¥₩]\s?)?(?P<digits>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:[\s\u00a0-]?(?P<scale>hundred|thousand|million|billion|trillion|mn|bn|tn|m|k)\b)?",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"\b(?:(?:{'|'.join((*_SMALL, *_SCALES))})(?:[\s-]+(?:and\s+)?|\b))+", re.IGNORECASE
)  # fmt: skip
_UNIT = re.compile(
    r"[\s\u00a0-]?(?:(?P<points>(?:percentage|per[\s\u00a0]cent)[\s\u00a0-]points?\b)|%|per[\s\u00a0]cent\b|percent\b)",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"[\s\u00a0-]+([A-Za-z][\w’'-]*)")
_MENTIONS = frozenset({0.0, 1.0, 2.0})
"""Worded numbers that are too often no amount: "one of them", "the two sides"."""


@dataclass(frozen=True, slots=True)
class Number:
    """An amount as it is written: its stretch, value with scale words applied, and "%", "points", a sign or "".

    `counts` is the word behind it in small letters, "" for none.
    """

    span: Span
    value: float
    unit: str
    counts: str

    @property
    def amount(self) -> tuple[float, str]:
        """What two spellings of one number share."""
        return self.value, self.unit


@lru_cache(maxsize=1024)
def find_numbers(text: str) -> tuple[Number, ...]:
    """The amounts in a text, in order; dates, years, times, ordinals and numbered names ("Article 5") are none."""
    blocked = [match.span() for match in _NO_AMOUNT.finditer(text)]
    found = [*_digit_numbers(text), *_worded_numbers(text)]
    return tuple(
        sorted(
            (number for number in found if not any(_meet(number.span, span) for span in blocked)),
            key=lambda number: number.span,
        )
    )


def _digit_numbers(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        if text[match.end() : match.end() + 1].isalnum():
            continue
        scale = (match["scale"] or "").lower()
        # "5 m" may be metres and "30 k" nothing: the short scales count only where they touch the digits or a sign.
        short = scale in _SHORT_SCALES
        touches = match.end("digits") == match.start("scale")
        if short and not (touches or match["sign"]):
            scale = ""
        factor = _SCALES.get(scale) or _SHORT_SCALES.get(scale, 1.0)
        digits = float(re.sub(r"[^\d.]", "", match["digits"]))
        end = match.end() if scale else match.end("digits")
        yield _number(text, Span(match.start(), end), digits * factor, (match["sign"] or "").strip())


def _worded_numbers(text: str) -> Iterator[Number]:
    for match in _WORDED.finditer(text):
        words = match.group().rstrip(" -\t\n").removesuffix(" and")
        value = _value_of(words)
        end = match.start() + len(words)
        behind_digits = text[: match.start()].rstrip()[-1:].isdigit()
        if value in _MENTIONS and not _UNIT.match(text, end):
            continue
        if not behind_digits and not text[end : end + 1].isalnum():
            yield _number(text, Span(match.start(), end), value, "")


def _value_of(words: str) -> float:
    """The value of "two hundred and five thousand"; scale words multiply what stands before them."""
    total = current = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _SMALL:
            current += _SMALL[word]
        elif word in {"hundred", "dozen"}:
            current = max(current, 1.0) * _SCALES[word]
        elif word in _SCALES:
            total += max(current, 1.0) * _SCALES[word]
            current = 0.0
    return total + current


def _number(text: str, span: Span, value: float, sign: str) -> Number:
    stated = _UNIT.match(text, span.end)
    end = stated.end() if stated else span.end
    unit = sign if stated is None else "points" if stated["points"] else "%"
    following = _FOLLOWING.match(text, end)
    return Number(Span(span.start, end), round(value, 6), unit, following[1].lower() if following else "")


def _meet(span: Span, other: tuple[int, int]) -> bool:
    return span.start < other[1] and other[0] < span.end
