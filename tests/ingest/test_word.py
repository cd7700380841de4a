"""Word documents whose text stands outside the plain paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from ingest.conftest import LEAD, SECOND, THIRD, TITLE

from briefer.core.article import CutReason
from briefer.ingest import read_articles
from briefer.ingest.errors import PasswordProtectedError

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
Zip = Callable[[dict[str, bytes]], bytes]


def paragraph(text: str, before: str = "", after: str = "") -> str:
    return f"<w:p>{before}<w:r><w:t>{text}</w:t></w:r>{after}</w:p>"


def word(make_zip: Zip, body: str, namespace: str = TRANSITIONAL, **parts: bytes) -> bytes:
    document = f'<w:document xmlns:w="{namespace}" xmlns:m="m" xmlns:v="v"><w:body>{body}</w:body></w:document>'
    named = {f"word/{name}.xml": content for name, content in parts.items()}
    return make_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode(), **named})


@pytest.mark.parametrize("namespace", [TRANSITIONAL, STRICT])
def test_text_boxes_and_content_controls_are_read_in_order(make_zip: Zip, namespace: str) -> None:
    box = f"<w:r><m:AlternateContent><m:Choice><w:txbxContent>{paragraph(SECOND)}</w:txbxContent></m:Choice>"
    box += f"<m:Fallback><w:txbxContent>{paragraph(SECOND)}</w:txbxContent></m:Fallback></m:AlternateContent></w:r>"
    body = (
        paragraph(TITLE)
        + paragraph(LEAD, after=box)
        + f"<w:sdt><w:sdtContent>{paragraph(THIRD)}</w:sdtContent></w:sdt>"
    )
    article = read_articles(word(make_zip, body, namespace), "quay.docx").articles[0]
    assert article.text == "\n\n".join((LEAD, SECOND, THIRD))


def test_deleted_words_are_left_out_and_inserted_ones_kept(make_zip: Zip) -> None:
    change = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>So </w:t></w:r></w:ins>"
    article = read_articles(word(make_zip, paragraph(TITLE) + paragraph(LEAD, before=change)), "quay.docx").articles[0]
    assert article.text == f"So {LEAD}"


def test_footnotes_are_kept_as_cuts(make_zip: Zip) -> None:
    note = f'<w:footnote w:id="2">{paragraph("See the notice.")}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{TRANSITIONAL}">{note}</w:footnotes>'
    body = paragraph(TITLE) + paragraph(LEAD, after='<w:r><w:footnoteReference w:id="2"/></w:r>') + paragraph(THIRD)
    article = read_articles(word(make_zip, body, footnotes=notes.encode()), "quay.docx").articles[0]
    assert article.text == f"{LEAD}\n\n{THIRD}"
    assert ("See the notice.", CutReason.FOOTNOTE) in {(cut.text, cut.reason) for cut in article.cuts}


def test_a_table_that_only_lays_out_text_gives_paragraphs(make_zip: Zip) -> None:
    long = f"{LEAD} {SECOND} {THIRD} {LEAD}"
    table = f"<w:tbl><w:tr><w:tc>{paragraph(long)}</w:tc><w:tc>{paragraph(long)}</w:tc></w:tr></w:tbl>"
    article = read_articles(word(make_zip, paragraph(TITLE) + table), "quay.docx").articles[0]
    assert article.text == f"{long}\n\n{long}"


def test_the_author_that_a_program_writes_is_none(make_docx: Callable[..., bytes]) -> None:
    assert read_articles(make_docx(author="python-docx"), "quay.docx").articles[0].authors == ()
    article = read_articles(make_docx(author="Ann Lee"), "quay.docx").articles[0]
    assert article.authors == ("Ann Lee",)
    assert [detail.weak for detail in article.details if detail.field == "authors"] == [True]


def test_a_protected_package_is_refused(make_zip: Zip) -> None:
    content = bytearray(make_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at != -1:
            content[at + offset] |= 1
            at = content.find(mark, at + 1)
    with pytest.raises(PasswordProtectedError):
        read_articles(bytes(content), "quay.docx")
