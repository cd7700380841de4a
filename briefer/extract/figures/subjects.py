"""What a figure is about in a few words, and which way the text says it moved."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.suggestion import Change, FigureKind
from briefer.extract.figures.joining import Joined
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.phrases import LONGEST, PhraseFinder
from briefer.extract.figures.pieces import HYPHENS, Pieces

REACH = 10
"""Pieces between a verb and its number at the most."""

_NEAR = 4
_SENTENCE = 40
_STILL = frozenset({FigureKind.DATE, FigureKind.ORDINAL})
_ENDS = frozenset({".", ";", "!", "?", ":", "“", "”", '"', "(", ")", "—"})
_LINKS = frozenset({"by", "to", "from", "at", "of", "as"})
_OWN_LINKS = frozenset({"a", "an", "another", "further", "some"})
_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.DURATION})
_PLACES = frozenset({"in", "at", "on", "from", "for", "of", "with", "without", "under", "aboard"})
_PURPOSES = frozenset({"on", "for", "to", "from"})
_HELPERS = frozenset({"are", "is", "was", "were", "been", "be"})


@dataclass(frozen=True, slots=True)
class Told:
    """Which way a figure moved, None where the text does not say, and its short subject, "" where it has none.

    `is_step` tells that the figure is how far it moved: "fell by 2 per cent", but not "fell to 2 per cent".
    """

    change: Change | None = None
    subject: str = ""
    is_step: bool = False


_NOTHING = Told()


class SubjectFinder:
    """Finds the direction of change and a short subject of a figure."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = lexicon.change_verbs
        self._nouns = lexicon.change_nouns
        self._words = lexicon.subjects
        self._phrases = PhraseFinder(lexicon)

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
        year = _year(pieces, joined) if subject else ""
        level = pieces.before(first) in ("to", "at") if verb >= 0 else pieces.words[joined.after] == ","
        is_step = change is not None and not level and joined.earlier is None
        return Told(change, f"{subject}, {year}" if year and year not in subject else subject, is_step)

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
        """As in "a 3% increase", "7 per cent lower", "$12 billion, up 8%"; but not in "$200 or less"."""
        words = pieces.lower[joined.after : joined.after + 3]
        if words[:1] == ["or"]:
            return None
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
        counts = FigureKind.COUNT in (joined.kind, joined.base) and joined.unit
        if counts and joined.after > number.after:
            if pieces.words[number.after] in HYPHENS:
                return self._phrases.attribute(pieces, joined.after)
            return self._counted(pieces, joined, first)
        place = joined.after
        if pieces.lower[place] in self._nouns and pieces.lower[place + 1] in ("in", "of"):
            place += 1
        if pieces.lower[place] in ("of", "in") and (place > joined.after or pieces.lower[place] == "of"):
            told = self._phrases.behind(pieces, place + 1)
            if told:
                return told
        attribute = self._phrases.attribute(pieces, joined.after)
        if attribute and joined.kind is not FigureKind.DURATION:
            return attribute
        return self._by_words_before(pieces, joined, first, verb) or self._purpose(pieces, joined)

    def _by_words_before(self, pieces: Pieces, joined: Joined, first: int, verb: int) -> str:
        """What the words before the figure say it is: "defence budget", "a capacity of", "inflation fell to"."""
        if verb >= 0:
            between = self._phrases.behind(pieces, verb + 1, first)
            return between or self._phrases.before(pieces, verb)
        step = pieces.before(first, 2) in self._nouns and joined.kind is not FigureKind.MONEY
        if pieces.before(first) == "of" and first > 1 and not step:
            return self._phrases.ending(pieces, first - 1)
        placed = self._placed(pieces, first)
        if placed:
            return placed
        measuring = self._measuring(pieces, first)
        if measuring < 0:
            return ""
        told = self._phrases.before(pieces, measuring)
        return told or ("cost" if pieces.lower[measuring].startswith("cost") else "")

    def _placed(self, pieces: Pieces, first: int) -> str:
        """As in "put the cost of new sites at", the words between the verb and "at"; "" where none are."""
        if pieces.before(first) != "at":
            return ""
        for place in range(first - 2, max(first - 2 - REACH, -1), -1):
            if not pieces.is_word(place):
                return ""
            if pieces.lower[place] in self._words.placing:
                start = place + 1
                while pieces.lower[start] in self._words.determiners:
                    start += 1
                return self._phrases.shown(pieces, start, first - 1)
        return ""

    def _measuring(self, pieces: Pieces, first: int) -> int:
        """The nearest verb before the figure, where what it is said of is what the figure measures; else -1."""
        for place in range(first - 1, max(first - 1 - _NEAR, -1), -1):
            word = pieces.lower[place]
            if word in _ENDS or word[:1] == "\n":
                return -1
            if word in self._words.measuring:
                return place
            if word in self._words.verbs or word in self._verbs or word.endswith(("ing", "ed")):
                return -1
        return -1

    def _purpose(self, pieces: Pieces, joined: Joined) -> str:
        """As in "£40 million for roads" and "$5m on advertisements"."""
        money = FigureKind.MONEY in (joined.kind, joined.base)
        link = pieces.lower[joined.after]
        if not money or link not in _PURPOSES:
            return ""
        told = self._phrases.behind(pieces, joined.after + 1)
        verb = link == "to" and pieces.lower[joined.after + 1] == told.split(" ")[0].lower()
        return "" if verb and not told[:1].isupper() and not told.endswith("s") else told

    def _counted(self, pieces: Pieces, joined: Joined, first: int) -> str:
        """The counted things with what is said of them: "residents told to leave", "troops in Korea", "men killed"."""
        after = joined.amount.number.after
        after += pieces.lower[after] == "of"
        things = self._phrases.shown(pieces, after, joined.after)
        if not things:
            return ""
        more = self._fate(pieces, joined.after) or self._whereabouts(pieces, joined.after)
        if not more:
            more = self._words.participles.get(pieces.before(first), "")
        told = f"{things} {more}".rstrip()
        return told if len(told) <= LONGEST else things

    def _fate(self, pieces: Pieces, place: int) -> str:
        """As in "were told to leave their homes", without the helper."""
        helpers = place
        while pieces.lower[helpers] in _HELPERS or (
            pieces.lower[helpers] in ("have", "had", "has") and helpers == place
        ):
            helpers += 1
        done = pieces.lower[helpers]
        if helpers == place or not (done.endswith("ed") or done in self._words.irregular):
            return ""
        tail = self._whereabouts(pieces, helpers + 1) if pieces.lower[helpers + 1] != "to" else ""
        if pieces.lower[helpers + 1] == "to" and pieces.is_word(helpers + 2):
            tail = f"to {pieces.words[helpers + 2]} {self._with_article(pieces, helpers + 3)}".rstrip()
        return f"{done} {tail}".rstrip()

    def _whereabouts(self, pieces: Pieces, place: int) -> str:
        """As in "at the scene", "in South Korea"."""
        if pieces.lower[place] not in _PLACES:
            return ""
        phrase = self._with_article(pieces, place + 1)
        return phrase and f"{pieces.words[place]} {phrase}"

    def _with_article(self, pieces: Pieces, place: int) -> str:
        """The phrase that begins at `place` with the article before it; "" where none does."""
        phrase = self._phrases.behind(pieces, place)
        leads = phrase and pieces.lower[place] in self._words.determiners
        return f"{pieces.words[place]} {phrase}" if leads else phrase


def _year(pieces: Pieces, joined: Joined) -> str:
    """The one year that the sentence names; "" where it names none, several, or that of another number."""
    start, end = joined.first, joined.after
    if pieces.lower[end] == "in" and _is_year(pieces.words[end + 1]):
        return pieces.words[end + 1]
    if pieces.lower[end : end + 2] in (["last", "year"], ["this", "year"], ["next", "year"]):
        return ""
    floor, ceiling = max(0, start - _SENTENCE), min(len(pieces), end + _SENTENCE)
    while start > floor and pieces.lower[start - 1] not in _ENDS and pieces.lower[start - 1][:1] != "\n":
        start -= 1
    while end < ceiling and pieces.lower[end] not in _ENDS and pieces.lower[end][:1] != "\n":
        end += 1
    places = [place for place in range(start, end) if _is_year(pieces.words[place])]
    if len({pieces.words[place] for place in places}) != 1:
        return ""
    before = places[0] - 2
    of_another = pieces.words[before][:1].isdecimal() and not joined.first <= before < joined.after
    return "" if of_another or pieces.before(places[0]) == "since" else pieces.words[places[0]]


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.startswith(("19", "20")) and word.isdecimal()
