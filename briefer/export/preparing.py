"""A cited brief to the manuscript of its export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from briefer.brief.citations import CitationMark, Piece, pieces
from briefer.brief.cited import CitedBrief
from briefer.brief.model import Block, BlockKind, Run, Section
from briefer.brief.verbatim import compare
from briefer.core.citation import Source
from briefer.core.evidence import CONTEXT, Anchor, Evidence
from briefer.export.manuscript import (
    AnnexRow,
    HeadField,
    Item,
    Line,
    Manuscript,
    NoteMark,
    Part,
    Quoted,
    Words,
    text_of,
)
from briefer.export.options import ExportOptions
from briefer.export.printing import printed, printed_line
from briefer.export.references import Reference, long_date, note_of, source_line
from briefer.export.typography import with_marks_alike

LONG_BRIEF = 2000
"""Words from which a brief gets a table of contents."""

OPENING_MARKS = frozenset("“‘\"'«‹„‚")
CLOSING_MARKS = frozenset("”’\"'»›")


def prepare(cited: CitedBrief, options: ExportOptions) -> Manuscript:
    """The manuscript of a brief; equal input gives an equal manuscript."""
    brief, template = cited.brief, cited.template
    fields = tuple(
        HeadField(field.key, printed_line(field.label), printed_line(field.value))
        for field in brief.fields
        if printed_line(field.value)
    )
    sources = cited.sources_by_id()
    setter = _Setter(cited.evidence_by_id(), sources)
    parts = setter.parts(tuple(section for section in brief.sections if _is_exported(section, cited)))
    anchors = tuple(item.anchor for item in setter.cited)
    listed = tuple(sources[key] for key in dict.fromkeys(anchor.article_id for anchor in anchors) if key in sources)
    kind = printed_line(template.name)
    sender = next((field.value for field in fields if field.key == "from"), "")
    organisation = printed_line(options.organisation)
    manuscript = Manuscript(
        title=printed_line(brief.title) or kind,
        subtitle=f"{kind}, {long_date(brief.date)}",
        kind=kind,
        date=brief.date,
        language=printed_line(brief.language) or "en-GB",
        marking=printed_line(brief.marking),
        author=printed_line(options.author) or sender or organisation or "Not stated",
        organisation=organisation,
        fields=fields,
        numbered=template.numbered,
        parts=parts,
        notes=_notes(anchors, sources),
        sources=tuple(map(source_line, listed)) if options.include_sources and template.sources else (),
        annex=_annex(tuple(setter.cited), sources) if options.evidence_annex else (),
        page=options.page,
        contents=sum(len(line.text.split()) for part in parts for line in part.lines) > LONG_BRIEF,
    )
    return with_marks_alike(manuscript)


def _is_exported(section: Section, cited: CitedBrief) -> bool:
    wanted = cited.template.section(section.key)
    return not section.is_empty or (wanted is not None and wanted.required)


def _notes(anchors: tuple[Anchor, ...], sources: dict[str, Source]) -> tuple[Reference, ...]:
    seen: set[str] = set()
    notes: list[Reference] = []
    for anchor in anchors:
        source = sources.get(anchor.article_id)
        notes.append(note_of(source, anchor.paragraph, in_full=anchor.article_id not in seen))
        seen.add(anchor.article_id)
    return tuple(notes)


def _annex(cited: tuple[Evidence, ...], sources: dict[str, Source]) -> tuple[AnnexRow, ...]:
    rows: dict[str, AnnexRow] = {}
    for number, evidence in enumerate(cited, start=1):
        anchor = evidence.anchor
        reference = note_of(sources.get(anchor.article_id), anchor.paragraph, in_full=False)
        rows.setdefault(evidence.id, AnnexRow(number, _in_context(anchor), reference))
    return tuple(rows.values())


def _in_context(anchor: Anchor) -> tuple[Words, ...]:
    """The anchored words between whole words of the article, with an ellipsis where the article goes on."""
    before, after = _on_one_line(anchor.before), _on_one_line(anchor.after)
    if len(anchor.before) >= CONTEXT:
        before = f"… {before.partition(' ')[2]}"
    if len(anchor.after) >= CONTEXT:
        after = f"{after.rpartition(' ')[0]} …"
    stretches = (Words(before), Words(_on_one_line(anchor.text), bold=True), Words(after))
    return tuple(words for words in stretches if words.text)


def _on_one_line(text: str) -> str:
    return re.sub(r"\n+", " ", printed(text))


class _Setter:
    """Sets the blocks of a brief as lines, counting notes and lists on the way."""

    def __init__(self, evidence: dict[str, Evidence], sources: dict[str, Source]) -> None:
        self._evidence = evidence
        self._sources = sources
        self._lists = 0
        self.cited: list[Evidence] = []

    def parts(self, sections: tuple[Section, ...]) -> tuple[Part, ...]:
        return tuple(
            Part(printed_line(section.heading) or "Untitled section", self._lines(section.blocks))
            for section in sections
        )

    def _lines(self, blocks: tuple[Block, ...]) -> tuple[Line, ...]:
        lines: list[Line] = []
        ordinal = 0
        for block in blocks:
            items = self._items(block)
            if not items:
                continue
            numbered = block.kind is BlockKind.NUMBER
            if numbered:
                ordinal += 1
                self._lists += ordinal == 1
            elif block.kind not in {BlockKind.QUOTE, BlockKind.ATTRIBUTION}:
                # A quotation may stand inside a numbered list; anything else ends it.
                ordinal = 0
            place = (self._lists, ordinal) if numbered else (0, 0)
            lines.append(Line(block.kind, items, printed_line(block.marking), *place))
        return tuple(lines)

    def _items(self, block: Block) -> tuple[Item, ...]:
        """The block's items; none, and no note counted, where it has no words."""
        found: list[Item] = []
        cited: list[Evidence] = []
        for evidence, members in self._stretches(block):
            words = tuple(Words(printed(run.text), run.bold, run.italic) for run in members if isinstance(run, Run))
            if evidence is not None:
                found.append(self._quoted(words, evidence, len(self.cited) + len(cited) + 1))
                continue
            found += words
            marks = (self._evidence.get(mark.evidence_id) for mark in members if isinstance(mark, CitationMark))
            for marked in marks:
                if marked is not None:
                    cited.append(marked)
                    found.append(NoteMark(len(self.cited) + len(cited)))
        items = _with_marks(_without_stray_breaks(tuple(found)))
        if not text_of(items).strip():
            return ()
        self.cited += cited
        return items

    def _quoted(self, words: tuple[Words, ...], evidence: Evidence, note: int) -> Quoted:
        source = self._sources.get(evidence.anchor.article_id)
        state = compare("".join(part.text for part in words), printed(evidence.anchor.text))
        return Quoted(words, evidence, source.sha256 if source else "", state, note)

    def _stretches(self, block: Block) -> Iterator[tuple[Evidence | None, tuple[Piece, ...]]]:
        """Neighbouring runs of one piece of evidence together, every other piece by itself."""
        for evidence_id, group in groupby(pieces(block), key=_carried):
            evidence = self._evidence.get(evidence_id)
            if evidence is not None:
                yield evidence, tuple(group)
            else:
                for piece in group:
                    yield None, (piece,)


