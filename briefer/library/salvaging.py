"""Saving what can still be read from a damaged library into a new one; the damaged file is not touched."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from briefer.brief.model import Brief
from briefer.core.article import Article
from briefer.core.evidence import Evidence
from briefer.core.record import RecordError, from_json
from briefer.library import engine, errors, keeping
from briefer.library.opening import create_file
from briefer.library.pages import brief_page, put_page
from briefer.library.recognising import recognise, told_os

_ROWID_TABLES = {
    "original": "rowid",
    "page": "id",
    "article": "number",
    "reading": "number",
    "suggestions": "rowid",
    "evidence": "number",
    "brief": "rowid",
    "snapshot": "number",
    "deed": "number",
}
_KEYED_TABLES = {"setting": "name", "decision": "article, suggestion", "fingerprint": "hash, article"}
_PROBES = 50_000
"""Rows looked for one by one between two damaged places of a table."""

_FAULTS = (apsw.CorruptError, apsw.NotADBError, apsw.IOError, apsw.SQLError)


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageReport:
    """What was saved into the new library, and sentences about what could not be."""

    articles: int
    evidence: int
    briefs: int
    snapshots: int
    sentences: tuple[str, ...]


def salvage(damaged: Path, key: bytes, target: Path) -> SalvageReport:
    """Make a new library at `target` of all that can be read in `damaged`, which nobody has open.

    Raises `LibraryExistsError` for a taken name, `WrongKeyError` where not even the start can be read (a backup
    is then the only way), and the errors of `Library.create`.
    """
    damaged, target = damaged.absolute(), target.absolute()
    if target.exists():
        raise errors.LibraryExistsError(target)
    recognise(damaged)
    with tempfile.TemporaryDirectory(prefix=".salvage-", dir=target.parent) as folder:
        # On a copy, because opening would bring the log into the damaged file.
        copy = Path(folder) / "damaged"
        with told_os(damaged):
            shutil.copyfile(damaged, copy)
            log = damaged.with_name(damaged.name + "-wal")
            if log.exists():
                shutil.copyfile(log, copy.with_name("damaged-wal"))
        old = _open_damaged(copy, damaged, key)
        try:
            return _save_into(old, target, key)
        finally:
            old.close()


def _open_damaged(copy: Path, damaged: Path, key: bytes) -> apsw.Connection:
    try:
        db = engine.connect(copy, key)
        engine.rows(db, "select count(*) from sqlite_schema")
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise errors.WrongKeyError(damaged) from error
    return db


def _save_into(old: apsw.Connection, target: Path, key: bytes) -> SalvageReport:
    fresh = create_file(target, key)
    try:
        with fresh.writing() as db:
            db.pragma("defer_foreign_keys", 1)
            sentences = [
                *(_copy_table(old, db, table, order) for table, order in _ROWID_TABLES.items()),
                *(_copy_table(old, db, table, order) for table, order in _KEYED_TABLES.items()),
                *_mend(db),
            ]
            report = _report(db, tuple(sentence for sentence in sentences if sentence))
    except BaseException:
        fresh.close()
        target.unlink(missing_ok=True)
        raise
    fresh.close()
    return report


def _copy_table(old: apsw.Connection, fresh: apsw.Connection, table: str, order: str) -> str:
    columns = [str(line[1]) for line in engine.rows(fresh, f"pragma table_info({table})")]
    holes = ", ".join("?" * len(columns))
    statement = f"insert or ignore into {table}({', '.join(columns)}) values ({holes})"  # noqa: S608  (our own names)
    missed: list[str] = []
    for line in _readable(old, table, columns, order, missed):
        fresh.execute(statement, line)
    return f"Parts of the table “{table}” could not be read." if missed else ""


def _readable(
    db: apsw.Connection, table: str, columns: list[str], order: str, missed: list[str]
) -> Iterator[engine.Row]:
    """The rows from the start to the first damaged place, from the end to the last, and what is found between."""
    first = order.split(",", 1)[0]
    reading = f"select {first}, {', '.join(columns)} from {table}"  # noqa: S608  (our own names)
    last: list[int] = []
    for direction in ("", " desc"):
        way = ", ".join(part + direction for part in order.split(","))
        place = 0
        try:
            for line in db.execute(f"{reading} order by {way}"):
                place = line[0]
                yield line[1:]
        except _FAULTS:
            missed.append(table)
            last.append(place)
        else:
            return
    if table in _KEYED_TABLES:
        return
    low, high = last
    for number in range(low + 1, min(high, low + _PROBES)):
        try:
            yield from (line[1:] for line in db.execute(f"{reading} where {order} = ?", (number,)))
        except _FAULTS:
            continue


def _mend(db: apsw.Connection) -> list[str]:
    """Make the saved rows a sound library: nothing half there, every page in the index."""
    lost = _drop_unreadable(db, "article", "select a.id, r.record from article a left join reading r using (number)")
    db.execute("delete from article where page not in (select id from page)")
    lost += db.changes()
    for table in ("suggestions", "decision", "evidence"):
        db.execute(f"delete from {table} where article not in (select id from article)")  # noqa: S608  (our own names)
        lost += db.changes() if table == "evidence" else 0
    db.execute("delete from reading where number not in (select number from article)")
    db.execute("delete from fingerprint where article not in (select number from article)")
    db.execute(
        "insert into original(sha256, size, packed, content) select distinct sha256, 0, 0, x'' from article "
        "where sha256 not in (select sha256 from original)"
    )
    without_original = db.changes()
    lost += _mend_evidence(db) + _mend_briefs(db)
    db.execute("delete from snapshot where brief not in (select id from brief)")
    db.execute(
        "delete from page where id not in (select page from article union select page from evidence "
        "union select page from brief)"
    )
    db.execute("update article set kept = (select count(*) from evidence e where e.article = article.id)")
    db.execute("update article set lead = '', similarity = 0 where lead not in (select id from article)")
    sentences = [f"{lost} articles, evidence or briefs could be read only in part and were left out."] if lost else []
    if without_original:
        sentences.append(f"{without_original} originals could not be read; import those files again.")
    return sentences


def _mend_evidence(db: apsw.Connection) -> int:
    lost = _drop_unreadable(db, "evidence", "select id, record from evidence")
    for (record,) in engine.rows(db, "select record from evidence"):
        item = from_json(str(record), Evidence)
        page = keeping.put_evidence_page(db, item)
        db.execute("update evidence set page = ? where id = ?", (page, item.id))
    return lost


def _mend_briefs(db: apsw.Connection) -> int:
    lost = _drop_unreadable(db, "brief", "select id, record from brief")
    for (record,) in engine.rows(db, "select record from brief"):
        brief = from_json(str(record), Brief)
        db.execute("update brief set page = ? where id = ?", (put_page(db, brief_page(brief)), brief.id))
        db.executemany(
            "insert into brief_evidence(brief, evidence) values (?, ?)",
            [(brief.id, item) for item in brief.evidence_ids()],
        )
    return lost


def _drop_unreadable(db: apsw.Connection, table: str, sql: str) -> int:
    kinds = {"article": Article, "evidence": Evidence, "brief": Brief}
    lost = 0
    for found_id, record in engine.rows(db, sql):
        try:
            from_json(str(record), kinds[table])
        except RecordError:
            db.execute(f"delete from {table} where id = ?", (found_id,))  # noqa: S608  (our own names)
            lost += 1
    return lost


def _report(db: apsw.Connection, sentences: tuple[str, ...]) -> SalvageReport:
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
    )
