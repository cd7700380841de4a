"""Figures as a brief writes them."""

from __future__ import annotations

import pytest
from extract.figures.reading import figures_in, only_figure

from briefer.core.suggestion import FigureKind
from briefer.extract.figures.formatting import format_figure, format_number


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It hosts 28,500 US troops.", "28,500 troops"),
        ("It has roughly 450,000 personnel.", "about 450,000 personnel"),
        ("It rose 7.5 percent.", "7.5 per cent"),
        ("It costs £350m.", "£350 million"),
        ("It costs -$5 million.", "-$5 million"),
        ("It costs PLN 500.", "PLN 500"),
        ("It costs $45.84 a barrel.", "$45.84 per barrel"),
        ("It costs between £3bn and £4bn.", "£3 billion to £4 billion"),
        ("It fell 1 percentage point.", "1 percentage point"),
        ("It is 1.5°C.", "1.5°C"),
        ("It is 500 square miles.", "500 square miles"),
        ("It is 30 mph.", "30 miles per hour"),
        ("There were 8.4 deaths per 100,000.", "8.4 deaths per 100,000"),
        ("About 17 million Americans came.", "about 17 million Americans"),
        ("It took 2-3 weeks.", "2 to 3 weeks"),
        ("Two-thirds agreed.", "two thirds"),
        ("Four in five agreed.", "4 in 5"),
        ("It won 5-4.", "5–4"),
        ("It is three times the rate.", "3 times"),
        ("It was the 21st summit.", "21st"),
        ("It covers 2021-2025.", "2021–2025"),
        ("It was on Feb. 9.", "9 February"),
        ("It was in September 2015.", "September 2015"),
        ("It was in Q3 2024.", "Q3 2024"),
        ("It was in the 1970s.", "1970s"),
        ("It has six feet.", "6 feet"),
        ("It has 1,234,567.5 cows.", "1,234,567.5 cows"),
    ],
)
def test_a_figure_in_british_english(text: str, written: str) -> None:
    assert format_figure(only_figure(text)) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en-US", ["7.5 percent", "$1.2 billion", "5 kilometers", "September 1, 2024"]),
        ("fr", ["7,5\u00a0%", "1,2 milliard $", "5 km", "1 septembre 2024"]),
        ("de-AT", ["7,5\u00a0Prozent", "1,2 Milliarde $", "5 km", "1. September 2024"]),
        ("es", ["7,5\u00a0%", "1,2 mil millones $", "5 km", "1 de septiembre de 2024"]),
        ("xx", ["7.5 per cent", "$1.2 billion", "5 kilometres", "1 September 2024"]),
    ],
)
def test_a_figure_in_the_language_of_the_brief(language: str, written: list[str]) -> None:
    text = "7.5 per cent, $1.2bn, 5 km, 1 September 2024"
    assert [format_figure(figure, language) for figure in figures_in(text)] == written


def test_the_qualifier_can_be_left_out() -> None:
    assert format_figure(only_figure("At least 37 civilians died."), hedged=False) == "37 civilians"


@pytest.mark.parametrize(
    ("value", "written"), [(2_600_000, "2.6 million"), (1_234_567, "1,234,567"), (0.0001, "0.0001")]
)
def test_a_scale_word_is_used_only_where_it_loses_nothing(value: float, written: str) -> None:
    assert format_number(value) == written


def test_every_kind_of_figure_can_be_written() -> None:
    text = "On 1 May 2024 the 3rd of 40 men paid $5, 6%, 7 km, 8 days, 9-10 per cent and half of it."
    figures = figures_in(text)
    assert {figure.kind for figure in figures} == set(FigureKind)
    assert all(format_figure(figure, language) for figure in figures for language in ("en-GB", "fr"))
