"""What a number counts: the noun phrase behind it, up to its head, and the head's singular."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.extract.figures.inflection import is_plural, singular
from briefer.extract.figures.lexicon import NounTable
from briefer.extract.figures.pieces import HYPHENS, Pieces

LONGEST_PHRASE = 6
"""Words from a number to the head of what it counts at the most."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: the singular `noun`, and the piece behind its last."""

    noun: str
    after: int


class NounFinder:
    """Finds the counted noun without a tagger: the first plural behind the number that no word cuts off."""

    def __init__(self, table: NounTable, number_words: frozenset[str], verbs: frozenset[str]) -> None:
        self._verbs = verbs
        self._modifiers = table.words.modifiers
        self._stops = table.words.stops
        self._trailing = table.words.trailing
        self._number_words = number_words

    def counted(self, pieces: Pieces, index: int, *, one: bool) -> Counted | None:
        """What the number that ends before piece `index` counts; None where the text does not say.

        `one` tells that a single thing is counted, whose noun has no plural ending.
        """
        place = index
        last = -1
        for _word in range(LONGEST_PHRASE):
            place = self._over_joint(pieces, place)
            word = pieces.words[place]
            if word.isdecimal() and place > index and self._is_named(pieces, place):
                place += 1
                continue
            if not word[:1].isalpha() or self._ends(pieces, place, index):
                break
            if is_plural(word) and not self._modifies(pieces, place):
                if one and last < 0:
                    return None
                return Counted(singular(word), place + 1)
            if one and self._ends_single(pieces, place, index):
                break
            last = place
            place += 1
            if pieces.words[place] in ("'", "’") and pieces.glued(place):
                place += 1
        if one and last >= 0 and last - index < 3:
            return Counted(pieces.lower[last], last + 1)
        return None

    def compound(self, pieces: Pieces, index: int) -> Counted | None:
        """The noun of a hyphen compound such as 25-page, whose hyphen stands at `index`."""
        word = pieces.lower[index + 1]
        hyphenated = pieces.words[index] in HYPHENS and pieces.glued(index) and pieces.glued(index + 1)
        if not hyphenated or not word.isalpha() or word in self._stops:
            return None
        return Counted(singular(pieces.words[index + 1]), index + 2)

    def _ends(self, pieces: Pieces, place: int, index: int) -> bool:
        """Whether the word cannot be part of the phrase."""
        word, lower = pieces.words[place], pieces.lower[place]
        if place > index and pieces.starts[place] > pieces.ends[place - 1] + 2:
            return True
        if lower in self._number_words and lower not in ("second", "third", "first", "half"):
            return True
        if lower in self._stops:
            compound = pieces.words[place - 1] in HYPHENS and pieces.glued(place)
            coded = pieces.words[place + 1][:1].isdecimal() and pieces.glued(place + 1)
            if compound or coded:
                return False
            return not (word.isupper() and len(word) > 1 and word != "I")
        if lower.endswith(("n't", "n’t")):
            return True
        return lower.endswith("ly") and self._is_adverb_end(pieces, place)

    def _is_named(self, pieces: Pieces, place: int) -> bool:
        """Whether the digits at `place` belong to a name in the phrase: "50 A321 jets", "18 Leopard 2 tanks"."""
        if pieces.glued(place):
            return pieces.is_word(place - 1) or pieces.words[place - 1] in HYPHENS
        return (
            len(pieces.words[place]) == 1 and pieces.words[place - 1].istitle() and is_plural(pieces.words[place + 1])
        )

    def _ends_single(self, pieces: Pieces, place: int, index: int) -> bool:
        """Whether the phrase of a single thing ends before the word: "one candidate | more", "one soldier | killed"."""
        word = pieces.words[place]
        if word in self._trailing:
            return True
        if place == index:
            return word.endswith("ed") and not self._continues(pieces, place)
        if pieces.lower[place] in self._verbs:
            return True
        return (word[0].isupper() and pieces.words[place - 1].islower()) or (
            word.endswith("ed") and not self._continues(pieces, place)
        )

    def _continues(self, pieces: Pieces, place: int) -> bool:
        following = pieces.lower[place + 1]
        return following[:1].isalpha() and following not in self._stops

    def _is_adverb_end(self, pieces: Pieces, place: int) -> bool:
        return pieces.lower[place + 1] in self._stops

    def _modifies(self, pieces: Pieces, place: int) -> bool:
        """Whether the plural at `place` only qualifies a noun behind it: "sports cars", "Texas lawmakers"."""
        following = pieces.words[place + 1]
        if following in ("'", "’") and pieces.glued(place + 1):
            return True
        if not following[:1].isalpha() or following.lower() in self._stops:
            return False
        if pieces.lower[place] in self._modifiers:
            return is_plural(following) or is_plural(pieces.words[place + 2])
        return pieces.words[place][0].isupper() and following.islower() and is_plural(following)

    def _over_joint(self, pieces: Pieces, place: int) -> int:
        """Over a hyphen inside a compound and over "and" behind a hanging one: "coal- and gas-fired"."""
        if pieces.words[place] not in HYPHENS or not pieces.glued(place):
            return place
        if pieces.glued(place + 1):
            return place + 1
        if pieces.lower[place + 1] in ("and", "or"):
            return place + 2
        return place
