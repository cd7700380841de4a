"""Small makers of WordprocessingML elements, without any knowledge of briefs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element: TypeAlias = etree._Element

_PREFIXES = {"w": W, "r": R}


def name(prefixed: str) -> str:
    """The full name of `w:p` and the like, for lxml."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


def node(prefixed: str, attributes: Mapping[str, str] | None = None, *children: Element) -> Element:
    """An element with its attributes, both named with a prefix, and its children in order."""
    made = etree.Element(name(prefixed), nsmap=_PREFIXES)
    for key, value in (attributes or {}).items():
        made.set(name(key), value)
    made.extend(children)
    return made


def valued(prefixed: str, value: str) -> Element:
    """An element that says one thing: `<w:pStyle w:val="…"/>`."""
    return node(prefixed, {"w:val": value})


def paragraph(style: str, *children: Element, properties: Sequence[Element] = ()) -> Element:
    """A paragraph in the style with that id; `properties` come in the order that the schema asks for."""
    return node("w:p", None, node("w:pPr", None, valued("w:pStyle", style), *properties), *children)


def bookmark(number: int, title: str, *children: Element) -> tuple[Element, ...]:
    """The children between the marks of a bookmark; `number` is unlike that of any other in the file."""
    start = node("w:bookmarkStart", {"w:id": str(number), "w:name": title})
    return (start, *children, node("w:bookmarkEnd", {"w:id": str(number)}))


def run(text: str, style: str = "", *, bold: bool = False, italic: bool = False) -> Element:
    """A run of text, in which a line feed is a line break and a tab a tab, in a character style or none."""
    made = node("w:r", None)
    look: list[Element] = []
    if style:
        look.append(valued("w:rStyle", style))
    if bold:
        look += [node("w:b"), node("w:bCs")]
    if italic:
        look += [node("w:i"), node("w:iCs")]
    if look:
        made.append(node("w:rPr", None, *look))
    for index, line in enumerate(text.split("\n")):
        if index:
            made.append(node("w:br"))
        for place, stretch in enumerate(line.split("\t")):
            if place:
                made.append(node("w:tab"))
            if stretch:
                made.append(_words(stretch))
    return made


def hyperlink(relation: str, *children: Element) -> Element:
    """A link to the address that the part's relationship `relation` holds."""
    return node("w:hyperlink", {"r:id": relation, "w:history": "1"}, *children)


def field(instruction: str, *result: Element) -> tuple[Element, ...]:
    """The runs of a complex field with the result that is shown until it is updated."""

    def mark(kind: str) -> Element:
        return node("w:r", None, node("w:fldChar", {"w:fldCharType": kind}))

    code = node("w:instrText")
    code.text = f" {instruction} "
    code.set(XML_SPACE, "preserve")
    return (mark("begin"), node("w:r", None, code), mark("separate"), *result, mark("end"))


def _words(text: str) -> Element:
    words = node("w:t")
    words.text = text
    words.set(XML_SPACE, "preserve")
    return words
