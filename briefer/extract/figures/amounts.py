"""Reading the amount round a number: its sign, currency or unit, its rate, and what it counts."""

from __future__ import annotations

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.amount import Amount, phrase_at
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.money import MoneyReader
from briefer.extract.figures.nouns import Counted, NounFinder
from briefer.extract.figures.numbers import Form, Number, clean
from briefer.extract.figures.pieces import HYPHENS, SIGNS, Pieces
from briefer.extract.figures.rates import RateReader
from briefer.extract.figures.units import UnitReader

_TENFOLD = 10.0


class AmountReader:
    """Reads the amount round a number."""

    def __init__(self, lexicon: Lexicon, nouns: NounFinder) -> None:
        self._lexicon = lexicon
        self._nouns = nouns
        self._units = UnitReader(lexicon, nouns)
        self._money = MoneyReader(lexicon)
        self._rates = RateReader(lexicon.cues, self._units, nouns)

    def is_priced(self, pieces: Pieces, index: int) -> bool:
        """Whether a sign or code of money stands before the number at `index`."""
        return self._money.before(pieces, index) is not None

    def read(self, pieces: Pieces, number: Number) -> Amount:
        """The amount of `number`; a number without any unit is a bare count."""
        money = self._money.before(pieces, number.first)
        carried = None if money else self._money.carried(pieces, number.first)
        if carried:
            return self._rates.rated(pieces, self._money.sum(pieces, number, carried, number.first, 1.0))
        first = money[1] if money else number.first
        sign, first = _sign(pieces, first)
        if money:
            inner = -1.0 if pieces.before(number.first) in ("-", "−") and pieces.glued(number.first) else 1.0
            return self._rates.rated(pieces, self._money.sum(pieces, number, money[0], first, min(sign, inner)))
        if number.vague:
            return self._vague(pieces, number)
        amount = Amount(
            first=first,
            after=number.after,
            core=number.after,
            kind=FigureKind.COUNT,
            value=clean(number.value * sign),
            number=number,
        )
        measured = self._units.measured(pieces, amount)
        if measured:
            return measured if measured.kind is FigureKind.DURATION else self._rates.rated(pieces, measured)
        paid = self._money.paid(pieces, amount) or self._units.named_ahead(pieces, amount)
        return self._rates.rated(pieces, paid) if paid else self._counting(pieces, amount)

    def _vague(self, pieces: Pieces, number: Number) -> Amount:
        """As in "Tens of thousands of dollars" as the range from 10,000 to 100,000."""
        after, unit, kind = number.after, "", FigureKind.COUNT
        if pieces.lower[after] != "of":
            return self._magnitude(number, after, "", kind)
        place = after + 1
        found = self._units.at(pieces, place)
        money = phrase_at(pieces, place, self._lexicon.money_words)
        if found:
            unit, kind, after = found[0].name, found[0].kind, found[1]
        elif money:
            unit, kind, after = money[0].currency.code, FigureKind.MONEY, money[1]
        else:
            counted = self._nouns.counted(pieces, place, one=False)
            if counted:
                unit, after = counted.noun, counted.after
        return self._magnitude(number, after, unit, kind)

    def _magnitude(self, number: Number, after: int, unit: str, base: FigureKind) -> Amount:
        upper = 100.0 if number.value in (12.0, 20.0) else number.value * _TENFOLD
        return Amount(
            first=number.first,
            after=after,
            core=after,
            kind=FigureKind.RANGE,
            value=number.value,
            high=clean(upper),
            number=number,
            unit=unit,
            base=base,
        )

    def _counting(self, pieces: Pieces, amount: Amount) -> Amount:
        """The amount with the counted things behind it, or bare."""
        number = self._millions(pieces, amount.number)
        if number is not amount.number:
            amount = amount._replace(number=number, value=number.value, after=number.after, core=number.after)
            measured = self._units.measured(pieces, amount) or self._money.paid(pieces, amount)
            if measured:
                return self._rates.rated(pieces, measured)
        if number.fraction:
            return amount._replace(kind=FigureKind.RATIO, bare=True)
        counted = self._counted(pieces, number)
        if counted is None:
            shared = pieces.lower[number.after] == "per" and pieces.words[number.after + 1][:1].isdecimal()
            return self._rates.rated(pieces, amount) if shared else self._some_of(pieces, amount)
        multiple = counted.noun == "time" and counted.after == number.after + 1
        if counted.noun == "fold" or (multiple and pieces.lower[counted.after] in self._lexicon.cues.multiple):
            return amount._replace(kind=FigureKind.RATIO, after=counted.after, core=counted.after)
        return self._rates.rated(pieces, amount._replace(unit=counted.noun, after=counted.after))

    def _counted(self, pieces: Pieces, number: Number) -> Counted | None:
        """What stands behind the number: "-page", "US troops", "or so people", "+ members"."""
        place = number.after
        hedged = pieces.words[place] in HYPHENS and pieces.lower[place + 1] in self._lexicon.cues.hedges
        compound = None if hedged else self._nouns.compound(pieces, place)
        if hedged:
            place += 2
        elif compound or (pieces.words[place] in HYPHENS and pieces.glued(place)):
            return compound
        if pieces.lower[place] == "or" and pieces.lower[place + 1] in ("so", "more", "fewer"):
            place += 2
        elif pieces.lower[place] in ("+", "plus"):
            place += 1
        return self._nouns.counted(pieces, place, one=abs(number.value) == 1)

    def _some_of(self, pieces: Pieces, amount: Amount) -> Amount:
        """As in "334 of the 865 delegates": what it counts stands behind the whole; else bare."""
        place = amount.number.after
        if (
            amount.value != 1
            and pieces.lower[place] == "of"
            and pieces.lower[place + 1] in self._lexicon.subjects.determiners
        ):
            place += 2
            place += pieces.words[place][:1].isdecimal() or pieces.lower[place] in self._lexicon.numbers.ones
            counted = self._nouns.counted(pieces, place, one=False)
            if counted:
                return amount._replace(unit=counted.noun)
        return amount._replace(bare=True)

    def _millions(self, pieces: Pieces, number: Number) -> Number:
        """The number with a glued m or b for million or billion: "45m people"."""
        short = pieces.words[number.after] in ("m", "b") and pieces.glued(number.after)
        return self._money.scaled(pieces, number) if short and number.form is Form.DIGITS else number


def _sign(pieces: Pieces, first: int) -> tuple[float, int]:
    """The sign before the amount, which stands at the start of a word, and where the amount then begins."""
    if first and pieces.words[first - 1] in SIGNS and pieces.glued(first):
        before = pieces.starts[first - 1]
        if before == 0 or pieces.text[before - 1] in " \n\t(\u00a0[":
            return SIGNS[pieces.words[first - 1]], first - 1
    if first and pieces.lower[first - 1] == "minus" and pieces.before(first, 2) != "or":
        return -1.0, first - 1
    return 1.0, first
