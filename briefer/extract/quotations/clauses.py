"""Finds the subject of a verb and the bounds of its clause, without a parser."""

from __future__ import annotations

from briefer.extract.quotations.cues import Sentence
from briefer.extract.quotations.items import FINITE, HEADS, PRONOUNS, Tag, last_of
from briefer.extract.quotations.phrases import Phrase, Phrases

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
_BEFORE_INSERTION = (HEADS | PRONOUNS | {Tag.CLOSE}) - {Tag.QUOTED}
_OPENS_INSERTION = frozenset({Tag.RELATIVE, Tag.QUESTION, Tag.SUBORDINATOR})
_REACH = 50
"""Positions that are searched for the verb of a clause at the most; longer sentences are no sentences."""
_AROUND_VERB = frozenset({Tag.AUXILIARY, Tag.BE, Tag.ADVERB})


class Clauses:
    """Subjects and clauses of one sentence; the positions are indices of `items`."""

    def __init__(self, sentence: Sentence, phrases: Phrases) -> None:
        self._items = sentence.items
        self._tags = sentence.tags
        self._phrases = phrases
        self._lexicon = sentence.lexicon
        self._finite_before = [0]
        for at, tag in enumerate(self._tags):
            self._finite_before.append(self._finite_before[-1] + (tag in FINITE and self._is_finite(at)))
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
        if tag in PRONOUNS:
            return Phrase(at - 1, at)
        if tag is Tag.RELATIVE:
            return self._antecedent(at - 1)
        if tag in (Tag.COMMA, Tag.DASH, Tag.CLOSE):
            return self._across(at - 1, depth)
        if tag is Tag.COORDINATOR:
            return self._coordinated(at - 1, depth)
        if tag in HEADS:
            return self._without_participle(self._phrases.leftwards(at))
        if tag is Tag.DETERMINER and self._items[at - 1].low in self._lexicon.words["standing_alone"]:
            return Phrase(at - 2 if at > 1 and self._items[at - 2].low in ("a", "the") else at - 1, at)
        return None

    def _without_participle(self, phrase: Phrase | None) -> Phrase | None:
        """The noun that a participle describes, where the phrase ends it: "a letter" in "a letter seen by Lee says"."""
        start = phrase.start if phrase is not None else 0
        if start < 3 or self._tags[start - 1] is not Tag.PREPOSITION or not self.is_participle(start - 2):
            return phrase
        outer = self._phrases.leftwards(start - 2) if self._tags[start - 3] in HEADS else None
        return outer if outer is not None and self._opens_clause(outer.start) else phrase

    def is_participle(self, at: int) -> bool:
        """Whether the verb there has the form of a past participle."""
        return self._tags[at] is Tag.VERB and self._items[at].low.endswith(("ed", "en", "wn", "ld"))

    def is_inserted(self, at: int) -> bool:
        """Whether a participle at that position describes the subject before it: "Lee, recalling ..., said"."""
        if at < 2 or self._tags[at - 1] is not Tag.COMMA or self._tags[at - 2] not in HEADS:
            return False
        phrase = self._phrases.leftwards(at - 1)
        return phrase is not None and self._opens_clause(phrase.start) and not self.has_finite(0, phrase.start)

    def _antecedent(self, relative: int) -> Phrase | None:
        if self._items[relative].low not in ("who", "which", "that"):
            return None
        return Phrase(relative, relative + 1)

    def _coordinated(self, at: int, depth: int) -> Phrase | None:
        """The subject of the nearest verb before a coordinator: "X laughed and said"."""
        for verb in range(at - 1, max(-1, at - _REACH), -1):
            if self._tags[verb] in FINITE:
                start = self.group_start(verb)
                found = self._before(start, depth + 1)
                if found is not None:
                    return found
        return self.main_subject(at)

    def _across(self, mark: int, depth: int) -> Phrase | None:
        """The subject before an insertion: "X, who had waited, said" or "X (the mayor) said"."""
        tags = self._tags
        if tags[mark] is Tag.CLOSE:
            opened = last_of(tags, Tag.OPEN, mark)
            return self._before(opened, depth + 1) if opened > 0 else None
        for partner in range(max(1, mark - _REACH), mark):
            if tags[partner] is tags[mark] and self._heads_insertion(partner, mark):
                if tags[partner - 1] in HEADS:
                    return self._phrases.leftwards(partner)
                return self._before(partner, depth + 1)
        return self._resumed(mark) if tags[mark] is Tag.COMMA and depth == 0 else None

    def _resumed(self, comma: int) -> Phrase | None:
        """The name that opens the sentence, where a verb stands behind a comma and has no nearer subject."""
        phrase = self._phrases.after(0)
        if phrase is None or phrase.end >= comma or self._tags[phrase.end] is not Tag.COMMA:
            return None
        return phrase if Tag.NAME in self._tags[: phrase.end] else None

    def _heads_insertion(self, mark: int, close: int) -> bool:
        """Whether a subject stands before the comma, and only insertions stand between it and the other one."""
        tags = self._tags
        if tags[mark - 1] not in _BEFORE_INSERTION:
            return False
        phrase = self._phrases.leftwards(mark)
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
                or (at == mark + 1 and (self.is_participle(at) or self._items[at].low.endswith("ing")))
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

    def main_subject(self, before: int) -> Phrase | None:
        """The subject of the sentence's first finite verb that stands before position `before`."""
        if before not in self._main:
            self._main[before] = self._find_main(before)
        return self._main[before]

    def _find_main(self, before: int) -> Phrase | None:
        tags = self._tags
        for verb in range(min(before, _REACH)):
            if tags[verb] not in FINITE or (tags[verb] is Tag.VERB and self._items[verb].low.endswith("ing")):
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
            if not self.has_finite(verb, verb + 1):
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
        last = len(self._tags)
        return start < end and self._finite_before[min(start, last)] < self._finite_before[min(end, last)]

    def verb_follows(self, at: int) -> bool:
        """Whether a finite verb stands at `at`, or behind adverbs and a bracket there."""
        tags = self._tags
        while at < len(tags) and tags[at] in (Tag.ADVERB, Tag.OPEN):
            at = at + 1 if tags[at] is Tag.ADVERB else self._behind_bracket(at)
        return self.has_finite(at, at + 1)

    def _behind_bracket(self, at: int) -> int:
        return next(
            (close + 1 for close in range(at, len(self._tags)) if self._tags[close] is Tag.CLOSE), len(self._tags)
        )

    def _is_finite(self, at: int) -> bool:
        tag = self._tags[at]
        if tag is Tag.VERB:
            return not self._items[at].low.endswith("ing") and (at == 0 or self._tags[at - 1] is not Tag.TO)
        return tag in (Tag.BE, Tag.AUXILIARY) and self._items[at].low not in ("been", "be", "being", "having")
