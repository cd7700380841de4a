"""Arithmetic that an article's own numbers allow."""

from __future__ import annotations

import pytest
from extract.figures.reading import figures_in

from briefer.extract.figures.arithmetic import check_arithmetic


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 10% from 200 units to 220 units.",
        "Revenue was $12.4 billion, up 8% from $11.5 billion a year earlier.",
        "The fleet grew 55 per cent, from 40 to 62 ships.",
        "Of those, 21 of the 49 tests, or 43 per cent, failed.",
        "They held 49 tests: 21 launches, 20 drills and 8 flights.",
        "The crew of 12 people (8 men and 4 women) left.",
        "Sales rose about 20% from 200 units to 220 units.",
        "The force of 450,000 soldiers: 300,200 men and 149,900 women.",
        "Prices rose 5% after 3% and 4%.",
        "It sold 40 cars, including 3 vans and 2 lorries.",
        "",
    ],
)
def test_numbers_that_agree_within_their_rounding_give_no_finding(text: str) -> None:
    assert check_arithmetic(text, figures_in(text)) == ()


@pytest.mark.parametrize(
    ("text", "stated", "told"),
    [
        ("Sales rose 20% from 200 units to 220 units.", "20%", "makes about 10 per cent"),
        ("Revenue was $12.4 billion, up 18% from $11.5 billion.", "18%", "makes about 7.83 per cent"),
        ("In all, 21 of the 49 tests, or 53 per cent, failed.", "53 per cent", "makes about 42.9 per cent"),
        ("They held 50 tests: 21 launches, 20 drills and 8 flights.", "50 tests", "makes 49"),
    ],
)
def test_numbers_that_disagree_are_told_with_what_they_make(text: str, stated: str, told: str) -> None:
    (finding,) = check_arithmetic(text, figures_in(text))
    assert finding.span.cut(text) == stated
    assert told in finding.sentence


def test_sentences_are_reckoned_apart() -> None:
    text = "Sales rose 20%. They went from 200 units to 220 units."
    assert check_arithmetic(text, figures_in(text)) == ()
