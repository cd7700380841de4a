"""The names of one article agree with each other."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefer.core.span import Span
from briefer.core.suggestion import NameKind
from briefer.extract.naming.agreement import agreed
from briefer.extract.naming.lexicon import name_lexicon
from briefer.extract.naming.spotting import Spotted

LEXICON = name_lexicon()


def spotted(text: str, words: str, kind: NameKind, occurrence: int = 0) -> Spotted:
    """The name as a pipeline would have found its nth occurrence."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Spotted(Span(start, start + len(words)), words, kind)


def found(text: str, *names: Spotted) -> list[tuple[str, str]]:
    """The agreed names as words and kinds."""
    return [(name.text, name.kind.value) for name in agreed(names, text, LEXICON)]


def test_one_spelling_has_one_kind() -> None:
    text = "Larkfield Storage spoke. Larkfield Storage wrote. Larkfield Storage fell."
    names = [
        spotted(text, "Larkfield Storage", NameKind.BODY, 0),
        spotted(text, "Larkfield Storage", NameKind.PERSON, 1),
        spotted(text, "Larkfield Storage", NameKind.BODY, 2),
    ]
    assert found(text, *names) == [("Larkfield Storage", "body")] * 3


def test_a_surname_follows_its_full_name_and_missed_repeats_are_filled_in() -> None:
    text = "Helen Marsh spoke. Marsh left. Later Helen Marsh returned."
    names = [spotted(text, "Helen Marsh", NameKind.PERSON), spotted(text, "Marsh", NameKind.PLACE, 1)]
    assert found(text, *names) == [("Helen Marsh", "person"), ("Marsh", "person"), ("Helen Marsh", "person")]


def test_a_well_known_place_is_a_place_even_where_the_pipeline_missed_it() -> None:
    text = "South Korea and the Indo-Pacific matter to Taiwan."
    assert found(text, spotted(text, "South Korea", NameKind.BODY)) == [
        ("South Korea", "place"),
        ("Indo-Pacific", "place"),
        ("Taiwan", "place"),
    ]


def test_a_name_found_in_part_grows_to_the_name_it_lies_in() -> None:
    text = "The United Nations met. The United Nations voted."
    names = [spotted(text, "United Nations", NameKind.BODY), spotted(text, "Nations", NameKind.BODY, 1)]
    assert found(text, *names) == [("United Nations", "body")] * 2


def test_the_people_of_a_place_are_not_the_place() -> None:
    assert found("South Korean officials met French envoys.") == []


def test_a_place_inside_a_longer_word_is_not_a_name() -> None:
    assert found("The Chinaman shop and US-made goods, Perugia.") == []


def test_the_possessive_is_left_out() -> None:
    assert found("China’s army and Japan's navy") == [("China", "place"), ("Japan", "place")]


def test_a_missed_relative_and_given_name_belong_to_people() -> None:
    text = "Helen Marsh met George Marsh. Helen left."
    names = [spotted(text, "Helen Marsh", NameKind.PERSON), spotted(text, "George Marsh", NameKind.PLACE)]
    assert found(text, *names) == [("Helen Marsh", "person"), ("George Marsh", "person"), ("Helen", "person")]


def test_one_word_of_a_person_grows_to_the_whole_name() -> None:
    text = "Xu Wenliang chairs the bank. Mr Xu spoke of Luay Sami."
    names = [spotted(text, "Xu", NameKind.PERSON, 1), spotted(text, "Sami", NameKind.PERSON)]
    assert found(text, *names) == [("Xu Wenliang", "person"), ("Xu", "person"), ("Luay Sami", "person")]


def test_a_name_of_a_person_is_no_place_where_they_are_called_by_its_end() -> None:
    text = "The judge, Lotte Kern, spoke. Judge Kern left for Fort Kern."
    names = [
        spotted(text, "Lotte Kern", NameKind.PLACE),
        spotted(text, "Kern", NameKind.PERSON, 1),
        spotted(text, "Fort Kern", NameKind.PLACE),
    ]
    assert found(text, *names) == [("Lotte Kern", "person"), ("Kern", "person"), ("Fort Kern", "place")]


