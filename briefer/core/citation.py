"""An article as it is cited, and the numbered pointer to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from briefer.core.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a reader needs to find the article again, and the seal of its original."""

    article_id: str
    title: str
    authors: tuple[str, ...]
    outlet: str
    published: dt.date | None
    address: str
    sha256: str
    imported: dt.date


@dataclass(frozen=True, slots=True)
class Citation:
    """The `number`-th pointer (from 1) of a brief: to a paragraph (from 1; 0 unknown) of an article."""

    number: int
    evidence_id: str
    article_id: str
    paragraph: int


def source_of(article: Article, imported: dt.date) -> Source:
    """The article as it is cited; `imported` is the day it came into the library."""
    return Source(
        article_id=article.id,
        title=article.title,
        authors=article.authors,
        outlet=article.outlet,
        published=article.published,
        address=article.address,
        sha256=article.original.sha256,
        imported=imported,
    )
