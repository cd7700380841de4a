"""Text becomes tokens in time that grows with its length."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from briefer.extract.documents import make_doc

LANGUAGE = spacy.blank("en")


def seconds(text: str) -> float:
    """Processor time of tokenising."""
    start = time.process_time()
    make_doc(LANGUAGE, text)
    return time.process_time() - start


@pytest.mark.parametrize("mark", ['"', "“", "🔋", "...", "a"])
def test_a_run_without_blanks_costs_no_square(mark: str) -> None:
    run = mark * (4_000 // len(mark))
    seconds(run)
    assert seconds(run * 8) < 60 * max(seconds(run), 0.005)


@given(st.text(), st.integers(0, 3))
def test_the_tokens_hold_the_whole_text(text: str, times: int) -> None:
    whole = text * (1 + 200 * times)
    assert make_doc(LANGUAGE, whole).text == whole
