"""A first draft of a brief from what the machine found: key quotations and figures, each word for word."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.brief.edit import ends_sentence, evidence_blocks, with_blocks
from briefer.brief.model import Block, BlockKind, Brief, Run, new_id
from briefer.brief.template import SectionTemplate, Template, new_brief
from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind, Quotation, QuotationKind
from briefer.workflow.keeping import figure_evidence, quotation_evidence, quotation_span
from briefer.workflow.lines import carrying_line, leans_on_context
from briefer.workflow.placing import FoundArticle, lead_in, quotation_line
from briefer.workflow.purpose import purpose

_FULL_QUOTATION = 5
_FULL_STRETCH = 30
_LATER = 0.25
_POOL = 250
"""Lines, the best ones, that a draft chooses from; comparing them all with each other stays quick."""

_OWN_WORDS = {QuotationKind.DIRECT: 0.25, QuotationKind.MIXED: 0.1, QuotationKind.INDIRECT: 0.0}
_AGAIN = 0.2
"""What each earlier line of a speaker takes off the next one's score."""

_ALIKE = 0.8
"""Share of the shorter line's different words from which two lines count as one."""

_WORD = re.compile(r"\w+")
_NAMELESS = re.compile(r"\b(?:he|she|they|it) (?:said|added|says|told|warned|argued)\b")
_POINTING = re.compile(
    r"\b(?:the|this|that|such|these|those) (?:idea|plan|move|proposal|claim|suggestion|request|demand|allegation|"
    r"charge|offer|comment|remark|decision|accusation)s?(?= (?:and|but|as|on|in|was|were|is|are)\b|[,.])"
)
_LONGEST_LINE = 45
# They name what was talked about, not what was said.
_TOPIC_VERBS = frozenset({"addressed", "approved", "considered", "debated", "discussed", "raised", "reviewed"})
_LATE_KINDS = frozenset({FigureKind.DATE, FigureKind.ORDINAL, FigureKind.DURATION})


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted brief with the evidence that stands in it, in order of first appearance."""

    brief: Brief
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A candidate: its evidence, how good it is, and which article (by order) it stands in."""

    evidence: Evidence
    score: float
    order: int

    @property
    def place(self) -> tuple[int, int]:
        return self.order, self.evidence.anchor.span.start

    @property
    def words(self) -> int:
        leading = lead_in(self.evidence) if self.evidence.direct else ""
        return len(self.evidence.anchor.text.split()) + len(leading.split())


def draft_brief(
    template: Template,
    found: Sequence[FoundArticle],
    title: str,
    date: dt.date,
    marking: str,
    at: dt.datetime,
) -> Draft:
    """A brief with the best of what was found under the template's headings; `at` is when it counts as kept.

    Sections take the kinds of evidence that the template names, up to its numbers and limits; the best lines go
    to the first section that takes them, and stand in the order of the articles. No words are placed twice.
    Judgement and next steps stay empty: they are the writer's. With nothing found only the purpose is written.
    """
    brief = new_brief(template, title, date, marking)
    pool = _without_copies(sorted(_lines(found, at), key=lambda line: (-line.score, line.place))[:_POOL])
    placed: list[_Line] = []
    for section in template.sections:
        chosen = _choose(section, pool, placed)
        placed += chosen
        blocks = tuple(
            block
            for line in sorted(chosen, key=lambda line: line.place)
            for block in line_blocks(line.evidence, section.block)
        )
        if blocks:
            brief = with_blocks(brief, section.key, blocks)
    brief = _with_purpose(brief, template, tuple(item.article for item in found))
    by_id = {line.evidence.id: line.evidence for line in placed}
    return Draft(brief, tuple(by_id[item] for item in brief.evidence_ids()))


def line_blocks(evidence: Evidence, kind: BlockKind) -> tuple[Block, ...]:
    """Evidence as it stands in a draft: one line of the section's kind, which reads as a sentence.

    A direct quotation is led in by its speaker and cue; in a section of paragraphs it gets a block of its own.
    """
    if evidence.direct and kind is BlockKind.PARAGRAPH:
        return evidence_blocks(evidence)
    if evidence.direct:
        return (Block(new_id(), kind, quotation_line(evidence)),)
    text = evidence.anchor.text.replace("\n", "\u2028")
    closing = () if ends_sentence(text) else (Run("."),)
    return (Block(new_id(), kind, (Run(text, evidence_id=evidence.id), *closing)),)


def _lines(found: Sequence[FoundArticle], at: dt.datetime) -> Iterator[_Line]:
    for order, item in enumerate(found):
        later = _later_stretches(item.suggestions.quotations)
        key_groups = {quotation.group for quotation in item.suggestions.quotations if quotation.key} - {0}
        for quotation in item.suggestions.quotations:
            span = _quotation_line(item.article, quotation)
            if span is not None:
                evidence = quotation_evidence(item.article, quotation, span, at)
                # Of a quotation cut by its attribution one stretch is key; the whole of it is meant.
                whole = replace(quotation, key=quotation.key or quotation.group in key_groups)
                score = _score(whole, evidence) - (_LATER if quotation.span.start in later else 0.0)
                yield _Line(evidence, score, order)
        for figure in item.suggestions.figures:
            span = carrying_line(item.article, figure.extent)
            if span is not None and not _is_quoted(figure, item.suggestions.quotations):
                evidence = figure_evidence(item.article, figure, span, at)
                yield _Line(evidence, _score(figure, evidence), order)


