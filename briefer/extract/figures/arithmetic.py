"""Arithmetic that an article's own numbers allow: a stated change, share or total against what it is made of.

A finding is made only where the numbers disagree by more than the rounding in which they are written. A hedged
number ("about 40") is never checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind
from briefer.extract.figures.formatting import format_figure, format_number
from briefer.extract.figures.lexicon import lexicon
from briefer.extract.figures.numbers import NumberReader, is_digits
from briefer.extract.figures.pieces import Pieces

_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"')]?\s+(?=[A-Z“\"])|\n+")
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|their|his|her|our)?\s*$")
_OR = re.compile(r"\s*(?:,\s*or|\(|–|—|,)\s*(?:about\s*)?$")
_LISTED = re.compile(r"\s*(?::|—|–|\(|,?\s*(?:comprising|consisting of|made up of|namely))\s*$")
_NEXT_PART = re.compile(r"(?:\s+[\w’'-]+){0,3}\s*(?:,|,?\s*and|;)\s*$")
_LIST_END = re.compile(r"\s*(?:[.)—–;]|$)")
_MEANT_DIGITS = 3


class Sum(StrEnum):
    """Which calculation a finding is about."""

    CHANGE = "change"
    SHARE = "share"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArithmeticFinding:
    """A stated figure that its neighbours contradict.

    `span` is the stated figure's, `low` and `high` what the others allow, rounding included; `sentence` says it in
    words for the user.
    """

    sum: Sum
    span: Span
    low: float
    high: float
    sentence: str


@dataclass(frozen=True, slots=True)
class _Interval:
    low: float
    high: float

    def meets(self, other: _Interval) -> bool:
        slack = 1e-9 * max(abs(self.high), abs(other.high), 1.0)
        return self.low <= other.high + slack and other.low <= self.high + slack


def check_arithmetic(text: str, figures: tuple[Figure, ...]) -> tuple[ArithmeticFinding, ...]:
    """The findings in `text`, whose figures are given in order; nothing where all that can be reckoned agrees."""
    findings: list[ArithmeticFinding] = []
    for group in _sentences(text, figures):
        findings += _changes(text, group)
        findings += _shares(text, group)
        findings += _totals(text, group)
    return tuple(sorted(findings, key=lambda finding: finding.span))


def written_interval(text: str, figure: Figure) -> tuple[float, float]:
    """The values that the written number may stand for, half a step of its last digit either way.

    Closing zeros of a whole number count as rounding beyond its first three digits: 450,000 is 449,500 to 450,500.
    """
    value = abs(figure.values[0])
    half = _grain(figure.span.cut(text), value) / 2
    return value - half, value + half


def _grain(words: str, value: float) -> float:
    pieces = Pieces(words)
    reader = NumberReader(lexicon().numbers)
    for index in range(len(pieces)):
        number = reader.read(pieces, index)
        if number is None or not number.value:
            continue
        grain = number.grain
        if is_digits(pieces.words[index]) and grain >= 1 and number.scale == 1:
            digits = re.sub(r"\D", "", pieces.words[index])
            zeros = len(digits) - len(digits.rstrip("0"))
            grain = 10.0 ** max(0, min(zeros, len(digits) - _MEANT_DIGITS))
        return grain * (value / abs(number.value))
    return 0.0


def _interval(text: str, figure: Figure) -> _Interval:
    return _Interval(*written_interval(text, figure))


def _sentences(text: str, figures: tuple[Figure, ...]) -> Iterator[tuple[Figure, ...]]:
    """The single-valued figures without a hedge, sentence by sentence."""
    ends = iter([match.start() for match in _SENTENCE_END.finditer(text)] + [len(text)])
    end = next(ends)
    group: list[Figure] = []
    for figure in figures:
        while figure.span.start > end:
            yield tuple(group)
            group = []
            end = next(ends)
        if len(figure.values) == 1 and figure.qualifier is None and figure.kind is not FigureKind.ORDINAL:
            group.append(figure)
    yield tuple(group)


def _changes(text: str, group: tuple[Figure, ...]) -> Iterator[ArithmeticFinding]:
    """A percentage of change against the values before and after."""
    moved = [figure for figure in group if figure.earlier]
    stated = [
        figure for figure in group if figure.unit == "percent" and figure.change is not None and not figure.earlier
    ]
    if len(moved) != 1 or len(stated) != 1 or moved[0].unit.startswith("percent"):
        return
    later, percent = moved[0], stated[0]
    before = [
        figure
        for figure in group
        if figure.values[0] == later.earlier and figure is not later and figure is not percent
    ]
    if len(before) != 1:
        return
    old, new = _interval(text, before[0]), _interval(text, later)
    if old.low <= 0:
        return
    ends = [(new.low / old.high - 1) * 100, (new.high / old.low - 1) * 100]
    allowed = _Interval(*sorted(abs(end) for end in ends))
    if (ends[0] < 0) != (ends[1] < 0):
        allowed = _Interval(0.0, allowed.high)
    yield from _told(text, Sum.CHANGE, percent, allowed, f"from {_words(before[0])} to {_words(later)}")


def _shares(text: str, group: tuple[Figure, ...]) -> Iterator[ArithmeticFinding]:
    """As in "21 of the 49 tests, or 43 per cent"."""
    for (part, whole), percent in zip(pairwise(group), group[2:], strict=False):
        counts = part.kind is FigureKind.COUNT is whole.kind and percent.unit == "percent"
        if not counts or not whole.values[0] or part.values[0] > whole.values[0]:
            continue
        linked = _OF.search(text[part.span.end : whole.span.start]) and _OR.search(
            text[whole.span.end : percent.span.start]
        )
        if linked:
            yield from _share(text, part, whole, percent)


def _share(text: str, part: Figure, whole: Figure, percent: Figure) -> Iterator[ArithmeticFinding]:
    small, large = _interval(text, part), _interval(text, whole)
    allowed = _Interval(small.low / large.high * 100, small.high / max(large.low, 1e-9) * 100)
    yield from _told(text, Sum.SHARE, percent, allowed, f"{_words(part)} of {_words(whole)}")


def _totals(text: str, group: tuple[Figure, ...]) -> Iterator[ArithmeticFinding]:
    """As in "49 tests: 21 at sea, 20 on land and 8 in the air"."""
    for index, total in enumerate(group):
        parts = _parts(text, group[index:])
        if len(parts) < 2 or any(part.values[0] >= total.values[0] for part in parts):
            continue
        intervals = [_interval(text, part) for part in parts]
        allowed = _Interval(sum(part.low for part in intervals), sum(part.high for part in intervals))
        exact = all(part.values[0].is_integer() and part.values[0] < 1000 for part in parts)
        if exact:
            whole = sum(part.values[0] for part in parts)
            allowed = _Interval(whole, whole)
        yield from _told(text, Sum.TOTAL, total, allowed, " + ".join(_words(part) for part in parts))


def _parts(text: str, group: tuple[Figure, ...]) -> list[Figure]:
    """The counts that are listed behind the first figure as its parts, up to the end of the list."""
    if len(group) < 3 or not _LISTED.search(text[group[0].span.end : group[1].span.start][-24:]):
        return []
    if group[0].kind is not FigureKind.COUNT:
        return []
    parts = [group[1]]
    for one, other in pairwise(group[1:]):
        if not _NEXT_PART.fullmatch(text[one.span.end : other.span.start]):
            break
        parts.append(other)
    alike = all(part.kind is FigureKind.COUNT for part in parts)
    closed = _LIST_END.match(text, parts[-1].span.end) is not None
    return parts if alike and closed else []


def _told(text: str, kind: Sum, stated: Figure, allowed: _Interval, words: str) -> Iterator[ArithmeticFinding]:
    if _interval(text, stated).meets(allowed):
        return
    unit = " per cent" if stated.unit == "percent" else ""
    middle = format_number(float(f"{(allowed.low + allowed.high) / 2:.3g}"))
    sentence = f"The article gives {_words(stated)}, but {words} makes about {middle}{unit}."
    if kind is Sum.TOTAL:
        sentence = f"The article gives {_words(stated)}, but {words} makes {format_number(allowed.low)}."
    yield ArithmeticFinding(sum=kind, span=stated.span, low=allowed.low, high=allowed.high, sentence=sentence)


def _words(figure: Figure) -> str:
    return format_figure(figure)
