"""Finding articles, evidence and briefs by their words, best first."""

from __future__ import annotations

import apsw

from briefer.core.span import Span
from briefer.library import engine
from briefer.library.entries import Hit
from briefer.library.query import Query

_OPEN, _CLOSE = "\x02", "\x03"
_BODY = 3
"""The number of the body among the columns of the index."""
_SNIPPET_WORDS = 24
_PLAIN_SNIPPET = 160

# The best are chosen first and snippets made only for those: on common words this halves the time.
_BEST = """
with best as materialized ({chosen})
select p.kind, p.ref, p.article, p.title, snippet(word, {body}, char(2), char(3), '…', {words})
from best join page p on p.id = best.id join word on word.rowid = best.id and word match ?
order by best.rank"""
_CHOSEN = "select rowid as id, rank from word where word match ? order by rank limit ?"
_CHOSEN_WITHIN = (
    "select word.rowid as id, rank from word join page p on p.id = word.rowid "
    "where word match ? and {within} order by rank limit ?"
)
_LATEST = """
select p.kind, p.ref, p.article, p.title, substr(p.body, 1, {length}) from page p
where {within} order by p.published desc, p.id desc limit ?"""


def search(db: apsw.Connection, query: Query, limit: int) -> tuple[Hit, ...]:
    """The best hits, best first; without words in the search the latest, by day of publication."""
    if query.is_empty or limit < 1:
        return ()
    within, values = _within(query)
    if query.match:
        chosen = _CHOSEN_WITHIN.format(within=within) if within else _CHOSEN
        sql = _BEST.format(chosen=chosen, body=_BODY, words=_SNIPPET_WORDS)
        found = engine.rows(db, sql, (query.match, *values, limit, query.match))
    else:
        found = engine.rows(db, _LATEST.format(length=_PLAIN_SNIPPET, within=within), (*values, limit))
    return tuple(_hit(db, line) for line in found)


def _within(query: Query) -> tuple[str, list[str]]:
    conditions: list[str] = []
    values: list[str] = []
    if query.kinds:
        conditions.append(f"p.kind in ({', '.join('?' * len(query.kinds))})")
        values += query.kinds
    if query.marking:
        conditions.append("lower(p.marking) = ?")
        values.append(query.marking)
    if query.first or query.last:
        conditions.append("p.published between ? and ?")
        values += [query.first or "0001", query.last or "9999-12-31"]
    return " and ".join(conditions), values


def _hit(db: apsw.Connection, line: engine.Row) -> Hit:
    kind, ref, article_id, title, marked = line
    if not title and article_id:
        titles = engine.row(db, "select title from article where id = ?", (article_id,))
        title = titles[0] if titles else ""
    snippet, matches = _unmark(" ".join(marked.split()))
    return Hit(kind=kind, id=ref, article_id=article_id, title=title, snippet=snippet, matches=matches)


def _unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    text, *rest = marked.split(_OPEN)
    matches: list[Span] = []
    for part in rest:
        found, _, after = part.partition(_CLOSE)
        matches.append(Span(len(text), len(text) + len(found)))
        text += found + after
    return text, tuple(matches)
