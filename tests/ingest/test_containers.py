"""Zips, mails with attachments, feeds, books and other files of several parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from ingest.conftest import LEAD, SECOND, STORY, THIRD, TITLE

from briefer.core.article import CutReason, ParagraphKind
from briefer.ingest import IngestError, read_articles
from briefer.ingest.errors import EntityBombError, PasswordProtectedError, UnpacksTooLargeError

PLAIN = "\n\n".join((TITLE, *STORY)).encode()
Zip = Callable[[dict[str, bytes]], bytes]


def test_a_bad_member_of_a_zip_leaves_the_others(make_zip: Zip, make_docx: Callable[..., bytes]) -> None:
    content = make_zip(
        {
            "a/one.txt": PLAIN,
            "a/broken.docx": make_docx()[:900],
            "map.png": b"\x89PNG",
            "__MACOSX/._one.txt": b"x",
            "two.docx": make_docx(),
        }
    )
    result = read_articles(content, "clips.zip")
    assert [article.title for article in result.articles] == [TITLE, TITLE]
    assert [article.position for article in result.articles] == [0, 1]
    assert {article.original.name for article in result.articles} == {"clips.zip"}
    assert [(item.name, item.sentence) for item in result.refused] == [
        (
            "clips.zip › broken.docx",
            "broken.docx is damaged or incomplete as a Word document: download or save it again.",
        )
    ]


def test_a_zip_of_refused_members_names_each_of_them(make_zip: Zip) -> None:
    result = read_articles(make_zip({"empty.txt": b"", "photo.txt": b"GIF89a" + bytes(200)}), "clips.zip")
    assert result.articles == ()
    assert [item.name for item in result.refused] == ["clips.zip › empty.txt", "clips.zip › photo.txt"]


def test_a_member_that_unpacks_to_far_too_much_is_refused(make_zip: Zip) -> None:
    result = read_articles(make_zip({"bomb.txt": bytes(60 * 1024 * 1024), "one.txt": PLAIN}), "clips.zip")
    assert len(result.articles) == 1
    assert "unpacks to far more" in result.refused[0].sentence


def test_zips_inside_zips_end_somewhere(make_zip: Zip) -> None:
    content = PLAIN
    for level in range(6):
        content = make_zip({f"{level}.zip" if level else "one.txt": content})
    result = read_articles(content, "deep.zip")
    assert result.articles == ()
    assert "unpacks to far more" in result.refused[0].sentence


def test_a_word_document_that_unpacks_to_far_too_much_is_refused(make_zip: Zip) -> None:
    body = (
        b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
        + b" " * 150_000_000
    )
    with pytest.raises(UnpacksTooLargeError):
        read_articles(make_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": body}), "quay.docx")


def test_entities_of_a_word_document_are_not_resolved(make_zip: Zip) -> None:
    body = b'<!DOCTYPE d [<!ENTITY a "x">]><w:document xmlns:w="w"><w:body>&a;</w:body></w:document>'
    with pytest.raises(EntityBombError):
        read_articles(make_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": body}), "quay.docx")


def test_an_attachment_becomes_an_article_and_a_bad_one_is_named(make_docx: Callable[..., bytes]) -> None:
    mail = EmailMessage()
    mail["From"] = "Ann Lee <ann@post.example>"
    mail["Subject"] = "Two files"
    mail.set_content(f"{LEAD}\n")
    mail.add_attachment(make_docx(), maintype="application", subtype="octet-stream", filename="quay.docx")
    mail.add_attachment(b"%PDF-1.7 cut off", maintype="application", subtype="pdf", filename="quay.pdf")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    result = read_articles(mail.as_bytes(), "two.eml")
    assert [article.title for article in result.articles] == ["Two files", TITLE]
    assert [item.name for item in result.refused] == ["two.eml › quay.pdf"]


def test_a_saved_page_in_mail_form_is_read_as_a_page() -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>" + "".join(
        f"<p>{x}</p>" for x in STORY * 3
    )
    mail = EmailMessage()
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = "https://post.example/quay"
    mail["Subject"] = "saved"
    mail.set_content(page, subtype="html")
    mail.make_related()
    article = read_articles(mail.as_bytes(), "quay.mhtml").articles[0]
    assert article.title == TITLE
    assert article.address == "https://post.example/quay"
    assert article.text == "\n\n".join(STORY * 3)


def test_each_entry_of_a_feed_is_an_article() -> None:
    feed = f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
    <title>Harbour Post</title>
    <item><title>{TITLE}</title><link>https://post.example/quay</link><dc:creator>Ann Lee</dc:creator>
    <pubDate>Sat, 24 Jan 2026 06:00:00 GMT</pubDate>
    <description>&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{THIRD}&lt;/p&gt;</description></item>
    <item><title>Empty</title></item>
    <item><title>Second</title><description>{SECOND}</description></item></channel></rss>"""
    first, second = read_articles(feed.encode(), "feed.xml").articles
    assert (first.title, first.outlet, first.authors) == (TITLE, "Harbour Post", ("Ann Lee",))
    assert first.published == dt.date(2026, 1, 24)
    assert first.address == "https://post.example/quay"
    assert first.text == f"{LEAD}\n\n{THIRD}"
    assert second.text == SECOND


