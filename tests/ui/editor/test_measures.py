"""The numbers beside and under the page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from ui.editor.desks import block, empty_brief, evidence, note, written_brief

from briefer.brief.edit import with_blocks
from briefer.brief.model import BlockKind
from briefer.ui.editor.caret import opened
from briefer.ui.editor.measures import Measures, Meter, measure, meter_of
from briefer.ui.editor.page import PageMaker, Words
from briefer.ui.editor.paging import pages_of


def test_an_empty_brief_has_its_limit_and_no_words() -> None:
    assert measure(empty_brief(), note()) == Measures(words=0, limit=620, minutes_aloud=0)


def test_words_limit_and_time_are_summed() -> None:
    assert measure(written_brief(), note()) == Measures(words=124, limit=620, minutes_aloud=1)


def test_a_section_is_measured_against_its_limit() -> None:
    brief = with_blocks(empty_brief(), "purpose", (block(BlockKind.PARAGRAPH, "word " * 41),))
    assert meter_of(brief.sections[0], 40) == Meter(41, 40)
    assert meter_of(brief.sections[0], 40).is_over
    assert not meter_of(brief.sections[0], 0).is_over


def test_pages_grow_with_the_text_and_its_footnotes(qapp: QApplication) -> None:
    def pages(times: int, sources: int) -> int:
        brief = opened(written_brief(), note(), {})
        longer = tuple(replace(section, blocks=section.blocks * times) for section in brief.sections)
        evidence_by_id = {item.id: item for item in evidence()}
        words = Words(subtitle="Information note", untitled="")
        return pages_of(PageMaker().page(replace(brief, sections=longer), note(), evidence_by_id, words), sources)

    assert pages(1, 1) == 1
    assert 1 < pages(4, 1) < pages(9, 1)
    assert pages(4, 1) < pages(4, 60)
