"""Numbers that begin with a word: spelt numbers, ordinals, parts of one, multiples, "more than a decade"."""

from __future__ import annotations

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.amount import Amount, dated, ordinal
from briefer.extract.figures.amounts import AmountReader
from briefer.extract.figures.dates import DateReading
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.numbers import Form, Number, NumberReader
from briefer.extract.figures.pieces import HYPHENS, Pieces
from briefer.extract.figures.qualifiers import QualifierReader

Found = tuple[Amount | None, int]
"""What begins at a piece, if anything, and the piece to go on from."""

_AFTER_ONE = frozenset({"in", "to", "or", "out", "-", "–"})
_SHARES = frozenset({"%", "percent", "cent", "pct", "times"})
"""Before "more than a year before" these make a comparison of it, and no span of time."""

_LEADS = frozenset(
    {"only", "just", "about", "the", "at", "least", "than", "and", "or", "of", "in", "to", "for", "twenty", "thirty"}
)
_CLOCK = frozenset({"o'clock", "o’clock"})
_ALSO_PREPOSITIONS = frozenset({"over", "around", "about", "some", "under", "near"})


class WordReader:
    """Reads the amount that begins with a word."""

    def __init__(self, lexicon: Lexicon, amounts: AmountReader, qualifiers: QualifierReader) -> None:
        self._numbers = lexicon.numbers
        self._cues = lexicon.cues
        self._amounts = amounts
        self._qualifiers = qualifiers
        small = {**lexicon.numbers.ones, **lexicon.numbers.tens, "hundred": 100}
        self._folds = {f"{word}fold": float(value) for word, value in small.items()}
        self.starters = lexicon.number_words | lexicon.cues.one | frozenset(self._folds)

    def read(self, pieces: Pieces, index: int, numbers: NumberReader) -> Found:
        """What begins at the word `index`; the article before it may belong to it."""
        word = pieces.lower[index]
        if word in self._folds:
            return self._multiple(Number(index, index + 1, self._folds[word], Form.WORDS)), index + 1
        if word in self._cues.one:
            return self._one(pieces, index)
        article = pieces.before(index) in ("a", "an")
        if word == "half" or (article and (word in self._numbers.scales or word in self._numbers.fractions)):
            return self._part(pieces, index, numbers, article=article)
        number = numbers.read(pieces, index)
        if number is None:
            return self._ordinal(pieces, index)
        return self._spelt(pieces, number)

    def _multiple(self, number: Number) -> Amount:
        first, after = number.first, number.after
        return Amount(first=first, after=after, core=after, kind=FigureKind.RATIO, value=number.value, number=number)

    def _ordinal(self, pieces: Pieces, index: int) -> Found:
        value = self._numbers.ordinals.get(pieces.lower[index])
        if value is None or (value == 2 and pieces.before(index) in ("per", "a", "each")):
            return None, index + 1
        return ordinal(index, index + 1, float(value)), index + 1

    def _spelt(self, pieces: Pieces, number: Number) -> Found:
        tail = self._numbers.ordinals.get(pieces.lower[number.after + 1], 0)
        if tail and number.value % 10 == 0 and pieces.words[number.after] in HYPHENS and pieces.glued(number.after):
            return ordinal(number.first, number.after + 2, number.value + tail), number.after + 2
        if pieces.lower[number.after] in _CLOCK:
            return None, number.after + 1
        year = self._year(pieces, number)
        if year:
            return dated(year), year.after
        amount = self._amounts.read(pieces, number)
        return (None, number.after) if self._counts_nothing(pieces, amount) else (amount, amount.after)

    def _counts_nothing(self, pieces: Pieces, amount: Amount) -> bool:
        """Whether the word is part of a name, a pronoun, or the nought of "zero-sum"."""
        number = amount.number
        if (amount.bare or number.value == 1) and self._is_named(pieces, number.first):
            return True
        if number.value == 0 and (amount.bare or pieces.words[number.after] in HYPHENS):
            return True
        if not amount.bare:
            return False
        lone = number.value == 1 and not self._is_one_of_two(pieces, number)
        return lone or self._is_pronoun(pieces, number)

    def _is_named(self, pieces: Pieces, index: int) -> bool:
        """As in "Marine One" and "BBC Two"."""
        before = pieces.words[index - 1] if index else ""
        name = len(before) > 1 and before.isalpha() and (before.istitle() or before.isupper())
        return name and pieces.words[index].istitle() and before.lower() not in _LEADS

    def _is_one_of_two(self, pieces: Pieces, number: Number) -> bool:
        """Whether a lone "one" is an end of a range, odds or a share, and no pronoun."""
        following, next_word = pieces.lower[number.after], pieces.lower[number.after + 1]
        if pieces.before(number.first) in ("to", "-"):
            return self._is_number(pieces.before(number.first, 2))
        if following in _AFTER_ONE:
            return True
        return following == "of" and (next_word in ("every", "each") or next_word in self._numbers.ones)

    def _is_number(self, word: str) -> bool:
        return word[:1].isdecimal() or word in self._numbers.ones or word in self._numbers.tens

    def _is_pronoun(self, pieces: Pieces, number: Number) -> bool:
        """As in "the two": a small number that stands for what was named before."""
        if pieces.before(number.first) == "or" and self._is_number(pieces.before(number.first, 2)):
            return False
        return (
            number.value <= 10
            and pieces.before(number.first) in self._cues.pronoun
            and (pieces.lower[number.after] not in ("of", "to", "in", "or", "out", "-", "–"))
        )

    def _year(self, pieces: Pieces, number: Number) -> DateReading | None:
        """As in "nineteen fifty-three"."""
        tens = self._numbers.tens.get(pieces.lower[number.after], 0)
        if number.value not in (18, 19, 20) or number.after != number.first + 1 or not tens:
            return None
        after, ones = number.after + 1, 0
        if pieces.words[after] in HYPHENS and pieces.glued(after):
            ones = self._numbers.ones.get(pieces.lower[after + 1], 0)
            after = after + 2 if ones else after
        return DateReading(number.first, after, str(int(number.value) * 100 + tens + ones))

    def _part(self, pieces: Pieces, index: int, numbers: NumberReader, *, article: bool) -> Found:
        """As in "half", "half a million", "a third", "a hundred": a part of one or a scale with its article."""
        word = pieces.lower[index]
        number = numbers.read(pieces, index - 1 if article and word != "half" else index)
        if number is None:
            return self._ordinal(pieces, index)
        amount = self._amounts.read(pieces, number)
        if article and amount.kind is not FigureKind.RATIO and self._is_place(pieces, number, word):
            return self._ordinal(pieces, index)
        if amount.kind is not FigureKind.RATIO or self._is_part(pieces, number, word):
            return amount, amount.after
        return (None, index + 1) if word in ("half", "quarter") else self._ordinal(pieces, index)

    def _is_place(self, pieces: Pieces, number: Number, word: str) -> bool:
        """Whether the word before a unit counts on: "for a seventh month"; but "a quarter mile"."""
        return number.fraction and word not in ("half", "quarter") and pieces.lower[number.after] != "of"

    def _is_part(self, pieces: Pieces, number: Number, word: str) -> bool:
        """Whether a fraction stands for a share ("a third of", "by half") and not for a place or a half-time."""
        following, before = pieces.lower[number.after], pieces.before(number.first)
        if following in HYPHENS and pieces.glued(number.after):
            return False
        if word == "half" and (
            before in self._cues.half or (before == "a" and pieces.before(number.first, 2) == "and")
        ):
            return False
        if following in self._cues.part_behind or before in self._cues.part_before:
            return True
        if word == "half":
            return following in ("more", "less", ".", ",", ";")
        return not following[:1].isalpha()

    def _one(self, pieces: Pieces, index: int) -> Found:
        """As in "more than a decade": the article stands for one where a qualifier comes before it."""
        if pieces.lower[index + 1 : index + 4] == ["and", "a", "half"] and pieces.before(index) in ("a", "an", "one"):
            return self._one_and_a_half(pieces, index)
        compound = pieces.words[index + 1] in HYPHENS and pieces.glued(index + 1)
        if pieces.before(index) not in ("a", "an") or compound or pieces.before(index, 2) in _ALSO_PREPOSITIONS:
            return None, index + 1
        hedge = self._qualifiers.read(pieces, index - 1, index - 1, FigureKind.QUANTITY)
        if hedge is None or pieces.before(hedge.first) in _SHARES:
            return None, index + 1
        amount = self._amounts.read(pieces, Number(index - 1, index, 1.0, Form.ARTICLE))
        if amount.kind is FigureKind.COUNT:
            return None, index + 1
        return amount, amount.after

    def _one_and_a_half(self, pieces: Pieces, index: int) -> Found:
        """As in "a year and a half"."""
        amount = self._amounts.read(pieces, Number(index - 1, index, 1.5, Form.ARTICLE, 0.0))
        return amount._replace(after=index + 4, core=index + 4), index + 4
