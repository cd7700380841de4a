"""Sentences are bounded at quotation marks before the parser sees them."""

from __future__ import annotations

import spacy

from briefer.extract.naming.bounds import set_bounds


def starts(text: str) -> list[str]:
    """The tokens at which a sentence was made to start."""
    return [token.text for token in set_bounds(spacy.blank("en")(text)) if token.is_sent_start and token.i]


def test_an_opening_mark_after_a_full_stop_begins_a_sentence() -> None:
    assert starts("He left. “We stay,” she said. “Both of us.”") == ["“", "“"]


def test_a_closing_mark_never_begins_a_sentence() -> None:
    doc = set_bounds(spacy.blank("en")("“We stay.” She left."))
    assert [token.is_sent_start for token in doc if token.text == "”"] == [False]


def test_straight_marks_open_and_close_by_turns() -> None:
    assert starts('He left. "We stay," she said. "All."') == ['"', '"']
