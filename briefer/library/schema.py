"""The tables of a library, and the steps from each version of them to the next.

`page` holds every text that can be searched, one row per article, piece of evidence and brief; `word` is its
full-text index, kept in step by triggers. The long columns stand last, so that lists never read them.
"""

from __future__ import annotations

from collections.abc import Callable

import apsw

from briefer.library import engine, nearness
from briefer.library.engine import APPLICATION_ID

_FIRST = """
create table setting(name text primary key, value text not null) without rowid;
create table original(
  sha256 text primary key, size integer not null, packed integer not null, content blob not null);
create table page(
  id integer primary key, kind text not null, ref text not null unique, article text not null,
  published text not null, marking text not null,
  title text not null, outlet text not null, speakers text not null, body text not null);
create virtual table word using fts5(
  title, outlet, speakers, body,
  content='page', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
insert into word(word, rank) values ('rank', 'bm25(5.0, 1.0, 3.0, 1.0)');
create trigger page_added after insert on page begin
  insert into word(rowid, title, outlet, speakers, body)
    values (new.id, new.title, new.outlet, new.speakers, new.body);
end;
create trigger page_removed after delete on page begin
  insert into word(word, rowid, title, outlet, speakers, body)
    values ('delete', old.id, old.title, old.outlet, old.speakers, old.body);
end;
create trigger page_changed after update of title, outlet, speakers, body on page begin
  insert into word(word, rowid, title, outlet, speakers, body)
    values ('delete', old.id, old.title, old.outlet, old.speakers, old.body);
  insert into word(rowid, title, outlet, speakers, body)
    values (new.id, new.title, new.outlet, new.speakers, new.body);
end;
create table article(
  number integer primary key, id text not null unique, sha256 text not null references original(sha256),
  page integer not null references page(id), title text not null, outlet text not null, published text not null,
  language text not null, file text not null, words integer not null, imported text not null,
  lead text not null default '', similarity real not null default 0,
  kept integer not null default 0, suggested integer not null default -1, decided integer not null default 0);
create index article_original on article(sha256);
create index article_lead on article(lead) where lead <> '';
create table reading(number integer primary key references article(number) on delete cascade, record text not null);
create table suggestions(
  article text primary key references article(id) on delete cascade, pipeline text not null, record text not null);
create table decision(
  article text not null references article(id) on delete cascade, suggestion text not null, decision text not null,
  primary key (article, suggestion)) without rowid;
create table evidence(
  number integer primary key, id text not null unique, article text not null references article(id),
  suggestion text not null, kept_at text not null, page integer not null references page(id), record text not null);
create index evidence_article on evidence(article);
create table brief(
  id text primary key, saved_at text not null, title text not null, template text not null, marking text not null,
  page integer not null references page(id), record text not null);
create table brief_evidence(
  brief text not null references brief(id) on delete cascade, evidence text not null,
  primary key (brief, evidence)) without rowid;
create index brief_evidence_use on brief_evidence(evidence);
create table snapshot(
  number integer primary key, id text not null unique, brief text not null references brief(id) on delete cascade,
  label text not null, taken_at text not null, sha256 text not null, record text not null);
create index snapshot_brief on snapshot(brief);
"""


_SECOND = """
create table fingerprint(hash integer not null, article integer not null, primary key (hash, article)) without rowid;
create index page_kind on page(kind, published);
create table deed(
  number integer primary key, at text not null, who text not null, deed text not null, subject text not null,
  marking text not null, sha256 text not null);
"""


def _make_first(db: apsw.Connection) -> None:
    db.execute(_FIRST)


def _add_fingerprints_and_deeds(db: apsw.Connection) -> None:
    db.execute(_SECOND)
    for (number,) in engine.rows(db, "select number from article order by number"):
        (text,) = engine.rows(
            db, "select p.body from article a join page p on p.id = a.page where number = ?", (number,)
        )[0]
        nearness.note_article(db, int(number), str(text))


STEPS: tuple[Callable[[apsw.Connection], None], ...] = (_make_first, _add_fingerprints_and_deeds)
"""`STEPS[n]` takes a file of version `n` to `n + 1`; a file without tables is version 0."""

VERSION = len(STEPS)


def move_on(db: apsw.Connection, version: int) -> None:
    """Bring the tables from `version` to the present one; the caller has opened a transaction."""
    for step in STEPS[version:]:
        step(db)
    db.pragma("application_id", APPLICATION_ID)
    db.pragma("user_version", VERSION)
