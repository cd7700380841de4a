"""How kept evidence first stands in a brief: as a line that can be read, with its words tied to their source.

The words around a figure, and the lead-in of a quotation, are the writer's own from then on, to be changed freely.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from briefer.brief.edit import (
    LONG_QUOTATION,
    ends_sentence,
    evidence_blocks,
    evidence_runs,
    place_blocks,
    tied,
    with_blocks,
)
from briefer.brief.model import Block, BlockKind, Brief, Run, merged, new_id, runs_between
from briefer.brief.template import Template
from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind, find_anchor
from briefer.core.span import Span
from briefer.core.suggestion import FigureKind, Quotation, QuotationKind, Suggestions
from briefer.export.references import long_date
from briefer.workflow.lines import carrying_line, sentence_around
from briefer.workflow.templates import template

_LONGEST_LINE = 45
"""Words of a sentence beyond which a figure stands without it."""

_CUES = frozenset({
    "said", "says", "added", "adds", "warned", "warns", "argued", "argues", "wrote", "writes", "noted", "notes",
    "insisted", "stated", "states", "explained", "announced", "declared", "replied", "concluded",
})  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "they", "it", "we"})
_MARKS = '“”«»"'
_OPENER = re.compile(
    r"^(?:(?:But|And|Yet|So|Or)\s+|(?:However|Meanwhile|Instead|Also|Still|Moreover|Indeed|Nevertheless),\s+)"
)
"""How a sentence takes up the one before it, which stays in the article."""

_WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article with what was found in it."""

    article: Article
    suggestions: Suggestions


def placed(brief: Brief, evidence: Evidence, origin: FoundArticle, section_key: str, at: int | None = None) -> Brief:
    """The brief with the evidence in a section, before the block with index `at`, at the end for None.

    A figure whose sentence already stands there is tied to its words in it, so that no sentence comes twice. Raises
    `NoSuchSectionError`.
    """
    blocks = placed_blocks(evidence, origin, template(brief.template), section_key)
    section = next((section for section in brief.sections if section.key == section_key), None)
    if section is not None and evidence.kind is EvidenceKind.FIGURE:
        leading = list(takewhile(lambda run: not run.evidence_id, blocks[0].runs))
        start = sum(len(run.text) for run in leading)
        span = Span(start, start + len(evidence.anchor.text))
        for number, block in enumerate(section.blocks):
            is_own = not any(run.evidence_id for run in runs_between(block.runs, span.start, span.end))
            if block.text == blocks[0].text and is_own:
                there = (*section.blocks[:number], tied(block, span, evidence.id), *section.blocks[number + 1 :])
                return with_blocks(brief, section_key, there)
    return place_blocks(brief, blocks, section_key, at)


def placed_blocks(evidence: Evidence, origin: FoundArticle, chosen: Template, section_key: str) -> tuple[Block, ...]:
    """The blocks with which evidence comes into a section of a brief.

    A figure comes in the sentence that carries it, or its main part; a quotation with its speaker, a long one with a
    line below that also says when, where the template wants dates. What the article no longer has, or cannot carry,
    comes as `brief.edit.evidence_blocks` has it.
    """
    section = chosen.section(section_key)
    kind = section.block if section is not None else BlockKind.PARAGRAPH
    if evidence.kind is EvidenceKind.FIGURE:
        line = figure_line(evidence, origin)
        return evidence_blocks(evidence) if line is None else (Block(new_id(), kind, line),)
    if evidence.kind is not EvidenceKind.QUOTATION or not evidence.direct:
        return evidence_blocks(evidence)
    if len(evidence.anchor.text.split()) >= LONG_QUOTATION:
        quote = Block(new_id(), BlockKind.QUOTE, evidence_runs(evidence))
        said = attribution(evidence, origin, dated=chosen.dated)
        return (quote, Block(new_id(), BlockKind.ATTRIBUTION, (Run(said),))) if said else (quote,)
    return (Block(new_id(), kind, quotation_line(evidence)),)


