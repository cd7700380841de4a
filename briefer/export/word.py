"""A cited brief as a Word file: the base template filled with a manuscript."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from briefer.brief.cited import CitedBrief
from briefer.export.manuscript import Manuscript
from briefer.export.notes import Linker, footnotes_part
from briefer.export.ooxml import Element, name, node, run, valued
from briefer.export.options import ExportOptions, PageSize
from briefer.export.packing import repacked
from briefer.export.page import Page
from briefer.export.preparing import prepare
from briefer.export.provenance import Record, properties_part, provenance_part
from briefer.paths import resource

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import Part
    from docx.package import Package

MARKING_STYLE = "Marking"
NUMBERS = "2"
"""The id of the base template's definition of numbered lists."""

_SHEETS = {PageSize.A4: (11906, 16838), PageSize.LETTER: (12240, 15840)}
"""Width and height in twentieths of a point."""
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_ITEM_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_APP_PROPERTIES = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def write_word(cited: CitedBrief, options: ExportOptions) -> bytes:
    """The brief as a .docx; equal input gives equal bytes.

    Footnotes, numbering, fields and links are Word's own. The marking stands in every header and footer. The
    file names no path, program, user or time of day: only what `options` and the brief say.
    """
    from docx import Document

    manuscript = prepare(cited, options)
    document = Document(BytesIO(resource("word/base.docx").read_bytes()))
    page = Page(manuscript, _linker(document.part))
    body = _body(document)
    for element in page.paragraphs():
        body.insert(len(body) - 1, element)
    _set_sheet(document, manuscript.page)
    _set_styles(document, manuscript)
    _add_lists(document, page.lists)
    _stamp(document, manuscript.marking)
    _add_notes(document, manuscript)
    _add_provenance(document, manuscript, tuple(page.records))
    _set_properties(document, manuscript)
    saved = BytesIO()
    document.save(saved)
    return repacked(saved.getvalue())


def _linker(part: Part) -> Linker:
    return lambda address: part.relate_to(address, f"{_RELATIONS}/hyperlink", is_external=True)


def _set_sheet(document: WordDocument, size: PageSize) -> None:
    width, height = _SHEETS[PageSize(size)]
    for sheet in _body(document).iter(name("w:pgSz")):
        sheet.set(name("w:w"), str(width))
        sheet.set(name("w:h"), str(height))


def _set_styles(document: WordDocument, manuscript: Manuscript) -> None:
    """Set the proofing language, and take the numbers off the headings where the template wants none."""
    styles: Element = document.styles.element
    for language in styles.iter(name("w:lang")):
        language.set(name("w:val"), manuscript.language)
    if manuscript.numbered:
        return
    for style in styles.iter(name("w:style")):
        if (style.get(name("w:styleId")) or "").startswith("Heading"):
            for numbering in list(style.iter(name("w:numPr"))):
                _parent(numbering).remove(numbering)


def _add_lists(document: WordDocument, lists: list[int]) -> None:
    """Each numbered list is a list of its own that starts at 1; else Word would count on from the last one."""
    numbering: Element = document.part.numbering_part.element
    for list_id in lists:
        restart = node("w:lvlOverride", {"w:ilvl": "0"}, valued("w:startOverride", "1"))
        numbering.append(node("w:num", {"w:numId": str(list_id)}, valued("w:abstractNumId", NUMBERS), restart))


def _stamp(document: WordDocument, marking: str) -> None:
    if not marking:
        return
    for section in document.sections:
        for banner in (
            section.header,
            section.first_page_header,
            section.even_page_header,
            section.footer,
            section.first_page_footer,
            section.even_page_footer,
        ):
            for line in banner.paragraphs:
                if line.style is not None and line.style.name == MARKING_STYLE:
                    line._p.append(run(marking))


def _add_notes(document: WordDocument, manuscript: Manuscript) -> None:
    part = _part(document, "/word/footnotes.xml", _FOOTNOTES)
    document.part.relate_to(part, f"{_RELATIONS}/footnotes")
    part._blob = footnotes_part(manuscript.notes, _linker(part))


def _add_provenance(document: WordDocument, manuscript: Manuscript, records: tuple[Record, ...]) -> None:
    item = _part(document, "/customXml/item1.xml", "application/xml")
    item._blob = provenance_part(manuscript.title, manuscript.marking, records)
    properties = _part(document, "/customXml/itemProps1.xml", _ITEM_PROPERTIES)
    properties._blob = properties_part()
    document.part.relate_to(item, f"{_RELATIONS}/customXml")
    item.relate_to(properties, f"{_RELATIONS}/customXmlProps")


def _set_properties(document: WordDocument, manuscript: Manuscript) -> None:
    core = document.core_properties
    core.title = manuscript.title[:255]
    core.subject = manuscript.kind[:255]
    core.author = manuscript.author[:255]
    core.language = manuscript.language
    if manuscript.marking:
        core.keywords = manuscript.marking[:255]
    # Whole days only: the time of day says when somebody worked.
    core.created = core.modified = dt.datetime(*manuscript.date.timetuple()[:3], tzinfo=dt.UTC).replace(tzinfo=None)
    if manuscript.organisation:
        part = _part(document, "/docProps/app.xml", _APP_PROPERTIES)
        root = etree.Element(f"{{{_APP}}}Properties", nsmap={"ap": _APP})
        etree.SubElement(root, f"{{{_APP}}}Company").text = manuscript.organisation
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        _package(document).relate_to(part, f"{_RELATIONS}/extended-properties")


def _part(document: WordDocument, path: str, content_type: str) -> Part:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as PackagePart

    return PackagePart(PackURI(path), content_type, b"", _package(document))


def _package(document: WordDocument) -> Package:
    package: Package | None = document.part.package
    assert package is not None
    return package


def _body(document: WordDocument) -> Element:
    body: Element | None = document.element.find(name("w:body"))
    assert body is not None
    return body


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent
