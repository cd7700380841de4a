"""Reported words behind nouns and adjectives: "fears that", "support for", "confident that"."""

from __future__ import annotations

from briefer.extract.quotations.clauses import Clauses
from briefer.extract.quotations.contents import Contents
from briefer.extract.quotations.cues import Sentence, expression_end, noun_entry
from briefer.extract.quotations.items import Tag
from briefer.extract.quotations.lexicon import Entry, Frame
from briefer.extract.quotations.phrases import Phrase, Phrases
from briefer.extract.quotations.sources import Attribution

_LONGEST_MODIFIER = 5


class NominalReader:
    """Reads the nouns and adjectives of one tagged sentence."""

    def __init__(self, sentence: Sentence, phrases: Phrases, clauses: Clauses, contents: Contents) -> None:
        self._items = sentence.items
        self._tags = sentence.tags
        self._phrases = phrases
        self._clauses = clauses
        self._contents = contents
        self._lexicon = sentence.lexicon

    def noun(self, at: int) -> Attribution | None:
        """What the reporting noun at that position gives, where somebody owns it or voices it."""
        start = self.noun_content(at)
        speaker = None if start is None else self._owner(at)
        if start is None or speaker is None:
            return None
        end = self._contents.end(start, noun=at)
        if not self._clauses.has_finite(0, at):
            end = self._contents.before_finite(start, end)
        return Attribution(((start, end),), speaker, Phrase(at, start), verbal=False)

    def adjective(self, at: int) -> Attribution | None:
        """What the reporting adjective at that position gives, where it stands behind a form of "be"."""
        entry = self._lexicon.adjectives.get(self._items[at].low)
        if entry is None or not self._follows_be(at):
            return None
        start = self._content(at, entry)
        speaker = None if start is None else self._clauses.subject(at)
        if start is None or speaker is None:
            return None
        return Attribution(((start, self._contents.end(start)),), speaker, Phrase(at, at + 1), verbal=False)

    def noun_content(self, at: int) -> int | None:
        """Where the words given by a reporting noun begin; None where it is none or gives none."""
        entry = noun_entry(self._items[at], self._lexicon)
        return None if entry is None else self._content(at, entry)

    def _content(self, at: int, entry: Entry) -> int | None:
        items = self._items
        if at + 1 >= len(items):
            return None
        low = items[at + 1].low
        if low == "that" and Frame.CLAUSE in entry.frames:
            return at + 2
        if low == "to" and Frame.INFINITIVE in entry.frames:
            return at + 1
        start = expression_end(items, at + 1, entry, Frame.PREPOSITIONAL)
        return start if 0 < start < len(items) and items[start].low not in self._lexicon.words["weekdays"] else None

    def _follows_be(self, at: int) -> bool:
        while at > 0 and self._tags[at - 1] is Tag.ADVERB:
            at -= 1
        return at > 0 and self._tags[at - 1] is Tag.BE

    def _owner(self, noun: int) -> Phrase | None:
        """Whose noun it is: a possessive before it, or the subject of "voiced", "renewed" and the like."""
        tags = self._tags
        at = noun - 1
        while at >= 0 and tags[at] in (Tag.NOUN, Tag.ADVERB, Tag.NUMBER, Tag.VERB) and noun - at < _LONGEST_MODIFIER:
            if self._lends_subject(at):
                return self._clauses.subject(at)
            at -= 1
        if at < 0:
            return None
        if tags[at] is Tag.POSSESSIVE:
            return self._phrases.leftwards(at)
        if self._items[at].low in self._lexicon.words["possessives"]:
            return Phrase(at, at + 1)
        if tags[at] is Tag.DETERMINER and at > 0 and self._lends_subject(at - 1):
            return self._clauses.subject(at - 1)
        return None

    def _lends_subject(self, at: int) -> bool:
        verb = self._lexicon.forms.get(self._items[at].low) if self._tags[at] is Tag.VERB else None
        return verb is not None and Frame.SUPPORT in self._lexicon.verbs[verb[0]].frames
