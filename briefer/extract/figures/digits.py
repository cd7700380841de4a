"""Numbers that begin with a digit: amounts, ordinals, years, ages, levels of an index, odds, multiples."""

from __future__ import annotations

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.amount import Amount, dated, ordinal
from briefer.extract.figures.amounts import AmountReader
from briefer.extract.figures.dates import MONTHS, DateReader, DateReading
from briefer.extract.figures.inflection import is_plural
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.names import NameReader
from briefer.extract.figures.numbers import Form, Number, NumberReader
from briefer.extract.figures.pieces import HYPHENS, Pieces
from briefer.extract.figures.wording import Found

_LEVEL_REACH = 28
_LONG_CODE = 7
_ARTICLES = frozenset({"the", "a", "an", "his", "her"})
_OLDEST = 120
_ODDS_REACH = 8
_MOST_TIMES = 100


class DigitReader:
    """Reads the amount that begins with a digit."""

    def __init__(self, lexicon: Lexicon, amounts: AmountReader, names: NameReader) -> None:
        self._cues = lexicon.cues
        self._amounts = amounts
        self._names = names

    def read(self, pieces: Pieces, index: int, numbers: NumberReader, dates: DateReader) -> Found:
        """What begins at the digits `index`; nothing where they are part of a name or an identifier."""
        priced = self._amounts.is_priced(pieces, index)
        odds = None if priced else self._odds(pieces, index)
        if odds:
            return odds, odds.after
        after = self._names.identifier(pieces, index, amount_before=priced)
        if after:
            return None, after
        if (
            pieces.lower[index + 1] in self._cues.ordinal_ends
            and pieces.glued(index + 1)
            and pieces.words[index].isdecimal()
        ):
            return ordinal(index, index + 2, float(pieces.words[index][:15])), index + 2
        number = numbers.read(pieces, index)
        if number is None:
            return None, index + 1
        if pieces.lower[number.after] in ("x", "×") and pieces.glued(number.after) and number.value <= _MOST_TIMES:
            return _multiple(pieces, number)
        return self._amount(pieces, number, numbers, dates, priced=priced)

    def _odds(self, pieces: Pieces, index: int) -> Amount | None:
        """As in 2:1, 140/90 and "odds of 5/1": two whole numbers tied by a colon, a slash or a hyphen."""
        one, mark, other = pieces.words[index], pieces.words[index + 1], pieces.words[index + 2]
        tied = pieces.glued(index + 1) and pieces.glued(index + 2)
        if not tied or not one.isdecimal() or not other.isdecimal() or (index and pieces.glued(index)):
            return None
        if pieces.glued(index + 3) and pieces.words[index + 3][:1] not in tuple(".,;)"):
            return None
        ratio = mark == ":" and len(one) <= 2 and len(other) == 1
        pressure = mark == "/" and len(one) == 3 and len(other) in (2, 3)
        near = pieces.lower[max(0, index - _ODDS_REACH) : index] + pieces.lower[index + 3 : index + 5]
        bet = mark in "/-" and len(one) <= 3 and len(other) <= 2 and not self._cues.odds.isdisjoint(near)
        if not (ratio or pressure or bet):
            return None
        return Amount(
            first=index,
            after=index + 3,
            core=index + 3,
            kind=FigureKind.RATIO,
            value=float(one),
            high=float(other),
            number=Number(index, index + 3, float(one), Form.DIGITS),
        )

    def _amount(
        self, pieces: Pieces, number: Number, numbers: NumberReader, dates: DateReader, *, priced: bool
    ) -> Found:
        amount = self._amounts.read(pieces, number)
        if not priced and self._is_year(pieces, amount, dates):
            return dated(DateReading(number.first, number.after, pieces.words[number.first])), number.after
        if _is_code(pieces, amount) and not self._shares_unit(pieces, number, numbers):
            return None, number.after + (2 if pieces.words[number.after] == "/" else 0)
        if self._is_decade_of_life(pieces, amount) or (not priced and self._is_named(pieces, amount)):
            return None, amount.after
        return self._aged(pieces, self._level(pieces, amount)), amount.after

    def _shares_unit(self, pieces: Pieces, number: Number, numbers: NumberReader) -> bool:
        """As in "30/38 mpg"."""
        if pieces.words[number.after] != "/" or not pieces.glued(number.after + 1):
            return False
        other = numbers.read(pieces, number.after + 1)
        return other is not None and not self._amounts.read(pieces, other).bare

    def _is_year(self, pieces: Pieces, amount: Amount, dates: DateReader) -> bool:
        number = amount.number
        if amount.kind is not FigureKind.COUNT or number.after != number.first + 1:
            return False
        counts = amount.after > number.after and amount.unit not in self._cues.year_nouns
        counts = counts and not (number.value >= 1900 and self._names.is_tail(pieces, number.first))
        return dates.year(pieces, number.first, counts=counts)

    def _is_named(self, pieces: Pieces, amount: Amount) -> bool:
        """Whether a lone number ends a name or a round: "MacBook Pro 16", "Under-21", "the last 16"."""
        number = amount.number
        if not amount.bare or amount.kind is not FigureKind.COUNT or not pieces.words[number.first].isdecimal():
            return False
        if number.after != number.first + 1:
            return False
        before = pieces.before(number.first)
        aged = before in HYPHENS and pieces.before(number.first, 2) in ("under", "over")
        knockout = before == "last" and amount.value in (8, 16, 32)
        return aged or knockout or self._names.is_tail(pieces, number.first)

    def _is_decade_of_life(self, pieces: Pieces, amount: Amount) -> bool:
        """As in "in his 40s" and "under-5s": neither seconds nor a date."""
        number = amount.number
        if pieces.lower[number.after] != "s" or not pieces.glued(number.after) or number.grain != 1:
            return False
        before = pieces.before(number.first)
        return amount.value % 10 == 0 or before in ("-", "the", "over", "under", "to")

    def _level(self, pieces: Pieces, amount: Amount) -> Amount:
        """The level of an index: a bare number behind a word such as "index" or "Dow" in the same sentence."""
        if not amount.bare or amount.kind is not FigureKind.COUNT or amount.value < 100 or amount.number.scale != 1:
            return amount
        if amount.value < 1000 and amount.number.grain == 1:
            return amount
        start = max(0, amount.first - _LEVEL_REACH)
        words = pieces.lower[start : amount.first]
        for word in reversed(words):
            if word in (".", ";", "!", "?") or word[:1] == "\n":
                return amount
            if word in self._cues.index:
                return amount._replace(kind=FigureKind.QUANTITY, unit="point", bare=False)
        return amount

    def _aged(self, pieces: Pieces, amount: Amount) -> Amount:
        """As in "Tom Young, 30," and "aged 30": years of age."""
        index, after = amount.number.first, amount.after
        if not amount.bare or amount.number.form is not Form.DIGITS or amount.number.grain != 1 or index < 2:
            return amount
        if not 0 < amount.value < _OLDEST:
            return amount
        before = pieces.before(index)
        name = pieces.words[index - 2]
        role = index > 2 and pieces.lower[index - 3] in _ARTICLES and name.islower() and not is_plural(name)
        named = before == "," and (name[:1].isupper() or role) and name.lower() not in MONTHS
        twice = named and index > 2 and pieces.words[index - 3][:1].isupper()
        closed = pieces.words[after] == "," or (
            twice and (pieces.words[after] in ".;)" or pieces.lower[after] == "who")
        )
        if before in ("of", "≥", "≤", "<", ">"):
            before = pieces.before(index, 2)
        told = before in ("now", "then") and pieces.before(index, 2) == "," and pieces.words[after] in (",", ".", ")")
        if told or before in ("aged", "age", "ages") or (named and closed):
            return amount._replace(kind=FigureKind.DURATION, unit="year", bare=False)
        return amount


def _multiple(pieces: Pieces, number: Number) -> Found:
    """As in 3x; but 4x4 and 4x100m are names."""
    after = number.after + 1
    if pieces.glued(after) and pieces.words[after][:1].isalnum():
        return None, after + 1
    amount = Amount(
        first=number.first, after=after, core=after, kind=FigureKind.RATIO, value=number.value, number=number
    )
    return amount, after


def _is_code(pieces: Pieces, amount: Amount) -> bool:
    """A long bare run of digits, or digits glued to letters that are no unit, is an identifier."""
    number = amount.number
    word = pieces.words[number.first]
    if not amount.bare or amount.kind is not FigureKind.COUNT:
        return False
    following = pieces.words[number.after]
    if pieces.glued(number.after) and (following[:1].isalpha() or following in ("/", "_", "#", "@", "^")):
        return True
    if len(word) == 1 and pieces.words[number.after - 1] in ("K", "M"):
        return True
    return word.isdecimal() and number.scale == 1.0 and (len(word) >= _LONG_CODE or (len(word) > 1 and word[0] == "0"))
