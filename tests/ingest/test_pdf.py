"""PDFs: columns, heads and feet, hyphens, notes, boxes, and those that are refused."""

from __future__ import annotations

import zlib

import pytest
from ingest.typeset import Placed, column, pdf_of

from briefer.core.article import CutReason, DetailSource
from briefer.ingest import IngestError, read_articles
from briefer.ingest.errors import DamagedFileError, ScannedPdfError, TooManyPagesError, UnpacksTooLargeError

ONE = [
    "The harbour authority will close the eastern quay for",
    "nine weeks from the second of March, it said on Friday.",
]
TWO = ["The crane drivers were told of it by letter only a day", "before, and their union asked for a meeting at once."]
THREE = [
    "About 1,400 lorries a day will be sent to the northern",
    "terminal, roughly 12 per cent more than it handles now.",
]
FIVE = [
    "The harbour authority will",
    "close the eastern quay for",
    "some weeks in March, as it",
    "wrote in letters to all of",
    "the traders on the island,",
]


def text_of(content: bytes) -> str:
    return read_articles(content, "quay.pdf").articles[0].text


def joined(*paragraphs: list[str]) -> str:
    return "\n\n".join(" ".join(lines) for lines in paragraphs)


def test_gaps_between_lines_divide_paragraphs() -> None:
    page = column(60, 760, [*ONE, "", *TWO, "", *THREE])
    assert text_of(pdf_of([page])) == joined(ONE, TWO, THREE)


def test_indents_divide_paragraphs() -> None:
    page = [
        Placed(60 + (14 if index in (0, 2, 4) else 0), 760 - 13 * index, line)
        for index, line in enumerate([*ONE, *TWO, *THREE])
    ]
    assert text_of(pdf_of([page])) == joined(ONE, TWO, THREE)


def test_columns_are_read_one_after_the_other_whatever_their_order_in_the_file() -> None:
    left = column(50, 700, [*ONE, "", *THREE, "", *TWO], size=8)
    right = column(310, 700, [*TWO, "", *THREE, "", *ONE], size=8)
    wanted = joined(ONE, THREE, TWO, TWO, THREE, ONE)
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    assert text_of(pdf_of([[*left, *right]])) == wanted
    assert text_of(pdf_of([mixed])) == wanted


def test_the_largest_line_is_the_title_and_not_repeated() -> None:
    page = [Placed(60, 790, "Eastern quay to close", 20), *column(60, 740, [*ONE, "", *TWO])]
    article = read_articles(pdf_of([page], title="quay_final.indd"), "quay.pdf").articles[0]
    assert article.title == "Eastern quay to close"
    assert article.text == joined(ONE, TWO)
    published = next(detail for detail in article.details if detail.field == "published")
    assert (published.source, published.weak) == (DetailSource.GUESS, True)


def test_heads_feet_and_page_numbers_are_cut() -> None:
    pages = [
        [
            Placed(60, 815, "Harbour Briefing 12", 8),
            *column(60, 740, [*ONE, "", *TWO]),
            Placed(280, 30, f"Page {number} of 2", 8),
        ]
        for number in (1, 2)
    ]
    article = read_articles(pdf_of(pages), "quay.pdf").articles[0]
    assert article.text == joined(ONE, TWO, ONE, TWO)
    assert {cut.reason for cut in article.cuts} == {CutReason.FURNITURE}


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = column(60, 740, [*ONE, "", "The crane drivers were told of it by letter only a"])
    second = column(60, 740, ["day before, and their union asked for a meeting.", "", *THREE])
    whole = "The crane drivers were told of it by letter only a day before, and their union asked for a meeting."
    assert text_of(pdf_of([first, second])) == "\n\n".join((" ".join(ONE), whole, " ".join(THREE)))


def test_divided_words_are_made_whole_and_hyphened_ones_kept() -> None:
    lines = ["The long-term plan of the author-", "ity is a long-", "term lease of the northern termi-",
             "nal, its spokes-", "man said of the agree-", "ment on Friday in the harbour."]  # fmt: skip
    assert text_of(pdf_of([column(60, 740, lines)])) == (
        "The long-term plan of the authority is a long-term lease of the northern terminal, "
        "its spokesman said of the agreement on Friday in the harbour."
    )


