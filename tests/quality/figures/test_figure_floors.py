"""Floors of figure extraction on fixed sentences; raising one is a change of its own, lowering one needs a reason."""

from __future__ import annotations

import hashlib

import pytest
from quality.figures.measure import HERE, constructs, measure, sentences_of

FINGERPRINTS = {
    "constructs.jsonl": "2a399af319d6fb41bcea045940d4699e4756cc9e0228219b2e2edc4579a11cfd",
    "own.jsonl": "a72beebd6db39083fc373a7229c401bc12bc7fac71340cdfcd9a54c5f838fb16",
    "wide.jsonl": "60d43404079ef7c5eedaf4b6bed55d90d844971134637bd5fd19a257b65dacd4",
}


@pytest.mark.parametrize("name", sorted(FINGERPRINTS))
def test_the_annotated_sentences_are_the_ones_the_floors_were_set_on(name: str) -> None:
    assert hashlib.sha256((HERE / name).read_bytes()).hexdigest() == FINGERPRINTS[name]


def test_every_construct_is_read_end_to_end() -> None:
    score = measure(constructs())
    assert score.f1 >= 99, score.wrong
    assert score.value_accuracy >= 99
    assert score.qualifier_f1 >= 97


def test_no_number_in_a_name_is_taken_for_a_figure() -> None:
    assert measure(constructs()).traps == 0


@pytest.mark.parametrize("name", ["own.jsonl", "wide.jsonl"])
def test_sentences_from_finance_sport_science_and_technology_are_read_end_to_end(name: str) -> None:
    score = measure(sentences_of(name))
    assert score.f1 >= 97, score.wrong
    assert score.value_accuracy >= 98, score.wrong
    assert score.qualifier_f1 >= 97
