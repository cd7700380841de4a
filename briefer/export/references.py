"""How a cited article is named in a footnote and in the list of sources."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from briefer.core.citation import Source
from briefer.export.printing import printed_line, web_address

LONGEST_TITLE = 300
"""Code points of an article's title that a reference prints; longer ones are cut with an ellipsis."""
SHORT_TITLE = 60
"""The same for notes after an article's first, so that they fill one line."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a reference; `address` is where they link to, "" where they don't."""

    text: str
    address: str = ""


Reference = tuple[Phrase, ...]


def long_date(date: dt.date) -> str:
    """The date as it stands on a brief, the same in every locale: 26 January 2026."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def plain(reference: Reference) -> str:
    """The characters of a reference."""
    return "".join(phrase.text for phrase in reference)


def note_of(source: Source | None, paragraph: int, *, in_full: bool) -> Reference:
    """The footnote for a paragraph (from 1; 0 unknown) of an article: outlet, “title”, date, paragraph.

    The first note of an article prints its address and is `in_full`; in later ones the title is short and links
    there. Without a source the note says that it is missing, so a reader is never left with an empty one.
    """
    if source is None:
        return (Phrase("The cited article is not in the library any more."),)
    address = web_address(source.address)
    last = f", paragraph {paragraph}" if paragraph else ""
    if in_full:
        phrases = [*_publisher(source), *_title(source, LONGEST_TITLE), Phrase(f"{_dated(source)}{last}")]
        return (*_with_address(phrases, address), Phrase("."))
    title = _title(source, SHORT_TITLE, address)
    return (*_publisher(source), *title, Phrase(f"{_dated(source).removeprefix('undated, ')}{last}."))


def source_line(source: Source) -> Reference:
    """The entry of an article in the list of sources: authors, “title”, outlet, date, address."""
    address = web_address(source.address)
    authors = printed_line(", ".join(source.authors))
    phrases = [Phrase(f"{authors}, ")] if authors else []
    phrases += _title(source, LONGEST_TITLE)
    outlet = printed_line(source.outlet)
    if outlet:
        phrases.append(Phrase(f"{outlet}, "))
    phrases.append(Phrase(_dated(source)))
    return (*_with_address(phrases, address), Phrase("."))


def _publisher(source: Source) -> list[Phrase]:
    name = printed_line(source.outlet) or printed_line(", ".join(source.authors))
    return [Phrase(f"{name}, ")] if name else []


def _title(source: Source, most: int, address: str = "") -> list[Phrase]:
    title = _nested(printed_line(source.title))
    if not title:
        return [Phrase("untitled article, ")]
    return [Phrase(f"“{_shortened(title, most)}”", address), Phrase(", ")]


def _nested(title: str) -> str:
    """The title with single marks for its own quotations, since it stands in double ones."""
    singled = re.sub(r'"([^"]*)"', r"‘\1’", title).replace('"', "”")
    return singled.translate({ord("“"): "‘", ord("„"): "‘", ord("”"): "’"})


def _shortened(title: str, most: int) -> str:
    """The title, cut between two words where it is longer than `most` code points."""
    if len(title) <= most:
        return title
    cut = title[:most]
    whole = cut.rpartition(" ")[0] if len(cut.rpartition(" ")[0]) > most // 2 else cut[:-1]
    return f"{whole.rstrip(' ,;:–-')}…"


def _dated(source: Source) -> str:
    if source.published is not None:
        return long_date(source.published)
    return f"undated, imported {long_date(source.imported)}"


def _with_address(phrases: list[Phrase], address: str) -> list[Phrase]:
    return [*phrases, Phrase(", "), Phrase(address, address)] if address else phrases
