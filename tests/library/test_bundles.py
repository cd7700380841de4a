"""A brief handed over with its sources: complete elsewhere, and nothing there is overwritten."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from library.material import KEY, NOON, brief_with, evidence_of, harbour

from briefer.brief.verbatim import VerbatimState, quoted_runs
from briefer.core.record import to_json
from briefer.library import BundleError, Library, merge, pack_bundle, plan_merge, read_bundle
from briefer.library.bundles import Bundle


@pytest.fixture
def packed(library: Library) -> bytes:
    """A packed brief with one piece of evidence, from a library that holds it."""
    article, content = harbour()
    library.add_article(article, content, NOON)
    item = evidence_of(article, "six weeks", id="1" * 32)
    library.keep(item)
    library.save_brief(brief_with(item, id="2" * 32), NOON)
    return pack_bundle(library, "2" * 32)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Library]:
    """Another library."""
    with Library.create(tmp_path / "elsewhere.briefer", bytes(reversed(KEY))) as opened:
        yield opened


def test_a_bundle_is_complete_elsewhere(library: Library, elsewhere: Library, packed: bytes):
    done = merge(elsewhere, read_bundle(packed), NOON)
    assert (done.is_known, done.sentences) == (False, ())
    assert elsewhere.brief("2" * 32) == library.brief("2" * 32)
    assert elsewhere.evidence() == library.evidence()
    (entry,) = elsewhere.articles()
    assert elsewhere.article(entry.id) == library.article(entry.id)
    assert elsewhere.original(entry.id) == library.original(entry.id)
    runs = quoted_runs(elsewhere.brief("2" * 32), {item.id: item for item in elsewhere.evidence()})
    assert [run.state for run in runs] == [VerbatimState.EXACT]


def test_taking_in_the_same_bundle_twice_changes_nothing(elsewhere: Library, packed: bytes):
    merge(elsewhere, read_bundle(packed), NOON)
    again = merge(elsewhere, read_bundle(packed), NOON)
    assert again.is_known
    assert (again.articles, again.evidence, again.sentences) == ((), (), ())
    assert len(elsewhere.briefs()) == len(elsewhere.evidence()) == 1


def test_what_is_there_in_another_state_is_kept_beside(elsewhere: Library, packed: bytes):
    bundle = read_bundle(packed)
    merge(elsewhere, bundle, NOON)
    elsewhere.update_evidence(replace(elsewhere.evidence()[0], note="My own note."))
    elsewhere.save_brief(replace(elsewhere.brief("2" * 32), title="My own title"), NOON)
    plan = plan_merge(elsewhere, bundle)
    assert len(elsewhere.briefs()) == 1
    assert len(plan.sentences) == 2
    done = merge(elsewhere, bundle, NOON)
    assert {entry.title for entry in elsewhere.briefs()} == {"My own title", "Port closure"}
    assert {item.note for item in elsewhere.evidence()} == {"My own note.", ""}
    assert done.brief.evidence_ids() == (done.evidence[0].id,)
    assert {entry.kept for entry in elsewhere.briefs()} == {1}


def test_evidence_finds_its_words_in_the_article_as_it_was_read_here(elsewhere: Library, packed: bytes):
    article, content = harbour()
    elsewhere.add_article(replace(article, text="ALDMOUTH — " + article.text), content, NOON)
    done = merge(elsewhere, read_bundle(packed), NOON)
    assert done.sentences == ()
    (item,) = elsewhere.evidence()
    assert item.anchor.span.cut(elsewhere.article(article.id).text) == "six weeks"


def test_evidence_whose_words_are_not_there_is_said(elsewhere: Library, packed: bytes):
    article, content = harbour()
    elsewhere.add_article(replace(article, text="Another reading."), content, NOON)
    done = merge(elsewhere, read_bundle(packed), NOON)
    assert len(done.sentences) == 1
    assert elsewhere.evidence()[0].anchor.text == "six weeks"


def test_evidence_already_gone_is_counted(library: Library, elsewhere: Library, packed: bytes):
    library.discard("1" * 32)
    bundle = read_bundle(pack_bundle(library, "2" * 32))
    assert bundle.missing == 1
    assert "already gone" in merge(elsewhere, bundle, NOON).sentences[0]


@pytest.mark.parametrize("content", [b"", b"no bundle", zlib.compress(b"{}"), zlib.compress(b"[")])
def test_other_content_is_refused(content: bytes):
    with pytest.raises(BundleError, match="can read"):
        read_bundle(content)


def test_a_forged_bundle_is_refused(packed: bytes):
    bundle = read_bundle(packed)
    forged = replace(bundle.articles[0], content=b"other bytes")
    for harmed, words in (
        (replace(bundle, articles=(forged,)), "not what was imported"),
        (replace(bundle, articles=()), "lacks a source"),
        (replace(bundle, version=2), "newer"),
    ):
        with pytest.raises(BundleError, match=words):
            read_bundle(packed_again(harmed))


def packed_again(bundle: Bundle) -> bytes:
    return zlib.compress(to_json(bundle))
