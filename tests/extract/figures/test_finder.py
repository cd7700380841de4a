"""Figures of every kind in sentences: value, unit, qualifier, extent."""

from __future__ import annotations

import datetime as dt

import pytest
from extract.figures.reading import figures_in, finder, only_figure

from briefer.core.suggestion import Change, FigureKind, Qualifier
from briefer.extract.figures.value import figure_value


def told(text: str, tag: str = "") -> list[tuple[str, str, object, str]]:
    return [(f.span.cut(text), f.kind.value, figure_value(f), f.unit) for f in figures_in(text, tag)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It costs US$300,000.", 300_000, "USD"),
        ("It costs C$1.2 million.", 1_200_000, "CAD"),
        ("It costs RM45.2m.", 45_200_000, "MYR"),
        ("It costs Rs. 5 lakh.", 500_000, "INR"),
        ("It costs ₹75,000 crore.", 750_000_000_000, "INR"),
        ("It costs 50p.", 0.5, "GBP"),
        ("It costs 37 cents.", 0.37, "USD"),
        ("It costs 500 million pesos.", 500_000_000, "MXN"),
        ("It costs 1.2 trillion won.", 1.2e12, "KRW"),
        ("It costs 45 Australian dollars.", 45, "AUD"),
        ("It costs -$5 million.", -5_000_000, "USD"),
        ("It costs HK$80.", 80, "HKD"),
        ("It costs €5 per kilo.", 5, "EUR/kilogram"),
        ("It costs $175million.", 175_000_000, "USD"),
        ("A £5-an-hour rise.", 5, "GBP/hour"),
        ("It costs EUR 12.", 12, "EUR"),
    ],
)
def test_money_is_given_in_its_main_unit(text: str, value: float, unit: str) -> None:
    figure = only_figure(text)
    assert (figure.kind, figure_value(figure), figure.unit) == (FigureKind.MONEY, value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It is 1,200 sq ft.", 1200, "square_foot"),
        ("A 2,500-square-foot house.", 2500, "square_foot"),
        ("It weighs 150 pounds.", 150, "pound"),
        ("It has 256 GB.", 256, "gigabyte"),
        ("It makes 252 hp.", 252, "horsepower"),
        ("It is 45°C.", 45, "celsius"),
        ("It was minus 70 degrees Celsius.", -70, "celsius"),
        ("It flies at 30 km/s.", 30, "kilometre_per_second"),
        ("It emits 400,000 barrels a day.", 400_000, "barrel/day"),
        ("It drinks 5 l/100km.", 5, "litre/100 kilometre"),
        ("It holds 3.2bn cubic metres.", 3_200_000_000, "cubic_metre"),
        ("It has 421 ppm.", 421, "part_per_million"),
        ("There were 8.4 deaths per 100,000 people.", 8.4, "death/100000 person"),
        ("It is 7/8 inch.", 0.875, "inch"),
        ("It is 5\u00a0km away.", 5, "kilometre"),
        ("It is a 100m track.", 100, "metre"),
        ("The Dow closed at 31,082.56.", 31082.56, "point"),
    ],
)
def test_measures_are_read_with_their_unit(text: str, value: float, unit: str) -> None:
    figure = only_figure(text)
    assert (figure.kind, figure_value(figure), figure.unit) == (FigureKind.QUANTITY, value, unit)


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("It hosts about 28,500 US troops.", "28,500 US troops", 28_500, "troop"),
        ("Some 1,500 coal- and gas-fired power plants shut.", "1,500 coal- and gas-fired power plants", 1500, "plant"),
        ("It lost 4.8 million private sector jobs.", "4.8 million private sector jobs", 4_800_000, "job"),
        ("The 25-page paper is out.", "25-page", 25, "page"),
        ("The band drew 45m viewers.", "45m viewers", 45_000_000, "viewer"),
        ("Two dozen women voted.", "Two dozen women", 24, "woman"),
        ("One British soldier was killed.", "One British soldier", 1, "soldier"),
        ("Three Texas lawmakers left.", "Three Texas lawmakers", 3, "lawmaker"),
        ("They fired 40 laid-off employees.", "40 laid-off employees", 40, "employee"),
        ("She won 334 of the delegates.", "334", 334, "delegate"),
        ("They ordered 50 A321XLR jets.", "50 A321XLR jets", 50, "jet"),
        ("It holds 30-odd countries.", "30-odd countries", 30, "country"),
    ],
)
def test_a_count_names_what_is_counted(text: str, span: str, value: float, unit: str) -> None:
    figure = only_figure(text)
    assert (figure.kind, figure.span.cut(text)) == (FigureKind.COUNT, span)
    assert (figure_value(figure), figure.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The F-35 met the 737 Max.",
        "Call 1-800-273-8255 or +44 20 7946 0958.",
        "Go to Room 12, 10 Downing Street.",
        "No. 10 backed Resolution 1718.",
        "See www.example.com/2016/05/123 or a1@b2.org.",
        "They met at 10:30 a.m. on Tuesday.",
        "No one likes one another, said the one.",
        "It runs version 4.0.1 on 192.168.0.1.",
        "The two had met before.",
        "She is in her 40s.",
        "He watched 60 Minutes on Channel 4.",
        "The S&P 500 and the FTSE 100 fell.",
        "Read 2) and [4] again.",
        "Washington, DC 20500.",
        "Guccifer 2.0 and Industry 4.0 are back.",
        "One of the men left.",
        "The group, founded by 60 Minutes, is the Group of Seven.",
    ],
)
def test_names_pronouns_and_identifiers_are_no_figures(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 10 and 15 per cent", ("10 and 15 per cent", "range", [10, 15], "percent")),
        ("from $20-25m", ("$20-25m", "range", [20_000_000, 25_000_000], "USD")),
        ("18- to 24-year-old men", ("18- to 24-year-old", "range", [18, 24], "year")),
        ("three or four months", ("three or four months", "range", [3, 4], "month")),
        ("tens of thousands of people", ("tens of thousands of people", "range", [10_000, 100_000], "person")),
        ("tariffs ranging from 5 percent to 25 percent", ("5 percent to 25 percent", "range", [5, 25], "percent")),
        ("from 2001 to 2014", ("2001 to 2014", "range", [2001, 2014], "date")),
        ("eight of 10 voters", ("eight of 10", "ratio", 0.8, "")),
        ("$4 of every $5", ("$4 of every $5", "ratio", 0.8, "")),
        ("a 5-4 decision", ("5-4", "ratio", [5, 4], "")),
        ("three times the rate", ("three times", "ratio", 3, "")),
        ("half of 1 per cent", ("half of 1 per cent", "percent", 0.5, "percent")),
        ("a tenfold rise", ("tenfold", "ratio", 10, "")),
        ("a 2:1 lead", ("2:1", "ratio", [2, 1], "")),
        ("a 7-point lead", ("7-point", "percent", 7, "percentage_point")),
        ("25 basis points", ("25 basis points", "percent", 25, "basis_point")),
    ],
)
def test_ranges_ratios_and_points(text: str, expected: tuple[str, str, object, str]) -> None:
    assert told(text) == [expected]


