"""Reviewing in the three panes as a user does: with keys and the mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefer.core.suggestion import Decision
from briefer.library import Library
from briefer.settings import ThemeChoice
from briefer.ui.program import Program
from briefer.ui.session import BriefSession
from briefer.ui.window.actions import ACTIONS, Command
from briefer.ui.window.workspace import Workspace

Choose = Callable[[str], None]


@pytest.fixture
def workspace(working: Program) -> Workspace:
    return working.desktop.contents.workspace


@pytest.fixture
def session(working: Program) -> BriefSession:
    assert working.desktop.session is not None
    return working.desktop.session


def test_articles_stand_under_their_day_with_copies_below_their_lead(workspace: Workspace) -> None:
    rows = [
        workspace.articles.list.model().index(place, 0).data()
        for place in range(workspace.articles.list.model().rowCount())
    ]
    assert len(rows) == 4
    copy = next(place for place, row in enumerate(rows) if "the same" in row)
    assert "Minister orders checks" in rows[copy - 1] or "Grid batteries" in rows[copy - 1]


def test_enter_keeps_x_skips_and_a_number_sends(
    workspace: Workspace, session: BriefSession, sample_library: Library
) -> None:
    suggestions = workspace.suggestions
    first = suggestions.current()
    QTest.keyClick(suggestions.list, Qt.Key.Key_Return)
    second = suggestions.current()
    assert second != first
    QTest.keyClick(suggestions.list, Qt.Key.Key_X)
    QTest.keyClick(suggestions.list, Qt.Key.Key_2)
    session.close()
    decided = sorted(sample_library.decisions(workspace.articles.current_id()).values())
    assert decided == [Decision.KEPT, Decision.KEPT, Decision.SKIPPED]
    assert len(session.evidence) == 2
    assert session.brief.section_of(session.evidence[1].id) is session.brief.sections[1]


def test_undo_brings_a_suggestion_back(working: Program, workspace: Workspace, session: BriefSession) -> None:
    before = workspace.suggestions.current()
    QTest.keyClick(workspace.suggestions.list, Qt.Key.Key_Return)
    working.desktop.contents.commands[Command.UNDO].trigger()
    assert session.evidence == ()
    assert workspace.suggestions.choose(_key(before))
    working.desktop.contents.commands[Command.REDO].trigger()
    assert len(session.evidence) == 1


def test_the_buttons_on_the_current_row_work(workspace: Workspace, session: BriefSession) -> None:
    view = workspace.suggestions.list
    rect = view.visualRect(view.currentIndex())
    keep, skip = QPoint(rect.right() - 80, rect.center().y()), QPoint(rect.right() - 30, rect.center().y())
    count = view.model().rowCount()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=keep)
    assert len(session.evidence) == 1
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=skip)
    assert view.model().rowCount() == count - 2
    assert len(session.evidence) == 1


def test_the_reader_outlines_the_suggestion_one_looks_at(workspace: Workspace) -> None:
    QTest.keyClick(workspace.suggestions.list, Qt.Key.Key_Down)
    current = workspace.suggestions.current()
    assert current is not None
    reader = workspace.reader.reader
    cursor = reader.textCursor()
    cursor.setPosition(current.span.start)
    assert reader.viewport().rect().contains(reader.cursorRect(cursor).center())


def test_words_selected_in_the_reader_are_kept_by_key(
    working: Program, workspace: Workspace, session: BriefSession, choose_article: Choose, herald: str
) -> None:
    choose_article(herald)
    reader = workspace.reader.reader
    start = reader.toPlainText().index("fewer than half of the sites")
    cursor = reader.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + 28, cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    reader.setFocus()
    QTest.keyClick(reader, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [item.anchor.text for item in session.evidence] == ["fewer than half of the sites"]
    assert "fewer than half of the sites" in workspace.evidence.list.model().index(0, 0).data()


def test_segments_show_one_kind_of_evidence(workspace: Workspace, session: BriefSession, herald: str) -> None:
    found = session.suggestions(herald)
    assert found is not None
    session.keep(herald, found.quotations[0])
    session.keep(herald, found.figures[0])
    buttons = {button.text(): button for button in workspace.evidence.findChildren(QAbstractButton)}
    assert {"All 2", "Quotations 1", "Figures 1"} <= set(buttons)
    buttons["Figures 1"].click()
    assert workspace.evidence.list.model().rowCount() == 1
    assert workspace.evidence.list.model().index(0, 0).data().startswith("F1, figure")


def test_a_card_shows_its_source_and_back(
    qtbot: QtBot, working: Program, workspace: Workspace, session: BriefSession, herald: str
) -> None:
    found = session.suggestions(herald)
    assert found is not None
    kept = session.keep(herald, found.quotations[-1])
    workspace.evidence.choose(kept.id)
    workspace.evidence.list.setFocus()
    QTest.keyClick(workspace.evidence.list, Qt.Key.Key_Return)
    reader = workspace.reader.reader
    assert reader.article is not None
    assert reader.article.id == herald
    workspace.reader.reader.setFocus()
    working.desktop.contents.commands[Command.BACK].trigger()
    qtbot.waitUntil(workspace.evidence.list.hasFocus)


def test_f6_walks_the_panes_both_ways(working: Program, workspace: Workspace) -> None:
    stops = []
    workspace.articles.list.setFocus()
    for _step in range(5):
        QTest.keyClick(working.desktop.frame, Qt.Key.Key_F6)
        stops.append(_named(QApplication.focusWidget()))
    assert stops[:3] == ["Evidence", "Reader", "Suggestions"]
    assert stops[4] == "Articles"
    QTest.keyClick(working.desktop.frame, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(working.desktop.frame, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _named(QApplication.focusWidget()) == "Suggestions"


def test_a_narrow_window_folds_the_left_pane_until_f6(working: Program, workspace: Workspace) -> None:
    workspace.resize(1000, 700)
    assert workspace.articles.isHidden() or not workspace.articles.isVisible()
    workspace.walk(1)
    workspace.walk(1)
    workspace.articles.list.setFocus()


def test_what_is_found_leads_to_its_article(qtbot: QtBot, working: Program, workspace: Workspace) -> None:
    field = working.desktop.contents.find_field
    QTest.keyClick(working.desktop.frame, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "patchwork")
    qtbot.waitUntil(lambda: len(field.shown) > 0)
    wanted = field.shown[0].article_id
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.articles.current_id() == wanted)
    assert field.shown == ()


def test_a_marking_stands_in_the_banner(working: Program, session: BriefSession) -> None:
    contents = working.desktop.contents
    official = next(action for action in contents.marking_menu.actions() if action.text() == "OFFICIAL")
    official.trigger()
    assert session.brief.marking == "OFFICIAL"
    assert contents.banner.isVisible()
    assert contents.banner.text() == "OFFICIAL"
    session.undo_stack.undo()
    assert not contents.banner.isVisible()


def test_dark_colours_hold_for_every_pane(working: Program, workspace: Workspace) -> None:
    working.desktop.contents.theme_chosen.emit(ThemeChoice.DARK)
    picture = working.desktop.frame.grab().toImage()
    bright = sum(
        picture.pixelColor(x, y).lightnessF() > 0.9
        for x in range(0, picture.width(), 16)
        for y in range(0, picture.height(), 16)
    )
    total = (picture.width() // 16) * (picture.height() // 16)
    assert bright < total * 0.05
    working.desktop.contents.theme_chosen.emit(ThemeChoice.LIGHT)


def test_every_widget_one_can_reach_has_a_name(working: Program) -> None:
    nameless = [
        widget
        for widget in working.desktop.frame.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert [f"{type(widget).__name__} in {type(widget.parent()).__name__}" for widget in nameless] == []


def test_no_key_is_given_to_two_actions(working: Program) -> None:
    keys = [
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for spec in ACTIONS
        for key in working.desktop.contents.commands[spec.command].shortcuts()
    ]
    assert len(keys) == len(set(keys))


def test_the_lists_keep_the_rules_of_models(workspace: Workspace) -> None:
    testers = [
        QAbstractItemModelTester(pane.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
        for pane in (workspace.articles, workspace.evidence, workspace.suggestions)
    ]
    QTest.keyClick(workspace.suggestions.list, Qt.Key.Key_Return)
    QTest.keyClick(workspace.suggestions.list, Qt.Key.Key_1)
    QTest.keyClick(workspace.suggestions.list, Qt.Key.Key_X)
    assert len(testers) == 3


def test_locking_shows_nothing_of_the_library(working: Program) -> None:
    working.desktop.close_library()
    contents = working.desktop.contents
    assert contents.workspace.articles.list.model().rowCount() == 0
    assert contents.workspace.evidence.list.model().rowCount() == 0
    assert contents.start.briefs.model().rowCount() == 0
    assert working.desktop.frame.windowTitle() == "Briefer"
    assert "batter" not in contents.workspace.reader.reader.toPlainText()
    assert "batter" not in contents.workspace.brief.page.toPlainText()


def _named(widget: QWidget | None) -> str:
    return "" if widget is None else widget.accessibleName()


def _key(suggestion: object) -> str:
    from briefer.core.suggestion import suggestion_id

    return suggestion_id(suggestion)  # type: ignore[arg-type]


def test_the_start_page_offers_only_what_makes_sense_there(working: Program, session: BriefSession) -> None:
    commands = working.desktop.contents.commands
    QTest.keyClick(working.desktop.contents.workspace.suggestions.list, Qt.Key.Key_Return)
    assert commands[Command.UNDO].isEnabled()
    assert "keep" in commands[Command.UNDO].text()
    commands[Command.START_PAGE].trigger()
    assert not commands[Command.KEEP].isEnabled()
    assert not commands[Command.UNDO].isEnabled()
    assert commands[Command.NEW_BRIEF].isEnabled()


def test_a_recent_brief_opens_where_one_left_it(
    qtbot: QtBot, working: Program, session: BriefSession, sample_library: Library
) -> None:
    first = session.brief.id
    working.desktop.contents.marking_chosen.emit("OFFICIAL")
    working.desktop.start_brief(title="Second note")
    assert session.brief.title == "Second note"
    working.desktop.open_brief(first)
    qtbot.waitUntil(lambda: session.brief.id == first)
    assert working.desktop.contents.banner.text() == "OFFICIAL"
    session.close()
    assert {entry.title for entry in sample_library.briefs()} >= {"Second note", session.brief.title}


def test_copying_a_card_brings_its_source(working: Program, workspace: Workspace, session: BriefSession) -> None:
    QTest.keyClick(workspace.suggestions.list, Qt.Key.Key_Return)
    workspace.evidence.choose(session.evidence[0].id)
    working.desktop.contents.commands[Command.COPY_CITED].trigger()
    copied = QApplication.clipboard().text()
    assert session.evidence[0].anchor.text in copied
    assert "March 2026" in copied
