"""Mentions are tied to the fullest form in the article, with roles as written."""

from __future__ import annotations

import pytest

from briefer.core.span import Span
from briefer.core.suggestion import NameKind
from briefer.extract.naming.index import indexed
from briefer.extract.naming.lexicon import name_lexicon
from briefer.extract.naming.spotting import Spotted

LEXICON = name_lexicon()


def names_in(text: str, **kinds: str) -> tuple[Spotted, ...]:
    """Every occurrence of the words given by kind, the words parted by |."""
    found = []
    for kind, words in kinds.items():
        for name in words.split("|"):
            start = text.find(name)
            while start != -1:
                found.append(Spotted(Span(start, start + len(name)), name, NameKind(kind)))
                start = text.find(name, start + 1)
    longest = [name for name in found if not any(other.span.contains(name.span) and other != name for other in found)]
    return tuple(sorted(longest, key=lambda name: name.span))


def test_a_surname_stands_for_the_person_named_before() -> None:
    text = "Energy Minister Helen Marsh spoke. Ms Marsh left."
    found = indexed(names_in(text, person="Helen Marsh|Marsh"), text, LEXICON)
    assert [(name.full, name.role) for name in found] == [("Helen Marsh", "Energy Minister"), ("Helen Marsh", "")]


def test_two_people_of_one_surname_are_told_apart_by_who_was_named_last() -> None:
    text = "Leader Park Jae-won fired. Mr Park slept. Prime Minister Park Min-ji came. Ms Park spoke."
    found = indexed(names_in(text, person="Park Jae-won|Park Min-ji|Park"), text, LEXICON)
    assert [name.full for name in found] == ["Park Jae-won", "Park Jae-won", "Park Min-ji", "Park Min-ji"]


def test_a_surname_before_its_full_name_waits_for_it() -> None:
    text = "Okafor warned early. Daniel Okafor is chief."
    assert [name.full for name in indexed(names_in(text, person="Daniel Okafor|Okafor"), text, LEXICON)] == [
        "Daniel Okafor",
        "Daniel Okafor",
    ]


def test_an_acronym_stands_for_the_body_that_gives_it_or_has_its_letters() -> None:
    text = "The Energy Safety Authority (ENSA) met. ENSA and the Grid Storage Association spoke. The GSA left."
    found = indexed(names_in(text, body="Energy Safety Authority|ENSA|Grid Storage Association|GSA"), text, LEXICON)
    assert [name.full for name in found] == [
        "Energy Safety Authority",
        "Energy Safety Authority",
        "Energy Safety Authority",
        "Grid Storage Association",
        "Grid Storage Association",
    ]


def test_the_letters_of_a_country_stand_for_it_where_the_article_names_it() -> None:
    text = "The US and the UK. The United States."
    found = indexed(names_in(text, place="United States|US|UK"), text, LEXICON)
    assert [name.full for name in found] == ["United States", "UK", "United States"]


def test_a_well_known_body_is_not_short_for_a_longer_one() -> None:
    text = "The Senate Judiciary Committee and the Senate. Fox News and Fox."
    found = indexed(names_in(text, body="Senate Judiciary Committee|Senate|Fox News|Fox"), text, LEXICON)
    assert [name.full for name in found] == ["Senate Judiciary Committee", "Senate", "Fox News", "Fox News"]


def test_a_place_in_brackets_behind_a_person_is_not_what_they_are_called() -> None:
    text = "Ann Vale (Ohio) left. Ohio voted."
    found = indexed(names_in(text, person="Ann Vale", place="Ohio"), text, LEXICON)
    assert [name.full for name in found] == ["Ann Vale", "Ohio", "Ohio"]


def test_a_name_with_a_middle_name_is_the_same_persons() -> None:
    text = "Helen R. Marsh spoke. Helen Marsh left. Marsh returned."
    found = indexed(names_in(text, person="Helen R. Marsh|Helen Marsh|Marsh"), text, LEXICON)
    assert {name.full for name in found} == {"Helen R. Marsh"}


def test_a_role_does_not_reach_over_another_name() -> None:
    text = "Tenant Rosa Flint and landlord Vic Dunn came."
    found = indexed(names_in(text, person="Rosa Flint|Vic Dunn"), text, LEXICON)
    assert [name.role for name in found] == ["Tenant", "landlord"]


def test_a_hyphen_or_point_does_not_make_another_person() -> None:
    text = "Park Jae-won and Park Jae Won and Park."
    found = indexed(names_in(text, person="Park Jae-won|Park Jae Won|Park"), text, LEXICON)
    assert {name.full for name in found} == {"Park Jae-won"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("US Defense Secretary Helen Marsh spoke.", "US Defense Secretary"),
        ("They met former prime minister Helen Marsh.", "former prime minister"),
        ("Helen Marsh, the county’s chief fire officer, spoke.", "county’s chief fire officer"),
        ("Helen Marsh, director of the Grid Storage Association, spoke.", "director of the Grid Storage Association"),
        ("Mr Okafor met Helen Marsh.", ""),
        ("Helen Marsh, who had left, spoke.", ""),
        ("On Tuesday, Helen Marsh spoke.", ""),
        ("President Helen Marsh’s plan", "President"),
    ],
)
def test_a_role_is_taken_as_written(text: str, role: str) -> None:
    (name, *_rest) = indexed(names_in(text, person="Helen Marsh"), text, LEXICON)
    assert name.role == role
