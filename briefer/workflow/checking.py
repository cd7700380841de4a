"""Checking a brief: gathers from the library what the checks look at, and names the places that they found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefer.brief.checks import Dispute, Finding, Material, Origin, Report, Rule, check_brief
from briefer.brief.model import Brief
from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.core.span import Span
from briefer.core.suggestion import Suggestions
from briefer.library.errors import LibraryError
from briefer.workflow.keeping import evidence_from_selection, figure_evidence, quotation_evidence
from briefer.workflow.placing import FoundArticle
from briefer.workflow.templates import listed_markings, template

if TYPE_CHECKING:
    from briefer.library import Library

MOST_ARTICLES = 40
"""Articles in which the sources of a brief's words are looked for: those it cites first, then where else was kept."""

_AROUND = 120
"""Code points of an article shown on each side of what a finding points at."""


@dataclass(frozen=True, slots=True)
class SourceSide:
    """What an article says about a finding: where ("Northern Herald, paragraph 3"), and the words.

    `told` is the part of `words` that is meant.
    """

    where: str
    words: str
    told: Span


@dataclass(frozen=True, slots=True)
class CheckedBrief:
    """A brief with what its checks found; `sides` gives, by the key of a finding, what an article says about it."""

    brief: Brief
    report: Report
    sides: Mapping[str, SourceSide] = field(default_factory=lambda: MappingProxyType({}))


