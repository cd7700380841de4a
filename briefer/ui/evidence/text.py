"""A piece of evidence with its source, as text for another program."""

from __future__ import annotations

from html import escape

from briefer.core.article import Article
from briefer.core.evidence import Evidence
from briefer.ui.wording import joined, long_date, quoted


def evidence_text(item: Evidence, article: Article) -> str:
    """The words and where they come from, as plain text."""
    return f"{quoted(item.anchor.text, item.direct)} ({_source(item, article)})"


def evidence_html(item: Evidence, article: Article) -> str:
    """The same for a word processor; everything from the article is escaped."""
    return f"<p>{escape(quoted(item.anchor.text, item.direct))} ({escape(_source(item, article))})</p>"


def _source(item: Evidence, article: Article) -> str:
    title = f"“{article.title}”" if article.title else ""
    return joined(item.speaker, article.outlet, title, long_date(article.published), article.address)
