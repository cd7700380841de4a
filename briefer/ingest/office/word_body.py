"""The body of a Word document as blocks: paragraphs, lists, tables, text boxes, content controls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from briefer.core.article import CutReason, ParagraphKind
from briefer.ingest.draft import Block

_DEPTH = 60
_SKIPPED = frozenset(
    ("del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sdtPr", "tblPr", "sectPr", "tcPr", "trPr")
)
_HEADING = re.compile(
    r"^(?:heading|überschrift|titre|title|subtitle|rubrik|otsikko|nagłówek|kop|encabezado)\b", re.IGNORECASE
)
_QUOTE = re.compile(r"quot|zitat|citation", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:caption|beschriftung|légende)", re.IGNORECASE)
_LIST = re.compile(r"^list\b|aufzählung|liste", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc ?\d|table of contents|table of figures|verzeichnis ?\d)", re.IGNORECASE)


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, so that strict and transitional files read alike."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute, whatever its namespace; "" where it is missing."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


class Body:
    """Walks a document's body; afterwards `styles_used` names the style of each block by its index."""

    def __init__(self, styles: dict[str, str], notes: dict[str, str]) -> None:
        self._styles, self._notes = styles, notes
        self._count = 0
        self.styles_used: dict[int, str] = {}

    def blocks(self, container: etree._Element, depth: int = 0) -> Iterator[Block]:
        """The blocks in `container`, in the order of the file."""
        if depth > _DEPTH:
            return
        for child in container:
            name = local_name(child)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "tbl":
                yield from self._table(child, depth)
            elif name not in _SKIPPED:
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[Block]:
        pieces: list[str] = []
        boxes: list[etree._Element] = []
        notes: list[str] = []
        self._gather(paragraph, pieces, boxes, notes, 0)
        style, listed, level = self._properties(paragraph)
        kind, cut = _kind(style, listed=listed, outlined=level)
        for line in "".join(pieces).split("\n"):
            if line.strip():
                yield self._counted(Block(line, kind, cut), style)
        for note in notes:
            if note.strip():
                yield self._counted(Block(note, cut=CutReason.FOOTNOTE), "")
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _gather(
        self, element: etree._Element, pieces: list[str], boxes: list[etree._Element], notes: list[str], depth: int
    ) -> None:
        """Put the words of a paragraph into `pieces`; its text boxes and the texts of its notes beside."""
        if depth > _DEPTH:
            return
        for child in element:
            name = local_name(child)
            if name == "t":
                pieces.append((child.text or "").replace("\n", " "))
            elif name in ("tab", "ptab"):
                pieces.append("\t")
            elif name in ("br", "cr"):
                pieces.append("\n")
            elif name in ("noBreakHyphen", "softHyphen"):
                pieces.append("-" if name == "noBreakHyphen" else "")
            elif name == "txbxContent":
                boxes.append(child)
            elif name in ("footnoteReference", "endnoteReference"):
                notes.append(self._notes.get(f"{name.removesuffix('Reference')} {attribute(child, 'id')}", ""))
            elif name == "AlternateContent":
                self._gather(_first_choice(child), pieces, boxes, notes, depth + 1)
            elif name not in _SKIPPED:
                self._gather(child, pieces, boxes, notes, depth + 1)

    def _properties(self, paragraph: etree._Element) -> tuple[str, bool, bool]:
        """The paragraph's style name, whether it is an item of a list, and whether it has a level in the outline."""
        properties = next((child for child in paragraph if local_name(child) == "pPr"), None)
        style, listed, outlined = "", False, False
        for child in properties if properties is not None else ():
            name = local_name(child)
            if name == "pStyle":
                identity = attribute(child, "val")
                style = self._styles.get(identity) or identity
            elif name == "numPr":
                number = next((item for item in child if local_name(item) == "numId"), None)
                listed = number is not None and attribute(number, "val") != "0"
            elif name == "outlineLvl":
                outlined = attribute(child, "val") not in ("", "9")
        return style, listed, outlined

    def _table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        rows = [[list(self._cell(cell, depth)) for cell in _children(row, "tc")] for row in _children(table, "tr")]
        cells = [cell for row in rows for cell in row if cell]
        if _lays_out(rows, cells):
            for cell in cells:
                for block, style in cell:
                    yield self._counted(block, style)
            return
        for row in rows:
            texts = (" ".join(block.text.strip() for block, _ in cell) for cell in row)
            text = " | ".join(text for text in texts if text)
            if text:
                yield self._counted(Block(text, ParagraphKind.ROW), "")

    def _cell(self, cell: etree._Element, depth: int) -> Iterator[tuple[Block, str]]:
        inner = Body(self._styles, self._notes)
        for index, block in enumerate(inner.blocks(cell, depth + 1)):
            yield block, inner.styles_used.get(index, "")

    def _counted(self, block: Block, style: str) -> Block:
        if style:
            self.styles_used[self._count] = style
        self._count += 1
        return block


def _lays_out(rows: list[list[list[tuple[Block, str]]]], cells: list[list[tuple[Block, str]]]) -> bool:
    """Whether a table only places running text on the page: one column, or cells with whole paragraphs."""
    if max((len(row) for row in rows), default=0) <= 1:
        return True
    long = sum(1 for cell in cells if len(cell) > 2 or any(len(block.text) > 300 for block, _ in cell))
    return long * 3 > len(cells)


def _kind(style: str, *, listed: bool, outlined: bool) -> tuple[ParagraphKind, CutReason | None]:
    if _CAPTION.match(style):
        return ParagraphKind.TEXT, CutReason.CAPTION
    if _CONTENTS.match(style):
        return ParagraphKind.TEXT, CutReason.FURNITURE
    if _HEADING.match(style) or outlined:
        return ParagraphKind.HEADING, None
    if listed or _LIST.match(style):
        return ParagraphKind.ITEM, None
    return (ParagraphKind.QUOTE if _QUOTE.search(style) else ParagraphKind.TEXT), None


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Children of that name, also those inside content controls and the like."""
    for child in element:
        if local_name(child) == name:
            yield child
        elif local_name(child) in ("sdt", "sdtContent", "customXml", "smartTag", "ins"):
            yield from _children(child, name)


def _first_choice(alternatives: etree._Element) -> etree._Element:
    """The first choice that holds text, else the fallback: both hold the same words."""
    for child in alternatives:
        if any(local_name(piece) == "t" for piece in child.iter()):
            return child
    return alternatives
