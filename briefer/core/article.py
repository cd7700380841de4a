"""An imported text with its provenance."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from briefer.core.span import Span


class ParagraphKind(StrEnum):
    """What a paragraph is on the page; only `text`, `quote` and `item` are searched for quotations."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"


class CutReason(StrEnum):
    """Why a piece of the page was left out of the text."""

    TITLE = "title repeated"
    BYLINE = "byline"
    CAPTION = "caption"
    RELATED = "related"
    SHARING = "sharing"
    LEGAL = "legal"
    FURNITURE = "page furniture"
    FOOTNOTE = "footnote"
    SIGNATURE = "signature"


class DetailSource(StrEnum):
    """Where a detail of an article comes from, from the surest to the weakest."""

    USER = "confirmed by you"
    STATED = "stated in the file"
    RECORD = "bibliographic record"
    HEADING = "largest heading on the page"
    HEADER = "mail header"
    PAGE = "line on the page"
    ADDRESS = "address of the page"
    GUESS = "guess from the text"
    FILE = "name of the file"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article; the span excludes the line feeds around it."""

    span: Span
    kind: ParagraphKind = ParagraphKind.TEXT


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of the page that is not body text: `text` stood before the paragraph with index `before`."""

    text: str
    reason: CutReason
    before: int


@dataclass(frozen=True, slots=True)
class Detail:
    """Which field of the article was found where, and whether it is only a guess to be confirmed."""

    field: str
    source: DetailSource
    weak: bool


@dataclass(frozen=True, slots=True)
class Original:
    """The untouched file behind an article: `name` without folders, `size` in bytes, `sha256` in hexadecimal."""

    name: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Clean text with what is known of where it comes from.

    Offsets are code points of `text`, whose paragraphs are joined by one blank line. A detail that the file
    does not give is empty (`""`, `()` or `None`), never invented. `position` counts the articles of one
    original from 0. The same bytes give the same `id` on every machine.
    """

    id: str
    original: Original
    position: int
    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    published: dt.date | None = None
    updated: dt.date | None = None
    address: str = ""
    section: str = ""
    language: str = ""
    cuts: tuple[Cut, ...] = ()
    details: tuple[Detail, ...] = ()
    warnings: tuple[str, ...] = ()

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds `offset` (code points); -1 where none does."""
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.span.start <= offset < max(paragraph.span.end, paragraph.span.start + 1):
                return index
        return -1


def seal(content: bytes) -> str:
    """The sha256 of an original's bytes, in hexadecimal: the seal that is checked when it is opened."""
    return hashlib.sha256(content).hexdigest()


def article_id(sha256: str, position: int) -> str:
    """The id of the article at `position` in the original with that seal: 32 hexadecimal digits."""
    return hashlib.sha256(f"{sha256}:{position}".encode()).hexdigest()[:32]
