"""Figures of several articles that tell the same thing with different numbers."""

from __future__ import annotations

import pytest
from cli_program import SAMPLES
from extract.figures.reading import finder, found_in
from hypothesis import given
from hypothesis import strategies as st

from briefer.extract.figures.comparing import FoundFigures, comparable_figures
from briefer.extract.figures.context import comparing_table, stem
from briefer.extract.figures.ranking import ranked
from briefer.ingest.reading import read_articles


def differing(*texts: str) -> list[tuple[str, str]]:
    """The words of the figures that are told to differ."""
    found = [found_in(text, f"Paper {number}") for number, text in enumerate(texts)]
    of = {item.article.id: item.article.text for item in found}
    return [
        (pair.one.figure.span.cut(of[pair.one.article_id]), pair.other.figure.span.cut(of[pair.other.article_id]))
        for pair in comparable_figures(found)
    ]


@pytest.mark.parametrize(
    ("one", "other", "pair"),
    [
        (
            "The order covers about 1,200 sites.",
            "The inspections would cover about 1,150 sites.",
            ("1,200 sites", "1,150 sites"),
        ),
        (
            "The flood killed 12 people and injured 40 others in Larne.",
            "At least 15 people were killed by the flood in Larne.",
            ("12 people", "15 people"),
        ),
        (
            "Some 310 residents were told to leave their homes.",
            "About 450 people had to leave their homes.",
            ("310 residents", "450 people"),
        ),
        (
            "The authority says bringing all sites up to the standard would cost £340 million over three years.",
            "It put the cost of bringing existing sites up to standard at £430 million.",
            ("£340 million", "£430 million"),
        ),
        (
            "Unemployment rose to 5.2 per cent in the three months to January.",
            "The unemployment rate climbed to 5.4 per cent in January.",
            ("5.2 per cent", "5.4 per cent"),
        ),
        (
            "The defence budget will rise to £54 billion in 2026.",
            "Spending on the defence budget goes up to £56 billion in 2026.",
            ("£54 billion", "£56 billion"),
        ),
        (
            "Shares in Larkfield Storage fell 7.5 per cent on Wednesday.",
            "Larkfield Storage shares dropped 5.7 per cent after the fire.",
            ("7.5 per cent", "5.7 per cent"),
        ),
        (
            "The ministry will buy 48 helicopters from Weston.",
            "Weston will supply 84 helicopters to the ministry.",
            ("48 helicopters", "84 helicopters"),
        ),
        (
            "The reservoir holds 9.6 million cubic metres of water.",
            "The reservoir can hold 6.9 million cubic metres of water.",
            ("9.6 million cubic metres", "6.9 million cubic metres"),
        ),
        (
            "The tunnel will be 18 kilometres long and open in 2031.",
            "The new tunnel, 81 kilometres long, opens in 2031.",
            ("18 kilometres", "81 kilometres"),
        ),
        (
            "Ministers approved a £2.4 billion rescue package for steelworks.",
            "The rescue package for the steelworks is worth £2.4 million.",
            ("£2.4 billion", "£2.4 million"),
        ),
        (
            "The commission fined Orbital Media €120 million.",
            "Orbital Media was fined €210 million by the commission.",
            ("€120 million", "€210 million"),
        ),
        (
            "The poll found that 62 per cent of voters back the treaty.",
            "The treaty is backed by 58 per cent of voters, the poll found.",
            ("62 per cent", "58 per cent"),
        ),
        (
            "Inspectors found 37 breaches of safety rules at the plant.",
            "There were 73 breaches of safety rules at the plant, inspectors found.",
            ("37 breaches", "73 breaches"),
        ),
        (
            "Emissions fell to 384 million tonnes last year.",
            "Emissions dropped to 348 million tonnes in 2025.",
            ("384 million tonnes", "348 million tonnes"),
        ),
        (
            "The regulator cut the price cap by £90 a year.",
            "The price cap was cut by £60 a year.",
            ("£90 a year", "£60 a year"),
        ),
        (
            "The fire burned for 14 hours before crews put it out.",
            "Crews fought the fire, which burned for 41 hours.",
            ("14 hours", "41 hours"),
        ),
        (
            "The storm left 23 people dead in Cebu province.",
            "The death toll in Cebu rose to 31 people after the storm.",
            ("23 people", "31 people"),
        ),
        (
            "Parliament approved a defence budget of 66.3 trillion won for 2026.",
            "The defence budget for 2026 is 63.6 trillion won.",
            ("66.3 trillion won", "63.6 trillion won"),
        ),
        (
            "The bank raised its main rate to 4.25 per cent.",
            "The central bank lifted the main interest rate to 4.75 per cent.",
            ("4.25 per cent", "4.75 per cent"),
        ),
        (
            "Turnout in the referendum was 41 per cent.",
            "The referendum drew a turnout of 46 per cent.",
            ("41 per cent", "46 per cent"),
        ),
        (
            "The ferry was carrying 113 people when it sank.",
            "The ferry, which sank off the coast, had 131 people aboard.",
            ("113 people", "131 people"),
        ),
        (
            "The dam will generate 2.4 gigawatts of power.",
            "Once finished, the dam would generate 4.2 gigawatts.",
            ("2.4 gigawatts", "4.2 gigawatts"),
        ),
        (
            "The minister promised 20,000 new homes by 2030.",
            "The government plans to build 25,000 new homes by 2030.",
            ("20,000 new homes", "25,000 new homes"),
        ),
        (
            "The aid package is worth €1.6 billion.",
            "Brussels agreed an aid package of €1.9 billion.",
            ("€1.6 billion", "€1.9 billion"),
        ),
        (
            "Police arrested 140 protesters outside parliament.",
            "More than 200 protesters were arrested outside parliament.",
            ("140 protesters", "200 protesters"),
        ),
        (
            "The pipeline runs for 1,230 kilometres to the Turkish border.",
            "The 1,320-kilometre pipeline ends at the Turkish border.",
            ("1,230 kilometres", "1,320-kilometre"),
        ),
    ],
)
def test_two_numbers_for_the_same_thing_are_laid_side_by_side(one: str, other: str, pair: tuple[str, str]) -> None:
    assert differing(one, other) == [pair]
    assert differing(other, one) == [pair[::-1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The order covers about 1,200 sites.", "The inspections would cover 1,187 sites."),
        ("The order covers more than 1,100 sites.", "The inspections would cover 1,187 sites."),
        ("The flood killed 12 people and injured 40 others in Larne.", "The flood injured 38 people in Larne."),
        ("The flood killed 12 people in Larne.", "An earthquake killed 15 people in Tabriz."),
        ("Emissions fell to 384 million tonnes in 2024.", "Emissions dropped to 348 million tonnes in 2025."),
        ("Exports to Norway rose to $12 billion.", "Imports from Norway rose to $15 billion."),
        (
            "Exports of coal reached $12 billion in the first quarter.",
            "Exports of coal reached $15 billion in the second quarter.",
        ),
        ("The ministry will buy 48 helicopters from Weston.", "The police own 12 helicopters."),
        ("Unemployment rose to 5.2 per cent in January.", "Inflation rose to 5.4 per cent in January."),
        ("Larkfield Storage fell 7.5 per cent on Wednesday.", "Northgate Power fell 5.7 per cent on Wednesday."),
        (
            "Sites that are late will lose their licence within six months.",
            "She urged the government to allow nine months.",
        ),
        (
            "Incidents rose from 31 cases in 2023 to 52 cases last year.",
            "There were 52 cases last year, up from 31 cases in 2023.",
        ),
        ("The budget is £340 million for roads.", "The budget is £120 million for rail."),
        (
            "Revenue rose to $12.4 billion, and profit fell to $1.1 billion.",
            "Profit fell to $1.1 billion on revenue of $12.4 billion.",
        ),
        ("Profit fell to $1.1 billion at Weston.", "Revenue was $12.4 billion at Weston."),
        (
            "The plant has a capacity of 9.6 gigawatts.",
            "Analysts expect the checks to delay 1.4 gigawatts of new storage this year.",
        ),
        ("The school has 1,200 pupils.", "The town has 1,150 pupils in three schools."),
        ("He paid $45 for the ticket.", "She paid $25 for a book."),
        ("The turbine is 90 metres tall.", "The pier is 120 metres long."),
        ("Of voters, 62 per cent back the treaty.", "Some 31 per cent of voters oppose the treaty."),
        ("In Kent 120 patients wait.", "In Essex 140 patients wait."),
        (
            "About 40 per cent of children in Leeds live in poverty.",
            "About 60 per cent of children in Leeds own a phone.",
        ),
        ("The deal is worth £3.2 billion.", "The deal is worth £3.24 billion."),
        ("Nearly 60,000 people signed the petition.", "The petition was signed by 59,400 people."),
        ("Up to 500 jobs are at risk at the plant.", "Some 450 jobs are at risk at the plant."),
        (
            "The court sentenced two men to 12 years in prison.",
            "The court sentenced a third man to eight years in prison.",
        ),
        ("Weston Steel will cut 4,500 jobs in Germany.", "Orbital Media will cut 1,200 jobs in Spain."),
        (
            "The storm killed 23 people and destroyed 1,400 homes.",
            "The storm left 23 dead; 1,380 homes were destroyed.",
        ),
        ("The bank raised its main rate to 4.25 per cent.", "The bank had kept its main rate at 4 per cent in 2024."),
        ("Exports rose 12 per cent in May.", "Exports fell 4 per cent in June."),
        ("The budget for schools is £4 billion.", "The budget for hospitals is £9 billion."),
        ("Police arrested 140 protesters in Lyon.", "Police arrested 60 protesters in Nantes."),
        ("The tower is 310 metres tall.", "The tower cost 310 million euros."),
        ("He was sentenced to 12 years.", "She served eight years in prison."),
        ("About a third of the 650 members voted.", "Some 210 of the members voted."),
        ("Germany sent 14 tanks to Ukraine.", "Poland sent 30 tanks to Ukraine."),
        ("The party won 43 seats in the lower house.", "The party won 12 seats in the upper house."),
        ("Unemployment among men was 4.1 per cent.", "Unemployment among women was 4.9 per cent."),
        ("The reactor will cost £23 billion.", "The overrun on the reactor is £5 billion."),
        ("Revenue in the first half was $4.1 billion.", "Revenue in the year was $8.6 billion."),
        ("The company employs 12,000 people in Britain.", "The company employs 48,000 people worldwide."),
    ],
)
def test_numbers_that_agree_or_tell_other_things_are_left_apart(one: str, other: str) -> None:
    assert differing(one, other) == []


