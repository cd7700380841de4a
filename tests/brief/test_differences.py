"""Which words of a quotation are not the source's own."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from briefer.brief.differences import (
    Sort,
    altered_spans,
    common_stretch,
    compare_words,
    marked_words,
    source_words,
)
from briefer.brief.verbatim import VerbatimState, compare

SOURCE = "The port is capable of taking the larger ships with critical but more limited support"
WORDS = st.lists(st.sampled_from(["the", "port", "ships", "“more”", "support,", "[…]", "[he]", "é🔋"]), max_size=9)


def altered(quoted: str, source: str) -> list[str]:
    return [quoted[start:end] for start, end in altered_spans(quoted, source)]


def test_a_replaced_word_is_named() -> None:
    assert altered("no operator may decide", "no operator will decide") == ["may"]


def test_words_around_a_silent_cut_are_named() -> None:
    assert altered("with more limited support", "with critical but more limited support") == ["with more"]


def test_what_the_source_says_before_and_after_is_no_difference() -> None:
    assert altered("is able of taking", SOURCE) == ["able"]


def test_typographic_differences_are_none() -> None:
    assert altered("it’s “fine”", 'it\'s "fine"') == []


def test_a_very_long_text_is_named_whole() -> None:
    quoted = "a " * 500 + "b"
    assert altered_spans(quoted, "c") == ((0, len(quoted)),)


def test_nothing_quoted_differs_in_nothing() -> None:
    assert altered_spans("  ", "words") == ()


def test_a_silent_cut_is_missing_words_at_its_place() -> None:
    quoted = "larger ships with more limited support"
    missing = [item for item in compare_words(quoted, SOURCE) if item.sort is Sort.MISSING]
    assert [item.source.cut(SOURCE) for item in missing] == ["critical but"]
    assert quoted[: missing[0].quoted.start] == "larger ships with"


def test_a_marked_cut_is_not_wrong_beside_a_wrong_word() -> None:
    quoted = "The port was capable of […] critical but more limited support"
    assert altered(quoted, SOURCE) == ["was"]


def test_the_sources_words_come_for_as_much_as_was_quoted() -> None:
    assert source_words("larger ships with more limited", SOURCE) == ("larger ships with critical but more limited")


def test_the_whole_source_comes_where_hardly_a_word_is_the_sources() -> None:
    assert source_words("nobody knows", SOURCE) == SOURCE


def test_a_silent_cut_can_be_marked() -> None:
    marked = marked_words("ships with more limited support", SOURCE)
    assert marked == "ships with […] more limited support"
    assert compare(marked, SOURCE) is VerbatimState.MARKED


def test_a_changed_word_can_be_marked_as_an_insertion() -> None:
    assert marked_words("The harbour is capable", SOURCE) == "The [harbour] is capable"


def test_the_longest_common_stretch_is_the_sources_word_for_word() -> None:
    quoted = "a port that is capable of taking the larger ships"
    span = common_stretch(quoted, SOURCE)
    assert span is not None
    assert span.cut(quoted) == "is capable of taking the larger ships"


@given(WORDS, WORDS)
def test_stretches_keep_their_order_and_stay_inside_the_texts(quoted: list[str], source: list[str]) -> None:
    here, there = " ".join(quoted), " ".join(source)
    stretches = compare_words(here, there)
    for one, two in pairwise(stretches):
        assert one.quoted.end <= two.quoted.start
        assert one.source.end <= two.source.start
    assert all(item.quoted.end <= len(here) and item.source.end <= len(there) for item in stretches)


@given(WORDS, WORDS)
@example(["[…]"], ["the", "[…]"])
def test_what_is_offered_instead_is_sound(quoted: list[str], source: list[str]) -> None:
    here, there = " ".join(quoted), " ".join(source)
    assert compare(source_words(here, there), there) is not VerbatimState.ALTERED or not there.strip()
    marked = marked_words(here, there)
    assert not marked or compare(marked, there) is VerbatimState.MARKED
