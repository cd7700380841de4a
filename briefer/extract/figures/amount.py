"""The amount: a number with what it measures, as the readers of the grammar hand it on."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.dates import DateReading
from briefer.extract.figures.lexicon import Phrase
from briefer.extract.figures.numbers import Form, Number
from briefer.extract.figures.pieces import HYPHENS, Pieces

T = TypeVar("T")

_HEDGES = frozenset({"plus", "odd"})


class Amount(NamedTuple):
    """A number with its unit, before it is joined with its neighbours.

    `first` and `after` are the pieces of all that makes it readable, `core` the piece behind number and unit, without
    a counted noun or a rate. `value` has the scale, the sign and the coin applied; `high` is the upper end of a range
    told in one word, `years` both ends of a range of years. `bare` tells that it has no unit of its own, `priced`
    that its currency stands before it, `coin` what one of its unit is worth in the main unit.
    """

    first: int
    after: int
    core: int
    kind: FigureKind
    value: float
    number: Number
    unit: str = ""
    base: FigureKind | None = None
    high: float | None = None
    years: tuple[float, ...] = ()
    date: str = ""
    guess: bool = False
    bare: bool = False
    priced: bool = False
    coin: float = 1.0


def ordinal(first: int, after: int, value: float) -> Amount:
    """The ordinal in the pieces `first` to `after` (exclusive)."""
    number = Number(first, after, value, Form.WORDS)
    return Amount(first=first, after=after, core=after, kind=FigureKind.ORDINAL, value=value, number=number)


def dated(reading: DateReading) -> Amount:
    """A date, or a range of years, as an amount."""
    return Amount(
        first=reading.first,
        after=reading.after,
        core=reading.after,
        kind=FigureKind.RANGE if reading.years else FigureKind.DATE,
        value=0.0,
        number=Number(reading.first, reading.after, 0.0, Form.DIGITS),
        date=reading.date,
        guess=reading.guess,
        years=reading.years,
    )


def phrase_at(pieces: Pieces, place: int, table: dict[str, tuple[tuple[Phrase, T], ...]]) -> tuple[T, int] | None:
    """What the longest phrase of `table` at `place` stands for, and the piece behind it; None where none fits."""
    for phrase, value in table.get(pieces.lower[place], ()):
        after = place + len(phrase)
        if tuple(pieces.lower[place:after]) == phrase:
            return value, after
    return None


def unit_place(pieces: Pieces, number: Number) -> int:
    """Where the unit of `number` would stand.

    That is behind a tying hyphen ("500-kilogram"), behind a hedge ("15-plus years") or, for a part of one, behind the
    article ("half a point").
    """
    place = number.after
    if (
        pieces.words[place] in HYPHENS
        and pieces.glued(place)
        and pieces.lower[place + 1] in _HEDGES
        and not pieces.glued(place + 2)
    ):
        return place + 2
    if (
        pieces.words[place] in HYPHENS
        and pieces.glued(place)
        and pieces.glued(place + 1)
        and (pieces.is_word(place + 1) or pieces.words[place + 1] == "%")
    ):
        return place + 1
    if not number.fraction:
        return place
    if pieces.lower[place] == "of" and pieces.lower[place + 1] in ("a", "an", "one"):
        return place + 2
    return place + 1 if pieces.lower[place] in ("a", "an") else place
