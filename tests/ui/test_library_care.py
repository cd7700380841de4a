"""The care of the library in the real window: backups that come back, and damage found at opening."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from briefer.library import Library
from briefer.ui.actions import Command
from briefer.ui.backups_dialog import BackupsDialog
from briefer.ui.jobs import Lane
from briefer.ui.program import Program
from briefer.ui.rescue_dialog import RescueDialog
from briefer.ui.unlock_dialog import UnlockDialog
from briefer.vault import Vault, keys_path
from briefer.workflow.caring import backups_of
from briefer.workflow.opening import create_library, default_library_path

PASSPHRASE = "correct horse battery staple"
NEWER = "harbour lantern seven bridge"
SLOW = 30_000

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def own(qtbot: QtBot, program: Program) -> Library:
    """The user's own library, open in the window with a brief in it."""
    made = create_library(default_library_path(), PASSPHRASE, keyring=False)
    program.door.enter(made.library)
    qtbot.waitUntil(lambda: program.desktop.session is not None)
    start_brief(program, "Harbour dues")
    return made.library


def start_brief(program: Program, title: str) -> None:
    program.desktop.start_brief("information-note", title)
    session = program.desktop.session
    assert session is not None
    session.save_now()
    program.jobs.wait(Lane.WRITES)


def titles(program: Program) -> set[str]:
    library = program.desktop.library
    return set() if library is None else {entry.title for entry in library.briefs()}


def shown(qtbot: QtBot, kind: type[D]) -> D:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=SLOW)
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def backups_dialog(qtbot: QtBot, program: Program) -> BackupsDialog:
    program.desktop.contents.commands[Command.BACKUPS].trigger()
    return shown(qtbot, BackupsDialog)


def test_a_backup_is_previewed_and_restored_from_the_window(qtbot: QtBot, program: Program, own: Library) -> None:
    program.care.back_up_now()
    start_brief(program, "A second thought")
    dialog = backups_dialog(qtbot, program)
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert [(row.title, row.side) for row in dialog.changes.rows] == [("A second thought", "goes")]
    assert dialog.said.text() == "1 goes"
    QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(program) == {"Harbour dues"}, timeout=SLOW)
    assert list(own.path.with_name(f"{own.path.name}.backups").glob("replaced-*"))


def test_a_backup_like_the_library_changes_nothing(qtbot: QtBot, program: Program, own: Library) -> None:
    program.care.back_up_now()
    dialog = backups_dialog(qtbot, program)
    qtbot.waitUntil(lambda: dialog.said.text() == "")
    assert not dialog.restore.isEnabled()
    assert dialog.changes.rows == ()


def test_a_backup_from_before_a_new_key_asks_for_the_passphrase_of_its_day(
    qtbot: QtBot, program: Program, own: Library
) -> None:
    program.care.back_up_now()
    start_brief(program, "A second thought")
    vault = Vault.open(keys_path(own.path))
    vault.unlock_with_passphrase(PASSPHRASE)
    staged = vault.stage_rekey(NEWER, keyring=False)
    own.rekey(staged.key, staged.write)
    staged.finish()
    dialog = backups_dialog(qtbot, program)
    qtbot.waitUntil(dialog.passphrase.isVisible)
    assert not dialog.restore.isEnabled()
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(program) == {"Harbour dues"}, timeout=SLOW)


def test_closing_the_window_leaves_a_backup(qtbot: QtBot, program: Program, own: Library) -> None:
    path = own.path
    program.end()
    assert len(backups_of(path)) == 1


def open_damaged(qtbot: QtBot, program: Program, harm: Callable[[Path], None]) -> RescueDialog:
    path = default_library_path()
    program.desktop.close_library()
    harm(path)
    program.door.arrive()
    unlock = shown(qtbot, UnlockDialog)
    QTest.keyClicks(unlock.passphrase, PASSPHRASE)
    QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    return shown(qtbot, RescueDialog)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def zero_the_start(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(4096))


@pytest.mark.parametrize("harm", [empty, zero_the_start])
@pytest.mark.usefixtures("own")
def test_a_damaged_library_is_replaced_by_its_newest_sound_backup(
    qtbot: QtBot, program: Program, harm: Callable[[Path], None]
) -> None:
    program.care.back_up_now()
    dialog = open_damaged(qtbot, program, harm)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    assert "Today" in dialog.found.text()
    QTest.keyClick(dialog.restore, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: titles(program) == {"Harbour dues"}, timeout=SLOW)


def leave_the_last_page(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(bytes(size - 4096))


@pytest.mark.usefixtures("own")
def test_without_a_backup_a_library_that_lost_its_start_is_saved(qtbot: QtBot, program: Program) -> None:
    warned: list[str] = []
    program.messages.warned.connect(warned.append)
    dialog = open_damaged(qtbot, program, zero_the_start)
    qtbot.waitUntil(lambda: "no sound backup" in dialog.found.text(), timeout=SLOW)
    QTest.mouseClick(dialog.salvage, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(program) == {"Harbour dues"}, timeout=SLOW)
    assert any("1 brief." in sentence for sentence in warned)


@pytest.mark.usefixtures("own")
def test_without_a_backup_what_cannot_be_read_is_said(qtbot: QtBot, program: Program) -> None:
    dialog = open_damaged(qtbot, program, leave_the_last_page)
    qtbot.waitUntil(lambda: "no sound backup" in dialog.found.text(), timeout=SLOW)
    assert not dialog.restore.isEnabled()
    QTest.mouseClick(dialog.salvage, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.failure.isVisible, timeout=SLOW)
    assert "Nothing could be saved" in dialog.failure.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert program.desktop.library is None
