"""Briefs and their snapshots in the library."""

from __future__ import annotations

import datetime as dt
import hashlib

import apsw

from briefer.brief.model import Brief, new_id
from briefer.core.record import from_json, to_json
from briefer.library import engine
from briefer.library.entries import BriefEntry, Snapshot
from briefer.library.moments import moment, stamp
from briefer.library.pages import brief_page, drop_page, put_page

_SNAPSHOT = "select id, brief, label, taken_at, sha256 from snapshot"


def save_brief(db: apsw.Connection, brief: Brief, at: dt.datetime) -> None:
    """Keep the brief in place of the one with its id."""
    page = put_page(db, brief_page(brief))
    db.execute(
        "insert into brief(id, saved_at, title, template, marking, page, record) values (?, ?, ?, ?, ?, ?, ?) "
        "on conflict(id) do update set saved_at = excluded.saved_at, title = excluded.title, "
        "template = excluded.template, marking = excluded.marking, record = excluded.record",
        (brief.id, stamp(at), brief.title, brief.template, brief.marking, page, to_json(brief).decode()),
    )
    db.execute("delete from brief_evidence where brief = ?", (brief.id,))
    db.executemany(
        "insert into brief_evidence(brief, evidence) values (?, ?)", [(brief.id, item) for item in brief.evidence_ids()]
    )


def brief(db: apsw.Connection, brief_id: str) -> Brief | None:
    """The brief as it was last saved, None where there is none."""
    found = engine.row(db, "select record from brief where id = ?", (brief_id,))
    return None if found is None else from_json(str(found[0]), Brief)


def entries(db: apsw.Connection) -> tuple[BriefEntry, ...]:
    """The briefs, last saved first."""
    found = engine.rows(
        db,
        "select b.id, b.title, b.template, b.marking, b.saved_at, count(distinct e.article), count(e.id) from brief b "
        "left join brief_evidence u on u.brief = b.id left join evidence e on e.id = u.evidence "
        "group by b.id order by b.saved_at desc, b.id",
    )
    return tuple(
        BriefEntry(
            id=line[0],
            title=line[1],
            template=line[2],
            marking=line[3],
            saved_at=moment(line[4]),
            articles=line[5],
            kept=line[6],
        )
        for line in found
    )


def remove_brief(db: apsw.Connection, brief_id: str) -> None:
    """Remove the brief and its snapshots; its evidence stays."""
    db.execute("delete from brief where id = ?", (brief_id,))
    drop_page(db, brief_id)


def take_snapshot(db: apsw.Connection, brief_id: str, label: str, at: dt.datetime) -> Snapshot | None:
    """Keep the brief as it was last saved under a label; None where there is no such brief."""
    found = engine.row(db, "select record from brief where id = ?", (brief_id,))
    if found is None:
        return None
    record = str(found[0])
    sha256 = hashlib.sha256(record.encode()).hexdigest()
    snapshot = Snapshot(id=new_id(), brief_id=brief_id, label=label, taken_at=at, sha256=sha256)
    db.execute(
        "insert into snapshot(id, brief, label, taken_at, sha256, record) values (?, ?, ?, ?, ?, ?)",
        (snapshot.id, brief_id, label, stamp(at), sha256, record),
    )
    return snapshot


def snapshots(db: apsw.Connection, brief_id: str) -> tuple[Snapshot, ...]:
    """The snapshots of a brief, last taken first."""
    found = engine.rows(db, f"{_SNAPSHOT} where brief = ? order by number desc", (brief_id,))
    return tuple(
        Snapshot(id=line[0], brief_id=line[1], label=line[2], taken_at=moment(line[3]), sha256=line[4])
        for line in found
    )


def snapshot_brief(db: apsw.Connection, snapshot_id: str) -> Brief | None:
    """The brief as it was when the snapshot was taken, None where there is no such snapshot."""
    found = engine.row(db, "select record from snapshot where id = ?", (snapshot_id,))
    return None if found is None else from_json(str(found[0]), Brief)
