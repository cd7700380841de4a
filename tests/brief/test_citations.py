"""Citation marks follow the words they stand for and are numbered as one reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from samples import make_article, make_evidence

from briefer.brief.citations import CitationMark, number_citations, pieces
from briefer.brief.model import Block, BlockKind, Brief, Run, Section, merged
from briefer.core.evidence import EvidenceKind

ARTICLE = make_article()
MISS = make_evidence(ARTICLE, "This was a near miss")
SITES = make_evidence(ARTICLE, "about 1,200 sites", EvidenceKind.FIGURE)

RUNS = st.lists(
    st.builds(Run, st.text(max_size=8), st.booleans(), st.booleans(), st.sampled_from(["", "one", "two"])), max_size=8
)


def _block(*runs: Run) -> Block:
    return Block("b", BlockKind.PARAGRAPH, runs)


def _brief(*blocks: Block) -> Brief:
    return Brief(id="b", template="t", title="T", date=dt.date(2026, 3, 12), sections=(Section("s", "S", blocks),))


def test_the_mark_stands_after_the_punctuation_that_closes_the_quotation() -> None:
    block = _block(Run("She said: “"), Run("This was a near miss", evidence_id="m"), Run(".” Nobody was hurt."))
    assert pieces(block) == (
        Run("She said: “"),
        Run("This was a near miss", evidence_id="m"),
        Run(".”"),
        CitationMark("m"),
        Run(" Nobody was hurt."),
    )


def test_a_quotation_formatted_in_part_is_cited_once() -> None:
    block = _block(Run("near ", evidence_id="m"), Run("miss", bold=True, evidence_id="m"), Run("."))
    assert [piece for piece in pieces(block) if isinstance(piece, CitationMark)] == [CitationMark("m")]


def test_two_pieces_of_evidence_side_by_side_have_a_mark_each() -> None:
    block = _block(Run("one", evidence_id="a"), Run("two", evidence_id="b"))
    assert pieces(block) == (
        Run("one", evidence_id="a"),
        CitationMark("a"),
        Run("two", evidence_id="b"),
        CitationMark("b"),
    )


def test_citations_are_numbered_in_reading_order_and_carry_the_paragraph() -> None:
    brief = _brief(
        _block(Run("x", evidence_id=SITES.id)),
        _block(Run("y", evidence_id="gone"), Run(" and "), Run("z", evidence_id=MISS.id)),
    )
    found = number_citations(brief, {MISS.id: MISS, SITES.id: SITES})
    assert [(item.number, item.evidence_id, item.paragraph) for item in found] == [(1, SITES.id, 3), (2, MISS.id, 2)]


def test_moving_a_section_renumbers() -> None:
    brief = replace(
        _brief(),
        sections=(
            Section("one", "One", (_block(Run("x", evidence_id=SITES.id)),)),
            Section("two", "Two", (_block(Run("y", evidence_id=MISS.id)),)),
        ),
    )
    turned = replace(brief, sections=brief.sections[::-1])
    evidence = {MISS.id: MISS, SITES.id: SITES}
    assert [item.evidence_id for item in number_citations(turned, evidence)] == [MISS.id, SITES.id]


@given(RUNS)
def test_pieces_never_lose_or_move_a_character(runs: list[Run]) -> None:
    block = _block(*runs)
    text = tuple(piece for piece in pieces(block) if isinstance(piece, Run))
    assert merged(text) == merged(tuple(runs))


@given(RUNS)
def test_every_stretch_of_evidence_has_exactly_one_mark(runs: list[Run]) -> None:
    stretches = [run.evidence_id for run in merged(tuple(Run(run.text, evidence_id=run.evidence_id) for run in runs))]
    marks = [piece.evidence_id for piece in pieces(_block(*runs)) if isinstance(piece, CitationMark)]
    assert marks == [evidence_id for evidence_id in stretches if evidence_id]
