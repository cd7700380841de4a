"""A number with what it measures: money, a percentage, a unit, a span of time, or counted things."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.lexicon import Lexicon, Money, Phrase, Unit
from briefer.extract.figures.nouns import NounFinder
from briefer.extract.figures.numbers import Form, Number, clean
from briefer.extract.figures.pieces import Pieces

T = TypeVar("T")

_HYPHENS = frozenset("-‐‑–")
_SIGNS = {"-": -1.0, "−": -1.0, "–": -1.0, "+": 1.0}
_WEIGHT_CUES = frozenset({
    "weigh", "weighs", "weighed", "weighing", "weight", "heavy", "gained", "shed", "lbs", "payload", "thrust", "lost", "lose", "losing",
})  # fmt: skip
_INDEX_CUES = frozenset({
    "index", "dow", "nasdaq", "nikkei", "ftse", "s&p", "sensex", "nifty", "kospi", "dax", "cac", "stoxx", "average", "composite", "topix",
    "bourse", "shares", "stocks", "benchmark", "barometer", "gauge", "industrials", "seng", "futures", "market", "indices",
})  # fmt: skip
_SPORT_CUES = frozenset({
    "scored", "scoring", "rebounds", "assists", "game", "games", "season", "league", "table", "match", "matches", "team", "coach", "quarter",
    "halftime", "touchdown", "playoff", "playoffs", "championship", "nba", "nfl", "warriors", "lakers", "standings", "lap", "race", "tennis",
})  # fmt: skip
_PLAN_WORDS = frozenset({"plan", "programme", "program", "agenda", "list", "proposal", "scale", "manifesto", "letter"})
_SPACED_LETTERS = frozenset("mgLlWVhKs")
_MULTIPLE = frozenset(
    {
        "the",
        "as",
        "more",
        "higher",
        "larger",
        "bigger",
        "greater",
        "faster",
        "that",
        "its",
        "what",
        "their",
        "his",
        "her",
        "worse",
        "likelier",
        "less",
        "lower",
        "longer",
        "smaller",
        "stronger",
        "heavier",
        "cheaper",
    }
)
_SHARED_NOUNS = frozenset({"note", "notes", "coin", "coins", "bill", "bills"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit, before it is joined with its neighbours.

    `first` and `after` are pieces, `start` and `end` code points of what makes it readable. `core` is the piece
    behind number and unit, without a counted noun or rate. `bare` tells that it has no unit of its own; `year` that
    it can be a year.
    """

    first: int
    after: int
    core: int
    kind: FigureKind
    value: float
    number: Number
    unit: str = ""
    bare: bool = False
    signed: bool = False
    date: str = ""
    guess: bool = False
    years: tuple[float, ...] = ()
    factor: float = 1.0
    sign_before: bool = False
    base: FigureKind | None = None
    high: float | None = None


