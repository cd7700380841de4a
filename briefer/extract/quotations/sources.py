"""Tells who speaks: the source of a cue, or of quoted words that no cue governs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.extract.quotations.clauses import Clauses
from briefer.extract.quotations.cues import SPEECH, Cue, Sentence
from briefer.extract.quotations.items import Tag
from briefer.extract.quotations.lexicon import Form
from briefer.extract.quotations.phrases import Phrase, Phrases

_DOER = re.compile(r"(?:[eo]r|i(?:st|an)|m[ae]n)$")
"""How words for people who do something end: farmer, auditor, economist, librarian, salesman."""
_SHORTEST_DOER = 4
_OF_A_THING = frozenset({"saying", "reading", "stating", "showing", "declaring", "proclaiming", "announcing"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Reported words of one sentence as ranges of positions, with the speaker and the cue where there are any."""

    contents: tuple[tuple[int, int], ...]
    speaker: Phrase | None
    cue: Phrase | None
    via: Phrase | None = None
    verbal: bool = True

    def covers(self, at: int) -> bool:
        """Whether the position lies in the reported words."""
        return any(start <= at < end for start, end in self.contents)


class Sources:
    """The speakers of one sentence; the positions are indices of `items`.

    `found` are the attributions read so far, a list that its owner goes on filling.
    """

    def __init__(
        self,
        sentence: Sentence,
        phrases: Phrases,
        clauses: Clauses,
        found: Sequence[Attribution],
    ) -> None:
        self._sentence = sentence
        self._items = sentence.items
        self._tags = sentence.tags
        self._phrases = phrases
        self._clauses = clauses
        self._lexicon = sentence.lexicon
        self._found = found

    def speaker(self, cue: Cue) -> Phrase | None:
        """Who says what the cue reports; None where nobody is seen."""
        if cue.form is not Form.ING or self._has_be(cue.start):
            if self._follows_coordinator(cue.start):
                found = self._of_neighbour(self._clauses.group_start(cue.start) - 1)
                if found is not None:
                    return found
            return self._clauses.subject(cue.start)
        if cue.start < 2:
            return self._following_subject(cue.end)
        return self._of_neighbour(cue.start) or self._participle_subject(cue.start)

    def _of_neighbour(self, at: int) -> Phrase | None:
        """The speaker of the words that end just before the position: "..., adding that"."""
        for attribution in self._found:
            if not attribution.verbal:
                continue
            if any(end in (at - 1, at, at - 2) for _, end in attribution.contents):
                return attribution.speaker
            if attribution.cue is not None and attribution.cue.end in (at - 1, at) and attribution.contents[0][0] < at:
                return attribution.speaker
        return None

    def _participle_subject(self, at: int) -> Phrase | None:
        tags = self._tags
        if self._clauses.is_inserted(at):
            return self._phrases.leftwards(at - 1)
        before = self._before_day(at - 1)
        if before >= 0 and tags[before] in (Tag.NOUN, Tag.NAME):
            phrase = self._phrases.leftwards(before + 1)
            if phrase is not None and phrase.start > 0 and self._items[phrase.start - 1].low in ("with", "has", "have"):
                return phrase
            if phrase is not None and self.can_speak(phrase) and self._items[at].low in _OF_A_THING:
                return self._issuer(phrase) or phrase
        return self._clauses.main_subject(at) or self._speaker_before(at)

    def _before_day(self, at: int) -> int:
        """The position, or the one before the adverbs and the day that end there: "a statement | late on Friday"."""
        weekdays = self._lexicon.words["weekdays"]
        while at > 0 and (self._tags[at] is Tag.ADVERB or self._items[at].low in weekdays):
            at -= 2 if self._items[at].low in weekdays and self._items[at - 1].low == "on" else 1
        return at

    def _issuer(self, document: Phrase) -> Phrase | None:
        """Who speaks by a document: "the town" in "the town released a statement saying"."""
        verb = document.start - 1
        if verb < 1 or self._items[verb].low not in self._lexicon.words["issuing"]:
            return None
        return self._clauses.subject(verb)

    def _following_subject(self, at: int) -> Phrase | None:
        """The subject of the clause behind a participle that opens the sentence: "Calling it “a farce”, Lee left"."""
        for comma in range(at, len(self._tags) - 1):
            phrase = self._phrases.after(comma + 1, long=True) if self._tags[comma] is Tag.COMMA else None
            if phrase is not None and self._clauses.verb_follows(phrase.end):
                return phrase
        return None

    def can_speak(self, phrase: Phrase) -> bool:
        """Whether the phrase holds a name or ends in a word for a person, a body or a document."""
        if Tag.NAME in self._tags[phrase.start : phrase.end]:
            return True
        low = self._items[phrase.end - 1].low.removesuffix("s")
        of_person = len(low) > _SHORTEST_DOER and _DOER.search(low) is not None
        return of_person or any(low in words or f"{low}s" in words for words in self._lexicon.speakers.values())

    def _follows_coordinator(self, at: int) -> bool:
        start = self._clauses.group_start(at)
        return start > 0 and self._tags[start - 1] is Tag.COORDINATOR

    def _speaker_before(self, at: int) -> Phrase | None:
        for attribution in reversed(self._found):
            if attribution.speaker is not None and attribution.speaker.start < at:
                return attribution.speaker
        return None

    def _has_be(self, at: int) -> bool:
        while at > 0 and self._tags[at - 1] is Tag.ADVERB:
            at -= 1
        return at > 0 and self._tags[at - 1] is Tag.BE

    def lead_subject(self, before: int) -> Phrase | None:
        """Who most likely speaks where no cue governs: the subject of the first reporting verb, or of the sentence."""
        if before > 1 and self._tags[before - 1] is Tag.COLON:
            nearest = self._clauses.nearest_subject(before - 1)
            if nearest is not None:
                return nearest
        for cue in self._sentence.cues:
            if cue.start >= before:
                break
            if cue.takes(*SPEECH) and not cue.passive and cue.form is not Form.ING:
                subject = self._clauses.subject(cue.start)
                if subject is not None and self._tags[subject.start] is not Tag.RELATIVE:
                    return subject
        return self._clauses.main_subject(before)

    def any_subject(self, before: int) -> Phrase | None:
        """A subject of last resort: "who" before the position, the first name before it, the subject behind it."""
        for at in range(before - 1, -1, -1):
            if self._items[at].low == "who":
                return Phrase(at, at + 1)
        for at in range(before):
            if self._tags[at] is Tag.NAME:
                return self._phrases.after(at)
        return self._clauses.main_subject(len(self._items))
