"""Which figures are key, and why."""

from __future__ import annotations

import pytest
from extract.figures.reading import figures_in

from briefer.core.span import Span
from briefer.extract.figures.ranking import ranked

TEXT = (
    "The budget rose by 7.5 per cent to £350 million on 1 July 2024, its third rise. Two parties objected. "
    "The minister, a 59-year-old, named 28,500 troops."
)


def test_figures_that_carry_the_story_are_key_and_say_why() -> None:
    figures = ranked(figures_in(TEXT), TEXT)
    assert [figure.span.cut(TEXT) for figure in figures if figure.key] == [
        "7.5 per cent",
        "£350 million",
        "28,500 troops",
    ]
    assert "tells a change" in figures[0].reasons
    assert all(figure.reasons for figure in figures if figure.key)


@pytest.mark.parametrize(
    "text", ["It was on 1 July 2024.", "It was the third.", "Two parties left.", "A 59-year-old left."]
)
def test_dates_ordinals_ages_and_pairs_are_not_key(text: str) -> None:
    assert [figure.key for figure in ranked(figures_in(text), text)] == [False]


def test_figures_in_headings_and_tables_are_not_key() -> None:
    text = "Budget rises by 7.5 per cent\n\nThe budget rises by 7.5 per cent."
    heading, body = ranked(figures_in(text), text, (Span(0, 28),))
    assert (heading.key, body.key) == (False, True)
    assert "stands in a heading or a table" in heading.reasons


def test_ranking_keeps_order_and_changes_nothing_else() -> None:
    figures = figures_in(TEXT)
    assert [figure.span for figure in ranked(figures, TEXT)] == [figure.span for figure in figures]
    assert ranked((), TEXT) == ()
