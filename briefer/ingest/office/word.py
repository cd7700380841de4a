"""Word documents (.docx, strict and transitional), walked in the order of the body."""

from __future__ import annotations

import posixpath
import re

from briefer.core.article import DetailSource, ParagraphKind
from briefer.ingest.draft import Block, Details, Draft, Drafts, File, Found
from briefer.ingest.errors import DamagedFileError
from briefer.ingest.office.properties import core_details
from briefer.ingest.office.word_body import Body, attribute, local_name
from briefer.ingest.package import Package
from briefer.ingest.press.export import press_drafts

_KIND = "a Word document"
_TITLE_STYLE = re.compile(r"^(?:title|titel|titre|título|titolo)$", re.IGNORECASE)
_HEADING_ONE = re.compile(r"^(?:heading ?1|überschrift ?1|titre ?1)$", re.IGNORECASE)
_BLOCK_LIMIT = 200_000


def read_word(file: File) -> Drafts:
    """The article of a Word document, also what stands in tables, text boxes and content controls."""
    with Package(file, _KIND) as package:
        draft = draft_of_word(package)
    return Drafts(press_drafts([block.text for block in draft.blocks]) or (draft,))


def draft_of_word(package: Package) -> Draft:
    """The article of an open Word package."""
    part = main_part(package)
    root = package.tree(part)
    body = None if root is None else next((child for child in root if local_name(child) == "body"), None)
    if body is None:
        raise DamagedFileError(package.name, _KIND)
    folder = posixpath.dirname(part)
    walker = Body(style_names(package, folder), _notes(package, folder))
    blocks = tuple(walker.blocks(body))[:_BLOCK_LIMIT]
    details = Details()
    title = _title(blocks, walker.styles_used)
    if title:
        details = Details(title=Found(title, DetailSource.HEADING))
    return Draft(blocks=blocks, details=details.or_else(core_details(package)))


def main_part(package: Package) -> str:
    """The name of the part that holds the document's body."""
    relations = package.tree("_rels/.rels")
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            target = str(relation.get("Target", "")).lstrip("/")
            if package.has(target):
                return target
    if package.has("word/document.xml"):
        return "word/document.xml"
    raise DamagedFileError(package.name, _KIND)


def style_names(package: Package, folder: str) -> dict[str, str]:
    """The names of the document's styles by their ids."""
    root = package.tree(f"{folder}/styles.xml")
    names: dict[str, str] = {}
    for style in root if root is not None else ():
        if local_name(style) == "style":
            name = next((child for child in style if local_name(child) == "name"), None)
            names[attribute(style, "styleId")] = attribute(name, "val") if name is not None else ""
    return names


def _notes(package: Package, folder: str) -> dict[str, str]:
    """The text of footnotes and endnotes by kind and id ("footnote 2")."""
    notes: dict[str, str] = {}
    for kind in ("footnote", "endnote"):
        root = package.tree(f"{folder}/{kind}s.xml")
        for note in root if root is not None else ():
            if local_name(note) == kind and not attribute(note, "type"):
                text = "".join(piece.text or "" for piece in note.iter() if local_name(piece) == "t")
                notes[f"{kind} {attribute(note, 'id')}"] = text
    return notes


def _title(blocks: tuple[Block, ...], styles: dict[int, str]) -> str:
    """The first block in the style of a title, else the first top heading if nothing but short lines stands before."""
    for pattern in (_TITLE_STYLE, _HEADING_ONE):
        for index, block in enumerate(blocks[:12]):
            if pattern.match(styles.get(index, "")) and block.cut is None:
                return block.text
    first = next((block for block in blocks[:3] if block.cut is None), None)
    if first is None or len(blocks) < 2 or len(first.text) > 250 or first.text.rstrip().endswith((".", ":", ";")):
        return ""
    return first.text if first.kind in (ParagraphKind.TEXT, ParagraphKind.HEADING) else ""
