"""A cited brief as Markdown: CommonMark with footnotes, pipe tables and a YAML head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefer.brief.cited import CitedBrief
from briefer.brief.model import BlockKind
from briefer.export.escaping import escaped, escaped_text, yaml_text
from briefer.export.manuscript import AnnexRow, Item, Line, Manuscript, NoteMark, Words, prepare
from briefer.export.options import ExportOptions
from briefer.export.page import ANNEX, SOURCES
from briefer.export.references import Reference, plain

_RESERVED = frozenset({"title", "subtitle", "author", "organisation", "date", "lang", "classification", "template"})


@dataclass(frozen=True, slots=True)
class _Char:
    """A character, its look, and the number of the footnote behind it (0 for none)."""

    sign: str
    bold: bool
    italic: bool


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
        yield "\n".join(f"{number}. {_reference(line)}" for number, line in enumerate(manuscript.sources, start=1))
    if manuscript.annex:
        yield f"## {ANNEX}"
        yield "\n".join(map(_annex_row, manuscript.annex))
    for number, note in enumerate(manuscript.notes, start=1):
        yield f"[^{number}]: {_reference(note)}"
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
    paragraphs = _paragraphs(line)
    if line.kind in {BlockKind.QUOTE, BlockKind.ATTRIBUTION}:
        return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs)
    mark = {BlockKind.BULLET: "- ", BlockKind.NUMBER: f"{line.ordinal}. "}.get(line.kind, "")
    return mark + f"\n\n{' ' * 4 if mark else ''}".join(paragraphs)


def _paragraphs(line: Line) -> list[str]:
    """The line's paragraphs, one where it has no line break."""
    marking = (Words(f"({line.marking}) "),) if line.marking else ()
    found: list[list[_Char | NoteMark]] = [[]]
    for item in (*marking, *line.items):
        for sign in _chars(item):
            if isinstance(sign, _Char) and sign.sign == "\n":
                found.append([])
            else:
                found[-1].append(sign)
    return [text for text in (_paragraph(chars) for chars in found) if text]


def _chars(item: Item) -> Iterator[_Char | NoteMark]:
    if isinstance(item, NoteMark):
        yield item
        return
    for words in (item,) if isinstance(item, Words) else item.words:
        for sign in words.text:
            yield _Char(sign, words.bold, words.italic)


def _paragraph(signs: list[_Char | NoteMark]) -> str:
    chars = [sign for sign in signs if isinstance(sign, _Char)]
    spelled = list(escaped("".join(char.sign for char in chars)))
    looks = _looks(chars)
    made: list[str] = []
    place = 0
    for index, sign in enumerate(signs):
        if isinstance(sign, NoteMark):
            made.append(f"[^{sign.number}]")
            continue
        before = looks[place - 1] if place else ""
        after = looks[place + 1] if place + 1 < len(looks) else ""
        look = looks[place]
        spelling = _beside(sign.sign, spelled[place], signs[index - 1 : index], signs[index + 1 : index + 2])
        if sign.sign == "$" and look != after:
            spelling = "&#36;"
        made.append(f"{look if look != before else ''}{spelling}{look[::-1] if look != after else ''}")
        place += 1
    return "".join(made).rstrip(" ")


def _beside(sign: str, spelling: str, before: list[_Char | NoteMark], after: list[_Char | NoteMark]) -> str:
    """The spelling of a sign beside a footnote's mark, where some would make a link, a picture or a note of it."""
    if sign == "!" and after and isinstance(after[0], NoteMark):
        return "\\!"
    if before and isinstance(before[0], NoteMark):
        return {"(": "\\(", ":": "&#58;"}.get(sign, spelling)
    return spelling


def _looks(chars: list[_Char]) -> list[str]:
    """The emphasis sign of each character, "" for none.

    Emphasis that does not begin and end on a letter or digit between other signs is read differently by different
    programs, so it is drawn in to the next letter, or left out inside a word: the words count more than the look.
    """
    looks = [""] * len(chars)
    end = 0
    for (bold, italic), group in groupby(chars, key=lambda char: (char.bold, char.italic)):
        start, end = end, end + len(tuple(group))
        letters = [place for place in range(start, end) if chars[place].sign.isalnum()]
        if not letters or not (bold or italic):
            continue
        first, last = letters[0], letters[-1]
        inside_word = any(0 <= place < len(chars) and chars[place].sign.isalnum() for place in (first - 1, last + 1))
        if not inside_word:
            looks[first : last + 1] = ["**" * bold + "*" * italic] * (last + 1 - first)
    return looks


def _reference(reference: Reference) -> str:
    """A reference in which an address is a link; its text is escaped as a whole, since it begins a block."""
    spelled = escaped(plain(reference))
    made: list[str] = []
    place = 0
    for phrase in reference:
        text = "".join(spelled[place : place + len(phrase.text)])
        place += len(phrase.text)
        if phrase.address == phrase.text:
            made.append(f"<{phrase.address}>")
        else:
            made.append(f"[{text}]({_address(phrase.address)})" if phrase.address else text)
    return "".join(made)


def _address(address: str) -> str:
    """The address as the target of a link: signs that would end or dress it are percent-encoded."""
    return re.sub(r"[()\[\]\\*'\"|^]", lambda sign: f"%{ord(sign.group()):02X}", address)


def _annex_row(row: AnnexRow) -> str:
    # A list, since some programs refold a table with long cells into something else.
    items = (Words(f"Note {row.note}, {plain(row.reference).removesuffix('.')}: "), *row.words)
    return _line(Line(BlockKind.BULLET, items))
