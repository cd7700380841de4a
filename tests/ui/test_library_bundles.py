"""A brief handed over from one library and taken in by another, in the real window."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from briefer.library import Library
from briefer.ui.library.bundle_dialogs import HandOverDialog, TakeInDialog
from briefer.ui.program import Program
from briefer.ui.window.actions import Command
from briefer.workflow.opening import create_library, default_library_path

PASSPHRASE = "correct horse battery staple"
SLOW = 30_000
D = TypeVar("D", bound=QDialog)


def shown(qtbot: QtBot, kind: type[D]) -> D:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=SLOW)
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def hand_over(qtbot: QtBot, program: Program, path: Path) -> None:
    program.desktop.contents.commands[Command.HAND_OVER].trigger()
    dialog = shown(qtbot, HandOverDialog)
    assert not dialog.go.isEnabled()
    dialog.path.setText(str(path))
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    QTest.keyClicks(dialog.again, PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted, timeout=SLOW):
        QTest.keyClick(dialog.again, Qt.Key.Key_Return)


def test_a_brief_arrives_in_another_library_with_its_sources(
    qtbot: QtBot, working: Program, sample_library: Library, tmp_path: Path
) -> None:
    QTest.keyClick(working.desktop.contents.workspace.suggestions.list, Qt.Key.Key_2)
    session = working.desktop.session
    assert session is not None
    sent, words = session.brief, session.evidence[0].anchor.text
    path = tmp_path / "note.briefer-bundle"
    hand_over(qtbot, working, path)
    assert words.encode() not in path.read_bytes()

    other = create_library(default_library_path(), PASSPHRASE, keyring=False).library
    working.door.enter(other)
    qtbot.waitUntil(lambda: working.desktop.session is not None and working.desktop.library is other)
    working.bundles.look_into(path)
    dialog = shown(qtbot, TakeInDialog)
    QTest.keyClicks(dialog.passphrase, "another phrase altogether")
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.look.isEnabled, timeout=SLOW)
    assert "passphrase" in dialog.said.text().casefold()
    assert not dialog.take_in.isEnabled()
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.take_in.isEnabled, timeout=SLOW)
    assert [row.side for row in dialog.changes.rows] == ["comes in", "new", "new"]
    QTest.mouseClick(dialog.take_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: working.desktop.is_working, timeout=SLOW)
    assert other.brief(sent.id) == sent
    assert [item.anchor.text for item in other.evidence()] == [words]
    assert len(other.articles()) == 1


def test_a_file_that_is_no_bundle_is_told(qtbot: QtBot, working: Program, tmp_path: Path) -> None:
    path = tmp_path / "note.briefer-bundle"
    path.write_bytes(b"something else")
    working.bundles.look_into(path)
    dialog = shown(qtbot, TakeInDialog)
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.look.isEnabled() and len(dialog.said.text()) > 20, timeout=SLOW)
    assert not dialog.take_in.isEnabled()


def test_a_folder_that_is_missing_is_told_and_another_can_be_chosen(
    qtbot: QtBot, working: Program, tmp_path: Path
) -> None:
    QTest.keyClick(working.desktop.contents.workspace.suggestions.list, Qt.Key.Key_2)
    working.desktop.contents.commands[Command.HAND_OVER].trigger()
    dialog = shown(qtbot, HandOverDialog)
    dialog.path.setText(str(tmp_path / "no" / "folder" / "note.briefer-bundle"))
    for field in (dialog.passphrase, dialog.again):
        QTest.keyClicks(field, PASSPHRASE)
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=SLOW)
    assert "folder" in dialog.said.text()


def test_a_file_that_would_be_replaced_is_named_as_such(qtbot: QtBot, working: Program, tmp_path: Path) -> None:
    (tmp_path / "note.briefer-bundle").touch()
    working.desktop.contents.commands[Command.HAND_OVER].trigger()
    dialog = shown(qtbot, HandOverDialog)
    dialog.path.setText(str(tmp_path / "note"))
    assert "replaced" in dialog.said.text()