def figure_line(evidence: Evidence, origin: FoundArticle) -> tuple[Run, ...] | None:
    """A figure in the sentence that carries it; None where none can: in quoted words, a heading, too long a sentence.

    A pronoun for somebody whose words the sentence reports becomes the name, where that is known.
    """
    article = origin.article
    span = find_anchor(evidence.anchor, article.text)
    line = carrying_line(article, span) if span is not None else None
    if span is None or line is None or not line.contains(span):
        return None
    text = line.cut(article.text)
    if len(text.split()) > _LONGEST_LINE or any(mark in text for mark in _MARKS):
        return None
    before = _OPENER.sub("", _named(Span(line.start, span.start), origin))
    after = _named(Span(span.end, line.end), origin)
    closing = "" if ends_sentence(f"{evidence.anchor.text}{after}") else "."
    carried = Run(span.cut(article.text), evidence_id=evidence.id)
    first = Run(before[:1].upper() + before[1:])
    return merged((first, carried, Run(f"{after}{closing}")))


def quotation_line(evidence: Evidence) -> tuple[Run, ...]:
    """A direct quotation in a line of its own, led in by its speaker and cue."""
    text = evidence.anchor.text.replace("\n", "\u2028")
    closing = "”" if ends_sentence(text) else "”."
    return (Run(f"{lead_in(evidence)}“"), Run(text, evidence_id=evidence.id), Run(closing))


def lead_in(evidence: Evidence) -> str:
    """Who speaks, with the reporting word where it can stand before a colon; "" where nobody is named."""
    speaker = evidence.speaker[:1].upper() + evidence.speaker[1:]
    if not speaker:
        return ""
    if evidence.via:
        return f"{speaker}, quoting {evidence.via}: "
    cue = evidence.cue.lower()
    return f"{speaker} {cue}: " if cue in _CUES else f"{speaker}: "


def attribution(evidence: Evidence, origin: FoundArticle, *, dated: bool) -> str:
    """The line under a quotation: who said it, and the day; without a day of its own that of the article, as such."""
    speaker = evidence.speaker[:1].upper() + evidence.speaker[1:]
    if evidence.via:
        speaker = f"{speaker}, quoting {evidence.via}"
    if not dated:
        return speaker
    day = _day_of(evidence, origin)
    if day is not None:
        return ", ".join(part for part in (speaker, long_date(day)) if part)
    article = origin.article
    when = long_date(article.published) if article.published is not None else ""
    where = ", ".join(part for part in (article.outlet, when) if part)
    return f"{speaker}, in {where}" if speaker and article.outlet else ", ".join(filter(None, (speaker, where)))


def _named(span: Span, origin: FoundArticle) -> str:
    """The article's words there, with the pronouns of known speakers made names."""
    text = origin.article.text
    pieces: list[str] = []
    at = span.start
    for place, name in sorted(_speakers_in(span, origin), key=lambda pair: pair[0]):
        if place.start >= at:
            pieces += [text[at : place.start], name]
            at = place.end
    return "".join([*pieces, text[at : span.end]])


def _speakers_in(span: Span, origin: FoundArticle) -> Iterator[tuple[Span, str]]:
    for quotation in origin.suggestions.quotations:
        speaker = quotation.speaker
        if speaker is None or speaker.text.lower() not in _PRONOUNS:
            continue
        if quotation.resolved and span.contains(speaker.span):
            yield speaker.span, quotation.resolved


def _day_of(evidence: Evidence, origin: FoundArticle) -> dt.date | None:
    """The day that the sentence of a quotation gives outside its marks, at the latest that of the article."""
    quotation = _quotation_of(evidence, origin)
    if quotation is None:
        return None
    around = quotation.span
    for mention in (quotation.speaker, quotation.cue):
        around = around.joined(mention.span) if mention is not None else around
    sentence = sentence_around(origin.article, around)
    if sentence is None:
        return None
    spoken = [item.span for item in origin.suggestions.quotations if item.kind is not QuotationKind.INDIRECT]
    days = {
        figure.date
        for figure in origin.suggestions.figures
        if figure.kind is FigureKind.DATE
        and _WHOLE_DATE.fullmatch(figure.date)
        and sentence.contains(figure.span)
        and not any(words.overlaps(figure.span) for words in spoken)
    }
    if len(days) != 1:
        return None
    try:
        day = dt.date.fromisoformat(days.pop())
    except ValueError:
        return None
    published = origin.article.published
    return day if published is None or day <= published else None


def _quotation_of(evidence: Evidence, origin: FoundArticle) -> Quotation | None:
    return next((item for item in origin.suggestions.quotations if item.span.overlaps(evidence.anchor.span)), None)