def test_a_change_from_one_value_to_another_gives_both_with_direction() -> None:
    text = "Unemployment rose from 4.9 to 5.3 per cent."
    before, after = figures_in(text)
    assert (before.values, before.unit) == ((4.9,), "percent")
    assert (after.values, after.earlier, after.change) == ((5.3,), 4.9, Change.ROSE)


def test_a_change_told_backwards_gives_the_earlier_value() -> None:
    revenue, step, before = figures_in("Revenue was $12.4 billion, up 8% from $11.5 billion a year earlier.")
    assert revenue.earlier == 11.5e9
    assert step.change is Change.ROSE
    assert before.change is None


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Exports were down 0.4 per cent.", Change.FELL),
        ("It raised its budget by 7.5 per cent.", Change.ROSE),
        ("The rate was unchanged at 3.7%.", Change.UNCHANGED),
        ("It saw a 3% increase.", Change.ROSE),
        ("It raised $25m.", None),
        ("They make up 7% of voters.", None),
    ],
)
def test_the_direction_of_change(text: str, change: Change | None) -> None:
    assert only_figure(text).change is change


@pytest.mark.parametrize(
    ("text", "qualifier", "extent"),
    [
        ("It has about 40 tanks.", Qualifier.APPROX, "about 40 tanks"),
        ("More than a decade later.", Qualifier.OVER, "More than a decade"),
        ("It has 40 tanks or so.", Qualifier.APPROX, "40 tanks or so"),
        ("Income of $50,000 or less.", Qualifier.AT_MOST, "$50,000 or less"),
        ("No fewer than 12 men.", Qualifier.AT_LEAST, "No fewer than 12 men"),
        ("Costs just under £40 million.", Qualifier.UNDER, "just under £40 million"),
        ("He presided over three tests.", None, "three tests"),
        ("The rate ticks up to 5%.", None, "5%"),
        ("A loan over four weeks.", None, "four weeks"),
    ],
)
def test_the_extent_covers_the_qualifier(text: str, qualifier: Qualifier | None, extent: str) -> None:
    figure = only_figure(text)
    assert figure.qualifier is qualifier
    assert figure.extent.cut(text) == extent


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 1 July 2024 it began.", "2024-07-01"),
        ("On November 8, 2016 it began.", "2016-11-08"),
        ("In Sept. 2015 it began.", "2015-09"),
        ("In the 1970s it began.", "1970s"),
        ("In the '80s it began.", "1980s"),
        ("In Q3 2024 it began.", "2024-Q3"),
        ("On 2025-01-31 it began.", "2025-01-31"),
        ("On 31.1.2025 it began.", "2025-01-31"),
        ("On May 6-8, 2024 it began.", "2024-05-06/2024-05-08"),
        ("In nineteen eighty-four it began.", "1984"),
        ("32 below 2005 levels", "2005"),
        ("On Feb. 9 it began.", "XXXX-02-09"),
    ],
)
def test_dates_are_iso_8601(text: str, date: str) -> None:
    assert [figure.date for figure in figures_in(text) if figure.kind is FigureKind.DATE] == [date]


