"""Whether a library is still what was written: its pages, its index, its records, the seals of its originals."""

from __future__ import annotations

import hashlib
from pathlib import Path

import apsw

from briefer.brief.model import Brief
from briefer.core.article import Article
from briefer.core.errors import printable
from briefer.core.evidence import Evidence
from briefer.core.record import RecordError, from_json
from briefer.core.suggestion import Suggestions
from briefer.library import engine
from briefer.library.entries import Damage, LibraryReport
from briefer.library.originals import original

_FAULTS_SHOWN = 20
_RECORDS: tuple[tuple[str, str, type], ...] = (
    ("article", "select a.title, r.record from article a left join reading r using (number)", Article),
    ("list of suggestions", "select article, record from suggestions", Suggestions),
    ("evidence", "select id, record from evidence", Evidence),
    ("brief", "select title, record from brief", Brief),
)


def check(db: apsw.Connection) -> tuple[Damage, ...]:
    """Everything that is not as it was written, empty for a sound library; nothing is changed."""
    try:
        faults = [str(line[0]) for line in engine.rows(db, f"pragma integrity_check({_FAULTS_SHOWN})")]
        if faults != ["ok"]:
            return tuple(Damage(f"The file is damaged: {printable(fault, 200)}.") for fault in faults)
        return (*_check_links(db), *_check_index(db), *_check_records(db), *_check_seals(db))
    except (apsw.CorruptError, apsw.NotADBError):
        return (Damage("The file is damaged: parts of it cannot be decrypted or read."),)


def _check_links(db: apsw.Connection) -> list[Damage]:
    tables = {str(line[0]) for line in engine.rows(db, "pragma foreign_key_check")}
    return [Damage(f"Entries of the table “{table}” have lost what they belong to.") for table in sorted(tables)]


def _check_index(db: apsw.Connection) -> list[Damage]:
    try:
        db.execute("insert into word(word, rank) values ('integrity-check', 1)")
    except apsw.CorruptError:
        return [Damage("The search index does not agree with the texts; rebuild it.")]
    return []


def _check_records(db: apsw.Connection) -> list[Damage]:
    found: list[Damage] = []
    for what, sql, kind in _RECORDS:
        for name, record in db.execute(sql):
            try:
                from_json(str(record), kind)
            except RecordError:
                found.append(Damage(f"The {what} “{printable(str(name), 80)}” cannot be read."))
    for label, sha256, record in db.execute("select label, sha256, record from snapshot"):
        if hashlib.sha256(str(record).encode()).hexdigest() != sha256:
            found.append(Damage(f"The snapshot “{printable(str(label), 80)}” is not what was kept."))
    return found


def _check_seals(db: apsw.Connection) -> list[Damage]:
    found: list[Damage] = []
    for sha256, name in engine.rows(
        db, "select o.sha256, coalesce(min(a.file), '') from original o left join article a using (sha256) group by 1"
    ):
        if original(db, str(sha256)) is None:
            found.append(Damage(f"The seal of the original “{printable(str(name), 80)}” is broken."))
    return found


def report(db: apsw.Connection, path: Path) -> LibraryReport:
    """How much the library holds."""

    def number(sql: str) -> int:
        found = engine.row(db, sql)
        return int(found[0]) if found else 0

    return LibraryReport(
        file=path.name,
        size=number("pragma page_count") * number("pragma page_size"),
        format=number("pragma user_version"),
        cipher="ChaCha20-Poly1305",
        articles=number("select count(*) from article"),
        originals=number("select count(*) from original"),
        original_bytes=number("select coalesce(sum(size), 0) from original"),
        evidence=number("select count(*) from evidence"),
        briefs=number("select count(*) from brief"),
        snapshots=number("select count(*) from snapshot"),
    )
