"""What a library keeps, and that it gives back exactly that."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from library.material import NOON, article_from, brief_with, evidence_of, harbour

from briefer.core.citation import source_of
from briefer.core.span import Span
from briefer.core.suggestion import (
    Decision,
    Name,
    NameKind,
    Quotation,
    QuotationKind,
    Suggestions,
    suggestion_id,
)
from briefer.library import Library, NotInLibraryError, SealBrokenError


def test_an_article_comes_back_as_it_was_added(library: Library):
    article, content = harbour(authors=("A. Writer",), address="https://courier.example/port", warnings=("w",))
    added = library.add_article(article, content, NOON)
    assert (added.article_id, added.duplicate_of) == (article.id, "")
    assert library.article(article.id) == article
    assert library.original(article.id) == content
    assert library.source(article.id) == source_of(article, NOON.date())


def test_the_same_article_is_kept_once(library: Library):
    article, content = harbour()
    library.add_article(article, content, NOON)
    again = library.add_article(article, content, NOON)
    assert again.duplicate_of == article.id
    assert len(library.articles()) == 1


def test_two_articles_of_one_original_share_its_bytes(library: Library):
    one, content = harbour()
    other = replace(one, id="f" * 32, position=1)
    library.add_article(one, content, NOON)
    library.add_article(other, content, NOON)
    assert library.info().originals == 1
    library.remove_article(one.id)
    assert library.original(other.id) == content
    library.remove_article(other.id)
    assert library.info().originals == 0


def test_bytes_that_are_not_the_original_are_refused(library: Library):
    article, _ = harbour()
    with pytest.raises(ValueError, match="original"):
        library.add_article(article, b"other", NOON)
    assert library.articles() == ()
    assert library.info().originals == 0


def test_an_original_that_does_not_shrink_is_kept_as_it_is(library: Library):
    import random

    article, content = article_from("Short.", content=random.Random(1).randbytes(5000), name="photo.pdf")
    library.add_article(article, content, NOON)
    assert library.original(article.id) == content


def test_the_list_shows_the_last_import_first_and_can_be_read_in_parts(library: Library):
    for number in range(5):
        article, content = article_from(f"Report number {number}.", title=f"Report {number}")
        library.add_article(article, content, NOON + dt.timedelta(minutes=number))
    assert [entry.title for entry in library.articles()] == [f"Report {number}" for number in (4, 3, 2, 1, 0)]
    assert [entry.title for entry in library.articles(limit=2, offset=1)] == ["Report 3", "Report 2"]


def test_suggestions_and_decisions_are_counted_down(library: Library):
    article, content = harbour()
    library.add_article(article, content, NOON)
    assert library.pending() == (article.id,)
    assert library.suggestions(article.id) is None
    first = Quotation(span=Span(91, 130), kind=QuotationKind.DIRECT, resolved="María Núñez")
    second = Quotation(span=Span(0, 50), kind=QuotationKind.INDIRECT)
    found = Suggestions(quotations=(second, first), pipeline="rules 1")
    library.save_suggestions(article.id, found)
    assert library.pending() == ()
    assert library.suggestions(article.id) == found
    assert library.article_entry(article.id).to_review == 2

    library.decide(article.id, suggestion_id(first), Decision.SKIPPED)
    library.decide(article.id, suggestion_id(first), Decision.KEPT)
    assert library.decisions(article.id) == {suggestion_id(first): Decision.KEPT}
    assert library.article_entry(article.id).to_review == 1
    library.save_suggestions(article.id, found)
    assert library.article_entry(article.id).to_review == 1
    library.decide(article.id, suggestion_id(first), None)
    library.decide(article.id, suggestion_id(first), None)
    assert library.decisions(article.id) == {}
    assert library.article_entry(article.id).to_review == 2


def test_evidence_is_kept_changed_and_let_go(library: Library):
    article, content = harbour()
    library.add_article(article, content, NOON)
    one = evidence_of(article, "About 1,450 containers", kept_at=NOON)
    two = evidence_of(article, "six weeks", kept_at=NOON + dt.timedelta(seconds=1))
    library.keep(one, "f1-2")
    library.keep(two)
    assert library.evidence() == (one, two)
    assert library.article_entry(article.id).kept == 2
    assert library.decisions(article.id) == {"f1-2": Decision.KEPT}

    noted = replace(one, note="Ask the board for the figure of last year.")
    library.update_evidence(noted)
    assert library.evidence() == (noted, two)

    library.discard(one.id)
    library.discard(one.id)
    assert library.evidence(article.id) == (two,)
    assert library.decisions(article.id) == {}
    library.discard(two.id)
    assert library.article_entry(article.id).kept == 0


def test_evidence_taken_back_by_undo_stands_where_it_stood(library: Library):
    article, content = harbour()
    library.add_article(article, content, NOON)
    kept = [
        evidence_of(article, words, kept_at=NOON + dt.timedelta(seconds=second))
        for second, words in enumerate(("Aldmouth", "six weeks", "breakwater"))
    ]
    for item in kept:
        library.keep(item)
    library.discard(kept[1].id)
    library.keep(kept[1])
    assert library.evidence() == tuple(kept)


def test_a_brief_is_saved_listed_and_removed(library: Library):
    article, content = harbour()
    library.add_article(article, content, NOON)
    item = evidence_of(article, "six weeks")
    library.keep(item)
    brief = brief_with(item, marking="OFFICIAL")
    library.save_brief(brief, NOON)
    renamed = replace(brief, title="Closure of the port")
    library.save_brief(renamed, NOON + dt.timedelta(minutes=1))
    assert library.brief(brief.id) == renamed
    (entry,) = library.briefs()
    assert (entry.title, entry.marking, entry.articles, entry.kept) == ("Closure of the port", "OFFICIAL", 1, 1)
    assert entry.saved_at == NOON + dt.timedelta(minutes=1)
    library.remove_brief(brief.id)
    assert library.briefs() == ()
    assert library.evidence() == (item,)


def test_a_snapshot_keeps_the_brief_of_its_moment(library: Library):
    brief = brief_with(title="First draft")
    library.save_brief(brief, NOON)
    first = library.take_snapshot(brief.id, "Sent to the director", NOON)
    library.save_brief(replace(brief, title="Second draft"), NOON)
    second = library.take_snapshot(brief.id, "", NOON)
    assert library.snapshots(brief.id) == (second, first)
    assert library.snapshot_brief(first.id).title == "First draft"
    library.remove_brief(brief.id)
    assert library.snapshots(brief.id) == ()


def test_details_set_right_by_the_user_reach_the_list_the_source_and_the_search(library: Library):
    article, content = harbour()
    library.add_article(article, content, NOON)
    item = evidence_of(article, "six weeks")
    library.keep(item)
    library.update_details(replace(article, outlet="Harbour Gazette", published=dt.date(2025, 1, 2)))
    assert library.article_entry(article.id).outlet == "Harbour Gazette"
    assert library.source(article.id).published == dt.date(2025, 1, 2)
    assert {hit.id for hit in library.search("outlet:gazette from:2025 to:2025")} == {article.id, item.id}
    with pytest.raises(ValueError, match="text"):
        library.update_details(replace(article, text="Other words."))


def test_settings_are_kept_with_the_library_and_can_be_forgotten(library: Library):
    assert library.setting("last brief") == ""
    library.set_setting("last brief", "abc")
    library.set_setting("last brief", "def")
    assert library.setting("last brief") == "def"
    library.set_setting("last brief", "")
    assert library.setting("last brief") == ""


def test_what_is_not_in_the_library_is_said_to_be_gone(library: Library):
    article, _ = harbour()
    item = evidence_of(article, "six weeks")
    for call in (
        lambda: library.article("no"),
        lambda: library.article_entry("no"),
        lambda: library.original("no"),
        lambda: library.source("no"),
        lambda: library.update_details(article),
        lambda: library.save_suggestions("no", Suggestions()),
        lambda: library.decide("no", "q1-2", Decision.KEPT),
        lambda: library.keep(item),
        lambda: library.update_evidence(item),
        lambda: library.brief("no"),
        lambda: library.take_snapshot("no", "", NOON),
        lambda: library.snapshot_brief("no"),
    ):
        with pytest.raises(NotInLibraryError):
            call()
    library.remove_article("no")
    library.remove_brief("no")


def test_a_time_without_zone_is_refused(library: Library):
    article, content = harbour()
    with pytest.raises(ValueError, match="zone"):
        library.add_article(article, content, dt.datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize("harm", ["content = zeroblob(9)", "packed = 0", "packed = 1, content = x'00'"])
def test_an_original_whose_seal_is_broken_is_not_given_out(library: Library, harm: str):
    article, content = harbour()
    library.add_article(article, content, NOON)
    with library._engine.writing() as db:
        db.execute(f"update original set {harm}")
    with pytest.raises(SealBrokenError, match=r"harbour\.txt"):
        library.original(article.id)
    assert "seal" in library.check()[0].sentence


def test_neither_the_key_nor_the_folder_stands_in_the_representation(library: Library):
    assert repr(library) == "Library('library.briefer')"


def test_the_names_in_an_article_are_read_without_its_figures(library: Library):
    article, content = harbour()
    library.add_article(article, content, NOON)
    assert library.names_found(article.id) is None
    words = "María Núñez"
    start = article.text.index(words)
    name = Name(span=Span(start, start + len(words)), kind=NameKind.PERSON, full=words)
    library.save_suggestions(article.id, Suggestions(pipeline="1", names=(name,)))
    found = library.names_found(article.id)
    assert found is not None
    assert (found.names, found.quotations) == ((name,), ())
