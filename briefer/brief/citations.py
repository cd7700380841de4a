"""Where the citation marks of a brief stand, and their numbers.

Each run that carries evidence is cited once, after the punctuation that closes it, so `“yes”.` gets its mark
behind the full stop. Marks are numbered from 1 in reading order. A mark is derived, never stored: moving a run
moves and renumbers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefer.brief.model import Block, Brief, Run, merged
from briefer.core.citation import Citation
from briefer.core.evidence import Evidence

CLOSING = frozenset("”’\"'»›)]}.,;:!?…")


@dataclass(frozen=True, slots=True)
class CitationMark:
    """The place of a citation in a block, for the evidence that stands before it."""

    evidence_id: str


Piece = Run | CitationMark


def pieces(block: Block) -> tuple[Piece, ...]:
    """The block's runs, split where a citation mark stands, with the marks between them."""
    found: list[Piece] = []
    waiting: list[CitationMark] = []
    runs = merged(block.runs)
    for index, run in enumerate(runs):
        rest = run.text
        if waiting and not run.evidence_id:
            closing = _closing_length(rest)
            if closing:
                found.append(Run(rest[:closing], run.bold, run.italic))
                rest = rest[closing:]
            if rest:
                found += waiting
                waiting = []
        elif waiting:
            found += waiting
            waiting = []
        if rest:
            found.append(Run(rest, run.bold, run.italic, run.evidence_id))
        following = runs[index + 1].evidence_id if index + 1 < len(runs) else ""
        if run.evidence_id and following != run.evidence_id:
            waiting.append(CitationMark(run.evidence_id))
    return (*found, *waiting)


def number_citations(brief: Brief, evidence: Mapping[str, Evidence]) -> tuple[Citation, ...]:
    """The brief's citations in reading order; runs whose evidence is not in `evidence` are not cited."""
    found: list[Citation] = []
    for _section, block in brief.blocks():
        for piece in pieces(block):
            if isinstance(piece, CitationMark) and piece.evidence_id in evidence:
                anchor = evidence[piece.evidence_id].anchor
                found.append(Citation(len(found) + 1, piece.evidence_id, anchor.article_id, anchor.paragraph))
    return tuple(found)


def _closing_length(text: str) -> int:
    count = 0
    while count < len(text) and text[count] in CLOSING:
        count += 1
    return count