class AmountReader:
    """Reads the amount round a number."""

    def __init__(self, lexicon: Lexicon, nouns: NounFinder) -> None:
        self._lexicon = lexicon
        self._nouns = nouns

    def read(self, pieces: Pieces, number: Number) -> Amount:
        """The amount of `number`: with its sign, currency or unit, rate and counted noun."""
        money, first = self._money_before(pieces, number.first)
        sign, first = _sign(pieces, first)
        if money is not None:
            return self._sum(pieces, number, money, sign, first)
        if number.vague:
            return self._vague(pieces, number)
        value = clean(number.value * sign)
        amount = Amount(
            first=first,
            after=number.after,
            core=number.after,
            kind=FigureKind.COUNT,
            value=value,
            number=number,
            signed=first < number.first,
        )
        return self._measured(pieces, amount) or self._paid(pieces, amount) or self._counting(pieces, amount)

    def is_priced(self, pieces: Pieces, index: int) -> bool:
        """Whether a sign or code of money stands before the number at `index`."""
        return self._money_before(pieces, index)[0] is not None

    def _money_before(self, pieces: Pieces, index: int) -> tuple[Money | None, int]:
        """The currency whose sign or code stands before the number, and where it begins."""
        signs = self._lexicon.money_signs
        last = index - 1
        if last < 0 or pieces.starts[index] - pieces.ends[last] > 1 or "\n" in pieces.words[last]:
            return None, index
        if pieces.words[last] in _SIGNS and pieces.glued(index) and pieces.words[last - 1] in signs and last:
            money, first = self._sign_ending(pieces, last - 1)
            return money, first
        return self._sign_ending(pieces, last) if not pieces.words[last].isdecimal() else (None, index)

    def _sign_ending(self, pieces: Pieces, last: int) -> tuple[Money | None, int]:
        text = pieces.words[last]
        first = last
        found: tuple[Money | None, int] = (
            (self._lexicon.money_signs.get(text), last) if len(text) > 0 else (None, last + 1)
        )
        while first > 0 and pieces.glued(first) and last - first < 2:
            first -= 1
            text = pieces.words[first] + text
            money = self._lexicon.money_signs.get(text)
            if money:
                found = (money, first)
        money, first = found
        if money is None or (money.factor != 1.0 and money.currency.code != pieces.words[last]):
            return None, last + 1
        if pieces.words[first].isalpha() and first and pieces.glued(first) and pieces.words[first - 1][-1:].isalnum():
            return None, last + 1
        return money, first

    def _sum(self, pieces: Pieces, number: Number, money: Money, sign: float, first: int) -> Amount:
        """An amount of money whose currency stands before the number."""
        number = self._with_sum_scale(pieces, number)
        after = number.after
        step = after + 1 if pieces.words[after] in _HYPHENS and pieces.glued(after) else after
        repeated = self._phrase(pieces, step, self._lexicon.money_words) if not number.vague else None
        if repeated and repeated[0].currency.code[:2] in (money.currency.code[:2], "US"):
            after = repeated[1]
        elif (
            pieces.words[after] in self._lexicon.money_signs
            and pieces.words[after].isupper()
            and len(pieces.words[after]) == 3
        ):
            money = self._lexicon.money_signs[pieces.words[after]]
            after += 1
        amount = Amount(
            first=first,
            after=after,
            core=after,
            kind=FigureKind.MONEY,
            value=clean(number.value * sign * money.factor),
            number=number,
            unit=money.currency.code,
            signed=sign < 0,
            factor=money.factor,
            sign_before=True,
        )
        return self._rated(pieces, amount)

    def _with_sum_scale(self, pieces: Pieces, number: Number) -> Number:
        """The number with the short scale of money behind it: $45m, $1.2T, €5 b."""
        word = pieces.words[number.after]
        scale = self._lexicon.numbers.sums.get(word)
        near = pieces.starts[number.after] - pieces.ends[number.after - 1] <= (1 if word == "m" else 0)
        if not scale or number.scale != 1.0 or not near or pieces.words[number.after + 1] in ("²", "³"):
            return number
        return replace(
            number,
            after=number.after + 1,
            value=clean(number.value * scale),
            grain=number.grain * scale,
            scale=float(scale),
        )

    def _vague(self, pieces: Pieces, number: Number) -> Amount:
        """ "tens of thousands of dollars" as the range from 10,000 to 100,000."""
        lower = number.value
        upper = lower * (10 if lower not in (12.0, 20.0) else 100 / lower)
        after, unit, kind = number.after, "", FigureKind.COUNT
        place = after + 1 if pieces.lower[after] == "of" else after
        found = self._unit(pieces, place)
        money = self._phrase(pieces, place, self._lexicon.money_words)
        if found:
            unit, kind, after = found[0].name, found[0].kind, found[1]
        elif money:
            unit, kind, after = money[0].currency.code, FigureKind.MONEY, money[1]
        else:
            counted = self._nouns.counted(pieces, place, one=False)
            if counted:
                unit, after = counted.noun, counted.after
        return Amount(
            first=number.first,
            after=after,
            core=after,
            kind=FigureKind.RANGE,
            value=lower,
            high=clean(upper),
            number=number,
            unit=unit,
            base=kind,
        )

    def _measured(self, pieces: Pieces, amount: Amount) -> Amount | None:
        """With a percentage, a unit of measure or a span of time behind it."""
        place = _over_hyphen(pieces, amount.number.after)
        place = _over_of_one(pieces, place, amount.number)
        found = self._unit(pieces, place)
        if found is None:
            return None
        unit, after = found
        if place > amount.number.after and pieces.words[place - 1] in _HYPHENS and not pieces.glued(place):
            return None
        if not self._fits(pieces, amount, unit.name, place, after):
            return None
        kind, name, value = unit.kind, unit.name, amount.value
        if name == "point":
            return self._points(pieces, amount, after)
        if name == "basis_point":
            name, value = "percentage_point", clean(value / 100)
        if kind is FigureKind.DURATION:
            after = _through_age(pieces, after)
        whole = replace(amount, kind=kind, unit=name, value=value, after=after, core=after)
        return whole if kind in (FigureKind.PERCENT, FigureKind.DURATION) else self._rated(pieces, whole)

    def _unit(self, pieces: Pieces, place: int) -> tuple[Unit, int] | None:
        """The unit of measure at `place` and the piece behind it; the longest where several fit."""
        found = self._phrase(pieces, place, self._lexicon.unit_words)
        match = self._lexicon.unit_symbol.match(pieces.text, pieces.starts[place])
        if match is None or (found and pieces.ends[found[1] - 1] >= match.end()):
            return found
        after = place
        while after < len(pieces) and pieces.ends[after] <= match.end():
            after += 1
        if after == place or pieces.ends[after - 1] != match.end():
            return found
        if not self._symbol_fits(pieces, place, match.group()):
            return found
        return self._lexicon.unit_symbols[match.group()], after

    def _symbol_fits(self, pieces: Pieces, place: int, symbol: str) -> bool:
        """Whether a symbol that may be an English word or a letter is one here."""
        if pieces.starts[place] - pieces.ends[place - 1] > 1:
            return False
        if not symbol.isalpha() or pieces.glued(place):
            return True
        following = pieces.words[place + 1]
        if len(symbol) == 1:
            return symbol in _SPACED_LETTERS and not (following[:1].isupper() or self._nouns.is_plural(following))
        return symbol not in ("in", "MT", "PS", "MP", "CO", "AU", "sf", "cf", "bl", "mo") or not following[:1].isalpha()

    def _fits(self, pieces: Pieces, amount: Amount, name: str, place: int, after: int) -> bool:
        """Whether a unit's word is meant as the unit here."""
        if name == "metre" and pieces.words[place] == "m" and pieces.glued(place):
            return not self._counts_millions(pieces, after)
        if name in ("stone", "cup", "bit", "bar", "degree", "nit", "gray"):
            return not self._nouns.is_plural(pieces.words[after])
        if name == "second" and pieces.lower[place] == "second":
            return pieces.words[place - 1] in _HYPHENS or amount.value in (1, 0.5)
        if name == "minute" and pieces.words[place] == "min":
            return True
        return not (name == "night" and pieces.lower[after] == "club")

    def _counts_millions(self, pieces: Pieces, after: int) -> bool:
        """45m people: the letter stands for million where a plural noun follows."""
        return self._nouns.counted(pieces, after, one=False) is not None

    def _points(self, pieces: Pieces, amount: Amount, after: int) -> Amount:
        """Points of an index, a game or a plan; else percentage points."""
        if pieces.words[after - 2] in _HYPHENS and pieces.lower[after] in _PLAN_WORDS:
            return replace(amount, kind=FigureKind.COUNT, unit="point", after=after, core=after - 2)
        near = pieces.lower[max(0, amount.first - 18) : amount.first] + pieces.lower[after : after + 8]
        sport = any(word in _SPORT_CUES for word in near)
        index = any(word in _INDEX_CUES for word in near) or abs(amount.value) > 100
        if sport or index:
            kind = FigureKind.QUANTITY if index else FigureKind.COUNT
            return replace(amount, kind=kind, unit="point", after=after, core=after)
        return replace(amount, kind=FigureKind.PERCENT, unit="percentage_point", after=after, core=after)

    def _paid(self, pieces: Pieces, amount: Amount) -> Amount | None:
        """With a currency behind the number: two million dollars, 45 USD, 500 €, 50p, 37 cents."""
        place = _over_hyphen(pieces, amount.number.after)
        place = _over_of_one(pieces, place, amount.number)
        found = self._phrase(pieces, place, self._lexicon.money_words)
        number = amount.number
        if found is None:
            scaled = self._with_sum_scale(pieces, number)
            sign = self._sign_at(pieces, scaled.after)
            if sign is None:
                return None
            number, found = scaled, (sign, scaled.after + 1)
        money, after = found
        if not self._is_money(pieces, amount, money, place, after):
            return None
        if money.currency.code == "GBP" and money.factor == 1.0 and self._is_weight(pieces, place, after):
            return self._rated(pieces, replace(amount, kind=FigureKind.QUANTITY, unit="pound", after=after, core=after))
        value = clean(number.value * money.factor * (-1 if amount.value < 0 else 1))
        paid = replace(
            amount,
            kind=FigureKind.MONEY,
            unit=money.currency.code,
            value=value,
            number=number,
            factor=money.factor,
            after=after,
            core=after,
        )
        return self._rated(pieces, paid)

    def _sign_at(self, pieces: Pieces, index: int) -> Money | None:
        word = pieces.words[index]
        money = self._lexicon.money_signs.get(word)
        if money is None or pieces.starts[index] - pieces.ends[index - 1] > 1:
            return None
        if word in ("p", "c") and not pieces.glued(index):
            return None
        if pieces.words[index + 1][:1].isdecimal() and pieces.glued(index + 1) and not pieces.glued(index):
            return None
        return money

    def _is_money(self, pieces: Pieces, amount: Amount, money: Money, place: int, after: int) -> bool:
        """ "12 won" is a victory, "won" behind thousands a currency."""
        word = pieces.words[place]
        if word.lower() in ("won", "sum", "real", "ether", "sol", "dong", "rand"):
            return (
                abs(amount.value) >= 100
                and word[:1].islower()
                and pieces.lower[after] not in ("the", "a", "an", "by", "in") + tuple(self._lexicon.numbers.ones)
            )
        return True

    def _is_weight(self, pieces: Pieces, place: int, after: int) -> bool:
        """Whether pounds are a weight: "200 pounds of rice", "weighs 150 pounds", "a 50-pound bag"."""
        if pieces.lower[place] not in ("pound", "pounds") or after > place + 1:
            return False
        if pieces.words[place - 1] in _HYPHENS:
            return pieces.lower[after] not in _SHARED_NOUNS
        if pieces.lower[after] == "of" and pieces.lower[after + 1] not in (
            "the",
            "public",
            "taxpayers",
            "debt",
            "savings",
            "funding",
            "cuts",
        ):
            return True
        before = pieces.lower[max(0, place - 8) : place]
        return pieces.lower[after] in ("per", "heavier", "lighter", "overweight") or any(
            word in _WEIGHT_CUES for word in before
        )

    def _counting(self, pieces: Pieces, amount: Amount) -> Amount:
        """With counted things behind it, or nothing."""
        number = amount.number
        scaled = self._millions(pieces, number)
        if scaled is not number:
            number = scaled
            amount = replace(amount, number=number, value=number.value, after=number.after, core=number.after)
        if number.fraction:
            return replace(amount, kind=FigureKind.RATIO, bare=True)
        counted = self._nouns.compound(pieces, number.after)
        if counted is None and not (pieces.words[number.after] in _HYPHENS and pieces.glued(number.after)):
            place = number.after
            if pieces.lower[place] == "or" and pieces.lower[place + 1] in ("so", "more", "fewer"):
                place += 2
            elif pieces.words[place] == "+" or pieces.lower[place] == "plus":
                place += 1
            counted = self._nouns.counted(pieces, place, one=abs(number.value) == 1)
        if counted is None:
            return replace(amount, bare=True)
        if (
            counted.noun in ("time", "fold")
            and counted.after == number.after + 1
            and pieces.lower[counted.after] in _MULTIPLE
        ):
            return replace(amount, kind=FigureKind.RATIO, after=counted.after, core=counted.after)
        return self._rated(pieces, replace(amount, unit=counted.noun, after=counted.after))

    def _millions(self, pieces: Pieces, number: Number) -> Number:
        glued = pieces.words[number.after] in ("m", "b") and pieces.glued(number.after) and number.form is Form.DIGITS
        return self._with_sum_scale(pieces, number) if glued else number

    def _rated(self, pieces: Pieces, amount: Amount) -> Amount:
        """With its rate: per barrel, a day, an hour, /year, -per-acre, per 1,000 people."""
        place = amount.after
        words = pieces.lower
        if words[place] in ("-", "/") and pieces.glued(place) and pieces.glued(place + 1):
            if words[place] == "/" and pieces.is_word(place + 1) and len(words[place + 1]) < 12:
                return self._per(pieces, amount, place + 1)
            if words[place + 1] in ("per", "a", "an") and words[place + 2] == "-":
                return self._per(pieces, amount, place + 3)
        if words[place] in ("per", "each") and words[place] == "per":
            return self._per(pieces, amount, place + 1)
        if words[place] in ("a", "an", "each", "every") and self._is_rate_word(words[place + 1], amount):
            return self._per(pieces, amount, place + 1)
        return amount

    def _is_rate_word(self, word: str, amount: Amount) -> bool:
        periods = ("day", "week", "month", "year", "hour", "minute", "second", "night", "quarter")
        goods = (
            "barrel",
            "tonne",
            "ton",
            "head",
            "share",
            "litre",
            "gallon",
            "piece",
            "ounce",
            "kilo",
            "pound",
            "bottle",
            "pack",
            "unit",
            "person",
        )
        return word in periods or (amount.kind is FigureKind.MONEY and word in goods)

    def _per(self, pieces: Pieces, amount: Amount, place: int) -> Amount:
        word = pieces.words[place]
        if word[:1].isdecimal() and word.replace(",", "").isdecimal():
            counted = self._nouns.counted(pieces, place + 1, one=False)
            unit = word.replace(",", "") + (f" {counted.noun}" if counted else "")
            return replace(
                amount,
                unit=f"{amount.unit}/{unit}",
                after=counted.after if counted else place + 1,
                kind=FigureKind.QUANTITY,
            )
        if not word[:1].isalpha():
            return amount
        found = self._unit(pieces, place)
        after = found[1] if found else place + 1
        name = found[0].name if found else self._nouns.singular(word)
        if not found and pieces.words[after] in _HYPHENS and pieces.glued(after) and pieces.glued(after + 1):
            return amount
        kind = (
            FigureKind.QUANTITY
            if amount.kind is FigureKind.COUNT and found and found[0].kind is not FigureKind.DURATION
            else amount.kind
        )
        return replace(amount, unit=f"{amount.unit}/{name}", after=after, kind=kind)

    def _phrase(
        self, pieces: Pieces, place: int, table: dict[str, tuple[tuple[Phrase, T], ...]]
    ) -> tuple[T, int] | None:
        for phrase, value in table.get(pieces.lower[place], ()):
            after = place + len(phrase)
            if tuple(pieces.lower[place:after]) == phrase:
                return value, after
        return None


