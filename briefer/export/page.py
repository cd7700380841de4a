"""The body of a Word file: a manuscript as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from briefer.brief.model import BlockKind
from briefer.export.annex import annex_table
from briefer.export.manuscript import HeadField, Item, Line, Manuscript, NoteMark, Quoted
from briefer.export.notes import Linker, note_mark, reference_runs
from briefer.export.ooxml import Element, bookmark, field, node, paragraph, run, valued
from briefer.export.provenance import Record, bookmark_name, text_seal
from briefer.export.references import plain

SOURCES = "Sources"
ANNEX = "Annex: evidence"
CONTENTS = "Contents"
_BARRED = frozenset({BlockKind.QUOTE, BlockKind.ATTRIBUTION})
FIRST_LIST = 10
"""The id of the first numbered list; the base template keeps the ids below for its own."""

_STYLES = {
    BlockKind.PARAGRAPH: "Normal",
    BlockKind.BULLET: "ListBullet",
    BlockKind.NUMBER: "ListNumber",
    BlockKind.QUOTE: "Quote",
    BlockKind.ATTRIBUTION: "QuoteAttribution",
}


class Page:
    """Sets a manuscript as the paragraphs of a body, and remembers what other parts must hold for them.

    `records` are the records of the bookmarks set so far, `lists` the ids of the numbered lists.
    """

    def __init__(self, manuscript: Manuscript, link: Linker) -> None:
        self._manuscript = manuscript
        self._link = link
        self._bookmarks = 0
        self._headings: list[tuple[str, str]] = []
        self.records: list[Record] = []
        self.lists: list[int] = []

    def paragraphs(self) -> list[Element]:
        """The body from the title to the last annex, without the section's properties."""
        head = [paragraph("Title", run(self._manuscript.title)), *self._head()]
        body = [*self._parts(), *self._sources(), *self._annex()]
        return [*head, *(self._contents() if self._manuscript.contents else ()), *body]

    def _head(self) -> Iterator[Element]:
        fields = self._manuscript.fields
        rule = (_rule(),)
        yield paragraph("Subtitle", run(self._manuscript.subtitle), properties=() if fields else rule)
        for index, line in enumerate(fields):
            yield _head_field(line, rule if index == len(fields) - 1 else ())

    def _parts(self) -> Iterator[Element]:
        for number, part in enumerate(self._manuscript.parts, start=1):
            shown = f"{number}\t{part.heading}" if self._manuscript.numbered else part.heading
            yield self._heading("Heading1", part.heading, shown)
            yield from (self._line(part.lines, index) for index in range(len(part.lines)))

    def _sources(self) -> Iterator[Element]:
        if not self._manuscript.sources:
            return
        yield self._heading("PlainHeading", SOURCES, SOURCES)
        number = 1 + max((line.list_number for line in self._manuscript.lines()), default=0)
        for reference in self._manuscript.sources:
            yield paragraph("ListNumber", *reference_runs(reference, self._link), properties=(self._list(number),))

    def _annex(self) -> Iterator[Element]:
        if self._manuscript.annex:
            yield self._heading("PlainHeading", ANNEX, ANNEX, properties=(node("w:pageBreakBefore"),))
            yield annex_table(self._manuscript.annex)

    def _heading(self, style: str, heading: str, shown: str, properties: tuple[Element, ...] = ()) -> Element:
        if not self._manuscript.contents:
            return paragraph(style, run(heading), properties=properties)
        target = f"heading_{len(self._headings) + 1}"
        self._headings.append((target, shown))
        return paragraph(style, *self._bookmark(target, run(heading)), properties=properties)

    def _contents(self) -> Iterator[Element]:
        """A table of contents that reads without being updated, so no reader is asked to update it."""
        yield paragraph("TOCHeading", run(CONTENTS))
        entries = [
            node("w:hyperlink", {"w:anchor": target, "w:history": "1"}, run(shown)) for target, shown in self._headings
        ]
        begin, code, separate, end = field('TOC \\o "1-1" \\h \\z')
        for index, entry in enumerate(entries):
            before = (begin, code, separate) if index == 0 else ()
            after = (end,) if index == len(entries) - 1 else ()
            yield paragraph("TOC1", *before, entry, *after)

    def _line(self, lines: tuple[Line, ...], index: int) -> Element:
        line = lines[index]
        properties: tuple[Element, ...] = ()
        if line.list_number:
            properties = (self._list(line.list_number),)
        elif line.kind in _BARRED:
            properties = _barred(lines, index)
        mark = [run(f"({line.marking})", "PortionMark"), run(" ")] if line.marking else []
        items = [element for item in line.items for element in self._item(item)]
        return paragraph(_STYLES[line.kind], *mark, *items, properties=properties)

    def _item(self, item: Item) -> tuple[Element, ...]:
        if isinstance(item, NoteMark):
            return (note_mark(item.number),)
        if isinstance(item, Quoted):
            return self._quoted(item)
        return (run(item.text, bold=item.bold, italic=item.italic),)

    def _quoted(self, quoted: Quoted) -> tuple[Element, ...]:
        title = bookmark_name(len(self.records) + 1)
        anchor = quoted.evidence.anchor
        self.records.append(
            Record(
                bookmark=title,
                kind=quoted.evidence.kind.value,
                evidence=quoted.evidence.id,
                article=anchor.article_id,
                original=quoted.original,
                start=str(anchor.span.start),
                end=str(anchor.span.end),
                verbatim=quoted.verbatim.value,
                sha256=text_seal(quoted.text),
                opening=quoted.opening,
                closing=quoted.closing,
                note=str(quoted.note),
                citation=plain(self._manuscript.notes[quoted.note - 1]),
                text=quoted.text,
            )
        )
        runs = (run(words.text, bold=words.bold, italic=words.italic) for words in quoted.words)
        return self._bookmark(title, *runs)

    def _bookmark(self, title: str, *children: Element) -> tuple[Element, ...]:
        self._bookmarks += 1
        return bookmark(self._bookmarks, title, *children)

    def _list(self, number: int) -> Element:
        list_id = FIRST_LIST + number
        if list_id not in self.lists:
            self.lists.append(list_id)
        return node("w:numPr", None, valued("w:ilvl", "0"), valued("w:numId", str(list_id)))


def _head_field(line: HeadField, properties: tuple[Element, ...]) -> Element:
    return paragraph("HeadField", run(line.label, "FieldLabel"), run("\t"), run(line.value), properties=properties)


def _barred(lines: tuple[Line, ...], index: int) -> tuple[Element, ...]:
    """What keeps a quotation with its attribution, and its bar apart from that of the quotation before."""
    kinds = [line.kind for line in lines[index : index + 2]]
    is_attributed = kinds == [BlockKind.QUOTE, BlockKind.ATTRIBUTION]
    together = takewhile(lambda place: lines[place].kind in _BARRED, range(index, -1, -1))
    quotations = sum(lines[place].kind is BlockKind.QUOTE for place in together)
    made: list[Element] = [node("w:keepNext")] if is_attributed else []
    if quotations and quotations % 2 == 0:
        made.append(_bar())
    if is_attributed:
        made.append(node("w:spacing", {"w:after": "0"}))
    return tuple(made)


def _bar() -> Element:
    # One shade beside that of the style: bars that are quite alike run into one another.
    edge = {"w:val": "single", "w:sz": "18", "w:space": "9", "w:color": "1F6F6C"}
    return node("w:pBdr", None, node("w:left", edge))


def _rule() -> Element:
    edge = {"w:val": "single", "w:sz": "6", "w:space": "8", "w:color": "BFC5CC"}
    return node("w:pBdr", None, node("w:bottom", edge))
