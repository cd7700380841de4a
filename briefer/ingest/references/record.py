"""From the fields of a bibliographic record to a draft."""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import dataclass, replace

from briefer.core.article import DetailSource
from briefer.core.reading import Pointers
from briefer.ingest.cleaning import clean_line, clean_text
from briefer.ingest.dates import find_date, month_number
from briefer.ingest.draft import Block, Details, Draft, Drafts, File, Found
from briefer.ingest.errors import NoTextError
from briefer.ingest.references.names import file_names

RECORDS_LIMIT = 20_000
"""Records that are read of one file."""

_ONLY_RECORD = "This is a bibliographic record: the text of the article itself is not in the file."
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d{2}|20\d{2})(?!\d)")
_PARTS = re.compile(r"^(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?!\d)")
_DAY_AFTER_YEAR = re.compile(r"^(\d{4})\W+([^\W\d_]{3,12})\.?(?:\W+(\d{1,2}))?(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_ADDRESS = re.compile(r"https?://[^\s|\"<>{}]+|(?:ftp|www)[.:][^\s|\"<>{}]+", re.IGNORECASE)
_NEXT_ADDRESS = re.compile(r"[;,](?=https?://|www\.|$)")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|;]+")
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_LEAD_WORDS = re.compile(r"^(?:abstract|summary)\s*[:.—–-]?\s+(?=[A-Z“\"])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The fields of a record as written, "" or () where missing; names stand with the family name last.

    `addresses` are candidates in their order, `attachments` the fields that name files on somebody's disk.
    """

    title: str
    authors: tuple[str, ...] = ()
    outlet: str = ""
    date: str = ""
    addresses: tuple[str, ...] = ()
    doi: str = ""
    abstract: str = ""
    language: str = ""
    attachments: tuple[str, ...] = ()


def drafts_of(file: File, records: list[Record]) -> Drafts:
    """The drafts of a file's records in their order. Raises `NoTextError` where there are none."""
    if not records:
        raise NoTextError(file.name)
    return Drafts(tuple(record_draft(record) for record in records[:RECORDS_LIMIT]))


def record_draft(record: Record) -> Draft:
    """The draft of a record; its text is the abstract, or else the reference in one line."""
    record = _cleaned(record)
    day, whole = record_date(record.date)
    doi = _doi(record)
    address = next(filter(None, map(_address, record.addresses)), f"https://doi.org/{doi}" if doi else "")
    details = Details(
        title=Found(record.title, DetailSource.STATED) if record.title else None,
        authors=Found(record.authors, DetailSource.STATED) if record.authors else None,
        outlet=Found(record.outlet, DetailSource.STATED) if record.outlet else None,
        published=Found(day, DetailSource.STATED, weak=not whole) if day else None,
        address=Found(address, DetailSource.STATED) if address else None,
        language=Found(record.language, DetailSource.STATED) if len(record.language) == 2 else None,
    )
    abstract = clean_text(_plain(record.abstract)).strip()
    text = _LEAD_WORDS.sub("", abstract) or _reference(record, day)
    return Draft(
        blocks=tuple(Block(line) for line in text.split("\n") if line.strip()),
        details=details,
        warnings=(_ONLY_RECORD,),
        trimmed=True,
        pointers=Pointers(doi=doi.lower(), files=file_names(record.attachments), is_text=bool(abstract)),
    )


def record_date(text: str) -> tuple[dt.date | None, bool]:
    """The day a record names, and whether it names it wholly: a missing month or day is taken as the first."""
    text = clean_line(text)
    parts = _PARTS.match(text)
    if parts:
        year, month, day = int(parts.group(1)), int(parts.group(2)), int(parts.group(3) or 0)
        return _date(year, month, day)
    named = _DAY_AFTER_YEAR.match(text)
    if named and month_number(named.group(2)):
        return _date(int(named.group(1)), month_number(named.group(2)), int(named.group(3) or 0))
    day_found = find_date(text)
    if day_found:
        return day_found, True
    match = _YEAR.search(text)
    if match is None:
        return None, False
    rest = text[: match.start()] + " " + text[match.end() :]
    months = (month_number(word) for word in re.findall(r"[^\W\d_]+", rest))
    month = next((month for month in months if month), 0)
    days = _DAY.findall(rest)
    return _date(int(match.group()), month, int(days[0]) if month and len(days) == 1 else 0)


def find_doi(text: str) -> str:
    """The first DOI in `text` without its resolver's address; "" where there is none."""
    match = _DOI.search(text)
    return match.group().rstrip(".,)'’”") if match else ""


def _date(year: int, month: int, day: int) -> tuple[dt.date | None, bool]:
    if not 1 <= year <= 9999:
        return None, False
    try:
        return dt.date(year, month or 1, day or 1), bool(month and day)
    except ValueError:
        return dt.date(year, 1, 1), False


def _cleaned(record: Record) -> Record:
    """The record without markup and entities in the fields that are shown."""
    authors = (clean_line(_plain(name)) for name in record.authors)
    return replace(
        record,
        title=clean_line(_plain(record.title)),
        authors=tuple(dict.fromkeys(name for name in authors if name)),
        outlet=clean_line(_plain(record.outlet)),
        language=record.language.strip().lower(),
    )


def _plain(text: str) -> str:
    return _MARKUP.sub("", html.unescape(text) if "&" in text else text)


def _address(text: str) -> str:
    """The first address in a field; "" where it holds none that a browser opens."""
    match = _ADDRESS.search(html.unescape(text) if "&" in text else text)
    return _NEXT_ADDRESS.split(match.group())[0] if match else ""


def _doi(record: Record) -> str:
    if record.doi:
        return find_doi(record.doi)
    return next((find_doi(address) for address in record.addresses if _DOI_ADDRESS.match(address.strip())), "")


def _reference(record: Record, day: dt.date | None) -> str:
    parts = (", ".join(record.authors), record.title, record.outlet, str(day.year) if day else "")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
