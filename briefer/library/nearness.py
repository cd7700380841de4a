"""Near copies: the same story from several outlets is found on import and grouped under one lead copy."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import apsw

from briefer.library import engine
from briefer.library.shingles import WINDOW, containment, fingerprints, overlap, shingles, winnowed

NEAR = 0.6
"""The containment from which two articles count as copies: a syndicated copy has about .96, a rival's report .27."""

_CANDIDATES = 5
_DENSITY = 2 / (WINDOW + 1)
"""Fingerprints per word, on the average."""
_LEAST_SHARE = 0.25
"""Of the shorter text's fingerprints, what a candidate has to share to be compared word by word."""
_SHARERS = 64
"""Articles looked at per fingerprint: a phrase that stands in more of them is furniture of the page."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The article that most of a text is found in, and how much of the shorter one, from 0 to 1."""

    article_id: str
    lead_id: str
    similarity: float


def note_article(db: apsw.Connection, number: int, text: str) -> None:
    """Remember the article's fingerprints and put it under the lead copy it repeats, if there is one."""
    values = shingles(text)
    chosen = winnowed(values)
    near = _nearest(db, number, set(values), chosen)
    db.executemany("insert or ignore into fingerprint values (?, ?)", [(item, number) for item in chosen])
    lead, similarity = (near.lead_id or near.article_id, near.similarity) if near else ("", 0.0)
    db.execute("update article set lead = ?, similarity = ? where number = ?", (lead, similarity, number))


def forget_article(db: apsw.Connection, number: int, text: str) -> None:
    """Forget the fingerprints of an article whose text goes away or changes."""
    # By hash, because an index by article would take as much room as the fingerprints themselves.
    db.executemany(
        "delete from fingerprint where hash = ? and article = ?", [(item, number) for item in fingerprints(text)]
    )


def set_lead(db: apsw.Connection, article_id: str) -> None:
    """Make the article the lead of its group; one that stands alone stays so."""
    found = engine.row(db, "select lead from article where id = ?", (article_id,))
    if found is None or not found[0]:
        return
    group = engine.rows(db, "select id from article where (id = ?1 or lead = ?1) and id <> ?2", (found[0], article_id))
    db.execute("update article set lead = '', similarity = 0 where id = ?", (article_id,))
    text = _text(db, article_id)
    for (member,) in group:
        similarity = containment(_text(db, str(member)), text)
        db.execute("update article set lead = ?, similarity = ? where id = ?", (article_id, similarity, member))


def keep_apart(db: apsw.Connection, article_id: str) -> None:
    """Let the article be no copy of another; its own copies stay with it."""
    db.execute("update article set lead = '', similarity = 0 where id = ?", (article_id,))


def leave_group(db: apsw.Connection, article_id: str) -> None:
    """Let another copy lead, before this article goes away."""
    heir = engine.row(db, "select id from article where lead = ? order by number limit 1", (article_id,))
    if heir is not None:
        set_lead(db, str(heir[0]))


def _nearest(db: apsw.Connection, number: int, values: set[int], chosen: frozenset[int]) -> Nearest | None:
    shared: Counter[int] = Counter()
    for value in chosen:
        shared.update(
            int(line[0])
            for line in engine.rows(
                db, "select article from fingerprint where hash = ? and article <> ? limit ?", (value, number, _SHARERS)
            )
        )
    best: Nearest | None = None
    for candidate, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]:
        ((article_id, lead_id, words),) = engine.rows(
            db, "select id, lead, words from article where number = ?", (candidate,)
        )
        if count < _LEAST_SHARE * min(len(chosen), int(words) * _DENSITY):
            continue
        similarity = overlap(values, set(shingles(_text(db, str(article_id)))))
        if similarity >= NEAR and (best is None or similarity > best.similarity):
            best = Nearest(str(article_id), str(lead_id), similarity)
    return best


def _text(db: apsw.Connection, article_id: str) -> str:
    found = engine.row(db, "select p.body from article a join page p on p.id = a.page where a.id = ?", (article_id,))
    return str(found[0]) if found else ""
