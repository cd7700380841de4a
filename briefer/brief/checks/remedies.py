"""What a writer can do about a finding in one step: each remedy returns the brief after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefer.brief.checks.finding import Finding, Remedy
from briefer.brief.differences import common_stretch, marked_words, source_words
from briefer.brief.edit import tied
from briefer.brief.model import Acceptance, Block, BlockKind, Brief, Run, merged, runs_between
from briefer.core.evidence import Evidence
from briefer.core.span import Span

_MARKS = '“”"«»„'


def apply_remedy(brief: Brief, finding: Finding, remedy: Remedy, evidence: Mapping[str, Evidence]) -> Brief:
    """The brief after the remedy; unchanged where its place or its evidence is no longer there.

    Attaching needs the evidence named in the finding to be kept already.
    """
    block = next((block for _section, block in brief.blocks() if block.id == finding.place.block), None)
    if block is None or finding.place.span.cut(block.text) != finding.words:
        return brief
    item = evidence.get(finding.evidence_id)
    changed = block
    if remedy is Remedy.RELEASE:
        changed = tied(block, finding.place.span, "")
    elif remedy is Remedy.REMOVE_MARKS:
        changed = _without_marks(block, finding, item)
    elif item is None:
        return brief
    elif remedy is Remedy.USE_SOURCE:
        words = source_words(finding.words, item.anchor.text).replace("\n", "\u2028")
        changed = _with_words(block, finding.place.span, words, item.id)
    elif remedy is Remedy.MARK_CHANGES:
        changed = _with_words(block, finding.place.span, marked_words(finding.words, item.anchor.text), item.id)
    elif remedy is Remedy.NAME_SPEAKER:
        changed = _with_words(block, finding.place.span, _renamed(block, finding.words, item.speaker), "")
    elif remedy is Remedy.ATTACH:
        changed = tied(block, finding.place.span, item.id)
    return _with_block(brief, block, changed)


def accept(brief: Brief, finding: Finding, reason: str) -> Brief:
    """The brief with the finding let stand for a reason; an earlier reason makes way."""
    kept = tuple(item for item in brief.accepted if item.finding != finding.key)
    return replace(brief, accepted=(*kept, Acceptance(finding.key, reason)))


def withdraw(brief: Brief, finding: Finding) -> Brief:
    """The brief with the finding open again."""
    return replace(brief, accepted=tuple(item for item in brief.accepted if item.finding != finding.key))


def _renamed(block: Block, given: str, speaker: str) -> str:
    """The speaker as the brief names it; a line under a quotation keeps what it says behind the name."""
    if block.kind is not BlockKind.ATTRIBUTION:
        return speaker
    _name, comma, rest = given.partition(", ")
    name = speaker[:1].upper() + speaker[1:]
    has_date = any(char.isdigit() for char in rest)
    return f"{name}{comma}{rest}" if has_date else name


def _without_marks(block: Block, finding: Finding, item: Evidence | None) -> Block:
    """The words as the writer's own, without quotation marks; the longest stretch that is the source's stays cited."""
    span = finding.place.span
    runs = tied(block, span, "").runs
    if item is not None:
        kept = common_stretch(finding.words, item.anchor.text)
        if kept is not None:
            runs = tied(replace(block, runs=runs), kept.shifted(span.start), item.id).runs
    text = block.text
    before = span.start - 1 if text[: span.start][-1:] in set(_MARKS) else -1
    tail = len(text[span.end :]) - len(text[span.end :].lstrip(" ,.\u2028"))
    after = span.end + tail if text[span.end + tail : span.end + tail + 1] in set(_MARKS) else -1
    kind = BlockKind.PARAGRAPH if block.kind is BlockKind.QUOTE else block.kind
    dropped = tuple(place for place in (after, before) if place >= 0)
    for place in dropped:
        runs = (*runs_between(runs, 0, place), *runs_between(runs, place + 1, len(text)))
    return replace(block, kind=kind, runs=merged(tuple(runs)))


def _with_words(block: Block, span: Span, words: str, evidence_id: str) -> Block:
    before = runs_between(block.runs, 0, span.start)
    inside = runs_between(block.runs, span.start, span.end)
    after = runs_between(block.runs, span.end, len(block.text))
    first = inside[0] if inside else Run("")
    bold, italic = all(run.bold for run in inside), all(run.italic for run in inside)
    put = replace(first, text=words, bold=bold, italic=italic, evidence_id=evidence_id)
    return replace(block, runs=merged((*before, put, *after)))


def _with_block(brief: Brief, old: Block, new: Block) -> Brief:
    if new == old:
        return brief
    return replace(
        brief,
        sections=tuple(
            replace(section, blocks=tuple(new if block is old else block for block in section.blocks))
            for section in brief.sections
        ),
    )
