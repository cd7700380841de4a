"""The sentence that opens a draft: which articles it rests on, in their own details and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from briefer.core.article import Article


def purpose(articles: Sequence[Article]) -> str:
    """One plain sentence on what a note rests on; there must be an article at least."""
    if len(articles) > 1:
        return f"This note sets out what {_count(len(articles))} articles reported{_outlets(articles)}."
    article = articles[0]
    reported = f"{article.outlet} reported" if article.outlet else "was reported"
    on = f" on {_day(article.published)}" if article.published else ""
    return f"This note sets out what {reported}{on}{_titled(article)}."


def _count(number: int) -> str:
    """A small number in words, as running text has it."""
    words = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[number - 2] if 2 <= number <= 9 else str(number)


def _titled(article: Article) -> str:
    return f" under the headline “{article.title}”" if 0 < len(article.title.split()) <= 25 else ""


def _outlets(articles: Sequence[Article]) -> str:
    names = list(dict.fromkeys(article.outlet for article in articles))
    if not all(names):
        names = []
    dates = sorted(article.published for article in articles if article.published)
    said = f" in {', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else f" in {names[0]}" if names else ""
    if not dates:
        return said
    if dates[0] == dates[-1]:
        return f"{said} on {_day(dates[0])}"
    same_month = (dates[0].year, dates[0].month) == (dates[-1].year, dates[-1].month)
    first = str(dates[0].day) if same_month else _day(dates[0])
    return f"{said} between {first} and {_day(dates[-1])}"


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"
