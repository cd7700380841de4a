"""Reading a number, in digits or words, from the pieces of a text."""

from __future__ import annotations

import math
import re
from enum import Enum
from typing import NamedTuple

from briefer.extract.figures.lexicon import NumberTable
from briefer.extract.figures.numerals import LONGEST_DIGITS, VULGAR, is_digits, parse_digits
from briefer.extract.figures.pieces import HYPHENS, Pieces

_CENT = 0.01
_POWER = re.compile(r"\s?[×x*]\s?10(?:\^\s?([-−]?\d{1,3})|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_LARGEST_POWER = 100


class Form(Enum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    ARTICLE = "article"
    """The article stands for one: "a million", "a quarter"."""


class Number(NamedTuple):
    """A number read from the pieces `first` to `after` (exclusive).

    `grain` is what one step of the last written digit is worth ("2.6 million": 100,000). `scale` is the product of
    the scale words read. `fraction` marks a part of one ("two-thirds"), `vague` a multiple of unknown size
    ("tens of thousands").
    """

    first: int
    after: int
    value: float
    form: Form
    grain: float = 1.0
    scale: float = 1.0
    fraction: bool = False
    vague: bool = False


class NumberReader:
    """Reads the number that begins at a piece, with its scale words."""

    def __init__(self, table: NumberTable, *, decimal_comma: bool = False) -> None:
        self._table = table
        self._decimal_comma = decimal_comma
        self._small = {**table.ones, **table.tens}

    def read(self, pieces: Pieces, index: int) -> Number | None:
        """The number that begins exactly at `index`; None where none does. A sign is not read."""
        word = pieces.lower[index]
        if is_digits(word) or word in VULGAR:
            return self._digits(pieces, index)
        if word in ("a", "an"):
            return self._after_article(pieces, index)
        if word in self._small:
            return self._words(pieces, index)
        if word == "half":
            return self._half(pieces, index)
        if word in self._table.magnitudes:
            return self._magnitude(pieces, index)
        return None

    def _digits(self, pieces: Pieces, index: int) -> Number | None:
        word = pieces.words[index]
        if word in VULGAR:
            number = Number(index, index + 1, VULGAR[word], Form.DIGITS, 0.0, fraction=True)
        else:
            parsed = parse_digits(word, decimal_comma=self._decimal_comma)
            if parsed is None:
                return None
            number = self._with_vulgar(pieces, Number(index, index + 1, parsed[0], Form.DIGITS, parsed[1]))
            number = _with_power(pieces, number)
        whole = self._with_part_behind(pieces, number) if number.grain == 1 else number
        return whole if whole is not number else self._scaled(pieces, number)

    def _with_vulgar(self, pieces: Pieces, number: Number) -> Number:
        """The number with a fraction behind it: 3½, 2 1/2, 5.31-1/2 (of a cent), or a bare 1/2."""
        after = number.after
        cents = abs(number.grain - _CENT) < _CENT / 10
        if number.grain != 1 and not cents:
            return number
        if pieces.words[after] in VULGAR and pieces.starts[after] - pieces.ends[after - 1] <= 1:
            value = clean(number.value + VULGAR[pieces.words[after]] * number.grain)
            return number._replace(after=after + 1, value=value, grain=0.0)
        part = self._slash(pieces, after)
        if part and number.value < 1000 and pieces.starts[after] - pieces.ends[after - 1] == 1:
            return number._replace(after=after + 3, value=clean(number.value + part * number.grain), grain=0.0)
        if (
            pieces.words[after] == "-"
            and pieces.glued(after)
            and pieces.glued(after + 1)
            and self._slash(pieces, after + 1)
        ):
            part = self._slash(pieces, after + 1)
            return number._replace(after=after + 4, value=clean(number.value + part * number.grain), grain=0.0)
        part = 0.0 if cents else self._slash(pieces, number.first)
        if part:
            return number._replace(after=number.first + 3, value=part, grain=0.0, fraction=True)
        return number

    def _slash(self, pieces: Pieces, index: int) -> float:
        """The value of a common fraction such as 3/4 at `index`; 0 where there is none."""
        top, bar, bottom = [*pieces.words[index : index + 3], "", "", ""][:3]
        if bar not in ("/", "⁄") or not pieces.glued(index + 1) or not pieces.glued(index + 2):
            return 0.0
        if not (top.isascii() and top.isdigit() and bottom in {"2", "3", "4", "5", "6", "8", "10", "16"}):
            return 0.0
        if pieces.words[index + 3] == "/" or len(top) > 2:
            return 0.0
        return int(top) / int(bottom) if 0 < int(top) < int(bottom) else 0.0

    def _scaled(self, pieces: Pieces, number: Number) -> Number:
        """The number times the scale words behind it: "2.6 million", "$2.5-billion", "3 hundred thousand"."""
        index = number.after
        scale = 1.0
        while True:
            step = index + 1 if pieces.words[index] in HYPHENS and pieces.glued(index) else index
            word = pieces.lower[step]
            if word in self._table.scales and (word != "dozen" or number.value < 100):
                scale *= self._table.scales[word]
                index = step + 1
            elif (
                step == index
                and pieces.words[index] in self._table.abbreviations
                and (pieces.glued(index) or len(pieces.words[index]) > 1)
                and pieces.starts[index] - pieces.ends[index - 1] <= 1
            ):
                scale *= self._table.abbreviations[pieces.words[index]]
                index += 1
                break
            else:
                break
        if scale == 1.0:
            return number
        return number._replace(
            after=index,
            value=clean(number.value * scale),
            grain=number.grain * scale,
            scale=scale,
            fraction=False,
        )

    def _after_article(self, pieces: Pieces, index: int) -> Number | None:
        """As in "a million", "a hundred and fifty", "a dozen", "a quarter of a million", "a third", "a half"."""
        word = pieces.lower[index + 1]
        if word in self._table.scales:
            number = self._words(pieces, index + 1, implied=True)
            return number and number._replace(first=index, form=Form.ARTICLE)
        if word in self._table.fractions and word not in ("second", "halve", "halves"):
            return self._of_scale(
                pieces, Number(index, index + 2, 1 / self._table.fractions[word], Form.ARTICLE, 0.0, fraction=True)
            )
        return None

    def _half(self, pieces: Pieces, index: int) -> Number | None:
        """As in "half", "half a million", "half of 1"; the part of what stands behind."""
        return self._of_scale(pieces, Number(index, index + 1, 0.5, Form.WORDS, 0.0, fraction=True))

    def _of_scale(self, pieces: Pieces, part: Number) -> Number:
        """The part times a scale behind it: "half a million", "a quarter of a million", "half-million"."""
        index = part.after
        if pieces.words[index] in HYPHENS and pieces.glued(index) and pieces.lower[index + 1] in self._table.scales:
            index += 1
        elif pieces.lower[index] == "of" and pieces.lower[index + 1] in ("a", "an", "one"):
            index += 2
        elif pieces.lower[index] in ("a", "an"):
            index += 1
        scale = 1.0
        while pieces.lower[index] in self._table.scales and index < len(pieces):
            scale *= self._table.scales[pieces.lower[index]]
            index += 1
        if scale == 1.0:
            return part
        return part._replace(after=index, value=clean(part.value * scale), fraction=False, scale=scale)

    def _magnitude(self, pieces: Pieces, index: int) -> Number | None:
        """As in "thousands", "tens of thousands", "hundreds of millions": the size of one of them."""
        value = 1.0
        after = index
        while pieces.lower[after] in self._table.magnitudes:
            value *= self._table.magnitudes[pieces.lower[after]]
            after += 1
            if pieces.lower[after] == "of" and pieces.lower[after + 1] in self._table.magnitudes:
                after += 1
            else:
                break
        if pieces.lower[after] != "of" and pieces.lower[index] in ("scores", "tens"):
            return None
        return Number(index, after, value, Form.WORDS, value, vague=True)

    def _words(self, pieces: Pieces, index: int, *, implied: bool = False) -> Number | None:
        """A number in words from `index`; `implied` where an article before a scale word stands for one."""
        total, current, last_scale = 0.0, (1.0 if implied else 0.0), math.inf
        place = index
        after = index
        previous = "scale" if implied else ""
        smallest = 1.0
        whole = (total, current, index)
        while place < len(pieces):
            word = pieces.lower[place]
            if word in self._table.scales and (previous or implied):
                scale = float(self._table.scales[word])
                if scale == 100 and current < 100:
                    current = max(current, 1.0) * scale
                elif scale == 12:
                    current *= scale
                elif scale == last_scale:
                    total, current, after, smallest = *whole, scale
                    break
                elif scale < last_scale:
                    total, current, last_scale = total + max(current, 1.0) * scale, 0.0, scale
                else:
                    total, current, last_scale = (
                        (total + max(current, 1.0)) * scale if current else total * scale,
                        0.0,
                        scale,
                    )
                smallest = scale
                previous = "scale"
                whole = (total, current, place + 1)
            elif word in self._table.tens and previous in ("", "scale", "and"):
                current += self._table.tens[word]
                previous, smallest = "ten", 1.0
            elif word in self._table.ones and self._fits(word, previous):
                current += self._table.ones[word]
                previous, smallest = "one", 1.0
            else:
                break
            place += 1
            after = place
            place, previous = self._joint(pieces, place, previous)
        if after == index:
            return None
        number = Number(index, after, total + current, Form.WORDS, smallest, scale=smallest)
        return self._with_parts(pieces, self._point(pieces, number))

    def _fits(self, word: str, previous: str) -> bool:
        value = self._table.ones[word]
        return previous in ("", "scale", "and") or (previous == "ten" and 0 < value < 10)

    def _joint(self, pieces: Pieces, place: int, previous: str) -> tuple[int, str]:
        """Over a hyphen, or over "and" behind a scale word, where a further number word follows."""
        follower = pieces.lower[place + 1] if place + 1 < len(pieces) else ""
        if pieces.words[place] in HYPHENS and pieces.glued(place) and pieces.glued(place + 1):
            if follower in self._table.scales or (previous in ("ten", "scale") and follower in self._small):
                return place + 1, previous
            if follower == "and" and pieces.words[place + 2] in HYPHENS and pieces.lower[place + 3] in self._small:
                return place + 3, "and"
        if (
            previous == "scale"
            and pieces.lower[place] == "and"
            and follower in self._small
            and pieces.lower[place - 1] != "dozen"
        ):
            return place + 1, "and"
        return place, previous

    def _point(self, pieces: Pieces, number: Number) -> Number:
        """As in "three point five" with the decimals behind the point."""
        index = number.after
        if pieces.lower[index] != "point" or number.value >= 1000:
            return number
        digits = ""
        index += 1
        while index < len(pieces) and self._table.ones.get(pieces.lower[index], 10) < 10:
            digits += str(self._table.ones[pieces.lower[index]])
            index += 1
        if not digits or len(digits) > LONGEST_DIGITS:
            return number
        exact = number._replace(
            after=index, value=float(f"{number.value:.0f}.{digits}"), grain=10.0 ** -len(digits), scale=1.0
        )
        return self._scaled(pieces, exact)

    def _with_parts(self, pieces: Pieces, number: Number) -> Number:
        """As in "two and a half", "two-and-a-half", "two-thirds", "three quarters", "one and a half million"."""
        whole = self._with_part_behind(pieces, number)
        if whole is not number:
            return whole
        hyphen = pieces.words[number.after] in HYPHENS
        place = number.after + (1 if hyphen else 0)
        divisor = self._divisor(pieces.lower[place])
        if hyphen and number.value >= 20 and number.value % 10 == 0 and not pieces.lower[place].endswith("s"):
            return number  # "fifty-fourth" is a place and no part
        if (
            divisor
            and 0 < number.value < 100
            and (
                hyphen
                or number.value > 1
                or pieces.lower[place] in ("third", "half")
                or pieces.lower[place + 1] == "of"
            )
        ):
            part_of_one = Number(number.first, place + 1, number.value / divisor, Form.WORDS, 0.0, fraction=True)
            return self._of_scale(pieces, part_of_one)
        return number

    def _with_part_behind(self, pieces: Pieces, number: Number) -> Number:
        """As in "two and a half", "11 and a half", "one and three quarters", with the scale behind it."""
        gap = [word for word in pieces.lower[number.after : number.after + 8] if word not in HYPHENS]
        if gap[:1] != ["and"] or len(gap) < 3:
            return number
        divisor = self._table.fractions.get(gap[2], 0) if gap[1] in ("a", "one") and gap[2] != "second" else 0
        part = 0.75 if gap[1:3] == ["three", "quarters"] else 1 / divisor if divisor else 0.0
        if not part:
            return number
        after = self._skip(pieces, number.after, 3)
        value = number.value + number.scale * part
        return self._scaled(pieces, number._replace(after=after, value=value, grain=0.0, scale=1.0))

    def _divisor(self, word: str) -> int:
        singular = word.removesuffix("s")
        return 0 if singular == "second" else self._table.fractions.get(singular, self._table.fractions.get(word, 0))

    def _skip(self, pieces: Pieces, index: int, words: int) -> int:
        """The index behind the next `words` pieces that are no hyphens."""
        while words:
            words -= pieces.words[index] not in HYPHENS
            index += 1
        return index


def _with_power(pieces: Pieces, number: Number) -> Number:
    """The number times a power of ten behind it: 3.8×10^26, 2 x 10⁻⁶."""
    match = _POWER.match(pieces.text, pieces.ends[number.after - 1])
    if match is None:
        return number
    exponent = int((match[1] or match[2].translate(_RAISED)).replace("−", "-"))
    scale = 10.0**exponent if abs(exponent) <= _LARGEST_POWER else 1.0
    after = number.after
    while pieces.starts[after] < match.end():
        after += 1
    return number._replace(after=after, value=clean(number.value * scale), grain=number.grain * scale, scale=scale)


def clean(value: float) -> float:
    """The value without the noise of binary multiplication: 2.6 times a million is 2,600,000."""
    return float(f"{value:.15g}")
