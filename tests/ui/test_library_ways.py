"""Changing how the library opens, in the real window on a real library."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefer.ingest import read_articles
from briefer.library import Library
from briefer.ui.library.recovery_sheet import RecoveryDialog
from briefer.ui.library.ways_dialog import WaysDialog
from briefer.ui.program import Program
from briefer.ui.window.actions import Command
from briefer.vault import WrongPassphraseError
from briefer.workflow.opening import create_library, default_library_path, open_library

PASSPHRASE = "correct horse battery staple"
NEWER = "harbour lantern seven bridge"
SLOW = 30_000


@pytest.fixture
def own(qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch) -> Library:
    made = create_library(default_library_path(), PASSPHRASE, keyring=False)
    program.door.enter(made.library)
    qtbot.waitUntil(lambda: program.desktop.session is not None)
    return made.library


@pytest.fixture
def dialog(qtbot: QtBot, program: Program, own: Library) -> WaysDialog:
    program.desktop.contents.commands[Command.WAYS_IN].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), WaysDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, WaysDialog)
    qtbot.waitUntil(lambda: len(found.ways.rows) == 2, timeout=SLOW)
    return found


def code_dialog(qtbot: QtBot) -> RecoveryDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RecoveryDialog), timeout=SLOW)
    found = QApplication.activeModalWidget()
    assert isinstance(found, RecoveryDialog)
    return found


def test_the_ways_in_are_listed_and_nothing_is_offered_before_one_proves_oneself(dialog: WaysDialog) -> None:
    assert [row.title for row in dialog.ways.rows] == ["Passphrase", "Recovery code"]
    assert not any(made.isEnabled() for made in (dialog.change, dialog.keyring, dialog.code, dialog.key))
    assert not any("keyring says" in item.text() for item in dialog.findChildren(QLabel))


def test_the_passphrase_is_changed_by_keyboard(
    qtbot: QtBot, program: Program, own: Library, dialog: WaysDialog
) -> None:
    QTest.keyClicks(dialog.present, PASSPHRASE)
    QTest.keyClicks(dialog.fresh, NEWER)
    assert not dialog.change.isEnabled()
    QTest.keyClicks(dialog.again, NEWER)
    QTest.keyClick(dialog.change, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "changed" in dialog.said.text(), timeout=SLOW)
    assert dialog.present.text() == ""
    dialog.accept()
    program.desktop.close_library()
    with pytest.raises(WrongPassphraseError):
        open_library(own.path, PASSPHRASE)
    open_library(own.path, NEWER).close()


def test_a_wrong_passphrase_is_told(qtbot: QtBot, dialog: WaysDialog) -> None:
    QTest.keyClicks(dialog.present, NEWER)
    QTest.keyClick(dialog.code, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "passphrase" in dialog.said.text().casefold(), timeout=SLOW)
    assert dialog.present.hasSelectedText()
    assert dialog.code.isEnabled()


@pytest.mark.parametrize("wish", ["code", "key"])
def test_a_new_code_is_shown_until_it_is_kept(
    qtbot: QtBot, program: Program, own: Library, dialog: WaysDialog, wish: str
) -> None:
    QTest.keyClicks(dialog.present, PASSPHRASE)
    QTest.keyClick(dialog.code if wish == "code" else dialog.key, Qt.Key.Key_Space)
    shown = code_dialog(qtbot)
    code = shown.sheet.groups.accessibleDescription()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    QTest.keyClick(shown.kept, Qt.Key.Key_Space)
    QTest.mouseClick(shown.done_button, Qt.MouseButton.LeftButton)
    program.desktop.close_library()
    open_library(own.path, recovery_code=code).close()
    open_library(own.path, PASSPHRASE).close()


def test_the_code_on_paper_is_the_code_on_the_screen(
    qtbot: QtBot, program: Program, dialog: WaysDialog, tmp_path: Path
) -> None:
    QTest.keyClicks(dialog.present, PASSPHRASE)
    QTest.keyClick(dialog.code, Qt.Key.Key_Space)
    shown = code_dialog(qtbot)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))
    shown.sheet.print_on(printer)
    text = read_articles((tmp_path / "code.pdf").read_bytes(), "code.pdf").articles[0].text
    assert all(group in text for group in shown.sheet.groups.accessibleDescription().replace("-", " ").split())
    shown.kept.setChecked(True)
    shown.accept()


def test_the_sample_has_no_ways_to_change(qtbot: QtBot, program: Program) -> None:
    program.door.open_sample()
    qtbot.waitUntil(lambda: program.desktop.session is not None, timeout=SLOW)
    with qtbot.waitSignal(program.messages.told):
        program.desktop.contents.commands[Command.WAYS_IN].trigger()
