"""From the fields of a BibTeX entry to a record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.ingest.references.latex import plain, plain_lines
from briefer.ingest.references.names import is_nobody, turned_name
from briefer.ingest.references.record import Record

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_BRACE = re.compile(r"(?<!\\)[{}]")
_URL_COMMAND = re.compile(r"\\(?:url|nolinkurl|path)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
_ADDRESS_ESCAPES = re.compile(
    r"\{?\\([%_&#~$])\}?|\{\\textasciitilde\s*(?:\{\})?\}|\$\\sim\$|\\textasciitilde\s*(?:\{\})?"
)
_BARE_ADDRESS = re.compile(r"^\s*\{?\s*(?:https?://|www\.)\S+\s*\}?\s*$", re.IGNORECASE)
_PART_OF_NAME = re.compile(r"(?<![a-z])(family|given|prefix|suffix)\s*=\s*(\"[^\"]*\"|[^,]+)", re.IGNORECASE)

_WHOLE = frozenset(("book", "mvbook", "proceedings", "collection", "booklet", "manual"))
_OUTLETS = (
    "journaltitle", "journal", "newspaper", "magazine", "booktitle", "maintitle", "eventtitle", "shortjournal",
    "publisher", "institution", "organization", "school", "journal-iso",
)  # fmt: skip
_PUBLISHERS = ("publisher", "institution", "organization", "school")


def record_of_entry(kind: str, fields: dict[str, str]) -> Record:
    """The record of an entry of a kind such as "article"; `fields` are by name in lower case, values as written."""

    def first(*names: str) -> str:
        return next((text for name in names if (text := plain(fields.get(name, "")))), "")

    title = first("title", "booktitle", "maintitle", "shorttitle")
    subtitle = first("subtitle")
    outlets = _PUBLISHERS if kind in _WHOLE else _OUTLETS
    return Record(
        title=f"{title}: {subtitle}" if subtitle and subtitle.lower() not in title.lower() else title,
        authors=tuple(dict.fromkeys(_authors(fields.get("author", "")))),
        outlet=first(*outlets) or _howpublished(fields),
        date=_date(fields),
        addresses=tuple(_addresses(fields)),
        doi=re.sub(r"\\(.)", r"\1", fields.get("doi", "")).replace("{", "").replace("}", ""),
        abstract=plain_lines(fields.get("abstract", "")),
        language=first("langid", "language"),
        attachments=tuple(fields[name] for name in ("file", "pdf", "local-url") if fields.get(name)),
    )


def _howpublished(fields: dict[str, str]) -> str:
    value = fields.get("howpublished", "")
    return "" if _URL_COMMAND.search(value) or "://" in value else plain(value)


def _date(fields: dict[str, str]) -> str:
    # A range stands for its first day.
    date = plain(fields.get("date", "")).split("/")[0]
    if date:
        return date
    parts = (plain(re.sub(r"\s*#\s*", " ", fields.get(name, ""))) for name in ("day", "month", "year"))
    return " ".join(part for part in parts if part) or plain(fields.get("eventdate", "")).split("/")[0]


def _authors(value: str) -> Iterator[str]:
    for name in _names(value):
        in_braces = name.startswith("{") and _closing(name) == len(name)
        if is_nobody(name):
            continue
        if in_braces:
            yield plain(name)
            continue
        parts = {key.lower(): text.strip('" ') for key, text in _PART_OF_NAME.findall(name)}
        if "family" in parts:
            yield plain(" ".join(parts[key] for key in ("given", "prefix", "family", "suffix") if key in parts))
        else:
            yield turned_name(plain(name))


def _names(value: str) -> list[str]:
    """The names between the "and"s that stand outside of braces."""
    hidden = list(value)
    depth = 0
    last = 0
    for match in _BRACE.finditer(value):
        if depth > 0:
            hidden[last : match.start()] = "x" * (match.start() - last)
        depth = max(0, depth + (1 if match.group() == "{" else -1))
        last = match.end()
    at = 0
    names: list[str] = []
    for match in _AND.finditer("".join(hidden)):
        names.append(value[at : match.start()])
        at = match.end()
    return [name.strip() for name in (*names, value[at:]) if name.strip()]


def _closing(text: str) -> int:
    """The place behind the partner of the brace at the start."""
    depth = 0
    for match in _BRACE.finditer(text):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.end()
    return len(text)


def _addresses(fields: dict[str, str]) -> Iterator[str]:
    for name in ("url", "bdsk-url-1", "link", "ee", "howpublished", "note", "annote"):
        value = fields.get(name, "")
        command = _URL_COMMAND.search(value)
        if command:
            value = command.group(1) or command.group(2)
        elif name in ("note", "annote") and not _BARE_ADDRESS.match(value):
            continue
        if "://" in value or value.strip(" {").lower().startswith("www."):
            yield _ADDRESS_ESCAPES.sub(lambda match: match.group(1) or "~", value).strip("{} ")