def test_four_digits_before_a_plural_are_a_count_and_else_a_year() -> None:
    assert told("About 2000 people met in 2000.") == [
        ("2000 people", "count", 2000, "person"),
        ("2000", "date", "2000", ""),
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("They began on June 16th of last year.", "2025-06-16"),
        ("They begin on 5 May this year.", "2026-05-05"),
        ("They begin on 5 May next year.", "2027-05-05"),
    ],
)
def test_a_day_of_a_year_that_the_words_behind_it_name_is_in_that_year(text: str, date: str) -> None:
    (figure,) = finder().find(text, dt.date(2026, 3, 12))
    assert (figure.date, figure.date_is_guess) == (date, True)


def test_a_day_ahead_is_taken_from_the_words_before_it() -> None:
    figures = finder().find("It was held on Feb. 9 and will return by Jan. 20.", dt.date(2016, 9, 27))
    assert [(figure.date, figure.date_is_guess) for figure in figures] == [("2016-02-09", True), ("2017-01-20", True)]


@pytest.mark.parametrize(("tag", "value"), [("", 1.234), ("en-GB", 1.234), ("de", 1234.0), ("fr-FR", 1234.0)])
def test_the_language_decides_between_point_and_comma(tag: str, value: float) -> None:
    assert only_figure("Es kostet 1.234 €.", tag).values == (value,)


@pytest.mark.parametrize(
    ("digits", "value"),
    [("1.234.567", 1_234_567), ("12,34,567", 1_234_567), ("1,5", 1.5), ("10.000", 10_000), ("1'250'000", 1_250_000)],
)
def test_a_number_that_can_be_read_in_one_way_only_is_read_so(digits: str, value: float) -> None:
    assert only_figure(f"It costs €{digits}.").values == (value,)
