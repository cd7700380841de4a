"""BibTeX and biblatex records, read in one pass whose cost grows with the file's length alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.ingest.draft import Drafts, File
from briefer.ingest.encoding import decode
from briefer.ingest.errors import DamagedFileError
from briefer.ingest.references.entry import record_of_entry
from briefer.ingest.references.record import drafts_of

_VALUE_LIMIT = 200_000
"""Code points of one value with its macros put in."""

_ENTRY = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_NAME = re.compile(r"\s*(?:,\s*)?(?:%[^\n]*\n\s*)*([^\s=,{}()\"#%'@]+)\s*=\s*")
_BARE = re.compile(r"[^\s,{}()\"#]+")
_BRACE = re.compile(r"(?<!\\)[{}]")
_QUOTE = re.compile(r'(?<!\\)[{}"]')
_JOINED = re.compile(r"\s*#\s*")
_END = re.compile(r"[})@]")
_NO_RECORDS = ("comment", "preamble", "string")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its kind and its fields in lower case, the values as written."""

    kind: str
    key: str
    fields: dict[str, str]


def read_bibtex(file: File) -> Drafts:
    """The records of a BibTeX file in their order. Raises an error where it holds none or braces stay open."""
    text = decode(file.content)
    entries = list(_entries(text))
    if not entries and _ENTRY.search(text):
        raise DamagedFileError(file.name, "a BibTeX file")
    parents = {entry.key.lower(): entry for entry in entries if entry.key}
    return drafts_of(file, [record_of_entry(entry.kind, _with_parent(entry, parents)) for entry in entries])


def _with_parent(entry: Entry, parents: dict[str, Entry]) -> dict[str, str]:
    """The entry's fields, with those it takes over from the entry it refers to."""
    parent = parents.get(entry.fields.get("crossref", "").strip().lower())
    if parent is None or parent is entry:
        return entry.fields
    inherited = {name: value for name, value in parent.fields.items() if name not in ("title", "author", "subtitle")}
    if parent.fields.get("title"):
        inherited.setdefault("booktitle", parent.fields["title"])
    return inherited | entry.fields


def _entries(text: str) -> Iterator[Entry]:
    macros: dict[str, str] = {}
    at = 0
    while match := _ENTRY.search(text, at):
        kind, at = match.group(1).lower(), match.end()
        if kind == "string":
            fields, at = _fields(text, at, macros)
            macros |= fields
        elif kind == "comment":
            # JabRef keeps its settings there, in braces of their own.
            at = _braced(text, at - 1)[1] if match.group(2) == "{" else at
        elif kind not in _NO_RECORDS:
            key, at = _key(text, at)
            fields, at = _fields(text, at, macros)
            yield Entry(kind, key, fields)


def _key(text: str, at: int) -> tuple[str, int]:
    """The key of an entry and the place behind its comma; an entry may go without."""
    match = re.compile(r"[^,={}\"]*").match(text, at)
    end = match.end() if match else at
    if text[end : end + 1] == "=":
        return "", at
    return text[at:end].strip(), end + 1 if text[end : end + 1] == "," else end


def _fields(text: str, at: int, macros: dict[str, str]) -> tuple[dict[str, str], int]:
    """The fields of an entry from place `at` on, and the place behind the entry."""
    fields: dict[str, str] = {}
    while match := _NAME.match(text, at):
        value, at = _value(text, match.end(), macros)
        fields.setdefault(match.group(1).lower(), value)
    end = _END.search(text, at)
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
        behind = _JOINED.match(text, at)
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
    for match in _QUOTE.finditer(text, at + 1):
        if match.group() == '"' and depth <= 0:
            return text[at + 1 : match.start()], match.end()
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
    return text[at + 1 :], len(text)
