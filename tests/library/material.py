"""Articles, evidence and briefs written for the tests of the library."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from briefer.brief.model import Block, BlockKind, Brief, Run, Section, new_id
from briefer.core.article import Article, Original, Paragraph, article_id, seal
from briefer.core.evidence import Evidence, EvidenceKind, anchor_span
from briefer.core.span import Span
from briefer.library import Library

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
NOON = dt.datetime(2026, 3, 17, 12, 0, tzinfo=dt.UTC)

HARBOUR = (
    "The port of Aldmouth will stay closed for six weeks, the harbour board said on Tuesday.\n\n"
    "“We will not reopen a quay that is not safe,” said María Núñez, the board’s chair.\n\n"
    "About 1,450 containers are waiting outside the breakwater, up 12 per cent in a week."
)


def article_from(text: str, **details) -> tuple[Article, bytes]:
    """An article with that text and the bytes it was read from."""
    content = details.pop("content", text.encode())
    sha256 = seal(content)
    spans, start = [], 0
    for part in text.split("\n\n"):
        spans.append(Paragraph(Span(start, start + len(part))))
        start += len(part) + 2
    name = details.pop("name", "harbour.txt")
    return (
        Article(
            id=article_id(sha256, 0),
            original=Original(name, sha256, len(content), "text/plain"),
            position=0,
            text=text,
            paragraphs=tuple(spans),
            **details,
        ),
        content,
    )


def harbour(**details) -> tuple[Article, bytes]:
    """The article about the port."""
    details = {
        "title": "Aldmouth port shut for six weeks",
        "outlet": "The Aldmouth Courier",
        "published": dt.date(2026, 3, 17),
        "language": "en",
        **details,
    }
    return article_from(HARBOUR, **details)


def evidence_of(article: Article, words: str, **details) -> Evidence:
    """Evidence for those words of the article."""
    start = article.text.index(words)
    details = {"id": new_id(), "kind": EvidenceKind.QUOTATION, "kept_at": NOON, **details}
    return Evidence(anchor=anchor_span(article, Span(start, start + len(words))), **details)


def brief_with(*evidence: Evidence, title: str = "Port closure", **details) -> Brief:
    """A brief that carries the evidence, a line each."""
    blocks = tuple(
        Block(new_id(), BlockKind.BULLET, (Run(item.anchor.text, evidence_id=item.id), Run("."))) for item in evidence
    )
    details = {"id": new_id(), "template": "information-note", "date": dt.date(2026, 3, 18), **details}
    return Brief(title=title, sections=(Section("facts", "Key facts", blocks),), **details)


def titles(path: Path, key: bytes = KEY) -> list[str]:
    """The titles of the articles in a closed library, which is sound."""
    with Library.open(path, key) as opened:
        assert opened.check() == ()
        return [entry.title for entry in opened.articles()]
