"""Mails as people pass them on: whose words are the article, and what goes round them."""

from __future__ import annotations

import datetime as dt
import textwrap
from email.message import EmailMessage

import pytest
from ingest.conftest import STORY

from briefer.core.article import Article
from briefer.ingest import read_articles
from briefer.ingest.conversation import find_earlier, unflowed

HEADERS = "From: Marta Lind <marta@post.example>\nDate: Sat, 24 Jan 2026 18:00:00 +0100\nSubject: Quay shut\nTo: desk\n"
FORWARDS = {
    "gmail": f"---------- Forwarded message ---------\n{HEADERS}",
    "apple": f"Begin forwarded message:\n\n{HEADERS}",
    "outlook": "__\nFrom: Marta Lind <marta@x.example>\nSent: 24 January 2026 18:00\nTo: desk\nSubject: Quay shut\n",
    "german": "-----Ursprüngliche Nachricht-----\nVon: Marta Lind <marta@post.example>\nGesendet: 24.01.2026 18:00\n"
    "An: Desk\nBetreff: Quay shut\n",
}


def mail(text: str, subject: str, html: str = "") -> bytes:
    message = EmailMessage()
    message["From"] = "Ann Lee <ann@desk.example>"
    message["Subject"] = subject
    message["Date"] = "Mon, 26 Jan 2026 08:00:00 +0000"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def only(content: bytes) -> Article:
    (article,) = read_articles(content, "mail.eml").articles
    return article


@pytest.mark.parametrize("program", sorted(FORWARDS))
@pytest.mark.parametrize("in_markup", [False, True])
def test_a_mail_passed_on_is_the_article(program: str, in_markup: bool) -> None:
    lines = f"FYI, see below.\n\nBest,\nAnn\n\n{FORWARDS[program]}\n" + "\n\n".join(STORY)
    html = "".join(f"<div>{line.replace('<', '&lt;')}</div>" for line in lines.split("\n")) if in_markup else ""
    article = only(mail(lines, "Fwd: Quay shut", html and f"<html><body>{html}</body></html>"))
    assert article.text == "\n\n".join(STORY)
    assert (article.title, article.authors) == ("Quay shut", ("Marta Lind",))
    assert article.published == dt.date(2026, 1, 24)
    assert "FYI, see below." in {cut.text for cut in article.cuts}


@pytest.mark.parametrize(
    "answered",
    [
        "On Sat, 24 Jan 2026 at 18:00, Bo Chan <bo@x.example> wrote:\n> What about the quay?\n> Please tell me.",
        "-----Original Message-----\nFrom: Bo Chan\nSent: Saturday\nSubject: Quay\n\nWhat about the quay?",
        "> What about the quay?\n> Please tell me.",
    ],
)
def test_the_mail_that_is_answered_is_cut(answered: str) -> None:
    article = only(mail("\n\n".join(STORY) + f"\n\n{answered}\n", "Re: Quay shut"))
    assert article.text == "\n\n".join(STORY)
    assert any("What about the quay?" in cut.text for cut in article.cuts)


def test_a_mail_attached_to_a_covering_note_is_the_article() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = "Marta Lind <m@x.example>", "Quay shut", "24 Jan 2026 09:00 +0000"
    inner.set_content("\n\n".join(STORY))
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "Ann Lee <ann@desk.example>", "FW: see attached"
    outer.set_content("See attached.")
    outer.add_attachment(inner)
    article = only(outer.as_bytes())
    assert (article.title, article.authors, article.text) == ("Quay shut", ("Marta Lind",), "\n\n".join(STORY))


@pytest.mark.parametrize("drop_space", [False, True])
def test_flowing_lines_are_joined(drop_space: bool) -> None:
    end = "  \n" if drop_space else " \n"
    flowed = "\n\n".join(end.join(textwrap.wrap(text, 40)) for text in STORY) + "\n\n-- \nMarta Lind\n"
    head = f"From: m@x.example\nSubject: Quay\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed{'; delsp=yes' if drop_space else ''}\n\n"  # noqa: E501
    assert only((head + flowed).encode()).text == "\n\n".join(STORY)


def test_a_mail_in_utf16_is_read() -> None:
    content = mail("\n\n".join(STORY), "Quay shut").decode()
    assert only(content.encode("utf-16")).title == "Quay shut"


def test_words_of_a_text_are_no_headers() -> None:
    assert find_earlier(["From: the top", "To: the bottom", "An ordinary line."], "Fwd: a") is None
    assert unflowed("> one \n> two\nthree \nfour", drop_space=False) == "> one \n> two\nthree four"


def test_feeds_that_escape_twice_give_plain_titles_and_pages() -> None:
    feed = f"""<rss version="2.0"><channel><title>Hafen &amp;amp; Post</title><item>
    <title><![CDATA[Quay &amp; lorries]]>
    </title><guid>https://post.example/2</guid><author>desk@post.example (Ann Lee)</author>
    <description>&lt;p&gt;{STORY[0]}&lt;/p&gt;&lt;p&gt;The post Quay first appeared on Post.&lt;/p&gt;</description>
    </item></channel></rss>"""
    (article,) = read_articles(feed.encode(), "feed.xml").articles
    assert (article.title, article.outlet) == ("Quay & lorries", "Hafen & Post")
    assert (article.authors, article.address, article.text) == (("Ann Lee",), "https://post.example/2", STORY[0])
