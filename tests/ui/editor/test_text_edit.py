"""Writing in the page by keys, as a user does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from ui.editor.desks import LONG, evidence
from ui.editor.writing import Writing

from briefer.brief.edit import with_title
from briefer.brief.model import BlockKind, Run

KEY = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(
    writing: Writing, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
) -> None:
    for _time in range(times):
        QTest.keyClick(writing.page, key, modifiers)


def write(writing: Writing, text: str) -> None:
    QTest.keyClicks(writing.page, text)


def test_typing_replaces_the_help_and_fills_the_section(empty: Writing) -> None:
    assert "Why this note is sent, in one or two sentences." in empty.shown()
    write(empty, "To inform you.")
    assert empty.texts("purpose") == ["To inform you."]
    assert "Why this note is sent, in one or two sentences." not in empty.shown()
    assert [section.blocks for section in empty.brief.sections[1:]] == [()] * 5


def test_help_comes_back_when_the_section_is_emptied(empty: Writing) -> None:
    write(empty, "Hi")
    press(empty, KEY.Key_Backspace, times=2)
    assert "Why this note is sent, in one or two sentences." in empty.shown()
    assert empty.brief.sections[0].is_empty


def test_a_run_of_typing_is_one_step_of_undo_and_redo(empty: Writing) -> None:
    before = empty.brief
    write(empty, "To inform")
    after = empty.brief
    press(empty, KEY.Key_Z, CONTROL)
    assert empty.brief == before
    press(empty, KEY.Key_Z, CONTROL | SHIFT)
    assert empty.brief == after
    assert empty.page.toPlainText().count("To inform") == 1


def test_undo_takes_the_cursor_to_the_change(written: Writing) -> None:
    written.put(4, 0, 6)
    write(written, " very")
    written.put(0, 0, 0)
    press(written, KEY.Key_Z, CONTROL)
    assert written.caret().line == (4, 0)


def test_enter_goes_on_with_bullets_and_leaves_the_list_on_an_empty_one(empty: Writing) -> None:
    empty.put(1, 0)
    write(empty, "One")
    press(empty, KEY.Key_Return)
    write(empty, "Two")
    press(empty, KEY.Key_Return, times=2)
    write(empty, "Then")
    assert [(block.kind, block.text) for block in empty.blocks("key-points")] == [
        (BlockKind.BULLET, "One"),
        (BlockKind.BULLET, "Two"),
        (BlockKind.PARAGRAPH, "Then"),
    ]


def test_enter_in_the_middle_splits_and_backspace_joins_again(written: Writing) -> None:
    before = written.texts("assessment")
    written.put(4, 0, 14)
    press(written, KEY.Key_Return)
    assert written.texts("assessment") == [before[0][:14], before[0][14:]]
    press(written, KEY.Key_Backspace)
    assert written.texts("assessment") == before


def test_backspace_at_the_start_of_a_bullet_takes_the_bullet_first(written: Writing) -> None:
    written.put(1, 3)
    press(written, KEY.Key_Backspace)
    assert written.blocks("key-points")[3].kind is BlockKind.PARAGRAPH


def test_backspace_and_delete_stop_at_the_edges_of_a_section(written: Writing) -> None:
    before = written.brief
    written.put(4, 0, 0)
    press(written, KEY.Key_Backspace)
    written.put(0, 0, len(written.texts("purpose")[0]))
    press(written, KEY.Key_Delete)
    assert written.brief == before


def test_shift_enter_breaks_the_line_inside_its_block(empty: Writing) -> None:
    write(empty, "One")
    press(empty, KEY.Key_Return, SHIFT)
    write(empty, "Two")
    assert empty.texts("purpose") == ["One\u2028Two"]


def test_bold_without_a_selection_holds_for_what_is_typed_next(empty: Writing) -> None:
    write(empty, "We ")
    press(empty, KEY.Key_B, CONTROL)
    write(empty, "must")
    press(empty, KEY.Key_B, CONTROL)
    write(empty, " act")
    assert empty.blocks("purpose")[0].runs == (Run("We "), Run("must", bold=True), Run(" act"))


def test_italic_of_a_selection_can_be_undone(written: Writing) -> None:
    before = written.brief
    written.put(0, 0, 0)
    press(written, KEY.Key_Right, SHIFT, times=9)
    press(written, KEY.Key_I, CONTROL)
    assert written.blocks("purpose")[0].runs[0] == Run("To inform", italic=True)
    assert written.page.textCursor().selectedText() == "To inform"
    press(written, KEY.Key_Z, CONTROL)
    assert written.brief == before


def test_header_buttons_make_lists_of_the_selected_lines(written: Writing) -> None:
    written.put(0, 0, 3)
    written.pane.header.kind_requested.emit(BlockKind.NUMBER)
    assert written.blocks("purpose")[0].kind is BlockKind.NUMBER
    written.pane.header.kind_requested.emit(BlockKind.NUMBER)
    assert written.blocks("purpose")[0].kind is BlockKind.PARAGRAPH


def test_typing_inside_a_quotation_stays_tied_to_it_and_shows_as_altered(written: Writing) -> None:
    quote = written.texts("key-points")[1]
    written.put(1, 1, quote.index("unwatched"))
    write(written, "very ")
    carried = [run for run in written.blocks("key-points")[1].runs if run.evidence_id]
    assert "".join(run.text for run in carried) == LONG.replace("unwatched", "very unwatched")
    lines = [line for line in written.page.shown_page.page.lines if line.is_altered]
    assert [shard.text for shard in lines[0].shards if shard.wrong] == ["very"]
    assert written.pane.measures is not None
    assert [shard.evidence_id for line in lines for shard in line.shards if shard.wrong] == [evidence()[0].id]


@pytest.mark.parametrize("offset", [0, len("about 1,200 sites")])
def test_typing_at_the_edge_of_evidence_is_the_writers_own(written: Writing, offset: int) -> None:
    text = written.texts("key-points")[3]
    written.put(1, 3, text.index("about") + offset)
    write(written, "x")
    carried = [run.text for run in written.blocks("key-points")[3].runs if run.evidence_id]
    assert carried == ["about 1,200 sites"]


def test_citation_marks_are_no_part_of_the_text(written: Writing) -> None:
    shown = next(line for line in written.shown() if line.startswith("The order covers"))
    assert shown == "The order covers about 1,200 sites.2"
    written.put(1, 3, len("The order covers about 1,200 sites."))
    write(written, " Soon.")
    assert written.texts("key-points")[3] == "The order covers about 1,200 sites. Soon."
    press(written, KEY.Key_Backspace, times=7)
    assert written.texts("key-points")[3] == "The order covers about 1,200 sites"


def test_select_all_and_delete_keeps_every_heading(written: Writing) -> None:
    headings = [section.heading for section in written.brief.sections]
    before = written.brief
    press(written, KEY.Key_A, CONTROL)
    press(written, KEY.Key_Delete)
    assert all(section.is_empty for section in written.brief.sections)
    assert [line for line in written.shown() if line in headings] == headings
    assert "OFFICIAL" in written.shown()
    press(written, KEY.Key_Z, CONTROL)
    assert written.brief == before


def test_deleting_over_two_sections_joins_nothing(written: Writing) -> None:
    purpose, assessment = written.texts("purpose")[0], written.texts("assessment")[0]
    start = written.page.shown_page.position_of(written.caret()) + 9
    written.put(4, 0, 6)
    end = written.page.textCursor().position()
    cursor = written.page.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    written.page.setTextCursor(cursor)
    write(written, "!")
    assert written.texts("purpose") == [purpose[:9] + "!"]
    assert written.texts("assessment") == [assessment[6:]]
    assert all(section.is_empty for section in written.brief.sections[1:4])


@pytest.mark.parametrize("key", [KEY.Key_A, KEY.Key_Backspace, KEY.Key_Delete, KEY.Key_Return])
def test_keys_on_a_selected_heading_change_nothing_in_it(written: Writing, key: Qt.Key) -> None:
    cursor = written.page.document().find("Key points")
    written.page.setTextCursor(cursor)
    press(written, key)
    assert written.brief.sections[1].heading == "Key points"
    assert "Key points" in written.shown()


def test_arrows_go_over_headings(written: Writing) -> None:
    written.put(4, 0, 0)
    press(written, KEY.Key_Up)
    assert written.caret().line == (3, 1)
    press(written, KEY.Key_Down)
    assert written.caret().line == (4, 0)
    press(written, KEY.Key_Left)
    assert written.caret().line == (3, 1)
    press(written, KEY.Key_Right)
    assert written.caret().line == (4, 0)


def test_title_and_fields_are_written_on_the_page(empty: Writing) -> None:
    empty.put(-1, 0, len(empty.brief.title))
    write(empty, " after the fire")
    press(empty, KEY.Key_Return)
    write(empty, "The Minister")
    assert empty.brief.title == "Inspection of large batteries after the fire"
    assert empty.brief.fields[0].value == "The Minister"


def test_emoji_next_to_evidence_shifts_nothing(written: Writing) -> None:
    written.put(1, 3, 0)
    written.page.writer.type_text("🔋🔋 ")
    text = written.texts("key-points")[3]
    written.put(1, 3, text.index("about") + 2)
    write(written, "X")
    carried = [run.text for run in written.blocks("key-points")[3].runs if run.evidence_id]
    assert carried == ["abXout 1,200 sites"]
    press(written, KEY.Key_Z, CONTROL)
    written.put(1, 3, 2)
    press(written, KEY.Key_Backspace)
    assert written.texts("key-points")[3] == "🔋 The order covers about 1,200 sites."


def test_control_backspace_deletes_a_word(empty: Writing) -> None:
    write(empty, "Two words")
    press(empty, KEY.Key_Backspace, CONTROL)
    assert empty.texts("purpose") == ["Two "]


def test_composing_shows_nothing_in_the_brief_until_it_is_committed(written: Writing) -> None:
    before = written.brief
    written.put(0, 0, 0)
    written.page.inputMethodEvent(QInputMethodEvent("ni", []))
    assert written.brief == before
    event = QInputMethodEvent("", [])
    event.setCommitString("你好")
    written.page.inputMethodEvent(event)
    assert written.texts("purpose")[0].startswith("你好To inform")


def test_changes_from_elsewhere_wait_for_the_end_of_composing(written: Writing) -> None:
    written.put(0, 0, 0)
    written.page.inputMethodEvent(QInputMethodEvent("ni", []))
    written.session.undo_stack.clear()
    written.session.set_brief(with_title(written.brief, "Another"), "title")
    assert "Another" not in written.shown()
    event = QInputMethodEvent("", [])
    event.setCommitString("你")
    written.page.inputMethodEvent(event)
    assert "Another" in written.shown()


def test_a_hyphen_and_a_space_start_a_list_and_undo_brings_them_back(empty: Writing) -> None:
    write(empty, "- One")
    assert [(block.kind, block.text) for block in empty.blocks("purpose")] == [(BlockKind.BULLET, "One")]
    press(empty, KEY.Key_Z, CONTROL, times=2)
    assert [(block.kind, block.text) for block in empty.blocks("purpose")] == [(BlockKind.PARAGRAPH, "- ")]


def test_the_sources_words_come_back_over_an_altered_quotation(written: Writing) -> None:
    before = written.brief
    written.put(1, 1, 12)
    write(written, "XX")
    written.page.writer.use_source_words()
    assert written.brief == before
    assert written.page.undo() is None
    assert written.brief != before


def test_words_can_be_made_the_writers_own(written: Writing) -> None:
    text = written.texts("key-points")[3]
    written.put(1, 3, text.index("1,200"))
    written.page.writer.release_words()
    assert written.blocks("key-points")[3].runs == (Run(text),)
    assert "The order covers about 1,200 sites." in written.shown()


def test_the_menu_key_offers_what_fits_the_cursor(written: Writing) -> None:
    written.put(1, 1, 12)
    texts = [action.text() for action in written.page.context_menu(written.page.evidence_under_cursor).actions()]
    assert texts[:3] == ["Show source", "Use the source’s words", "Remove the citation"]


def test_quotation_marks_curl_while_one_types_and_one_undo_brings_the_straight_ones_back(empty: Writing) -> None:
    QTest.keyClicks(empty.page, "He said: \"it's")
    assert empty.texts("purpose") == ["He said: “it’s"]
    QTest.keyClicks(empty.page, '"')
    assert empty.texts("purpose") == ["He said: “it’s”"]
    empty.session.undo_stack.undo()
    assert empty.texts("purpose") == ['He said: “it’s"']


def test_quotation_marks_stay_straight_where_the_user_wants_them_so(empty: Writing) -> None:
    empty.pane.set_curled_marks(False)
    QTest.keyClicks(empty.page, '"plain"')
    assert empty.texts("purpose") == ['"plain"']


def test_quotation_marks_curl_in_the_title_too(empty: Writing) -> None:
    empty.put(-1, 0)
    QTest.keyClicks(empty.page, '"')
    assert empty.brief.title.startswith("“Inspection")


def test_tab_at_the_start_of_a_line_makes_a_bullet_and_shift_tab_takes_it_back(empty: Writing) -> None:
    QTest.keyClicks(empty.page, "Point")
    empty.put(0, 0, 0)
    QTest.keyClick(empty.page, Qt.Key.Key_Tab)
    assert empty.blocks("purpose")[0].kind is BlockKind.BULLET
    QTest.keyClick(empty.page, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert empty.blocks("purpose")[0].kind is BlockKind.PARAGRAPH
    empty.put(0, 0, 3)
    QTest.keyClick(empty.page, Qt.Key.Key_Tab)
    assert empty.blocks("purpose")[0].kind is BlockKind.PARAGRAPH
    assert not empty.page.hasFocus()
