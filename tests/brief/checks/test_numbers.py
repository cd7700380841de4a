"""The amounts in a text, told from dates and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.brief.checks.numbers import find_numbers


def amounts(text: str) -> list[tuple[float, str]]:
    return [number.amount for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("about 28,500 troops", [(28_500.0, "")]),
        ("a rise of 7.5 per cent, or 7.5%", [(7.5, "%"), (7.5, "%")]),
        ("£14.6 million and £14.6m", [(14_600_000.0, "£"), (14_600_000.0, "£")]),
        ("2.5 percentage points", [(2.5, "points")]),
        ("met three times", [(3.0, "")]),
        ("two hundred and five thousand people", [(205_000.0, "")]),
        ("10–20 per cent", [(10.0, ""), (20.0, "%")]),
        ("twenty-five ships", [(25.0, "")]),
    ],
)
def test_amounts_are_read_in_figures_and_words(text: str, found: list[tuple[float, str]]) -> None:
    assert amounts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "on 23 January 2026 at 14:30",
        "March 3, 2026",
        "in 2025-26 and the 1970s",
        "Resolution 2797, Article 5 and paragraph 4",
        "the F-35, the G20, COVID-19",
        "one of them and the two sides",
        "the 21st time",
        "9/11",
    ],
)
def test_dates_and_numbered_names_are_no_amounts(text: str) -> None:
    assert amounts(text) == []


def test_a_number_knows_what_it_counts() -> None:
    (number,) = find_numbers("It holds 340 sites.")
    assert (number.counts, number.span.cut("It holds 340 sites.")) == ("sites", "340")


@given(st.text(st.sampled_from("0123456789., %£mbnkone hundredthousand-–/:"), max_size=60))
def test_any_text_gives_ordered_numbers_inside_it(text: str) -> None:
    spans = [number.span for number in find_numbers(text)]
    assert spans == sorted(spans)
    assert all(span.end <= len(text) and span.cut(text).strip() for span in spans)


@given(st.integers(3, 10**9))
def test_a_count_is_read_back_from_how_it_is_written(value: int) -> None:
    if not 1_800 <= value < 2_100:
        assert amounts(f"It had {value:,} members.") == [(float(value), "")]
