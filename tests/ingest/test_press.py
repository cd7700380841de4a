"""Exports of press databases, laid out as the programs write them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import docx
import pytest
from ingest.conftest import LEAD, SECOND, STORY, THIRD, TITLE

from briefer.core.article import Article
from briefer.ingest import read_articles


def described(article: Article) -> tuple[object, ...]:
    return article.title, article.outlet, article.published, article.authors, article.text


WANTED = (TITLE, "The Harbour Post", dt.date(2026, 1, 24), ("Ann Lee",), "\n\n".join(STORY))


def factiva(number: int, words: str = "words", language: str = "English") -> list[str]:
    return ["News", TITLE, "By Ann Lee", f"64 {words}", "24 January 2026", "The Harbour Post", "HARPST", "6",
            language, "(c) 2026 The Harbour Post.", *STORY, "Harbour Press Limited",
            f"Document HARPST002026012{number}em1o0000{number}"]  # fmt: skip


def nexis(number: int) -> list[str]:
    return [f"{number} of 2 DOCUMENTS", "The Harbour Post", "January 24, 2026 Saturday", TITLE, "BYLINE: By ANN LEE",
            "SECTION: NEWS; Pg. 4", "LENGTH: 64 words", *STORY, "LOAD-DATE: January 26, 2026", "LANGUAGE: ENGLISH",
            "PUBLICATION-TYPE: Newspaper", "Copyright 2026 The Harbour Post"]  # fmt: skip


def advance() -> list[str]:
    return [TITLE, "The Harbour Post", "January 24, 2026 Saturday", "Copyright 2026 The Harbour Post",
            "Section: NEWS; Pg. 4", "Length: 64 words", "Byline: Ann Lee", "Body", *STORY, "Classification",
            "Language: ENGLISH", "Subject: HARBOURS (90%)", "Load-Date: January 26, 2026",
            "End of Document"]  # fmt: skip


def as_text(lines: list[str]) -> bytes:
    return "\n\n".join(lines).encode()


def as_page(lines: list[str]) -> bytes:
    return ("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>").encode()


def as_word(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_rich_text(lines: list[str]) -> bytes:
    body = r"\par ".join(line.replace("“", r"\'93").replace("”", r"\'94") for line in lines)
    return (r"{\rtf1\ansi\ansicpg1252 " + body + "}").encode("latin-1")


CARRIERS = {"html": as_page, "txt": as_text, "docx": as_word, "rtf": as_rich_text}
LAYOUTS = {
    "factiva": factiva(1) + factiva(2),
    "nexis": nexis(1) + nexis(2),
    "advance": ["User Name: A", "Date and Time: 27 January 2026", "1. A list of what follows", *advance(), *advance()],
}


@pytest.mark.parametrize("ending", sorted(CARRIERS))
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_an_export_gives_each_article_with_its_details(layout: str, ending: str) -> None:
    carrier: Callable[[list[str]], bytes] = CARRIERS[ending]
    articles = read_articles(carrier(LAYOUTS[layout]), f"export.{ending}").articles
    assert [described(article) for article in articles] == [WANTED, WANTED]


def test_an_export_with_a_german_interface_is_told_apart() -> None:
    lines = factiva(1, "Wörter", "Englisch")
    lines[-1] = lines[-1].replace("Document", "Dokument")
    lines[4] = "24 Januar 2026"
    assert described(read_articles(as_page(lines), "export.html").articles[0]) == WANTED


def test_an_export_with_two_letter_codes_is_read() -> None:
    lines = [f"HD {TITLE}", "BY Ann Lee", "WC 64 words", "PD 24 January 2026", "SN The Harbour Post", "LA English",
             f"LP {LEAD}", f"TD {SECOND}", THIRD, "AN Document HARPST0020260124em1o00001"]  # fmt: skip
    assert described(read_articles(as_text(lines), "export.txt").articles[0]) == WANTED
