"""What a figure is about, which way it moved, and the value before."""

from __future__ import annotations

import pytest
from extract.figures.reading import figures_in

from briefer.core.suggestion import Change, FigureKind


def subjects_in(text: str) -> list[str]:
    return [figure.subject for figure in figures_in(text) if figure.kind is not FigureKind.DATE]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("For 2026, South Korea increased its defence budget by 7.5 per cent.", "defence budget, 2026"),
        ("Inflation fell to 2.1%.", "inflation"),
        (
            "The rate of fires per gigawatt had fallen by 40 per cent since 2020, she said.",
            "rate of fires per gigawatt",
        ),
        ("Shares in the largest owner, Larkfield Storage, fell 7.5 per cent.", "shares in the largest owner"),
        ("Exports to China rose to $12 billion in 2025.", "exports to China, 2025"),
        ("The population of Larne rose to 18,755 in 2021.", "population of Larne, 2021"),
        ("Foreign direct investment reached $12 billion.", "foreign direct investment"),
    ],
)
def test_what_moved_or_was_reached_is_the_subject(text: str, subject: str) -> None:
    assert subjects_in(text) == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The programme will cost $1.4 billion.", "programme"),
        ("Bringing all sites up to standard would cost £340 million.", "cost"),
        ("It put the cost of improving existing sites at £340 million.", "cost of improving existing sites"),
        ("They have a combined capacity of 9.6 gigawatts.", "combined capacity"),
        ("Trump had a net loss of more than $915 million.", "net loss"),
        ("The government will spend £2 billion on new prisons.", "new prisons"),
        ("A halt would add £1.1 billion a year to electricity bills.", "electricity bills"),
        ("The average house price was £288,000 in June.", "average house price"),
        ("They plan a 35 per cent tariff.", "tariff"),
        ("Nearly 70 per cent of voters live there.", "voters"),
        ("He wants 90 percent of the African-American vote.", "African-American vote"),
        ("It emits 52 million tonnes of carbon.", "carbon"),
    ],
)
def test_what_is_measured_paid_for_or_shared_is_the_subject(text: str, subject: str) -> None:
    assert subjects_in(text) == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("It hosts 28,500 US troops.", "US troops"),
        ("The inspections would cover about 1,150 sites and begin soon.", "sites covered"),
        ("Some 14,000 troops are stationed in Estonia.", "troops stationed in Estonia"),
        ("In all 310 residents were told to leave their homes.", "residents told to leave their homes"),
        ("There are perhaps 90 engineers in the country who can do this.", "engineers in the country"),
        ("The quake killed 2,900 people.", "people killed"),
        ("The plant employs 3,400 people.", "people employed"),
        ("They had thousands of shootings.", "shootings"),
    ],
)
def test_counted_things_are_told_with_what_happens_to_them_or_where_they_are(text: str, subject: str) -> None:
    assert subjects_in(text) == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "For those few they’ve 50 per cent.",
        "Officials indicated 12 per cent.",
        "The fire burned for 14 hours.",
        "Donors so far have given $200 or less.",
        "Water was brought from a reservoir five miles away.",
        "He raised $5 million.",
        "The network will be inspected within six months.",
    ],
)
def test_no_subject_is_better_than_a_wrong_one(text: str) -> None:
    assert subjects_in(text) == [""]


def test_a_year_that_belongs_to_another_number_is_left_to_it() -> None:
    before, after = (
        figure for figure in figures_in("Incidents rose from 31 in 2023 to 52 last year.") if figure.values
    )
    assert (before.subject, after.subject) == ("incidents, 2023", "incidents")
    assert (after.earlier, after.change) == (31, Change.ROSE)


def test_the_step_and_the_earlier_value_are_about_the_same_thing() -> None:
    assert subjects_in("Revenue was $12.4 billion last year, up 8% from $11.5 billion in 2024.") == ["revenue"] * 3


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("It increased its defence budget by 7.5 per cent.", "rise in defence budget"),
        ("The rate of fires had fallen by 40 per cent.", "fall in rate of fires"),
        ("A 3% increase in wages was agreed.", "rise in wages"),
        ("Inflation fell to 2.1%.", "inflation"),
        ("Officials indicated 12 per cent.", ""),
    ],
)
def test_how_far_a_thing_moved_is_told_apart_from_how_high_it_is(text: str, about: str) -> None:
    assert [figure.about for figure in figures_in(text)] == [about]


@pytest.mark.parametrize("text", ["They gave $200 or less.", "Homes making $100,000 or more left."])
def test_a_bound_is_no_change(text: str) -> None:
    assert [figure.change for figure in figures_in(text)] == [None]
