"""Arithmetic that an article's own numbers allow: a stated change, share, total or margin against what it is made of.

A finding is made only where the numbers disagree by more than the rounding in which they are written, and only where
the words between them leave one reading. A hedged number ("about 40") is never checked, nor a change that is said to
be adjusted or averaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

from briefer.core.suggestion import ArithmeticFinding, Figure, FigureKind, Sum
from briefer.extract.figures.formatting import format_figure, format_number
from briefer.extract.figures.lexicon import lexicon
from briefer.extract.figures.sentences import Sentences
from briefer.extract.figures.skeleton import Skeleton
from briefer.extract.figures.written import Interval, written_interval

_ADJUSTED = re.compile(
    r"\b(?:real terms|inflation|constant|currenc(?:y|ies)|adjusted|annual(?:ly|ised|ized)?|average[ds]?|like-for-like"
    r"|organic|underlying|seasonally|excluding|compound)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?::|—|–|\(|,?\s*(?:comprising|comprises|consisting of|made up of|namely))\s*$")
_NEXT_PART = re.compile(r"(?:\s+[\w’'-]+){0,3}\s*(?:,|,?\s*and|;)\s*$")
_LIST_END = re.compile(r"(?:\s+[\w’'-]+){0,4}\s*(?:[.)—–;]|$)")
_NEAR_TOTAL = (0.75, 1.33)
"""How far the parts may be from their total, as a share of it: a list that is further off is no full list."""

_POINTS = {"percentage_point": 1, "basis_point": 100}
"""How many of them make one per cent."""

_CHANGE_TAKES = 3
"""Figures of a change: how far, from what, to what."""
_EXACT_BELOW = 1000
_LOOSE, _TIGHT = 0.1, 0.005
_MONEY_OR_COUNT = frozenset({FigureKind.MONEY, FigureKind.COUNT})


def check_arithmetic(text: str, figures: tuple[Figure, ...]) -> tuple[ArithmeticFinding, ...]:
    """The findings in `text`, whose figures are given in order; nothing where all that can be reckoned agrees."""
    sentences = Sentences(text)
    findings: dict[int, ArithmeticFinding] = {}
    for number, group in groupby(figures, key=lambda figure: sentences.number_at(figure.span.start)):
        told = tuple(group)
        if len(told) < 2:
            continue
        skeleton = Skeleton(text, sentences.at(number), told)
        for finding in (*_changes(text, skeleton), *_shares(text, skeleton), *_margins(text, skeleton)):
            findings.setdefault(finding.span.start, finding)
        for finding in _totals(text, tuple(figure for figure in told if skeleton.is_plain(figure))):
            findings.setdefault(finding.span.start, finding)
    return tuple(sorted(findings.values(), key=lambda finding: finding.span))


@cache
def _change_patterns() -> tuple[re.Pattern[str], ...]:
    """How a sentence tells the step, the old and the new value; in the last four the words alone show a change."""
    nouns = "|".join(sorted(re.escape(noun) for noun in lexicon().change_nouns))
    then = r"(?:,| –| —)?(?: or| which is| representing)?"
    by = rf"(?:up|down|an? (?:{nouns}) of) (?:by )?{{step}}"
    earlier = r"(?:from|compared (?:with|to)|against)"
    return tuple(
        Skeleton.pattern(template)
        for template in (
            r"{step}{time},? from {old}{time} to {new}",
            rf"{{step}}{{time}},? to {{new}}{{time}},?(?: up| down)? {earlier} {{old}}",
            rf"{{new}}{{time}},? {by}{{time}},? (?:{earlier}|on) {{old}}",
            rf"from {{old}}{{time}} to {{new}}{{time}}{then} {by}",
            rf"from {{old}}{{time}} to {{new}}{{time}}{then} an? {{step}} (?:{nouns})\b",
            rf"{{new}}{{time}},? (?:up|down) from {{old}}{{time}}{then} {by}",
        )
    )


_SHARES = tuple(
    Skeleton.pattern(template)
    for template in (
        r"{part}{words} (?:out )?of (?:(?:the|its|their|his|her|our) )?{whole}{words}(?:,? or | \(|, | – | — |—){step}",
        r"[Oo]f (?:(?:the|its|their) )?{whole}{words},? {part}{words}(?:,? or | \(| – | — |—){step}",
        r"{step}(?::| \(|, or) {part}{words} (?:out )?of (?:(?:the|its|their) )?{whole}",
    )
)
_PARTS_OF_ONE = (
    Skeleton.pattern(r"{part}{words}(?:,? or | \(){step}"),
    Skeleton.pattern(r"{step}(?:: | \(|, or ){part}"),
)
_MARGINS = tuple(
    Skeleton.pattern(template)
    for template in (
        r"{pair}{words},? (?:with )?an? majority of {step}",
        r"{new}{words} to {old}{words},? (?:with )?an? majority of {step}",
    )
)
_COMPARED = re.compile(r"\s+(?:more|less|fewer|higher|lower|above|below|up|down)\b")
_REPEATED = re.compile(r"\s+(?:a|an|per|each|every)\s+(?:year|month|week|quarter|decade|day)\b")


def _changes(text: str, skeleton: Skeleton) -> Iterator[ArithmeticFinding]:
    """A step in per cent, in points or in the same unit against the values before and after."""
    if len(skeleton) < _CHANGE_TAKES or _ADJUSTED.search(skeleton.sentence):
        return
    for place, pattern in enumerate(_change_patterns()):
        for parts in skeleton.matches(pattern):
            step, old, new = parts["step"], parts["old"], parts["new"]
            told = (step.change is not None or place > 1) and not _REPEATED.match(text, step.span.end)
            if not told or not _alike(old, new):
                continue
            allowed = _step(step, _interval(text, old), _interval(text, new), old.unit)
            if allowed:
                words = f"from {_as_written(text, old)} to {_as_written(text, new)}"
                yield from _told(text, Sum.CHANGE, (step, old, new), allowed, words)


def _alike(one: Figure, other: Figure) -> bool:
    same = one.unit == other.unit or (FigureKind.COUNT is one.kind is other.kind and "" in (one.unit, other.unit))
    return same and one.kind is other.kind and one.kind is not FigureKind.RATIO


def _step(step: Figure, old: Interval, new: Interval, unit: str) -> Interval | None:
    """What the step from old to new may be in the unit of `step`; None where it says nothing of the two."""
    if step.unit == "percent":
        if unit.startswith("percent") or old.low <= 0:
            return None
        ends = ((new.low / old.high - 1) * 100, (new.high / old.low - 1) * 100)
    elif step.unit == unit or (step.unit in _POINTS and unit == "percent"):
        scale = _POINTS.get(step.unit, 1)
        ends = ((new.low - old.high) * scale, (new.high - old.low) * scale)
    else:
        return None
    if unit == step.unit == "percent":
        return None
    return Interval(0.0, max(map(abs, ends))) if ends[0] < 0 < ends[1] else Interval(*sorted(map(abs, ends)))


def _shares(text: str, skeleton: Skeleton) -> Iterator[ArithmeticFinding]:
    """As in "21 of the 49 tests, or 43 per cent" and "a third, or 33 per cent"."""
    for pattern in _SHARES:
        for parts in skeleton.matches(pattern):
            step, part, whole = parts["step"], parts["part"], parts["whole"]
            counted = part.kind in _MONEY_OR_COUNT and whole.kind is part.kind
            if not counted or not _is_share(text, step) or not 0 <= part.values[0] <= whole.values[0]:
                continue
            small, large = _interval(text, part), _interval(text, whole)
            if large.low > 0:
                allowed = Interval(small.low / large.high * 100, small.high / large.low * 100)
                words = f"{_as_written(text, part)} of {_as_written(text, whole)}"
                yield from _told(text, Sum.SHARE, (step, part, whole), allowed, words)
    for pattern in _PARTS_OF_ONE:
        for parts in skeleton.matches(pattern):
            step, part = parts["step"], parts["part"]
            if part.kind is FigureKind.RATIO and 0 < part.values[0] < 1 and _is_share(text, step):
                words = _as_written(text, part)
                slack = _TIGHT if any(letter.isdecimal() for letter in words) else _LOOSE
                share = part.values[0] * 100
                allowed = Interval(share * (1 - slack), share * (1 + slack))
                yield from _told(text, Sum.SHARE, (step, part), allowed, words)


def _is_share(text: str, step: Figure) -> bool:
    return step.unit == "percent" and not _COMPARED.match(text, step.span.end)


def _margins(text: str, skeleton: Skeleton) -> Iterator[ArithmeticFinding]:
    """As in "by 312 votes to 288, a majority of 24"."""
    for pattern in _MARGINS:
        for parts in skeleton.matches(pattern):
            step = parts["step"]
            sides = [parts["pair"]] if "pair" in parts else [parts["new"], parts["old"]]
            values = sides[0].values if len(sides) == 1 else tuple(side.values[0] for side in sides)
            margin = abs(values[0] - values[1])
            if step.kind is FigureKind.COUNT and all(value.is_integer() for value in values):
                words = f"{format_number(values[0])} to {format_number(values[1])}"
                yield from _told(text, Sum.MARGIN, (step, *sides), Interval(margin, margin), words)


def _totals(text: str, group: tuple[Figure, ...]) -> Iterator[ArithmeticFinding]:
    """As in "49 tests: 21 at sea, 20 on land and 8 in the air"."""
    for index, total in enumerate(group):
        parts = _parts(text, group[index:])
        if len(parts) < 2 or any(part.values[0] >= total.values[0] for part in parts):
            continue
        whole = sum(part.values[0] for part in parts)
        if not _NEAR_TOTAL[0] <= whole / total.values[0] <= _NEAR_TOTAL[1]:
            continue
        intervals = [_interval(text, part) for part in parts]
        allowed = Interval(sum(part.low for part in intervals), sum(part.high for part in intervals))
        if all(part.values[0].is_integer() and part.values[0] < _EXACT_BELOW for part in parts):
            allowed = Interval(whole, whole)
        words = " + ".join(_as_written(text, part) for part in parts)
        yield from _told(text, Sum.TOTAL, (total, *parts), allowed, words)


def _parts(text: str, group: tuple[Figure, ...]) -> list[Figure]:
    """The amounts that are listed behind the first figure as its parts, up to the end of the list."""
    total, *listed = group
    if len(listed) < 2 or total.kind not in _MONEY_OR_COUNT:
        return []
    if not _LISTED.search(text[total.span.end : listed[0].span.start][-24:]):
        return []
    parts = [listed[0]]
    for one, other in pairwise(listed):
        if not _NEXT_PART.fullmatch(text[one.span.end : other.span.start]):
            break
        parts.append(other)
    alike = all(part.kind is total.kind for part in parts)
    if total.kind is FigureKind.MONEY:
        alike = alike and all(part.unit == total.unit for part in parts)
    closed = _LIST_END.match(text, parts[-1].span.end) is not None
    return parts if alike and closed else []


def _interval(text: str, figure: Figure) -> Interval:
    return written_interval(text, figure)


def _told(
    text: str, kind: Sum, figures: tuple[Figure, ...], allowed: Interval, words: str
) -> Iterator[ArithmeticFinding]:
    """The finding for the first of `figures`, reckoned from the others; nothing where it agrees with them."""
    stated, *parts = figures
    if _interval(text, stated).meets(allowed):
        return
    yield ArithmeticFinding(
        sum=kind,
        span=stated.span,
        parts=tuple(sorted(part.span for part in parts)),
        low=allowed.low,
        high=allowed.high,
        sentence=f"The article says {_as_written(text, stated)}, but {words} is {_reckoned(stated, allowed)}.",
    )


def _as_written(text: str, figure: Figure) -> str:
    return " ".join(figure.span.cut(text).split())


def _reckoned(stated: Figure, allowed: Interval) -> str:
    """The middle of what is allowed, with as many digits as show that it is not what is stated."""
    if allowed.low == allowed.high:
        return _in_unit(stated, allowed.low)
    middle = (allowed.low + allowed.high) / 2
    tries = (float(f"{middle:.{digits}g}") for digits in range(2, 10))
    return f"about {_in_unit(stated, next((value for value in tries if value != stated.values[0]), middle))}"


def _in_unit(stated: Figure, value: float) -> str:
    if stated.kind is FigureKind.COUNT:
        return format_number(value)
    return format_figure(replace(stated, values=(value,)))
