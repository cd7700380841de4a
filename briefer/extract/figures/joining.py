"""Neighbouring amounts read together: ranges, from-to changes, ratios and odds."""

from __future__ import annotations

from typing import NamedTuple

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.amount import Amount
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.numbers import clean
from briefer.extract.figures.pieces import HYPHENS, Pieces

_COMPARISON_FILLERS = frozenset(
    {",", "up", "down", "figure", "more", "less", "than", "just", "nearly", "almost", "about", "over"}
)
_MEASURED = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.QUANTITY, FigureKind.DURATION})


class Joined(NamedTuple):
    """One or two amounts as they are told: the piece where the hedge may end, what was read, and the values."""

    first: int
    after: int
    amount: Amount
    kind: FigureKind
    values: tuple[float, ...]
    base: FigureKind | None = None
    unit: str = ""
    earlier: float | None = None
    moved: bool = False


class AmountJoiner:
    """Joins amounts that stand one behind the other in a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._changes = lexicon.change_verbs
        self._cues = lexicon.cues

    def join(self, pieces: Pieces, amounts: list[Amount]) -> list[Joined]:
        """The amounts in order, each one alone or joined with the next."""
        joined: list[Joined] = []
        index = 0
        while index < len(amounts):
            one = amounts[index]
            other = amounts[index + 1] if index + 1 < len(amounts) else None
            pair = self._pair(pieces, one, other) if other is not None and other.first - one.core <= 5 else None
            if pair:
                joined += pair
                index += 2
            else:
                joined.append(_alone(one))
                index += 1
        return joined

    def _pair(self, pieces: Pieces, one: Amount, other: Amount) -> list[Joined]:
        """How two neighbours are told together; nothing where they stand by themselves."""
        gap = tuple(pieces.lower[one.after : other.first])
        if one.date or other.date:
            return self._dates(pieces, one, other, gap)
        like = one.unit == other.unit or (other.bare and one.kind is FigureKind.COUNT)
        if is_comparison(gap) and like and one.kind is other.kind and not one.bare:
            return [_alone(one)._replace(earlier=other.value), _alone(other._replace(unit=one.unit, bare=False))]
        if {one.kind, other.kind} & {FigureKind.RANGE, FigureKind.ORDINAL}:
            return []
        return self._part_of(one, other, gap) or self._linked(pieces, one, other, gap)

    def _linked(self, pieces: Pieces, one: Amount, other: Amount, gap: tuple[str, ...]) -> list[Joined]:
        """Two amounts with a dash, "to", "or", "and" or a slash between them."""
        between = "between" in (pieces.before(one.first), pieces.before(one.first, 2))
        if gap == ("and",) and not between:
            return self._shared(one, other)
        if gap == ("/",) and other.unit:
            return self._move(one, other, one.value, other.value, moved=False)
        link, *rest = gap or ("",)
        dash = link in HYPHENS and not rest
        hanging = link in HYPHENS and not dash and rest[0] in ("to", "and", "or")
        if not (dash or hanging or gap in (("to",), ("or",), ("and",), ("through",))):
            return []
        if hanging and len(rest) == 2 and rest[1] in HYPHENS and other.kind is FigureKind.COUNT:
            versus = self._versus(pieces, one, other)
            if versus:
                return versus
        if dash and pieces.glued(one.after) != pieces.glued(other.first):
            return []
        if link == "to" and (not one.bare or pieces.before(one.first) == "by") and self._is_step(pieces, one):
            return []
        return self._to(pieces, one, other, "to" if dash or hanging else link)

    def _to(self, pieces: Pieces, one: Amount, other: Amount, link: str) -> list[Joined]:
        """Two amounts linked by "to", a dash, "or", or "between ... and"."""
        if not _compatible(one, other):
            return []
        low, high = _with_shared_scale(one, other)
        plain = one.bare and other.bare
        moved = link == "to" and is_told_move(self._lexicon, pieces, one.first, other.after)
        if plain and link == "to" and not moved:
            versus = self._versus(pieces, one, other)
            if versus:
                return versus
        if moved or low >= high:
            return self._move(one, other, low, high, moved=moved)
        if plain and "aged" in (pieces.before(one.first), pieces.before(one.first, 2)):
            other = other._replace(kind=FigureKind.DURATION, unit="year")
        base = other.kind if other.kind is not FigureKind.RATIO or other.unit else FigureKind.RATIO
        unit = other.unit or one.unit
        kind = one.kind if other.bare and not one.bare else base
        return [
            Joined(
                first=one.first,
                after=other.after,
                amount=other._replace(first=one.first),
                kind=FigureKind.RANGE,
                values=(low, high),
                base=kind,
                unit=unit,
            )
        ]

    def _is_step(self, pieces: Pieces, one: Amount) -> bool:
        """Whether the first amount is the step of a change and the second its result: "slipped 38 cents to $78"."""
        before = pieces.lower[max(0, one.first - 2) : one.first]
        if {"from", "between"} & set(before):
            return False
        return any(word in self._changes for word in before) or (before[-1:] == ["by"] and not one.bare)

    def _move(self, one: Amount, other: Amount, low: float, high: float, *, moved: bool) -> list[Joined]:
        """The two amounts apart, the first with the unit and scale of the second."""
        first = one._replace(value=low)
        if one.bare and other.kind is not FigureKind.RATIO:
            first = first._replace(kind=other.kind, unit=other.unit, bare=False)
        latter = other._replace(value=high)
        return [_alone(first), _alone(latter)._replace(earlier=low if moved else None, moved=moved)]

    def _shared(self, one: Amount, other: Amount) -> list[Joined]:
        """As in "3.4 and 5.6 per cent": the first takes the unit of the second."""
        if not one.bare or other.kind is not FigureKind.PERCENT or one.number.fraction:
            return []
        return self._move(one, other, one.value, other.value, moved=False)

    def _versus(self, pieces: Pieces, one: Amount, other: Amount) -> list[Joined]:
        """Votes, scores and odds: 312 to 288, 5-4, three to one."""
        if one.number.grain != 1 or other.number.grain != 1 or one.value < 0 or other.value < 0:
            return []
        dash = pieces.words[one.after] in HYPHENS
        reach = 12 if other.value <= one.value else 6
        cues = pieces.lower[max(0, one.first - reach) : one.first] + pieces.lower[other.core : other.core + 3]
        told = any(word in self._cues.versus for word in cues)
        if (
            other.value == 1 < one.value
            or told
            or (dash and other.value <= one.value)
            or (dash and one.value < 10 and other.value < 10)
        ):
            return [_ratio(one, other, (one.value, other.value))]
        return []

    def _part_of(self, one: Amount, other: Amount, gap: tuple[str, ...]) -> list[Joined]:
        """As in "eight of 10", "one in five", "$4 of every $5", "half of 1 per cent", "1-in-10"."""
        words = tuple(word for word in gap if word not in HYPHENS)
        if words[:1] not in (("of",), ("in",), ("out",)):
            return []
        if words == ("of",) and one.number.fraction and other.kind is FigureKind.PERCENT:
            value = clean(one.value * other.value)
            amount = other._replace(first=one.first, value=value)
            return [
                Joined(
                    first=one.first, after=other.after, amount=amount, kind=other.kind, values=(value,), unit=other.unit
                )
            ]
        linked = words in (
            ("of",),
            ("in",),
            ("out", "of"),
            ("of", "every"),
            ("in", "every"),
            ("out", "of", "every"),
            ("of", "each"),
        )
        if not linked or not 0 < one.value < other.value or one.number.fraction or other.number.fraction:
            return []
        money = one.kind is FigureKind.MONEY is other.kind and one.unit == other.unit and words != ("in",)
        plain = one.bare and other.kind is FigureKind.COUNT and other.number.grain >= 1 and one.number.grain >= 1
        if not money and not (plain and self._is_share(other, words)):
            return []
        share = one._replace(after=other.core, core=other.core, unit="")
        value = float(f"{one.value / other.value:.6g}")
        return [Joined(first=one.first, after=other.core, amount=share, kind=FigureKind.RATIO, values=(value,))]

    def _is_share(self, other: Amount, words: tuple[str, ...]) -> bool:
        return words != ("in",) or (other.value <= 100_000)

    def _dates(self, pieces: Pieces, one: Amount, other: Amount, gap: tuple[str, ...]) -> list[Joined]:
        """Two years as one span of time: 2001 to 2014, between 2010 and 2015."""
        years = len(one.date) == 4 and len(other.date) == 4 and one.date.isdecimal() and other.date.isdecimal()
        between = gap == ("and",) and pieces.before(one.first) == "between"
        linked = gap in (("to",), ("through",), ("until",)) or between or (len(gap) == 1 and gap[0] in HYPHENS)
        if not years or not linked or int(one.date) >= int(other.date):
            return []
        values = (float(one.date), float(other.date))
        amount = other._replace(first=one.first, date=f"{one.date}/{other.date}")
        return [
            Joined(
                first=one.first,
                after=other.after,
                amount=amount,
                kind=FigureKind.RANGE,
                values=values,
                base=FigureKind.DATE,
                unit="date",
            )
        ]


def _alone(amount: Amount) -> Joined:
    unit, base = amount.unit, amount.base
    values: tuple[float, ...] = (amount.value,)
    if amount.years:
        values, unit, base = amount.years, "date", FigureKind.DATE
    elif amount.high is not None:
        values = (amount.value, amount.high)
    elif amount.kind is FigureKind.DATE:
        values = ()
    return Joined(
        first=amount.first, after=amount.after, amount=amount, kind=amount.kind, values=values, base=base, unit=unit
    )


def _ratio(one: Amount, other: Amount, values: tuple[float, ...]) -> Joined:
    amount = other._replace(first=one.first, unit="", after=other.core)
    return Joined(first=one.first, after=other.core, amount=amount, kind=FigureKind.RATIO, values=values)


def _compatible(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be the ends of one range."""
    if FigureKind.DATE in (one.kind, other.kind):
        return False
    if one.bare:
        return not (one.number.fraction and not other.number.fraction and not other.bare)
    if other.bare:
        aged = one.kind is FigureKind.DURATION and one.core == one.number.after
        return aged or (one.kind is FigureKind.MONEY and one.priced)
    if one.kind is not other.kind and not (one.kind in _MEASURED and other.kind in _MEASURED):
        return False
    return one.unit == other.unit or one.unit.split("/")[0] == other.unit.split("/")[0]


