"""What a figure is about in a few words, and which way the text says it moved."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.suggestion import Change, FigureKind
from briefer.extract.figures.inflection import is_plural
from briefer.extract.figures.joining import Joined
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.pieces import HYPHENS, Pieces

REACH = 10
"""Pieces between a verb and its number at the most."""

LONGEST_SUBJECT = 60
"""Characters of a subject without its year at the most."""

_MOST_WORDS = 4
_SENTENCE = 40
_STILL = frozenset({FigureKind.DATE, FigureKind.ORDINAL})
_ENDS = frozenset({".", ";", "!", "?", ":", "“", "”", '"', "(", ")", "—"})
_LINKS = frozenset({"by", "to", "from", "at", "of", "as"})
_OWN_LINKS = frozenset({"a", "an", "another", "further", "some"})
_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.DURATION})


@dataclass(frozen=True, slots=True)
class Told:
    """Which way a figure moved, None where the text does not say, and its short subject, "" where it has none."""

    change: Change | None = None
    subject: str = ""


_NOTHING = Told()


class SubjectFinder:
    """Finds the direction of change and a short subject of a figure."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = lexicon.change_verbs
        self._nouns = lexicon.change_nouns
        self._words = lexicon.subjects
        self._measures = frozenset(lexicon.unit_words) | lexicon.number_words
        self._stops = lexicon.nouns.words.stops

    def told(self, pieces: Pieces, joined: Joined, first: int) -> Told:
        """The figure's change and subject; `first` is the piece where it begins with its hedge."""
        if joined.kind in _STILL or joined.base is FigureKind.DATE:
            return _NOTHING
        scored = joined.kind is FigureKind.RATIO and len(joined.values) > 1
        verb = -1 if scored else self._verb_before(pieces, first, joined.kind)
        change = self._verbs[pieces.lower[verb]] if verb >= 0 else self._change_behind(pieces, joined)
        if pieces.before(first) == "from":
            change = None
        subject = self._subject(pieces, joined, first, verb)
        year = self._year(pieces, joined) if subject else ""
        return Told(change, f"{subject}, {year}" if year else subject)

    def _verb_before(self, pieces: Pieces, first: int, kind: FigureKind) -> int:
        """The word of change that governs the figure; -1 where there is none."""
        link = pieces.before(first)
        if link in self._verbs:
            return first - 1 if self._moves_itself(pieces, first, kind) else -1
        if link in _OWN_LINKS and pieces.before(first, 2) in self._verbs and kind not in _COUNTED:
            return first - 2
        if link not in _LINKS:
            return -1
        for place in range(first - 2, max(first - 2 - REACH, -1), -1):
            word = pieces.lower[place]
            if word in _ENDS or word[:1] == "\n":
                return -1
            if word in self._verbs and word not in self._words.ambiguous:
                return place if link != "of" or word in self._nouns else -1
            if link == "of" and word in self._nouns:
                return place if word in self._verbs else -1
        return -1

    def _moves_itself(self, pieces: Pieces, first: int, kind: FigureKind) -> bool:
        """Whether the word of change directly before the figure is about it: "fell 2%", but not "raised $25m"."""
        link = pieces.before(first)
        if link in self._words.ambiguous or (kind in _COUNTED and link in self._words.transitive):
            return False
        if link in ("up", "down"):
            return kind is not FigureKind.COUNT and pieces.before(first, 2) not in self._words.phrasal
        return True

    def _change_behind(self, pieces: Pieces, joined: Joined) -> Change | None:
        """As in "a 3% increase", "7 per cent lower", "$12 billion, up 8%"."""
        words = pieces.lower[joined.after : joined.after + 3]
        for word in words[:2]:
            if word in self._nouns and (joined.kind is not FigureKind.COUNT or word not in self._words.comparing):
                return self._nouns[word]
        if words[:1] == [","] and words[1] in ("up", "down"):
            return self._verbs[words[1]]
        if words[:2] in ([",", "a"], [",", "an"]) and words[2] in self._nouns:
            return self._nouns[words[2]]
        return None

    def _subject(self, pieces: Pieces, joined: Joined, first: int, verb: int) -> str:
        number = joined.amount.number
        if joined.kind is FigureKind.COUNT and joined.unit and joined.after > number.after:
            if pieces.words[number.after] in HYPHENS:
                return self._phrase_from(pieces, joined.after, attribute=True)
            return self._shown(pieces, number.after, joined.after)
        place = joined.after
        if pieces.lower[place] in self._nouns and pieces.lower[place + 1] in ("in", "of"):
            place += 1
        if pieces.lower[place] in ("of", "in") and (place > joined.after or pieces.lower[place] == "of"):
            told = self._phrase_from(pieces, place + 1)
            if told:
                return told
        attribute = self._phrase_from(pieces, joined.after, attribute=True)
        if attribute and joined.kind is not FigureKind.DURATION:
            return attribute
        if verb >= 0:
            between = self._phrase_from(pieces, verb + 1, end=first)
            return between or self._phrase_before(pieces, verb)
        return self._phrase_before(pieces, self._auxiliary(pieces, first))

    def _phrase_from(self, pieces: Pieces, place: int, *, end: int = -1, attribute: bool = False) -> str:
        """The noun phrase that begins at `place`, without its article; "" where none does."""
        if attribute and (pieces.words[place] in HYPHENS or not pieces.is_word(place)):
            return ""
        while not attribute and pieces.lower[place] in self._words.determiners:
            place += 1
        start = place
        while place - start < _MOST_WORDS and place != end and pieces.is_word(place):
            word = pieces.lower[place]
            if word in self._stops or word in self._words.verbs or (attribute and self._is_no_attribute(word)):
                break
            place += 1
            if is_plural(pieces.words[place - 1]):
                break
        return self._shown(pieces, start, place)

    def _is_no_attribute(self, word: str) -> bool:
        return word in self._nouns or word in self._words.determiners or word.endswith(("ly", "ing"))

    def _auxiliary(self, pieces: Pieces, first: int) -> int:
        """The verb nearest before the figure; -1 where the sentence shows none."""
        for place in range(first - 1, max(first - 1 - REACH, -1), -1):
            word = pieces.lower[place]
            if word in _ENDS or word[:1] == "\n":
                return -1
            if word in self._words.verbs or word in self._verbs:
                return place
        return -1

    def _phrase_before(self, pieces: Pieces, verb: int) -> str:
        """The noun phrase before the verb."""
        end = verb
        while end > 0 and (pieces.lower[end - 1] in self._words.verbs or pieces.lower[end - 1].endswith("ly")):
            end -= 1
        start = end
        while start > 0 and end - start < _MOST_WORDS:
            word = pieces.lower[start - 1]
            if not pieces.is_word(start - 1) or word in self._stops or word in self._verbs:
                break
            start -= 1
        return self._shown(pieces, start, end) if end > 0 else ""

    def _shown(self, pieces: Pieces, start: int, end: int) -> str:
        if end <= start:
            return ""
        if pieces.words[start - 1] in HYPHENS and pieces.glued(start) and start < end - 1:
            start += 1
        if (
            pieces.lower[start] in self._measures
            or pieces.words[start][:1].isdecimal()
            or pieces.lower[end - 1] in self._words.empty
        ):
            return ""
        words = " ".join(pieces.text[pieces.starts[start] : pieces.ends[end - 1]].split())
        words = words.removesuffix("'s").removesuffix("’s")
        return words if len(words) <= LONGEST_SUBJECT else ""

    def _year(self, pieces: Pieces, joined: Joined) -> str:
        """The one year that the sentence names; "" where it names none or several."""
        start, end = joined.first, joined.after
        floor, ceiling = max(0, start - _SENTENCE), min(len(pieces), end + _SENTENCE)
        while start > floor and pieces.lower[start - 1] not in _ENDS and pieces.lower[start - 1][:1] != "\n":
            start -= 1
        while end < ceiling and pieces.lower[end] not in _ENDS and pieces.lower[end][:1] != "\n":
            end += 1
        years = {word for word in pieces.words[start:end] if word.startswith(("19", "20")) and _is_year(word)}
        return years.pop() if len(years) == 1 else ""


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()
