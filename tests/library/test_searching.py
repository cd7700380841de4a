"""What a person types into the search field, and what is found."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library.material import NOON, article_from, brief_with, evidence_of, harbour

from briefer.core.evidence import EvidenceKind
from briefer.core.span import Span
from briefer.core.suggestion import Quotation, QuotationKind, Suggestions
from briefer.library import Library, QueryError
from briefer.library.query import Query, parse_query


@pytest.fixture
def filled(library: Library) -> Library:
    """Two articles, a quotation, a figure and a brief."""
    port, content = harbour()
    library.add_article(port, content, NOON)
    rail, content = article_from(
        "The night train to Corvale returns in May.\n\nTickets cost €45, minister Anaïs Lefèvre said.",
        title="Night trains return",
        outlet="Rail Week",
        published=dt.date(2025, 11, 2),
        name="rail.txt",
    )
    library.add_article(rail, content, NOON)
    library.save_suggestions(
        rail.id,
        Suggestions(quotations=(Quotation(span=Span(0, 9), kind=QuotationKind.INDIRECT, resolved="Anaïs Lefèvre"),)),
    )
    quotation = evidence_of(
        port, "We will not reopen a quay that is not safe,", id="1" * 32, speaker="María Núñez", marking="OFFICIAL"
    )
    figure = evidence_of(port, "1,450 containers", id="2" * 32, kind=EvidenceKind.FIGURE, note="Check with the board")
    library.keep(quotation)
    library.keep(figure)
    library.save_brief(brief_with(quotation, id="3" * 32, title="Port closure", marking="OFFICIAL-SENSITIVE"), NOON)
    return library


def found(library: Library, query: str) -> set[str]:
    """What was found, in short: kinds of evidence, titles of the rest."""
    return {hit.title if hit.kind in {"article", "brief"} else hit.kind for hit in library.search(query)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("quay", {"Aldmouth port shut for six weeks", "quotation", "Port closure"}),
        ("QUAY safe", {"Aldmouth port shut for six weeks", "quotation", "Port closure"}),
        ("lefevre", {"Night trains return"}),
        ("nunez", {"Aldmouth port shut for six weeks", "quotation"}),
        ("Núñez", {"Aldmouth port shut for six weeks", "quotation"}),
        ("“night train”", {"Night trains return"}),
        ('"train night"', set()),
        ('"night train', {"Night trains return"}),
        ("contain*", {"Aldmouth port shut for six weeks", "figure"}),
        ('"1,450 contain"*', {"Aldmouth port shut for six weeks", "figure"}),
        ("contain", set()),
        ("1,450", {"Aldmouth port shut for six weeks", "figure"}),
        ("safe -harbour", {"quotation", "Port closure"}),
        ("-harbour", set()),
        ("board’s", {"Aldmouth port shut for six weeks"}),
        ("kind:quotation", {"quotation"}),
        ("kind:quotations quay", {"quotation"}),
        ("kind:evidence", {"quotation", "figure"}),
        ("kind:article kind:brief", {"Aldmouth port shut for six weeks", "Night trains return", "Port closure"}),
        ("outlet:courier", {"Aldmouth port shut for six weeks", "quotation", "figure"}),
        ('outlet:"rail week"', {"Night trains return"}),
        ("-outlet:courier minister", {"Night trains return"}),
        ("speaker:lefevre", {"Night trains return"}),
        ("speaker:nunez quay", {"quotation"}),
        ("title:night", {"Night trains return"}),
        ("marking:official", {"quotation"}),
        ("marking:official-sensitive", {"Port closure"}),
        ("from:2026 kind:article", {"Aldmouth port shut for six weeks"}),
        ("to:2025-11 kind:article", {"Night trains return"}),
        ("date:2025-11-02", {"Night trains return"}),
        ("date:2025-10..2025-12 ticket*", {"Night trains return"}),
        ("date:..2025 minister", {"Night trains return"}),
        ("date:2026-01.. quay kind:article", {"Aldmouth port shut for six weeks"}),
        ("check", {"figure"}),
        ("", set()),
        ("— … !", set()),
        ("zebra", set()),
        ("AND OR NOT ( ) NEAR", set()),
        ("12:30", set()),
        ("re:act", set()),
    ],
)
def test_a_search_finds(filled: Library, query: str, expected: set[str]):
    assert found(filled, query) == expected


def test_a_hit_shows_the_words_it_was_found_by(filled: Library):
    (hit,) = filled.search("corvale")
    assert (hit.kind, hit.title, hit.article_id) == ("article", "Night trains return", hit.id)
    assert [match.cut(hit.snippet) for match in hit.matches] == ["Corvale"]
    (figure,) = filled.search("kind:figure 1,450")
    assert figure.title == "Aldmouth port shut for six weeks"
    assert figure.snippet.startswith("1,450 containers")


def test_a_word_of_the_title_weighs_more_than_one_of_the_text(library: Library):
    for number in range(20):
        library.add_article(*article_from(f"Filler text number {number} about other things.", title="Other"), NOON)
    in_text, content = article_from("The ferry sailed on time and nobody minded at all that day.", title="Sailing")
    library.add_article(in_text, content, NOON)
    in_title, content = article_from("It sailed late, and everybody minded a great deal that day.", title="Ferry late")
    library.add_article(in_title, content, NOON)
    assert [hit.id for hit in library.search("ferry")] == [in_title.id, in_text.id]


def test_no_more_is_found_than_asked_for(filled: Library):
    assert len(filled.search("kind:evidence", limit=1)) == 1
    assert len(filled.search("quay", limit=2)) == 2
    assert filled.search("quay", limit=0) == ()


def test_what_is_removed_is_no_longer_found(filled: Library):
    for entry in filled.articles():
        filled.remove_article(entry.id)
    filled.remove_brief("3" * 32)
    assert found(filled, "quay") == set()
    assert found(filled, "kind:evidence") == set()
    assert filled.check() == ()


@pytest.mark.parametrize("query", ["kind:poem", "date:tomorrow", "from:2026-13", "date:2026-02-30", "date:.."])
def test_a_field_that_makes_no_sense_is_explained(filled: Library, query: str):
    with pytest.raises(QueryError, match=query.partition(":")[0]):
        filled.search(query)


def test_dates_become_first_and_last_days():
    assert parse_query("date:2024-02") == Query(first="2024-02-01", last="2024-02-29")
    assert parse_query("date:2024-12") == Query(first="2024-12-01", last="2024-12-31")
    assert parse_query("from:2024 to:2025-3") == Query(first="2024-01-01", last="2025-03-31")
    assert parse_query("from:2024 from:2023") == Query(first="2024-01-01", last="")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_search(text: str):
    try:
        query = parse_query(text)
    except QueryError:
        return
    assert query.match.count('"') % 2 == 0


@settings(deadline=None)
@given(st.text(alphabet="ab \"*-:()'“”^{}+,.\x00ÄéNOTANDOR", max_size=30))
def test_no_text_upsets_the_index(text: str):
    import apsw

    db = apsw.Connection(":memory:")
    db.execute("create virtual table word using fts5(title, outlet, speakers, body)")
    query = parse_query(text.replace(":", " "))
    if query.match:
        db.execute("select rowid from word where word match ?", (query.match,)).fetchall()
