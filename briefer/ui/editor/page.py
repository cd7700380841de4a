"""The page as a list of lines: what a brief looks like, before any of it is drawn.

Lines hold content and no positions, so an unchanged line stays equal and need not be drawn again.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from briefer.brief.citations import CitationMark, pieces
from briefer.brief.differences import altered_spans
from briefer.brief.model import Block, BlockKind, Brief, Run, Section
from briefer.brief.template import SectionTemplate, Template
from briefer.brief.verbatim import VerbatimState, compare
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.ui.editor.caret import HEAD
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
    """Turns a brief into a page; lines of sections that did not change are taken over from the page before."""

    def __init__(self) -> None:
        self._known: dict[str, _SectionLines] = {}

    def page(self, brief: Brief, template: Template, evidence: Mapping[str, Evidence], words: Words) -> Page:
        """The page of a brief in which every section has a line (see `caret.opened`)."""
        lines = _head_lines(brief, words)
        addresses: list[tuple[int, int] | None] = [None, (HEAD, 0), None]
        addresses += [(HEAD, index + 1) for index in range(len(brief.fields))]
        number = 1
        known: dict[str, _SectionLines] = {}
        for at, section in enumerate(brief.sections):
            label = str(at + 1) if template.numbered else ""
            asked = _Asked(section, label, number, template.section(section.key), evidence)
            before = self._known.get(section.key)
            found = before if before is not None and before.asked.is_same(asked) else _section_lines(asked)
            known[section.key] = found
            number = found.next_number
            lines += found.lines
            addresses += [None, *((at, index) for index in range(len(section.blocks)))]
        self._known = known
        return Page(tuple(lines), tuple(addresses))


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that the lines of a section depend on."""

    section: Section
    label: str
    number: int
    template: SectionTemplate | None
    evidence: Mapping[str, Evidence]

    def is_same(self, other: _Asked) -> bool:
        """Whether the answer is known to be the same; sections and evidence count by identity."""
        same = self.section is other.section and self.evidence is other.evidence and self.template is other.template
        return same and (self.label, self.number) == (other.label, other.number)


@dataclass(frozen=True, slots=True)
class _SectionLines:
    """The lines of a section, and the number of the citation after its last."""

    asked: _Asked
    lines: tuple[Line, ...]
    next_number: int


def _head_lines(brief: Brief, words: Words) -> list[Line]:
    title = _plain(brief.title)
    fields = brief.fields
    return [
        Line(LineRole.MARKING, "", _plain(brief.marking)),
        Line(LineRole.TITLE, "", title, label="" if title else words.untitled),
        Line(LineRole.SUBTITLE, "", _plain(words.subtitle), below=BlockKind.PARAGRAPH if fields else None),
        *(
            Line(
                LineRole.FIELD,
                field.key,
                _plain(field.value),
                label=field.label,
                below=None if field is fields[-1] else BlockKind.PARAGRAPH,
            )
            for field in fields
        ),
    ]


def _section_lines(asked: _Asked) -> _SectionLines:
    section, number = asked.section, asked.number
    meter = meter_of(section, asked.template.limit if asked.template else 0)
    lines = [Line(LineRole.HEADING, section.key, _plain(section.heading), label=asked.label, meter=meter)]
    ordinal = 0
    for index, block in enumerate(section.blocks):
        ordinal = ordinal + 1 if block.kind is BlockKind.NUMBER else 0
        is_empty = len(section.blocks) == 1 and not block.runs
        shards, number = block_shards(block, asked.evidence, number)
        if is_empty and asked.template is not None and asked.template.help:
            shards = (Shard(asked.template.help, italic=True),)
        lines.append(
            Line(
                LineRole.HELP if is_empty and shards else LineRole.BODY,
                block.id,
                shards,
                block.kind,
                f"{ordinal}." if ordinal else "",
                above=section.blocks[index - 1].kind if index else None,
                below=section.blocks[index + 1].kind if index + 1 < len(section.blocks) else None,
            )
        )
    return _SectionLines(asked, tuple(lines), number)


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


def _plain(text: str) -> tuple[Shard, ...]:
    return (Shard(text),) if text else ()