def _sign(pieces: Pieces, first: int) -> tuple[float, int]:
    """The sign glued before the amount, which stands at the start of a word, and where the amount then begins."""
    if first and pieces.words[first - 1] in _SIGNS and pieces.glued(first):
        before = pieces.starts[first - 1]
        if before == 0 or pieces.text[before - 1] in " \n\t(\u00a0[":
            return _SIGNS[pieces.words[first - 1]], first - 1
    if first and pieces.lower[first - 1] == "minus" and not pieces.glued(first):
        return -1.0, first - 1
    return 1.0, first


def _over_hyphen(pieces: Pieces, place: int) -> int:
    """Behind a hyphen that ties the number to its unit: 500-kilogram, 18-month."""
    if (
        pieces.words[place] in _HYPHENS
        and pieces.glued(place)
        and pieces.glued(place + 1)
        and pieces.is_word(place + 1)
    ):
        return place + 1
    return place


def _over_of_one(pieces: Pieces, place: int, number: Number) -> int:
    """ "half a percentage point", "a quarter of a mile": the unit stands behind the article."""
    if not number.fraction:
        return place
    if pieces.lower[place] == "of" and pieces.lower[place + 1] in ("a", "an", "one"):
        return place + 2
    return place + 1 if pieces.lower[place] in ("a", "an") else place


def _through_age(pieces: Pieces, after: int) -> int:
    """Behind "-old" or "old": 59-year-old, 30 years old."""
    if pieces.words[after] in _HYPHENS and pieces.lower[after + 1] in ("old", "olds"):
        return after + 2
    return after + 1 if pieces.lower[after] == "old" else after
