"""A brief ready to be written: what every format prints, in order.

Word and Markdown both write a `Manuscript`, so a brief reads the same in either. All text in it is printed text
(see `printing.py`): safe, with a line feed as the only line break.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.brief.model import BlockKind
from briefer.brief.verbatim import VerbatimState
from briefer.core.evidence import Evidence
from briefer.export.options import PageSize
from briefer.export.references import Reference


@dataclass(frozen=True, slots=True)
class Words:
    """Characters of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that carry evidence.

    `original` is the seal of the article's file ("" unknown), `verbatim` how the words compare with the article,
    `note` the number of their footnote. `opening` and `closing` are the quotation marks that touch them, "" where
    they stand without.
    """

    words: tuple[Words, ...]
    evidence: Evidence
    original: str
    verbatim: VerbatimState
    note: int
    opening: str = ""
    closing: str = ""

    @property
    def text(self) -> str:
        """The characters without formatting."""
        return "".join(words.text for words in self.words)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place of a footnote's number, from 1."""

    number: int


Item = Words | Quoted | NoteMark


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `list_number` numbers the numbered lists of the brief from 1, `ordinal` the items of each."""

    kind: BlockKind
    items: tuple[Item, ...]
    marking: str = ""
    list_number: int = 0
    ordinal: int = 0

    @property
    def text(self) -> str:
        """The characters without formatting, marking and notes."""
        return text_of(self.items)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it, possibly nothing."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class HeadField:
    """A line of the head that has a value."""

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A piece of evidence, in bold, with the words around it in its article."""

    note: int
    words: tuple[Words, ...]
    reference: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """Everything that an exported brief says, in order of the page.

    `author` is never empty: "Not stated" where neither the options nor the brief name one, since a document
    without an author fails checks of accessibility. `notes[n - 1]` is the text of footnote n.
    """

    title: str
    subtitle: str
    kind: str
    date: dt.date
    language: str
    marking: str
    author: str
    organisation: str
    fields: tuple[HeadField, ...]
    numbered: bool
    parts: tuple[Part, ...]
    notes: tuple[Reference, ...]
    sources: tuple[Reference, ...]
    annex: tuple[AnnexRow, ...]
    page: PageSize
    contents: bool

    def lines(self) -> Iterator[Line]:
        """Every line of the parts, in reading order."""
        for part in self.parts:
            yield from part.lines


def text_of(items: tuple[Item, ...]) -> str:
    """The characters of the items without formatting and notes."""
    return "".join("" if isinstance(item, NoteMark) else item.text for item in items)
