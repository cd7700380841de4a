"""Edits of a brief: each returns a new brief and leaves the old one as it was."""

from __future__ import annotations

from dataclasses import replace

from briefer.brief.model import Block, BlockKind, Brief, Run, Section, merged, new_id, runs_between
from briefer.core.errors import BrieferError
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.core.span import Span

LONG_QUOTATION = 12
"""Words from which a quotation stands in a block of its own rather than in the line of text."""


class NoSuchSectionError(BrieferError):
    """The brief has no section with that key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"This brief has no section “{key}”. Choose one of its own.")


def with_title(brief: Brief, title: str) -> Brief:
    """The brief under another title."""
    return replace(brief, title=title)


def with_marking(brief: Brief, marking: str) -> Brief:
    """The brief under another marking, "" for none."""
    return replace(brief, marking=marking)


def with_field(brief: Brief, key: str, value: str) -> Brief:
    """The brief with one line of its head filled in; unknown keys change nothing."""
    fields = tuple(replace(field, value=value) if field.key == key else field for field in brief.fields)
    return replace(brief, fields=fields)


def with_blocks(brief: Brief, key: str, blocks: tuple[Block, ...]) -> Brief:
    """The brief with other blocks in the section `key`. Raises `NoSuchSectionError`."""
    if all(section.key != key for section in brief.sections):
        raise NoSuchSectionError(key)
    return replace(
        brief,
        sections=tuple(
            Section(section.key, section.heading, blocks) if section.key == key else section
            for section in brief.sections
        ),
    )


def place_evidence(brief: Brief, evidence: Evidence, key: str, at: int | None = None) -> Brief:
    """The brief with the evidence as new blocks in the section `key`; see `place_blocks`."""
    return place_blocks(brief, evidence_blocks(evidence), key, at)


def place_blocks(brief: Brief, blocks: tuple[Block, ...], key: str, at: int | None = None) -> Brief:
    """The brief with new blocks in the section `key`.

    They go before the block with index `at`, at the end for None. Empty blocks of an otherwise empty section
    make way. Raises `NoSuchSectionError`.
    """
    section = next((section for section in brief.sections if section.key == key), None)
    if section is None:
        raise NoSuchSectionError(key)
    kept = () if section.is_empty else section.blocks
    place = len(kept) if at is None else max(0, min(at, len(kept)))
    return with_blocks(brief, key, (*kept[:place], *blocks, *kept[place:]))


def evidence_blocks(evidence: Evidence) -> tuple[Block, ...]:
    """The blocks that show a piece of evidence: quotation and attribution, or one bullet."""
    words = len(evidence.anchor.text.split())
    if evidence.kind is EvidenceKind.QUOTATION and words >= LONG_QUOTATION and _is_quoted(evidence):
        quote = Block(new_id(), BlockKind.QUOTE, evidence_runs(evidence))
        if not evidence.speaker:
            return (quote,)
        return (quote, Block(new_id(), BlockKind.ATTRIBUTION, (Run(evidence.speaker),)))
    runs = evidence_runs(evidence)
    if evidence.kind is EvidenceKind.QUOTATION and evidence.speaker and not _tells_its_speaker(evidence):
        runs = (Run(f"{_sentence_case(evidence.speaker)}: "), *runs)
    elif evidence.kind is EvidenceKind.FIGURE and evidence.about.casefold() not in evidence.anchor.text.casefold():
        runs = (Run(f"{_sentence_case(evidence.about)}: "), *runs)
    if not ends_sentence(evidence.anchor.text):
        runs = (*runs, Run("."))
    return (Block(new_id(), BlockKind.BULLET, merged(runs)),)


def evidence_runs(evidence: Evidence) -> tuple[Run, ...]:
    """The runs that carry a piece of evidence inside a line; words that stood in marks, and passages, get marks."""
    carried = Run(evidence.anchor.text.replace("\n", "\u2028"), evidence_id=evidence.id)
    return (Run("“"), carried, Run("”")) if _is_quoted(evidence) else (carried,)


def tied(block: Block, span: Span, evidence_id: str) -> Block:
    """The block with a stretch of its words (code points) standing for evidence, or for none where the id is ""."""
    before = runs_between(block.runs, 0, span.start)
    inside = (replace(run, evidence_id=evidence_id) for run in runs_between(block.runs, span.start, span.end))
    after = runs_between(block.runs, span.end, len(block.text))
    return replace(block, runs=merged((*before, *inside, *after)))


def ends_sentence(text: str) -> bool:
    """Whether the words end in a full stop or the like, so that a line that carries them needs none of its own."""
    return text.rstrip("”’\"')]").endswith((".", "!", "?", "…"))


def without_evidence(brief: Brief, evidence_id: str) -> Brief:
    """The brief in which no run carries that evidence; the words stay, as the writer's own."""
    sections = tuple(
        replace(
            section,
            blocks=tuple(
                replace(
                    block,
                    runs=merged(
                        tuple(
                            replace(run, evidence_id="") if run.evidence_id == evidence_id else run
                            for run in block.runs
                        )
                    ),
                )
                for block in section.blocks
            ),
        )
        for section in brief.sections
    )
    return replace(brief, sections=sections)


def move_section(brief: Brief, key: str, step: int) -> Brief:
    """The brief with the section `key` moved `step` places down (up where negative), at most to the end."""
    order = [section.key for section in brief.sections]
    if key not in order:
        raise NoSuchSectionError(key)
    sections = list(brief.sections)
    moved = sections.pop(order.index(key))
    sections.insert(max(0, min(order.index(key) + step, len(sections))), moved)
    return replace(brief, sections=tuple(sections))


def _tells_its_speaker(evidence: Evidence) -> bool:
    """Whether reported speech was kept with its attribution ("Marsh said that ..."), so that it names who speaks."""
    return not evidence.direct and bool(evidence.cue) and evidence.cue in evidence.anchor.text


def _is_quoted(evidence: Evidence) -> bool:
    return evidence.direct or evidence.kind is EvidenceKind.PASSAGE


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