def _carried(piece: Piece) -> str:
    return piece.evidence_id if isinstance(piece, Run) else ""


def _without_stray_breaks(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with single line breaks between words: none at the ends, no two together, no empty items."""
    total = len(text_of(items).rstrip("\n"))
    at_break, done = True, 0

    def tidy(words: Words) -> Words:
        nonlocal at_break, done
        kept: list[str] = []
        for char in words.text:
            if done < total and not (char == "\n" and at_break):
                kept.append(char)
            at_break = char == "\n"
            done += 1
        return replace(words, text="".join(kept))

    tidied: list[Item] = []
    for item in items:
        if isinstance(item, NoteMark):
            tidied.append(item)
        elif isinstance(item, Words):
            words = tidy(item)
            tidied += [words] if words.text else []
        else:
            parts = tuple(words for words in map(tidy, item.words) if words.text)
            tidied += [replace(item, words=parts)] if parts else []
    return tuple(tidied)


def _with_marks(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items in which quoted words know the quotation marks that touch them on both sides."""
    marked = list(items)
    for index, item in enumerate(items):
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        if isinstance(item, Quoted) and isinstance(before, Words) and isinstance(after, Words):
            opening, closing = before.text[-1], after.text[0]
            if opening in OPENING_MARKS and closing in CLOSING_MARKS:
                marked[index] = replace(item, opening=opening, closing=closing)
    return tuple(marked)
