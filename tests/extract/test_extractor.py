"""The extractor as the worker uses it: an article or a text in, suggestions out."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from briefer.core.article import Article, Original, Paragraph, ParagraphKind, seal
from briefer.core.span import Span
from briefer.core.suggestion import FigureKind
from briefer.extract import Extractor, load_extractor
from briefer.extract.pipeline import PIECE


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def article_of(*paragraphs: str | tuple[str, ParagraphKind], published: dt.date | None = None) -> Article:
    text = ""
    spans: list[Paragraph] = []
    for paragraph in paragraphs:
        words, kind = paragraph if isinstance(paragraph, tuple) else (paragraph, ParagraphKind.TEXT)
        text += "\n\n" if text else ""
        spans.append(Paragraph(Span(len(text), len(text) + len(words)), kind))
        text += words
    original = Original("note.txt", seal(text.encode()), len(text.encode()), "text/plain")
    return Article(
        id="a" * 32,
        original=original,
        position=0,
        text=text,
        paragraphs=tuple(spans),
        published=published,
        language="en",
    )


def test_an_article_gives_its_quotations_and_figures_in_order(extractor: Extractor) -> None:
    article = article_of(
        "The ministry will hire 1,200 inspectors, it said on Monday.",
        "“We have waited long enough,” minister Ana Ruiz said. Spending rises by 7.5 per cent to £350 million.",
    )
    found = extractor.find(article)
    assert [figure.span.cut(article.text) for figure in found.figures] == [
        "1,200 inspectors",
        "7.5 per cent",
        "£350 million",
    ]
    assert [quotation.span.cut(article.text) for quotation in found.quotations][-1].startswith("We have waited")
    assert found.pipeline.startswith("blank en, rules ")
    assert all(figure.reasons for figure in found.figures)


def test_an_article_without_text_gives_nothing(extractor: Extractor) -> None:
    found = extractor.find(article_of())
    assert found.figures == ()
    assert found.quotations == ()


def test_table_rows_give_no_number_without_a_unit(extractor: Extractor) -> None:
    article = article_of(("North 12 34 £56 million", ParagraphKind.ROW), "The north has 12 depots.")
    assert [figure.span.cut(article.text) for figure in extractor.find(article).figures] == ["£56 million", "12 depots"]


def test_a_day_without_a_year_is_guessed_from_the_day_of_publication(extractor: Extractor) -> None:
    article = article_of("The vote was held on Feb. 9. A new one is due by Jan. 20.", published=dt.date(2016, 9, 27))
    dates = [(figure.date, figure.date_is_guess) for figure in extractor.find(article).figures]
    assert dates == [("2016-02-09", True), ("2017-01-20", True)]


def test_a_day_without_a_year_stays_open_where_no_day_of_publication_is_known(extractor: Extractor) -> None:
    (figure,) = extractor.find_verbatim("The vote was held on Feb. 9.").figures
    assert (figure.date, figure.date_is_guess) == ("XXXX-02-09", False)


def test_a_text_longer_than_one_piece_keeps_its_offsets(extractor: Extractor) -> None:
    line = "The council spent £12 million on 340 schools. “It works,” said Tom Reed.\n"
    text = line * (2 * PIECE // len(line) + 5)
    found = extractor.find_verbatim(text)
    assert len(found.figures) == 2 * text.count("\n")
    assert {figure.span.cut(text) for figure in found.figures} == {"£12 million", "340 schools"}
    assert {quotation.span.cut(text).strip(",") for quotation in found.quotations} == {"It works"}


def test_a_text_without_any_line_end_is_still_searched_to_the_end(extractor: Extractor) -> None:
    text = "word " * (PIECE // 4) + "and 450 tanks"
    (figure,) = extractor.find_verbatim(text).figures
    assert figure.span.cut(text) == "450 tanks"
    assert figure.kind is FigureKind.COUNT


def test_importing_the_package_does_not_import_spacy() -> None:
    script = "import sys, briefer.extract; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
