"""Attributions without a reporting verb: headlines, signatures, messages and "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.extract.quotations.clauses import Clauses
from briefer.extract.quotations.contents import Contents
from briefer.extract.quotations.cues import Sentence
from briefer.extract.quotations.items import Tag
from briefer.extract.quotations.phrases import Phrase, Phrases
from briefer.extract.quotations.sources import Attribution

_IN_NAME = frozenset({Tag.NAME, Tag.POSSESSIVE, Tag.DETERMINER, Tag.COMMA, Tag.COORDINATOR})
_BEHIND_MESSAGE = ("from", "of", "to")
_OPENS_CIRCUMSTANCE = frozenset({Tag.PREPOSITION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.COORDINATOR})


class VerblessReader:
    """Reads the forms of one tagged sentence; the positions are indices of `items`."""

    def __init__(self, sentence: Sentence, phrases: Phrases, clauses: Clauses, contents: Contents) -> None:
        self._items = sentence.items
        self._tags = sentence.tags
        self._phrases = phrases
        self._clauses = clauses
        self._contents = contents
        self._lexicon = sentence.lexicon

    def headline(self, *, first: bool) -> Attribution | None:
        """A name and a colon at the beginning; without quotation marks only in the article's `first` sentence."""
        tags = self._tags
        if first and tags[0] is Tag.QUOTED and len(tags) > 2 and self._items[1].low == ":":
            return Attribution(((0, 1),), self._phrases.after(2, long=True), Phrase(1, 2))
        colon = next((at for at in range(min(7, len(tags))) if tags[at] is Tag.COLON and self._items[at].low == ":"), 0)
        if not 0 < colon < len(tags) - 1 or self._clauses.has_finite(0, colon):
            return None
        if colon == 1 and self._items[0].low in self._lexicon.words["labels_of_things"]:
            return None
        names = [item for item in self._items[:colon] if item.tag is Tag.NAME and len(item.text) > 1]
        named = bool(names) and all(tag in _IN_NAME for tag in tags[:colon])
        quoted = tags[colon + 1] is Tag.QUOTED and tags[0] not in _OPENS_CIRCUMSTANCE
        if quoted or (first and named):
            return Attribution(((colon + 1, len(tags)),), Phrase(0, colon), Phrase(colon, colon + 1))
        return None

    def signature(self) -> Attribution | None:
        """A name behind a dash, as under a motto or in a list of voices: "..." — Ann Lee, teacher."""
        tags = self._tags
        dash = next((at for at, tag in enumerate(tags) if tag not in (Tag.QUOTED, Tag.STOP, Tag.COMMA)), 0)
        if not 0 < dash < len(tags) - 1 or tags[dash] is not Tag.DASH or self._clauses.has_finite(dash, len(tags)):
            return None
        speaker = self._phrases.after(dash + 1, long=True)
        return None if speaker is None else Attribution(((0, dash),), speaker, Phrase(dash, dash + 1))

    def message(self) -> Attribution | None:
        """Words that are somebody's message: "Stay at home" is the advice from the council."""
        items, tags = self._items, self._tags
        quoted = int(tags[0] is Tag.NUMBER)
        verb = quoted + 1 + (len(tags) > quoted + 1 and tags[quoted + 1] is Tag.COMMA)
        if verb + 3 >= len(tags) or tags[quoted] is not Tag.QUOTED or tags[verb] is not Tag.BE:
            return None
        noun = verb + 1 + (tags[verb + 1] is Tag.DETERMINER)
        if items[noun].low not in self._lexicon.speakers["expressions"] or items[noun + 1].low not in _BEHIND_MESSAGE:
            return None
        start = next((at for at in range(noun + 1, len(tags)) if items[at].low in ("from", "of")), 0)
        speaker = self._phrases.after(start + 1, long=True) if start else None
        if speaker is None:
            return None
        return Attribution(((quoted, quoted + 1),), speaker, Phrase(verb, noun + 1))

    def according(self) -> Iterator[Attribution]:
        """What stands before or behind each "according to" of the sentence."""
        items, tags = self._items, self._tags
        for at in range(len(items) - 2):
            if items[at].low != "according" or items[at + 1].low != "to":
                continue
            speaker = self._phrases.after(at + 2, long=True)
            if speaker is None:
                continue
            if at == 0 or (at == 1 and tags[0] is not Tag.QUOTED):
                begin = self._behind_apposition(self._contents.next_comma(speaker.end))
                contents = [(begin + 1, len(items))] if begin else []
            else:
                contents = [(0, at)]
                comma = self._contents.next_comma(speaker.end)
                open_left = not self._clauses.has_finite(0, at) or self._contents.opens_subordinate(0)
                if comma and tags[at - 1] is Tag.COMMA and open_left and self._contents.has_clause(comma):
                    contents.append((comma + 1, len(items)))
            yield Attribution(tuple(contents), speaker, Phrase(at, at + 2))

    def _behind_apposition(self, comma: int) -> int:
        """The comma that closes an apposition opened by the given one; the same comma where there is none."""
        if not comma or comma + 1 >= len(self._items):
            return comma
        second = self._contents.next_comma(comma + 1)
        if second and self._clauses.is_participle(comma + 1) and not self._clauses.has_finite(comma + 2, second):
            return second
        opens = self._items[comma + 1].low in ("a", "an", "the", "who", "which", "head", "chief")
        return second if opens and second and not self._clauses.has_finite(comma, second) else comma
