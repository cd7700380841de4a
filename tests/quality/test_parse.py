"""The parse may only improve: on the annotated sentences nothing is worse with it than by the rules alone."""

from __future__ import annotations

import json

import pytest
from quality.figures.measure import Gold, constructs, sentences_of
from quality.test_quotations import FLOORS, GOLD, measure, unmarked

from briefer.core.suggestion import Figure, Suggestions
from briefer.extract import load_extractor
from briefer.extract.naming import load_namer
from briefer.extract.pipeline import plain_paragraphs


def both_ways(texts: list[str]) -> tuple[list[Suggestions], list[Suggestions]]:
    """What the rules find in each text, and what stands there when the parse has seen it."""
    namer = load_namer()
    assert namer is not None
    extractor = load_extractor()
    found = [extractor.find_verbatim(text) for text in texts]
    named = [namer.name_paragraphs(text, plain_paragraphs(text), item) for text, item in zip(texts, found, strict=True)]
    return found, named


def test_no_share_of_right_quotations_or_speakers_drops() -> None:
    cases = tuple(unmarked(row["construct"], row["marked"]) for row in json.loads(GOLD.read_text(encoding="utf-8")))
    found, named = both_ways([case.text for case in cases])
    by_rules, _ = measure(cases, [item.quotations for item in found])
    by_parse, misses = measure(cases, [item.quotations for item in named])
    assert {name: by_parse[name] for name in FLOORS if by_parse[name] < by_rules[name]} == {}, misses["speaker"]


@pytest.mark.parametrize("name", ["constructs", "own.jsonl", "wide.jsonl"])
def test_no_unit_that_was_right_gets_lost(name: str) -> None:
    rows = constructs() if name == "constructs" else sentences_of(name)
    found, named = both_ways([text for text, _ in rows])
    for (text, golds), before, after in zip(rows, found, named, strict=True):
        assert [figure.span for figure in before.figures] == [figure.span for figure in after.figures]
        for old, new in zip(before.figures, after.figures, strict=True):
            assert new.unit == old.unit or not _is_right(old, golds), text


def _is_right(figure: Figure, golds: list[Gold]) -> bool:
    return any(figure.span.overlaps(gold.span) and figure.unit in gold.units for gold in golds)