def _with_shared_scale(one: Amount, other: Amount) -> tuple[float, float]:
    """Both values, each with the scale and the coin of the other where it has none: "3.1 to 4.5 million", "$20-25m"."""
    low, high = one.value, other.value
    if one.bare and other.coin != 1.0:
        low = clean(low * other.coin)
    if one.number.scale == 1.0 and other.number.scale >= 1000 and other.kind is not FigureKind.DATE:
        scaled = clean(low * other.number.scale)
        if high and low < 1000 and 0.02 <= abs(scaled / high) <= 50:
            low = scaled
    return low, high


def is_told_move(lexicon: Lexicon, pieces: Pieces, first: int, after: int) -> bool:
    """Whether "from A to B" tells a change in time and not a spread; A begins at `first`, `after` is behind B."""
    spread, moved = lexicon.cues.spread, lexicon.cues.moved
    if pieces.before(first) not in ("from", "at"):
        return False
    if pieces.lower[after] in spread or pieces.before(first, 2) in spread:
        return False
    before = pieces.lower[max(0, first - 12) : first]
    return any(word in lexicon.change_verbs for word in before) or pieces.before(first, 2) in moved


def is_comparison(gap: tuple[str, ...]) -> bool:
    """Whether the words between two amounts set the second before the first: ", up from", "compared with"."""
    words = tuple(word for word in gap if word not in _COMPARISON_FILLERS)
    return words in (("from",), ("compared", "with"), ("compared", "to"), ("against",), ("versus",))