def test_a_surname_keeps_its_particles() -> None:
    text = "Pieter van der Berg came. Later van der Berg left."
    assert found(text, spotted(text, "Pieter van der Berg", NameKind.PERSON)) == [
        ("Pieter van der Berg", "person"),
        ("van der Berg", "person"),
    ]


def test_the_letters_of_a_body_are_the_body() -> None:
    text = "The Energy Safety Authority met. The ESA spoke. The Grid Board (GRIB) came. GRIB left."
    names = [spotted(text, "Energy Safety Authority", NameKind.BODY), spotted(text, "Grid Board", NameKind.BODY)]
    assert [name for name, _kind in found(text, *names)] == [
        "Energy Safety Authority",
        "ESA",
        "Grid Board",
        "GRIB",
        "GRIB",
    ]


def test_two_letters_are_a_body_where_the_article_calls_it_so() -> None:
    text = "The Norland Union met. The NU agreed. The Port Masters met; a PM left."
    names = [spotted(text, "Norland Union", NameKind.BODY), spotted(text, "Port Masters", NameKind.BODY)]
    assert [name for name, _kind in found(text, *names)] == ["Norland Union", "NU", "Port Masters"]


def test_the_place_of_a_report_is_not_what_its_agency_is_called() -> None:
    text = "Norbury (AFP) A man left."
    assert found(text, spotted(text, "Norbury", NameKind.PLACE)) == [("Norbury", "place"), ("AFP", "body")]


def test_a_country_and_its_court_are_one_body() -> None:
    text = "The U.S. Supreme Court sat in Ohio."
    assert found(text) == [("U.S. Supreme Court", "body"), ("Ohio", "place")]


def test_a_newspaper_is_called_by_its_last_word() -> None:
    text = "The Norbury Courier wrote. The Courier was right. A courier came by Post."
    assert found(text, spotted(text, "Norbury Courier", NameKind.BODY)) == [
        ("Norbury Courier", "body"),
        ("Courier", "body"),
    ]


def test_a_firm_is_called_by_its_first_word() -> None:
    text = "Larkfield Storage met. Shares in Larkfield fell. British Airways rose; British shares fell."
    names = [spotted(text, "Larkfield Storage", NameKind.BODY), spotted(text, "British Airways", NameKind.BODY)]
    assert [name for name, _kind in found(text, *names)] == ["Larkfield Storage", "Larkfield", "British Airways"]


def test_the_house_is_a_body_behind_its_article_only() -> None:
    assert found("A vote in the House failed. House prices rose. The house fell.") == [("House", "body")]


def test_a_university_is_called_by_its_first_word_where_nobody_is() -> None:
    text = "Larkfield University met. A Larkfield debate followed."
    names = [spotted(text, "Larkfield University", NameKind.BODY), spotted(text, "Larkfield", NameKind.PERSON, 1)]
    assert found(text, *names) == [("Larkfield University", "body"), ("Larkfield", "body")]


def test_a_pact_or_a_feast_is_no_name() -> None:
    text = "Obamacare passed before Christmas; the Great Depression had not."
    names = [spotted(text, "Depression", NameKind.PERSON), spotted(text, "Obamacare", NameKind.PERSON)]
    assert found(text, *names) == []


@given(st.text(alphabet="Chin aJpUS.’-\nx", max_size=80))
def test_agreed_names_are_in_order_apart_and_cut_from_the_text(text: str) -> None:
    names = agreed((), text, LEXICON)
    assert all(name.span.cut(text) == name.text for name in names)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(names))


def test_a_run_of_ten_thousand_capitals_is_no_name() -> None:
    text = "Ab " * 10_000
    assert found(text, Spotted(Span(0, len(text) - 1), text[:-1], NameKind.PERSON)) == []
