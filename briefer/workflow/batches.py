"""What a batch of imports brought: each article with what is to be set right in it, and which are copies of which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.core.article import Article, CutReason
from briefer.library import NotInLibraryError
from briefer.workflow.correcting import CITED, EditedDetails, Field, Standing, details_of, standing_of
from briefer.workflow.importing import AddedFile

if TYPE_CHECKING:
    from briefer.library import ArticleEntry, Library


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCopy:
    """An article that repeats the one that leads its group; titles name the outlet, `similarity` is from 0 to 1."""

    article_id: str
    title: str
    lead_title: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """How a batch came out: `new` articles with copies among them, and how many files were there `already`."""

    new: int
    already: int
    copies: tuple[FoundCopy, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What of an article is to be looked at after its import: details, how sure the cited ones are, and what was cut.

    `words` counts those of the text; `left_out` names the reason of each cut that holds words, in their order.
    """

    details: EditedDetails
    standings: tuple[tuple[Field, Standing], ...]
    language: str
    words: int
    left_out: tuple[CutReason, ...]

    @property
    def guesses(self) -> tuple[Field, ...]:
        """The details that are to be confirmed."""
        return tuple(field for field, standing in self.standings if standing is Standing.GUESS)

    @property
    def missing(self) -> tuple[Field, ...]:
        """The details that were not found."""
        return tuple(field for field, standing in self.standings if standing is Standing.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An article of a batch as the library has it now.

    `is_known` where it was there before. `lead_id` and `lead_title` name the article that it is a copy of, "" for
    none, with the `similarity` from 0 to 1; the title names the outlet too.
    """

    article_id: str
    file: str
    media_type: str
    glance: Glance
    is_known: bool = False
    lead_id: str = ""
    lead_title: str = ""
    similarity: float = 0.0


def glance_at(article: Article) -> Glance:
    """What is to be looked at in an article."""
    return Glance(
        details=details_of(article),
        standings=tuple((field, standing_of(article, field)) for field in CITED),
        language=article.language,
        words=len(article.text.split()),
        left_out=tuple(cut.reason for cut in article.cuts if cut.text.strip()),
    )


def look_at(library: Library, files: Iterable[AddedFile]) -> tuple[Arrival, ...]:
    """The articles of these files as the library has them now, in that order; those removed since are left out."""
    found: list[Arrival] = []
    for file in files:
        try:
            article, entry = library.article(file.article_id), library.article_entry(file.article_id)
            lead = library.article_entry(entry.lead_id) if entry.lead_id else None
        except NotInLibraryError:
            continue
        found.append(
            Arrival(
                article_id=entry.id,
                file=entry.file,
                media_type=article.original.media_type,
                glance=glance_at(article),
                is_known=file.duplicate_of == file.article_id,
                lead_id=lead.id if lead is not None else "",
                lead_title=_name(lead) if lead is not None else "",
                similarity=entry.similarity,
            )
        )
    return tuple(found)


def review_batch(library: Library, added: Iterable[AddedFile]) -> Batch:
    """How the added files came out, as the library has them now; articles that were removed since count for nothing."""
    files = tuple(added)
    entries = {entry.id: entry for entry in library.articles()}
    ids = dict.fromkeys(file.article_id for file in files if file.duplicate_of != file.article_id)
    fresh = [entries[article_id] for article_id in ids if article_id in entries]
    copies = tuple(
        FoundCopy(
            article_id=entry.id,
            title=_name(entry),
            lead_title=_name(entries[entry.lead_id]),
            similarity=entry.similarity,
        )
        for entry in fresh
        if entry.lead_id in entries
    )
    already = sum(file.duplicate_of == file.article_id for file in files)
    return Batch(new=len(fresh), already=already, copies=copies)


def _name(entry: ArticleEntry) -> str:
    name = entry.title or entry.file
    return f"{name} ({entry.outlet})" if entry.outlet else name
