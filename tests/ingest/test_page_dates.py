"""The day a saved page was published: which place of the page is believed, and what is left open."""

from __future__ import annotations

import datetime as dt

import pytest
from ingest.conftest import STORY, TITLE

from briefer.core.article import Article, DetailSource
from briefer.ingest import read_articles

DAY = dt.date(2026, 1, 24)


def page(head: str = "", under_title: str = "", below: str = "", lang: str = "en-GB", story: tuple[str, ...] = STORY):
    paragraphs = "".join(f"<p>{text}</p>" for text in story)
    return (
        f"<html lang='{lang}'><head><title>{TITLE}</title>{head}</head><body><main><article><h1>{TITLE}</h1>"
        f"{under_title}{paragraphs}</article></main>{below}</body></html>"
    )


def read(markup: str) -> Article:
    return read_articles(markup.encode(), "page.html").articles[0]


def source_of(article: Article) -> DetailSource | None:
    return next((detail.source for detail in article.details if detail.field == "published"), None)


def is_guess(article: Article) -> bool:
    return any(detail.weak for detail in article.details if detail.field == "published")


@pytest.mark.parametrize(
    "stamp", ["2026-01-24T08:00:00+01:00", "Sat Jan 24 08:00:00 CET 2026", "Sat, 24 Jan 2026 08:00:00 GMT", "20260124"]
)
def test_a_stamp_of_any_make_is_read(stamp: str) -> None:
    article = read(page(f'<meta property="article:published_time" content="{stamp}">'))
    assert (article.published, source_of(article)) == (DAY, DetailSource.STATED)


def test_the_day_printed_goes_before_a_stamp_in_universal_time() -> None:
    stamp = '<meta property="article:published_time" content="2026-01-25T02:40:00{}">'
    printed = "<p class='when'>24 January 2026, 10:40 pm</p>"
    assert read(page(stamp.format("Z"), printed)).published == DAY
    assert read(page(stamp.format("+01:00"), printed)).published == dt.date(2026, 1, 25)
    assert read(page(stamp.format("Z"), "<p>Updated 24 January 2026</p>")).published == dt.date(2026, 1, 25)


@pytest.mark.parametrize(
    ("lang", "extra", "day", "guess"),
    [
        ("en-US", "", dt.date(2026, 5, 4), False),
        ("en-GB", "", dt.date(2026, 4, 5), False),
        ("de", "", dt.date(2026, 4, 5), False),
        ("en", "", dt.date(2026, 4, 5), True),
        ("en", "<p>More from 4/28/2026</p>", dt.date(2026, 5, 4), True),
    ],
)
def test_figures_are_read_in_the_order_of_the_page(lang: str, extra: str, day: dt.date, guess: bool) -> None:
    article = read(page(under_title="<p>5/4/2026</p>", below=extra, lang=lang))
    assert article.published == day
    assert is_guess(article) is (guess and not extra)


def test_the_words_of_a_time_element_go_before_a_stamp_of_its_own_make() -> None:
    article = read(page(under_title="<time datetime='01-11-2026'>1 November 2026</time>", lang="en-US"))
    assert article.published == dt.date(2026, 11, 1)


@pytest.mark.parametrize(
    "start",
    [
        "GENEVA, 24 January 2026 — ", "Geneva (24.01.2026). ", "Press release of 24 January 2026 | Geneva – ",
        "24 January 2026. ",
    ],
)  # fmt: skip
def test_the_day_before_the_first_words_is_read(start: str) -> None:
    assert read(page(story=(start + STORY[0], *STORY[1:]))).published == DAY


def test_a_day_behind_a_label_is_read_wherever_it_stands() -> None:
    article = read(page(below="<footer><p>Date 24.01.2026</p></footer>"))
    assert (article.published, source_of(article)) == (DAY, DetailSource.PAGE)


def test_a_day_in_a_sentence_is_at_most_a_guess() -> None:
    article = read(page(under_title="<p>The next meeting of the harbour committee is on 5 February 2026 at noon.</p>"))
    assert article.published is None or is_guess(article)


def test_no_day_is_guessed_from_a_page_full_of_days() -> None:
    news = "".join(f"<li><a href='/{day}'>Story {day}</a> {day}.01.2026</li>" for day in range(10, 20))
    assert read(page(below=f"<div><ul>{news}</ul></div>")).published is None


def test_the_day_in_an_address_is_read_in_either_order() -> None:
    for path in ("2026/01/24/quay", "24-01-2026"):
        article = read(page(f'<link rel="canonical" href="https://post.example/news/{path}">'))
        assert (article.published, source_of(article)) == (DAY, DetailSource.ADDRESS)
