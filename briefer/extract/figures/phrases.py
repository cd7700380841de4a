"""Noun phrases near a figure, found without a tagger: before a verb, behind a preposition, behind the figure."""

from __future__ import annotations

from briefer.extract.figures.inflection import is_plural
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.pieces import HYPHENS, Pieces

LONGEST = 60
"""Characters of a phrase at the most."""

_MOST_WORDS = 4
_FARTHEST_COMMA = 12
_TIES = frozenset({"of", "in", "at", "for", "per", "on", "from", "between", "among"})
_OBJECT_LINKS = frozenset({"to", "by", "with", "into", "over", "under", "about", "than", "as", "against", "up"})
"""Before a phrase these show that something else is the subject: "bringing sites up to standard would cost"."""

_CONTRACTIONS = ("'ve", "’ve", "'re", "’re", "'ll", "’ll", "'d", "’d", "'m", "’m", "n't", "n’t")


class PhraseFinder:
    """Finds noun phrases; the words that end or spoil one come from the packaged table."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.subjects
        self._changes = frozenset(lexicon.change_verbs)
        self._nouns = frozenset(lexicon.change_nouns)
        self._numbers = lexicon.number_words
        self._measures = frozenset(lexicon.unit_words) | lexicon.number_words
        self._stops = lexicon.nouns.words.stops

    def behind(self, pieces: Pieces, place: int, end: int = -1) -> str:
        """The phrase that begins at `place`, without its article, before piece `end`; "" where none does."""
        while pieces.lower[place] in self._words.determiners:
            place += 1
        return self.shown(pieces, place, self._end(pieces, place, end))

    def attribute(self, pieces: Pieces, place: int) -> str:
        """The phrase that a figure stands before: the programme of "a £340 million programme"."""
        if not pieces.is_word(place):
            return ""
        after = place
        end = self._end(pieces, place, -1)
        while after < end and not self._is_no_attribute(pieces.lower[after], is_first=after == place):
            after += 1
        if after == place + 1 and pieces.lower[place].endswith("ed"):
            return ""
        return self.shown(pieces, place, after)

    def before(self, pieces: Pieces, verb: int) -> str:
        """The phrase that ends before the verb and its helpers, with what is tied to it: "rate of fires"."""
        end = self._behind_helpers(pieces, verb)
        if pieces.before(end) == ",":
            commas = [place for place in range(max(0, end - _FARTHEST_COMMA), end - 1) if pieces.lower[place] == ","]
            if not commas:
                return ""
            end = commas[-1]
        start = self._start(pieces, end)
        while start > 0 and pieces.lower[start - 1] in self._words.determiners:
            start -= 1
        lone = pieces.before(start) in _OBJECT_LINKS and not self._ties(pieces, start - 1)
        return "" if lone else self.ending(pieces, end)

    def ending(self, pieces: Pieces, end: int) -> str:
        """The phrase that ends before the piece `end`, with what is tied to it."""
        start = self._start(pieces, end)
        if start == end or self._is_odd_head(pieces.lower[end - 1]):
            return ""
        for _tie in range(2):
            tie = start - 1
            while tie > 0 and pieces.lower[tie] in self._words.determiners:
                tie -= 1
            if tie < 1 or not self._ties(pieces, tie):
                break
            further = self._start(pieces, tie)
            if further == tie or pieces.ends[end - 1] - pieces.starts[further] > LONGEST:
                break
            if pieces.lower[further : tie + 1] in (["number", "of"], ["total", "of"], ["amount", "of"]):
                break
            start = further
        return self.shown(pieces, start, end)

    def shown(self, pieces: Pieces, start: int, end: int) -> str:
        """The pieces `start` to `end` (exclusive) as they are shown; "" where they make no phrase."""
        if end <= start:
            return ""
        if pieces.words[start - 1] in HYPHENS and pieces.glued(start) and start < end - 1:
            start += 1
        if (
            pieces.lower[start] in self._measures
            or pieces.words[start][:1].isdecimal()
            or self._is_stop(pieces, start)
            or pieces.lower[end - 1] in self._numbers
            or pieces.lower[end - 1] in self._words.empty
            or pieces.lower[end - 1].endswith(_CONTRACTIONS)
        ):
            return ""
        words = " ".join(pieces.text[pieces.starts[start] : pieces.ends[end - 1]].split())
        words = words.removesuffix("'s").removesuffix("’s")
        if pieces.lower[start] in self._words.common:
            words = words[0].lower() + words[1:]
        return words if len(words) <= LONGEST else ""

    def _end(self, pieces: Pieces, place: int, end: int) -> int:
        """The piece behind the phrase that begins at `place`: at its first plural or before what cuts it off."""
        after = place
        while after - place < _MOST_WORDS and after != end:
            if after > place and _is_joint(pieces, after):
                after += 1
            word = pieces.lower[after]
            if not pieces.is_word(after):
                break
            if self._is_stop(pieces, after) or word in self._words.verbs:
                break
            after += 1
            if is_plural(pieces.words[after - 1]) and not pieces.words[after].istitle():
                break
        return after

    def _start(self, pieces: Pieces, end: int) -> int:
        """The first piece of the phrase that ends before `end`, without its article."""
        start = end
        while start > 0 and end - start < _MOST_WORDS:
            if start < end and _is_joint(pieces, start - 1):
                start -= 1
            word = pieces.lower[start - 1]
            if (
                not pieces.is_word(start - 1)
                or self._is_stop(pieces, start - 1)
                or word in self._changes
                or word in self._words.verbs
                or word in self._words.determiners
            ):
                break
            start -= 1
        return start + (pieces.words[start] in HYPHENS)

    def _ties(self, pieces: Pieces, place: int) -> bool:
        """Whether the word ties two phrases into one: "rate of fires", "exports to China"."""
        if pieces.lower[place] in _TIES:
            return True
        return pieces.lower[place] == "to" and place > 0 and is_plural(pieces.words[place - 1])

    def _is_stop(self, pieces: Pieces, place: int) -> bool:
        """Whether the word ends a phrase; in capitals it is a name: "US"."""
        word = pieces.words[place]
        return pieces.lower[place] in self._stops and not (word.isupper() and len(word) > 1)

    def _behind_helpers(self, pieces: Pieces, verb: int) -> int:
        end = verb
        while end > 0 and (pieces.lower[end - 1] in self._words.verbs or pieces.lower[end - 1].endswith("ly")):
            end -= 1
        return end

    def _is_no_attribute(self, word: str, *, is_first: bool) -> bool:
        spoilt = word in self._nouns or word in self._words.determiners or word.endswith(("ly", "ing"))
        return spoilt or (word.endswith("ed") and not is_first)

    def _is_odd_head(self, word: str) -> bool:
        """Whether a phrase that ends in the word is no noun phrase: "they", "so far", "officials indicated"."""
        return word in self._words.empty or word.endswith("ed") or word.endswith(_CONTRACTIONS)


def _is_joint(pieces: Pieces, place: int) -> bool:
    """Whether a hyphen at `place` ties two words: "African-American"."""
    tied = pieces.words[place] in HYPHENS and pieces.glued(place) and pieces.glued(place + 1)
    return tied and pieces.is_word(place + 1) and pieces.is_word(place - 1)
