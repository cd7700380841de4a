r"""Rich text files as word processors write them: code pages, marks, tables, notes, and what is not shown."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.core.article import Article, CutReason, DetailSource, ParagraphKind
from briefer.ingest import read_articles
from briefer.ingest.errors import IngestError

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Mincho;}"
HEAD += r"{\f3\fcharset238{\*\falt Arial CE}Arial CE;}}{\colortbl;\red0\green0\blue0;}"


def read(body: str, head: str = HEAD) -> Article:
    (article,) = read_articles((head + body + "}").encode("latin-1"), "note.rtf").articles
    return article


def paragraphs(article: Article) -> list[tuple[ParagraphKind, str]]:
    return [(paragraph.kind, paragraph.span.cut(article.text)) for paragraph in article.paragraphs]


def escaped(text: str, encoding: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (rf"{{\f1 {escaped('Кран закрыт', 'cp1251')}}} today.\par", "Кран закрыт today."),
        (rf"{{\f3 {escaped('Łódź čeká', 'cp1250')}}} today.\par", "Łódź čeká today."),
        (rf"{{\f2 {escaped('東京', 'cp932')}}} today.\par", "東京 today."),
        (r"\u26481?\u20140? and \u8364\'80 5 and \uc0\u233 t\u233 .\par", "東京 and € 5 and été."),
        (r"Happy \u-10179?\u-8704? crane.\par", "Happy 😀 crane."),
        (r"\ldblquote Fine,\rdblquote\~she said \emdash it\rquote s no co\-op non\_stop.\par",
         "“Fine,” she said —it’s no coop non-stop."),
        (r"{\upr{Plain form}{\*\ud{Form in Unicode}}} shown.\par", "Form in Unicode shown."),
        (r"Shown{\v hidden}{\deleted gone} words.\par", "Shown words."),
        (r'{\field{\*\fldinst{HYPERLINK "https://a.example"}}{\fldrslt{the page}}} is here.\par', "the page is here."),
    ],
)  # fmt: skip
def test_signs_come_out_as_shown(body: str, wanted: str) -> None:
    assert read(body).text == wanted


def test_lists_tables_notes_and_boxes_keep_their_kind() -> None:
    article = read(
        r"\pard\outlinelevel0 Quay to close\par\pard The quay closes{\footnote\pard It was built in 1932.} in March, it"
        r" was said on Friday by the authority.\par{\listtext\'b7\tab}First item\par{\pntext 2.\tab}Second item\par"
        r"{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 1}}{\shptxt\pard Three facts in a box.\par}}}Beside the box.\par"
        r"\trowd\pard\intbl Year\cell Lorries\cell\row\trowd\intbl 2025\cell 1,250\cell\row\pard The end of it.\par"
    )
    assert paragraphs(article) == [
        (ParagraphKind.TEXT, "The quay closes in March, it was said on Friday by the authority."),
        (ParagraphKind.ITEM, "First item"),
        (ParagraphKind.ITEM, "Second item"),
        (ParagraphKind.TEXT, "Beside the box."),
        (ParagraphKind.TEXT, "Three facts in a box."),
        (ParagraphKind.ROW, "Year | Lorries"),
        (ParagraphKind.ROW, "2025 | 1,250"),
        (ParagraphKind.TEXT, "The end of it."),
    ]
    assert article.title == "Quay to close"
    assert DetailSource.HEADING in {detail.source for detail in article.details}
    assert ("It was built in 1932.", CutReason.FOOTNOTE) in {(cut.text, cut.reason) for cut in article.cuts}


def test_a_table_that_lays_out_the_page_gives_its_text() -> None:
    long = "The harbour authority closes the eastern quay for nine weeks. " * 5
    article = read(rf"\trowd\intbl Side\cell {long}\par Second paragraph.\cell\row\pard")
    assert [kind for kind, _ in paragraphs(article)] == [ParagraphKind.TEXT] * 2
    assert article.text.endswith("Second paragraph.")


def test_heads_feet_pictures_and_properties_are_no_text() -> None:
    article = read(
        r"{\info{\title Stated title}{\author Ann Lee}{\creatim\yr2026\mo1\dy24\hr9}}{\header Page head\par}\headery720"
        r"{\*\generator Word;}{\stylesheet{\s1 heading 1;}}{\pict\pngblip 89504e47}The only words of this file.\par"
        r"{\footerr Page foot\par}{\*\unknown words}"
    )
    assert article.text == "The only words of this file."
    assert (article.title, article.authors, article.published) == ("Stated title", ("Ann Lee",), dt.date(2026, 1, 24))


def test_the_code_page_of_the_file_holds_without_fonts() -> None:
    content = r"{\rtf1\ansi\ansicpg1251 " + escaped("Кран закрыт сегодня.", "cp1251") + "}"
    assert read_articles(content.encode(), "a.rtf").articles[0].text == "Кран закрыт сегодня."
    assert read_articles(rb"{\rtf1\mac n\'8e here.}", "a.rtf").articles[0].text == "né here."


@given(st.text(alphabet="{}\\*'abu19 \r\n-cellrowpard", max_size=300))
def test_any_rich_text_gives_an_article_or_our_own_error(body: str) -> None:
    try:
        assert read_articles(("{\\rtf1 " + body).encode(), "a.rtf").articles
    except IngestError:
        return
