"""The record of exports in the real window: off at first, then it tells what left the library."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.library import Library
from briefer.ui.exporting.dialog import ExportDialog
from briefer.ui.library.record_dialog import RecordDialog
from briefer.ui.program import Program
from briefer.ui.window.actions import Command

SLOW = 30_000


def record_dialog(qtbot: QtBot, program: Program) -> RecordDialog:
    program.desktop.contents.commands[Command.RECORD].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RecordDialog), timeout=SLOW)
    found = QApplication.activeModalWidget()
    assert isinstance(found, RecordDialog)
    return found


def export(qtbot: QtBot, program: Program, folder: Path) -> Path:
    QTest.keyClick(program.desktop.contents.workspace.suggestions.list, Qt.Key.Key_2)
    program.desktop.contents.commands[Command.EXPORT].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog), timeout=SLOW)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.choose_folder(folder)
    with qtbot.waitSignal(program.commands.exported, timeout=15_000) as exported:
        dialog.accept()
    path = exported.args[0]
    assert isinstance(path, Path)
    return path


def test_nothing_is_written_down_before_the_record_is_turned_on(
    qtbot: QtBot, working: Program, sample_library: Library, tmp_path: Path
) -> None:
    export(qtbot, working, tmp_path)
    dialog = record_dialog(qtbot, working)
    assert not dialog.on.isChecked()
    assert dialog.deeds.rows == ()
    assert sample_library.deeds() == ()


def test_an_export_is_written_down_with_its_seal_and_no_title(
    qtbot: QtBot, working: Program, sample_library: Library, tmp_path: Path
) -> None:
    dialog = record_dialog(qtbot, working)
    QTest.keyClick(dialog.on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [row.title for row in dialog.deeds.rows] == ["turned the record on"], timeout=SLOW)
    dialog.accept()
    path = export(qtbot, working, tmp_path)
    sealed = hashlib.sha256(path.read_bytes()).hexdigest()
    again = record_dialog(qtbot, working)
    assert again.deeds.rows[0].title == "exported to Word"
    assert sealed[:16] in again.deeds.rows[0].about
    assert [deed.sha256 for deed in sample_library.deeds()] == [sealed, ""]
    session = working.desktop.session
    assert session is not None
    assert session.brief.title not in repr(sample_library.deeds())
