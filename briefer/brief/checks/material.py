"""What the checks look at: the brief with its sources, and its words told apart by where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from briefer.brief.markings import ListedMarking
from briefer.brief.model import Block, BlockKind, Brief, Section
from briefer.brief.template import Template
from briefer.core.article import Article
from briefer.core.evidence import Evidence
from briefer.core.span import Span

_MARKED = re.compile(r"“([^“”]*)”|«([^«»]*)»|„([^„“”]*)[“”]|\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Dispute:
    """A figure of an article with which other numbers do not agree.

    `title` names the sort of disagreement, `detail` gives both numbers in a few words and `sentence` says it in words
    for the user; `other` is a span of the article that says otherwise, the figure's own where nothing else does.
    """

    article_id: str
    span: Span
    title: str
    detail: str
    sentence: str
    other_article_id: str
    other: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A brief with all that its checks look at.

    `evidence` is everything that is kept, by id; `articles` those that the brief rests on, by id, in which quoted
    words and numbers are looked for; `markings` the list of the house, the least sensitive first.
    """

    brief: Brief
    template: Template
    evidence: Mapping[str, Evidence]
    articles: Mapping[str, Article] = field(default_factory=lambda: MappingProxyType({}))
    markings: tuple[ListedMarking, ...] = ()
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """Words of a block that stand for evidence; `span` in code points of the block's text."""

    section: Section
    block: Block
    evidence_id: str
    span: Span

    @property
    def words(self) -> str:
        """The words as they stand in the brief."""
        return self.span.cut(self.block.text)

    @property
    def marked(self) -> Span | None:
        """The words between the quotation marks that they stand in; None where they stand in none."""
        return between_marks(self.block.text, self.span)

    @property
    def is_quoted(self) -> bool:
        """Whether the reader sees them as somebody's own words: in quotation marks, or as a quotation of its own."""
        return self.block.kind is BlockKind.QUOTE or self.marked is not None


def carried_in(brief: Brief) -> Iterator[Carried]:
    """All words that stand for evidence, in reading order; formatting inside them does not part them."""
    for section, block in brief.blocks():
        at = 0
        current = ""
        start = 0
        for run in block.runs:
            if run.evidence_id != current:
                if current:
                    yield Carried(section, block, current, Span(start, at))
                current, start = run.evidence_id, at
            at += len(run.text)
        if current and at > start:
            yield Carried(section, block, current, Span(start, at))


def own_words(block: Block) -> str:
    """The block's text with the words of evidence blanked out, so that offsets stay as they are."""
    return "".join(run.text if not run.evidence_id else "\ufffc" * len(run.text) for run in block.runs)


def marked_spans(text: str) -> Iterator[Span]:
    """What stands between double quotation marks in a text, without the marks, in order."""
    for match in _MARKED.finditer(text):
        yield Span(match.start() + 1, match.end() - 1)


def between_marks(text: str, span: Span) -> Span | None:
    """The stretch between quotation marks that holds `span`; None where it lies in none."""
    return next((marked for marked in marked_spans(text) if marked.contains(span)), None)
