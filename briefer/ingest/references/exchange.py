"""Records for exchange between programs: CSL-JSON and EndNote's XML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml import etree

from briefer.ingest.cleaning import clean_line
from briefer.ingest.draft import Drafts, File
from briefer.ingest.encoding import decode
from briefer.ingest.errors import DamagedFileError
from briefer.ingest.package import parse_xml
from briefer.ingest.references.names import split_names
from briefer.ingest.references.record import Record, drafts_of

_MONTH = re.compile(r"\d{4}")


def is_csl(text: str) -> bool:
    """Whether the start of a text is that of a list of references in CSL-JSON."""
    return bool(re.match(r"\s*(?:\{\s*\"items\"\s*:\s*)?\[?\s*\{", text)) and bool(
        re.search(r"\"type\"\s*:\s*\"[a-z_-]+\"", text)
        and re.search(r"\"(?:title|author|issued|container-title|DOI|citation-key)\"\s*:", text)
    )


def read_csl(file: File) -> Drafts:
    """The records of a CSL-JSON file in their order. Raises an error where it holds none or cannot be parsed."""
    try:
        value = json.loads(decode(file.content))
    except (ValueError, RecursionError) as error:
        raise DamagedFileError(file.name, "a list of references (CSL-JSON)") from error
    if isinstance(value, dict):
        value = value.get("items") or value.get("references") or [value]
    items = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    return drafts_of(file, [_csl_record(item) for item in items if item.get("title") or item.get("author")])


def read_endnote_xml(file: File) -> Drafts:
    """The records of EndNote's XML in their order. Raises an error where it holds none or is damaged."""
    root = parse_xml(file.name, file.content, "a list of references (EndNote)")
    return drafts_of(file, [_endnote_record(element) for element in root.iter("record")])


def _csl_record(item: dict[str, object]) -> Record:
    def text(*names: str) -> str:
        return next((str(item[name]) for name in names if isinstance(item.get(name), (str, int)) and item[name]), "")

    return Record(
        title=text("title", "title-short"),
        authors=tuple(_csl_names(item.get("author"))),
        outlet=text("container-title", "publisher", "archive", "container-title-short"),
        date=_csl_date(item.get("issued")),
        addresses=(text("URL"),),
        doi=text("DOI"),
        abstract=text("abstract"),
        language=text("language")[:2],
    )


def _csl_names(value: object) -> Iterator[str]:
    for name in value if isinstance(value, list) else ():
        if not isinstance(name, dict):
            continue
        keys = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
        parts = [clean_line(str(name.get(key) or "")) for key in keys]
        whole = " ".join(part for part in parts if part)
        yield whole or clean_line(str(name.get("literal") or name.get("name") or ""))


def _csl_date(value: object) -> str:
    if isinstance(value, str):
        return value.split("/")[0]
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "-".join(str(part).zfill(2) for part in parts[0] if part)
    return str(value.get("raw") or value.get("literal") or "")


def _endnote_record(element: etree._Element) -> Record:
    def text(*paths: str) -> str:
        found = (element.find(f"./{path}") for path in paths)
        return next((said for one in found if one is not None and (said := _said(one))), "")

    day, year = text("dates/pub-dates/date"), text("dates/year")
    addresses = [_said(url) for kind in ("web-urls", "related-urls") for url in element.iterfind(f"./urls/{kind}/url")]
    return Record(
        title=text("titles/title"),
        authors=split_names([_said(name) for name in element.iterfind("./contributors/authors/author")]),
        outlet=text("titles/secondary-title", "periodical/full-title", "publisher", "titles/alt-title"),
        date=day if _MONTH.search(day) else f"{day} {year}",
        addresses=tuple(addresses),
        doi=text("electronic-resource-num"),
        abstract=text("abstract"),
        attachments=tuple(_said(url) for url in element.iterfind("./urls/pdf-urls/url")),
    )


def _said(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()
