"""The brief pane as the rest of the window uses it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from ui.editor.conftest import Open
from ui.editor.desks import article, empty_brief, evidence, note, written_brief
from ui.editor.writing import Writing

from briefer.brief.checks import Finding, Place, Report, Rule, Severity
from briefer.brief.checks.finding import Accepted
from briefer.brief.model import BlockKind, Run, Section
from briefer.core.evidence import EvidenceKind
from briefer.core.span import Span
from briefer.ui.editor.caret import Caret

FINDING = Finding(rule=Rule.FIGURE_DIFFERS, severity=Severity.FIX, title="Figure", detail="", advice="")


def button(writing: Writing, name: str) -> QAbstractButton:
    return next(found for found in writing.pane.findChildren(QAbstractButton) if found.accessibleName() == name)


def test_evidence_is_shown_where_it_stands(written: Writing) -> None:
    assert written.pane.show_evidence(evidence()[5].id)
    assert written.caret() == Caret(2, 0, written.texts("background")[0].index("a model"))
    assert not written.pane.show_evidence("none")


def test_a_section_is_shown_by_its_key(written: Writing) -> None:
    written.pane.show_section("assessment")
    assert written.caret() == Caret(4, 0)
    written.pane.show_section("none")
    assert written.caret() == Caret(4, 0)


def test_the_place_of_a_finding_comes_under_the_cursor(written: Writing) -> None:
    line = written.blocks("key-points")[3]
    written.pane.show_place(Place("key-points", line.id, Span(10, 15)))
    assert written.caret() == Caret(1, 3, 10)
    written.pane.show_place(Place("next-steps"))
    assert written.caret() == Caret(5, 0)
    written.pane.show_place(Place("key-points", "gone", Span(0, 1)))
    assert written.caret() == Caret(5, 0)


def test_a_difference_is_marked_by_its_weight_and_not_at_all_where_it_is_accepted(written: Writing) -> None:
    written.put(1, 3, len("The order covers about"))
    QTest.keyClicks(written.page, "X")
    line = written.blocks("key-points")[3]
    finding = replace(FINDING, place=Place("key-points", line.id, Span(0, 4)), evidence_id=evidence()[1].id)
    drawn = [written.page.grab().toImage()]
    for report in (Report((finding,)), Report(accepted=(Accepted(finding, "As agreed"),))):
        written.pane.show_findings(report)
        drawn.append(written.page.grab().toImage())
    assert drawn[0] != drawn[1] != drawn[2] != drawn[0]


def test_the_numbers_of_findings_ask_for_the_checks(written: Writing, qtbot: QtBot) -> None:
    written.pane.show_findings(Report((FINDING, FINDING)))
    with qtbot.waitSignal(written.pane.findings_requested):
        button(written, "To fix").click()
    assert button(written, "To fix").text().strip() == "2 to fix"


def test_the_header_shows_and_sets_the_form_at_the_cursor(written: Writing) -> None:
    written.put(4, 0, 3)
    assert button(written, "Bold").isChecked()
    written.put(1, 0, 1)
    assert not button(written, "Bold").isChecked()
    assert button(written, "Bulleted list").isChecked()
    button(written, "Numbered list").click()
    assert written.blocks("key-points")[0].kind is BlockKind.NUMBER
    written.put(-1, 0)
    assert not button(written, "Bold").isEnabled()


def test_words_kept_in_the_reader_and_placed_land_in_view_with_their_letter(written: Writing) -> None:
    source = written.session.article(article().id)
    start = source.text.index("340 stand")
    written.session.keep_selection(source.id, Span(start, start + 3), EvidenceKind.FIGURE, "next-steps")
    assert "340" in written.texts("next-steps")[0]
    assert written.caret().section == 5
    kept = written.session.evidence[-1]
    written.page.repaint()
    assert written.page._letters[kept.id] == "F5"
    assert written.page.words_about(kept.id).startswith("F5 matches")


def test_discarded_evidence_leaves_plain_words(written: Writing) -> None:
    item = evidence()[1]
    written.session.discard(item.id)
    assert written.blocks("key-points")[3].runs == (Run("The order covers about 1,200 sites."),)
    assert "The order covers about 1,200 sites." in written.shown()
    written.session.undo_stack.undo()
    assert "The order covers about 1,200 sites.2" in written.shown()


def test_a_section_moves_with_the_cursor_in_it_and_back_by_undo(written: Writing) -> None:
    written.put(2, 0, 5)
    written.pane.move_section(-1)
    assert [section.key for section in written.brief.sections][:3] == ["purpose", "background", "key-points"]
    assert written.caret() == Caret(1, 0, 5)
    written.pane.move_section(-5)
    assert written.caret() == Caret(0, 0, 5)
    written.session.undo_stack.undo()
    written.session.undo_stack.undo()
    assert written.brief.sections == written_keys(written)


def written_keys(writing: Writing) -> tuple[Section, ...]:
    """The sections in the template's own order."""
    order = [section.key for section in note().sections]
    return tuple(sorted(writing.brief.sections, key=lambda section: order.index(section.key)))


