"""Percentages, units of measure and spans of time behind a number."""

from __future__ import annotations

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.amount import Amount, phrase_at, unit_place
from briefer.extract.figures.inflection import is_plural
from briefer.extract.figures.lexicon import Lexicon, Unit
from briefer.extract.figures.nouns import NounFinder
from briefer.extract.figures.numbers import clean
from briefer.extract.figures.pieces import HYPHENS, Pieces

_SPACED_LETTERS = frozenset("mgLlWVhKs")
_WORDLIKE = frozenset(
    {"MT", "PS", "MP", "AU", "sf", "cf", "bl", "mo", "px", "HP", "ha", "bar", "cal", "PB", "mi", "Da", "mps"}
)
_FOOT_MARKS, _INCH_MARKS = frozenset("'’′"), frozenset('"”″')
_FEET = frozenset({"foot", "feet", "ft"})
_LOST_REACH = 6
_NOUNLIKE = frozenset({"tesla", "stone", "cup", "bit", "bar", "degree", "nit", "gray", "foot", "point", "carat"})


class UnitReader:
    """Reads the unit of measure that stands at a piece."""

    def __init__(self, lexicon: Lexicon, nouns: NounFinder) -> None:
        self._words = lexicon.unit_words
        self._symbols = lexicon.unit_symbols
        self._symbol = lexicon.unit_symbol
        self._ahead = lexicon.units_ahead
        self._cues = lexicon.cues
        self._nouns = nouns

    def at(self, pieces: Pieces, place: int) -> tuple[Unit, int] | None:
        """The unit at `place` and the piece behind it, the longest where several fit; None where there is none."""
        found = phrase_at(pieces, place, self._words)
        match = self._symbol.match(pieces.text, pieces.starts[place])
        if match is None or (found and pieces.ends[found[1] - 1] >= match.end()):
            return found
        after = place
        while after < len(pieces) and pieces.ends[after] <= match.end():
            after += 1
        if after == place or pieces.ends[after - 1] != match.end():
            return found
        if not self._symbol_fits(pieces, place, after, match.group()):
            return found
        return self._symbols[match.group()], after

    def measured(self, pieces: Pieces, amount: Amount) -> Amount | None:
        """The amount with the unit behind its number; None where there is none."""
        place = unit_place(pieces, amount.number)
        found = self.at(pieces, place)
        if found is None:
            return _height(pieces, amount)
        unit, after = found
        if not self._fits(pieces, amount, unit.name, place, after):
            return None
        if unit.name == "point":
            return self._points(pieces, amount, after)
        if unit.kind is FigureKind.DURATION:
            after = _through_age(pieces, after)
        value = clean(amount.value * unit.factor)
        return amount._replace(kind=unit.kind, unit=unit.name, value=value, after=after, core=after)

    def named_ahead(self, pieces: Pieces, amount: Amount) -> Amount | None:
        """The amount with the unit that stands before its number: "magnitude 7.1", "Mach-2", the 8 of "6-foot-8".

        None where none does.
        """
        place = amount.first - 1
        if place > 0 and pieces.words[place] in HYPHENS and pieces.glued(place):
            place -= 1
            if pieces.lower[place] in _FEET and pieces.glued(amount.first):
                return amount._replace(kind=FigureKind.QUANTITY, unit="inch")
        unit = self._ahead.get(pieces.lower[place]) if place >= 0 else None
        return amount._replace(first=place, kind=unit.kind, unit=unit.name) if unit else None

    def _symbol_fits(self, pieces: Pieces, place: int, after: int, symbol: str) -> bool:
        """Whether a symbol that may be an English word or a letter is one here."""
        if place and pieces.starts[place] - pieces.ends[place - 1] > 1:
            return False
        if symbol in ("C", "F") and (not pieces.glued(place) or pieces.words[after].isdecimal()):
            return False
        if len(symbol) == 1 and pieces.words[after] in HYPHENS and pieces.glued(after) and pieces.is_word(after + 1):
            return False
        if symbol == "in" and not (pieces.glued(place) and pieces.words[place - 1][-1:].isdecimal()):
            return False
        if not symbol.isalpha() or pieces.glued(place):
            return True
        following = pieces.words[after]
        if len(symbol) == 1:
            if not following[:1].isalpha():
                return symbol in _SPACED_LETTERS or symbol.isupper()
            return symbol in _SPACED_LETTERS and not (following[:1].isupper() or is_plural(following))
        return symbol not in _WORDLIKE or not is_plural(following)

    def _fits(self, pieces: Pieces, amount: Amount, name: str, place: int, after: int) -> bool:
        """Whether the unit's word is meant as the unit here."""
        word = pieces.lower[place]
        if pieces.words[place] == "m" and pieces.glued(place) and name == "metre":
            lost = pieces.lower[max(0, amount.first - _LOST_REACH) : amount.first]
            return self._nouns.counted(pieces, after, one=False) is None and self._cues.lost.isdisjoint(lost)
        if name in _NOUNLIKE and word == name and pieces.words[place - 1] not in HYPHENS:
            return abs(amount.value) == 1 or not is_plural(pieces.words[after])
        if word == "second":
            return pieces.words[place - 1] in HYPHENS or abs(amount.value) in (1, 0.5)
        return word not in ("night", "day") or pieces.lower[after] not in ("club", "clubs", "trader", "traders")

    def _points(self, pieces: Pieces, amount: Amount, after: int) -> Amount:
        """Points of an index, a game or a plan; else percentage points."""
        if pieces.words[after - 2] in HYPHENS and pieces.lower[after] in self._cues.plan:
            return amount._replace(unit="point", after=after, core=after - 2)
        near = pieces.lower[max(0, amount.first - 18) : amount.first] + pieces.lower[after : after + 8]
        sport = not self._cues.sport.isdisjoint(near)
        index = not self._cues.index.isdisjoint(near) or (abs(amount.value) > 100 and not sport)
        if index or sport:
            kind = FigureKind.QUANTITY if index else FigureKind.COUNT
            return amount._replace(kind=kind, unit="point", after=after, core=after)
        return amount._replace(kind=FigureKind.PERCENT, unit="percentage_point", after=after, core=after)


def _through_age(pieces: Pieces, after: int) -> int:
    """Behind "-old" or "old": 59-year-old, 30 years old."""
    if pieces.words[after] in HYPHENS and pieces.lower[after + 1] in ("old", "olds"):
        return after + 2
    return after + 1 if pieces.lower[after] == "old" else after


def _height(pieces: Pieces, amount: Amount) -> Amount | None:
    """Feet and inches of 6'3" with straight or curly marks; None where there are none."""
    mark, number = amount.number.after, amount.number
    if not pieces.glued(mark):
        return None
    if pieces.words[mark] in _FOOT_MARKS and pieces.glued(mark + 1) and pieces.words[mark + 1].isdecimal():
        name = "foot" if pieces.words[mark + 2] in _INCH_MARKS else ""
    else:
        tied = number.first > 0 and pieces.words[number.first - 1] in _FOOT_MARKS and pieces.glued(number.first)
        name = "inch" if tied and pieces.words[mark] in _INCH_MARKS else ""
    return amount._replace(kind=FigureKind.QUANTITY, unit=name, after=mark + 1, core=mark + 1) if name else None
