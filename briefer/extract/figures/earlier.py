"""The value before a change, where the sentence gives it apart from the new one."""

from __future__ import annotations

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.dates import MONTHS
from briefer.extract.figures.joining import Joined, is_comparison, is_told_move
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.pieces import Pieces

_FARTHEST = 9
_TIMES = frozenset(
    {
        "in",
        "a",
        "an",
        "the",
        "this",
        "last",
        "previous",
        "prior",
        "year",
        "years",
        "quarter",
        "month",
        "earlier",
        "before",
        "ago",
    }
) | frozenset(MONTHS)


class EarlierReader:
    """Gives each figure its earlier value: "12 million, up 8% from 11 million", "from 31 in 2023 to 52 last year"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def told(self, pieces: Pieces, joined: list[Joined]) -> list[Joined]:
        """The same amounts in order, with the earlier values that stand apart from them."""
        told = list(joined)
        plain = [index for index, item in enumerate(joined) if item.kind is not FigureKind.DATE]
        for place in range(len(plain) - 1):
            index, following = plain[place], plain[place + 1]
            self._link(pieces, told, index, following)
            if place + 2 < len(plain) and told[following].kind is FigureKind.PERCENT:
                self._over_step(pieces, told, index, following, plain[place + 2])
        return told

    def _link(self, pieces: Pieces, told: list[Joined], index: int, following: int) -> None:
        """Two neighbours with only a time between them."""
        one, other = told[index], told[following]
        if other.first - one.after > _FARTHEST or not _alike(one, other):
            return
        gap = _without_times(pieces, told[index + 1 : following], one.after, other.first)
        if one.earlier is None and not one.amount.bare and is_comparison(gap):
            told[index] = one._replace(earlier=other.values[0])
        elif other.earlier is None and gap == ("to",) and is_told_move(self._lexicon, pieces, one.first, other.after):
            told[following] = other._replace(earlier=one.values[0], moved=True)

    def _over_step(self, pieces: Pieces, told: list[Joined], index: int, step: int, last: int) -> None:
        """As in "$12.4 billion, up 8% from $11.5 billion"."""
        later, percent, before = told[index], told[step], told[last]
        if not _alike(later, before) or later.amount.bare or later.earlier is not None:
            return
        lead = _without_times(pieces, told[index + 1 : step], later.after, percent.first)
        link = _without_times(pieces, told[step + 1 : last], percent.after, before.first)
        if pieces.words[later.after] and lead[:1] == (",",) and len(lead) <= 4 and is_comparison(link):
            told[index] = later._replace(earlier=before.values[0])


def _alike(one: Joined, other: Joined) -> bool:
    single = len(one.values) == len(other.values) == 1
    return single and one.kind is other.kind and one.unit == other.unit and one.kind is not FigureKind.ORDINAL


def _without_times(pieces: Pieces, dates: list[Joined], start: int, end: int) -> tuple[str, ...]:
    """The words from `start` to `end` (exclusive) without the dates among them and the words that belong to those."""
    told = {place for date in dates for place in range(date.first, date.after)}
    return tuple(
        pieces.lower[place] for place in range(start, end) if place not in told and pieces.lower[place] not in _TIMES
    )