def test_hyphens_of_a_text_that_is_not_divided_are_kept() -> None:
    body = [line for _ in range(14) for line in (*ONE, "")]
    page = column(60, 800, [*body, "The northern terminal is run by a state-", "backed company from abroad."])
    assert text_of(pdf_of([page])).endswith("The northern terminal is run by a state-backed company from abroad.")


def test_notes_at_the_foot_and_boxes_are_cut() -> None:
    page = [
        *column(60, 760, [*ONE, "", *TWO, "", *THREE]),
        *column(70, 600, ["In brief: nine weeks, one quay."]),
        *column(60, 560, [*TWO, "", *ONE]),
        Placed(60, 90, "1 See the notice of the authority.", 7),
    ]
    article = read_articles(pdf_of([page], drawn="60 590 300 25 re S\n"), "quay.pdf").articles[0]
    assert article.text == joined(ONE, TWO, THREE, TWO, ONE)
    assert {(cut.text, cut.reason) for cut in article.cuts} == {
        ("1 See the notice of the authority.", CutReason.FOOTNOTE),
        ("In brief: nine weeks, one quay.", CutReason.FURNITURE),
    }


def test_a_scanned_pdf_is_refused_with_its_pages_counted() -> None:
    with pytest.raises(ScannedPdfError, match="2 pages, 0 with an image"):
        read_articles(pdf_of([[], []]), "scan.pdf")


def test_a_cut_off_pdf_and_an_endless_one_are_refused() -> None:
    with pytest.raises(DamagedFileError):
        read_articles(b"%PDF-1.7\n" + bytes(5000), "quay.pdf")
    with pytest.raises(TooManyPagesError, match="2,001 pages"):
        read_articles(pdf_of([[]] * 2001), "quay.pdf")


def test_a_drawing_that_unpacks_without_measure_is_refused() -> None:
    packed = zlib.compress(bytes(60_000_000), 9)
    content = pdf_of([[]]).replace(
        b"<</Length 0>>\nstream\n", b"<</Length %d/Filter/FlateDecode>>\nstream\n%s" % (len(packed), packed), 1
    )
    with pytest.raises(UnpacksTooLargeError):
        read_articles(content, "bomb.pdf")


def test_a_form_that_draws_itself_is_refused() -> None:
    form = b"9 0 obj\n<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 9 0 R>>>>/Length 5>>\n"
    form += b"stream\n/X Do\nendstream\nendobj\n"
    with pytest.raises(IngestError, match="a PDF"):
        read_articles(pdf_of([[]]).replace(b"xref\n", form + b"xref\n", 1), "loop.pdf")


def test_columns_of_a_full_page_are_found_on_a_page_with_a_few_lines_too() -> None:
    def third(x: float, lines: list[str]) -> list[Placed]:
        return column(x, 700, lines, size=7)

    full = [*third(40, FIVE * 3), *third(220, FIVE * 3), *third(400, FIVE * 3)]
    rest = [
        *third(40, ["They said on Friday that", "the lorries would have to"]), Placed(220, 700, "use", 7),
        Placed(250, 700, "other", 7), Placed(290, 700, "terminals", 7), Placed(220, 687, "in the north, despite", 7),
        *third(400, ["the advice of the board."]),
    ]  # fmt: skip
    text = text_of(pdf_of([full, rest]))
    assert text.endswith(
        "They said on Friday that the lorries would have to use other terminals in the north, despite the advice "
        "of the board."
    )


def test_words_set_wide_apart_do_not_make_a_gutter() -> None:
    left = [
        *column(50, 700, FIVE, size=8),
        *(Placed(50 + 60 * place, 700 - 13 * 5, word, 8) for place, word in enumerate(("nobody", "was", "told"))),
    ]
    right = column(310, 700, [*FIVE, "of the works at all."], size=8)
    assert text_of(pdf_of([[*left, *right]])).count("nobody was told") == 1
