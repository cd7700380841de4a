"""Speakers that the parse shows and the rules missed.

The rules are right nearly always, and where both name somebody else the rules are right nine times in ten. So the
parse has a say only where the rules name nobody, or name words that the parse sees in no place of a subject. Spans,
kinds and order of the quotations stay as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefer.core.span import Span
from briefer.core.suggestion import Mention, Quotation, QuotationKind
from briefer.extract.naming.syntax import Subject, Syntax
from briefer.extract.quotations.lexicon import Form

_FROM_ELSEWHERE = frozenset({"agent", "acl"})
_NEVER_SPEAKS = frozenset({"npadvmod", "tmod", "advmod", "dobj"})
_OTHER_PERSON = frozenset({"appos", "conj"})
_RELATIVE = frozenset({"who", "which", "that", "what", "whom"})
_MOST_LINKS = 12
_NEAR = 3
"""Words between a quoted stretch and the verb that governs it, "described it as a", at the most."""


def with_parsed_speakers(
    quotations: tuple[Quotation, ...], parsed: tuple[Syntax, ...], text: str, verbs: Mapping[str, tuple[str, Form]]
) -> tuple[Quotation, ...]:
    """The quotations, each with the speaker the parse shows where the rules have none or one that cannot speak.

    `parsed` are paragraphs in order of the text, each with a word at least; `verbs` the forms of reporting verbs.
    """
    reader = _Reader(parsed, text, verbs)
    return tuple(reader.read(quotation) for quotation in quotations)


@dataclass(frozen=True, slots=True)
class _Place:
    """A verb with its subject in a parsed paragraph."""

    syntax: Syntax
    verb: int
    subject: Subject

    @property
    def head(self) -> Span:
        word = self.syntax.words[self.subject.place]
        return Span(word.start, word.end)


class _Reader:
    def __init__(self, parsed: tuple[Syntax, ...], text: str, verbs: Mapping[str, tuple[str, Form]]) -> None:
        self._parsed = parsed
        self._starts = [syntax.words[0].start for syntax in parsed]
        self._text = text
        self._verbs = verbs

    def read(self, quotation: Quotation) -> Quotation:
        """The quotation with a better speaker where there is one."""
        place = self._governing(quotation)
        if place is None or quotation.span.contains(place.head):
            return quotation
        if quotation.speaker is not None and not self._is_better(place, quotation.speaker):
            return quotation
        phrase = place.syntax.phrase(place.subject.place)
        return replace(quotation, speaker=Mention(phrase, phrase.cut(self._text)), resolved="")

    def _governing(self, quotation: Quotation) -> _Place | None:
        """The verb of the cue, or of a quoted stretch without one, and its subject; None where either is missing."""
        cue = quotation.cue
        syntax = self._at((quotation.span if cue is None else cue.span).start)
        if syntax is None:
            return None
        verb: int | None = None
        if cue is not None:
            verb = syntax.verb(cue.span)
        elif quotation.speaker is not None and quotation.kind is QuotationKind.DIRECT:
            verb = self._verb_over(quotation.span, syntax)
        subject = None if verb is None else syntax.subject(verb)
        return None if verb is None or subject is None else _Place(syntax, verb, subject)

    def _at(self, offset: int) -> Syntax | None:
        at = bisect_right(self._starts, offset) - 1
        return self._parsed[at] if at >= 0 else None

    def _verb_over(self, span: Span, syntax: Syntax) -> int | None:
        """The reporting verb before a quoted stretch that governs it, as in "which he described as ..."."""
        at = syntax.top(span)
        if at is None:
            return None
        at = syntax.words[at].head
        for _ in range(_NEAR):
            if syntax.words[at].tag.startswith(("VB", "MD")):
                break
            at = syntax.words[at].head
        word = syntax.words[at]
        spelt = self._text[word.start : word.end].lower()
        return at if word.end <= span.start and word.tag.startswith("VB") and spelt in self._verbs else None

    def _is_better(self, place: _Place, speaker: Mention) -> bool:
        """Whether the speaker stands where none can, and the verb has a subject of its own before it."""
        verb, head = place.syntax.words[place.verb], place.head
        links = place.subject.links
        if (links and links[-1] in _FROM_ELSEWHERE) or speaker.span.overlaps(head):
            return False
        if max(head.start, speaker.span.start) > verb.start or head.cut(self._text).lower() in _RELATIVE:
            return False
        at = place.syntax.top(speaker.span)
        if at is None:
            return False
        return place.syntax.words[at].relation in _NEVER_SPEAKS or self._hangs_on(place, at)

    def _hangs_on(self, place: _Place, at: int) -> bool:
        """Whether the word only describes the subject: "polls taken in Norland found"."""
        words = place.syntax.words
        for _ in range(_MOST_LINKS):
            if at == place.subject.place:
                return True
            if words[at].head == at or words[at].relation in _OTHER_PERSON:
                return False
            at = words[at].head
        return False
