"""Turning suggestions and selections into evidence; pure, so the window may call it while one types."""

from __future__ import annotations

import datetime as dt

from briefer.brief.model import new_id
from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind, anchor_span
from briefer.core.span import Span
from briefer.core.suggestion import Figure, Quotation, QuotationKind
from briefer.workflow.lines import in_one_paragraph, with_closing_marks

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "who", "one", "this", "that", "these"}
)
_ROLE_WORDS = 8
_OPENING = "“«„"
_CLOSING = "”»"


def evidence_from(article: Article, suggestion: Quotation | Figure, at: dt.datetime) -> Evidence:
    """The evidence that keeping a suggestion gives, with a fresh id.

    A direct quotation keeps the words inside its marks, without the comma that only leads over to the
    attribution; other quotations the smallest stretch with speaker, cue and content where these share a
    paragraph; a figure its number with qualifier and unit.
    """
    if isinstance(suggestion, Quotation):
        return quotation_evidence(article, suggestion, quotation_span(article, suggestion), at)
    return figure_evidence(article, suggestion, suggestion.extent, at)


def evidence_from_selection(article: Article, span: Span, kind: EvidenceKind, at: dt.datetime) -> Evidence:
    """Evidence for words chosen by hand, without white space at either end. Raises ValueError where none are left.

    A quotation that stands inside quotation marks, or was chosen with them, is direct and kept without them.
    """
    words = _trimmed(article.text, span, " \t\n\u00a0")
    direct = False
    if kind is EvidenceKind.QUOTATION:
        chosen = words.cut(article.text)
        if len(words) > 2 and chosen[0] in _OPENING and chosen[-1] in _CLOSING:
            words = Span(words.start + 1, words.end - 1)
        direct = _in_marks(article.text, words)
    return Evidence(
        id=new_id(),
        kind=kind,
        anchor=anchor_span(article, words),
        direct=direct,
        value=words.cut(article.text) if kind is EvidenceKind.FIGURE else "",
        kept_at=at,
    )


def quotation_evidence(article: Article, quotation: Quotation, span: Span, at: dt.datetime) -> Evidence:
    """Evidence for a quotation that holds `span`, which may be wider than the quotation itself."""
    return Evidence(
        id=new_id(),
        kind=EvidenceKind.QUOTATION,
        anchor=anchor_span(article, span),
        speaker=speaker_name(quotation),
        cue=quotation.cue.text if quotation.cue else "",
        via=quotation.via,
        direct=quotation.kind is QuotationKind.DIRECT and quotation.span.contains(span),
        kept_at=at,
    )


def figure_evidence(article: Article, figure: Figure, span: Span, at: dt.datetime) -> Evidence:
    """Evidence for a figure that holds `span`, which may be the line in which it stands."""
    return Evidence(
        id=new_id(),
        kind=EvidenceKind.FIGURE,
        anchor=anchor_span(article, span),
        value=figure.span.cut(article.text),
        about=figure.about,
        kept_at=at,
    )


def quotation_span(article: Article, quotation: Quotation) -> Span:
    """What of a quotation is kept; see `evidence_from`."""
    if quotation.kind is QuotationKind.DIRECT:
        words = _trimmed(article.text, quotation.span, " \n,")
        return words if len(words) else quotation.span
    span = quotation.span
    for mention in (quotation.speaker, quotation.cue):
        if mention is not None and in_one_paragraph(article, span.joined(mention.span)):
            span = span.joined(mention.span)
    return with_closing_marks(article.text, span)


def speaker_name(quotation: Quotation) -> str:
    """The name to give in a brief: the fullest form with its role where the text has it; "" for a mere pronoun."""
    mention = quotation.speaker.text if quotation.speaker else ""
    resolved = quotation.resolved
    if mention.lower() in _PRONOUNS:
        return resolved
    if not resolved or (resolved in mention and len(mention.split()) <= _ROLE_WORDS):
        return mention
    if mention.lower().startswith("the ") and mention.split()[-1].lower() == resolved.split()[-1].lower():
        return resolved if resolved.lower().startswith("the ") else f"the {resolved}"
    return resolved


def _in_marks(text: str, span: Span) -> bool:
    """Whether the stretch lies between quotation marks of one passage, not necessarily right behind them."""
    before = max((text.rfind(mark, 0, span.start) for mark in _OPENING), default=-1)
    after = min((place for mark in _CLOSING if (place := text.find(mark, span.end)) != -1), default=-1)
    if before == -1 or after == -1 or "\n" in text[before:after]:
        return False
    between = text[before + 1 : span.start] + span.cut(text) + text[span.end : after]
    return not any(mark in between for mark in _OPENING + _CLOSING)


def _trimmed(text: str, span: Span, characters: str) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in characters:
        start += 1
    while end > start and text[end - 1] in characters:
        end -= 1
    return Span(start, end)
