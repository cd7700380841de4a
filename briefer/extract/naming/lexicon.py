"""The word lists that names are read with: places, offices, courtesy titles, given names, kinds of document."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from briefer.paths import resource_text


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """Facts about words.

    Places, bodies, demonyms, things and states are spelt as in print, with either apostrophe; all other words are
    in lower case. `demonyms` holds the people of countries and of faiths and parties, `states` the short forms of
    American states with their point.
    """

    places: frozenset[str]
    bodies: frozenset[str]
    demonyms: frozenset[str]
    things: frozenset[str]
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
    papers: frozenset[str]
    openers: frozenset[str]
    small: frozenset[str]

    @property
    def courtesy(self) -> frozenset[str]:
        """All courtesy titles, such as Mr and Dr."""
        return self.courtesy_male | self.courtesy_female | self.courtesy_other


@cache
def name_lexicon() -> NameLexicon:
    """The lists in `resources/lexicons/names`; the same object each time."""
    places, demonyms = _countries()
    words = tomllib.loads(resource_text("lexicons/names/words.toml"))
    lists = {key: frozenset(str(value).split()) for key, value in words.items()}
    return NameLexicon(
        places=frozenset(places | _lines("regions")),
        bodies=frozenset(_lines("bodies")),
        demonyms=frozenset(demonyms | _lines("peoples")),
        things=frozenset(_lines("things")),
        **lists,
    )


def _lines(name: str) -> set[str]:
    lines = resource_text(f"lexicons/names/{name}.txt").splitlines()
    words = {line for line in lines if line and line[0] != "#"}
    return words | {line.replace("’", "'") for line in words}


def _countries() -> tuple[set[str], set[str]]:
    places: set[str] = set()
    demonyms: set[str] = set()
    for line in resource_text("lexicons/names/places.tsv").splitlines():
        if line.startswith("#"):
            continue
        name, others, people, capitals = line.split("\t")
        places |= {name, *others.split("|"), *capitals.split("|")} - {""}
        demonyms |= {*people.split("|")} - {""}
    return places, demonyms
