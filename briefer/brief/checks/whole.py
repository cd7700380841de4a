"""Checks of the brief as a whole: its sections, its markings, and what was kept for it."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.brief.checks.finding import Finding, Origin, Place, Remedy, Rule, Severity
from briefer.brief.checks.material import Material, carried_in
from briefer.brief.markings import marking_of
from briefer.brief.model import Section
from briefer.core.span import Span

_TENTH = 10
"""A section over its limit by more than a tenth is to be looked at; by less it is only noted."""


def sections(material: Material) -> Iterator[Finding]:
    """Required sections without text, and sections with more words than the template allows."""
    for section in material.brief.sections:
        template = material.template.section(section.key)
        if template is None:
            continue
        if section.is_empty and template.required:
            yield Finding(
                rule=Rule.SECTION_EMPTY,
                severity=Severity.LOOK,
                title="Section has no text",
                detail=f"{section.heading} is required by the template",
                advice=f"{section.heading} is exported as a heading with nothing under it. Write it, "
                "or say why it stays empty.",
                place=Place(section.key),
            )
        words = words_in(section)
        if 0 < template.limit < words:
            over = words - template.limit
            yield Finding(
                rule=Rule.SECTION_OVER,
                severity=Severity.LOOK if over * _TENTH > template.limit else Severity.NOTE,
                title="Section is over its limit",
                detail=f"{words} of {template.limit} words",
                advice=f"{section.heading} is over the {template.limit} words that the template allows, by {over}.",
                place=Place(section.key),
            )


def markings(material: Material) -> Iterator[Finding]:
    """A brief without a marking or with one below what it carries, and paragraphs left out of portion marking."""
    brief = material.brief
    level = marking_of(brief.marking, material.markings).level
    if not brief.marking.strip():
        yield Finding(
            rule=Rule.MARKING_MISSING,
            severity=Severity.LOOK,
            title="Brief has no marking",
            detail="Header and footer will carry none",
            advice="Choose a marking in the menu Brief, Marking.",
        )
    for found in carried_in(brief):
        item = material.evidence.get(found.evidence_id)
        if item is not None and item.marking and marking_of(item.marking, material.markings).level > level:
            place = Place(found.section.key, found.block.id, found.span)
            yield _too_low(material, item.marking, place, item.id)
    portions = [(section, block) for section, block in brief.blocks() if block.text.strip()]
    is_portioned = any(block.marking for _section, block in portions)
    for section, block in portions:
        place = Place(section.key, block.id, Span(0, len(block.text)))
        if block.marking and marking_of(block.marking, material.markings).level > level:
            yield _too_low(material, block.marking, place, "")
        elif is_portioned and not block.marking:
            yield Finding(
                rule=Rule.PORTION_UNMARKED,
                severity=Severity.LOOK,
                title="Paragraph has no portion marking",
                detail=f"“{block.text[:40].strip()}…”",
                advice="Other paragraphs carry a marking of their own and this one does not.",
                place=place,
                words=block.text,
            )


def lost_sources(material: Material) -> Iterator[Finding]:
    """Words that stand for evidence which is no longer kept."""
    for found in carried_in(material.brief):
        if found.evidence_id not in material.evidence:
            yield Finding(
                rule=Rule.SOURCE_LOST,
                severity=Severity.FIX,
                title="Source is no longer kept",
                detail=f"“{found.words[:60]}”",
                advice="These words stand for evidence that is no longer kept, so they get no citation in the export.",
                place=Place(found.section.key, found.block.id, found.span),
                words=found.words,
                evidence_id=found.evidence_id,
                remedies=(Remedy.RELEASE,),
            )


def unused_evidence(material: Material) -> Iterator[Finding]:
    """Evidence from the brief's own articles that does not stand in it, told in one finding."""
    used = set(material.brief.evidence_ids())
    cited = {item.anchor.article_id for key, item in material.evidence.items() if key in used}
    left = [item for key, item in material.evidence.items() if key not in used and item.anchor.article_id in cited]
    if left:
        first = left[0]
        words = " ".join(first.anchor.text.split())
        yield Finding(
            rule=Rule.EVIDENCE_UNUSED,
            severity=Severity.NOTE,
            title="Kept, but not in the brief",
            detail=f"{len(left)} kept from these articles",
            advice=f"Kept from the brief’s articles, but in no section of it: {len(left)}, among them "
            f"“{words[:80]}{'…' if len(words) > 80 else ''}”.",
            evidence_id=first.id,
            origin=Origin(first.anchor.article_id, first.anchor.span),
        )


def words_in(section: Section) -> int:
    """The words of a section as a word processor counts them: stretches without white space."""
    return sum(len(block.text.split()) for block in section.blocks)


def _too_low(material: Material, marking: str, place: Place, evidence_id: str) -> Finding:
    marked = material.brief.marking or "no marking"
    return Finding(
        rule=Rule.MARKING_TOO_LOW,
        severity=Severity.FIX,
        title="Marking is too low",
        detail=f"{marked} on the brief, {marking} on what it carries",
        advice=f"The brief carries words marked {marking} under {marked}. Raise its marking, or take the words out.",
        place=place,
        source=marking,
        evidence_id=evidence_id,
    )
