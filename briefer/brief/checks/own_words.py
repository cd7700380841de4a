"""Checks of the writer's own words: quotations and numbers in them that have no source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefer.brief.checks.finding import Finding, Origin, Place, Remedy, Rule, Severity
from briefer.brief.checks.material import Material, carried_in, marked_spans, own_words
from briefer.brief.checks.numbers import Number, find_numbers
from briefer.brief.checks.sources import find_like, find_number, find_words
from briefer.brief.model import Block, BlockKind, Section
from briefer.brief.verbatim import VerbatimState, compare, folded
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.core.span import Span

_FEWEST_WORDS = 2
"""Words in quotation marks from which they are taken for somebody's: one alone is often a term or a title."""

_TELLING = 100.0
"""A value from which a number is the same figure wherever the brief gives it; a smaller one needs the same noun."""

_OUR_COUNTS = frozenset({"article", "articles", "source", "sources", "outlet", "outlets", "annex", "annexes"})
"""What the writer counts of the brief itself."""

_SEARCHED = 60
"""Findings of one brief for which a source is looked for in the articles; the rest come without one."""


def unsourced_words(material: Material) -> Iterator[Finding]:
    """Words in quotation marks that stand for no evidence; where an article has them, it is named."""
    cards = _Cards(material)
    for count, (section, block, span) in enumerate(_quoted_without_evidence(material)):
        words = span.cut(block.text).strip(" ,\u2028")
        place = Place(section.key, block.id, Span(span.start, span.start + len(words)))
        kept = cards.with_words(words, EvidenceKind.QUOTATION)
        exact = _origin_of(kept) if kept else find_words(words, material.articles) if count < _SEARCHED else None
        like = find_like(words, material.articles) if exact is None and count < _SEARCHED else None
        yield _unsourced_words(place, words, material, kept, exact, like)


def unsourced_numbers(material: Material) -> Iterator[Finding]:
    """Numbers in the writer's own words that no evidence in the brief gives."""
    known: dict[tuple[float, str], set[str]] = {}
    for carried in _carried_numbers(material):
        known.setdefault(carried.amount, set()).add(carried.counts.rstrip("s"))
    cards = _Cards(material)
    searched = 0
    for section, block in material.brief.blocks():
        if block.kind is BlockKind.ATTRIBUTION:
            continue
        text = own_words(block)
        marked = tuple(marked_spans(block.text))
        beside = frozenset(number.amount for number in _numbers_cited_beside(block, material))
        for number in find_numbers(text):
            is_ours = number.counts in _OUR_COUNTS or any(span.contains(number.span) for span in marked)
            if is_ours or number.amount in beside or _is_known(number, known):
                continue
            kept = cards.with_words(number.span.cut(block.text), EvidenceKind.FIGURE)
            found = _origin_of(kept) if kept else None
            if found is None and searched < _SEARCHED:
                searched += 1
                found = find_number(number.span.cut(block.text), _sentence(block.text, number.span), material.articles)
            yield _unsourced_number(Place(section.key, block.id, number.span), block.text, material, kept, found)


def _unsourced_words(
    place: Place, words: str, material: Material, kept: Evidence | None, exact: Origin | None, like: Origin | None
) -> Finding:
    title, severity, advice = "Quoted words without a source", Severity.LOOK, ""
    found = exact or like
    if like is not None:
        title, severity = "Quoted words differ from an article", Severity.FIX
        advice = f"{_name_of(like, material)} has words like these. Attach it as their source to compare."
    elif exact is not None:
        advice = f"{_name_of(exact, material)} has these words. Attach it as their source."
    else:
        advice = "None of the brief’s articles has these words. Add the article they come from, or take the marks away."
    article = material.articles.get(found.article_id) if found is not None else None
    return Finding(
        rule=Rule.QUOTATION_UNSOURCED,
        severity=severity,
        title=title,
        detail=f"“{_short(words)}”",
        advice=advice,
        place=place,
        words=words,
        source=found.span.cut(article.text) if found is not None and article is not None else "",
        evidence_id=kept.id if kept else "",
        origin=found,
        remedies=(*((Remedy.ATTACH,) if found else ()), Remedy.REMOVE_MARKS),
    )


