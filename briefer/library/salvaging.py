"""Saving what can still be read from a damaged library into a new one; the damaged file is not touched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import apsw

from briefer.library import engine, errors
from briefer.library.carving import rows_in
from briefer.library.mending import UnreadArticle, mend
from briefer.library.opening import create_file
from briefer.library.recognising import told_os
from briefer.library.restoring import restore
from briefer.library.sealed_pages import SealedPages, sealed_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageReport:
    """What was saved into the new library, and sentences about what could not be.

    `unread` are the articles of which only the original is whole; it is in the new library, to be read again.
    """

    articles: int
    evidence: int
    briefs: int
    snapshots: int
    sentences: tuple[str, ...]
    unread: tuple[UnreadArticle, ...] = ()


def salvage(damaged: Path, key: bytes, target: Path) -> SalvageReport:
    """Make a new library at `target` of all that can be read in `damaged`, which nobody has open.

    The file is read page by page, so neither its start nor the list of its tables is needed. Raises
    `LibraryExistsError` for a taken name, `WrongKeyError` where no page opens with the key, `EmptyFileError` where
    there is none, `NothingSavedError` where no article, evidence or brief is left, and those of `Library.create`.
    """
    damaged, target = damaged.absolute(), target.absolute()
    if target.exists():
        raise errors.LibraryExistsError(target)
    with told_os(damaged), sealed_pages(damaged, key) as pages:
        if not pages.is_any_right():
            raise errors.WrongKeyError(damaged) if pages.count else errors.EmptyFileError(damaged)
        return _save_into(damaged, pages, target, key)


def salvage_in_place(library: Path, key: bytes) -> SalvageReport:
    """Put what can still be read of a closed library in its place; the damaged file is set aside among its backups.

    Raises as `salvage` and `restore` do; the library is then as it was.
    """
    saved = library.with_name(f"{library.name}.saved")
    saved.unlink(missing_ok=True)
    try:
        report = salvage(library, key, saved)
        restore(saved, library, key, replace=True)
    finally:
        saved.unlink(missing_ok=True)
    return report


def _save_into(damaged: Path, pages: SealedPages, target: Path, key: bytes) -> SalvageReport:
    fresh = create_file(target, key)
    try:
        with fresh.writing() as db:
            db.pragma("defer_foreign_keys", 1)
            lost = _copy_rows(pages, db)
            sentences, unread = mend(db)
            report = _report(db, (*_lost_words(lost, pages.count + pages.cut_off), *sentences), unread)
            _refuse_nothing(damaged, lost, report)
    except BaseException:
        fresh.close()
        target.unlink(missing_ok=True)
        raise
    fresh.close()
    return report


def _copy_rows(pages: SealedPages, fresh: apsw.Connection) -> int:
    """Copy the rows that can be read; how many pages cannot."""
    lost = int(pages.page(1) is None) + pages.cut_off
    statements: dict[str, str] = {}
    for row in rows_in(pages):
        if row is None:
            lost += 1
            continue
        if row.table not in statements:
            holes = ", ".join("?" * len(row.values))
            statements[row.table] = f"insert or ignore into {row.table} values ({holes})"  # noqa: S608  (our own names)
        fresh.execute(statements[row.table], row.values)
    return lost


def _refuse_nothing(damaged: Path, lost: int, report: SalvageReport) -> None:
    # An empty library in place of a damaged one would look as if nothing had ever been in it.
    if lost and not (report.articles or report.evidence or report.briefs or report.unread):
        raise errors.NothingSavedError(damaged)


def _lost_words(lost: int, count: int) -> tuple[str, ...]:
    return (f"{lost} of {count} pages of the damaged file could not be read.",) if lost else ()


def _report(db: apsw.Connection, sentences: tuple[str, ...], unread: tuple[UnreadArticle, ...]) -> SalvageReport:
    counts = {
        table: int(engine.rows(db, f"select count(*) from {table}")[0][0])  # noqa: S608  (our own names)
        for table in ("article", "evidence", "brief", "snapshot")
    }
    return SalvageReport(
        articles=counts["article"],
        evidence=counts["evidence"],
        briefs=counts["brief"],
        snapshots=counts["snapshot"],
        sentences=sentences,
        unread=unread,
    )
