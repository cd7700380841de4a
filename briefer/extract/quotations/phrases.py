"""Finds the noun phrase that is the subject of a verb, or that follows a word, without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.extract.quotations.items import Item, Tag
from briefer.extract.quotations.lexicon import Lexicon

_HEADS = frozenset({Tag.NAME, Tag.NOUN, Tag.QUOTED, Tag.NUMBER, Tag.OTHER})
_MODIFIERS = _HEADS | {Tag.POSSESSIVE}
_PRONOUNS = frozenset({Tag.SUBJECT, Tag.OBJECT})
_LINKS = frozenset(
    {
        "of",
        "for",
        "in",
        "at",
        "from",
        "with",
        "on",
        "to",
        "by",
        "near",
        "against",
        "between",
        "among",
        "about",
        "like",
        "inside",
        "outside",
        "behind",
        "within",
    }
)
_BOUNDARIES = frozenset(
    {
        Tag.COMMA,
        Tag.COORDINATOR,
        Tag.SUBORDINATOR,
        Tag.QUOTED,
        Tag.RELATIVE,
        Tag.QUESTION,
        Tag.COLON,
        Tag.DASH,
        Tag.STOP,
        Tag.VERB,
        Tag.OPEN,
    }
)
_BEFORE_INSERTION = (_HEADS | _PRONOUNS | {Tag.CLOSE}) - {Tag.QUOTED}
_FINITE = frozenset({Tag.VERB, Tag.BE, Tag.AUXILIARY})
_OPENS_INSERTION = frozenset({Tag.RELATIVE, Tag.QUESTION, Tag.SUBORDINATOR})
_REACH = 50
"""Positions that are searched for the verb of a clause at the most; longer sentences are no sentences."""

_STANDALONE = frozenset(
    {
        "this",
        "these",
        "those",
        "some",
        "many",
        "most",
        "others",
        "both",
        "several",
        "all",
        "few",
        "none",
        "one",
        "two",
        "three",
        "another",
        "half",
    }
)
_AROUND_VERB = frozenset({Tag.AUXILIARY, Tag.BE, Tag.ADVERB})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as a half-open range of positions in its sentence."""

    start: int
    end: int


