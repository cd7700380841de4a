"""The way in: every sort of file becomes an article or a sentence."""

from __future__ import annotations

import io
import string
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest.conftest import LEAD, STORY, TITLE

from briefer.core.article import CutReason
from briefer.ingest import SIZE_LIMIT, IngestError, ReadResult, Refused, read_articles, read_pasted
from briefer.ingest.errors import (
    DamagedFileError,
    EmptyFileError,
    FileTooLargeError,
    NotTextError,
    OldWordError,
    PasswordProtectedError,
)

PLAIN = "\n\n".join((TITLE, *STORY))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_every_span_cuts_out_its_paragraph() -> None:
    article = read_articles(PLAIN.encode(), "quay.txt").articles[0]
    assert tuple(paragraph.span.cut(article.text) for paragraph in article.paragraphs) == STORY
    assert article.text == "\n\n".join(STORY)


def test_the_same_bytes_give_the_same_article() -> None:
    assert read_articles(PLAIN.encode(), "quay.txt") == read_articles(PLAIN.encode(), "quay.txt")


def test_an_empty_file_is_refused_by_name() -> None:
    with pytest.raises(EmptyFileError, match=r"^quay\.txt is empty"):
        read_articles(b"", "quay.txt")


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(FileTooLargeError, match="60 MB; at most 50 MB"):
        read_articles(bytes(60 * 1024 * 1024), "long.txt")
    assert SIZE_LIMIT == 50 * 1024 * 1024


def test_a_drawing_is_a_picture_though_it_is_text() -> None:
    with pytest.raises(NotTextError, match=r"plan\.txt holds a picture \(SVG\)"):
        read_articles(
            b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><text>Quay</text></svg>', "plan.txt"
        )


def test_a_picture_called_txt_is_refused() -> None:
    with pytest.raises(NotTextError, match="a picture"):
        read_articles(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "photo.txt")


def test_bytes_without_text_are_refused() -> None:
    with pytest.raises(NotTextError):
        read_articles(bytes(range(256)) * 400, "blob.txt")


def test_an_old_word_document_is_told_from_a_protected_one() -> None:
    old = OLE + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600)
    locked = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    with pytest.raises(OldWordError, match=r"save it as \.docx"):
        read_articles(old, "minutes.doc")
    with pytest.raises(PasswordProtectedError, match="protected by a password"):
        read_articles(locked, "minutes.docx")


def test_a_cut_off_word_document_is_refused(make_docx: Callable[..., bytes]) -> None:
    content = make_docx()
    with pytest.raises(DamagedFileError, match="damaged or incomplete as a Word document"):
        read_articles(content[: len(content) // 2], "quay.docx")


def test_control_characters_of_a_name_do_not_reach_the_sentence() -> None:
    with pytest.raises(EmptyFileError) as caught:
        read_articles(b"", "a\u202etxt.exe\n.txt")
    assert "\n" not in caught.value.sentence
    assert "\u202e" not in caught.value.sentence


def test_a_text_in_another_language_is_read_with_a_warning() -> None:
    text = (
        "Hafen sperrt den Kai\n\n"
        "Die Behörde teilte am Freitag mit, dass der östliche Kai für neun Wochen gesperrt wird "
        "und die Kräne nicht mehr sicher betrieben werden können, weil der Boden nachgibt."
    )
    article = read_articles(text.encode(), "kai.txt").articles[0]
    assert article.language == "de"
    assert article.warnings == (
        "The text seems to be in German. Quotations and figures are looked for with English rules.",
    )


def test_pasted_text_becomes_an_article() -> None:
    article = read_pasted(PLAIN)
    assert article.title == TITLE
    assert article.text == "\n\n".join(STORY)


def test_pasted_markup_is_preferred_and_cleaned() -> None:
    markup = f"<html><body><h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in STORY) + "</body></html>"
    article = read_pasted(PLAIN, markup)
    assert article.text == "\n\n".join(STORY)
    assert article.original.media_type == "text/html"


def test_a_pasted_sentence_is_an_article_of_one_paragraph() -> None:
    assert read_pasted(LEAD).text == LEAD


def test_nothing_pasted_is_refused() -> None:
    with pytest.raises(IngestError, match="Pasted text"):
        read_pasted("  \n ")


def test_what_was_cut_is_kept_with_its_place() -> None:
    article = read_articles((PLAIN + "\n\nRelated Posts").encode(), "quay.txt").articles[0]
    assert [(cut.text, cut.reason, cut.before) for cut in article.cuts] == [
        (TITLE, CutReason.TITLE, 0),
        ("Related Posts", CutReason.RELATED, 3),
    ]


ENDINGS = (
    "txt",
    "md",
    "html",
    "docx",
    "pdf",
    "eml",
    "rtf",
    "odt",
    "epub",
    "msg",
    "mht",
    "zip",
    "ris",
    "bib",
    "rss",
    "x",
)
STARTS = (
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"{\\rtf1 ",
    OLE,
    b"<html><body>",
    b"From: a\nSubject: b\nDate: c\n\n",
    b"<rss>",
)


@settings(max_examples=150, deadline=None)
@given(
    start=st.sampled_from(STARTS),
    rest=st.one_of(st.binary(max_size=400), st.text(string.printable + "äß“”—\u202e", max_size=400).map(str.encode)),
    ending=st.sampled_from(ENDINGS),
)
def test_any_bytes_give_articles_or_our_own_error(start: bytes, rest: bytes, ending: str) -> None:
    try:
        result = read_articles(start + rest, f"file.{ending}")
    except IngestError as refusal:
        result = ReadResult((), (Refused(refusal.name, refusal.sentence),))
    assert result.articles or result.refused
    assert all(item.sentence.startswith(f"file.{ending} ") for item in result.refused)
    for article in result.articles:
        at = 0
        for paragraph in article.paragraphs:
            assert paragraph.span.start == at
            assert paragraph.span.cut(article.text).strip() == paragraph.span.cut(article.text) != ""
            at = paragraph.span.end + 2
        assert at == len(article.text) + 2


def test_a_stream_of_spaces_is_refused() -> None:
    stream = io.BytesIO(b" \n" * 1000)
    with pytest.raises(IngestError):
        read_articles(stream.getvalue(), "blank.txt")
