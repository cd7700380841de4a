"""What an amount is reckoned by: per barrel, a day, /year, -per-acre, per 1,000 people."""

from __future__ import annotations

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.amount import Amount
from briefer.extract.figures.inflection import singular
from briefer.extract.figures.lexicon import CueTable, Unit
from briefer.extract.figures.nouns import NounFinder
from briefer.extract.figures.pieces import HYPHENS, Pieces
from briefer.extract.figures.units import UnitReader

_LONGEST_SLASHED = 12


class RateReader:
    """Adds the rate behind an amount to its unit: USD/barrel, death/100000."""

    def __init__(self, cues: CueTable, units: UnitReader, nouns: NounFinder) -> None:
        self._cues = cues
        self._units = units
        self._nouns = nouns

    def rated(self, pieces: Pieces, amount: Amount) -> Amount:
        """The amount with its rate; as it is where it has none."""
        place = amount.after
        words = pieces.lower
        if words[place] in ("-", "/") and pieces.glued(place) and pieces.glued(place + 1):
            if words[place] == "/" and pieces.is_word(place + 1) and len(words[place + 1]) <= _LONGEST_SLASHED:
                return self._per(pieces, amount, place + 1)
            if words[place + 1] in ("per", "a", "an") and words[place + 2] == "-":
                return self._per(pieces, amount, place + 3)
        if words[place] == "/" and pieces.glued(place) and words[place + 1] == "100" and amount.unit == "litre":
            return self._per(pieces, amount, place + 1)
        if words[place] == "per":
            return self._per(pieces, amount, place + 1)
        if words[place] in ("a", "an", "each", "every") and self._is_rate_word(pieces, place + 1, amount):
            return self._per(pieces, amount, place + 1)
        return amount

    def _is_rate_word(self, pieces: Pieces, place: int, amount: Amount) -> bool:
        """Whether the article before the word means "per"; in "a year earlier" it does not."""
        word = pieces.lower[place]
        if pieces.lower[place + 1] in self._cues.distance:
            return False
        return word in self._cues.periods or (amount.kind is FigureKind.MONEY and word in self._cues.goods)

    def _per(self, pieces: Pieces, amount: Amount, place: int) -> Amount:
        word = pieces.words[place]
        if word.replace(",", "").isdecimal():
            return self._per_number(pieces, amount, place)
        if not word[:1].isalpha():
            return amount
        found = self._units.at(pieces, place)
        after = found[1] if found else place + 1
        name = _name(found[0]) if found else singular(word)
        if not found and pieces.words[after] in HYPHENS and pieces.glued(after) and pieces.glued(after + 1):
            return amount
        measured = found is not None and found[0].kind is not FigureKind.DURATION
        kind = FigureKind.QUANTITY if amount.kind is FigureKind.COUNT and measured else amount.kind
        return amount._replace(unit=f"{amount.unit}/{name}", after=after, kind=kind)

    def _per_number(self, pieces: Pieces, amount: Amount, place: int) -> Amount:
        """As in "per 1,000 people" and "/100km"."""
        found = self._units.at(pieces, place + 1)
        counted = None if found else self._nouns.counted(pieces, place + 1, one=False)
        noun = _name(found[0]) if found else counted.noun if counted else ""
        after = found[1] if found else counted.after if counted else place + 1
        unit = f"{amount.unit}/{pieces.words[place].replace(',', '')} {noun}".rstrip()
        kind = FigureKind.QUANTITY if amount.kind is FigureKind.COUNT else amount.kind
        return amount._replace(unit=unit, after=after, kind=kind)


def _name(unit: Unit) -> str:
    return unit.name if unit.factor == 1 else f"{unit.factor} {unit.name}"
