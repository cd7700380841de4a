"""Markdown as plain text with headings, lists, quotes and tables; a light line parser that cannot be blown up."""

from __future__ import annotations

import datetime as dt
import re

from briefer.core.article import DetailSource, ParagraphKind
from briefer.ingest.bylines import names_in
from briefer.ingest.cleaning import clean_line, clean_text
from briefer.ingest.dates import parse_stamp
from briefer.ingest.draft import Block, Details, Draft, Drafts, File, Found
from briefer.ingest.encoding import decode, looks_binary
from briefer.ingest.errors import NotTextError

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})[ \t]*$")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"^ {0,3}>[> \t]*")
_RULE = re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|[ \t:|-]*$")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\](?:\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)|\[[^\[\]]{0,100}\])")
_LINK = re.compile(
    r"\[([^\[\]]{1,1000})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,300}\)[^()\s]{0,300})?(?:\s+\"[^\"]{0,300}\")?\)|\[[^\[\]]{0,100}\])"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*])|(?<!\w)(~~)(?=\S)([^~\n]{1,2000}?)~~"
)
_CODE = re.compile(r"`{1,3}([^`\n]{1,2000})`{1,3}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~-])")
_FIELD = re.compile(r"^([A-Za-z_-]{1,40})[ \t]*:[ \t]*(.*)$")


def read_markdown(file: File) -> Drafts:
    """The article in a Markdown file; raises `NotTextError` where the bytes are no text."""
    if looks_binary(file.content):
        raise NotTextError(file.name)
    return Drafts((draft_of_markdown(decode(file.content)),))


def draft_of_markdown(text: str) -> Draft:
    """The article in Markdown: the first heading of the highest level, or the head's `title`, is its title."""
    lines = clean_text(text).split("\n")
    details, lines = _front_matter(lines)
    blocks, levels = _blocks(lines)
    if levels:
        top = min(levels.values())
        first = next(index for index, level in levels.items() if level == top)
        details = details.or_else(Details(title=Found(blocks[first].text, DetailSource.HEADING)))
    return Draft(blocks=tuple(blocks), details=details)


def _front_matter(lines: list[str]) -> tuple[Details, list[str]]:
    """Details from a YAML head between two lines of three hyphens, and the lines after it."""
    if not lines or lines[0].strip() != "---":
        return Details(), lines
    end = next((index for index, line in enumerate(lines[1:80], 1) if line.strip() in ("---", "...")), 0)
    if not end:
        return Details(), lines
    values: dict[str, str] = {}
    field = ""
    for line in lines[1:end]:
        match = _FIELD.match(line)
        if match:
            field = match.group(1).lower()
            values[field] = match.group(2).strip().strip("[]").strip("\"'")
        elif field and line.strip().startswith("- "):
            values[field] = f"{values[field]}; {line.strip()[2:].strip(chr(34))}".strip("; ")
    return _stated(values), lines[end + 1 :]


def _stated(values: dict[str, str]) -> Details:
    def text(*names: str) -> Found[str] | None:
        value = next((values[name] for name in names if values.get(name)), "")
        return Found(value, DetailSource.STATED) if value else None

    def day(*names: str) -> Found[dt.date] | None:
        value = text(*names)
        stamp = parse_stamp(value.value) if value else None
        return Found(stamp, DetailSource.STATED) if stamp else None

    author = text("author", "authors", "byline")
    names = names_in(author.value) if author else ()
    return Details(
        title=text("title"),
        authors=Found(names, DetailSource.STATED) if names else None,
        outlet=text("outlet", "publisher", "publication", "site"),
        published=day("date", "published"),
        updated=day("updated", "lastmod"),
        address=text("url", "source", "link", "canonical"),
        language=text("lang", "language"),
    )


def _blocks(lines: list[str]) -> tuple[list[Block], dict[int, int]]:
    """The blocks, and the level (1 is highest) of those that are headings, by index."""
    builder = _Builder()
    fenced = False
    for line in lines:
        if _FENCE.match(line):
            builder.end()
            fenced = not fenced
        elif fenced:
            builder.add(line, ParagraphKind.TEXT)
        else:
            builder.line(line)
    builder.end()
    return builder.blocks, builder.levels


class _Builder:
    """Gathers lines into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.levels: dict[int, int] = {}
        self._lines: list[str] = []
        self._kind = ParagraphKind.TEXT

    def line(self, line: str) -> None:
        heading = _HEADING.match(line)
        if not line.strip() or _REFERENCE.match(line):
            self.end()
        elif heading:
            self.end()
            self._heading(heading.group(2), len(heading.group(1)))
        elif _UNDERLINE.match(line) and self._lines and self._kind is ParagraphKind.TEXT:
            text = " ".join(self._lines)
            self._lines = []
            self._heading(text, 1 if "=" in line else 2)
        elif _RULE.match(line) or _TABLE_RULE.match(line):
            self.end()
        elif _QUOTE.match(line):
            rest = _QUOTE.sub("", line)
            if rest.strip():
                self.add(rest, ParagraphKind.QUOTE)
            else:
                self.end()
        elif _ITEM.match(line):
            self.end()
            self.add(_ITEM.sub("", line), ParagraphKind.ITEM)
        elif line.count("|") >= 2 and line.lstrip().startswith("|"):
            self.end()
            cells = (clean_line(_inline(cell)) for cell in line.strip().strip("|").split("|"))
            self.blocks.append(Block(" | ".join(cell for cell in cells if cell), ParagraphKind.ROW))
        else:
            self.add(line, self._kind if self._lines else ParagraphKind.TEXT)

    def add(self, line: str, kind: ParagraphKind) -> None:
        if self._lines and kind is not self._kind:
            self.end()
        self._kind = kind
        self._lines.append(line.strip())

    def end(self) -> None:
        text = clean_line(_inline(" ".join(self._lines)))
        if text:
            self.blocks.append(Block(text, self._kind))
        self._lines = []

    def _heading(self, text: str, level: int) -> None:
        text = clean_line(_inline(text))
        if text:
            self.levels[len(self.blocks)] = level
            self.blocks.append(Block(text, ParagraphKind.HEADING))


def _inline(text: str) -> str:
    """The words of a line without the marks of links, emphasis, code and footnotes."""
    text = _IMAGE.sub("", text)
    text = _FOOTNOTE_MARK.sub("", text)
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _TAG.sub("", _CODE.sub(r"\1", text))
    for _ in range(3):
        text = _EMPHASIS.sub(lambda match: match.group(2) or match.group(4), text)
    return _ESCAPE.sub(r"\1", text)