def _unsourced_number(
    place: Place, text: str, material: Material, kept: Evidence | None, found: Origin | None
) -> Finding:
    advice = "None of the brief’s evidence gives this number. Send the figure to the brief, or check it by hand."
    if found is not None:
        advice = f"{_name_of(found, material)} gives this number. Attach it as the source, or check it by hand."
    return Finding(
        rule=Rule.NUMBER_UNSOURCED,
        severity=Severity.LOOK,
        title="Number without a source",
        detail=f"“{_short(_around(text, place.span))}”",
        advice=advice,
        place=place,
        words=place.span.cut(text),
        evidence_id=kept.id if kept else "",
        origin=found,
        remedies=(Remedy.ATTACH,) if found else (),
    )


def _quoted_without_evidence(material: Material) -> Iterator[tuple[Section, Block, Span]]:
    titles = tuple(_bare(article.title) for article in material.articles.values())
    for section, block in material.brief.blocks():
        own = own_words(block)
        for span in marked_spans(block.text):
            inside = span.cut(own)
            is_title = any(_bare(inside) in title for title in titles)
            if "\ufffc" not in inside and len(inside.split()) >= _FEWEST_WORDS and not is_title:
                yield section, block, span


def _bare(text: str) -> str:
    """Letters and digits alone, for titles that are quoted with other marks inside."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _carried_numbers(material: Material) -> Iterator[Number]:
    for evidence_id in material.brief.evidence_ids():
        item = material.evidence.get(evidence_id)
        if item is not None:
            yield from find_numbers(item.anchor.text)
    for found in carried_in(material.brief):
        yield from find_numbers(found.words)


def _numbers_cited_beside(block: Block, material: Material) -> Iterator[Number]:
    """The numbers of the paragraphs to which the citations of a line lead."""
    for evidence_id in dict.fromkeys(run.evidence_id for run in block.runs if run.evidence_id):
        item = material.evidence.get(evidence_id)
        article = material.articles.get(item.anchor.article_id) if item is not None else None
        place = article.paragraph_at(item.anchor.span.start) if article is not None and item is not None else -1
        if article is not None and place >= 0:
            yield from find_numbers(article.paragraphs[place].span.cut(article.text))


def _is_known(number: Number, known: Mapping[tuple[float, str], set[str]]) -> bool:
    """Whether evidence in the brief gives the number, of the same thing where it is a small one."""
    counted = known.get(number.amount)
    if counted is None:
        return False
    is_telling = number.value >= _TELLING or number.value != int(number.value) or bool(number.unit)
    return is_telling or number.counts.rstrip("s") in counted


class _Cards:
    """The evidence from the brief's articles, made ready for looking up words in it many times."""

    def __init__(self, material: Material) -> None:
        self._texts = tuple(
            (folded(item.anchor.text), item)
            for item in material.evidence.values()
            if item.anchor.article_id in material.articles
        )

    def with_words(self, words: str, kind: EvidenceKind) -> Evidence | None:
        """The shortest card that has these words as its own, of that kind first; None for none."""
        sought = folded(words)
        fitting = [
            item
            for text, item in self._texts
            if sought in text and compare(words, item.anchor.text) not in {VerbatimState.ALTERED, VerbatimState.MARKED}
        ]
        return min(fitting, key=lambda item: (item.kind is not kind, len(item.anchor.text)), default=None)


def _origin_of(item: Evidence) -> Origin:
    return Origin(item.anchor.article_id, item.anchor.span)


def _name_of(origin: Origin, material: Material) -> str:
    article = material.articles.get(origin.article_id)
    if article is None:
        return "An article"
    paragraph = article.paragraph_at(origin.span.start) + 1
    return f"{article.outlet or article.title or 'An article'}, paragraph {paragraph},"


def _sentence(text: str, span: Span) -> str:
    return text[max(0, span.start - 120) : span.end + 120]


def _around(text: str, span: Span) -> str:
    """The number with a few words on each side."""
    left = text.rfind(" ", 0, span.start - 16) + 1 if span.start > 16 else 0
    right = text.rfind(" ", span.end, span.end + 24) if span.end + 24 < len(text) else len(text)
    return f"{'…' if left else ''}{text[left : max(right, span.end)]}{'…' if right < len(text) else ''}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:58].rsplit(' ', 1)[0]}…"
