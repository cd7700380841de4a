"""Word files read for the tests, without any code of the export."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.namelist()


def words(element: etree._Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        found.text or "" if found.tag == f"{W}t" else signs.get(found.tag, "")
        for found in element.iter()
        if isinstance(found.tag, str) and found.getparent().tag != f"{W}tabs"
    )


def paragraphs(content: bytes, style: str | None = None) -> list[str]:
    found = part(content, "word/document.xml").iter(f"{W}p")
    return [words(item) for item in found if style is None or style_of(item) == style]


def style_of(item: etree._Element) -> str:
    return item.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def notes(content: bytes) -> list[str]:
    found = part(content, "word/footnotes.xml").findall(f"{W}footnote")
    return [words(item).strip() for item in found if item.get(f"{W}type") is None]


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed, as somebody with a text editor would."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(target, "w") as fresh:
        for entry in package.infolist():
            old = package.read(entry)
            new = change(old) if entry.filename == name else old
            fresh.writestr(entry, new)
    return target.getvalue()
