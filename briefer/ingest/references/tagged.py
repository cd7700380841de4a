"""Records of reference programs with tags of their own: PubMed, EndNote's tagged form, Web of Science."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefer.ingest.cleaning import clean_line
from briefer.ingest.draft import Drafts, File
from briefer.ingest.encoding import decode
from briefer.ingest.references.names import split_names, turned_name
from briefer.ingest.references.record import Record, drafts_of, find_doi

Fields = dict[str, list[str]]

_PUBMED = re.compile(r"^([A-Z]{2,4}) {0,2}- (.*)$")
_REFER = re.compile(r"^%([A-Z0-9@!+^&*?])\s+(.*)$")
_SCIENCE = re.compile(r"^([A-Z][A-Z0-9])(?: (.*))?$")


def read_pubmed(file: File) -> Drafts:
    """The records of a file in PubMed's form, in their order. Raises `NoTextError` where it holds none."""
    return drafts_of(file, [_pubmed(fields) for fields in _records(decode(file.content), _PUBMED, "PMID")])


def read_refer(file: File) -> Drafts:
    """The records of a file in EndNote's tagged form, in their order. Raises `NoTextError` where it holds none."""
    return drafts_of(file, [_refer(fields) for fields in _records(decode(file.content), _REFER, "0")])


def read_web_of_science(file: File) -> Drafts:
    """The records of a file in Web of Science's form, in their order. Raises `NoTextError` where it holds none."""
    return drafts_of(file, [_science(fields) for fields in _records(decode(file.content), _SCIENCE, "PT")])


def _records(text: str, tagged: re.Pattern[str], first: str) -> Iterator[Fields]:
    """Each record's values by tag: one begins at its `first` tag, wrapped lines belong to the value before."""
    current: Fields = {}
    last = ""
    for line in text.lstrip("\ufeff").splitlines():
        match = tagged.match(line)
        if match is None:
            if last and line.strip():
                # Web of Science puts each author on a line of its own.
                if tagged is _SCIENCE and last in ("AU", "AF"):
                    current[last].append(line.strip())
                else:
                    current[last][-1] += f" {line.strip()}"
            continue
        tag, value = match.group(1), (match.group(2) or "").strip()
        if tag == first:
            if len(current) > 1:
                yield current
            current = {}
        if tag == first or current:
            current.setdefault(tag, []).append(value)
            last = tag
    if len(current) > 1:
        yield current


def _first(fields: Fields) -> Callable[..., str]:
    def first(*tags: str) -> str:
        return next((clean_line(value) for tag in tags for value in fields.get(tag, ()) if value), "")

    return first


def _pubmed(fields: Fields) -> Record:
    first = _first(fields)
    # Short names stand with bare initials behind the family name: "Lee AB".
    short = tuple(re.sub(r"^(.+) ([A-Z]{1,3})$", r"\2 \1", name) for name in fields.get("AU", ()))
    bodies = tuple(map(clean_line, fields.get("CN", ())))
    dois = [value for tag in ("LID", "AID") for value in fields.get(tag, ()) if "[doi]" in value]
    return Record(
        title=first("TI", "BTI").rstrip("."),
        authors=((split_names(fields["FAU"]) if "FAU" in fields else short) + bodies),
        outlet=first("JT", "TA", "CTI", "PB"),
        date=first("DP", "DEP"),
        doi=find_doi(dois[0]) if dois else "",
        abstract="\n".join(fields.get("AB", [])),
        language=first("LA")[:2],
    )


def _refer(fields: Fields) -> Record:
    first = _first(fields)
    days = sorted((clean_line(value) for tag in "8D" for value in fields.get(tag, ())), key=len, reverse=True)
    year = next((day for day in days if re.search(r"\d{4}", day)), "")
    alone = next((day for day in days if day and not re.search(r"\d{4}", day)), "")
    return Record(
        title=first("T"),
        authors=split_names(fields.get("A", [])),
        outlet=first("J", "B", "I"),
        date=f"{alone} {year}" if alone else year,
        addresses=tuple(fields.get("U", [])),
        doi=first("R"),
        abstract="\n".join(fields.get("X", [])),
        attachments=tuple(fields.get(">", [])),
    )


def _science(fields: Fields) -> Record:
    first = _first(fields)
    day = first("PD")
    return Record(
        title=first("TI"),
        authors=tuple(turned_name(name) for name in fields.get("AF") or fields.get("AU") or ()),
        outlet=_titled(first("SO", "J9", "PU")),
        date=f"{day} {first('PY')}" if re.fullmatch(r"[A-Za-z]{3,4}(?: \d{1,2})?", day) else first("PY"),
        doi=first("DI"),
        abstract="\n".join(fields.get("AB", [])),
    )


def _titled(name: str) -> str:
    """A name in capitals with ordinary letters."""
    if not name.isupper():
        return name
    small = {"of", "and", "the", "in", "for", "on", "&"}
    words = name.lower().split()
    return " ".join(word if index and word in small else word.capitalize() for index, word in enumerate(words))
