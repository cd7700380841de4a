"""BibTeX records, read in one pass whose cost grows with the file's length alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.ingest.draft import Drafts, File
from briefer.ingest.encoding import decode
from briefer.ingest.errors import DamagedFileError, NoTextError
from briefer.ingest.references.latex import plain
from briefer.ingest.references.record import Record, record_draft, turned_name

RECORDS_LIMIT = 20_000
_VALUE_LIMIT = 200_000
"""Code points of one value with its macros put in."""

_ENTRY = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_NAME = re.compile(r"\s*,?\s*([^\s=,{}()\"#%']+)\s*=\s*")
_BARE = re.compile(r"[^\s,{}()\"#]+")
_BRACE = re.compile(r"(?<!\\)[{}]")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_NO_RECORDS = ("comment", "preamble", "string")


def read_bibtex(file: File) -> Drafts:
    """The records of a BibTeX file in their order. Raises an error where it holds none or braces stay open."""
    text = decode(file.content)
    entries = list(_entries(text))
    drafts = tuple(record_draft(_record(fields)) for fields in entries[:RECORDS_LIMIT])
    if not drafts and _ENTRY.search(text):
        raise DamagedFileError(file.name, "a BibTeX file")
    if not drafts:
        raise NoTextError(file.name)
    return Drafts(drafts)


def _entries(text: str) -> Iterator[dict[str, str]]:
    macros: dict[str, str] = {}
    at = 0
    while match := _ENTRY.search(text, at):
        kind, at = match.group(1).lower(), match.end()
        if kind == "string":
            fields, at = _fields(text, at, macros)
            macros |= fields
        elif kind not in _NO_RECORDS:
            comma = text.find(",", at)
            if comma == -1:
                return
            fields, at = _fields(text, comma + 1, macros)
            yield fields | {"entry type": kind}


def _fields(text: str, at: int, macros: dict[str, str]) -> tuple[dict[str, str], int]:
    """The fields of an entry from place `at` on, and the place behind the entry."""
    fields: dict[str, str] = {}
    while match := _NAME.match(text, at):
        value, at = _value(text, match.end(), macros)
        fields.setdefault(match.group(1).lower(), value)
    end = re.compile(r"[})@]").search(text, at)
    if end is None:
        return fields, len(text)
    return fields, end.start() if end.group() == "@" else end.end()


def _value(text: str, at: int, macros: dict[str, str]) -> tuple[str, int]:
    """A value from place `at` on: braced, quoted or bare pieces joined by #, and the place behind it."""
    pieces: list[str] = []
    while at < len(text):
        char = text[at]
        if char == "{":
            piece, at = _braced(text, at)
            pieces.append(piece)
        elif char == '"':
            piece, at = _quoted(text, at)
            pieces.append(piece)
        elif match := _BARE.match(text, at):
            at = match.end()
            pieces.append(macros.get(match.group().lower(), match.group()))
        behind = re.compile(r"\s*#\s*").match(text, at)
        if behind is None:
            break
        at = behind.end()
    return "".join(pieces)[:_VALUE_LIMIT], at


def _braced(text: str, at: int) -> tuple[str, int]:
    """What stands between a brace at `at` and its partner; to the end of the text where it has none."""
    depth = 0
    for match in _BRACE.finditer(text, at):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return text[at + 1 : match.start()], match.end()
    return text[at + 1 :], len(text)


def _quoted(text: str, at: int) -> tuple[str, int]:
    depth = 0
    for match in re.compile(r'(?<!\\)[{}"]').finditer(text, at + 1):
        if match.group() == '"' and depth == 0:
            return text[at + 1 : match.start()], match.end()
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
    return text[at + 1 :], len(text)


def _record(fields: dict[str, str]) -> Record:
    def first(*names: str) -> str:
        return next((plain(fields[name]) for name in names if fields.get(name, "").strip()), "")

    title = first("title", "booktitle", "shorttitle")
    subtitle = first("subtitle")
    date = first("date", "eventdate") or " ".join(
        part for part in (fields.get("day", ""), first("month"), first("year")) if part
    )
    return Record(
        title=f"{title}: {subtitle}" if subtitle else title,
        authors=tuple(_authors(fields.get("author", ""))),
        outlet=first("journal", "journaltitle", "booktitle", "publisher", "organization", "institution", "school"),
        date=date,
        address=_address(fields),
        abstract=first("abstract", "annote", "note") if fields.get("abstract") else "",
        language=first("langid", "language"),
    )


def _authors(value: str) -> Iterator[str]:
    for name in _AND.split(value.strip()):
        whole = name.strip()
        if whole and whole.lower() != "others":
            in_braces = whole.startswith("{") and _braced(whole, 0)[1] == len(whole)
            yield plain(whole) if in_braces else turned_name(plain(whole))


def _address(fields: dict[str, str]) -> str:
    for name in ("url", "bdsk-url-1", "link", "howpublished", "note"):
        value = re.sub(r"\\url\s*\{([^{}]*)\}", r"\1", fields.get(name, ""))
        if "://" in value or value.startswith("www"):
            return re.sub(r"\\([%_&#~$])", r"\1", value).strip("{} ")
    return ""
