"""The parse of a paragraph as plain words, so that rules on it need no pipeline and tests no model."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefer.core.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

BLANK = "_SP"
"""The tag of a token of nothing but blanks, whatever the tagger made of it."""

_DEEPEST = 4
"""Verbs that are climbed at the most to find a subject that several share."""

_DEEPEST_PHRASE = 12
"""Phrases inside phrases that are followed at the most: "the head of the office of the minister of ...\"."""

_SHARED = frozenset({"conj", "xcomp", "advcl"})
_CUTS_PHRASE = frozenset({"relcl", "acl", "punct", "parataxis", "npadvmod"})
_MARKS = frozenset({",", ":", ".", "``", "''", "-LRB-", "-RRB-", BLANK, "HYPH"})
_STRAY = _MARKS | {"CC"}


@dataclass(frozen=True, slots=True)
class Word:
    """A token in half-open code points of the article, with its tag, its relation and the place of its head.

    Places count the words of its paragraph from 0; the head of a sentence is its own head.
    """

    start: int
    end: int
    tag: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does what a verb says: the place of the noun that heads the phrase, and the way from the verb to it.

    `links` names the relations climbed from the verb, () for a subject of its own.
    """

    place: int
    links: tuple[str, ...]


def syntax_of(doc: Doc, start: int) -> Syntax:
    """The parse of a Doc that begins at code point `start` of the article."""
    return Syntax(
        tuple(
            Word(
                start + token.idx,
                start + token.idx + len(token),
                BLANK if token.is_space else token.tag_,
                token.dep_,
                token.head.i,
            )
            for token in doc
        )
    )


class Syntax:
    """The parse of one paragraph. Its words are in order; it may hold several sentences, or no word."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self._starts = [word.start for word in words]

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        children: dict[int, list[int]] = {}
        for place, word in enumerate(self.words):
            if word.head != place:
                children.setdefault(word.head, []).append(place)
        return children

    def children(self, place: int, *relations: str) -> list[int]:
        """The places of the words that depend on that one by any of the relations, in order."""
        return [child for child in self._children.get(place, ()) if self.words[child].relation in relations]

    def antecedent(self, offset: int) -> int | None:
        """The noun that the relative clause around the word at that code point describes; None outside of one."""
        at = bisect_right(self._starts, offset) - 1
        for _ in range(_DEEPEST):
            word = self.words[at]
            if word.relation == "relcl":
                return word.head
            at = word.head
        return None

    def inside(self, span: Span) -> range:
        """The places of the words that lie whole inside the span."""
        first = bisect_right(self._starts, span.start - 1)
        last = bisect_right(self._starts, span.end - 1)
        while last > first and self.words[last - 1].end > span.end:
            last -= 1
        return range(first, last)

    def top(self, span: Span) -> int | None:
        """The word of the span on which its others hang: the first whose head lies outside; None without words."""
        places = self.inside(span)
        return next((at for at in places if self.words[at].head not in places or self.words[at].head == at), None)

    def verb(self, span: Span) -> int | None:
        """The first verb of the span, None where it has none."""
        return next((at for at in self.inside(span) if self.words[at].tag.startswith("VB")), None)

    def subject(self, verb: int) -> Subject | None:
        """Who does what the verb says; of a passive the one named with "by". None where the parse shows nobody.

        A verb without its own subject takes that of the verb it hangs on; a participle behind a noun takes the noun.
        """
        links: tuple[str, ...] = ()
        at = verb
        while len(links) <= _DEEPEST:
            own = [child for child in self.children(at, "nsubj") if self.words[child].tag not in _MARKS]
            if own:
                return Subject(own[0], links)
            if self.children(at, "nsubjpass", "agent") or self._is_passive(at):
                agents = [noun for by in self.children(at, "agent") for noun in self.children(by, "pobj")]
                return Subject(agents[0], (*links, "agent")) if agents else None
            word = self.words[at]
            if word.relation == "acl" and word.tag == "VBG":
                return Subject(word.head, (*links, "acl"))
            if word.relation not in _SHARED or word.head == at:
                return None
            links = (*links, word.relation)
            at = word.head
        return None

    def _is_passive(self, verb: int) -> bool:
        return bool(self.children(verb, "auxpass"))

    def phrase(self, place: int) -> Span:
        """The noun phrase that the word heads, in code points: to before a comma, an apposition, a relative clause."""
        first, last = self._left_edge(place), self._right_edge(place)
        for at in range(place - 1, first - 1, -1):
            if self.words[at].tag in _MARKS and self.words[at].tag != "HYPH":
                first = at + 1
                break
        while first < place and self.words[first].tag in _STRAY:
            first += 1
        while last > place and self.words[last].tag in _STRAY:
            last -= 1
        return Span(self.words[first].start, self.words[last].end)

    def _left_edge(self, place: int, depth: int = 0) -> int:
        """Where the unbroken words that hang on this one before it begin."""
        first = place
        for child in reversed(self._children.get(place, ())):
            if child > place:
                continue
            if self._right_end(child) != first - 1 or depth > _DEEPEST_PHRASE:
                break
            first = self._left_edge(child, depth + 1)
        return first

    def _right_end(self, place: int) -> int:
        last = place
        while (children := self._children.get(last)) and children[-1] > last:
            last = children[-1]
        return last

    def _right_edge(self, place: int, depth: int = 0) -> int:
        last = place
        for child in self._children.get(place, ()):
            if child < place:
                continue
            cut = self.words[child].relation in _CUTS_PHRASE or depth > _DEEPEST_PHRASE
            if cut or self._left_edge(child) != last + 1:
                break
            last = self._right_edge(child, depth + 1)
        return last
