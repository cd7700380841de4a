"""The library that the writer and the checker share, and how record n looks in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from briefer.brief.model import Block, BlockKind, Brief, Run, Section
from briefer.core.article import Article, Original, Paragraph, article_id, seal
from briefer.core.evidence import Evidence, EvidenceKind, anchor_span
from briefer.core.span import Span
from briefer.library import Library
from briefer.vault import Argon2Cost, Vault, keys_path

PASSPHRASE = "lantern on the breakwater"
CHEAP = Argon2Cost(memory_kib=64, rounds=1, lanes=1)
AT = dt.datetime(2026, 3, 17, 9, 0, tzinfo=dt.UTC)
BRIEF = "b" * 32
WORDS = "The harbour board met again and put off the opening of the quay. "


def open_work(db: Path) -> tuple[Vault, Library]:
    """The library with its vault, created where it is missing; it opens without a question."""
    keys = keys_path(db)
    if not db.exists():
        keys.unlink(missing_ok=True)
        vault, key, _ = Vault.create(keys, PASSPHRASE, keyring=False, cost=CHEAP)
        return vault, Library.create(db, key)
    vault = Vault.open(keys, cost=CHEAP)
    return vault, Library.open(db, vault.unlock_with_passphrase(PASSPHRASE))


def article_number(number: int) -> tuple[Article, bytes]:
    """The article that is imported as record `number`."""
    text = f"Report {number} of the day. " + WORDS * 40
    content = text.encode()
    sha256 = seal(content)
    return (
        Article(
            id=article_id(sha256, 0),
            original=Original(f"report-{number}.txt", sha256, len(content), "text/plain"),
            position=0,
            text=text,
            paragraphs=(Paragraph(Span(0, len(text))),),
            title=str(number),
        ),
        content,
    )


def brief_number(number: int) -> Brief:
    """The brief after edit `number`."""
    runs = (Run(f"Edit {number}. " + WORDS * 10, evidence_id=f"{number:032x}"),)
    return Brief(
        id=BRIEF,
        template="information-note",
        title=str(number),
        date=AT.date(),
        sections=(Section("facts", "Facts", (Block("0" * 32, BlockKind.PARAGRAPH, runs),)),),
    )


def edit(library: Library, number: int) -> None:
    """One edit: a piece of evidence is kept and the brief that carries it saved."""
    if not library.articles(limit=1):
        library.add_article(*article_number(0), AT)
    article = library.article(library.articles(limit=1)[0].id)
    library.keep(Evidence(id=f"{number:032x}", kind=EvidenceKind.PASSAGE, anchor=anchor_span(article, Span(0, 20))))
    library.save_brief(brief_number(number), AT)