class Phrases:
    """Noun phrases of one sentence; the positions are indices of `items`."""

    def __init__(self, items: Sequence[Item], lexicon: Lexicon) -> None:
        self._items = items
        self._tags = [item.tag for item in items]
        self._lexicon = lexicon
        self._weekdays = lexicon.words["weekdays"]
        self._known: dict[tuple[int, int], Phrase | None] = {}
        self._main: dict[int, Phrase | None] = {}

    def group_start(self, verb: int) -> int:
        """Where the group of auxiliaries and adverbs around the verb begins: "has" in "has repeatedly said"."""
        tags = self._tags
        at = verb
        while at > 0:
            before = tags[at - 1]
            if before in _AROUND_VERB:
                at -= 1
            elif at > 1 and (
                (before is Tag.TO and tags[at - 2] in (Tag.VERB, Tag.NOUN) and self._chains(at - 2))
                or (before is Tag.COORDINATOR and tags[at - 2] is Tag.VERB and verb - at < 2)
            ):
                at -= 2
            else:
                break
        return at

    def cue_start(self, verb: int) -> int:
        """Where the cue begins: at a negation before the verb, else at the verb itself."""
        for at in range(self.group_start(verb), verb):
            if self._items[at].low in self._lexicon.words["negations"]:
                return max(at - 1, 0) if self._tags[at - 1] in (Tag.AUXILIARY, Tag.BE) and at > 0 else at
        return verb

    def _chains(self, at: int) -> bool:
        if self._tags[at] is Tag.VERB:
            return True
        return at > 0 and self._tags[at - 1] in _AROUND_VERB

    def subject(self, verb: int) -> Phrase | None:
        """The subject of the verb at that position, where it stands before it; None where none is seen."""
        at = self.group_start(verb)
        return self._before(at, depth=0)

    def _before(self, at: int, depth: int) -> Phrase | None:
        """The subject that ends just before `at`; remembered, since many verbs of a sentence ask for the same."""
        if at == 0 or depth > 3:
            return None
        if (at, depth) not in self._known:
            self._known[at, depth] = None
            self._known[at, depth] = self._find_before(at, depth)
        return self._known[at, depth]

    def _find_before(self, at: int, depth: int) -> Phrase | None:
        tag = self._tags[at - 1]
        if tag in _PRONOUNS:
            return Phrase(at - 1, at)
        if tag is Tag.RELATIVE:
            return self._antecedent(at - 1)
        if tag in (Tag.COMMA, Tag.DASH, Tag.CLOSE):
            return self._across(at - 1, depth)
        if tag is Tag.COORDINATOR:
            return self._coordinated(at - 1, depth)
        if tag in _HEADS:
            return self.leftwards(at)
        if tag is Tag.DETERMINER and self._items[at - 1].low in _STANDALONE:
            return Phrase(at - 1, at)
        return None

    def _antecedent(self, relative: int) -> Phrase | None:
        if self._items[relative].low not in ("who", "which", "that"):
            return None
        return Phrase(relative, relative + 1)

    def _coordinated(self, at: int, depth: int) -> Phrase | None:
        """The subject of the nearest verb before a coordinator: "X laughed and said"."""
        for verb in range(at - 1, max(-1, at - _REACH), -1):
            if self._tags[verb] in _FINITE:
                start = self.group_start(verb)
                found = self._before(start, depth + 1)
                if found is not None:
                    return found
        return self.main_subject(at)

    def _across(self, mark: int, depth: int) -> Phrase | None:
        """The subject before an insertion: "X, who had waited, said" or "X (the mayor) said"."""
        tags = self._tags
        if tags[mark] is Tag.CLOSE:
            opened = _last(tags, Tag.OPEN, mark)
            return self._before(opened, depth + 1) if opened > 0 else None
        for partner in range(max(1, mark - _REACH), mark):
            if tags[partner] is tags[mark] and self._heads_insertion(partner, mark):
                if tags[partner - 1] in _HEADS:
                    return self.leftwards(partner)
                return self._before(partner, depth + 1)
        return None

    def _heads_insertion(self, mark: int, close: int) -> bool:
        """Whether a subject stands before the comma, and only insertions stand between it and the other one."""
        tags = self._tags
        if tags[mark - 1] not in _BEFORE_INSERTION:
            return False
        phrase = self.leftwards(mark)
        if phrase is None or not self._opens_clause(phrase.start):
            return False
        relative = False
        for at in range(mark, close):
            tag = tags[at]
            if tag is Tag.COMMA:
                relative = False
            elif (
                tag in _OPENS_INSERTION
                or self._items[at].low in ("where", "as", "after", "before")
                or (at == mark + 1 and tag is Tag.VERB and self._items[at].low.endswith(("ed", "en", "wn", "ld")))
            ):
                relative = True
            elif not relative and self._is_finite(at):
                return False
        return True

    def _opens_clause(self, at: int) -> bool:
        return (
            at == 0
            or self._tags[at - 1] in _BOUNDARIES
            or self._items[at - 1].low in ("as", "after", "before", "since")
        )

    def leftwards(self, end: int) -> Phrase | None:
        """The noun phrase whose last word stands just before `end`."""
        items, tags = self._items, self._tags
        at = end - 1
        if items[at].low in self._weekdays and at > 0 and tags[at - 1] in _HEADS:
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
                opened = _last(tags, Tag.OPEN, at - 1)
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
        if self._tags[at - 1] is Tag.QUOTED:
            return before.text.rstrip("”’'\"").endswith((",", ".", "?", "!"))
        return False

    def _link_before(self, at: int) -> bool:
        if at < 2 or self._tags[at - 1] not in (Tag.PREPOSITION, Tag.TO):
            return False
        return self._items[at - 1].low in _LINKS and self._tags[at - 2] in (
            Tag.NAME,
            Tag.NOUN,
            Tag.CLOSE,
            Tag.NUMBER,
            Tag.DETERMINER,
            Tag.QUOTED,
        )

    def _joins_names(self, at: int) -> bool:
        if at < 1 or self._tags[at - 1] not in _HEADS or self._items[at].low not in ("and", "or", "&"):
            return False
        return not any(tag in _FINITE for tag in self._tags[max(0, at - 12) : at])

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
        if tags[at] in _PRONOUNS:
            return Phrase(at, at + 1)
        head = False
        while at < len(items) and self._goes_on(start, at, head=head, long=long):
            head = head or tags[at] in _MODIFIERS
            at += 1
        return Phrase(start, at) if head else None

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
            participle = tag is Tag.VERB and at > start and items[at].low.endswith(("ed", "ing"))
            return participle or (tag is Tag.ADVERB and (following in _HEADS or following is Tag.VERB))
        if tag is Tag.COORDINATOR:
            return following is Tag.NAME and tags[at - 1] is Tag.NAME
        return long and tag in (Tag.PREPOSITION, Tag.TO) and self._links_on(at)

    def _links_on(self, at: int) -> bool:
        if self._items[at].low not in _LINKS or at + 1 >= len(self._items):
            return False
        following = self._items[at + 1]
        if following.low in self._weekdays or following.tag is Tag.NUMBER:
            return False
        return following.tag in (_HEADS | {Tag.DETERMINER}) and following.tag is not Tag.QUOTED

    def main_subject(self, before: int) -> Phrase | None:
        """The subject of the sentence's first finite verb that stands before position `before`."""
        if before not in self._main:
            self._main[before] = self._find_main(before)
        return self._main[before]

    def _find_main(self, before: int) -> Phrase | None:
        tags = self._tags
        for verb in range(min(before, _REACH)):
            if tags[verb] not in _FINITE or (tags[verb] is Tag.VERB and self._items[verb].low.endswith("ing")):
                continue
            start = self.group_start(verb)
            if start == 0 or tags[start - 1] in (Tag.RELATIVE, Tag.TO):
                continue
            if self.is_subordinate(start):
                continue
            found = self._before(start, 1)
            if found is not None and tags[found.start] is not Tag.RELATIVE:
                return found
        return self.nearest_subject(before)

    def nearest_subject(self, before: int) -> Phrase | None:
        """The subject of the last finite verb before position `before` that has one of its own."""
        for verb in range(before - 1, max(-1, before - _REACH), -1):
            if not self._is_finite(verb):
                continue
            found = self._before(self.group_start(verb), 2)
            if found is not None and self._tags[found.start] is not Tag.RELATIVE:
                return found
        return None

    def is_subordinate(self, at: int) -> bool:
        """Whether the clause around `at` is opened by a subordinator and closed by a comma later on."""
        for index in range(at - 1, max(-1, at - 12), -1):
            if self._tags[index] in (Tag.COMMA, Tag.COLON, Tag.DASH):
                return False
            if self._tags[index] in (Tag.SUBORDINATOR, Tag.QUESTION) or self._items[index].low in (
                "as",
                "after",
                "before",
                "since",
                "until",
            ):
                return True
        return False

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a finite verb stands in the range."""
        return any(self._is_finite(at) for at in range(start, min(end, len(self._tags))))

    def _is_finite(self, at: int) -> bool:
        tag = self._tags[at]
        if tag is Tag.VERB:
            return not self._items[at].low.endswith("ing") and (at == 0 or self._tags[at - 1] is not Tag.TO)
        return tag in (Tag.BE, Tag.AUXILIARY) and self._items[at].low not in ("been", "be", "being", "having")


def _last(tags: Sequence[Tag], wanted: Tag, before: int) -> int:
    for at in range(before - 1, -1, -1):
        if tags[at] is wanted:
            return at
    return -1
