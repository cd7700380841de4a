"""Rarer ways of writing a number, one sentence each: what is read, and what is rightly passed over."""

from __future__ import annotations

import pytest
from extract.figures.reading import figures_in

from briefer.core.suggestion import Qualifier
from briefer.extract.figures.value import figure_value


def told(text: str) -> list[tuple[str, str, object, str]]:
    return [(f.span.cut(text), f.kind.value, figure_value(f), f.unit) for f in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Hundreds of miles of pipe lay idle.", ("Hundreds of miles", "range", [100, 1000], "mile")),
        ("Women aged between 18 and 24 were asked.", ("18 and 24", "range", [18, 24], "year")),
        ("Men aged 18-24 were asked.", ("18-24", "range", [18, 24], "year")),
        ("Six or seven ships sank.", ("Six or seven ships", "range", [6, 7], "ship")),
        ("It costs 20-25p.", ("20-25p", "range", [0.2, 0.25], "GBP")),
        ("The 2024-25 budget passed.", ("2024-25", "range", [2024, 2025], "date")),
        ("He served in 1920 – 21.", ("1920 – 21", "range", [1920, 1921], "date")),
    ],
)
def test_ranges(text: str, figure: tuple[str, str, object, str]) -> None:
    assert told(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The swing was $-20 million.", ("$-20 million", "money", -20_000_000, "USD")),
        ("It cost US$5 million dollars.", ("US$5 million dollars", "money", 5_000_000, "USD")),
        ("It cost $45 AUD.", ("$45 AUD", "money", 45, "AUD")),
        ("He paid a ten-pound fine.", ("ten-pound", "money", 10, "GBP")),
        ("Wheat fetched $5.31-1/2.", ("$5.31-1/2", "money", 5.315, "USD")),
        ("Wheat fetched $5.31½.", ("$5.31½", "money", 5.315, "USD")),
        ("They lose 500m a day.", ("500m", "count", 500_000_000, "")),
        ("They gave him a 50-pound bag.", ("50-pound", "quantity", 50, "pound")),
        ("They spent 200 million pounds of public money.", ("200 million pounds", "money", 200_000_000, "GBP")),
        ("They ate 200 pounds of rice.", ("200 pounds", "quantity", 200, "pound")),
        ("It is 5 pounds heavier.", ("5 pounds", "quantity", 5, "pound")),
        ("He got 12 marks.", ("12 marks", "count", 12, "mark")),
        ("He swam 500m a day.", ("500m a day", "quantity", 500, "metre/day")),
    ],
)
def test_money_metres_and_weights_are_told_apart(text: str, figure: tuple[str, str, object, str]) -> None:
    assert told(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("A magnitude 7.1 quake struck.", ("magnitude 7.1", "quantity", 7.1, "magnitude")),
        ("A 7.1-magnitude quake struck.", ("7.1-magnitude", "quantity", 7.1, "magnitude")),
        ("It measured 7.1 on the Richter scale.", ("7.1 on the Richter scale", "quantity", 7.1, "magnitude")),
        ("The jet flies at Mach 2.", ("Mach 2", "quantity", 2, "mach")),
        ("It makes 104 Bcf/d.", ("104 Bcf/d", "quantity", 104e9, "cubic_foot/d")),
        ("It pumps 1.2 mb/d.", ("1.2 mb/d", "quantity", 1_200_000, "barrel/day")),
        ("It costs $2.41 per mmBtu.", ("$2.41 per mmBtu", "money", 2.41, "USD/million_british_thermal_unit")),
        ("It costs $3 per Mcf.", ("$3 per Mcf", "money", 3, "USD/1000 cubic_foot")),
        ("It emits 3.8×10^26 watts.", ("3.8×10^26 watts", "quantity", 3.8e26, "watt")),
        ("It has 2 x 10⁻³ grams.", ("2 x 10⁻³ grams", "quantity", 0.002, "gram")),
        ("It grew three point five per cent.", ("three point five per cent", "percent", 3.5, "percent")),
        ("It took a year and a half.", ("a year and a half", "duration", 1.5, "year")),
        ("It took 11 and a half years.", ("11 and a half years", "duration", 11.5, "year")),
        ("A million and a half people left.", ("A million and a half people", "count", 1_500_000, "person")),
        ("A quarter-million people marched.", ("A quarter-million people", "count", 250_000, "person")),
        ("The one-hundred-and-five members met.", ("one-hundred-and-five members", "count", 105, "member")),
        ("It was the twenty-first time.", ("twenty-first", "ordinal", 21, "")),
        ("The Fifty-Fourth Regiment left.", ("Fifty-Fourth", "ordinal", 54, "")),
        ("It got to 29 ºC in May.", ("29 ºC", "quantity", 29, "celsius")),
        ("By a 2-to-1 vote, they agreed.", ("2-to-1", "ratio", [2, 1], "")),
        ("Sales fell by half after the fire.", ("half", "ratio", 0.5, "")),
        ("The toll is nearly 2000.", ("2000", "count", 2000, "")),
        ("They saw Ruiz’s 1995 state income tax filings.", ("1995", "date", "1995", "")),
        ("It fell in 833 AD.", ("833 AD", "date", "0833", "")),
        ("It began in 1000 BC.", ("1000 BC", "date", "-0999", "")),
        ("It raged in AD 79.", ("79", "date", "0079", "")),
        ("Mid-2025 is likely.", ("2025", "date", "2025", "")),
        ("The odds are 5/1.", ("5/1", "ratio", [5, 1], "")),
        ("She is a 5-1 favourite.", ("5-1", "ratio", [5, 1], "")),
        ("The two farmers' unions met.", ("two farmers' unions", "count", 2, "union")),
        ("As one study found, it fell.", ("one study", "count", 1, "study")),
        ("It lived c. 1818.", ("1818", "date", "1818", "")),
        ("1.1 Million jobs are lost.", ("1.1 Million jobs", "count", 1_100_000, "job")),
        ("The wind blew at 200 km / h.", ("200 km / h", "quantity", 200, "kilometre_per_hour")),
        ("There, one US soldier was killed.", ("one US soldier", "count", 1, "soldier")),
        ("They have 14 F-35 jets.", ("14 F-35 jets", "count", 14, "jet")),
        ("It was a 10-point plan.", ("10-point", "count", 10, "point")),
        ("There is no 5 per cent rule.", ("5 per cent", "percent", 5, "percent")),
        ("It is due on Dec. 3rd.", ("Dec. 3rd", "date", "XXXX-12-03", "")),
        ("It began on 1 Sept. 2024.", ("1 Sept. 2024", "date", "2024-09-01", "")),
    ],
)
def test_units_and_number_words(text: str, figure: tuple[str, str, object, str]) -> None:
    assert told(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "He lives at 1600 Pennsylvania Avenue.",
        "It stands at 131 West 23rd Street.",
        "The case, 410 U.S. 113, is known.",
        "COP28 and the asteroid 2024 YR4 made news.",
        "Marine One landed.",
        "It was a third-party risk.",
        "They came in tens.",
        "He saw The 39 Steps in 4K.",
        "It worked 9-to-5.",
        "He said it at three o’clock.",
        "They sold a 529 plan.",
        "1.1 What is government?",
        "Others agree [13 – 15].",
        "See Tab 3 of the book.",
    ],
)
def test_numbers_in_names_are_passed_over(text: str) -> None:
    assert told(text) == []


