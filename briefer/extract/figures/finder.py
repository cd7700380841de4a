"""Finding every figure of a text, in one pass from left to right."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import replace

from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind
from briefer.extract.figures.amount import Amount
from briefer.extract.figures.amounts import AmountReader
from briefer.extract.figures.dates import MONTHS, DateReader, DateReading
from briefer.extract.figures.joining import AmountJoiner, Joined
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.names import NameReader
from briefer.extract.figures.nouns import NounFinder
from briefer.extract.figures.numbers import Form, Number, NumberReader, is_digits, uses_decimal_comma
from briefer.extract.figures.pieces import Pieces
from briefer.extract.figures.qualifiers import QualifierReader
from briefer.extract.figures.subjects import SubjectFinder

_VULGAR = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_DIGITS = frozenset("0123456789")
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})


class FigureFinder:
    """Finds the figures of one text after another; holds nothing between them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._cues = lexicon.cues
        nouns = NounFinder(lexicon.nouns, lexicon.number_words)
        self._nouns = nouns
        self._amounts = AmountReader(lexicon, nouns)
        self._joiner = AmountJoiner(lexicon)
        self._names = NameReader(lexicon)
        self._qualifiers = QualifierReader(lexicon)
        self._subjects = SubjectFinder(lexicon)
        self._folds = {
            f"{word}fold": float(value)
            for word, value in {**lexicon.numbers.ones, **lexicon.numbers.tens, "hundred": 100}.items()
        }
        self._starters = (
            lexicon.number_words | set(MONTHS) | _VULGAR | lexicon.cues.one | set(self._folds) | {"q", "h", "fy"}
        )
        self._readers = {flag: NumberReader(lexicon.numbers, decimal_comma=flag) for flag in (False, True)}

    def find(self, text: str, published: dt.date | None = None, tag: str = "") -> tuple[Figure, ...]:
        """The figures of `text` in order; a date without a year is guessed from `published`.

        `tag` is the text's language tag ("" for English); it decides between 1,234.5 and 1.234,5.
        """
        pieces = Pieces(text)
        numbers = self._readers[uses_decimal_comma(tag)]
        dates = DateReader(self._cues, published, month_first=tag in ("en-US", "en_US"))
        amounts = self._amounts_of(pieces, numbers, dates)
        return tuple(self._figure(pieces, joined) for joined in self._joiner.join(pieces, amounts))

    def _amounts_of(self, pieces: Pieces, numbers: NumberReader, dates: DateReader) -> list[Amount]:
        masks = self._names.masked(pieces.text)
        ends = [end for _start, end in masks]
        found: list[Amount] = []
        done = 0
        starters = self._starters
        for index, word in enumerate(pieces.lower):
            if (
                index < done
                or not word
                or not (word in starters or word[0] in _DIGITS or (word[0] == "." and len(word) > 1))
            ):
                continue
            if masks and _is_masked(pieces.starts[index], masks, ends):
                continue
            amount, done = self._at(pieces, index, numbers, dates)
            if amount is not None and (not found or amount.first >= found[-1].after):
                found.append(amount)
        return found

    def _at(self, pieces: Pieces, index: int, numbers: NumberReader, dates: DateReader) -> tuple[Amount | None, int]:
        """The amount at `index`, if any, and the piece to go on from."""
        after = self._names.phrase(pieces, index)
        if after:
            return None, after
        word = pieces.lower[index]
        date = dates.read(pieces, index)
        if date:
            return _dated(date), date.after
        if is_digits(word):
            return self._digits(pieces, index, numbers, dates)
        return self._word(pieces, index, numbers)

    def _digits(
        self, pieces: Pieces, index: int, numbers: NumberReader, dates: DateReader
    ) -> tuple[Amount | None, int]:
        priced = index > 0 and self._amounts.is_priced(pieces, index)
        after = self._names.identifier(pieces, index, amount_before=priced)
        if after:
            return None, after
        if pieces.lower[index + 1] in _ORDINAL_ENDS and pieces.glued(index + 1) and pieces.words[index].isdecimal():
            return _ordinal(index, index + 2, float(pieces.words[index][:15])), index + 2
        number = numbers.read(pieces, index)
        if number is None:
            return None, index + 1
        amount = self._amounts.read(pieces, number)
        if (
            amount.kind is FigureKind.COUNT
            and number.after == index + 1
            and not priced
            and dates.year(
                pieces, index, counts=bool(amount.unit) and pieces.glued(index) is False and amount.after > number.after
            )
        ):
            return _dated(DateReading(index, index + 1, pieces.words[index])), index + 1
        if self._is_code(pieces, amount):
            return None, number.after
        return self._aged(pieces, amount), max(amount.after, index + 1)

    def _word(self, pieces: Pieces, index: int, numbers: NumberReader) -> tuple[Amount | None, int]:
        word = pieces.lower[index]
        if word in self._folds:
            number = Number(index, index + 1, self._folds[word], Form.WORDS)
            return Amount(
                first=index, after=index + 1, core=index + 1, kind=FigureKind.RATIO, value=number.value, number=number
            ), index + 1
        if word in self._cues.one:
            return self._one_period(pieces, index)
        if word == "half" or (
            pieces.before(index) in ("a", "an")
            and (word in self._lexicon.numbers.scales or word in self._lexicon.numbers.fractions)
        ):
            return self._part(pieces, index, numbers)
        number = numbers.read(pieces, index)
        if number is None:
            value = self._lexicon.numbers.ordinals.get(word)
            if value is None or (word == "second" and pieces.before(index) in ("per", "a", "each")):
                return None, index + 1
            return _ordinal(index, index + 1, float(value)), index + 1
        return self._spelt(pieces, index, number)

    def _spelt(self, pieces: Pieces, index: int, number: Number) -> tuple[Amount | None, int]:
        after = number.after
        if (
            pieces.words[after] in "-–"
            and pieces.glued(after)
            and pieces.lower[after + 1] in self._lexicon.numbers.ordinals
            and number.value % 10 == 0
        ):
            value = number.value + self._lexicon.numbers.ordinals[pieces.lower[after + 1]]
            return _ordinal(index, after + 2, value), after + 2
        year = _spelt_year(pieces, number, self._lexicon)
        if year:
            return year, year.after
        amount = self._amounts.read(pieces, number)
        if (
            number.value == 1
            and amount.bare
            and pieces.before(index) not in ("to", "-")
            and pieces.lower[number.after] not in ("in", "to", "or", "out", "-")
        ):
            return None, number.after
        if amount.bare and pieces.lower[index] in ("zero", "nil"):
            return None, number.after
        return amount, amount.after

    def _part(self, pieces: Pieces, index: int, numbers: NumberReader) -> tuple[Amount | None, int]:
        """As in "half", "half a million", "a third", "a hundred": a part of one or a scale with its article."""
        word = pieces.lower[index]
        article = pieces.before(index) in ("a", "an")
        number = numbers.read(pieces, index - 1 if article and word != "half" else index)
        if number is None:
            if word in self._lexicon.numbers.ordinals and word not in ("half", "quarter"):
                return _ordinal(index, index + 1, float(self._lexicon.numbers.ordinals[word])), index + 1
            return None, index + 1
        amount = self._amounts.read(pieces, number)
        if amount.kind is not FigureKind.RATIO:
            return amount, amount.after
        following = pieces.lower[number.after]
        hyphen = following in ("-", "‐") and pieces.glued(number.after)
        before = pieces.before(number.first)
        told = (
            following in self._cues.part_behind
            or before in self._cues.part_before
            or following in ("more", "less", "from", "in", "higher", "lower", ".", ",", ";")
        )
        if (
            word != "half"
            and not hyphen
            and following.isalpha()
            and following not in self._cues.part_behind
            and not (
                before in self._cues.part_before
                or following in ("more", "less", "from", "in", "higher", "lower", "to", "by")
            )
        ):
            if word in self._lexicon.numbers.ordinals and word != "quarter":
                return _ordinal(index, index + 1, float(self._lexicon.numbers.ordinals[word])), index + 1
            return None, index + 1
        if (
            hyphen
            or not told
            or (word == "half" and following in ("in", "from") and before not in self._cues.part_before)
        ):
            return None, index + 1
        return amount, amount.after

    def _one_period(self, pieces: Pieces, index: int) -> tuple[Amount | None, int]:
        """As in "more than a decade": the article stands for one where a qualifier comes before it."""
        if pieces.before(index) not in ("a", "an") or (pieces.glued(index + 1) and pieces.words[index + 1] == "-"):
            return None, index + 1
        if self._qualifiers.read(
            pieces, index - 1, 10**9 if False else index - 1, FigureKind.QUANTITY
        ) is None or pieces.before(index - 1) in ("over", "around", "about", "some", "under", "near"):
            return None, index + 1
        number = Number(index - 1, index, 1.0, Form.ARTICLE)
        amount = self._amounts.read(pieces, number)
        if amount.kind not in (FigureKind.DURATION, FigureKind.QUANTITY):
            return None, index + 1
        return amount, amount.after

    def _is_code(self, pieces: Pieces, amount: Amount) -> bool:
        """A long bare run of digits, or digits glued to letters that are no unit, is an identifier."""
        number = amount.number
        word = pieces.words[number.first]
        if not amount.bare or amount.kind is not FigureKind.COUNT:
            return False
        following = pieces.words[number.after]
        if pieces.glued(number.after) and (following[:1].isalpha() or following in ("/", "_", "#", "@")):
            return True
        return word.isdecimal() and number.scale == 1.0 and (len(word) >= 7 or (len(word) > 1 and word[0] == "0"))

    def _aged(self, pieces: Pieces, amount: Amount) -> Amount:
        """As in "Tom Young, 30," and "aged 30" as years of age."""
        index = amount.number.first
        if (
            not amount.bare
            or amount.number.form is not Form.DIGITS
            or not 0 < amount.value < 120
            or amount.number.grain != 1
            or index < 2
        ):
            return amount
        before = pieces.before(index)
        named = (
            before == "," and pieces.words[index - 2][:1].isupper() and pieces.words[index - 2].lower() not in MONTHS
        )
        closed = pieces.words[amount.after] in (",", ".", ";", ")") or pieces.lower[amount.after] in (
            "who",
            "was",
            "and",
            "of",
            "from",
        )
        if (
            (named and closed and pieces.words[amount.after] == ",")
            or (named and closed and pieces.words[index - 3][:1].isupper())
            or before in ("aged", "age", "ages")
        ):
            return replace(amount, kind=FigureKind.DURATION, unit="year", bare=False)
        return amount

    def _figure(self, pieces: Pieces, joined: Joined) -> Figure:
        amount = joined.amount
        kind = joined.base if joined.kind is FigureKind.RANGE and joined.base else joined.kind
        first = joined.first - 1 if pieces.before(joined.first) == "between" else joined.first
        hedge = self._qualifiers.read(pieces, first, joined.after, kind)
        hedge = hedge or (
            self._qualifiers.read(pieces, first, amount.core, kind) if amount.core < joined.after else None
        )
        span = Span(pieces.starts[joined.first], max(pieces.ends[joined.after - 1], pieces.ends[joined.first]))
        extent = Span(min(span.start, hedge.start), max(span.end, hedge.end)) if hedge else span
        figure = Figure(
            span=span,
            extent=extent,
            kind=joined.kind,
            values=joined.values,
            date=amount.date,
            date_is_guess=amount.guess,
            unit=joined.unit,
            base=joined.base,
            qualifier=hedge.qualifier if hedge else None,
            earlier=joined.earlier,
        )
        return self._subjects.told(pieces, joined, figure)


