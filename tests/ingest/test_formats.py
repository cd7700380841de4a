"""Each format by a file as its programs write it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from email.message import EmailMessage

import docx
import pytest
from ingest.conftest import LEAD, SECOND, STORY, THIRD, TITLE

from briefer.core.article import Article, CutReason, DetailSource, ParagraphKind
from briefer.ingest import read_articles


def only(content: bytes, name: str) -> Article:
    result = read_articles(content, name)
    assert len(result.articles) == 1
    return result.articles[0]


def detail(article: Article, field: str) -> tuple[DetailSource, bool]:
    return next((item.source, item.weak) for item in article.details if item.field == field)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_plain_text_is_read_in_its_encoding(encoding: str) -> None:
    text = "\n\n".join((TITLE, *STORY))
    assert only(text.encode(encoding), "quay.txt").text == "\n\n".join(STORY)


def test_plain_text_with_other_line_ends_keeps_its_paragraphs() -> None:
    for end in ("\r\n\r\n", "\r\r", "\r\n"):
        assert only(end.join((TITLE, *STORY)).encode(), "quay.txt").text == "\n\n".join(STORY)


def test_lines_broken_at_a_width_are_joined() -> None:
    import textwrap

    text = "\n\n".join((TITLE, *(textwrap.fill(line * 2, 60) for line in STORY)))
    assert only(text.encode(), "quay.txt").text == "\n\n".join(line * 2 for line in STORY)


@pytest.mark.parametrize("head", ["By Ann Lee\nHarbour Post\n3 March 2026", "3 March 2026\nHarbour Post\nBy Ann Lee"])
def test_the_name_between_byline_and_date_is_taken_for_the_outlet(head: str) -> None:
    text = f"Ferry returns on Monday\n\n{head}\n\nThe ferry to Skerry will sail again, the harbour office said.\n"
    (article,) = read_articles(text.encode(), "ferry.txt").articles
    assert article.outlet == "Harbour Post"
    assert next(detail for detail in article.details if detail.field == "outlet").weak
    assert article.text.startswith("The ferry to Skerry")


def test_byline_date_and_caption_are_read_and_cut() -> None:
    text = "\n\n".join(
        (TITLE, "By Ann Lee and Bo Chan, Transport Editor", "24 January 2026", "The eastern quay", *STORY)
    )
    article = only(text.encode(), "quay.txt")
    assert article.text == "\n\n".join(STORY)
    assert article.authors == ("Ann Lee", "Bo Chan")
    assert article.published == dt.date(2026, 1, 24)
    assert [cut.reason for cut in article.cuts] == [
        CutReason.TITLE, CutReason.BYLINE, CutReason.BYLINE, CutReason.CAPTION,
    ]  # fmt: skip


def test_a_title_from_plain_text_is_a_guess_and_one_from_the_name_too() -> None:
    assert detail(only("\n\n".join((TITLE, *STORY)).encode(), "quay.txt"), "title") == (DetailSource.PAGE, True)
    article = only("\n\n".join(STORY).encode(), "eastern_quay.txt")
    assert article.title == "eastern quay"
    assert detail(article, "title") == (DetailSource.FILE, True)


def test_markdown_is_read_without_its_marks() -> None:
    text = f"""---
title: {TITLE}
author: Ann Lee
date: 2026-01-24
---
# {TITLE}

{LEAD.replace("nine weeks", "**nine weeks**")}

> {SECOND}

## The lorries

- {THIRD} See the [notice](https://example.org/a(b)).
- ![map](map.png)
"""
    article = only(text.encode(), "quay.md")
    assert article.title == TITLE
    assert article.authors == ("Ann Lee",)
    assert article.published == dt.date(2026, 1, 24)
    assert [(p.span.cut(article.text), p.kind) for p in article.paragraphs] == [
        (LEAD, ParagraphKind.TEXT),
        (SECOND, ParagraphKind.QUOTE),
        ("The lorries", ParagraphKind.HEADING),
        (f"{THIRD} See the notice.", ParagraphKind.ITEM),
    ]


PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://post.example/quay">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"author": {{"@type": "Person", "name": "Ann Lee"}}, "datePublished": "2026-01-24T06:00:00Z"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>{TITLE}</h1>
<p class="byline">By Ann Lee</p><figure><img src="q.jpg"><figcaption>The eastern quay</figcaption></figure>
{"".join(f"<p>{line}</p>" for line in STORY * 2)}
<p>Read more: <a href="/b">Other quays</a></p></article><footer>© 2026 Harbour Post</footer></body></html>"""


def test_a_web_page_gives_body_and_details() -> None:
    article = only(PAGE.encode(), "saved.html")
    assert article.text == "\n\n".join(STORY * 2)
    assert article.title == TITLE
    assert article.authors == ("Ann Lee",)
    assert article.outlet == "Harbour Post"
    assert article.published == dt.date(2026, 1, 24)
    assert article.address == "https://post.example/quay"


def test_a_word_document_gives_its_title_and_text(make_docx: Callable[..., bytes]) -> None:
    article = only(make_docx(), "quay.docx")
    assert article.title == TITLE
    assert article.text == "\n\n".join(STORY)
    assert article.authors == ()


def test_text_in_tables_is_kept(make_docx: Callable[..., bytes]) -> None:
    def add(document: docx.document.Document) -> None:
        table = document.add_table(2, 2)
        for cell, text in zip(
            (c for row in table.rows for c in row.cells), ("Quay", "Lorries", "East", "1,400"), strict=True
        ):
            cell.text = text

    article = only(make_docx(add), "quay.docx")
    rows = [p.span.cut(article.text) for p in article.paragraphs if p.kind is ParagraphKind.ROW]
    assert rows == ["Quay | Lorries", "East | 1,400"]


def test_a_mail_gives_its_text_and_sender() -> None:
    mail = EmailMessage()
    mail["From"] = "Ann Lee <ann@post.example>"
    mail["Subject"] = f"Fwd: {TITLE}"
    mail["Date"] = "Sat, 24 Jan 2026 06:00:00 +0000"
    mail.set_content("\n\n".join((*STORY, "-- \nAnn Lee\nHarbour Post")))
    article = only(mail.as_bytes(), "quay.eml")
    assert article.title == TITLE
    assert article.authors == ("Ann Lee",)
    assert article.published == dt.date(2026, 1, 24)
    assert article.text == "\n\n".join(STORY)
    assert CutReason.SIGNATURE in {cut.reason for cut in article.cuts}


def test_a_mail_prefers_its_markup() -> None:
    mail = EmailMessage()
    mail["From"] = "Harbour Post <news@post.example>"
    mail["Subject"] = "Morning mail"
    mail.set_content("Open this mail in a browser.")
    mail.add_alternative(PAGE, subtype="html")
    article = only(mail.as_bytes(), "morning.eml")
    assert article.text == "\n\n".join(STORY * 2)
    assert article.title == TITLE
