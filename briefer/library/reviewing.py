"""What the machine suggested in an article, and what the user decided on each suggestion."""

from __future__ import annotations

import apsw

from briefer.core.record import from_json, to_json
from briefer.core.suggestion import Decision, Suggestions, suggestion_id
from briefer.library import engine
from briefer.library.entries import NamesFound


def save_suggestions(db: apsw.Connection, article_id: str, found: Suggestions) -> None:
    """Keep what was found in place of what was found before; decisions on the same suggestions stand."""
    db.execute(
        "insert into suggestions(article, pipeline, record) values (?, ?, ?) on conflict(article) do update "
        "set pipeline = excluded.pipeline, record = excluded.record",
        (article_id, found.pipeline, to_json(found).decode()),
    )
    ids = {suggestion_id(item) for item in found.quotations} | {suggestion_id(item) for item in found.figures}
    decided = ids & decisions(db, article_id).keys()
    db.execute("update article set suggested = ?, decided = ? where id = ?", (len(ids), len(decided), article_id))
    speakers = dict.fromkeys(item.resolved for item in found.quotations if item.resolved)
    db.execute("update page set speakers = ? where ref = ?", ("\n".join(speakers), article_id))


def suggestions(db: apsw.Connection, article_id: str) -> Suggestions | None:
    """What was found in the article, None before it was searched."""
    found = engine.row(db, "select record from suggestions where article = ?", (article_id,))
    return None if found is None else from_json(str(found[0]), Suggestions)


def names_found(db: apsw.Connection, article_id: str) -> NamesFound | None:
    """The names and speakers found in the article, a third of the work of reading all that was found."""
    found = engine.row(db, "select record from suggestions where article = ?", (article_id,))
    return None if found is None else from_json(str(found[0]), NamesFound)


def pending(db: apsw.Connection) -> tuple[str, ...]:
    """The articles not yet searched, first imported first."""
    return tuple(str(line[0]) for line in engine.rows(db, "select id from article where suggested < 0 order by number"))


def decide(db: apsw.Connection, article_id: str, suggestion: str, decision: Decision | None) -> None:
    """Note what the user did with a suggestion; None takes it back."""
    db.execute("delete from decision where article = ? and suggestion = ?", (article_id, suggestion))
    change = -db.changes()
    if decision is not None:
        db.execute(
            "insert into decision(article, suggestion, decision) values (?, ?, ?)",
            (article_id, suggestion, decision.value),
        )
        change += 1
    if change:
        db.execute("update article set decided = decided + ? where id = ?", (change, article_id))


def decisions(db: apsw.Connection, article_id: str) -> dict[str, Decision]:
    """The decisions on an article's suggestions, by suggestion id."""
    found = engine.rows(db, "select suggestion, decision from decision where article = ?", (article_id,))
    return {str(suggestion): Decision(decision) for suggestion, decision in found}
