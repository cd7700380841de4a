"""A text read again by a newer Briefer: the evidence finds its words in the new text."""

from __future__ import annotations

from dataclasses import dataclass, replace

import apsw

from briefer.core.article import Article
from briefer.core.evidence import Evidence, anchor_span, find_anchor
from briefer.library import articles, engine, keeping, nearness


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of the evidence: `moved` stands elsewhere in the new text, `lost` no longer stands in it."""

    moved: tuple[Evidence, ...]
    lost: tuple[Evidence, ...]


def reread(db: apsw.Connection, article: Article) -> Reread:
    """Put another reading of the same original in place of the one kept; the article is in the library.

    Evidence whose words are gone keeps them and its old place. The suggestions are to be found anew.
    """
    ((number, old),) = engine.rows(
        db, "select a.number, p.body from article a join page p on p.id = a.page where a.id = ?", (article.id,)
    )
    nearness.forget_article(db, int(number), str(old))
    articles.update_article(db, article)
    nearness.note_article(db, int(number), article.text)
    # The nearest to a lead is one of its own copies.
    db.execute("update article set lead = '', similarity = 0 where id = ?1 and lead = ?1", (article.id,))
    db.execute("delete from suggestions where article = ?", (article.id,))
    db.execute("delete from decision where article = ?", (article.id,))
    db.execute("update article set suggested = -1, decided = 0 where id = ?", (article.id,))
    db.execute("update evidence set suggestion = '' where article = ?", (article.id,))
    moved: list[Evidence] = []
    lost: list[Evidence] = []
    for item in keeping.evidence(db, article.id):
        place = find_anchor(item.anchor, article.text)
        if place is None:
            lost.append(item)
            continue
        fresh = replace(item, anchor=anchor_span(article, place))
        keeping.update(db, fresh)
        if place != item.anchor.span:
            moved.append(fresh)
    return Reread(tuple(moved), tuple(lost))
