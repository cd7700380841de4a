"""The record of an exported brief's evidence that travels inside the Word file.

Each stretch of words that carries evidence stands in a bookmark, and a custom XML part keeps a record for each
bookmark: where the words come from and what they were when the file was written. `verify.py` reads it back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from lxml import etree

from briefer.core.errors import BrieferError
from briefer.export.ooxml import Element

NAMESPACE = "urn:briefer:provenance:1"
STORE_ID = "{5B0C8E52-3D7A-4E0B-9C61-6F2A94D1E7B3}"
"""Names the custom XML part towards Word; the same in every brief."""

_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_TAGS = ("quotation", "figure", "passage")


class RecordDamagedError(BrieferError):
    """The record inside a brief has not the shape that Briefer writes."""

    def __init__(self) -> None:
        super().__init__("The record of the quotations in this file is damaged. Export the brief from Briefer again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the file remembers of one stretch of words that carries evidence.

    `sha256` is of the UTF-8 of the words without their line breaks, `start` and `end` are code points of the
    article's text, `original` is the seal of the article's file and `verbatim` how the words compared with it at
    export. `opening` and `closing` are the quotation marks that touch the words. `note` is the footnote's
    number, `citation` its text, and `text` the words themselves, with a line feed for a line break.
    """

    bookmark: str
    kind: str
    evidence: str
    article: str
    original: str
    start: str
    end: str
    verbatim: str
    sha256: str
    opening: str
    closing: str
    note: str
    citation: str
    text: str

    @property
    def seal(self) -> str:
        """The sha256 over everything that the record says."""
        said = "\x1f".join(getattr(self, field.name) for field in fields(self))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


_ATTRIBUTES = tuple(field.name for field in fields(Record) if field.name not in {"kind", "text"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """All records of a brief, in reading order. `sound` says which of them are as they were written.

    `complete` is false where records were added, taken away or reordered.
    """

    title: str
    marking: str
    records: tuple[Record, ...]
    sound: tuple[bool, ...]
    complete: bool


def bookmark_name(number: int) -> str:
    """The name of the bookmark around the `number`-th stretch (from 1); under the 40 characters that Word allows."""
    return f"evidence_{number}"


def is_bookmark_name(title: str) -> bool:
    """Whether a bookmark of that name is one of ours."""
    return re.fullmatch(r"evidence_[1-9]\d{0,8}", title) is not None


def text_seal(text: str) -> str:
    """The sha256 of the words in a bookmark, without their line breaks."""
    return hashlib.sha256(text.replace("\n", "").encode("utf-8", "surrogatepass")).hexdigest()


def provenance_part(title: str, marking: str, records: tuple[Record, ...]) -> bytes:
    """The custom XML part with the records."""
    root = etree.Element(f"{{{NAMESPACE}}}provenance", nsmap={"b": NAMESPACE})
    _fill(root, {"title": title, "marking": marking, "seal": _seal(title, marking, records)})
    for record in records:
        item = etree.SubElement(root, f"{{{NAMESPACE}}}{record.kind}")
        _fill(item, {**{key: getattr(record, key) for key in _ATTRIBUTES}, "seal": record.seal})
        item.text = record.text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def properties_part() -> bytes:
    """The part that names the custom XML part and its schema towards Word."""
    root = etree.Element(f"{{{_DATASTORE}}}datastoreItem", nsmap={"ds": _DATASTORE})
    root.set(f"{{{_DATASTORE}}}itemID", STORE_ID)
    references = etree.SubElement(root, f"{{{_DATASTORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_DATASTORE}}}schemaRef").set(f"{{{_DATASTORE}}}uri", NAMESPACE)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def read_provenance(root: Element) -> Provenance:
    """The records in a custom XML part. Raises `RecordDamagedError` where it is not of our shape."""
    records: list[Record] = []
    sound: list[bool] = []
    for item in root.iterchildren("*"):
        namespace, _, kind = str(item.tag).rpartition("}")
        said = {key: item.get(key) for key in _ATTRIBUTES}
        if namespace != f"{{{NAMESPACE}" or kind not in _TAGS or len(item):
            raise RecordDamagedError
        known = {key: value for key, value in said.items() if value is not None}
        if len(known) < len(_ATTRIBUTES):
            raise RecordDamagedError
        record = Record(kind=kind, text=item.text or "", **known)
        records.append(record)
        sound.append(record.seal == item.get("seal") and record.sha256 == text_seal(record.text))
    title, marking = root.get("title", ""), root.get("marking", "")
    complete = root.get("seal") == _seal(title, marking, records)
    return Provenance(title=title, marking=marking, records=tuple(records), sound=tuple(sound), complete=complete)


def _seal(title: str, marking: str, records: Iterable[Record]) -> str:
    said = "\x1f".join((title, marking, *(record.seal for record in records)))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _fill(element: Element, said: Mapping[str, str]) -> None:
    for key, value in said.items():
        element.set(key, value)
