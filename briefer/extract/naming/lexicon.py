"""The word lists that names are read with: places, offices, courtesy titles, given names, kinds of document."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from briefer.paths import resource_text


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """Facts about words.

    Places, bodies, demonyms, things, persons and states are spelt as in print, with either apostrophe; all other
    words are in lower case. `demonyms` holds the people of countries and of faiths and parties, `persons` surnames
    that everybody knows, `states` the short forms of American states with their point, `short_places` the letters
    that stand for a country ("UK") with its name. `wider` and `hints` go from one word to those that it may stand for.
    `courtesy`, `given`, `famous` (bodies and places) and `no_names` put several lists together.
    """

    places: frozenset[str]
    short_places: Mapping[str, str]
    bodies: frozenset[str]
    demonyms: frozenset[str]
    things: frozenset[str]
    persons: frozenset[str]
    states: frozenset[str]
    offices: frozenset[str]
    courtesy_male: frozenset[str]
    courtesy_female: frozenset[str]
    courtesy_other: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    documents: frozenset[str]
    companies: frozenset[str]
    body_words: frozenset[str]
    body_heads: frozenset[str]
    firm_heads: frozenset[str]
    state_bodies: frozenset[str]
    behind_the: frozenset[str]
    papers: frozenset[str]
    landforms: frozenset[str]
    particles: frozenset[str]
    everyday: frozenset[str]
    any_body: frozenset[str]
    firms: frozenset[str]
    compounds: frozenset[str]
    passing: frozenset[str]
    other_office: frozenset[str]
    letters: frozenset[str]
    wider: dict[str, frozenset[str]]
    hints: dict[str, frozenset[str]]
    courtesy: frozenset[str]
    given: frozenset[str]
    famous: frozenset[str]
    no_names: frozenset[str]
    openers: frozenset[str]
    small: frozenset[str]


@cache
def name_lexicon() -> NameLexicon:
    """The lists in `resources/lexicons/names`; the same object each time."""
    countries = _countries()
    places = {place for country in countries for place in country.places}
    demonyms = {people for country in countries for people in country.people}
    words = tomllib.loads(resource_text("lexicons/names/words.toml"))
    wider, hints = _lists(words.pop("wider")), _lists(words.pop("hints"))
    lists = _lists(words)
    bodies, all_places = frozenset(_lines("bodies")), frozenset(places | _lines("regions"))
    courtesy = lists["courtesy_male"] | lists["courtesy_female"] | lists["courtesy_other"]
    return NameLexicon(
        places=all_places,
        short_places=MappingProxyType(
            {short: country.name for country in countries for short in country.places if short.isupper()}
        ),
        bodies=bodies,
        demonyms=frozenset(demonyms | _lines("peoples")),
        things=frozenset(_lines("things")),
        persons=frozenset(_lines("persons")),
        wider=wider,
        hints=hints,
        courtesy=courtesy,
        given=lists["male"] | lists["female"],
        famous=bodies | all_places,
        no_names=lists["openers"] | lists["offices"] | courtesy,
        **lists,
    )


def _lists(words: dict[str, str]) -> dict[str, frozenset[str]]:
    return {key: frozenset(value.split()) for key, value in words.items()}


def _lines(name: str) -> set[str]:
    lines = resource_text(f"lexicons/names/{name}.txt").splitlines()
    words = {line for line in lines if line and line[0] != "#"}
    return words | {line.replace("’", "'") for line in words}


@dataclass(frozen=True, slots=True)
class _Country:
    name: str
    places: tuple[str, ...]
    people: tuple[str, ...]


def _countries() -> list[_Country]:
    countries: list[_Country] = []
    for line in resource_text("lexicons/names/places.tsv").splitlines():
        if line.startswith("#"):
            continue
        name, others, people, capitals = line.split("\t")
        places = [name, *others.split("|"), *capitals.split("|")]
        countries.append(_Country(name, tuple(filter(None, places)), tuple(filter(None, people.split("|")))))
    return countries
