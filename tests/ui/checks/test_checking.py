"""The checks in the window, worked through by keyboard on the sample's articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import PATIENCE_MS, Choose

from briefer.brief.checks import Finding, Rule
from briefer.brief.edit import with_blocks
from briefer.brief.model import Block, BlockKind, Brief, Run, new_id
from briefer.brief.verbatim import VerbatimState, quoted_runs
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.core.span import Span
from briefer.ui.checks.pane import ChecksPane
from briefer.ui.program import Program
from briefer.ui.session import BriefSession
from briefer.ui.window.actions import Command

WORDS = "Storage is essential to the system"
F8 = Qt.Key.Key_F8


class Desk:
    """A window at work on a brief that has one quotation, and what a test does with it."""

    def __init__(self, qtbot: QtBot, program: Program, herald: str) -> None:
        self.qtbot, self.program = qtbot, program
        self.workspace = program.desktop.contents.workspace
        assert program.desktop.session is not None
        self.session: BriefSession = program.desktop.session
        text = self.session.article(herald).text
        start = text.index(WORDS)
        span = Span(start, start + len(WORDS))
        self.kept: Evidence = self.session.keep_selection(herald, span, EvidenceKind.QUOTATION)

    @property
    def pane(self) -> ChecksPane:
        return self.workspace.checks

    @property
    def brief(self) -> Brief:
        return self.session.brief

    @property
    def line(self) -> str:
        return self.brief.sections[1].blocks[0].text

    def write(self, *runs: Run | str) -> None:
        """Put one line into the key points, as writing would."""
        made = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
        line = Block(new_id(), BlockKind.BULLET, made)
        self.session.set_brief(with_blocks(self.brief, "key-points", (line,)), "write")

    def quote(self, words: str) -> None:
        self.write("She said: “", Run(words, evidence_id=self.kept.id), "”.")

    def found(self) -> tuple[Finding, ...]:
        return tuple(row.finding for row in self.pane._model.rows)

    def wait_for(self, rule: Rule) -> Finding:
        self.qtbot.waitUntil(lambda: any(item.rule is rule for item in self.found()), timeout=PATIENCE_MS)
        return next(item for item in self.found() if item.rule is rule)

    def wait_without(self, rule: Rule) -> None:
        self.qtbot.waitUntil(lambda: all(item.rule is not rule for item in self.found()), timeout=PATIENCE_MS)

    def choose(self, rule: Rule) -> Finding:
        finding = self.wait_for(rule)
        self.workspace.show_checks(True)
        assert self.pane.choose(finding.key)
        return finding

    def press(self, text: str) -> None:
        """Press the button with those words by keyboard."""
        made = next(found for found in self.pane.view.buttons() if found.text() == text)
        made.setFocus()
        QTest.keyClick(made, Qt.Key.Key_Space)

    def focus(self) -> QWidget:
        return self.program.desktop.frame.focusWidget()


@pytest.fixture
def desk(qtbot: QtBot, working: Program, herald: str, choose_article: Choose) -> Desk:
    choose_article(herald)
    made = Desk(qtbot, working, herald)
    made.quote(WORDS.replace("essential to", "essential for"))
    return made


def test_f8_opens_the_checks_at_the_gravest_finding_and_goes_on(desk: Desk) -> None:
    desk.wait_for(Rule.QUOTATION_DIFFERS)
    frame = desk.program.desktop.frame
    QTest.keyClick(frame, F8)
    assert desk.workspace.is_checking
    assert desk.focus() is desk.pane.list
    assert desk.pane.current() is not None
    assert desk.pane.current().rule is Rule.QUOTATION_DIFFERS
    QTest.keyClick(frame, F8)
    assert desk.pane.current() == desk.found()[1]
    QTest.keyClick(frame, F8, Qt.KeyboardModifier.ShiftModifier)
    assert desk.pane.current() == desk.found()[0]


def test_a_finding_brings_its_words_into_view_in_the_brief_and_in_the_article(desk: Desk) -> None:
    desk.choose(Rule.SECTION_EMPTY)
    finding = desk.choose(Rule.QUOTATION_DIFFERS)
    caret = desk.workspace.brief.page.writer.selection()[0]
    assert (caret.section, caret.block, caret.offset) == (1, 0, finding.place.span.start)
    assert desk.workspace.reader.reader.current_span == desk.kept.anchor.span


def test_both_sides_stand_beside_each_other(desk: Desk) -> None:
    desk.choose(Rule.QUOTATION_DIFFERS)
    view = desk.pane.view
    assert view._brief_card.words.toPlainText() == "Storage is essential for the system"
    assert view._source_card.words.toPlainText() == WORDS
    assert view._source_card.words.accessibleName().startswith("In the source, Northern Herald, paragraph")


def test_missing_words_are_counted_in_a_box(desk: Desk) -> None:
    desk.quote("Storage is the system")
    desk.qtbot.waitUntil(lambda: "missing" in desk.wait_for(Rule.QUOTATION_DIFFERS).advice)
    desk.choose(Rule.QUOTATION_DIFFERS)
    shown = desk.pane.view._brief_card.words.toPlainText()
    assert shown.replace("\u00a0", " ") == "Storage is  2 words missing  the system"
    desk.pane.view._brief_card.words.grab()


def test_the_sources_words_settle_a_changed_quotation_and_one_undo_brings_it_back(desk: Desk) -> None:
    desk.choose(Rule.QUOTATION_DIFFERS)
    before = desk.brief
    desk.press("Use the source’s words")
    assert desk.line == f"She said: “{WORDS}”."
    desk.wait_without(Rule.QUOTATION_DIFFERS)
    desk.session.undo_stack.undo()
    assert desk.brief == before
    desk.wait_for(Rule.QUOTATION_DIFFERS)


def test_the_focus_comes_back_to_the_list_after_an_action(desk: Desk) -> None:
    desk.choose(Rule.QUOTATION_DIFFERS)
    desk.press("Remove quotation marks")
    assert desk.focus() is desk.pane.list
    assert "“" not in desk.line


def test_f8_from_the_buttons_comes_back_to_the_list(desk: Desk) -> None:
    desk.choose(Rule.SECTION_EMPTY)
    desk.pane.view.focus_actions()
    QTest.keyClick(desk.focus(), F8)
    assert desk.focus() is desk.pane.list


def test_a_cut_can_be_marked(desk: Desk) -> None:
    desk.quote("Storage is the system")
    desk.qtbot.waitUntil(lambda: "missing" in desk.wait_for(Rule.QUOTATION_DIFFERS).advice)
    desk.choose(Rule.QUOTATION_DIFFERS)
    desk.press("Mark the cut with […]")
    assert desk.line == "She said: “Storage is […] the system”."
    (run,) = quoted_runs(desk.brief, desk.session.evidence_by_id())
    assert run.state is VerbatimState.MARKED


def test_a_finding_is_accepted_with_a_reason_and_opened_again(desk: Desk) -> None:
    finding = desk.choose(Rule.QUOTATION_DIFFERS)
    desk.press("Accept with a reason")
    assert desk.focus() is desk.pane.view.reason
    QTest.keyClicks(desk.pane.view.reason, "Corrected in Hansard")
    QTest.keyClick(desk.pane.view.reason, Qt.Key.Key_Return)
    assert [item.reason for item in desk.brief.accepted] == ["Corrected in Hansard"]
    desk.qtbot.waitUntil(lambda: desk.pane._model.rows[-1].is_accepted, timeout=PATIENCE_MS)
    assert desk.pane._model.rows[-1].about == "Accepted: Corrected in Hansard"
    assert desk.pane.current() == desk.found()[0] != finding
    desk.session.save_now()
    desk.qtbot.waitUntil(lambda: desk.session.is_saved, timeout=PATIENCE_MS)
    assert desk.session.library.brief(desk.brief.id).accepted == desk.brief.accepted
    desk.pane.choose(finding.key)
    desk.press("Open again")
    assert desk.brief.accepted == ()


def test_escape_leaves_the_reason_and_then_the_checks(desk: Desk) -> None:
    desk.choose(Rule.QUOTATION_DIFFERS)
    desk.press("Accept with a reason")
    QTest.keyClick(desk.pane.view.reason, Qt.Key.Key_Escape)
    assert desk.brief.accepted == ()
    desk.pane.list.setFocus()
    QTest.keyClick(desk.pane.list, Qt.Key.Key_Escape)
    assert not desk.workspace.is_checking
    assert desk.focus() is desk.workspace.brief.page


def test_enter_goes_on_writing_at_the_place(desk: Desk) -> None:
    desk.choose(Rule.QUOTATION_DIFFERS)
    desk.pane.list.setFocus()
    QTest.keyClick(desk.pane.list, Qt.Key.Key_Return)
    assert desk.focus() is desk.workspace.brief.page


def test_words_typed_from_an_article_are_attached_to_it_with_their_speaker(desk: Desk, herald: str) -> None:
    found = desk.session.suggestions(herald)
    assert found is not None
    text = desk.session.article(herald).text
    quotation = next(item for item in found.quotations if "near miss" in item.span.cut(text))
    desk.write(f"She said: “{quotation.span.cut(text).rstrip(',.')}”.", " ", Run(WORDS, evidence_id=desk.kept.id))
    desk.choose(Rule.QUOTATION_UNSOURCED)
    desk.press("Attach its source")
    kept = desk.session.evidence[-1]
    assert kept.speaker
    assert kept.id in desk.brief.evidence_ids()
    desk.wait_without(Rule.QUOTATION_UNSOURCED)
    desk.session.undo_stack.undo()
    assert desk.kept in desk.session.evidence
    assert kept not in desk.session.evidence


def test_the_button_counts_and_the_footer_asks_for_the_checks(desk: Desk) -> None:
    desk.wait_for(Rule.QUOTATION_DIFFERS)
    action = desk.program.desktop.contents.commands[Command.CHECKS]
    assert desk.program.desktop.contents.toolbar._checks.count == len(desk.found())
    assert "1 to fix" in desk.program.desktop.contents.toolbar._checks.accessibleName()
    buttons = desk.workspace.brief.footer.findChildren(QAbstractButton)
    next(found for found in buttons if found.text().strip() == "1 to fix").click()
    assert desk.workspace.is_checking
    assert action.isChecked()
    action.trigger()
    assert not desk.workspace.is_checking


def test_what_passed_is_told(desk: Desk) -> None:
    desk.wait_for(Rule.QUOTATION_DIFFERS)
    desk.quote(WORDS)
    desk.wait_without(Rule.QUOTATION_DIFFERS)
    assert desk.pane._passed.text().startswith("Passed: quotations, speakers")


def test_the_list_is_a_sound_model_and_forgets_a_closed_library(desk: Desk) -> None:
    desk.wait_for(Rule.QUOTATION_DIFFERS)
    QAbstractItemModelTester(desk.pane._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.quote(WORDS)
    desk.wait_without(Rule.QUOTATION_DIFFERS)
    desk.program.desktop.close_library()
    assert desk.found() == ()
    assert not desk.workspace.is_checking


def test_a_long_brief_is_checked_while_one_types(desk: Desk) -> None:
    section = desk.brief.sections[1]
    many = tuple(replace(block, id=new_id()) for _time in range(60) for block in section.blocks)
    desk.session.set_brief(with_blocks(desk.brief, "key-points", many), "write")
    page = desk.workspace.brief.page
    page.setFocus()
    QTest.keyClicks(page, "Now")
    desk.qtbot.waitUntil(
        lambda: sum(item.rule is Rule.QUOTATION_DIFFERS for item in desk.found()) == 60, timeout=PATIENCE_MS
    )
