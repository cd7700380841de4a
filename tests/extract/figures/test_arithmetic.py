"""Arithmetic that an article's own numbers allow."""

from __future__ import annotations

import pytest
from extract.figures.reading import figures_in

from briefer.core.suggestion import Sum
from briefer.extract.figures.arithmetic import check_arithmetic


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 10% from 200 units to 220 units.",
        "Revenue was $12.4 billion, up 8% from $11.5 billion a year earlier.",
        "The defence budget rose 7.5 per cent from £51 billion to £54 billion.",
        "The fleet grew 55 per cent, from 40 to 62 ships.",
        "Of those, 21 of the 49 tests, or 43 per cent, failed.",
        "Of 200 patients, 50 died, or 25 per cent.",
        "They held 49 tests: 21 launches, 20 drills and 8 flights.",
        "The crew of 12 people (8 men and 4 women) left.",
        "The force of 450,000 soldiers: 300,200 men and 149,900 women.",
        "There were 31 incidents in 2023, and 52 last year, up 68 per cent.",
        "The vote was 312 to 288, a majority of 24.",
        "The rate rose 0.5 percentage points to 5.2 per cent from 4.7 per cent.",
        "",
    ],
)
def test_numbers_that_agree_within_their_rounding_give_no_finding(text: str) -> None:
    assert check_arithmetic(text, figures_in(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose about 20% from 200 units to 220 units.",
        "Sales rose 12% a year from $40 billion in 2020 to $63 billion in 2024.",
        "Output rose 10% in real terms from $200 million to $260 million.",
        "Sales rose 50% in the US, from $200m to $240m worldwide.",
        "The tax will rise from 10 per cent to 12 per cent, a 20 per cent increase.",
        "Costs rose from £200 million to £300 million, 20% more than expected.",
        "It sold 120 of 480 flats, or 35% more than last year.",
        "It sold 40 cars, including 3 vans and 2 lorries.",
        "It has 40 ships: 3 frigates and 2 destroyers.",
        "Prices rose 5% after 3% and 4%.",
        "\ue000 of \ue000, or 5 per cent",
    ],
)
def test_numbers_that_say_something_else_are_not_reckoned_with(text: str) -> None:
    assert check_arithmetic(text, figures_in(text)) == ()


@pytest.mark.parametrize(
    ("text", "stated", "told"),
    [
        ("Sales rose 20% from 200 units to 220 units.", "20%", "is about 10 per cent"),
        ("Revenue was $12.4 billion, up 18% from $11.5 billion.", "18%", "is about 7.8 per cent"),
        ("The number fell 30% from 2,000 in 2023 to 1,500 last year.", "30%", "is about 25 per cent"),
        ("Cases rose from 31 in 2023 to 52 last year, an increase of 48 per cent.", "48 per cent", "about 68 per cent"),
        ("Cases rose from 31 in 2023 to 52 last year, a 48 per cent increase.", "48 per cent", "about 68 per cent"),
        (
            "Spending reached £54.0 billion, up from £51.0 billion, a rise of 7.5 per cent.",
            "7.5 per cent",
            "5.9 per cent",
        ),
        ("It rose by 25 basis points from 4.00 per cent to 4.50 per cent.", "25 basis points", "about 50 basis points"),
        ("Oil fell $2 to $75.10 from $75.90.", "$2", "is about $0.8"),
        ("In all, 21 of the 49 tests, or 53 per cent, failed.", "53 per cent", "is about 43 per cent"),
        ("Some 120 out of 480 schools failed; 120 out of 480, or 35 per cent.", "35 per cent", "is about 25 per cent"),
        ("Of 200 patients, 50 died, or 30 per cent.", "30 per cent", "is about 25 per cent"),
        ("Turnout was 40 per cent: 12,000 of 24,000 voters.", "40 per cent", "is about 50 per cent"),
        ("Profit fell by a third, or 50%.", "50%", "a third is about 33 per cent"),
        ("They held 50 tests: 21 launches, 20 drills and 8 flights.", "50 tests", "is 49"),
        (
            "The £90 million fund comprises £40 million for roads and £30 million for rail.",
            "£90 million",
            "£70 million",
        ),
        ("The bill passed by 312 votes to 288, a majority of 34.", "34", "312 to 288 is 24"),
    ],
)
def test_numbers_that_disagree_are_told_with_what_they_make(text: str, stated: str, told: str) -> None:
    (finding,) = check_arithmetic(text, figures_in(text))
    assert finding.span.cut(text) == stated
    assert told in finding.sentence


def test_a_finding_names_the_figures_it_was_reckoned_from() -> None:
    text = "In all, 21 of the 49 tests, or 53 per cent, failed."
    (finding,) = check_arithmetic(text, figures_in(text))
    assert [part.cut(text) for part in finding.parts] == ["21", "49 tests"]
    assert (finding.sum, round(finding.low), round(finding.high)) == (Sum.SHARE, 41, 44)


def test_sentences_are_reckoned_apart() -> None:
    text = "Sales rose 20%. They went from 200 units to 220 units."
    assert check_arithmetic(text, figures_in(text)) == ()
