"""The shipped pipeline: what its training measured, its size, its licence."""

from __future__ import annotations

import json

import pytest

from briefer.paths import resource

FLOORS = {"pos_acc": 95.5, "dep_las": 84.0, "sents_f": 97.0, "lemma_acc": 95.0}
SIZE_LIMIT = 15_000_000
"""Bytes of all files together."""


def test_it_reached_its_floors_on_held_out_news() -> None:
    scores = json.loads((resource("language/en_briefer") / "meta.json").read_text("utf-8"))["held_out"]["pud_test"]
    assert {key: scores[key] for key in FLOORS if scores[key] < FLOORS[key]} == {}


def test_it_stays_small() -> None:
    files = [path for path in resource("language/en_briefer").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= SIZE_LIMIT


@pytest.mark.parametrize("source", ["English Web Treebank", "UNER", "GUM", "WikiGold", "CrossNER", "CC BY-SA 4.0"])
def test_its_notice_names_every_source(source: str) -> None:
    assert source in (resource("language/en_briefer") / "NOTICE").read_text(encoding="utf-8")


def test_its_documents_are_named_one_by_one() -> None:
    rows = (resource("language/en_briefer") / "GUM-SOURCES.tsv").read_text(encoding="utf-8").splitlines()
    assert len(rows) > 100
