"""The library: articles, suggestions, evidence, briefs and snapshots in one encrypted file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from briefer.brief.model import Brief
from briefer.core.article import Article
from briefer.core.citation import Source, source_of
from briefer.core.evidence import Evidence
from briefer.core.suggestion import Decision, Suggestions
from briefer.library import (
    articles,
    backups,
    briefs,
    checking,
    copying,
    deeds,
    engine,
    keeping,
    nearness,
    opening,
    originals,
    removing,
    rereading,
    restoring,
    reviewing,
    salvaging,
)
from briefer.library.backups import Backup
from briefer.library.deeds import Deed
from briefer.library.entries import (
    AddedArticle,
    ArticleEntry,
    BriefEntry,
    Damage,
    Hit,
    LibraryReport,
    NamesFound,
    Snapshot,
)
from briefer.library.errors import NotInLibraryError, SealBrokenError
from briefer.library.opening import HeldEngine
from briefer.library.query import parse_query
from briefer.library.recognising import clear, true_path
from briefer.library.removing import Dependants
from briefer.library.rereading import Reread
from briefer.library.restoring import Difference
from briefer.library.salvaging import SalvageReport
from briefer.library.searching import search

T = TypeVar("T")


class Library:
    """One open library. Every method may be called from any thread; every change is on the disk when it returns.

    All methods raise the errors of `briefer.library.errors`: `DiskFullError`, `LibraryDamagedError`,
    `StorageError`, and `LibraryClosedError` after `close`.
    """

    __slots__ = ("_engine", "_key")

    def __init__(self, opened: HeldEngine, key: bytes) -> None:
        self._engine = opened
        self._key = key

    @classmethod
    def create(cls, path: Path, key: bytes) -> Library:
        """A new library. Raises `LibraryExistsError` for a taken name. `key` has 32 bytes."""
        return cls(opening.create_file(true_path(path), key), key)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Library:
        """The library in the file, held for this process alone.

        Raises `LibraryMissingError`, `EmptyFileError`, `ForeignFileError`, `WrongKeyError`, `NewerLibraryError`,
        `LibraryInUseError` or `LibraryReadOnlyError`; the file is then as it was.
        """
        return cls(opening.open_file(true_path(path), key), key)

    def __repr__(self) -> str:
        return f"Library({self.path.name!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._engine.path

    def close(self) -> None:
        """Let go of the file and of the key; a second call does nothing."""
        self._engine.close()
        self._key = b""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the changes in the block together or not at all; other threads wait meanwhile."""
        with self._engine.writing():
            yield

    def add_article(self, article: Article, content: bytes, imported: dt.datetime) -> AddedArticle:
        """Keep an article with the bytes it was read from; the very same article is not kept twice."""
        with self._engine.writing() as db:
            return articles.add_article(db, article, content, imported)

    def articles(self, limit: int | None = None, offset: int = 0) -> tuple[ArticleEntry, ...]:
        """The articles, last imported first; `limit` and `offset` give a part of the list, which is quicker."""
        with self._engine.reading() as db:
            return articles.entries(db, limit, offset)

    def article_entry(self, article_id: str) -> ArticleEntry:
        """One line of the list of articles. Raises `NotInLibraryError`."""
        with self._engine.reading() as db:
            return self._found(articles.entry(db, article_id), "article")

    def article(self, article_id: str) -> Article:
        """The whole article. Raises `NotInLibraryError`."""
        with self._engine.reading() as db:
            return self._found(articles.article(db, article_id), "article")

    def original(self, article_id: str) -> bytes:
        """The file that was imported. Raises `SealBrokenError` where it is not what was imported."""
        with self._engine.reading() as db:
            entry = self._found(articles.entry(db, article_id), "article")
            content = originals.original(db, entry.sha256)
        if content is None:
            raise SealBrokenError(self.path, entry.file)
        return content

    def sealed_original(self, sha256: str) -> bytes | None:
        """An original by its seal, whether or not an article stands on it; None where it is not there or not whole."""
        with self._engine.reading() as db:
            return originals.original(db, sha256)

    def source(self, article_id: str) -> Source:
        """The article as it is cited. Raises `NotInLibraryError`."""
        with self._engine.reading() as db:
            article = self._found(articles.article(db, article_id), "article")
            return source_of(article, self._found(articles.imported_at(db, article_id), "article").date())

    def update_details(self, article: Article) -> None:
        """Set title, outlet, date and the other details right. Raises ValueError where the text is another."""
        with self._engine.writing() as db:
            if self._found(articles.article(db, article.id), "article").text != article.text:
                raise ValueError("details do not change the text")
            articles.update_article(db, article)

    def reread(self, article: Article) -> Reread:
        """Put a newer reading of the same original in place of the one kept. Raises `NotInLibraryError`."""
        with self._engine.writing() as db:
            self._found(articles.entry(db, article.id), "article")
            return rereading.reread(db, article)

    def set_lead(self, article_id: str) -> None:
        """Make the article the lead of its group of near copies; unknown ids change nothing."""
        with self._engine.writing() as db:
            nearness.set_lead(db, article_id)

    def keep_apart(self, article_id: str) -> None:
        """Let the article count as an origin of its own, no copy of another; unknown ids change nothing."""
        with self._engine.writing() as db:
            nearness.keep_apart(db, article_id)

    def dependants(self, article_id: str) -> Dependants:
        """What goes or loses its source with the article: to be shown before it is removed."""
        with self._engine.reading() as db:
            return removing.dependants(db, article_id)

    def remove_article(self, article_id: str) -> None:
        """Remove an article, its evidence and its original; unknown ids change nothing.

        Their words leave pages and index at once; `compact` also gives their room back. Backups still hold them.
        """
        with self._engine.writing() as db:
            articles.remove_article(db, article_id)

    def save_suggestions(self, article_id: str, found: Suggestions) -> None:
        """Keep what was found in an article; earlier decisions stand. Raises `NotInLibraryError`."""
        with self._engine.writing() as db:
            self._found(articles.entry(db, article_id), "article")
            reviewing.save_suggestions(db, article_id, found)

    def suggestions(self, article_id: str) -> Suggestions | None:
        """What was found in the article, None before it was searched."""
        with self._engine.reading() as db:
            return reviewing.suggestions(db, article_id)

    def names_found(self, article_id: str) -> NamesFound | None:
        """The names and speakers found in the article, None before it was searched; quicker than `suggestions`."""
        with self._engine.reading() as db:
            return reviewing.names_found(db, article_id)

    def pending(self) -> tuple[str, ...]:
        """The ids of the articles not yet searched for suggestions, first imported first."""
        with self._engine.reading() as db:
            return reviewing.pending(db)

    def decide(self, article_id: str, suggestion_id: str, decision: Decision | None) -> None:
        """Note what the user did with a suggestion, None to take it back. Raises `NotInLibraryError`."""
        with self._engine.writing() as db:
            self._found(articles.entry(db, article_id), "article")
            reviewing.decide(db, article_id, suggestion_id, decision)

    def decisions(self, article_id: str) -> dict[str, Decision]:
        """The decisions on an article's suggestions, by suggestion id."""
        with self._engine.reading() as db:
            return reviewing.decisions(db, article_id)

    def keep(self, evidence: Evidence, suggestion_id: str = "") -> None:
        """Keep evidence; a named suggestion counts as kept. Raises `NotInLibraryError` without its article."""
        with self._engine.writing() as db:
            self._found(keeping.keep(db, evidence, suggestion_id) or None, "article")

    def discard(self, evidence_id: str) -> None:
        """Let go of evidence and of the decision that kept it; unknown ids change nothing."""
        with self._engine.writing() as db:
            keeping.discard(db, evidence_id)

    def evidence(self, article_id: str = "") -> tuple[Evidence, ...]:
        """All evidence, or one article's, first kept first."""
        with self._engine.reading() as db:
            return keeping.evidence(db, article_id)

    def update_evidence(self, evidence: Evidence) -> None:
        """Put the evidence in place of the one with its id. Raises `NotInLibraryError`."""
        with self._engine.writing() as db:
            self._found(keeping.update(db, evidence) or None, "evidence")

    def save_brief(self, brief: Brief, at: dt.datetime) -> None:
        """Keep the brief in place of the one with its id; `at` is the aware time of the edit."""
        with self._engine.writing() as db:
            briefs.save_brief(db, brief, at)

    def brief(self, brief_id: str) -> Brief:
        """The brief as it was last saved. Raises `NotInLibraryError`."""
        with self._engine.reading() as db:
            return self._found(briefs.brief(db, brief_id), "brief")

    def briefs(self) -> tuple[BriefEntry, ...]:
        """The briefs, last saved first."""
        with self._engine.reading() as db:
            return briefs.entries(db)

    def remove_brief(self, brief_id: str) -> None:
        """Remove a brief and its snapshots for good; its evidence stays. Unknown ids change nothing."""
        with self._engine.writing() as db:
            briefs.remove_brief(db, brief_id)

    def take_snapshot(self, brief_id: str, label: str, at: dt.datetime) -> Snapshot:
        """Keep the brief as it was last saved under a label. Raises `NotInLibraryError`."""
        with self._engine.writing() as db:
            return self._found(briefs.take_snapshot(db, brief_id, label, at), "brief")

    def snapshots(self, brief_id: str) -> tuple[Snapshot, ...]:
        """The snapshots of a brief, last taken first."""
        with self._engine.reading() as db:
            return briefs.snapshots(db, brief_id)

    def snapshot_brief(self, snapshot_id: str) -> Brief:
        """The brief as it was when the snapshot was taken. Raises `NotInLibraryError`."""
        with self._engine.reading() as db:
            return self._found(briefs.snapshot_brief(db, snapshot_id), "snapshot")

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The best hits for what a person typed, best first. Raises `QueryError`; see `query.py` for the fields."""
        parsed = parse_query(query)
        with self._engine.reading() as db:
            return search(db, parsed, limit)

    def setting(self, name: str) -> str:
        """A value kept with the library, "" where none was set."""
        with self._engine.reading() as db:
            found = engine.row(db, "select value from setting where name = ?", (name,))
            return str(found[0]) if found else ""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a small value with the library, encrypted like the rest; "" forgets it."""
        with self._engine.writing() as db:
            db.execute("delete from setting where name = ?", (name,))
            if value:
                db.execute("insert into setting(name, value) values (?, ?)", (name, value))

    def check(self) -> tuple[Damage, ...]:
        """Everything that is not as it was written, empty for a sound library."""
        with self._engine.reading() as db:
            return checking.check(db)

    def info(self) -> LibraryReport:
        """How much the library holds."""
        with self._engine.reading() as db:
            return checking.report(db, self.path)

    def compact(self) -> None:
        """Rewrite the file so that nothing of what was removed is left in it."""
        with self._engine.reading() as db:
            removing.compact(db)

    def erase(self) -> None:
        """Close the library and remove it for good, with its key file and all its backups."""
        self.close()
        removing.erase_files(self.path)

    def backup(self, target: Path) -> None:
        """A checked, encrypted copy under the same key. Raises `LibraryExistsError` for a taken name."""
        copying.copy_library(self._engine, target.absolute(), self._key)

    def back_up_if_due(self, now: dt.datetime) -> Backup | None:
        """An automatic backup beside the library, with the key file, unless a recent one is there already.

        The older ones are thinned. It takes a while and lets other threads write meanwhile: run it in the
        background, now and then and before closing.
        """
        folder = backups.backups_folder(self.path)
        if not backups.is_due(folder, now):
            return None
        return backups.back_up(self._engine, self._key, folder, now)

    def differences(self, backup: Path, key: bytes | None = None) -> tuple[Difference, ...]:
        """What restoring the backup would change here. `key` is the backup's where it is another."""
        with self._engine.reading() as db:
            return restoring.differences(backup.absolute(), key or self._key, db)

    def bring_back(self, backup: Path, key: bytes | None = None) -> Library:
        """Close this library and put the backup in its place; the library as it then is, open.

        What was there is set aside among the backups. `key` is the backup's where it is another. Raises the errors
        of `Library.open` for the backup; this library is closed then too, but its file is as it was.
        """
        path, current = self.path, self._key
        self.close()
        restoring.restore(backup.absolute(), path, current, backup_key=key, replace=True)
        return Library.open(path, current)

    def newest_sound_backup(self) -> Backup | None:
        """The newest automatic backup that is sound under the present key, None without one."""
        return backups.newest_sound_backup(backups.backups_folder(self.path), self._key)

    def save_rest(self) -> tuple[Library, SalvageReport]:
        """Close this library, found damaged, and put what can still be read in its place; that one, open.

        The damaged file is set aside among the backups. Raises the errors of `salvage`; nothing is changed then, but
        this library is closed.
        """
        path, key = self.path, self._key
        self.close()
        report = salvaging.salvage_in_place(path, key)
        return Library.open(path, key), report

    def rekey(self, key: bytes, before_swap: Callable[[Path], None] = lambda _file: None) -> None:
        """Go over to another key: the library is copied under it, and the copy takes the file's place at once.

        `before_swap` is given the finished copy and makes the new key safe; whatever it raises leaves the library
        under its old key. Raises the errors of `Library.backup` too. Backups stay under the key of their day.
        """
        copy = opening.rekeyed_copy(self.path)
        with self._engine.reading():
            clear(copy)
            copying.copy_library(self._engine, copy, key)
            try:
                before_swap(copy)
                self._engine.swap(copy, key, self._key)
            except BaseException:
                clear(copy)
                raise
            self._key = key

    def note_deed(self, deed: Deed) -> bool:
        """Write down who did what, where the user turned the record on; whether it was written."""
        with self._engine.writing() as db:
            return deeds.note_deed(db, deed)

    def deeds(self) -> tuple[Deed, ...]:
        """The record of deeds, last first."""
        with self._engine.reading() as db:
            return deeds.deeds(db)

    def record_deeds(self, *, on: bool) -> None:
        """Turn the record of deeds on or off; what is written stays."""
        self.set_setting(deeds.SETTING, "on" if on else "")

    def _found(self, found: T | None, what: str) -> T:
        if found is None:
            raise NotInLibraryError(self.path, what)
        return found
