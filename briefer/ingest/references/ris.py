"""RIS records."""

from __future__ import annotations

import re

from briefer.ingest.cleaning import clean_line
from briefer.ingest.draft import Drafts, File
from briefer.ingest.encoding import decode
from briefer.ingest.errors import NoTextError
from briefer.ingest.references.record import Record, record_draft, turned_name

RECORDS_LIMIT = 20_000
_TAGGED = re.compile(r"^\s*([A-Z][A-Z0-9])\s{1,2}-\s?(.*)$")
_TITLES = ("TI", "T1", "CT", "BT", "ST", "T2")
_OUTLETS = ("JF", "JO", "T2", "JA", "J2", "J1", "BT", "T3", "PB")
_DATES = ("DA", "Y1", "PY", "Y2")
_BOOKS = ("BOOK", "EDBOOK", "EBOOK")


def read_ris(file: File) -> Drafts:
    """The records of a RIS file in their order. Raises `NoTextError` where it holds none."""
    records = _records(decode(file.content))
    drafts = tuple(record_draft(_record(record)) for record in records[:RECORDS_LIMIT])
    if not drafts:
        raise NoTextError(file.name)
    return Drafts(drafts)


def _records(text: str) -> list[dict[str, list[str]]]:
    """Each record's values by tag; a record ends at ER, or where the next TY begins."""
    records: list[dict[str, list[str]]] = []
    current: dict[str, list[str]] = {}
    tag = ""
    for line in text.lstrip("\ufeff").splitlines():
        match = _TAGGED.match(line)
        if match is None:
            if tag and line.strip() and current:
                current[tag][-1] += f" {line.strip()}"
            continue
        tag, value = match.group(1), match.group(2).strip()
        if tag in ("TY", "ER"):
            if len(current) > 1:
                records.append(current)
            current = {"TY": [value]} if tag == "TY" else {}
            tag = "TY" if tag == "TY" else ""
        elif current:
            current.setdefault(tag, []).append(value)
    if len(current) > 1:
        records.append(current)
    return records


def _record(values: dict[str, list[str]]) -> Record:
    def first(*tags: str) -> str:
        return next((values[tag][0] for tag in tags if values.get(tag) and values[tag][0]), "")

    titles = ("BT", *_TITLES) if values["TY"][0] in _BOOKS and "TI" not in values else _TITLES
    names = [turned_name(name) for tag in ("AU", "A1") for name in values.get(tag, ()) if name.strip()]
    dates = sorted((first(tag) for tag in _DATES), key=lambda date: -len(date.strip("/ ").split("/")))
    return Record(
        title=clean_line(first(*titles)),
        authors=tuple(dict.fromkeys(names)),
        outlet=clean_line(first(*(tag for tag in _OUTLETS if tag != "T2" or first("TI", "T1")))),
        date=next((date for date in dates if date), ""),
        address=first("UR", "LK", "L2", "L1"),
        abstract="\n".join(values.get("AB", values.get("N2", values.get("N1", [])))),
        language=first("LA"),
    )
