"""A cited brief as Markdown: CommonMark with footnotes, pipe tables and a YAML head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.brief.cited import CitedBrief
from briefer.brief.model import BlockKind
from briefer.export.escaping import escaped_text, yaml_text
from briefer.export.inline import line_markup, reference_markup
from briefer.export.manuscript import AnnexRow, Line, Manuscript, Words
from briefer.export.options import ExportOptions
from briefer.export.page import ANNEX, SOURCES
from briefer.export.preparing import prepare
from briefer.export.references import plain

_RESERVED = frozenset({"title", "subtitle", "author", "organisation", "date", "lang", "classification", "template"})


def write_markdown(cited: CitedBrief, options: ExportOptions) -> str:
    """The brief as Markdown; equal input gives an equal text, which ends with one line feed.

    Every character of the brief comes back unchanged from a reader of Markdown, save white space: a line break
    inside a block becomes a new paragraph of it, and space at the start of a block is lost.
    """
    manuscript = prepare(cited, options)
    return "\n\n".join(_blocks(manuscript)) + "\n"


def _blocks(manuscript: Manuscript) -> Iterator[str]:
    yield _head(manuscript)
    banner = f"**{escaped_text(manuscript.marking)}**" if manuscript.marking else ""
    if banner:
        yield banner
    yield f"# {escaped_text(manuscript.title)}"
    yield escaped_text(manuscript.subtitle)
    for field in manuscript.fields:
        yield f"{escaped_text(field.label)}: {escaped_text(field.value)}"
    for part in manuscript.parts:
        yield f"## {escaped_text(part.heading)}"
        yield from _lines(part.lines)
    if manuscript.sources:
        yield f"## {SOURCES}"
        yield "\n".join(
            f"{number}. {reference_markup(line)}" for number, line in enumerate(manuscript.sources, start=1)
        )
    if manuscript.annex:
        yield f"## {ANNEX}"
        yield "\n".join(map(_annex_row, manuscript.annex))
    for number, note in enumerate(manuscript.notes, start=1):
        yield f"[^{number}]: {reference_markup(note)}"
    if banner:
        yield banner


def _head(manuscript: Manuscript) -> str:
    values = {
        "title": manuscript.title,
        "author": manuscript.author,
        "organisation": manuscript.organisation,
        "date": manuscript.date.isoformat(),
        "lang": manuscript.language,
        "classification": manuscript.marking or "none",
        "template": manuscript.kind,
    }
    for field in manuscript.fields:
        key = re.sub(r"[^a-z0-9]+", "-", field.key.lower()).strip("-") or "field"
        values[f"field-{key}" if key in _RESERVED or not key[0].isalpha() else key] = field.value
    lines = [f"{key}: {yaml_text(value)}" for key, value in values.items() if value]
    return "\n".join(("---", *lines, "---"))


def _lines(lines: tuple[Line, ...]) -> Iterator[str]:
    """The blocks of a section; items of one list, and a quotation with its attribution, stay together."""
    together: list[str] = []
    last: Line | None = None
    for line in lines:
        if last is not None and together and not _belongs(line, last):
            yield "\n".join(together)
            together = []
        if together and line.kind is BlockKind.ATTRIBUTION:
            together.append(">")
        elif together and "\n" in together[-1]:
            # After an item of several paragraphs the next one is only found behind a blank line.
            together.append("")
        together.append(_line(line))
        last = line
    if together:
        yield "\n".join(together)


def _belongs(line: Line, last: Line) -> bool:
    if line.kind is BlockKind.ATTRIBUTION:
        return last.kind is BlockKind.QUOTE
    return line.kind is last.kind and line.kind in {BlockKind.BULLET, BlockKind.NUMBER}


def _line(line: Line) -> str:
    paragraphs = line_markup(line)
    if line.kind in {BlockKind.QUOTE, BlockKind.ATTRIBUTION}:
        return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs)
    mark = {BlockKind.BULLET: "- ", BlockKind.NUMBER: f"{line.ordinal}. "}.get(line.kind, "")
    return mark + f"\n\n{' ' * 4 if mark else ''}".join(paragraphs)


def _annex_row(row: AnnexRow) -> str:
    # A list, since some programs refold a table with long cells into something else.
    items = (Words(f"Note {row.note}, {plain(row.reference).removesuffix('.')}: "), *row.words)
    return _line(Line(BlockKind.BULLET, items))
