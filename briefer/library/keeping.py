"""Evidence in the library, in the order in which it was kept."""

from __future__ import annotations

import apsw

from briefer.core.evidence import Evidence
from briefer.core.record import from_json, to_json
from briefer.core.suggestion import Decision
from briefer.library import engine
from briefer.library.moments import stamp
from briefer.library.pages import drop_page, evidence_page, put_page
from briefer.library.reviewing import decide


def keep(db: apsw.Connection, evidence: Evidence, suggestion: str) -> bool:
    """Keep a piece of evidence; whether its article is in the library. Evidence of the same id is replaced."""
    article_id = evidence.anchor.article_id
    page = put_evidence_page(db, evidence)
    if page is None:
        return False
    db.execute(
        "insert into evidence(id, article, suggestion, kept_at, page, record) values (?, ?, ?, ?, ?, ?) "
        "on conflict(id) do update set article = excluded.article, suggestion = excluded.suggestion, "
        "kept_at = excluded.kept_at, record = excluded.record",
        (evidence.id, article_id, suggestion, stamp(evidence.kept_at), page, to_json(evidence).decode()),
    )
    if suggestion:
        decide(db, article_id, suggestion, Decision.KEPT)
    _count(db, article_id)
    return True


def update(db: apsw.Connection, evidence: Evidence) -> bool:
    """Put the evidence in place of the one with its id; whether there is one."""
    found = engine.row(db, "select suggestion from evidence where id = ?", (evidence.id,))
    if found is None:
        return False
    put_evidence_page(db, evidence)
    db.execute(
        "update evidence set kept_at = ?, record = ? where id = ?",
        (stamp(evidence.kept_at), to_json(evidence).decode(), evidence.id),
    )
    return True


def discard(db: apsw.Connection, evidence_id: str) -> None:
    """Let go of a piece of evidence and of the decision that kept it; unknown ids change nothing."""
    found = engine.row(db, "delete from evidence where id = ? returning article, suggestion", (evidence_id,))
    if found is None:
        return
    article_id, suggestion = str(found[0]), str(found[1])
    drop_page(db, evidence_id)
    if suggestion:
        decide(db, article_id, suggestion, None)
    _count(db, article_id)


def evidence(db: apsw.Connection, article_id: str = "") -> tuple[Evidence, ...]:
    """All evidence, or an article's, first kept first."""
    found = engine.rows(
        db,
        "select record from evidence where ?1 = '' or article = ?1 order by kept_at, number",
        (article_id,),
    )
    return tuple(from_json(str(line[0]), Evidence) for line in found)


def put_evidence_page(db: apsw.Connection, evidence: Evidence) -> int | None:
    """Bring the page of the evidence up to date; its number, None where its article is not in the library."""
    found = engine.row(db, "select outlet, published from article where id = ?", (evidence.anchor.article_id,))
    return None if found is None else put_page(db, evidence_page(evidence, str(found[0]), str(found[1])))


def _count(db: apsw.Connection, article_id: str) -> None:
    db.execute(
        "update article set kept = (select count(*) from evidence where article = ?1) where id = ?1", (article_id,)
    )