def test_an_atom_entry_with_markup_is_read() -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><title>{TITLE}</title>
    <link href="https://post.example/quay"/><updated>2026-01-24T06:00:00Z</updated><author><name>Ann Lee</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p></div></content></entry></feed>"""
    article = read_articles(feed.encode(), "feed.atom").articles[0]
    assert (article.title, article.text, article.published) == (TITLE, LEAD, dt.date(2026, 1, 24))


def test_a_book_is_read_in_the_order_of_its_spine(make_zip: Zip) -> None:
    chapter = "<html xmlns='http://www.w3.org/1999/xhtml'><body><h2>{}</h2><p>{}</p></body></html>"
    content = make_zip(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": b"<container><rootfile full-path='OPS/book.opf'/></container>",
            "OPS/book.opf": f"""<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>{TITLE}</dc:title>
            <dc:creator>Ann Lee</dc:creator></metadata><manifest>
            <item id="a" href="a.xhtml"/><item id="b" href="b%20b.xhtml"/>
            </manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>""".encode(),
            "OPS/a.xhtml": chapter.format("Later", SECOND).encode(),
            "OPS/b b.xhtml": chapter.format("Before", LEAD).encode(),
        }
    )
    article = read_articles(content, "quay.epub").articles[0]
    assert article.text == f"Before\n\n{LEAD}\n\nLater\n\n{SECOND}"
    assert (article.title, article.authors) == (TITLE, ("Ann Lee",))


ODF = "xmlns:office='o' xmlns:text='t' xmlns:table='b'"


def test_an_open_document_is_read_with_lists_notes_and_tables(make_zip: Zip) -> None:
    body = (
        f"<text:h>{TITLE}</text:h><text:p>{LEAD}<text:note><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note></text:p>"
        f"<text:list><text:list-item><text:p>{SECOND}</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>East</text:p></table:table-cell>"
        "<table:table-cell><text:p>1,400</text:p></table:table-cell></table:table-row></table:table>"
    )
    content = make_zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"<doc {ODF}><office:body><office:text>{body}</office:text></office:body></doc>".encode(),
        }
    )
    article = read_articles(content, "quay.odt").articles[0]
    assert article.title == TITLE
    assert article.text == f"{LEAD}\n\n{SECOND}\n\nEast | 1,400"
    assert [paragraph.kind for paragraph in article.paragraphs] == [
        ParagraphKind.TEXT,
        ParagraphKind.ITEM,
        ParagraphKind.ROW,
    ]
    assert CutReason.FOOTNOTE in {cut.reason for cut in article.cuts}


def test_a_protected_open_document_is_refused(make_zip: Zip) -> None:
    members = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>",
        "content.xml": b"\x93\x11\x00",
    }
    with pytest.raises(PasswordProtectedError):
        read_articles(make_zip(members), "quay.odt")


def test_rich_text_is_read_with_its_marks() -> None:
    text = r"{\rtf1\ansi\ansicpg1252{\info{\title Eastern quay}{\author Ann Lee}}{\b " + TITLE + r"}\par "
    text += r"\par ".join(line.replace("“", r"\'93").replace("”", r"\'94") for line in STORY) + "}"
    article = read_articles(text.encode("latin-1"), "quay.rtf").articles[0]
    assert article.title == TITLE
    assert article.text == "\n\n".join(STORY)
    assert article.authors == ("Ann Lee",)


def test_an_outlook_file_that_is_none_is_refused() -> None:
    with pytest.raises(IngestError, match="an Outlook mail"):
        read_articles(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__properties_version1.0".encode("utf-16-le") + bytes(900), "a.msg"
        )