def test_another_template_is_chosen_in_the_header_and_undone(written: Writing) -> None:
    before = written.brief
    menu = written.pane.header._kinds
    next(action for action in menu.actions() if action.text() == "Action memo").trigger()
    assert written.brief.template == "action-memo"
    assert "Bottom line" in written.shown()
    assert written.brief.evidence_ids()
    assert set(written.brief.evidence_ids()) == set(before.evidence_ids())
    assert written.pane.header._template.accessibleName() == "Kind of brief: Action memo"
    written.put(0, 0)
    QTest.keyClicks(written.page, "Approve")
    assert written.texts("summary") == ["Approve"]
    written.session.undo_stack.undo()
    written.session.undo_stack.undo()
    assert written.brief == before
    assert written.pane.header._template.accessibleName() == "Kind of brief: Information note"
    assert "Key points" in written.shown()


def test_another_brief_takes_the_place_of_the_first(written: Writing) -> None:
    other = replace(empty_brief(), id="other", title="Another brief")
    written.session.open_brief(other)
    written.pane.open(written.session, note())
    assert "Another brief" in written.shown()
    QTest.keyClicks(written.page, "New")
    assert written.texts("purpose") == ["New"]
    assert written.brief.id == "other"


def test_an_input_method_may_replace_what_it_wrote(empty: Writing) -> None:
    QTest.keyClicks(empty.page, "kana")
    event = QInputMethodEvent()
    event.setCommitString("かな", -4, 4)
    empty.page.inputMethodEvent(event)
    assert empty.texts("purpose") == ["かな"]


def test_composing_over_a_selection_replaces_it(written: Writing) -> None:
    written.put(4, 0, 0)
    for _time in range(6):
        QTest.keyClick(written.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    written.page.inputMethodEvent(QInputMethodEvent("a", []))
    event = QInputMethodEvent()
    event.setCommitString("아마")
    written.page.inputMethodEvent(event)
    assert written.texts("assessment")[0].startswith("아마 to pass")


def test_the_pointer_becomes_a_hand_over_a_letter(written: Writing) -> None:
    written.page.repaint()
    box, _evidence_id = written.page._painter.tags[0]
    written.page.point_hand(box.center().toPoint())
    assert written.page.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    written.page.point_hand(QPoint(300, 300))
    assert written.page.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    assert not any(box.contains(QPointF(300, 300)) for box, _evidence_id in written.page._painter.tags)


def test_a_narrow_pane_keeps_the_words_and_the_findings(open_writing: Open, qtbot: QtBot) -> None:
    writing = open_writing(written_brief())
    writing.pane.show_findings(Report((replace(FINDING, severity=Severity.LOOK),)))
    writing.pane.resize(330, 800)
    shown = [label for label in writing.pane.footer.findChildren(QAbstractButton) if label.isVisible()]
    assert [label.text().strip() for label in shown] == ["1 to look at"]
