"""Values that several tests start from, written as a user's morning would give them."""

from __future__ import annotations

import datetime as dt

from briefer.core.article import Article, Original, Paragraph, article_id, seal
from briefer.core.evidence import Evidence, EvidenceKind, anchor_span
from briefer.core.span import Span

MORNING = dt.datetime(2026, 3, 12, 8, 40, tzinfo=dt.UTC)

PARAGRAPHS = (
    "Every large battery will be inspected after a fire in Tynebridge, Energy Minister Helen Marsh said.",
    "“This was a near miss, and we will not wait for a worse one before we act,” she told Parliament.",
    "The order covers about 1,200 sites. Residents 🔋 were told to leave.",
)


def make_article(*paragraphs: str, title: str = "Minister orders checks", name: str = "herald.html") -> Article:
    """An article with these paragraphs (the usual three for none) from an invented outlet."""
    texts = paragraphs or PARAGRAPHS
    text = "\n\n".join(texts)
    spans: list[Paragraph] = []
    start = 0
    for paragraph in texts:
        spans.append(Paragraph(Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    sha256 = seal(text.encode())
    return Article(
        id=article_id(sha256, 0),
        original=Original(name, sha256, len(text.encode()), "text/html"),
        position=0,
        text=text,
        paragraphs=tuple(spans),
        title=title,
        authors=("Ruth Calder",),
        outlet="Northern Herald",
        published=dt.date(2026, 3, 12),
        address="https://www.northernherald.example/energy/1",
        language="en",
    )


def make_evidence(article: Article, words: str, kind: EvidenceKind = EvidenceKind.QUOTATION, **more: str) -> Evidence:
    """Evidence for the first place where the article has these words; a quotation counts as direct."""
    start = article.text.index(words)
    return Evidence(
        id=seal(f"{article.id}{words}".encode())[:32],
        kind=kind,
        anchor=anchor_span(article, Span(start, start + len(words))),
        direct=kind is EvidenceKind.QUOTATION,
        kept_at=MORNING,
        speaker=more.get("speaker", ""),
        cue=more.get("cue", ""),
        value=more.get("value", ""),
        about=more.get("about", ""),
    )