def _without_copies(lines: Sequence[_Line]) -> list[_Line]:
    """The lines without those that say what an earlier article says, as a syndicated copy does."""
    return [line for line in lines if not any(other.order < line.order and _repeats(line, other) for other in lines)]


def _later_stretches(quotations: tuple[Quotation, ...]) -> frozenset[int]:
    """Starts of the stretches that go on with a quotation whose opening words are full enough to stand alone."""
    opened: set[int] = set()
    later: set[int] = set()
    for quotation in quotations:
        if quotation.group in opened:
            later.add(quotation.span.start)
        elif quotation.group and len(quotation.span) >= _FULL_STRETCH:
            opened.add(quotation.group)
    return frozenset(later)


def _quotation_line(article: Article, quotation: Quotation) -> Span | None:
    """The words to show: whole sentences in marks as they are, anything else with the line it stands in."""
    span = quotation_span(article, quotation)
    text = span.cut(article.text)
    if quotation.kind is QuotationKind.DIRECT and len(text.split()) >= _FULL_QUOTATION and not text[:1].islower():
        return span
    return carrying_line(article, span)


def _is_quoted(figure: Figure, quotations: tuple[Quotation, ...]) -> bool:
    """Whether the figure stands in somebody's own words, which may only be shown as such."""
    return any(
        quotation.kind is QuotationKind.DIRECT and quotation.span.overlaps(figure.extent) for quotation in quotations
    )


def _score(suggestion: Quotation | Figure, evidence: Evidence) -> float:
    text = evidence.anchor.text
    words = len(text.split())
    score = suggestion.rank + (0.3 if suggestion.key else 0.0)
    if not evidence.direct and _NAMELESS.search(text):
        score -= 0.4
    if not evidence.direct and _POINTING.search(text):
        score -= 0.3
    if leans_on_context(text):
        score -= 0.25 if evidence.direct else 0.5
    score -= 0.4 if words > _LONGEST_LINE else 0.0
    score -= 0.3 if words < _FULL_QUOTATION else 0.0
    if isinstance(suggestion, Figure):
        score -= 0.4 if suggestion.kind in _LATE_KINDS else 0.0
        score -= 0.2 if "“" in text or '"' in text else 0.0
    else:
        score += _OWN_WORDS[suggestion.kind]
        score -= 0.2 if evidence.cue.lower() in _TOPIC_VERBS else 0.0
        # Words that nobody is named for come last of all.
        score -= 0.0 if evidence.speaker else 1.5
    return score


def _choose(section: SectionTemplate, pool: Sequence[_Line], placed: Sequence[_Line]) -> list[_Line]:
    """The best lines that still fit, each kind in turn where a section takes several."""
    kinds = [kind for kind in section.evidence if kind in {EvidenceKind.QUOTATION, EvidenceKind.FIGURE}]
    chosen: list[_Line] = []
    words = 0
    while kinds and len(chosen) < section.most:
        kind = kinds[len(chosen) % len(kinds)]
        room = section.limit - words if section.limit else None
        line = _best(kind, pool, [*placed, *chosen], room)
        if line is None:
            kinds.remove(kind)
            continue
        chosen.append(line)
        words += line.words
    return chosen


def _best(kind: EvidenceKind, pool: Sequence[_Line], used: Sequence[_Line], room: int | None) -> _Line | None:
    """The best unused line of a kind with at most `room` words; who has spoken already comes later."""
    spoken = Counter(line.evidence.speaker.lower() for line in used if line.evidence.speaker)
    fitting = (
        line
        for line in pool
        if line.evidence.kind is kind
        and (room is None or line.words <= room)
        and not any(_repeats(line, other) for other in used)
    )
    return max(fitting, key=lambda line: line.score - _AGAIN * spoken[line.evidence.speaker.lower()], default=None)


def _repeats(line: _Line, other: _Line) -> bool:
    """Whether two lines share words of one article, or say the same in two articles."""
    one, two = line.evidence.anchor, other.evidence.anchor
    if one.article_id == two.article_id and one.span.overlaps(two.span):
        return True
    ours, theirs = _words(one.text), _words(two.text)
    return len(ours & theirs) >= _ALIKE * min(len(ours), len(theirs))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _with_purpose(brief: Brief, template: Template, articles: Sequence[Article]) -> Brief:
    section = next((section for section in template.sections if section.opens), None)
    if section is None or not articles:
        return brief
    return with_blocks(brief, section.key, (Block(new_id(), section.block, (Run(purpose(articles)),)),))
