"""Copies of one story are found on import and stand under one lead."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from library.material import NOON, article_from

from briefer.library import Library
from briefer.library.shingles import WINDOW, WORDS, containment, fingerprints, shingles

WORDLIST = [
    f"{start}{end}"
    for start in ("har", "bel", "cor", "dun", "fen", "gor")
    for end in ("ding", "ver", "low", "mist", "ton", "wick", "ray", "sel", "mar", "nock", "pen", "sham", "tor", "by")
]


def story(seed: int, words: int = 300) -> str:
    """A story of chance words in paragraphs."""
    chance = random.Random(seed)
    lines = [" ".join(chance.choices(WORDLIST, k=50)).capitalize() + "." for _ in range(words // 50)]
    return "\n\n".join(lines)


def add(library: Library, text: str, name: str) -> str:
    article, content = article_from(text, title=name, name=f"{name}.txt")
    return library.add_article(article, content, NOON).article_id


def test_a_syndicated_copy_with_a_new_head_and_tail_stands_under_the_first(library: Library):
    first = add(library, story(1), "first")
    text = "By our own reporter.\n\n" + story(1).replace("Har", "har") + "\n\nThis report is from an agency."
    article, content = article_from(text, title="copy", name="copy.txt")
    added = library.add_article(article, content, NOON)
    assert added.duplicate_of == first
    entry = library.article_entry(added.article_id)
    assert entry.lead_id == first
    assert entry.similarity > 0.95


def test_a_shortened_copy_is_found_by_what_it_contains(library: Library):
    first = add(library, story(1, 600), "long")
    second = add(library, "\n\n".join(story(1, 600).split("\n\n")[:4]), "short")
    assert library.article_entry(second).lead_id == first


def test_other_stories_stand_alone(library: Library):
    add(library, story(1), "one")
    second = add(library, story(2), "two")
    half = add(library, "\n\n".join((*story(1).split("\n\n")[:2], *story(3).split("\n\n")[:5])), "half")
    assert library.article_entry(second).lead_id == ""
    assert library.article_entry(half).lead_id == ""


def test_a_copy_of_a_copy_stands_under_the_lead(library: Library):
    first = add(library, story(1), "first")
    add(library, story(1) + "\n\nA second ending.", "second")
    third = add(library, story(1) + "\n\nA second ending. And a third.", "third")
    assert library.article_entry(third).lead_id == first


def test_another_copy_can_lead_and_inherits_when_the_lead_goes(library: Library):
    first = add(library, story(1), "first")
    second = add(library, story(1) + "\n\nA second ending.", "second")
    third = add(library, story(1) + "\n\nA third ending of it.", "third")
    library.set_lead(third)
    assert [library.article_entry(item).lead_id for item in (first, second, third)] == [third, third, ""]
    library.set_lead(third)
    library.set_lead("unknown")
    assert library.dependants(third).copies == 2
    library.remove_article(third)
    assert [library.article_entry(item).lead_id for item in (first, second)] == ["", first]
    assert library.article_entry(second).similarity > 0.9


def test_short_and_wordless_texts_do_no_harm(library: Library):
    one = add(library, "Port shut.", "one")
    two = add(library, "Port shut!", "two")
    three = add(library, "…", "three")
    assert library.article_entry(two).lead_id == one
    assert library.article_entry(three).lead_id == ""


def test_a_footer_that_everybody_has_does_not_join_stories(library: Library):
    footer = "\n\n" + story(99, 50)
    ids = [add(library, story(seed) + footer, str(seed)) for seed in range(5)]
    assert {library.article_entry(item).lead_id for item in ids} == {""}


def test_a_newer_reading_of_an_article_is_compared_anew(library: Library):
    import dataclasses

    first = add(library, story(1), "first")
    article, content = article_from(story(2), title="other", name="other.txt")
    library.add_article(article, content, NOON + dt.timedelta(1))
    library.reread(dataclasses.replace(article, text=story(1) + "\n\nMore."))
    assert library.article_entry(article.id).lead_id == first


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDLIST), min_size=WINDOW + WORDS - 1, max_size=120), st.data())
def test_texts_that_share_28_words_in_a_row_share_a_fingerprint(words: list[str], data: st.DataObject):
    start = data.draw(st.integers(0, len(words) - WINDOW - WORDS + 1))
    cut = " ".join(words[start : start + WINDOW + WORDS - 1])
    other = f"quite another beginning of it {cut} and an end of its own"
    assert fingerprints(" ".join(words)) & fingerprints(other)


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_containment_is_a_share_and_the_same_both_ways(one: str, other: str):
    assert 0 <= containment(one, other) <= 1
    assert containment(one, other) == containment(other, one)
    assert containment(one, one) == (1.0 if shingles(one) else 0.0)


def test_a_copy_kept_apart_stands_alone_again(library: Library):
    lead = add(library, story(1), "lead")
    copy = add(library, story(1) + "\n\nThis report is from an agency.", "copy")
    assert library.article_entry(copy).lead_id == lead
    library.keep_apart(copy)
    entry = library.article_entry(copy)
    assert (entry.lead_id, entry.similarity) == ("", 0)
