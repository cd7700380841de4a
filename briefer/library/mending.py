"""Making rows saved from a damaged library a sound one: what refers to something lost goes or is mended."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import apsw

from briefer.brief.model import Brief
from briefer.core.article import Article, Original, Paragraph, article_id
from briefer.core.evidence import Evidence
from briefer.core.record import RecordError, from_json, to_json
from briefer.core.span import Span
from briefer.library import articles, engine, keeping, originals
from briefer.library.moments import day, moment, stamp
from briefer.library.pages import brief_page, put_page
from briefer.library.shingles import fingerprints

_BLANK_LINE = re.compile(r"\n\n")
_POSITIONS = 2000
"""How many articles of one original are looked at to find an article's place in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadArticle:
    """An article whose text is lost while its original is whole: read again, it is the same article.

    `file` names the original, `imported` is in UTC; `evidence` was kept from it and waits for its text.
    """

    id: str
    sha256: str
    file: str
    imported: dt.datetime
    evidence: tuple[Evidence, ...] = ()


def mend(db: apsw.Connection) -> tuple[tuple[str, ...], tuple[UnreadArticle, ...]]:
    """Make the saved rows a sound library: nothing half there, every page in the index.

    Sentences for what is left out, and the articles that can be read again.
    """
    _put_missing_lines(db)
    _put_missing_readings(db)
    unread = _take_unread(db)
    lost = _drop_unreadable(db, "article", "select a.id, r.record from article a left join reading r using (number)")
    db.execute("delete from article where page not in (select id from page)")
    lost += db.changes()
    for table in ("suggestions", "decision", "evidence"):
        db.execute(f"delete from {table} where article not in (select id from article)")  # noqa: S608  (our own names)
        lost += db.changes() if table == "evidence" else 0
    db.execute("delete from reading where number not in (select number from article)")
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
    db.execute("update article set suggested = -1, decided = 0 where id not in (select article from suggestions)")
    _note_fingerprints(db)
    sentences = [f"{lost} articles, evidence or briefs could be read only in part and were left out."] if lost else []
    if without_original:
        sentences.append(f"{without_original} originals could not be read; import those files again.")
    return tuple(sentences), unread


def _take_unread(db: apsw.Connection) -> tuple[UnreadArticle, ...]:
    """Take out the articles whose text is lost while their original is whole, with their evidence."""
    lines = engine.rows(
        db,
        "select a.id, a.sha256, a.file, a.imported from article a left join page p on p.id = a.page where p.id is null",
    )
    for (record,) in engine.rows(db, "select record from reading where number not in (select number from article)"):
        with contextlib.suppress(RecordError):
            article = from_json(str(record), Article)
            lines.append((article.id, article.original.sha256, article.original.name, stamp(dt.datetime.now(dt.UTC))))
    found: list[UnreadArticle] = []
    for known_id, sha256, file, imported in lines:
        if originals.original(db, str(sha256)) is not None:
            evidence = tuple(_evidence_of(db, str(known_id)))
            found.append(
                UnreadArticle(
                    id=str(known_id), sha256=str(sha256), file=str(file), imported=moment(imported), evidence=evidence
                )
            )
            db.execute("delete from evidence where article = ?", (known_id,))
            db.execute("delete from article where id = ?", (known_id,))
    return tuple(found)


def _evidence_of(db: apsw.Connection, article_id: str) -> Iterator[Evidence]:
    for (record,) in engine.rows(db, "select record from evidence where article = ? order by number", (article_id,)):
        with contextlib.suppress(RecordError):
            yield from_json(str(record), Evidence)


def _put_missing_lines(db: apsw.Connection) -> None:
    """Put back the articles of which only the line in the list is lost; when they came in is not known any more."""
    found = engine.rows(
        db,
        "select r.number, r.record, p.id, p.body from reading r left join article a using (number) "
        "join page p on p.kind = 'article' and p.ref = json_extract(r.record, '$.id') "
        "where a.number is null and json_valid(r.record)",
    )
    for number, record, page, body in found:
        try:
            article = replace(from_json(str(record), Article), text=str(body))
        except RecordError:
            continue
        articles.put_line(db, article, int(page), dt.datetime.now(dt.UTC), number=int(number))


def _put_missing_readings(db: apsw.Connection) -> None:
    """Put back the articles of which text and line are there, with plain paragraphs and what the line tells."""
    found = engine.rows(
        db,
        "select a.number, a.id, a.sha256, a.title, a.outlet, a.published, a.language, a.file, "
        "coalesce(o.size, 0), p.body from article a join page p on p.id = a.page "
        "left join original o on o.sha256 = a.sha256 left join reading r using (number) where r.number is null",
    )
    for number, known_id, sha256, title, outlet, published, language, file, size, body in found:
        article = Article(
            id=str(known_id),
            original=Original(str(file), str(sha256), int(size), ""),
            position=next((place for place in range(_POSITIONS) if article_id(sha256, place) == known_id), 0),
            text="",
            paragraphs=_paragraphs(str(body)),
            title=str(title),
            outlet=str(outlet),
            published=day(published),
            language=str(language),
            warnings=("Authors, address and kinds of paragraphs were lost when the library was damaged.",),
        )
        db.execute("insert into reading(number, record) values (?, ?)", (number, to_json(article).decode()))


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    starts = [0, *(match.end() for match in _BLANK_LINE.finditer(text))]
    ends = [*(match.start() for match in _BLANK_LINE.finditer(text)), len(text)]
    return tuple(Paragraph(Span(start, end)) for start, end in zip(starts, ends, strict=True))


def _note_fingerprints(db: apsw.Connection) -> None:
    for (number,) in engine.rows(db, "select number from article"):
        ((body,),) = engine.rows(
            db, "select p.body from article a join page p on p.id = a.page where a.number = ?", (number,)
        )
        values = [(value, number) for value in fingerprints(str(body))]
        db.executemany("insert or ignore into fingerprint values (?, ?)", values)


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
