"""Finding every figure of a text, in one pass from left to right."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import replace

from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind
from briefer.extract.figures.amount import Amount, dated
from briefer.extract.figures.amounts import AmountReader
from briefer.extract.figures.dates import MONTHS, DateReader
from briefer.extract.figures.digits import DigitReader
from briefer.extract.figures.earlier import EarlierReader
from briefer.extract.figures.joining import AmountJoiner, Joined
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.names import NameReader
from briefer.extract.figures.nouns import NounFinder
from briefer.extract.figures.numbers import NumberReader
from briefer.extract.figures.numerals import VULGAR, is_digits, uses_decimal_comma
from briefer.extract.figures.pieces import Pieces
from briefer.extract.figures.qualifiers import QualifierReader
from briefer.extract.figures.subjects import SubjectFinder
from briefer.extract.figures.wording import Found, WordReader

MOST_AMOUNTS = 5_000
"""Amounts read from one text at the most: ten times what the densest report of 100,000 characters gives, so that a
table dumped as text costs neither time nor memory without end."""

_STEP = re.compile(r"(?:\s+(?:last|this) (?:year|month|quarter|week))?,\s+(?:up|down)(?:\s+by)?\s+")
_DIGITS = frozenset("0123456789")


class FigureFinder:
    """Finds the figures of one text after another; holds nothing between them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = lexicon.cues
        self._names = NameReader(lexicon)
        self._qualifiers = QualifierReader(lexicon)
        self._joiner = AmountJoiner(lexicon)
        self._earlier = EarlierReader(lexicon)
        self._subjects = SubjectFinder(lexicon)
        amounts = AmountReader(lexicon, NounFinder(lexicon.nouns, lexicon.number_words, lexicon.subjects.verbs))
        self._digits = DigitReader(lexicon, amounts, self._names)
        self._words = WordReader(lexicon, amounts, self._qualifiers)
        self._starters = self._words.starters | frozenset(MONTHS) | frozenset(VULGAR) | {"q", "h", "fy"}
        self._readers = {flag: NumberReader(lexicon.numbers, decimal_comma=flag) for flag in (False, True)}

    def find(self, text: str, published: dt.date | None = None, tag: str = "") -> tuple[Figure, ...]:
        """The figures of `text` in order; a date without a year is guessed from `published`.

        `tag` is the text's language tag ("" for English); it decides between 1,234.5 and 1.234,5.
        """
        pieces = Pieces(text)
        numbers = self._readers[uses_decimal_comma(tag)]
        dates = DateReader(self._cues, published, month_first=tag in ("en-US", "en_US"))
        amounts = self._amounts_of(pieces, numbers, dates)
        figures: list[Figure] = []
        for joined in self._earlier.told(pieces, self._joiner.join(pieces, amounts)):
            figure = self._figure(pieces, joined)
            figures.append(_like_the_one_before(figure, figures, text))
        return tuple(figures)

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
                if len(found) == MOST_AMOUNTS:
                    break
        return found

    def _at(self, pieces: Pieces, index: int, numbers: NumberReader, dates: DateReader) -> Found:
        """The amount at `index`, if any, and the piece to go on from."""
        after = self._names.phrase(pieces, index)
        if after:
            return None, after
        date = dates.read(pieces, index)
        if date:
            return dated(date), date.after
        if is_digits(pieces.words[index]):
            return self._digits.read(pieces, index, numbers, dates)
        return self._words.read(pieces, index, numbers)

    def _figure(self, pieces: Pieces, joined: Joined) -> Figure:
        amount = joined.amount
        kind = joined.base if joined.kind is FigureKind.RANGE and joined.base else joined.kind
        first = joined.first - 1 if pieces.before(joined.first) == "between" else joined.first
        ends = dict.fromkeys((joined.after, amount.core, amount.number.after))
        hedges = (self._qualifiers.read(pieces, first, end, kind) for end in ends if end <= joined.after)
        hedge = next((hedge for hedge in hedges if hedge), None)
        span = Span(pieces.starts[joined.first], max(pieces.ends[joined.after - 1], pieces.ends[joined.first]))
        extent = Span(min(span.start, hedge.start), max(span.end, hedge.end)) if hedge else span
        move = self._subjects.told(pieces, joined, min(first, hedge.first) if hedge else first)
        return Figure(
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
            change=move.change,
            is_step=move.is_step,
            subject=move.subject,
        )


def _is_masked(start: int, masks: list[tuple[int, int]], ends: list[int]) -> bool:
    place = bisect_right(ends, start)
    return place < len(masks) and masks[place][0] <= start


def _like_the_one_before(figure: Figure, told: list[Figure], text: str) -> Figure:
    """The figure with the subject of the one told before it, where it is that one's earlier value or its step."""
    for before in told[:-4:-1]:
        earlier = before.earlier is not None and figure.values == (before.earlier,)
        step = before is told[-1] and _STEP.fullmatch(text, before.span.end, figure.extent.start) is not None
        if before.subject and not figure.subject and (earlier or step):
            return replace(figure, subject=before.subject.split(", ")[0] if earlier else before.subject)
    return figure