def test_the_sample_articles_differ_in_the_number_of_sites_alone() -> None:
    names = ["herald-battery-fire.html", "courier-battery-inspections.txt", "newswire-battery-fire.eml"]
    found = []
    for name in names:
        (article,) = read_articles((SAMPLES / name).read_bytes(), name).articles
        found.append(FoundFigures(article, ranked(finder().find(article.text, article.published), article.text)))
    pairs = comparable_figures(found)
    assert [(pair.one.figure.values, pair.other.figure.values) for pair in pairs] == [
        ((1200.0,), (1150.0,)),
        ((1150.0,), (1200.0,)),
    ]
    assert pairs[0].sentence == (
        "Northern Herald says about 1,200 sites and Daily Courier says about 1,150 sites. Both speak of: covers."
    )


def test_a_number_that_stands_in_three_articles_is_compared_two_by_two() -> None:
    sites = "The inspections will cover {} sites."
    assert differing(sites.format("1,200"), sites.format("1,150"), sites.format("1,200")) == [
        ("1,200 sites", "1,150 sites"),
        ("1,150 sites", "1,200 sites"),
    ]


def test_one_article_and_none_give_nothing() -> None:
    assert comparable_figures([]) == ()
    assert comparable_figures([found_in("The order covers 1,200 sites.", "Herald")]) == ()


