"""Finding and replacing in the brief, as a user does it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.editor.briefs import briefs
from ui.editor.desks import block, empty_brief, note, written_brief
from ui.editor.writing import Writing

from briefer.brief.edit import with_blocks
from briefer.brief.model import BlockKind, Run
from briefer.ui.editor.caret import Caret, opened, text_of
from briefer.ui.editor.find_bar import FindBar
from briefer.ui.editor.finding import find_all, replace_all, replace_hit


@pytest.fixture
def bar(written: Writing) -> FindBar:
    written.pane.find_and_replace()
    return written.pane.find_bar


def test_enter_goes_from_hit_to_hit_and_round(written: Writing, bar: FindBar) -> None:
    QTest.keyClicks(bar.words, "operator")
    assert bar.said.text() == "3 places"
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.said.text() == "1 of 3"
    assert written.page.textCursor().selectedText().lower() == "operator"
    QTest.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.said.text() == "3 of 3"
    bar.match_case.click()
    QTest.keyClicks(bar.words, "xyz")
    assert bar.said.text() == "Not found"


def test_replacing_one_goes_on_to_the_next_and_is_undone_alone(written: Writing, bar: FindBar) -> None:
    QTest.keyClicks(bar.words, "residents")
    QTest.keyClicks(bar.replacement, "Neighbours")
    bar.find_next(1)
    bar.replace_current()
    assert written.texts("assessment") == ["Likely to pass. Neighbours want more than checks."]
    written.session.undo_stack.undo()
    assert written.texts("assessment") == ["Likely to pass. Residents want more than checks."]


def test_replacing_all_leaves_quotations_as_they_are(written: Writing, bar: FindBar) -> None:
    QTest.keyClicks(bar.words, "operator")
    QTest.keyClicks(bar.replacement, "owner")
    bar.replace_everywhere()
    assert bar.said.text() == "2 replaced, 1 left in quotations"
    assert written.texts("current-position")[0].startswith("The owner “will co-operate")
    assert "no operator will decide" in written.texts("key-points")[1]
    written.session.undo_stack.undo()
    assert written.texts("current-position")[0].startswith("The operator")


def test_the_selected_words_are_looked_for_and_escape_goes_back_to_writing(written: Writing) -> None:
    written.page.writer.select(Caret(4, 0, 0), Caret(4, 0, 6))
    written.pane.find_and_replace()
    assert written.pane.find_bar.words.text() == "Likely"
    QTest.keyClick(written.pane.find_bar.words, Qt.Key.Key_Escape)
    assert written.pane.find_bar.isHidden()
    assert written.page.hasFocus()


def test_tab_goes_from_the_words_to_what_replaces_them(bar: FindBar) -> None:
    bar.words.setFocus()
    QTest.keyClick(bar.words, Qt.Key.Key_Tab)
    assert bar.replacement.hasFocus()
    QTest.keyClick(bar.replacement, Qt.Key.Key_Backtab)
    assert bar.words.hasFocus()


def test_kinds_of_marks_and_spaces_count_as_alike() -> None:
    brief = opened(empty_brief(), note(), {})
    brief = with_blocks(brief, "purpose", (block(BlockKind.PARAGRAPH, "It’s a\u00a0“long–term” plan"),))
    assert [hit.length for hit in find_all(brief, 'it\'s a "long-term"')] == [18]
    assert not find_all(brief, "IT'S", match_case=True)
    assert find_all(brief, "") == ()


def test_what_replaces_looks_as_what_it_replaces() -> None:
    brief = opened(empty_brief(), note(), {})
    brief = with_blocks(brief, "purpose", (block(BlockKind.PARAGRAPH, "So ", Run("bold", bold=True), " it is"),))
    (hit,) = find_all(brief, "bold")
    after = replace_hit(brief, hit, "strong")
    assert Run("strong", bold=True) in after.brief.sections[0].blocks[0].runs


@given(briefs(), st.sampled_from(["a", "b ", "“", "é"]), st.text("xyz", max_size=3))
def test_replacing_all_leaves_only_quoted_hits_and_no_other_words_change(brief, words: str, by: str) -> None:
    hits = find_all(brief, words)
    for hit in hits:
        assert len(text_of(brief, hit.start.line)) >= hit.end.offset
    after = replace_all(brief, hits, by)
    assert sum(hit.is_quoted for hit in find_all(after, words)) >= sum(hit.is_quoted for hit in hits)
    assert {section.key for section in after.sections} == {section.key for section in brief.sections}
    carried = [run.text for _section, line in brief.blocks() for run in line.runs if run.evidence_id]
    assert carried == [run.text for _section, line in after.blocks() for run in line.runs if run.evidence_id]


def test_the_morning_brief_has_its_quoted_hits_told() -> None:
    hits = find_all(opened(written_brief(), note(), {}), "operator")
    assert [hit.is_quoted for hit in hits] == [False, True, False]
