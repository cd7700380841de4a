"""Finds noun phrases around a position of a sentence, without a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.extract.quotations.cues import Sentence
from briefer.extract.quotations.items import FINITE, HEADS, PRONOUNS, Tag, last_of

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[ap]m)?")
_MODIFIERS = HEADS | {Tag.POSSESSIVE}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as a half-open range of positions in its sentence."""

    start: int
    end: int


class Phrases:
    """Noun phrases of one sentence; the positions are indices of `items`."""

    def __init__(self, sentence: Sentence) -> None:
        self._items = sentence.items
        self._tags = sentence.tags
        self._lexicon = sentence.lexicon
        self._weekdays = self._lexicon.words["weekdays"]
        self._links = self._lexicon.words["links"]

    def leftwards(self, end: int) -> Phrase | None:
        """The noun phrase whose last word stands just before `end`."""
        items, tags = self._items, self._tags
        at = end - 1
        if items[at].low in self._weekdays and at > 0 and tags[at - 1] in HEADS:
            at -= 1
        while at > 0:
            before = tags[at - 1]
            if before in _MODIFIERS:
                if self._breaks(at):
                    break
                at -= 1
            elif before is Tag.DETERMINER:
                at -= 1
                if not (at > 0 and tags[at - 1] is Tag.DETERMINER) and not self._link_before(at):
                    break
            elif before is Tag.CLOSE:
                opened = last_of(tags, Tag.OPEN, at - 1)
                if opened <= 0:
                    break
                at = opened
            elif self._link_before(at) or (before is Tag.COORDINATOR and self._joins_names(at - 1)):
                at -= 2
            elif before is Tag.ADVERB and at > 1 and tags[at - 2] in (Tag.DETERMINER, Tag.PREPOSITION):
                at -= 1
            else:
                break
        start = self._without_adverbial(at, end)
        return Phrase(start, end) if start < end else None

    def _breaks(self, at: int) -> bool:
        """Whether a new phrase begins at `at`: a name or pronoun after a plain noun or a day."""
        before = self._items[at - 1]
        if before.low in self._weekdays or before.low in self._lexicon.words["months"]:
            return True
        if before.low in self._lexicon.time and at > 1 and self._items[at - 2].low in ("last", "this", "next"):
            return True
        if self._tags[at - 1] is Tag.NUMBER:
            return _CLOCK.fullmatch(before.text) is not None
        if self._tags[at - 1] is Tag.QUOTED:
            return before.text.rstrip("”’'\"").endswith((",", ".", "?", "!"))
        return False

    def _link_before(self, at: int) -> bool:
        if at < 2 or self._tags[at - 1] not in (Tag.PREPOSITION, Tag.TO):
            return False
        return self._items[at - 1].low in self._links and self._tags[at - 2] in (
            Tag.NAME,
            Tag.NOUN,
            Tag.CLOSE,
            Tag.NUMBER,
            Tag.DETERMINER,
            Tag.QUOTED,
        )

    def _joins_names(self, at: int) -> bool:
        if at < 1 or self._tags[at - 1] not in HEADS or self._items[at].low not in ("and", "or", "&"):
            return False
        return not any(tag in FINITE for tag in self._tags[max(0, at - 12) : at])

    def _without_adverbial(self, start: int, end: int) -> int:
        """The phrase without a fronted adverbial that ran into it: "In a statement Lee" gives "Lee"."""
        tags, items = self._tags, self._items
        if start > 0 and tags[start - 1] in (Tag.PREPOSITION, Tag.SUBORDINATOR):
            for at in range(end - 1, start, -1):
                if (
                    tags[at] in (Tag.NAME, Tag.DETERMINER)
                    and tags[at - 1] is Tag.NOUN
                    and items[at - 1].low not in self._lexicon.titles["before"]
                ):
                    return at
        return start

    def after(self, start: int, *, long: bool = False) -> Phrase | None:
        """The noun phrase that begins at `start`; with `long`, its prepositional phrases too."""
        items, tags = self._items, self._tags
        at = start
        if at >= len(items):
            return None
        if tags[at] in PRONOUNS:
            return Phrase(at, at + 1)
        head = False
        while at < len(items) and self._goes_on(start, at, head=head, long=long):
            head = head or tags[at] in _MODIFIERS or self._stands_alone(at)
            at += 1
        return Phrase(start, at) if head else None

    def _stands_alone(self, at: int) -> bool:
        """Whether a counting word is the head of its phrase: "one of the two"."""
        alone = self._items[at].low in self._lexicon.words["standing_alone"]
        return alone and at + 1 < len(self._items) and self._items[at + 1].low == "of"

    def _goes_on(self, start: int, at: int, *, head: bool, long: bool) -> bool:
        """Whether the phrase that began at `start`, and has its `head` or not yet, goes on with the item at `at`."""
        items, tags = self._items, self._tags
        tag = tags[at]
        if tag in _MODIFIERS:
            return not head or (tag is not Tag.QUOTED and items[at].low not in self._weekdays)
        if tag is Tag.DETERMINER:
            return not head or (at > start and tags[at - 1] is Tag.PREPOSITION)
        following = tags[at + 1] if at + 1 < len(items) else Tag.STOP
        if not head:
            participle = (
                tag is Tag.VERB and items[at].low.endswith(("ed", "ing")) and (at > start or following in HEADS)
            )
            return participle or (tag is Tag.ADVERB and (following in HEADS or following is Tag.VERB))
        if tag is Tag.COORDINATOR:
            return following is Tag.NAME and tags[at - 1] is Tag.NAME
        return long and tag in (Tag.PREPOSITION, Tag.TO) and self._links_on(at)

    def _links_on(self, at: int) -> bool:
        if self._items[at].low not in self._links or at + 1 >= len(self._items):
            return False
        following = self._items[at + 1]
        if following.low in self._weekdays or following.tag is Tag.NUMBER:
            return False
        return following.tag in (HEADS | {Tag.DETERMINER}) and following.tag is not Tag.QUOTED
