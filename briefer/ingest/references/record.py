"""From the fields of a bibliographic record to a draft."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from briefer.core.article import DetailSource
from briefer.ingest.cleaning import clean_line
from briefer.ingest.dates import find_date, month_number
from briefer.ingest.draft import Block, Details, Draft, Found

_ONLY_RECORD = "This is a bibliographic record: the text of the article itself is not in the file."
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d{2}|20\d{2})(?!\d)")
_PARTS = re.compile(r"^(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?!\d)")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_ADDRESS = re.compile(r"https?://[^\s;|\"<>{}]+|(?:ftp|www)[.:][^\s;|\"<>{}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The fields of a record as written, "" where missing; names stand with the family name last."""

    title: str
    authors: tuple[str, ...] = ()
    outlet: str = ""
    date: str = ""
    address: str = ""
    abstract: str = ""
    language: str = ""


def record_draft(record: Record) -> Draft:
    """The draft of a record; its text is the abstract, or else the reference in one line."""
    day, whole = record_date(record.date)
    address = _ADDRESS.search(record.address)
    title = clean_line(_MARKUP.sub("", record.title))
    details = Details(
        title=Found(title, DetailSource.STATED) if title else None,
        authors=Found(record.authors, DetailSource.STATED) if record.authors else None,
        outlet=Found(record.outlet, DetailSource.STATED) if record.outlet else None,
        published=Found(day, DetailSource.STATED, weak=not whole) if day else None,
        address=Found(address.group(), DetailSource.STATED) if address else None,
    )
    text = _MARKUP.sub("", record.abstract) or _reference(record, title, day)
    blocks = tuple(Block(line) for line in text.split("\n") if line.strip())
    return Draft(blocks=blocks, details=details, warnings=(_ONLY_RECORD,), trimmed=True)


def record_date(text: str) -> tuple[dt.date | None, bool]:
    """The day a record names, and whether it names it wholly: a missing month or day is taken as the first."""
    parts = _PARTS.match(text.strip())
    if parts:
        year, month, day = int(parts.group(1)), int(parts.group(2)), int(parts.group(3) or 0)
        try:
            return dt.date(year, month or 1, day or 1), bool(month and day)
        except ValueError:
            return dt.date(year, 1, 1), False
    day_found = find_date(text)
    if day_found:
        return day_found, True
    match = _YEAR.search(text)
    if match is None:
        return None, False
    months = (month_number(word) for word in re.findall(r"[^\W\d_]+", text))
    return dt.date(int(match.group()), next((month for month in months if month), 1), 1), False


def turned_name(name: str) -> str:
    """A name written "Family, Given, Suffix" with the family name behind the given one."""
    parts = [clean_line(part) for part in name.split(",") if part.strip()]
    if len(parts) < 2:
        return clean_line(name).strip(",")
    suffix = f" {parts[2]}" if len(parts) > 2 else ""
    return f"{parts[1]} {parts[0]}{suffix}"


def _reference(record: Record, title: str, day: dt.date | None) -> str:
    parts = (", ".join(record.authors), title, record.outlet, str(day.year) if day else "")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