def test_a_rise_told_as_going_from_one_number_to_another_is_no_range() -> None:
    assert told("Support went from 30 per cent to 40 per cent.") == [
        ("30 per cent", "percent", 30, "percent"),
        ("40 per cent", "percent", 40, "percent"),
    ]


def test_two_numbers_in_words_with_the_same_scale_stay_two() -> None:
    assert told("It sold three million and five million copies.") == [
        ("three million", "count", 3_000_000, ""),
        ("five million copies", "count", 5_000_000, "copy"),
    ]


def test_feet_and_inches_are_read_apart() -> None:
    assert told("He is 6'3\" and she is 5-foot-8.") == [
        ("6'", "quantity", 6, "foot"),
        ('3"', "quantity", 3, "inch"),
        ("5-foot", "quantity", 5, "foot"),
        ("8", "quantity", 8, "inch"),
    ]


def test_a_number_in_brackets_is_no_list_mark() -> None:
    assert told("A man (aged 45) left.") == [("45", "duration", 45, "year")]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("It took 15-plus years.", Qualifier.AT_LEAST),
        ("It took 30-odd miles.", Qualifier.APPROX),
        ("It added 19 jobs, more than the 18 expected.", None),
        ("It is over the first hurdle.", None),
    ],
)
def test_hedges(text: str, qualifier: Qualifier | None) -> None:
    assert figures_in(text)[-1].qualifier is qualifier
