"""The footnotes part of a Word file, which python-docx does not know."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from briefer.export.ooxml import Element, hyperlink, node, paragraph, run
from briefer.export.references import Reference

TEXT_STYLE = "FootnoteText"
MARK_STYLE = "FootnoteReference"
LINK_STYLE = "Hyperlink"

Linker = Callable[[str], str]
"""Gives the id of a part's relationship to an address."""


def footnotes_part(notes: tuple[Reference, ...], link: Linker) -> bytes:
    """The part with the separators, whose ids -1 and 0 the settings list, and the notes numbered from 1.

    LibreOffice 7.4 loses every note of a file with comments where the separators are 0 and 1.
    """
    root = node("w:footnotes")
    root.append(_separator("-1", "separator"))
    root.append(_separator("0", "continuationSeparator"))
    for number, reference in enumerate(notes, start=1):
        mark = node("w:r", None, node("w:rPr", None, node("w:rStyle", {"w:val": MARK_STYLE})), node("w:footnoteRef"))
        body = paragraph(TEXT_STYLE, mark, run(" "), *reference_runs(reference, link))
        root.append(node("w:footnote", {"w:id": str(number)}, body))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def note_mark(number: int) -> Element:
    """The raised number in the text that leads to footnote `number`."""
    reference = node("w:footnoteReference", {"w:id": str(number)})
    return node("w:r", None, node("w:rPr", None, node("w:rStyle", {"w:val": MARK_STYLE})), reference)


def reference_runs(reference: Reference, link: Linker) -> list[Element]:
    """The runs of a reference, in which an address is a real link."""
    return [
        hyperlink(link(phrase.address), run(phrase.text, LINK_STYLE)) if phrase.address else run(phrase.text)
        for phrase in reference
    ]


def _separator(number: str, kind: str) -> Element:
    spacing = node("w:pPr", None, node("w:spacing", {"w:after": "0", "w:line": "240", "w:lineRule": "auto"}))
    body = node("w:p", None, spacing, node("w:r", None, node(f"w:{kind}")))
    return node("w:footnote", {"w:type": kind, "w:id": number}, body)
