"""The texts that can be searched: one page per article, piece of evidence and brief."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from briefer.brief.model import Brief
from briefer.core.article import Article
from briefer.core.evidence import Evidence
from briefer.library import engine

ARTICLE = "article"
BRIEF = "brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text that can be searched, with what a search can be narrowed by.

    `published` is an ISO day or "". Evidence has the outlet and day of its article.
    """

    kind: str
    ref: str
    article: str = ""
    published: str = ""
    marking: str = ""
    title: str = ""
    outlet: str = ""
    speakers: str = ""
    body: str = ""


def article_page(article: Article) -> Page:
    """The page of an article; its speakers are known only after it was searched."""
    return Page(
        kind=ARTICLE,
        ref=article.id,
        article=article.id,
        published=article.published.isoformat() if article.published else "",
        title=article.title,
        outlet=article.outlet,
        body=article.text,
    )


def evidence_page(evidence: Evidence, outlet: str, published: str) -> Page:
    """The page of a piece of evidence from an article of that outlet and day."""
    return Page(
        kind=evidence.kind.value,
        ref=evidence.id,
        article=evidence.anchor.article_id,
        published=published,
        marking=evidence.marking,
        title=evidence.about,
        outlet=outlet,
        speakers=_lines(evidence.speaker, evidence.via),
        body=_lines(evidence.anchor.text, evidence.value, evidence.note),
    )


def brief_page(brief: Brief) -> Page:
    """The page of a brief: its head lines and all its blocks."""
    lines = [field.value for field in brief.fields]
    for section in brief.sections:
        lines.append(section.heading)
        lines += [block.text for block in section.blocks]
    return Page(
        kind=BRIEF,
        ref=brief.id,
        published=brief.date.isoformat(),
        marking=brief.marking,
        title=brief.title,
        body=_lines(*lines),
    )


def put_page(db: apsw.Connection, page: Page) -> int:
    """Add the page, or bring the one of the same `ref` up to date; its number."""
    columns = (page.kind, page.article, page.published, page.marking, page.title, page.outlet, page.speakers, page.body)
    known = engine.row(db, "select id from page where ref = ?", (page.ref,))
    if known is None:
        db.execute(
            "insert into page(kind, article, published, marking, title, outlet, speakers, body, ref) "
            "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*columns, page.ref),
        )
        return db.last_insert_rowid()
    db.execute(
        "update page set kind = ?, article = ?, published = ?, marking = ?, title = ?, outlet = ?, speakers = ?, "
        "body = ? where id = ?",
        (*columns, known[0]),
    )
    return int(known[0])


def drop_page(db: apsw.Connection, ref: str) -> None:
    """Remove the page of that `ref`, with its words in the index, beyond recovery."""
    # Without this the index would keep the removed words until it next merges its segments.
    db.execute("insert into word(word, rank) values ('secure-delete', 1)")
    db.execute("delete from page where ref = ?", (ref,))
    db.execute("insert into word(word, rank) values ('secure-delete', 0)")


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
