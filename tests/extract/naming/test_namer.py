"""Names and speakers of whole articles, with the pipeline that is shipped."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import make_article

from briefer.core.article import Article
from briefer.core.suggestion import NameKind, Suggestions
from briefer.extract import load_extractor
from briefer.extract.naming import Namer, load_namer
from briefer.extract.pipeline import plain_paragraphs

STORY = (
    "Harbour Bill Divides Parliament And Ports",
    "Transport Minister Ingrid Vogt said the Harbour Commission (HC) would take over 14 ports in Norway and Estonia.",
    "“We have waited long enough,” she said. Ms Vogt travels to South Korea to meet Prime Minister Kim Min-seok.",
    "Mr Kim said Seoul would listen. North Korean leader Kim Jong Un has not commented.",
    "The HC declined to comment. The minister said a vote would follow in June.",
)


@pytest.fixture(scope="module")
def namer() -> Namer:
    loaded = load_namer()
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def named(namer: Namer) -> tuple[Article, Suggestions]:
    article = make_article(*STORY)
    return article, namer.name(article, load_extractor().find(article))


def names_of(named: tuple[Article, Suggestions], kind: NameKind) -> set[str]:
    return {name.full for name in named[1].names if name.kind is kind}


def test_people_bodies_and_places_are_found(named: tuple[Article, Suggestions]) -> None:
    assert names_of(named, NameKind.PERSON) == {"Ingrid Vogt", "Kim Min-seok", "Kim Jong Un"}
    assert names_of(named, NameKind.BODY) >= {"Harbour Commission"}
    assert names_of(named, NameKind.PLACE) == {"Norway", "Estonia", "South Korea", "Seoul"}


def test_every_span_cuts_out_a_form_of_the_name(named: tuple[Article, Suggestions]) -> None:
    article, suggestions = named
    mentions = {(name.span.cut(article.text), name.full) for name in suggestions.names}
    assert {("Vogt", "Ingrid Vogt"), ("HC", "Harbour Commission"), ("Kim", "Kim Min-seok")} <= mentions


def test_roles_are_kept_as_written(named: tuple[Article, Suggestions]) -> None:
    roles = {(name.full, name.role) for name in named[1].names if name.role}
    assert ("Ingrid Vogt", "Transport Minister") in roles
    assert ("Kim Jong Un", "North Korean leader") in roles


def test_speakers_are_resolved_with_a_reason(named: tuple[Article, Suggestions]) -> None:
    speakers = {
        quotation.speaker.text: (quotation.resolved, bool(quotation.resolved_because))
        for quotation in named[1].quotations
        if quotation.speaker
    }
    assert speakers["she"] == ("Ingrid Vogt", True)
    assert speakers["Mr Kim"] == ("Kim Min-seok", True)
    assert speakers["The minister"] == ("Ingrid Vogt", True)


def test_a_headline_with_a_full_stop_gives_no_names_of_its_own(namer: Namer) -> None:
    text = "Helen Marsh Warns Ports On Storms.\nHelen Marsh warned the ports on Friday that storms were near."
    found = namer.name_paragraphs(text, plain_paragraphs(text), Suggestions()).names
    assert [(name.span.cut(text), name.kind) for name in found] == [("Helen Marsh", NameKind.PERSON)] * 2


def test_people_are_known_by_their_age_or_trade(namer: Namer) -> None:
    text = "The fire was seen by Tuvia Grell, 43, and Sanjo Ombeki, a union official from Leeds."
    found = namer.name_paragraphs(text, plain_paragraphs(text), Suggestions()).names
    assert {name.full for name in found if name.kind is NameKind.PERSON} == {"Tuvia Grell", "Sanjo Ombeki"}


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "Taiwan’s Tsai Ing-wen and Lai Ching-te greeted guests. Ms Tsai thanked them. Mr Lai left.",
            [
                ("Tsai Ing-wen", "Tsai Ing-wen"),
                ("Lai Ching-te", "Lai Ching-te"),
                ("Tsai", "Tsai Ing-wen"),
                ("Lai", "Lai Ching-te"),
            ],
        ),
        (
            "Kim Yo Jong, the sister of Kim Jong Un, said so. Ms Kim said Mr Kim was well.",
            [
                ("Kim Yo Jong", "Kim Yo Jong"),
                ("Kim Jong Un", "Kim Jong Un"),
                ("Kim", "Kim Yo Jong"),
                ("Kim", "Kim Jong Un"),
            ],
        ),
        (
            "Abu Bakr al-Sayed met Ursula von der Berg in Riyadh. Al-Sayed smiled; Ms von der Berg did not.",
            [
                ("Abu Bakr al-Sayed", "Abu Bakr al-Sayed"),
                ("Ursula von der Berg", "Ursula von der Berg"),
                ("Al-Sayed", "Abu Bakr al-Sayed"),
                ("von der Berg", "Ursula von der Berg"),
            ],
        ),
        (
            "President Andrés Manuel López Obrador spoke. López Obrador said no to J.D. Vance.",
            [
                ("Andrés Manuel López Obrador", "Andrés Manuel López Obrador"),
                ("López Obrador", "Andrés Manuel López Obrador"),
                ("J.D. Vance", "J.D. Vance"),
            ],
        ),
    ],
)
def test_people_of_many_countries_keep_their_whole_names(
    namer: Namer, text: str, mentions: list[tuple[str, str]]
) -> None:
    found = namer.name_paragraphs(text, plain_paragraphs(text), Suggestions()).names
    assert [(name.span.cut(text), name.full) for name in found if name.kind is NameKind.PERSON] == mentions


def test_a_body_and_the_place_it_is_in_are_two_names(namer: Namer) -> None:
    text = "The Islamic State in Raqqa met the Foreign, Commonwealth and Development Office."
    found = namer.name_paragraphs(text, plain_paragraphs(text), Suggestions()).names
    assert [(name.full, name.kind.value) for name in found] == [
        ("Islamic State", "body"),
        ("Raqqa", "place"),
        ("Foreign, Commonwealth and Development Office", "body"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Brandt and Ms Marsh said the vote was rushed.",
        "“The vote was rushed,” said Anna Vale and Omar Reed.",
        "Anna Vale, Pavel Brandt and Omar Reed said the vote was rushed.",
    ],
)
def test_two_who_speak_together_stand_for_nobody_alone(namer: Namer, sentence: str) -> None:
    text = f"Pavel Brandt and Lucy Marsh run the council with Anna Vale and Omar Reed.\n{sentence}"
    found = load_extractor().find_verbatim(text)
    named = namer.name_paragraphs(text, plain_paragraphs(text), found)
    assert [quotation.resolved for quotation in named.quotations if quotation.speaker] == [""]


def test_naming_moves_no_quotation_and_no_figure(namer: Namer, named: tuple[Article, Suggestions]) -> None:
    article, suggestions = named
    before = load_extractor().find(article)
    assert [quotation.span for quotation in suggestions.quotations] == [item.span for item in before.quotations]
    assert suggestions.figures == before.figures
    assert namer.name(article, suggestions).names == suggestions.names


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_names_cut_from_it(namer: Namer, text: str) -> None:
    found = namer.name_paragraphs(text, plain_paragraphs(text), Suggestions()).names
    assert all(name.span.cut(text) for name in found)