class BriefChecker:
    """Checks briefs of one library and remembers its articles, for one caller at a time."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._found: dict[str, FoundArticle] = {}
        self._disputes: tuple[tuple[str, ...], tuple[Dispute, ...]] = ((), ())

    def check(self, brief: Brief, evidence: Sequence[Evidence]) -> CheckedBrief:
        """What the checks find in the brief with this evidence kept. Raises what the library raises."""
        kept = {item.id: item for item in evidence}
        found = tuple(self._articles(_rests_on(brief, kept)))
        articles = {item.article.id: item.article for item in found}
        ids = tuple(key for key in articles if key in self._found)
        if ids != self._disputes[0]:
            self._disputes = ids, disputes(found)
        return _checked(_material(brief, kept, articles, self._disputes[1]))

    def _articles(self, ids: tuple[str, ...]) -> Iterator[FoundArticle]:
        for article_id in ids:
            if article_id in self._found:
                yield self._found[article_id]
                continue
            try:
                article = self._library.article(article_id)
            except LibraryError:
                # Its evidence stays, with the words that it was kept with.
                continue
            suggestions = self._library.suggestions(article_id)
            found = FoundArticle(article, suggestions or Suggestions())
            if suggestions is not None:
                self._found[article_id] = found
            yield found


def check_draft(brief: Brief, evidence: Sequence[Evidence], found: Sequence[FoundArticle]) -> Report:
    """What the checks find in a brief that was drafted from these articles, without a library."""
    kept = {item.id: item for item in evidence}
    articles = {item.article.id: item.article for item in found}
    return check_brief(_material(brief, kept, articles, disputes(found)))


def evidence_for(finding: Finding, article: Article, found: Suggestions | None, at: dt.datetime) -> Evidence:
    """The evidence that ties a finding's words to the place of the article where they were found.

    Who speaks is taken from what was found in the article. Raises ValueError for a finding without such a place.
    """
    if finding.origin is None:
        raise ValueError("the finding names no place of an article")
    span, suggestions = finding.origin.span, found or Suggestions()
    if finding.rule is Rule.NUMBER_UNSOURCED:
        for figure in suggestions.figures:
            if figure.extent.contains(span):
                return figure_evidence(article, figure, figure.extent, at)
        return evidence_from_selection(article, span, EvidenceKind.FIGURE, at)
    for quotation in suggestions.quotations:
        if quotation.span.contains(span):
            return quotation_evidence(article, quotation, span, at)
    return evidence_from_selection(article, span, EvidenceKind.QUOTATION, at)


def disputes(found: Sequence[FoundArticle]) -> tuple[Dispute, ...]:
    """The figures of the articles with which their own numbers, or those of another article, do not agree."""
    disputed: list[Dispute] = []
    for item in found:
        for finding in item.suggestions.arithmetic:
            part = finding.parts[0] if finding.parts else finding.span
            key = item.article.id
            title = "Figure disagrees with its own article"
            detail = _detail(finding.span.cut(item.article.text), part.cut(item.article.text), "the same article")
            disputed.append(Dispute(key, finding.span, title, detail, finding.sentence, key, part))
    return (*disputed, *_between(found))


def _between(found: Sequence[FoundArticle]) -> Iterator[Dispute]:
    if len(found) < 2:
        return
    from briefer.extract.figures.comparing import (  # noqa: PLC0415  (its word lists, only when something is compared)
        FoundFigures,
        comparable_figures,
    )

    articles = {item.article.id: item.article for item in found}
    for pair in comparable_figures([FoundFigures(item.article, item.suggestions.figures) for item in found]):
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            there = articles[other.article_id]
            words = one.figure.extent.cut(articles[one.article_id].text)
            yield Dispute(
                one.article_id,
                one.figure.extent,
                "Figure differs between articles",
                _detail(words, other.figure.extent.cut(there.text), there.outlet or "another article"),
                pair.sentence,
                other.article_id,
                other.figure.extent,
            )


def _detail(words: str, others: str, where: str) -> str:
    return f"{' '.join(words.split())}, in {where} {' '.join(others.split())}"


def _rests_on(brief: Brief, kept: Mapping[str, Evidence]) -> tuple[str, ...]:
    """The articles that the brief cites, in its order, then those that other evidence was kept from, newest first."""
    cited = [kept[key].anchor.article_id for key in brief.evidence_ids() if key in kept]
    others = [item.anchor.article_id for item in sorted(kept.values(), key=lambda item: item.kept_at, reverse=True)]
    return tuple(dict.fromkeys([*cited, *others]))[:MOST_ARTICLES]


def _material(
    brief: Brief,
    kept: Mapping[str, Evidence],
    articles: Mapping[str, Article],
    disputed: tuple[Dispute, ...],
) -> Material:
    return Material(
        brief=brief,
        template=template(brief.template),
        evidence=kept,
        articles=articles,
        markings=listed_markings(),
        disputes=disputed,
    )


def _checked(material: Material) -> CheckedBrief:
    report = check_brief(material)
    shown = (*report.findings, *(item.finding for item in report.accepted))
    sides = {
        finding.key: _side(finding, finding.origin, material.articles[finding.origin.article_id])
        for finding in shown
        if finding.origin is not None and finding.origin.article_id in material.articles
    }
    return CheckedBrief(material.brief, report, MappingProxyType(sides))


def _side(finding: Finding, origin: Origin, article: Article) -> SourceSide:
    place = article.paragraph_at(origin.span.start)
    name = article.outlet or article.title or article.original.name
    where = f"{name}, paragraph {place + 1}" if place >= 0 else name
    if finding.source:
        return SourceSide(where, finding.source, Span(0, 0))
    whole = article.paragraphs[place].span if place >= 0 else origin.span
    start, end = max(whole.start, origin.span.start - _AROUND), min(whole.end, origin.span.end + _AROUND)
    if start > whole.start:
        start = min(article.text.find(" ", start, origin.span.start) + 1 or origin.span.start, origin.span.start)
    if end < whole.end:
        end = max(article.text.rfind(" ", origin.span.end, end), origin.span.end)
    words = article.text[start:end]
    lead = "… " if start > whole.start else ""
    told = origin.span.shifted(-start) if start <= origin.span.start else Span(0, 0)
    return SourceSide(where, f"{lead}{words}{' …' if end < whole.end else ''}", told.shifted(len(lead)))
