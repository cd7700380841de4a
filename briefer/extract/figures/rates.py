"""What an amount is reckoned by: per barrel, a day, /year, -per-acre, per 1,000 people."""

from __future__ import annotations

from dataclasses import replace

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.amount import Amount
from briefer.extract.figures.lexicon import CueTable
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
        if words[place] == "per":
            return self._per(pieces, amount, place + 1)
        if words[place] in ("a", "an", "each", "every") and self._is_rate_word(words[place + 1], amount):
            return self._per(pieces, amount, place + 1)
        return amount

    def _is_rate_word(self, word: str, amount: Amount) -> bool:
        return word in self._cues.periods or (amount.kind is FigureKind.MONEY and word in self._cues.goods)

    def _per(self, pieces: Pieces, amount: Amount, place: int) -> Amount:
        word = pieces.words[place]
        if word.replace(",", "").isdecimal():
            counted = self._nouns.counted(pieces, place + 1, one=False)
            unit = f"{amount.unit}/{word.replace(',', '')}" + (f" {counted.noun}" if counted else "")
            kind = FigureKind.QUANTITY if amount.kind is FigureKind.COUNT else amount.kind
            return replace(amount, unit=unit, after=counted.after if counted else place + 1, kind=kind)
        if not word[:1].isalpha():
            return amount
        found = self._units.at(pieces, place)
        after = found[1] if found else place + 1
        name = found[0].name if found else self._nouns.singular(word)
        if not found and pieces.words[after] in HYPHENS and pieces.glued(after) and pieces.glued(after + 1):
            return amount
        measured = found is not None and found[0].kind is not FigureKind.DURATION
        kind = FigureKind.QUANTITY if amount.kind is FigureKind.COUNT and measured else amount.kind
        return replace(amount, unit=f"{amount.unit}/{name}", after=after, kind=kind)
