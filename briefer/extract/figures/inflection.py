"""Singular and plural of English nouns, by the packaged list and by rule."""

from __future__ import annotations

from functools import cache

from briefer.extract.figures.lexicon import lexicon

_SHORTEST_CAPITALS = 5
"""Letters from which a word in capitals may be a plural and is no abbreviation: TROOPS, but not GPS."""

_VOWELS = frozenset("aeiou")


def is_plural(word: str) -> bool:
    """Whether the word is a plural noun as far as its form tells."""
    nouns = lexicon().nouns
    lower = word.lower()
    if lower in nouns.plurals:
        return True
    if len(lower) < 3 or not lower.endswith("s") or lower in nouns.words.singular:
        return False
    if word.isupper() and len(word) < _SHORTEST_CAPITALS:
        return False
    return not lower.endswith(("ss", "us", "is", "'s", "’s"))


def singular(word: str) -> str:
    """The singular of a plural noun in lower case; any other word in lower case."""
    lower = word.lower()
    known = lexicon().nouns.plurals.get(lower)
    if known:
        return known
    if not is_plural(word):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return lower[:-2]
    return lower[:-1]


def plural(word: str) -> str:
    """The plural of a singular noun; the first that the list gives where there are several."""
    known = _plurals().get(word)
    if known:
        return known
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh", "zz")):
        return word + "es"
    return word + "s"


@cache
def _plurals() -> dict[str, str]:
    found: dict[str, str] = {"hertz": "hertz", "horsepower": "horsepower", "kelvin": "kelvin", "sievert": "sieverts"}
    for many, one in lexicon().nouns.plurals.items():
        found.setdefault(one, many)
    return found
