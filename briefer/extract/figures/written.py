"""How exactly a number is written: what values its digits may stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.core.suggestion import Figure
from briefer.extract.figures.lexicon import lexicon
from briefer.extract.figures.numbers import NumberReader
from briefer.extract.figures.numerals import is_digits
from briefer.extract.figures.pieces import Pieces

_MEANT_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from `low` to `high`, both ends included."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether the two share a value, give or take the noise of binary arithmetic."""
        slack = 1e-9 * max(abs(self.high), abs(other.high), 1.0)
        return self.low <= other.high + slack and other.low <= self.high + slack


def written_interval(text: str, figure: Figure, meant_digits: int = _MEANT_DIGITS) -> Interval:
    """The sizes, without sign, that the written number may stand for: half a step of its last digit either way.

    `text` is the article's. Closing zeros of a whole number count as rounding beyond its first `meant_digits`:
    with three of them 450,000 is 449,500 to 450,500.
    """
    value = abs(figure.values[0])
    half = written_grain(figure.span.cut(text), value, meant_digits) / 2
    return Interval(value - half, value + half)


def written_grain(words: str, value: float, meant_digits: int = _MEANT_DIGITS) -> float:
    """What one step of the last meant digit of the number in `words` is worth; `value` is what it was read as."""
    pieces = Pieces(words)
    reader = NumberReader(lexicon().numbers)
    for index in range(len(pieces)):
        number = reader.read(pieces, index)
        if number is None or not number.value:
            continue
        grain = number.grain
        if is_digits(pieces.words[index]) and grain >= 1 and number.scale == 1:
            digits = re.sub(r"\D", "", pieces.words[index])
            zeros = len(digits) - len(digits.rstrip("0"))
            grain = 10.0 ** max(0, min(zeros, len(digits) - meant_digits))
        return grain * (value / abs(number.value))
    return 0.0
