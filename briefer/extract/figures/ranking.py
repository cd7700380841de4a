"""Ranks an article's figures and says why, so that the best stand first in a draft."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace

from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind, Qualifier

KEY_RANK = 0.5
"""From this rank on a figure is key."""

_BASE = {
    FigureKind.MONEY: 0.66,
    FigureKind.PERCENT: 0.64,
    FigureKind.QUANTITY: 0.6,
    FigureKind.COUNT: 0.6,
    FigureKind.RATIO: 0.58,
    FigureKind.RANGE: 0.6,
    FigureKind.DURATION: 0.52,
    FigureKind.ORDINAL: 0.15,
    FigureKind.DATE: 0.2,
}
_NAMES = {
    FigureKind.MONEY: "an amount of money",
    FigureKind.PERCENT: "a percentage",
    FigureKind.QUANTITY: "a measured quantity",
    FigureKind.RATIO: "a share",
    FigureKind.RANGE: "a range",
}
_NO_BODY_TEXT = "stands in a heading or a table"
_LEAD = 0.2
_SMALL = 2


def ranked(figures: tuple[Figure, ...], text: str, asides: tuple[Span, ...] = ()) -> tuple[Figure, ...]:
    """The same figures in the same order, each with `rank` (0 to 1), `reasons` and `key`. None gives none.

    `text` is what the spans count in; `asides` are headings and table rows in order, whose figures are never key.
    Neither are dates, ordinals, ages of persons and bare small counts.
    """
    repeated = Counter(_sameness(figure) for figure in figures)
    rated = (_rated(figure, text, repeated[_sameness(figure)]) for figure in figures)
    if not asides:
        return tuple(rated)
    return tuple(_aside(figure) if _is_inside(figure.span, asides) else figure for figure in rated)


def _rated(figure: Figure, text: str, times: int) -> Figure:
    kind = figure.base if figure.kind is FigureKind.RANGE and figure.base is FigureKind.DATE else figure.kind
    reasons: list[str] = []
    rank = _BASE[kind]
    if kind in _NAMES:
        reasons.append(_NAMES[kind])
    elif kind is FigureKind.COUNT and figure.unit:
        reasons.append(f"says how many ({figure.unit})")
    if figure.change is not None or figure.earlier is not None:
        rank += 0.12
        reasons.append("tells a change")
    if figure.span.start < len(text) * _LEAD:
        rank += 0.06
        reasons.append("stands near the start")
    if times > 1 and kind is not FigureKind.DATE:
        rank += 0.05
        reasons.append("is given more than once")
    if figure.qualifier in (Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.UNDER):
        rank += 0.03
        reasons.append("sets a bound")
    if figure.subject:
        rank += 0.04
    if _is_large(figure):
        rank += 0.05
        reasons.append("is large")
    if _is_minor(figure, text):
        rank = min(rank, KEY_RANK - 0.05)
    rank = round(min(rank, 1.0), 4)
    return replace(figure, rank=rank, key=rank >= KEY_RANK, reasons=tuple(reasons))


def _aside(figure: Figure) -> Figure:
    return replace(figure, key=False, rank=min(figure.rank, KEY_RANK - 0.05), reasons=(*figure.reasons, _NO_BODY_TEXT))


def _is_inside(span: Span, asides: tuple[Span, ...]) -> bool:
    """Whether one of the stretches, which are in order and apart, holds the start of the span."""
    place = bisect_right(asides, span.start, key=lambda aside: aside.start) - 1
    return place >= 0 and span.start < asides[place].end


def _sameness(figure: Figure) -> tuple[FigureKind, tuple[float, ...], str]:
    return figure.kind, figure.values, figure.unit


def _is_large(figure: Figure) -> bool:
    return figure.kind in (FigureKind.MONEY, FigureKind.COUNT) and any(abs(value) >= 10_000 for value in figure.values)


def _is_minor(figure: Figure, text: str) -> bool:
    """An age of a person, "two parties" and the like, or a lone number without a noun."""
    if figure.kind is FigureKind.COUNT:
        return not figure.unit or (figure.unit != "time" and all(abs(value) <= _SMALL for value in figure.values))
    if figure.kind is FigureKind.DURATION and figure.unit == "year":
        words = figure.span.cut(text)
        return words.isdecimal() or words.endswith("old")
    return False
