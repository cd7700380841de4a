"""Articles in the library: added once, listed quickly, their details set right, removed for good."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import apsw

from briefer.core.article import Article
from briefer.core.record import from_json, to_json
from briefer.library import engine, nearness
from briefer.library.entries import AddedArticle, ArticleEntry
from briefer.library.moments import day, moment, stamp
from briefer.library.originals import drop_unused, put_original
from briefer.library.pages import article_page, drop_page, put_page

_ENTRY = """
select id, title, outlet, published, language, file, sha256, words, imported, lead, similarity, kept,
  max(suggested, 0), decided
from article"""


def add_article(db: apsw.Connection, article: Article, content: bytes, imported: dt.datetime) -> AddedArticle:
    """Keep an article and its original; the very same article is not kept twice, but its seal is mended."""
    sha256 = put_original(db, content)
    if sha256 != article.original.sha256:
        raise ValueError("these bytes are not the article's original")
    if engine.row(db, "select 1 from article where id = ?", (article.id,)) is not None:
        return AddedArticle(article_id=article.id, duplicate_of=article.id)
    number = put_line(db, article, put_page(db, article_page(article)), imported)
    db.execute("insert into reading(number, record) values (?, ?)", (number, _record(article)))
    nearness.note_article(db, number, article.text)
    lead = engine.row(db, "select lead from article where number = ?", (number,))
    return AddedArticle(article_id=article.id, duplicate_of=str(lead[0]) if lead else "")


def put_line(
    db: apsw.Connection, article: Article, page: int, imported: dt.datetime, *, number: int | None = None
) -> int:
    """Add the article's line of the list, under a given number or the next; its number."""
    db.execute(
        "insert into article(number, id, sha256, page, title, outlet, published, language, file, words, imported) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            article.id,
            article.original.sha256,
            page,
            article.title,
            article.outlet,
            article.published.isoformat() if article.published else "",
            article.language,
            article.original.name,
            len(article.text.split()),
            stamp(imported),
        ),
    )
    return db.last_insert_rowid()


def entries(db: apsw.Connection, limit: int | None = None, offset: int = 0) -> tuple[ArticleEntry, ...]:
    """The articles, last imported first."""
    found = engine.rows(db, f"{_ENTRY} order by number desc limit ? offset ?", (-1 if limit is None else limit, offset))
    return tuple(_entry(line) for line in found)


def entry(db: apsw.Connection, article_id: str) -> ArticleEntry | None:
    """One line of the list."""
    found = engine.row(db, f"{_ENTRY} where id = ?", (article_id,))
    return None if found is None else _entry(found)


def article(db: apsw.Connection, article_id: str) -> Article | None:
    """The whole article, None where it is not in the library."""
    found = engine.row(
        db,
        "select r.record, p.body from article a join reading r using (number) join page p on p.id = a.page "
        "where a.id = ?",
        (article_id,),
    )
    return None if found is None else replace(from_json(str(found[0]), Article), text=str(found[1]))


def imported_at(db: apsw.Connection, article_id: str) -> dt.datetime | None:
    """When the article came in, in UTC."""
    found = engine.row(db, "select imported from article where id = ?", (article_id,))
    return None if found is None else moment(str(found[0]))


def update_article(db: apsw.Connection, article: Article) -> None:
    """Set the details and text of an article in the library to those given."""
    published = article.published.isoformat() if article.published else ""
    ((number, page),) = engine.rows(
        db,
        "update article set title = ?, outlet = ?, published = ?, language = ?, words = ? where id = ? "
        "returning number, page",
        (article.title, article.outlet, published, article.language, len(article.text.split()), article.id),
    )
    db.execute("update reading set record = ? where number = ?", (_record(article), number))
    db.execute(
        "update page set title = ?, outlet = ?, published = ?, body = ? where id = ?",
        (article.title, article.outlet, published, article.text, page),
    )
    db.execute(
        "update page set outlet = ?, published = ? where article = ? and id <> ?",
        (article.outlet, published, article.id, page),
    )


def remove_article(db: apsw.Connection, article_id: str) -> None:
    """Remove the article, its evidence and, where no other needs it, its original."""
    found = engine.row(
        db, "select a.number, p.body from article a join page p on p.id = a.page where a.id = ?", (article_id,)
    )
    if found is None:
        return
    nearness.leave_group(db, article_id)
    nearness.forget_article(db, int(found[0]), str(found[1]))
    for (evidence_id,) in engine.rows(db, "delete from evidence where article = ? returning id", (article_id,)):
        drop_page(db, str(evidence_id))
    db.execute("delete from article where id = ?", (article_id,))
    drop_page(db, article_id)
    drop_unused(db)


def _record(article: Article) -> str:
    # The text stands in the page, where it is searched; the record holds all the rest.
    return to_json(replace(article, text="")).decode()


def _entry(line: engine.Row) -> ArticleEntry:
    return ArticleEntry(
        id=line[0],
        title=line[1],
        outlet=line[2],
        published=day(line[3]),
        language=line[4],
        file=line[5],
        sha256=line[6],
        words=line[7],
        imported=moment(line[8]),
        lead_id=line[9],
        similarity=line[10],
        kept=line[11],
        to_review=max(0, line[12] - line[13]),
    )
