"""Bibliographic records give their details to the articles of a real library, whichever came first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.core.article import Article, Detail, DetailSource
from briefer.core.cancel import CancelFlag
from briefer.library import Library
from briefer.worker import Worker
from briefer.workflow.attaching import BibliographicRecord, with_record
from briefer.workflow.correcting import Field, Standing, corrected, details_of, origin_of, standing_of
from briefer.workflow.importing import ImportReport, import_files, import_pasted
from briefer.workflow.matching import Index, Marks, doi_of, file_mark, plain_address, stated_doi

KEY = bytes(range(32))
STORY = (
    "The harbour authority will close the eastern quay for nine weeks from 2 March, it said on Friday.\n\n"
    "“We have no safe way to keep the cranes running,” said Marta Lind, who leads the works.\n"
)
RECORD = """TY  - NEWS
TI  - Eastern quay to close for nine weeks
AU  - Lind, Marta
AU  - van der Berg, Jan
T2  - The Harbour Post
DA  - 2026/01/24/
UR  - https://post.example/news/quay
L1  - files/7/Lind_2026_Eastern_quay.txt
{}ER  -
"""
WANTED = (
    "Eastern quay to close for nine weeks", ("Marta Lind", "Jan van der Berg"), "The Harbour Post",
    dt.date(2026, 1, 24), "https://post.example/news/quay",
)  # fmt: skip


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as started:
        yield started


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library.briefer", KEY) as created:
        yield created


def details(article: Article) -> tuple[object, ...]:
    return article.title, article.authors, article.outlet, article.published, article.address


def bring(library: Library, worker: Worker, *paths: Path) -> ImportReport:
    return import_files(library, worker, paths, lambda _step: None, CancelFlag())


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def only(library: Library) -> Article:
    (entry,) = library.articles()
    return library.article(entry.id)


@pytest.mark.parametrize("order", ["article first", "record first", "one batch"])
def test_a_record_finds_the_article_by_its_file(library: Library, worker: Worker, tmp_path: Path, order: str) -> None:
    clip = written(tmp_path, "Lind_2026_Eastern_quay.txt", STORY)
    records = written(tmp_path, "references.ris", RECORD.format(""))
    batches = {
        "article first": [[clip], [records]],
        "record first": [[records], [clip]],
        "one batch": [[records, clip]],
    }[order]
    for batch in batches:
        report = bring(library, worker, *batch)
    article = only(library)
    assert details(article) == WANTED
    assert article.text.startswith("The harbour authority")
    assert {origin_of(article, field) for field in Field} == {DetailSource.RECORD}
    assert {standing_of(article, field) for field in Field} == {Standing.STATED}
    if order != "record first":
        assert report.detailed == (article.id,)
        assert report.notes == ("references.ris: 1 record belongs to articles of the library.",)


PAGE = """<html><head><title>Quay shut | Post</title><meta property="og:title" content="Quay shut">
<link rel="canonical" href="https://www.post.example/news/quay?utm_source=mail"></head>
<body><article><h1>Quay shut</h1>{}</article></body></html>"""


def test_a_record_finds_the_page_by_its_address_and_leaves_what_is_stated(
    library: Library, worker: Worker, tmp_path: Path
) -> None:
    markup = PAGE.format("".join(f"<p>{line}</p>" for line in STORY.split("\n\n")))
    bring(library, worker, written(tmp_path, "page.html", markup), written(tmp_path, "a.ris", RECORD.format("")))
    article = only(library)
    assert (article.title, origin_of(article, Field.TITLE)) == ("Quay shut", DetailSource.HEADING)
    assert (article.outlet, article.published) == (WANTED[2], WANTED[3])
    assert article.address.startswith("https://www.post.example")


def test_what_the_user_set_right_is_never_overwritten(library: Library, worker: Worker, tmp_path: Path) -> None:
    bring(library, worker, written(tmp_path, "Lind_2026_Eastern_quay.txt", STORY))
    article = only(library)
    mine = replace(details_of(article), title="My own title of the quay", outlet="")
    library.update_details(corrected(article, mine, {Field.OUTLET}))
    bring(library, worker, written(tmp_path, "a.ris", RECORD.format("")))
    article = only(library)
    assert (article.title, article.outlet, article.authors) == ("My own title of the quay", "", WANTED[1])


def test_records_without_an_article_wait_for_it_or_become_one(library: Library, worker: Worker, tmp_path: Path) -> None:
    bare = RECORD.format("")
    worded = RECORD.format("AB  - The authority closes a quay and sends its lorries north.\n").replace(
        "Eastern quay to close for nine weeks", "An abstract of something else entirely"
    ).replace("news/quay", "news/other").replace("Lind_2026_Eastern_quay", "Other_file_name")  # fmt: skip
    report = bring(library, worker, written(tmp_path, "a.ris", bare + worded))
    assert report.notes == (
        "a.ris: 1 record became an article of its own, with its abstract as text.",
        "a.ris: 1 record has no article yet and waits for it.",
    )
    assert not report.refused
    assert [item.title for item in report.added] == ["An abstract of something else entirely"]
    again = bring(library, worker, tmp_path / "a.ris")
    assert again.notes == ("a.ris: 1 record has no article yet and waits for it.",)
    assert len(library.articles()) == 1


def test_a_pasted_text_finds_its_record_by_the_title(library: Library, worker: Worker, tmp_path: Path) -> None:
    bring(library, worker, written(tmp_path, "a.ris", RECORD.format("")))
    html = f"<h1>{WANTED[0]}</h1>" + "".join(f"<p>{line}</p>" for line in STORY.split("\n\n"))
    added = import_pasted(library, worker, "", html)
    assert details(library.article(added.article_id)) == WANTED


def test_two_articles_with_one_title_are_told_apart_or_left_alone(
    library: Library, worker: Worker, tmp_path: Path
) -> None:
    for number, outlet in enumerate(("The Harbour Post", "Northern Times", "")):
        markup = PAGE.format(f"<p>{STORY}</p>").replace("www.post.example/news/quay", f"{number}.example/x")
        markup = markup.replace("Quay shut", WANTED[0])
        markup = markup.replace("<head>", f"<head><meta property='og:site_name' content='{outlet}'>")
        bring(library, worker, written(tmp_path, f"page{number}.html", markup))
    report = bring(library, worker, written(tmp_path, "a.ris", RECORD.format("")))
    assert [library.article(found).outlet for found in report.detailed] == ["The Harbour Post"]


def test_a_thousand_records_attach_quickly_and_in_any_form(library: Library, worker: Worker, tmp_path: Path) -> None:
    for number in range(5):
        text = f"Port report number {number} on freight\n\n{STORY}"
        bring(library, worker, written(tmp_path, f"clip{number}.txt", text))
    entries = "".join(
        f"@article{{k{number}, title={{Port report number {number} on freight}}, author={{Lind, Marta}}, year=2026}}\n"
        for number in range(1000)
    )
    report = bring(library, worker, written(tmp_path, "library.bib", entries))
    assert len(report.detailed) == 5
    assert report.notes[-1] == "library.bib: 995 records have no article yet and wait for them."
    assert all(library.article(entry.id).authors == ("Marta Lind",) for entry in library.articles())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.post.example/a/b/?utm_source=x&id=3#top", "http://post.example/a/b?id=3"),
        ("https://m.post.example/a/amp", "post.example/a"), ("https://post.example/a%20b", "post.example/a b"),
    ],
)  # fmt: skip
def test_addresses_are_the_same_whatever_visits_add(one: str, other: str) -> None:
    assert plain_address(one) == plain_address(other) != ""


def test_what_names_nothing_is_no_mark() -> None:
    assert plain_address("https://post.example/") == plain_address("https://[broken") == ""
    assert file_mark("index.html") == file_mark("12.pdf") == ""
    assert doi_of("https://dx.doi.org/10.5555/Quay.1/full") == doi_of("doi:10.5555/quay.1.") == "10.5555/quay.1"
    assert stated_doi("doi: 10.5555/a and https://doi.org/10.5555/b") == ""
    assert stated_doi("Harbour Review. https://doi.org/10.5555/a.") == "10.5555/a"


def test_titles_with_other_days_or_subjects_do_not_match() -> None:
    index = Index()
    title = "the week in ports"
    index.put("a", Marks(title=title, published=dt.date(2026, 1, 24), files=("weekly report.pdf",)))
    assert index.find(Marks(title=title, published=dt.date(2026, 2, 3))) == ("a",)
    assert index.find(Marks(title=title, published=dt.date(2026, 6, 3))) == ()
    assert index.find(Marks(title="quite another thing", files=("weekly report.pdf",))) == ()
    assert index.find(Marks(title="ports in the week", files=("weekly report.pdf",))) == ("a",)


_SOURCES = st.sampled_from([None, *DetailSource])
_RECORD = BibliographicRecord(
    id="r", file="a.ris", title="T", authors=("A",), outlet="O", published=dt.date(2026, 1, 1), is_whole=False,
    address="https://a.example/1", doi="", files=(),
)  # fmt: skip


@given(st.lists(st.tuples(_SOURCES, st.booleans()), min_size=len(Field), max_size=len(Field)))
def test_only_missing_and_guessed_details_are_filled(noted: list[tuple[DetailSource | None, bool]]) -> None:
    from briefer.core.article import Original

    given_details = tuple(
        Detail(field.value, source, weak) for field, (source, weak) in zip(Field, noted, strict=True) if source
    )
    article = Article(
        id="a", original=Original("a", "", 0, ""), position=0, text="x", paragraphs=(), title="Mine",
        details=given_details,
    )  # fmt: skip
    told = with_record(article, _RECORD)
    for field in Field:
        kept = standing_of(article, field) in (Standing.CONFIRMED, Standing.STATED)
        assert (getattr(told, field.value) == getattr(article, field.value)) is kept
        assert not kept or origin_of(told, field) == origin_of(article, field)
    assert with_record(told, _RECORD) == told
