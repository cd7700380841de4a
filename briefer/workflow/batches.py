"""What a batch of imports brought, looked at when it is done: which articles are copies, and of which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
