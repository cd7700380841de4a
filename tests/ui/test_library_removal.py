"""Removing for good in the real window: what goes is shown first, and then is gone from the file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.library import Library
from briefer.ui.jobs import Lane
from briefer.ui.library.removal_dialog import RemovalDialog
from briefer.ui.program import Program
from briefer.ui.window.actions import Command
from briefer.workflow.opening import create_library, default_library_path

SLOW = 30_000


def asked(qtbot: QtBot, program: Program, command: Command) -> RemovalDialog:
    program.desktop.contents.commands[command].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RemovalDialog), timeout=SLOW)
    found = QApplication.activeModalWidget()
    assert isinstance(found, RemovalDialog)
    return found


def test_an_article_goes_with_its_evidence_after_both_were_shown(
    qtbot: QtBot, working: Program, sample_library: Library
) -> None:
    workspace = working.desktop.contents.workspace
    article = workspace.articles.current_id()
    QTest.keyClick(workspace.suggestions.list, Qt.Key.Key_1)
    dialog = asked(qtbot, working, Command.REMOVE_ARTICLE)
    assert [row.side for row in dialog.rows] in (
        ["loses a source", "quotation goes"],
        ["loses a source", "figure goes"],
    )
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: working.desktop.library is not None and working.desktop.is_working, timeout=SLOW)
    assert article not in {entry.id for entry in sample_library.articles()}
    assert sample_library.evidence() == ()
    session = working.desktop.session
    assert session is not None
    assert session.evidence == ()
    assert not session.undo_stack.canUndo()
    assert any(block.text for section in session.brief.sections for block in section.blocks)


def test_an_article_stays_where_one_thinks_again(qtbot: QtBot, working: Program, sample_library: Library) -> None:
    dialog = asked(qtbot, working, Command.REMOVE_ARTICLE)
    assert dialog.focusWidget() is dialog.keep
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(sample_library.articles()) == 3


def test_a_brief_goes_with_its_versions_and_its_evidence_stays(
    qtbot: QtBot, working: Program, sample_library: Library
) -> None:
    QTest.keyClick(working.desktop.contents.workspace.suggestions.list, Qt.Key.Key_1)
    working.desktop.take_snapshot("Before the meeting")
    session = working.desktop.session
    assert session is not None
    gone = session.brief.id
    dialog = asked(qtbot, working, Command.REMOVE_BRIEF)
    assert [(row.title, row.side) for row in dialog.rows] == [("Before the meeting", "goes")]
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: working.desktop.library is not None and working.desktop.is_working, timeout=SLOW)
    assert gone not in {entry.id for entry in sample_library.briefs()}
    assert len(sample_library.evidence()) == 1


@pytest.fixture
def own(qtbot: QtBot, program: Program) -> Library:
    made = create_library(default_library_path(), "correct horse battery staple", keyring=False)
    program.door.enter(made.library, resume=True)
    qtbot.waitUntil(lambda: program.desktop.is_working)
    return made.library


def test_the_whole_library_goes_only_after_the_word_was_typed(qtbot: QtBot, program: Program, own: Library) -> None:
    program.desktop.start_brief("information-note", "Harbour dues")
    program.desktop.show_start()
    program.jobs.wait(Lane.WRITES)
    program.care.back_up_now()
    dialog = asked(qtbot, program, Command.REMOVE_LIBRARY)
    assert "1 brief" in {row.title for row in dialog.rows}
    assert not dialog.remove.isEnabled()
    QTest.keyClicks(dialog.typed, "Remove")
    assert dialog.remove.isEnabled()
    QTest.keyClick(dialog.remove, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not list(own.path.parent.glob("library*")), timeout=SLOW)
    assert program.desktop.library is None
