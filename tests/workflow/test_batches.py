"""How a batch came out, looked at when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from samples import MORNING, make_article

from briefer.core.article import Article, Cut, CutReason, Detail, DetailSource
from briefer.library import Library
from briefer.workflow.batches import Batch, glance_at, look_at, review_batch
from briefer.workflow.correcting import Field
from briefer.workflow.importing import AddedFile

STORY = " ".join(f"sentence {number} of the long story." for number in range(80))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library.briefer", bytes(range(32))) as made:
        yield made


def add(library: Library, article: Article) -> AddedFile:
    result = library.add_article(article, article.text.encode(), MORNING)
    return AddedFile(
        article_id=result.article_id,
        file=article.original.name,
        title=article.title,
        duplicate_of=result.duplicate_of,
    )


def test_a_copy_is_named_with_its_lead_and_the_same_file_is_no_news(library: Library) -> None:
    lead, copy = make_article(STORY, title="One"), make_article(STORY + " The end.", title="Two")
    added = [add(library, lead), add(library, copy), add(library, lead)]
    batch = review_batch(library, added)
    assert (batch.new, batch.already) == (2, 1)
    (found,) = batch.copies
    assert (found.title, found.lead_title) == ("Two (Northern Herald)", "One (Northern Herald)")
    assert found.similarity > 0.9


def test_what_was_kept_apart_or_removed_since_is_no_copy(library: Library) -> None:
    lead, copy = make_article(STORY, title="One"), make_article(STORY + " The end.", title="Two")
    added = [add(library, lead), add(library, copy)]
    library.keep_apart(copy.id)
    assert review_batch(library, added) == Batch(new=2, already=0, copies=())
    library.remove_article(copy.id)
    assert review_batch(library, added) == Batch(new=1, already=0, copies=())


def test_nothing_added_gives_an_empty_batch(library: Library) -> None:
    assert review_batch(library, ()) == Batch(new=0, already=0, copies=())


def test_each_article_is_looked_at_with_its_lead_and_what_is_unsure(library: Library) -> None:
    lead = make_article(STORY, title="One")
    weak = (Detail("title", DetailSource.PAGE, weak=True),)
    copy = replace(
        make_article(STORY + " The end.", title="Two"),
        authors=(),
        details=weak,
        cuts=(Cut("A caption", CutReason.CAPTION, 0), Cut(" ", CutReason.SHARING, 1)),
    )
    first, second = look_at(library, [add(library, lead), add(library, copy)])
    assert (first.lead_id, second.lead_id, second.lead_title) == ("", lead.id, "One (Northern Herald)")
    assert second.glance.guesses == (Field.TITLE,)
    assert second.glance.missing == (Field.AUTHORS,)
    assert second.glance.left_out == (CutReason.CAPTION,)
    assert second.glance == glance_at(library.article(copy.id))
    (again,) = look_at(library, [add(library, lead)])
    assert again.is_known


def test_an_article_removed_since_is_not_looked_at(library: Library) -> None:
    files = [add(library, make_article(STORY, title="One"))]
    library.remove_article(files[0].article_id)
    assert look_at(library, files) == ()
