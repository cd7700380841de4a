"""Finds the cheapest reading of a paragraph's marks: which open, which close and which are apostrophes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

NEVER = float("inf")

_MISSING_CLOSE = 1.0
"""The cost of a stretch whose closing mark was forgotten."""
_SAME_INSIDE = 0.4
"""The cost of single marks inside single marks, which careful writers avoid."""
_ENDS_TWO = 0.2
_MISDRAWN = 1.0
"""The cost of two single marks that close one."""
_DEEPEST = 3

_SINGLE = "s"
_DOUBLE = "d"


@dataclass(frozen=True, slots=True)
class Region:
    """A quoted stretch, in code points: `start` to `end` with its marks, `inner_start` to `inner_end` without.

    `closed` is False where the closing mark is missing and the stretch runs to the end of its paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark from `start` to before `end`, and what it costs to read it as one that opens, closes or does neither.

    A role that is out of the question costs `NEVER`; `left_open` is the cost where what it opens is never closed.
    """

    start: int
    end: int
    double: bool
    opens: float
    closes: float
    idle: float
    left_open: float = _MISSING_CLOSE


_Found = tuple["_Found", Region] | None
"""The outermost stretches found so far, last first, shared between the readings that begin alike."""


@dataclass(slots=True)
class _Reading:
    """A reading up to some mark: its cost, the marks open in it from the outermost, the stretches closed in it.

    `nesting` has a letter for each open mark.
    """

    cost: float
    nesting: str = ""
    opened: tuple[Mark, ...] = ()
    found: _Found = None


def paired(marks: Iterable[Mark], end: int) -> list[Region]:
    """The outermost stretches between the marks of one paragraph, in order; `end` is where the paragraph ends.

    Time is linear in the number of marks, since only the cheapest reading of each nesting is followed.
    """
    readings = [_Reading(0.0)]
    for mark in marks:
        cheapest: dict[str, _Reading] = {}
        for reading in readings:
            for longer in _continued(reading, mark):
                other = cheapest.get(longer.nesting)
                if other is None or longer.cost < other.cost:
                    cheapest[longer.nesting] = longer
        readings = list(cheapest.values())
    best = min(readings, key=_final_cost)
    regions = list(_listed(best.found))[::-1]
    if best.opened:
        outer = best.opened[0]
        regions.append(Region(outer.start, end, outer.end, end, closed=False))
    return regions


def _continued(reading: _Reading, mark: Mark) -> Iterator[_Reading]:
    """The reading with the mark in each role it can play."""
    cost, nesting, opened, found = reading.cost, reading.nesting, reading.opened, reading.found
    kind = _DOUBLE if mark.double else _SINGLE
    at = nesting.rfind(kind)
    yield _Reading(cost + mark.idle, nesting, opened, found)
    if mark.opens < NEVER:
        if len(opened) < _DEEPEST and (kind is _SINGLE or at < 0):
            same = 0.0 if at < 0 else _SAME_INSIDE
            yield _Reading(cost + mark.opens + same, nesting + kind, (*opened, mark), found)
        if at >= 0 and at == len(opened) - 1:
            shut = _with_region(found, opened, at, mark.start, mark.start)
            yield _Reading(cost + mark.opens + opened[at].left_open, nesting, (*opened[:at], mark), shut)
    if mark.closes == NEVER:
        return
    if at >= 0:
        forgotten = sum(inner.left_open for inner in opened[at + 1 :])
        shut = _with_region(found, opened, at, mark.start, mark.end)
        yield _Reading(cost + mark.closes + forgotten, nesting[:at], opened[:at], shut)
    elif mark.end - mark.start == 2 and nesting.endswith(_SINGLE):
        two = nesting.endswith(_SINGLE + _SINGLE)
        at = len(opened) - (2 if two else 1)
        shut = _with_region(found, opened, at, mark.start + two, mark.end)
        yield _Reading(cost + mark.closes + (_ENDS_TWO if two else _MISDRAWN), nesting[:at], opened[:at], shut)


def _with_region(found: _Found, opened: Sequence[Mark], at: int, inner_end: int, end: int) -> _Found:
    """The stretches with the one that mark number `at` opened, where that is an outermost one."""
    return found if at else (found, Region(opened[0].start, end, opened[0].end, inner_end))


def _final_cost(reading: _Reading) -> float:
    return reading.cost + sum(mark.left_open for mark in reading.opened)


def _listed(found: _Found) -> Iterator[Region]:
    while found is not None:
        found, region = found
        yield region
