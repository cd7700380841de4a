"""OpenDocument texts (.odt): content.xml walked in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefer.core.article import CutReason, DetailSource, ParagraphKind
from briefer.ingest.draft import Block, Details, Draft, Drafts, File, Found
from briefer.ingest.errors import DamagedFileError, PasswordProtectedError
from briefer.ingest.office.properties import stated_details, text_of
from briefer.ingest.package import Package
from briefer.ingest.press.export import press_drafts

_KIND = "an OpenDocument text"
_DEPTH = 60
_SKIPPED = frozenset(
    ("annotation", "annotation-end", "tracked-changes", "sequence-decls", "forms", "table-of-content", "title", "desc",
     "alphabetical-index", "bibliography", "illustration-index", "change", "variable-decls", "user-field-decls")
)  # fmt: skip


def read_open_document(file: File) -> Drafts:
    """The article of an OpenDocument text."""
    with Package(file, _KIND) as package:
        manifest = package.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise PasswordProtectedError(file.name)
        root = package.tree("content.xml")
        body = None if root is None else root.find(".//{*}body/{*}text")
        if body is None:
            raise DamagedFileError(file.name, _KIND)
        meta = package.tree("meta.xml")
    blocks = tuple(_blocks(body, ParagraphKind.TEXT, 0))
    draft = Draft(blocks=blocks, details=_details(blocks, root, meta))
    return Drafts(press_drafts([block.text for block in blocks]) or (draft,))


def _blocks(container: etree._Element, kind: ParagraphKind, depth: int) -> Iterator[Block]:
    """The blocks in `container`, in the order of the file."""
    if depth > _DEPTH:
        return
    for child in container:
        name = etree.QName(child).localname
        if name in ("p", "h"):
            yield from _paragraph(child, ParagraphKind.HEADING if name == "h" else kind, depth)
        elif name == "table":
            yield from _table(child, depth)
        elif name == "list-item":
            yield from _blocks(child, ParagraphKind.ITEM, depth + 1)
        elif name and name not in _SKIPPED:
            yield from _blocks(child, kind, depth + 1)


def _paragraph(paragraph: etree._Element, kind: ParagraphKind, depth: int) -> Iterator[Block]:
    pieces: list[str] = []
    notes: list[str] = []
    boxes: list[etree._Element] = []
    _gather(paragraph, pieces, notes, boxes, 0)
    for line in "".join(pieces).split("\n"):
        yield Block(line, kind)
    for note in notes:
        yield Block(note, cut=CutReason.FOOTNOTE)
    for box in boxes:
        yield from _blocks(box, kind, depth + 1)


def _gather(
    element: etree._Element, pieces: list[str], notes: list[str], boxes: list[etree._Element], depth: int
) -> None:
    """Put the words of a paragraph into `pieces`; its notes and text boxes beside."""
    pieces.append((element.text or "").replace("\n", " "))
    for child in element if depth < _DEPTH else ():
        name = etree.QName(child).localname
        if name == "s":
            pieces.append(" ")
        elif name == "tab":
            pieces.append("\t")
        elif name == "line-break":
            pieces.append("\n")
        elif name == "note":
            notes.append(text_of(child.find("{*}note-body")))
        elif name == "text-box":
            boxes.append(child)
        elif name and name not in _SKIPPED:
            _gather(child, pieces, notes, boxes, depth + 1)
        pieces.append((child.tail or "").replace("\n", " "))


def _table(table: etree._Element, depth: int) -> Iterator[Block]:
    for row in table.iter("{*}table-row"):
        cells = [list(_blocks(cell, ParagraphKind.TEXT, depth + 1)) for cell in row if "table-cell" in str(cell.tag)]
        texts = [" ".join(block.text.strip() for block in cell if block.cut is None) for cell in cells]
        if len(cells) == 1 or any(len(text) > 300 for text in texts):
            yield from (block for cell in cells for block in cell)
        else:
            yield Block(" | ".join(text for text in texts if text.strip()), ParagraphKind.ROW)


def _details(blocks: tuple[Block, ...], root: etree._Element | None, meta: etree._Element | None) -> Details:
    values = (
        {} if meta is None else {etree.QName(item).localname: text_of(item) for item in meta.iterfind(".//{*}meta/*")}
    )
    stated = stated_details(
        values.get("title", ""),
        values.get("creator") or values.get("initial-creator", ""),
        values.get("creation-date", ""),
    )
    first = next((block for block in blocks if block.text.strip()), None)
    heading = None if root is None else root.find(".//{*}h")
    title = text_of(heading)
    if (
        not title
        and first is not None
        and len(blocks) > 1
        and len(first.text) < 250
        and not first.text.rstrip().endswith(".")
    ):
        title = first.text
    return (Details(title=Found(title, DetailSource.HEADING)) if title else Details()).or_else(stated)
