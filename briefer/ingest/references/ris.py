"""RIS records."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefer.ingest.cleaning import clean_line
from briefer.ingest.draft import Drafts, File
from briefer.ingest.encoding import decode
from briefer.ingest.references.names import split_names
from briefer.ingest.references.record import Record, drafts_of, find_doi

Fields = dict[str, list[str]]
"""The values of a record by tag, in their order."""

_TAGGED = re.compile(r"^[ \t]*([A-Z][A-Z0-9])[ \t]{0,3}-(?:[ \t]+(.*)|([^ \t].*))?$")
_LOOSE = re.compile(r"^[ \t]*([A-Z][A-Z0-9])[ \t]{1,3}-")
_BOOKS = frozenset(("BOOK", "EDBOOK", "EBOOK", "WHOLE"))
_ISSUED = ("THE", "RPR")
"""How the types of theses and reports begin: they come out where they were made, not in a journal."""

_ACCESSED = re.compile(r"access|retrieved|abgerufen|consult|visited", re.IGNORECASE)
_MONTH_AND_DAY = re.compile(r"^\s*([^\W\d_]{3,9})\.?\s*(\d{1,2})?\s*$")


def read_ris(file: File) -> Drafts:
    """The records of a RIS file in their order. Raises `NoTextError` where it holds none."""
    return drafts_of(file, [_record(fields) for fields in _records(decode(file.content))])


def _records(text: str) -> list[Fields]:
    """Each record's values by tag; a record ends at ER, or where the next TY begins."""
    records: list[Fields] = []
    current: Fields = {}
    last = joint = ""
    for line in text.lstrip("\ufeff").splitlines():
        match = _TAGGED.match(line) if _LOOSE.match(line) else None
        if match is None:
            # A wrapped value goes on; an empty line inside it parts two paragraphs.
            if last and line.strip() and current:
                current[last][-1] += joint + line.strip()
            joint = " " if line.strip() else "\n"
            continue
        joint = " "
        tag, value = match.group(1), (match.group(2) or match.group(3) or "").strip()
        if tag in ("TY", "ER"):
            if len(current) > 1:
                records.append(current)
            current = {"TY": [value]} if tag == "TY" else {}
            last = "TY" if tag == "TY" else ""
        elif current:
            current.setdefault(tag, []).append(value)
            last = tag
    if len(current) > 1:
        records.append(current)
    return records


def _record(fields: Fields) -> Record:
    def first(*tags: str) -> str:
        return next((clean_line(value) for tag in tags for value in fields.get(tag, ()) if value.strip()), "")

    kind = fields["TY"][0].upper()
    titles = ("TI", "T1", "BT", "CT", "ST", "T2") if kind in _BOOKS else ("TI", "T1", "CT", "BT", "ST", "T2")
    return Record(
        title=first(*titles),
        authors=split_names([value for tag in ("AU", "A1") for value in fields.get(tag, ())])
        or split_names(fields.get("A2", []) if kind in _BOOKS else []),
        outlet=_outlet(first, kind),
        date=_date(fields),
        addresses=tuple(value for tag in ("UR", "LK", "L2", "L1") for value in fields.get(tag, ())),
        doi=first("DO") or next((doi for tag in ("M3", "L3", "N1", "ID") if (doi := find_doi(first(tag)))), ""),
        abstract="\n".join(fields.get("AB") or fields.get("N2") or fields.get("N1") or []),
        language=first("LA")[:2] if len(first("LA").split("-")[0]) == 2 else "",
        attachments=tuple(value for tag in ("L1", "L2", "L3", "L4") for value in fields.get(tag, ())),
    )


def _outlet(first: Callable[..., str], kind: str) -> str:
    """Where it came out: the journal's full name is the longest of the forms given; a book has its publisher."""
    if kind in _BOOKS or kind[:3] in _ISSUED:
        return first("PB", "T3", "T2")
    titled = bool(first("TI", "T1", "CT"))
    forms = [
        first("JF"),
        first("T2") if titled else "",
        first("JO"),
        first("BT"),
        first("JA"),
        first("J2"),
        first("J1"),
    ]
    return forms[0] or max(forms, key=len) or first("T3", "PB", "DP")


def _date(fields: Fields) -> str:
    """The date that names most; a month and day alone belong to the year that stands elsewhere."""
    values = [clean_line(value).strip("/ ") for tag in ("DA", "PY", "Y1") for value in fields.get(tag, ())]
    values = [value for value in values if value and not _ACCESSED.search(value)]
    year = next((match.group() for value in values if (match := re.search(r"\b[12]\d{3}\b", value))), "")
    alone = next((value for value in values if _MONTH_AND_DAY.match(value)), "")
    dated = sorted((value for value in values if re.search(r"\d{4}", value)), key=_parts, reverse=True)
    if alone and year and _parts(dated[0]) == 1:
        return f"{year} {alone}"
    return dated[0] if dated else ""


def _parts(date: str) -> int:
    """How many of year, month and day a date seems to name."""
    return len(re.findall(r"\d+|[^\W\d_]{3,}", date.partition("///")[0]))
