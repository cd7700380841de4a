"""The word lists of names are sound and easy to add to."""

from __future__ import annotations

from briefer.extract.naming.lexicon import name_lexicon
from briefer.paths import resource_text


def test_every_country_row_has_its_four_columns() -> None:
    rows = [line for line in resource_text("lexicons/names/places.tsv").splitlines() if line[:1] != "#"]
    assert len(rows) > 190
    assert all(line.count("\t") == 3 for line in rows)
    assert len({line.split("\t")[0] for line in rows}) == len(rows)


def test_places_and_their_people_are_known_and_kept_apart() -> None:
    lexicon = name_lexicon()
    assert {"South Korea", "Seoul", "UK", "Indo-Pacific", "Washington, D.C."} <= lexicon.places
    assert {"South Korean", "French", "Britons"} <= lexicon.demonyms
    assert not lexicon.places & lexicon.demonyms
    assert lexicon.short_places["UK"] == "United Kingdom"


def test_no_name_is_of_two_kinds() -> None:
    lexicon = name_lexicon()
    lists = (lexicon.places, lexicon.bodies, lexicon.demonyms, lexicon.things, lexicon.persons)
    assert sum(len(names) for names in lists) == len(frozenset().union(*lists))


def test_lists_are_lower_case_and_given_names_lean_one_way() -> None:
    lexicon = name_lexicon()
    for words in (lexicon.offices, lexicon.documents, lexicon.companies, lexicon.male, lexicon.female):
        assert all(word == word.lower() for word in words)
    assert not lexicon.male & lexicon.female
    assert {"mr", "ms", "dr"} <= lexicon.courtesy
