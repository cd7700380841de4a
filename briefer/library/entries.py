"""What a library tells about what it holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from briefer.core.span import Span
from briefer.core.suggestion import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedArticle:
    """The outcome of adding an article.

    `duplicate_of` is the id of the article that it repeats: its own where the very same article was there already
    and nothing was added, the lead copy's where it is a near copy, "" where it is new.
    """

    article_id: str
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntry:
    """A line of the list of articles.

    `imported` is in UTC. `lead_id` names the copy that stands for a group of near copies ("" for an article that
    stands alone or leads), `similarity` how much of the shorter one is found in the other, from 0 to 1.
    `kept` counts evidence, `to_review` suggestions not yet decided on; before the article was searched it is 0.
    """

    id: str
    title: str
    outlet: str
    published: dt.date | None
    language: str
    file: str
    sha256: str
    words: int
    imported: dt.datetime
    lead_id: str
    similarity: float
    kept: int
    to_review: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefEntry:
    """A line of the list of briefs: `articles` it draws on, and `kept` pieces of evidence that it carries."""

    id: str
    title: str
    template: str
    marking: str
    saved_at: dt.datetime
    articles: int
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A kept version of a brief; `sha256` is of its stored record, in hexadecimal."""

    id: str
    brief_id: str
    label: str
    taken_at: dt.datetime
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found by a search.

    `kind` is `article`, `brief`, or the kind of evidence. `article_id` is "" for a brief. `matches` are the found
    words in `snippet`, in code points of the snippet.
    """

    kind: str
    id: str
    article_id: str
    title: str
    snippet: str
    matches: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as it was written, in words for the user."""

    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryReport:
    """How much a library holds. Sizes are in bytes; `original_bytes` counts the imported files uncompressed."""

    file: str
    size: int
    format: int
    cipher: str
    articles: int
    originals: int
    original_bytes: int
    evidence: int
    briefs: int
    snapshots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWords:
    """Of a quotation only where it stands and who says it; see `Quotation`."""

    span: Span
    resolved: str = ""
    group: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesFound:
    """The part of an article's suggestions that an index of names needs, each sort in order of appearance."""

    names: tuple[Name, ...] = ()
    quotations: tuple[SpokenWords, ...] = ()
