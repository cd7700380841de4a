"""Pasting, dropping, inserting and being read: the page and what lies around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from ui.editor.desks import LONG, evidence
from ui.editor.writing import Writing

from briefer.brief.edit import with_title
from briefer.brief.model import BlockKind, Run
from briefer.settings import ThemeChoice
from briefer.ui.editor import EVIDENCE_TYPE
from briefer.ui.editor.caret import Caret
from briefer.ui.editor.chooser import EvidenceChooser

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def paste(writing: Writing, mime: QMimeData, *, plain: bool = False) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(writing.page, Qt.Key.Key_V, CONTROL | SHIFT if plain else CONTROL)


def select(writing: Writing, start: Caret, end: Caret) -> None:
    cursor = writing.page.textCursor()
    cursor.setPosition(writing.page.shown_page.position_of(start))
    cursor.setPosition(writing.page.shown_page.position_of(end), QTextCursor.MoveMode.KeepAnchor)
    writing.page.setTextCursor(cursor)


def point_of(writing: Writing, caret: Caret) -> QPoint:
    """The middle of the character behind a caret, in the page's own pixels."""
    cursor = writing.page.textCursor()
    cursor.setPosition(writing.page.shown_page.position_of(caret))
    here = writing.page.cursorRect(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    there = writing.page.cursorRect(cursor)
    return QPoint((here.left() + there.left()) // 2, here.center().y())


def drop(writing: Writing, mime: QMimeData, caret: Caret) -> bool:
    place = QPointF(point_of(writing, caret)) - QPointF(2, 0)
    actions = Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), actions, mime, buttons, keys)
    writing.page.dragEnterEvent(enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(place, actions, mime, buttons, keys)
    writing.page.dropEvent(event)
    return event.isAccepted()


def mime_of(evidence_id: str) -> QMimeData:
    mime = QMimeData()
    mime.setData(EVIDENCE_TYPE, evidence_id.encode())
    return mime


def test_pasted_text_of_several_lines_becomes_blocks(empty: Writing) -> None:
    mime = QMimeData()
    mime.setText("First\nSecond")
    paste(empty, mime)
    assert empty.texts("purpose") == ["First", "Second"]
    QTest.keyClick(empty.page, Qt.Key.Key_Z, CONTROL)
    assert empty.brief.sections[0].blocks == ()


def test_pasted_html_keeps_bold_and_nothing_dangerous(empty: Writing) -> None:
    mime = QMimeData()
    mime.setHtml("<p>Be <b>bold</b><script>x()</script><img src='http://a.example/p.png'></p><ul><li>item</li></ul>")
    paste(empty, mime)
    assert empty.blocks("purpose")[0].runs == (Run("Be "), Run("bold", bold=True))
    assert empty.blocks("purpose")[1].kind is BlockKind.BULLET


def test_paste_as_text_leaves_the_form_behind(empty: Writing) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("bold")
    paste(empty, mime, plain=True)
    assert empty.blocks("purpose")[0].runs == (Run("bold"),)


def test_pasting_from_an_empty_clipboard_changes_nothing(written: Writing) -> None:
    before = written.brief
    QGuiApplication.clipboard().clear()
    QTest.keyClick(written.page, Qt.Key.Key_V, CONTROL)
    assert written.brief == before


def test_cut_and_paste_takes_evidence_along(written: Writing) -> None:
    select(written, Caret(1, 3, 0), Caret(1, 3, len(written.texts("key-points")[3])))
    QTest.keyClick(written.page, Qt.Key.Key_X, CONTROL)
    assert written.texts("key-points")[3] == ""
    written.put(5, 0)
    QTest.keyClick(written.page, Qt.Key.Key_V, CONTROL)
    assert [run.text for run in written.blocks("next-steps")[0].runs if run.evidence_id] == ["about 1,200 sites"]


def test_copied_text_holds_no_citation_number_or_help(written: Writing) -> None:
    QTest.keyClick(written.page, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(written.page, Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text()
    assert "The order covers about 1,200 sites.\n" in copied
    assert "What happens next" not in copied
    assert "Key points" not in copied


def test_a_dropped_card_lands_where_it_is_dropped(written: Writing) -> None:
    item = evidence()[4]
    assert drop(written, mime_of(item.id), Caret(4, 0, len("Likely to pass.")))
    runs = written.blocks("assessment")[0].runs
    assert Run("7.5 per cent", evidence_id=item.id) in runs


def test_a_dropped_file_is_left_to_the_window(written: Writing) -> None:
    before = written.brief
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/articles/a.html")])
    mime.setText("/articles/a.html")
    assert not drop(written, mime, Caret(4, 0, 3))
    assert written.brief == before


def test_an_unknown_card_changes_nothing(written: Writing) -> None:
    before = written.brief
    drop(written, mime_of("no such id"), Caret(4, 0, 3))
    assert written.brief == before


def test_text_dropped_on_a_heading_goes_to_the_line_after_it(written: Writing) -> None:
    headings = [section.heading for section in written.brief.sections]
    mime = QMimeData()
    mime.setText("Dropped. ")
    cursor = written.page.document().find("Assessment")
    place = QPointF(written.page.cursorRect(cursor).center())
    event = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    written.page.dropEvent(event)
    assert written.texts("assessment")[0].startswith("Dropped. Likely")
    assert [section.heading for section in written.brief.sections] == headings


def test_selected_text_can_be_moved_with_its_evidence(written: Writing) -> None:
    text = written.texts("key-points")[3]
    select(written, Caret(1, 3, 0), Caret(1, 3, len(text)))
    written.page.writer.move_selection(written.page.shown_page.position_of(Caret(4, 0, 0)))
    assert written.texts("key-points")[3] == ""
    assert written.texts("assessment")[0].startswith("The order covers about 1,200 sites.Likely")
    assert written.blocks("assessment")[0].runs[1].evidence_id == evidence()[1].id


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_chooser_finds_by_words_and_inserts_by_return(empty: Writing, qtbot: QtBot) -> None:
    empty.put(1, 0)
    QTest.keyClick(empty.page, Qt.Key.Key_K, CONTROL)
    chooser = empty.pane.findChild(EvidenceChooser)
    assert chooser is not None
    QTest.keyClicks(chooser.focusWidget() or chooser, "unwatched")
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    assert [block.kind for block in empty.blocks("key-points")] == [BlockKind.QUOTE, BlockKind.ATTRIBUTION]
    assert LONG in empty.texts("key-points")[0]
    assert empty.session.undo_stack.count() == 1


def test_control_click_on_evidence_shows_its_source(written: Writing) -> None:
    text = written.texts("key-points")[3]
    place = point_of(written, Caret(1, 3, text.index("1,200")))
    QTest.mouseClick(written.page.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    assert written.sources == [evidence()[1].id]
    QTest.mouseClick(written.page.viewport(), Qt.MouseButton.LeftButton, CONTROL, point_of(written, Caret(1, 3, 2)))
    assert len(written.sources) == 1


def test_f4_shows_the_source_of_the_words_with_the_cursor(written: Writing, qtbot: QtBot) -> None:
    text = written.texts("key-points")[3]
    with qtbot.waitSignal(written.pane.evidence_under_cursor_changed):
        written.put(1, 3, text.index("1,200"))
    QTest.keyClick(written.page, Qt.Key.Key_F4)
    assert written.sources == [evidence()[1].id]


def test_the_letter_in_the_margin_shows_the_source(written: Writing) -> None:
    written.page.repaint()
    letters = {evidence_id: box for box, evidence_id in written.page._painter.tags}
    QTest.mouseClick(
        written.page.viewport(),
        Qt.MouseButton.LeftButton,
        pos=letters[evidence()[0].id].center().toPoint(),
    )
    assert written.sources == [evidence()[0].id]


def test_the_menu_offers_the_source_of_evidence(written: Writing) -> None:
    menu = written.page.context_menu(evidence()[0].id)
    menu.actions()[0].trigger()
    assert written.sources == [evidence()[0].id]
    assert [action.text() for action in written.page.context_menu().actions()][:3] == ["Cut", "Copy", "Paste"]


def test_what_a_screen_reader_types_is_taken_over(written: Writing, qtbot: QtBot) -> None:
    cursor = written.page.document().find("Likely")
    cursor.clearSelection()
    cursor.insertText(" (very)")
    qtbot.waitUntil(lambda: written.texts("assessment")[0].startswith("Likely (very) to pass"))
    QTest.keyClick(written.page, Qt.Key.Key_Z, CONTROL)
    assert written.texts("assessment")[0].startswith("Likely to pass")


def test_what_anything_does_to_a_heading_is_undone(written: Writing, qtbot: QtBot) -> None:
    before = written.brief
    written.page.document().find("Key points").removeSelectedText()
    qtbot.waitUntil(lambda: "Key points" in written.shown())
    assert written.brief == before


def test_the_footer_counts_words_pages_and_time(written: Writing) -> None:
    footer = written.pane.footer
    labels = [label.text() for label in footer.findChildren(object) if hasattr(label, "text") and label.text()]
    assert "124 of 620 words" in labels
    assert "1 page" in labels
    assert "1 min to read aloud" in labels


def test_every_control_has_a_name_and_the_page_is_a_text(written: Writing) -> None:
    buttons = written.pane.findChildren(QAbstractButton)
    assert buttons
    assert all(button.accessibleName() or button.text() for button in buttons)
    assert written.page.accessibleName() == "Brief"


def test_words_about_evidence_say_how_it_compares(written: Writing) -> None:
    assert "word for word" in written.page.words_about(evidence()[0].id)
    written.put(1, 1, 5)
    QTest.keyClicks(written.page, "x")
    assert "differs from its source" in written.page.words_about(evidence()[0].id)
    assert written.page.words_about("") == ""


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.0])
def test_zoom_and_colours_change_neither_words_nor_cursor(written: Writing, zoom: float) -> None:
    written.put(4, 0, 6)
    before, shown = written.brief, written.shown()
    written.pane.set_zoom(zoom)
    written.pane._themes.choose(ThemeChoice.DARK)
    written.pane.set_white_paper(True)
    assert (written.brief, written.shown(), written.caret()) == (before, shown, Caret(4, 0, 6))
    assert written.session.undo_stack.isClean()


def test_nothing_of_the_brief_is_left_when_it_is_forgotten(written: Writing) -> None:
    written.pane.forget()
    assert written.page.toPlainText() == ""
    assert not any(label.text().strip(" Brief") for label in written.pane.findChildren(QLabel) if label.isVisible())
    QTest.keyClicks(written.page, "typed while locked")
    assert written.page.toPlainText() == ""
    written.session.set_brief(with_title(written.brief, "Another"), "title")
    assert written.page.toPlainText() == ""


def test_what_is_typed_is_in_the_library_when_the_work_is_closed(written: Writing) -> None:
    written.put(4, 0, 0)
    QTest.keyClicks(written.page, "Kept. ")
    written.session.close()
    saved = written.session.library.brief(written.brief.id)
    assert saved.sections[4].blocks[0].text.startswith("Kept. Likely")
