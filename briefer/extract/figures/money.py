"""Amounts of money: signs and codes before or behind the number, words, coins, short scales."""

from __future__ import annotations

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.amount import Amount, phrase_at, unit_place
from briefer.extract.figures.lexicon import Lexicon, Money
from briefer.extract.figures.numbers import Number, clean
from briefer.extract.figures.numerals import is_digits
from briefer.extract.figures.pieces import HYPHENS, SIGNS, Pieces

_VERBLIKE = frozenset({"won", "ether", "sol", "dram", "mark", "lei"})
_DETERMINERS = frozenset({"the", "a", "an", "by", "in", "at", "their", "his", "her", "re"})


class MoneyReader:
    """Reads amounts of money."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._signs = lexicon.money_signs
        self._words = lexicon.money_words
        self._sums = lexicon.numbers.sums
        self._cues = lexicon.cues

    def before(self, pieces: Pieces, index: int) -> tuple[Money, int] | None:
        """The currency whose sign or code stands before the number at `index`, and the piece where it begins."""
        last = index - 1
        if last < 0 or pieces.starts[index] - pieces.ends[last] > 1 or pieces.words[last][0] == "\n":
            return None
        if pieces.words[last] in SIGNS and last and pieces.glued(index) and pieces.words[last - 1] in self._signs:
            last -= 1
        return self._ending(pieces, last)

    def carried(self, pieces: Pieces, index: int) -> Money | None:
        """The currency that the first end of a range hands on to the number at `index`: "$20-25m", "£3 to 5m"."""
        if index < 2 or not (pieces.words[index - 1] in HYPHENS or pieces.lower[index - 1] == "to"):
            return None
        found = self.before(pieces, index - 2) if is_digits(pieces.words[index - 2]) else None
        return found[0] if found else None

    def sum(self, pieces: Pieces, number: Number, money: Money, first: int, sign: float) -> Amount:
        """The amount of a number whose currency stands before it and begins at `first`; `sign` is 1 or -1."""
        number = self.scaled(pieces, number)
        after = number.after
        step = after + 1 if pieces.words[after] in HYPHENS and pieces.glued(after) else after
        repeated = phrase_at(pieces, step, self._words)
        if repeated and (repeated[0].currency is money.currency or money.currency.code == "USD"):
            money, after = repeated
        elif pieces.words[after] in self._signs and len(pieces.words[after]) == 3 and pieces.words[after].isupper():
            money = self._signs[pieces.words[after]]
            after += 1
        return Amount(
            first=first,
            after=after,
            core=after,
            kind=FigureKind.MONEY,
            value=clean(number.value * sign * money.factor),
            number=number,
            unit=money.currency.code,
            priced=True,
            coin=money.factor,
        )

    def scaled(self, pieces: Pieces, number: Number) -> Number:
        """The number with the short scale of money behind it: $45m, $1.2T, €5 m."""
        word = pieces.words[number.after]
        scale = self._sums.get(word)
        near = pieces.starts[number.after] - pieces.ends[number.after - 1] <= (1 if word == "m" else 0)
        if not scale or number.scale != 1.0 or not near:
            return number
        return number._replace(
            after=number.after + 1,
            value=clean(number.value * scale),
            grain=number.grain * scale,
            scale=float(scale),
        )

    def paid(self, pieces: Pieces, amount: Amount) -> Amount | None:
        """The amount with the currency behind it (two million dollars, 45 USD, 50p); None where there is none."""
        place = unit_place(pieces, amount.number)
        found = phrase_at(pieces, place, self._words)
        number = amount.number
        if found is None:
            number = self.scaled(pieces, number)
            sign = self._sign_at(pieces, number.after)
            if sign is None:
                return None
            found = (sign, number.after + 1)
        money, after = found
        if not self._is_meant(pieces, amount, place, after):
            return None
        if money.currency.code == "GBP" and self._is_weight(pieces, place, after):
            return amount._replace(kind=FigureKind.QUANTITY, unit="pound", after=after, core=after)
        return amount._replace(
            kind=FigureKind.MONEY,
            unit=money.currency.code,
            value=clean(number.value * money.factor * (-1 if amount.value < 0 else 1)),
            number=number,
            coin=money.factor,
            after=after,
            core=after,
        )

    def _ending(self, pieces: Pieces, last: int) -> tuple[Money, int] | None:
        """The longest sign or code that ends with the piece `last` and no word runs into."""
        text = ""
        found: tuple[Money, int] | None = None
        for first in range(last, max(last - 3, -1), -1):
            text = pieces.words[first] + text
            money = self._signs.get(text)
            whole = not (first and pieces.glued(first) and text[0].isalpha() and pieces.words[first - 1][-1:].isalnum())
            if money and money.factor == 1.0 and whole:
                found = (money, first)
            if not pieces.glued(first):
                break
        return found

    def _sign_at(self, pieces: Pieces, index: int) -> Money | None:
        """The sign or code behind a number; one that is glued to the next number belongs to that."""
        word = pieces.words[index]
        money = self._signs.get(word)
        if money is None or pieces.starts[index] - pieces.ends[index - 1] > 1:
            return None
        if not pieces.glued(index) and (
            word in ("p", "c") or (pieces.words[index + 1][:1].isdecimal() and pieces.glued(index + 1))
        ):
            return None
        return money

    def _is_meant(self, pieces: Pieces, amount: Amount, place: int, after: int) -> bool:
        """As in "Won" behind thousands is a currency; behind twelve it is a victory."""
        if pieces.lower[place] not in _VERBLIKE:
            return True
        return abs(amount.value) >= 100 and pieces.words[place].islower() and pieces.lower[after] not in _DETERMINERS

    def _is_weight(self, pieces: Pieces, place: int, after: int) -> bool:
        """Whether pounds are a weight: "200 pounds of rice", "weighs 150 pounds", "a 50-pound bag"."""
        if pieces.lower[place] not in ("pound", "pounds") or after > place + 1:
            return False
        following = pieces.lower[after]
        if pieces.words[place - 1] in HYPHENS:
            return following not in self._cues.notes
        if following == "of":
            return pieces.lower[after + 1] not in self._cues.sums
        if following in ("per", "heavier", "lighter", "overweight"):
            return True
        return any(word in self._cues.weight for word in pieces.lower[max(0, place - 8) : place])
