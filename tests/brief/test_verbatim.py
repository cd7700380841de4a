"""Quoted words are compared with their source code point by code point."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefer.brief.verbatim import VerbatimState, compare, folded

SOURCE = "This was a near miss, and we will not wait for a worse one before we act."
WORDS = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=3, max_size=12)


@pytest.mark.parametrize(
    ("quoted", "state"),
    [
        (SOURCE, VerbatimState.EXACT),
        (SOURCE.replace(" near ", "\u00a0near  "), VerbatimState.TYPOGRAPHIC),
        ("This was a near miss", VerbatimState.PARTIAL),
        ("we will not wait for a worse one", VerbatimState.PARTIAL),
        ("This was a near miss […] before we act.", VerbatimState.MARKED),
        (
            "This was a near miss, and [the government] will not wait for a worse one before we act.",
            VerbatimState.MARKED,
        ),
        ("near miss […] before we act", VerbatimState.MARKED),
        ("[…] we will not wait [...]", VerbatimState.MARKED),
        ("This was a near miss before we act.", VerbatimState.ALTERED),
        ("This was a nearly miss, and we will not wait for a worse one before we act.", VerbatimState.ALTERED),
        ("This was a near miss, and we will wait for a worse one before we act.", VerbatimState.ALTERED),
        ("his was a near miss", VerbatimState.ALTERED),
        ("This was a near mis", VerbatimState.ALTERED),
        ("this was a near miss", VerbatimState.ALTERED),
        ("[…]", VerbatimState.ALTERED),
        ("…", VerbatimState.ALTERED),
        ("", VerbatimState.ALTERED),
        ("near miss […] This was", VerbatimState.ALTERED),
    ],
)
def test_a_quoted_run_has_the_state_a_careful_reader_would_give_it(quoted: str, state: VerbatimState) -> None:
    assert compare(quoted, SOURCE) is state


def test_straightened_marks_and_dashes_are_typographic_only() -> None:
    source = "It’s “clear” – or is it…"
    assert compare('It\'s "clear" - or is it...', source) is VerbatimState.TYPOGRAPHIC


def test_a_cut_written_with_dots_in_brackets_ends_between_words() -> None:
    assert compare("his was a near […] we act.", SOURCE) is VerbatimState.ALTERED


@given(st.text())
def test_any_text_is_exact_to_itself(text: str) -> None:
    assert compare(text, text) is VerbatimState.EXACT


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(quoted: str, source: str) -> None:
    assert compare(quoted, source) in VerbatimState


@given(WORDS, st.data())
def test_every_changed_letter_is_found(words: list[str], data: st.DataObject) -> None:
    source = " ".join(words)
    place = data.draw(st.integers(0, len(source) - 1).filter(lambda index: source[index] != " "))
    other = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    assume(other != source[place])
    assert compare(source[:place] + other + source[place + 1 :], source) is VerbatimState.ALTERED


@given(WORDS, st.data())
def test_a_word_left_out_inside_is_altered_until_the_cut_is_marked(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(words) - 2))
    source, shorter = " ".join(words), words[:place] + words[place + 1 :]
    assume(" ".join(shorter) not in source)
    assert compare(" ".join(shorter), source) is VerbatimState.ALTERED
    marked = " ".join([*words[:place], "[…]", *words[place + 1 :]])
    assert compare(marked, source) is VerbatimState.MARKED


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
