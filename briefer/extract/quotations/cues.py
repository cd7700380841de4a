"""Finds the reporting words of a sentence and what their frame says will follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefer.extract.quotations.items import Item, Tag
from briefer.extract.quotations.lexicon import Entry, Form, Frame, Lexicon

SPEECH = (Frame.CLAUSE, Frame.QUOTE, Frame.HEARER)
"""The frames of words that give speech."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word at position `start` of its sentence; `end` is the position behind it and its particle.

    `frame` is the frame of a longer expression such as "call for", None where the lemma stands alone.
    """

    start: int
    end: int
    lemma: str
    form: Form
    entry: Entry
    frame: Frame | None = None
    passive: bool = False

    def takes(self, *frames: Frame) -> bool:
        """Whether the word, or the longer expression it stands in, has one of the frames."""
        if self.frame is not None:
            return self.frame in frames
        return not self.entry.frames.isdisjoint(frames)


def verb_cues(items: Sequence[Item], lexicon: Lexicon, start: int = 0, end: int | None = None) -> Iterator[Cue]:
    """The reporting verbs among the items from position `start` to before `end`, in order."""
    verb = Tag.VERB
    for at in range(start, len(items) if end is None else end):
        item = items[at]
        if item.tag is not verb:
            continue
        known = lexicon.forms.get(item.low)
        if known is None:
            continue
        lemma, form = known
        entry = lexicon.verbs[lemma]
        after, frame = _expression(items, at + 1, entry)
        if frame is not None or entry.stands_alone:
            yield Cue(at, after, lemma, form, entry, frame, _is_passive(items, at, after, form))


def _expression(items: Sequence[Item], after: int, entry: Entry) -> tuple[int, Frame | None]:
    for phrase in entry.phrases:
        if phrase.frame is Frame.TARGET_REASON:
            continue
        end = _matched(items, after, phrase.rest)
        if end:
            return end, phrase.frame
    return after, None


def _matched(items: Sequence[Item], after: int, words: tuple[str, ...]) -> int:
    """The position behind the words where they stand at `after`, an adverb between allowed; 0 where they don't."""
    at = after
    if at < len(items) and items[at].tag is Tag.ADVERB and items[at].low not in words:
        at += 1
    if at + len(words) > len(items):
        return 0
    return at + len(words) if all(items[at + k].low == word for k, word in enumerate(words)) else 0


def _is_passive(items: Sequence[Item], at: int, end: int, form: Form) -> bool:
    """Whether the subject does not speak: "is expected", "seen as", "held by"."""
    if form not in (Form.PAST, Form.PARTICIPLE):
        return False
    if end + 1 < len(items) and items[end].low == "by" and items[end - 1].low != "stand":
        return items[end + 1].low not in _MEANS
    before = at - 1
    while before >= 0 and items[before].tag is Tag.ADVERB:
        before -= 1
    if before < 0:
        return form is Form.PARTICIPLE
    if form is Form.PARTICIPLE and items[before].low not in _HAVE:
        return True
    return items[before].tag is Tag.BE or items[before].low in ("get", "gets", "got")


_MEANS = frozenset({"phone", "telephone", "email", "e-mail", "letter", "text", "video", "radio", "satellite", "way"})
"""What stands behind "by" and is nobody: said by telephone."""
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve", "'d", "’d", "'s", "’s"})


def noun_entry(item: Item, lexicon: Lexicon) -> Entry | None:
    """The entry of a reporting noun in singular or plural, None for any other word."""
    if item.tag not in (Tag.NOUN, Tag.NAME, Tag.VERB):
        return None
    return noun_forms(lexicon).get(item.low)


@cache
def noun_forms(lexicon: Lexicon) -> Mapping[str, Entry]:
    """The entries of the reporting nouns by singular and plural; a word that is a noun itself is no plural."""
    plurals = {f"{noun[:-1]}ies": entry for noun, entry in lexicon.nouns.items() if noun.endswith("y")}
    return plurals | {f"{noun}s": entry for noun, entry in lexicon.nouns.items()} | dict(lexicon.nouns)


def expression_end(items: Sequence[Item], after: int, entry: Entry, frame: Frame) -> int:
    """The position behind the preposition that belongs to a noun or adjective; 0 where none follows."""
    for phrase in entry.phrases:
        if phrase.frame is frame:
            end = _matched(items, after, phrase.rest)
            if end:
                return end
    return 0


class Sentence:
    """A tagged sentence as all its readers share it: its items, their tags and its reporting verbs in order."""

    def __init__(self, items: Sequence[Item], lexicon: Lexicon) -> None:
        self.items = items
        self.lexicon = lexicon
        self.tags = [item.tag for item in items]
        self.cues = tuple(verb_cues(items, lexicon)) if Tag.VERB in self.tags else ()

    def first_cue(self, start: int, end: int | None = None) -> Cue | None:
        """The first reporting verb from position `start` to before `end`; None where there is none."""
        last = len(self.items) if end is None else end
        return next((cue for cue in self.cues if start <= cue.start < last), None)
