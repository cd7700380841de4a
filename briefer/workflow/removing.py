"""Removing for good: what goes is told first, and nothing of it stays in the library's file."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.library import Dependants, Library, LibraryReport, Snapshot
from briefer.workflow.caring import copies_of
from briefer.workflow.entering import forget_keyrings


@dataclass(frozen=True, slots=True)
class ArticleRemoval:
    """An article that may be removed, with what goes or loses its source."""

    title: str
    dependants: Dependants


@dataclass(frozen=True, slots=True)
class BriefRemoval:
    """A brief that may be removed, with the versions of it that go too."""

    title: str
    snapshots: tuple[Snapshot, ...]


@dataclass(frozen=True, slots=True)
class LibraryRemoval:
    """A library that may be removed, with all it holds and the number of its backups."""

    report: LibraryReport
    backups: int


def look_at_article(library: Library, article_id: str) -> ArticleRemoval:
    """What removing the article takes along. Raises `NotInLibraryError`."""
    entry = library.article_entry(article_id)
    return ArticleRemoval(entry.title or entry.file, library.dependants(article_id))


def look_at_brief(library: Library, brief_id: str) -> BriefRemoval:
    """What removing the brief takes along. Raises `NotInLibraryError`."""
    return BriefRemoval(library.brief(brief_id).title, library.snapshots(brief_id))


def look_at_library(library: Library) -> LibraryRemoval:
    """What removing the library takes along."""
    return LibraryRemoval(library.info(), len(copies_of(library.path)))


def remove_article(library: Library, article_id: str) -> None:
    """Remove the article with its evidence and its original, and give back their room."""
    library.remove_article(article_id)
    library.compact()


def remove_library(library: Library) -> None:
    """Close the library and remove it with its keys, its backups and its entries in this computer's keyring."""
    forget_keyrings(library.path)
    library.erase()


def remove_brief(library: Library, brief_id: str) -> None:
    """Remove the brief and its versions, and give back their room; its evidence stays."""
    library.remove_brief(brief_id)
    library.compact()
