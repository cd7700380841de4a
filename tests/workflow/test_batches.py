"""How a batch came out, looked at when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import MORNING, make_article

from briefer.core.article import Article
from briefer.library import Library
from briefer.workflow.batches import Batch, review_batch
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
