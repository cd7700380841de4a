"""Title, author and date from the properties of an office document."""

from __future__ import annotations

import re

from lxml import etree

from briefer.core.article import DetailSource
from briefer.ingest.bylines import names_in
from briefer.ingest.cleaning import clean_line
from briefer.ingest.dates import parse_stamp
from briefer.ingest.draft import Details, Found
from briefer.ingest.package import Package

_NOBODY = re.compile(
    r"^(?:python-docx|microsoft.*|windows.*user|user|admin.*|owner|author|default|unknown|apache poi|libreoffice.*|"
    r"openoffice.*|docx4j|pandoc|aspose.*|[a-z]{0,3}\d+|.{1,2})$",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:untitled.*|document\d*|dokument\d*|microsoft word.*|powerpoint.*|slide \d+|title|"
    r".*\.(?:docx?|pdf|rtf|odt|indd|"
    r"qxd|txt|html?|pages|tex))$",
    re.IGNORECASE,
)


def core_details(package: Package) -> Details:
    """What docProps/core.xml states; the program's own defaults are no statement."""
    root = package.tree("docProps/core.xml")
    if root is None:
        return Details()
    values = {str(child.tag).rpartition("}")[2]: clean_line(child.text or "") for child in root}
    made_by_program = "python-docx" in (values.get("description", "") + values.get("creator", ""))
    created = "" if made_by_program else values.get("created", "")
    return stated_details(values.get("title", ""), values.get("creator", ""), created)


def stated_details(title: str, author: str, created: str) -> Details:
    """Details from a document's properties; author and date are guesses, for they tell who typed it and when."""
    names = () if _NOBODY.match(author) else names_in(author)
    day = parse_stamp(created) if created else None
    return Details(
        title=Found(title, DetailSource.STATED, weak=True) if is_real_title(title) else None,
        authors=Found(names, DetailSource.STATED, weak=True) if names else None,
        published=Found(day, DetailSource.GUESS, weak=True) if day and day.year > 1980 else None,
    )


def is_real_title(title: str) -> bool:
    """Whether a title from a document's properties is one, not a program's default or a file's name."""
    return len(title) > 3 and not _NO_TITLE.match(title)


def text_of(element: etree._Element | None) -> str:
    """All text inside an element, on one line."""
    return "" if element is None else clean_line("".join(str(piece) for piece in element.itertext()))
