"""Checks of figures: whether a number is its source's, and whether the sources agree about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.brief.checks.finding import Finding, Origin, Place, Remedy, Rule, Severity
from briefer.brief.checks.material import Carried, Dispute, Material, carried_in
from briefer.brief.checks.numbers import find_numbers
from briefer.brief.verbatim import VerbatimState, compare
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.core.span import Span

_HEDGE = re.compile(
    r"\b(?P<hedge>about|around|roughly|approximately|some|nearly|almost|close to|more than|over|at least|up to|"
    r"as many as|less than|fewer than|under|at most|no more than|an estimated|an average of)\s*$",
    re.IGNORECASE,
)
_HEDGE_BEFORE = 24
"""Code points before a number in which its hedge is looked for."""


def differing_figures(material: Material) -> Iterator[Finding]:
    """Words that stand for a figure and give another number, other words, or leave out that it is rounded."""
    for found in carried_in(material.brief):
        item = material.evidence.get(found.evidence_id)
        if item is None or item.kind is not EvidenceKind.FIGURE:
            continue
        if compare(found.words, item.anchor.text) is VerbatimState.ALTERED:
            yield _altered(found, item)
        elif hedge := _dropped_hedge(found, item):
            yield _finding(
                found,
                item,
                Rule.HEDGE_DROPPED,
                Severity.LOOK,
                "Figure is less exact in its source",
                f"The source says “{hedge} {_number_words(found.words)}”. Without “{hedge}” the number reads as exact.",
            )


def disputed_figures(material: Material) -> Iterator[Finding]:
    """Figures in the brief with which other numbers of their article, or another article, do not agree.

    Each disagreement is told once, at the first of its figures, and each place has one at the most.
    """
    told: set[frozenset[Origin]] = set()
    for found in carried_in(material.brief):
        item = material.evidence.get(found.evidence_id)
        if item is None:
            continue
        for dispute in material.disputes:
            other = Origin(dispute.other_article_id, dispute.other)
            pair = frozenset({Origin(dispute.article_id, dispute.span), other})
            if pair in told or not _stands(found, item, dispute, material):
                continue
            told.add(pair)
            yield Finding(
                rule=Rule.FIGURE_DISPUTED,
                severity=Severity.LOOK,
                title=dispute.title,
                detail=dispute.detail,
                advice=dispute.sentence,
                place=_place(found),
                words=found.words,
                evidence_id=item.id,
                origin=other,
            )
            break


def _stands(found: Carried, item: Evidence, dispute: Dispute, material: Material) -> bool:
    is_its = item.anchor.article_id == dispute.article_id and item.anchor.span.overlaps(dispute.span)
    return is_its and _gives(found, item, material, dispute.span)


def _gives(found: Carried, item: Evidence, material: Material, disputed: Span) -> bool:
    """Whether the words in the brief hold the disputed number, and not only other words of the same evidence."""
    article = material.articles.get(item.anchor.article_id)
    stated = find_numbers(disputed.cut(article.text)) if article is not None else ()
    given = {number.amount[0] for number in find_numbers(found.words)}
    return not stated or any(number.amount[0] in given for number in stated)


def _altered(found: Carried, item: Evidence) -> Finding:
    here = [number.amount for number in find_numbers(found.words)]
    there = [number.amount for number in find_numbers(item.anchor.text)]
    if here and all(amount in there for amount in here):
        return _finding(
            found,
            item,
            Rule.FIGURE_REWORDED,
            Severity.LOOK,
            "Figure is worded otherwise than in its source",
            "The number is the source’s; the words around it are not. The exported file’s record will say so.",
            Remedy.RELEASE,
        )
    numbers = ", ".join(_number_texts(found.words)) or "no number"
    theirs = ", ".join(_number_texts(item.anchor.text)) or "none"
    return _finding(
        found,
        item,
        Rule.FIGURE_DIFFERS,
        Severity.FIX,
        "Figure differs from its source",
        f"The brief gives {numbers}, the source {theirs}.",
        Remedy.RELEASE,
    )


def _dropped_hedge(found: Carried, item: Evidence) -> str:
    """The source's word before the number ("about") that the brief leaves out; "" where none is left out."""
    numbers = find_numbers(item.anchor.text)
    first = next(iter(find_numbers(found.words)), None)
    if first is None:
        return ""
    number = next((number for number in numbers if number.amount == first.amount), None)
    if number is None:
        return ""
    hedge = _HEDGE.search(item.anchor.text[max(0, number.span.start - _HEDGE_BEFORE) : number.span.start])
    if hedge is None:
        return ""
    at = found.span.start + first.span.start
    before = found.block.text[max(0, at - _HEDGE_BEFORE) : at]
    return "" if _HEDGE.search(before) else hedge["hedge"].lower()


def _finding(
    found: Carried, item: Evidence, rule: Rule, severity: Severity, title: str, advice: str, *more: Remedy
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        title=title,
        detail=_detail(found, item),
        advice=advice,
        place=_place(found),
        words=found.words,
        source=item.anchor.text,
        evidence_id=item.id,
        origin=Origin(item.anchor.article_id, item.anchor.span),
        remedies=(Remedy.USE_SOURCE, *more),
    )


def _detail(found: Carried, item: Evidence) -> str:
    here, there = _short(found.words), _short(item.anchor.text)
    return f"{here}, in the source {there}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:38].rsplit(' ', 1)[0]} …"


def _number_texts(text: str) -> list[str]:
    return [number.span.cut(text) for number in find_numbers(text)]


def _number_words(text: str) -> str:
    return next(iter(_number_texts(text)), _short(text))


def _place(found: Carried) -> Place:
    return Place(found.section.key, found.block.id, found.span)
