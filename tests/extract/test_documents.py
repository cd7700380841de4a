"""Text becomes tokens in time that grows with its length."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from briefer.extract.documents import make_doc, sparing_tokenizer

LANGUAGE = spacy.blank("en")
SPARING = sparing_tokenizer(LANGUAGE.tokenizer)


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


@given(st.one_of(st.text(), st.text("abKm19.,'’\"-/:$%() é", min_size=1)))
def test_the_sparing_tokenizer_gives_the_tokens_of_spacy(text: str) -> None:
    assert [token.text for token in SPARING(text)] == [token.text for token in LANGUAGE.tokenizer(text)]


@pytest.mark.parametrize(
    "text", ["don't cannot gonna e.g. U.S. p.m.", "see www.example.org, (10km) or ann@example.org", "Dr.Lee :) $5bn"]
)
def test_the_sparing_tokenizer_knows_the_special_cases_of_spacy(text: str) -> None:
    assert [token.text for token in SPARING(text)] == [token.text for token in LANGUAGE.tokenizer(text)]
