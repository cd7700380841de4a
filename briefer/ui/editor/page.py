"""The page as a list of lines: what a brief looks like, before any of it is drawn.

Lines hold content and no positions, so an unchanged line stays equal and need not be drawn again.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from briefer.brief.citations import CitationMark, pieces
from briefer.brief.model import Block, BlockKind, Brief, Run
from briefer.brief.template import Template
from briefer.brief.verbatim import VerbatimState, compare
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.ui.editor.caret import HEAD
from briefer.ui.editor.differences import altered_spans
from briefer.ui.editor.measures import Meter, meter_of


class LineRole(IntEnum):
    """What a line is for. Only a title, a field, a help or a body line can hold the caret."""

    MARKING = 1
    TITLE = 2
    SUBTITLE = 3
    FIELD = 4
    HEADING = 5
    HELP = 6
    BODY = 7


EDITABLE = frozenset({LineRole.TITLE, LineRole.FIELD, LineRole.HELP, LineRole.BODY})


@dataclass(frozen=True, slots=True)
class Shard:
    """Characters of one look. A citation mark is a shard with its number whose text is no part of the brief."""

    text: str
    bold: bool = False
    italic: bool = False
    evidence_id: str = ""
    evidence_kind: EvidenceKind | None = None
    state: VerbatimState | None = None
    wrong: bool = False
    citation: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page. `id` names the block, field or section that it shows, "" in the fixed head.

    `label` is what stands left of it (number of the section or of the item, name of the field), `meter` what
    stands right of a heading. `above` and `below` are the kinds of its neighbours in the section; in the head, `below`
    says whether another line of it follows.
    """

    role: LineRole
    id: str
    shards: tuple[Shard, ...]
    kind: BlockKind | None = None
    label: str = ""
    meter: Meter | None = None
    above: BlockKind | None = None
    below: BlockKind | None = None

    @property
    def is_altered(self) -> bool:
        """Whether a quotation in it differs from its source."""
        return any(shard.state is VerbatimState.ALTERED for shard in self.shards)

    @property
    def text(self) -> str:
        """The brief's own characters; "" for help."""
        if self.role is LineRole.HELP:
            return ""
        return "".join(shard.text for shard in self.shards if not shard.citation)


@dataclass(frozen=True, slots=True)
class Page:
    """All lines with their addresses: section and block by index as in a `Caret`, None where none can stand."""

    lines: tuple[Line, ...]
    addresses: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The fixed words of a page, already in the user's language."""

    subtitle: str
    untitled: str


class PageMaker:
    """Turns a brief into a page; lines of blocks that did not change are taken over from the page before."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[_Context, Line, int]] = {}

    def page(self, brief: Brief, template: Template, evidence: Mapping[str, Evidence], words: Words) -> Page:
        """The page of a brief in which every section has a line (see `caret.opened`)."""
        lines: list[Line] = [
            Line(LineRole.MARKING, "", _plain(brief.marking)),
            _titled(brief.title, words.untitled),
            Line(LineRole.SUBTITLE, "", _plain(words.subtitle), below=BlockKind.PARAGRAPH if brief.fields else None),
        ]
        addresses: list[tuple[int, int] | None] = [None, (HEAD, 0), None]
        for index, field in enumerate(brief.fields):
            below = BlockKind.PARAGRAPH if index + 1 < len(brief.fields) else None
            lines.append(Line(LineRole.FIELD, field.key, _plain(field.value), label=field.label, below=below))
            addresses.append((HEAD, index + 1))
        number = 1
        known: dict[str, tuple[_Context, Line, int]] = {}
        for at, section in enumerate(brief.sections):
            label = str(at + 1) if template.numbered else ""
            meter = meter_of(section, template)
            lines.append(Line(LineRole.HEADING, section.key, _plain(section.heading), label=label, meter=meter))
            addresses.append(None)
            found = template.section(section.key)
            ordinal = 0
            for index, block in enumerate(section.blocks):
                ordinal = ordinal + 1 if block.kind is BlockKind.NUMBER else 0
                alone = len(section.blocks) == 1
                context = _Context(
                    block,
                    number,
                    ordinal,
                    section.blocks[index - 1].kind if index else None,
                    None if index + 1 == len(section.blocks) else section.blocks[index + 1].kind,
                    found.help if found and alone and not block.runs else "",
                    _carried(block, evidence),
                )
                line, number = self._line(context, evidence)
                known[block.id] = (context, line, number)
                lines.append(line)
                addresses.append((at, index))
        self._known = known
        return Page(tuple(lines), tuple(addresses))

    def _line(self, context: _Context, evidence: Mapping[str, Evidence]) -> tuple[Line, int]:
        before = self._known.get(context.block.id)
        if before is not None and before[0] == context:
            return before[1], before[2]
        block = context.block
        label = f"{context.ordinal}." if block.kind is BlockKind.NUMBER else ""
        if context.help:
            help_line = (Shard(context.help, italic=True),)
            return Line(
                LineRole.HELP, block.id, help_line, block.kind, label, None, context.above, context.below
            ), context.number
        shards, number = block_shards(block, evidence, context.number)
        line = Line(LineRole.BODY, block.id, shards, block.kind, label, None, context.above, context.below)
        return line, number


@dataclass(frozen=True, slots=True)
class _Context:
    """All that the look of a block depends on."""

    block: Block
    number: int
    ordinal: int
    above: BlockKind | None
    below: BlockKind | None
    help: str
    carried: tuple[Evidence, ...]


def block_shards(block: Block, evidence: Mapping[str, Evidence], number: int) -> tuple[tuple[Shard, ...], int]:
    """The shards of a block whose first citation has `number`, and the number after its last."""
    shards: list[Shard] = []
    group: list[Run] = []
    for piece in (*pieces(block), None):
        if group and not (isinstance(piece, Run) and piece.evidence_id == group[0].evidence_id):
            shards += _carried_shards(group, evidence.get(group[0].evidence_id))
            group = []
        if isinstance(piece, CitationMark):
            if piece.evidence_id in evidence:
                shards.append(Shard(str(number), evidence_id=piece.evidence_id, citation=number))
                number += 1
        elif piece is not None and piece.evidence_id:
            group.append(piece)
        elif piece is not None:
            shards.append(Shard(piece.text, piece.bold, piece.italic))
    return tuple(shards), number


def _carried_shards(group: list[Run], item: Evidence | None) -> list[Shard]:
    if item is None:
        return [Shard(run.text, run.bold, run.italic, run.evidence_id) for run in group]
    quoted = "".join(run.text for run in group)
    state = compare(quoted, item.anchor.text)
    spans = altered_spans(quoted, item.anchor.text) if state is VerbatimState.ALTERED else ()
    edges = sorted({edge for span in spans for edge in span})
    shards: list[Shard] = []
    at = 0
    for run in group:
        end = at + len(run.text)
        cuts = [at, *[edge for edge in edges if at < edge < end], end]
        for start, stop in itertools.pairwise(cuts):
            wrong = any(first <= start and stop <= last for first, last in spans)
            text = quoted[start:stop]
            shards.append(Shard(text, run.bold, run.italic, run.evidence_id, item.kind, state, wrong))
        at = end
    return shards


def _carried(block: Block, evidence: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    ids = [run.evidence_id for run in block.runs if run.evidence_id]
    return tuple(evidence[item] for item in ids if item in evidence)


def _plain(text: str) -> tuple[Shard, ...]:
    return (Shard(text),) if text else ()


def _titled(title: str, untitled: str) -> Line:
    if title:
        return Line(LineRole.TITLE, "", _plain(title))
    return Line(LineRole.TITLE, "", (), label=untitled)