def _is_masked(start: int, masks: list[tuple[int, int]], ends: list[int]) -> bool:
    place = bisect_right(ends, start)
    return place < len(masks) and masks[place][0] <= start


def _ordinal(first: int, after: int, value: float) -> Amount:
    number = Number(first, after, value, Form.WORDS)
    return Amount(first=first, after=after, core=after, kind=FigureKind.ORDINAL, value=value, number=number)


def _dated(reading: DateReading) -> Amount:
    number = Number(reading.first, reading.after, 0.0, Form.DIGITS)
    kind = FigureKind.RANGE if reading.years else FigureKind.DATE
    return Amount(
        first=reading.first,
        after=reading.after,
        core=reading.after,
        kind=kind,
        value=0.0,
        number=number,
        date=reading.date,
        guess=reading.guess,
        years=reading.years,
    )


def _spelt_year(pieces: Pieces, number: Number, lexicon: Lexicon) -> Amount | None:
    """As in "nineteen fifty-three"."""
    if number.value not in (18, 19, 20) or number.after != number.first + 1:
        return None
    tens = lexicon.numbers.tens.get(pieces.lower[number.after], 0)
    if not tens:
        return None
    after = number.after + 1
    ones = 0
    if pieces.words[after] in "-–" and pieces.glued(after):
        ones = lexicon.numbers.ones.get(pieces.lower[after + 1], 0)
        after = after + 2 if ones else after
    year = int(number.value) * 100 + tens + ones
    return _dated(DateReading(number.first, after, str(year)))
