"""What holds for any text and any number."""

from __future__ import annotations

import math
import time
from decimal import Decimal

import pytest
from extract.figures.reading import figures_in, found_in, in_words, only_figure
from hypothesis import given
from hypothesis import strategies as st

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.arithmetic import check_arithmetic
from briefer.extract.figures.comparing import comparable_figures
from briefer.extract.figures.finder import MOST_AMOUNTS
from briefer.extract.figures.formatting import format_figure, format_number
from briefer.extract.figures.lexicon import lexicon
from briefer.extract.figures.numerals import parse_digits
from briefer.extract.figures.ranking import ranked
from briefer.extract.figures.value import figure_value

MARKS = list("$£%-–().,°/'½:²٣\n\u00a0")
WORDS = ["US$", "km", "bn", "Feb.", "S&P", "No.", "more than", "year-old", "per cent", "up", "x", "p", "s", "C", "１２"]
NUMBERS = [
    "5",
    "0",
    "45",
    "1,250",
    "2.6",
    "2024",
    "one",
    "twenty",
    "third",
    "hundred",
    "million",
    "tens",
    "thousands",
    "zero",
]
LINKS = ["to", "and", "between", "a", "half", "of", "from", "rose", "people", "troops", "in", "per", "minus"]
FRAGMENTS = st.sampled_from(MARKS + WORDS + NUMBERS + LINKS)
HEAVY = [
    "from 1 to 2, up 3% ",
    "1 (2) ",
    "up 5% from 1 ",
    "1: 2, ",
    "3 of 4, or 5%",
    "a 6'3 ",
    "rose, 1",
    "1 troops in the ",
    "1 ",
    "a ",
    "$",
    "1-",
    "twenty ",
    "of 1 ",
    "1.",
    "(1",
    "a@b",
    "1/",
    "one in ",
    "1,000",
    "hundred ",
]


@given(st.text(max_size=200))
def test_any_text_gives_a_result(text: str) -> None:
    check_all(text)


@given(st.lists(FRAGMENTS, max_size=30), st.sampled_from(["", " "]))
def test_any_mix_of_what_figures_are_made_of_gives_a_result(parts: list[str], gap: str) -> None:
    check_all(gap.join(parts))


def check_all(text: str) -> None:
    figures = ranked(figures_in(text), text)
    last = 0
    for figure in figures:
        assert 0 <= figure.extent.start <= figure.span.start < figure.span.end <= figure.extent.end <= len(text)
        assert figure.span.start >= last
        last = figure.span.end
        assert figure.span.cut(text) == figure.span.cut(text).strip()
        assert all(math.isfinite(value) for value in figure.values)
        assert figure.values or figure.date
        assert len(figure.values) <= 2
        assert 0 <= figure.rank <= 1
        figure_value(figure)
        assert format_figure(figure)
    check_arithmetic(text, figures)


def test_a_text_full_of_numbers_is_read_up_to_a_limit() -> None:
    assert len(figures_in("7 " * 3 * MOST_AMOUNTS)) == MOST_AMOUNTS


@given(st.integers(0, 10**15 - 1))
def test_a_number_in_words_is_read_back(value: int) -> None:
    figure = only_figure(f"They counted {in_words(value)} {'star' if value == 1 else 'stars'}.")
    assert figure.values == (value,)
    assert figure.unit == "star"


@given(st.integers(0, 10**15 - 1))
def test_a_number_with_grouped_digits_is_read_back(value: int) -> None:
    assert only_figure(f"They spent ${value:,}.").values == (value,)


@given(st.decimals(0, 10**9, places=3, allow_nan=False))
def test_a_number_with_decimals_is_read_back(value: Decimal) -> None:
    assert only_figure(f"They spent €{value.normalize():,f} on it.").values == (float(value),)


@given(st.integers(1, 10**12), st.integers(0, 3), st.sampled_from(["en-GB", "en-US", "fr", "de", "es"]))
def test_what_we_format_is_read_back(whole: int, places: int, language: str) -> None:
    value = whole / 10**places
    words = format_number(value, language)
    if words[-1].isdecimal():
        parsed = parse_digits(words, decimal_comma=not language.startswith("en"))
        assert parsed is not None
        assert math.isclose(parsed[0], value, rel_tol=1e-11)
    elif language.startswith("en"):
        assert math.isclose(only_figure(f"It has {words} cows.").values[0], value, rel_tol=1e-11)


@given(st.integers(1, 10**10), st.sampled_from(["USD", "GBP", "EUR", "JPY", "INR", "AUD", "PLN", "MYR"]))
def test_money_that_we_write_keeps_value_and_currency(value: int, code: str) -> None:
    figure = only_figure(f"It costs {code} {value:,} now.")
    again = only_figure(f"It costs {format_figure(figure)} now.")
    assert (again.values, again.unit, again.kind) == (figure.values, code, FigureKind.MONEY)


@given(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion", "trillion"]))
def test_scale_words_and_their_short_forms_agree(value: int, scale: str) -> None:
    short = {"thousand": "k", "million": "m", "billion": "bn", "trillion": "tn"}[scale]
    assert only_figure(f"It cost ${value} {scale}.").values == only_figure(f"It cost ${value}{short}.").values


@pytest.mark.parametrize("piece", HEAVY)
def test_time_grows_with_the_length_of_the_text_and_not_its_square(piece: str) -> None:
    def seconds(length: int) -> float:
        found = found_in(piece * (length // len(piece)))
        start = time.process_time()
        figures = figures_in(found.article.text)
        check_arithmetic(found.article.text, figures)
        comparable_figures([found, found])
        return time.process_time() - start

    seconds(1000)
    assert seconds(8_000) < 12 * seconds(2_000) + 0.3


def test_every_ordinal_in_words_up_to_a_hundred_is_read_back() -> None:
    small = {value: word for word, value in lexicon().numbers.ordinals.items()}
    for value in range(1, 100):
        tens = value // 10 * 10
        word = small.get(value) or f"{in_words(tens)}-{small[value - tens]}"
        figure = only_figure(f"She came {word} in it.")
        assert (figure.kind, figure.values) == (FigureKind.ORDINAL, (value,))
