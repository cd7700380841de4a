"""Edits return a new brief and lose nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from samples import make_article, make_evidence

from briefer.brief import edit
from briefer.brief.model import Block, BlockKind, Brief, Run, new_id
from briefer.brief.template import new_brief, parse_template
from briefer.core.evidence import EvidenceKind
from briefer.paths import resource_text

ARTICLE = make_article()
LONG = make_evidence(
    ARTICLE, "This was a near miss, and we will not wait for a worse one before we act,", speaker="Helen Marsh"
)
SHORT = make_evidence(ARTICLE, "near miss", speaker="Helen Marsh")
SITES = make_evidence(ARTICLE, "about 1,200 sites", EvidenceKind.FIGURE, about="sites to be inspected")


@pytest.fixture
def brief() -> Brief:
    template = parse_template(resource_text("templates/information-note.toml"), "information-note")
    return new_brief(template, "Battery checks", dt.date(2026, 3, 12), "OFFICIAL")


def test_a_long_quotation_gets_a_block_and_its_speaker_a_line(brief: Brief) -> None:
    section = edit.place_evidence(brief, LONG, "key-points").sections[1]
    assert [block.kind for block in section.blocks] == [BlockKind.QUOTE, BlockKind.ATTRIBUTION]
    assert section.blocks[0].text == f"“{LONG.anchor.text}”"
    assert section.blocks[1].text == "Helen Marsh"


def test_a_short_quotation_is_a_bullet_that_names_its_speaker(brief: Brief) -> None:
    section = edit.place_evidence(brief, SHORT, "key-points").sections[1]
    assert [(block.kind, block.text) for block in section.blocks] == [(BlockKind.BULLET, "Helen Marsh: “near miss”.")]


def test_reported_speech_kept_with_its_attribution_does_not_name_its_speaker_twice(brief: Brief) -> None:
    words = "Every large battery will be inspected after a fire in Tynebridge, Energy Minister Helen Marsh said"
    kept = replace(make_evidence(ARTICLE, words, speaker="Helen Marsh", cue="said"), direct=False)
    assert edit.place_evidence(brief, kept, "key-points").sections[1].blocks[0].text == f"{words}."


def test_a_quotation_that_ends_its_sentence_gets_no_second_stop(brief: Brief) -> None:
    kept = make_evidence(ARTICLE, "Residents 🔋 were told to leave.", speaker="officials")
    assert edit.place_evidence(brief, kept, "background").sections[2].blocks[0].text == (
        "Officials: “Residents 🔋 were told to leave.”"
    )


def test_a_figure_is_a_bullet_with_its_subject(brief: Brief) -> None:
    placed = edit.place_evidence(brief, SITES, "background")
    assert placed.sections[2].blocks[0].text == "Sites to be inspected: about 1,200 sites."
    assert placed.evidence_ids() == (SITES.id,)
    assert placed.section_of(SITES.id) == placed.sections[2]


def test_evidence_goes_before_the_block_asked_for(brief: Brief) -> None:
    placed = edit.place_evidence(edit.place_evidence(brief, SHORT, "background"), SITES, "background", at=0)
    assert placed.evidence_ids() == (SITES.id, SHORT.id)


def test_the_empty_line_of_an_empty_section_makes_way(brief: Brief) -> None:
    waiting = edit.with_blocks(brief, "background", (Block(new_id(), BlockKind.BULLET, ()),))
    assert len(edit.place_evidence(waiting, SITES, "background").sections[2].blocks) == 1


def test_an_edit_leaves_the_brief_before_as_it_was(brief: Brief) -> None:
    edit.place_evidence(brief, SITES, "background")
    assert all(section.is_empty for section in brief.sections)


def test_a_figure_that_names_its_subject_does_not_repeat_it(brief: Brief) -> None:
    sites = make_evidence(ARTICLE, "about 1,200 sites", EvidenceKind.FIGURE, about="sites")
    placed = edit.place_evidence(brief, sites, "background")
    assert placed.sections[2].blocks[0].text == "about 1,200 sites."


def test_an_unknown_section_is_refused_by_name(brief: Brief) -> None:
    for change in (
        lambda: edit.place_evidence(brief, SITES, "annex"),
        lambda: edit.with_blocks(brief, "annex", ()),
        lambda: edit.move_section(brief, "annex", 1),
    ):
        with pytest.raises(edit.NoSuchSectionError, match="annex"):
            change()


def test_discarded_evidence_leaves_its_words_behind(brief: Brief) -> None:
    placed = edit.place_evidence(brief, SITES, "background")
    loose = edit.without_evidence(placed, SITES.id)
    assert loose.evidence_ids() == ()
    assert loose.sections[2].blocks[0].runs == (Run("Sites to be inspected: about 1,200 sites."),)


def test_a_section_moves_and_stops_at_the_ends(brief: Brief) -> None:
    keys = [section.key for section in brief.sections]
    moved = edit.move_section(brief, keys[0], 1)
    assert [section.key for section in moved.sections][:2] == [keys[1], keys[0]]
    assert edit.move_section(brief, keys[0], -1) == brief
    assert edit.move_section(brief, keys[-1], 9) == brief


def test_head_lines_title_and_marking_change(brief: Brief) -> None:
    changed = edit.with_marking(edit.with_title(edit.with_field(brief, "to", "The minister"), "Title"), "SECRET")
    assert (changed.title, changed.marking, changed.fields[0].value) == ("Title", "SECRET", "The minister")
    assert edit.with_field(brief, "unknown", "x") == brief
