"""Saved pages as different systems write them: what is the article, and what stands round it."""

from __future__ import annotations

import pytest
from ingest.conftest import STORY, TITLE

from briefer.core.article import Article, DetailSource
from briefer.ingest import read_articles
from briefer.ingest.bylines import byline_names

BODY = "".join(f"<p>{text}</p>" for text in (*STORY, *STORY[::-1]))


def read(head: str, body: str) -> Article:
    markup = f"<html lang='en'><head>{head}</head><body>{body}</body></html>"
    return read_articles(markup.encode(), "page.html").articles[0]


@pytest.mark.parametrize(
    "line",
    [
        "Get involved with the news in your community", "Subscribe to continue reading", "09.15 GMT",
        "You are receiving this email because you signed up at our site.", "Mehr zum Thema: Brücke wird repariert",
        "Cet article est réservé aux abonnés.", "00:00/24:12 Download",
        "Läs också: Bron repareras", "Send your stories and photos to our newsdesk today.",
    ],
)  # fmt: skip
def test_lines_round_the_story_are_cut(line: str) -> None:
    article = read(f"<title>{TITLE}</title>", f"<article><h1>{TITLE}</h1>{BODY}<p>{line}</p></article>")
    assert article.text.startswith(STORY[0])
    assert line not in article.text
    assert line in {cut.text for cut in article.cuts}


@pytest.mark.parametrize(
    "byline",
    [
        "<ul class='authors'><li><a>Marta Lind</a><span>Editor</span></li><li><a>Bo Chan</a><i>in Rome</i></li></ul>",
        "<div class='author-details'><div>Marta Lind</div><div>Local Democracy Reporter</div><div>Bo Chan</div></div>",
        "<p class='byline'>By <a>Marta Lind</a> and <a>Bo Chan For The Harbour Post</a></p>",
        "<p>Interview: Marta Lind and Bo Chan</p>",
    ],
)  # fmt: skip
def test_names_are_told_from_roles_and_places_beside_them(byline: str) -> None:
    article = read(f"<title>{TITLE}</title>", f"<article><h1>{TITLE}</h1>{byline}{BODY}</article>")
    assert article.authors == ("Marta Lind", "Bo Chan")
    assert article.text.startswith(STORY[0])


def test_a_signature_below_the_story_names_the_author() -> None:
    article = read(
        f"<title>{TITLE}</title>",
        f"<h2>{TITLE}</h2><div>{BODY}</div><div>Posted by Marta Lind at 9:15 AM on 12 March 2026 | 3 comments</div>",
    )
    assert (article.title, article.authors) == (TITLE, ("Marta Lind",))
    assert byline_names("Posted by Marta Lind at 9:15 AM on 12 March 2026") == ("Marta Lind",)


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        (f"{TITLE} — The Harbour Post", "The Harbour Post"), (f"{TITLE} | News | Tynebridge Echo", "Tynebridge Echo"),
        (f"{TITLE} | by Marta Lind", ""), (f"{TITLE} - Page 2", ""), (TITLE, ""),
    ],
)  # fmt: skip
def test_the_outlet_behind_the_title_is_a_guess(title: str, outlet: str) -> None:
    article = read(f"<title>{title}</title>", f"<article><h1>{TITLE}</h1>{BODY}</article>")
    assert (article.title, article.outlet) == (TITLE, outlet)
    weak = [detail.weak for detail in article.details if detail.field == "outlet"]
    assert weak == ([True] if outlet else [])
    assert not outlet or DetailSource.GUESS in {detail.source for detail in article.details}


def test_a_printed_page_finds_its_title_in_a_lesser_heading() -> None:
    article = read(f"<title>Print: {TITLE}</title>", f"<p>The Harbour Post</p><h2>{TITLE}</h2>{BODY}")
    assert article.title == TITLE
    assert TITLE not in article.text


def test_figures_that_lead_to_notes_are_left_out_and_powers_stay() -> None:
    body = BODY.replace("Friday.", "Friday.<sup><a href='#fn1'>1</a></sup>").replace("1,400", "1,400 m<sup>2</sup>")
    text = read(f"<title>{TITLE}</title>", f"<article><h1>{TITLE}</h1>{body}</article>").text
    assert STORY[0] in text
    assert "1,400 m2" in text


def test_a_heading_that_heads_nothing_is_cut_at_the_end() -> None:
    links = "<h2>For more information</h2><ul><li><a href='/q'>Questions and answers</a></li></ul>"
    article = read(f"<title>{TITLE}</title>", f"<article><h1>{TITLE}</h1>{BODY}{links}</article>")
    assert article.text.endswith(STORY[0])