@pytest.mark.parametrize(
    "words",
    [("inspections", "inspected", "inspect"), ("covers", "covered", "cover"), ("authority's", "authorities")],
)
def test_forms_of_a_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_no_word_takes_two_sides_of_one_list_of_opposites() -> None:
    for sides in comparing_table().opposites.values():
        stems = [{stem(word) for word in side} for side in sides]
        assert len(set.union(*stems)) == sum(map(len, stems))


PARTS = st.sampled_from(
    ["1,200 sites", "£5m", "Larkfield", "fell", "5%", "from", "in 2024", ".", "The", "order covers", "0 men", "\n", "½"]
)


@given(st.lists(PARTS, max_size=20), st.text(max_size=60), st.lists(PARTS, max_size=20))
def test_any_two_articles_give_a_result_in_which_no_figure_agrees(one: list[str], odd: str, other: list[str]) -> None:
    found = [found_in(" ".join(one), "Herald"), found_in(f"{odd} {' '.join(other)}", "Courier")]
    for pair in comparable_figures(found):
        assert pair.one.article_id == "Herald"
        assert pair.other.article_id == "Courier"
        assert pair.one.figure.values != pair.other.figure.values
        assert pair.one.figure.unit == pair.other.figure.unit or pair.one.figure.kind == pair.other.figure.kind
        assert pair.sentence
