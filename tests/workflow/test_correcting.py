"""Details confirmed and typed, and cut lines put back, on a real library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import MORNING, make_article, make_evidence

from briefer.core.article import Article, Cut, CutReason, Detail, DetailSource
from briefer.core.span import Span
from briefer.core.suggestion import Decision, Quotation, QuotationKind, Suggestions, suggestion_id
from briefer.library import Library
from briefer.workflow.correcting import (
    CutGoneError,
    Field,
    Standing,
    change_between,
    corrected,
    details_of,
    set_right,
    standing_of,
    with_restored,
)

CAPTION = Cut("The site on Tuesday. Photograph: Herald", CutReason.CAPTION, 1)
RELATED = Cut("Related Posts", CutReason.RELATED, 3)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library.briefer", bytes(range(32))) as made:
        yield made


@pytest.fixture
def article(library: Library) -> Article:
    """An article of three paragraphs in the library, with a caption and a related line cut."""
    made = replace(make_article(), cuts=(CAPTION, RELATED))
    library.add_article(made, made.text.encode(), MORNING)
    return made


def restore_cut(library: Library, article: Article, cut: Cut) -> Article:
    return set_right(library, article, with_restored(article, cut))


def test_a_confirmed_guess_is_the_users_word_and_nothing_else_changes() -> None:
    guessed = replace(make_article(), details=(Detail("outlet", DetailSource.GUESS, weak=True),))
    assert standing_of(guessed, Field.OUTLET) is Standing.GUESS
    sure = corrected(guessed, details_of(guessed), (Field.OUTLET,))
    assert standing_of(sure, Field.OUTLET) is Standing.CONFIRMED
    assert replace(sure, details=guessed.details) == guessed


def test_a_detail_left_empty_on_purpose_is_not_missing() -> None:
    article = make_article()
    assert standing_of(replace(article, authors=()), Field.AUTHORS) is Standing.MISSING
    emptied = corrected(article, replace(details_of(article), authors=()))
    assert standing_of(emptied, Field.AUTHORS) is Standing.CONFIRMED


def test_corrected_details_are_cited_and_stay_when_the_file_comes_again(library: Library, article: Article) -> None:
    set_right(library, article, corrected(article, replace(details_of(article), outlet="The Herald")))
    library.add_article(article, article.text.encode(), MORNING)
    assert library.source(article.id).outlet == "The Herald"
    assert library.article_entry(article.id).outlet == "The Herald"


@pytest.mark.parametrize(("cut", "place"), [(CAPTION, 1), (RELATED, 3)])
def test_a_cut_comes_back_as_a_paragraph_at_its_place(article: Article, cut: Cut, place: int) -> None:
    fresh = with_restored(article, cut)
    words = [paragraph.span.cut(fresh.text) for paragraph in fresh.paragraphs]
    old = [paragraph.span.cut(article.text) for paragraph in article.paragraphs]
    assert words == [*old[:place], cut.text, *old[place:]]
    assert fresh.text == "\n\n".join(words)
    assert cut not in fresh.cuts


def test_restoring_keeps_evidence_and_decisions_with_their_words(library: Library, article: Article) -> None:
    words = "This was a near miss"
    start = article.text.index(words)
    skipped = Quotation(span=Span(start, start + len(words)), kind=QuotationKind.DIRECT)
    first = Quotation(span=Span(0, 20), kind=QuotationKind.INDIRECT)
    library.save_suggestions(article.id, Suggestions(quotations=(first, skipped), pipeline="rules"))
    for item in (first, skipped):
        library.decide(article.id, suggestion_id(item), Decision.SKIPPED)
    library.keep(make_evidence(article, "1,200 sites"))
    restored = restore_cut(library, article, CAPTION)
    fresh = library.article(article.id)
    assert fresh == restored
    (item,) = library.evidence()
    assert item.anchor.span.cut(fresh.text) == "1,200 sites"
    assert item.anchor.paragraph == 4
    moved = replace(skipped, span=Span(fresh.text.index(words), fresh.text.index(words) + len(words)))
    assert library.decisions(article.id) == {
        suggestion_id(first): Decision.SKIPPED,
        suggestion_id(moved): Decision.SKIPPED,
    }
    assert library.pending() == (article.id,)
    assert set_right(library, fresh, article) == article
    assert library.evidence()[0].anchor.span.cut(article.text) == "1,200 sites"
    assert library.decisions(article.id) == {
        suggestion_id(first): Decision.SKIPPED,
        suggestion_id(skipped): Decision.SKIPPED,
    }


def test_what_was_restored_stays_when_the_file_comes_again(library: Library, article: Article) -> None:
    restore_cut(library, article, RELATED)
    library.add_article(article, article.text.encode(), MORNING)
    assert library.article(article.id).text.endswith("Related Posts")


def test_a_cut_is_restored_only_once(library: Library, article: Article) -> None:
    fresh = restore_cut(library, article, CAPTION)
    with pytest.raises(CutGoneError):
        with_restored(fresh, CAPTION)


def test_what_was_set_meanwhile_stays_when_something_else_is_set_right(library: Library, article: Article) -> None:
    undated = corrected(article, replace(details_of(article), published=None))
    set_right(library, article, undated)
    named = corrected(article, replace(details_of(article), outlet="The Herald"))
    assert set_right(library, article, named).published is None
    assert set_right(library, named, article).outlet == article.outlet
    assert library.article(article.id) == undated


def test_a_lead_keeps_its_copies_when_a_cut_comes_back(library: Library) -> None:
    story = " ".join(f"sentence {number} of the long story." for number in range(80))
    lead = replace(make_article(story, title="one"), cuts=(Cut("A caption", CutReason.CAPTION, 0),))
    copy = make_article(story + " The end.", title="two")
    for made in (lead, copy):
        library.add_article(made, made.text.encode(), MORNING)
    assert library.article_entry(copy.id).lead_id == lead.id
    restore_cut(library, lead, lead.cuts[0])
    assert library.article_entry(lead.id).lead_id == ""
    assert library.article_entry(copy.id).lead_id == lead.id


texts = st.text(st.characters(blacklist_characters="\n", blacklist_categories=("Cs",)), min_size=1, max_size=12)


@given(st.lists(texts, min_size=1, max_size=5), st.data())
def test_restoring_every_cut_in_any_order_gives_the_whole_page(paragraphs: list[str], data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(paragraphs)), max_size=4).map(sorted))
    cuts = [Cut(f"cut {number}", CutReason.RELATED, place) for number, place in enumerate(places)]
    article = replace(make_article(*paragraphs), cuts=tuple(cuts))
    page = [text for place in range(len(paragraphs) + 1) for text in (
        *(cut.text for cut in cuts if cut.before == place), *paragraphs[place : place + 1]
    )]  # fmt: skip
    for name in data.draw(st.permutations([cut.text for cut in cuts])):
        cut = next(cut for cut in article.cuts if cut.text == name)
        article = with_restored(article, cut)
    assert [paragraph.span.cut(article.text) for paragraph in article.paragraphs] == page
    assert article.text == "\n\n".join(page)


@given(st.lists(texts, max_size=6), st.lists(texts, max_size=6), st.data())
def test_a_stretch_moves_with_its_words_or_is_given_up(old: list[str], new: list[str], data: st.DataObject) -> None:
    before, after = (make_article(*(part or [""])) for part in (old, new))
    start = data.draw(st.integers(0, len(before.text)))
    span = Span(start, data.draw(st.integers(start, len(before.text))))
    moved = change_between(before, after).moved(span)
    assert moved is None or moved.cut(after.text) == span.cut(before.text)
    back = change_between(after, before)
    # A stretch without words, at the edge of what changed, may come back at the other edge.
    assert moved is None or span.start == span.end or back.moved(moved) in {span, None}


@given(st.lists(texts, min_size=1, max_size=5), st.data())
def test_paragraphs_around_a_restored_cut_are_found_again(paragraphs: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(paragraphs)))
    article = replace(make_article(*paragraphs), cuts=(Cut("left out", CutReason.RELATED, place),))
    fresh = with_restored(article, article.cuts[0])
    moved = change_between(article, fresh).moved
    for paragraph in article.paragraphs:
        found = moved(paragraph.span)
        assert found is not None
        assert found.cut(fresh.text) == paragraph.span.cut(article.text)
