"""The way into a library in the real window: locked, another one, a backup of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from briefer.brief.template import new_brief
from briefer.library import Library
from briefer.ui.library.backups_dialog import BackupsDialog
from briefer.ui.library.create_dialog import CreateDialog
from briefer.ui.library.removal_dialog import RemovalDialog
from briefer.ui.library.unlock_dialog import UnlockDialog
from briefer.ui.program import Program
from briefer.ui.window.actions import Command
from briefer.workflow.caring import back_up_quietly, backups_of, copies_of
from briefer.workflow.opening import create_library, default_library_path
from briefer.workflow.templates import template

PASSPHRASE = "correct horse battery staple"
OTHERS = "harbour lantern seven bridge"
AT = dt.datetime(2026, 3, 12, 8, 40, tzinfo=dt.UTC)
SLOW = 30_000

D = TypeVar("D", bound=QDialog)


def write(library: Library, title: str) -> None:
    library.save_brief(new_brief(template("information-note"), title, AT.date()), AT)


@pytest.fixture
def own(qtbot: QtBot, program: Program) -> Library:
    made = create_library(default_library_path(), PASSPHRASE, keyring=False)
    write(made.library, "Harbour dues")
    program.door.enter(made.library)
    qtbot.waitUntil(lambda: program.desktop.session is not None)
    return made.library


def shown(qtbot: QtBot, kind: type[D], after: QDialog | None = None) -> D:
    def found() -> bool:
        active = QApplication.activeModalWidget()
        return isinstance(active, kind) and active is not after

    qtbot.waitUntil(found, timeout=SLOW)
    active = QApplication.activeModalWidget()
    assert isinstance(active, kind)
    return active


def said_in(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def unlock_with(dialog: UnlockDialog, passphrase: str) -> None:
    QTest.keyClicks(dialog.passphrase, passphrase)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_call, **_named: (str(path), ""))


def choose_command(qtbot: QtBot, program: Program, command: Command) -> None:
    """Choose it as soon as it can be chosen: a library that was just opened is still being read."""
    action = program.desktop.contents.commands[command]
    qtbot.waitUntil(action.isEnabled, timeout=SLOW)
    action.trigger()


def titles(program: Program) -> set[str]:
    library = program.desktop.library
    return set() if library is None else {entry.title for entry in library.briefs()}


@pytest.mark.usefixtures("own")
def test_a_locked_library_says_when_and_why_and_shows_nothing(qtbot: QtBot, program: Program) -> None:
    program.idle.lock_wanted.emit(15)
    dialog = shown(qtbot, UnlockDialog)
    assert "after 15 minutes without use" in said_in(dialog)
    assert program.desktop.library is None
    assert "Harbour dues" not in program.desktop.frame.windowTitle()
    unlock_with(dialog, PASSPHRASE)
    qtbot.waitUntil(lambda: titles(program) == {"Harbour dues"}, timeout=SLOW)
    choose_command(qtbot, program, Command.LOCK)
    assert "You locked it at" in said_in(shown(qtbot, UnlockDialog, dialog))


@pytest.mark.usefixtures("own")
def test_another_library_is_opened_and_locked_on_its_own(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = create_library(tmp_path / "elsewhere" / "shared.briefer", OTHERS, keyring=False)
    write(made.library, "Shared")
    made.library.close()
    program.door.lock()
    first = shown(qtbot, UnlockDialog)
    choose(monkeypatch, made.library.path)
    QTest.mouseClick(first.other, Qt.MouseButton.LeftButton)
    second = shown(qtbot, UnlockDialog, first)
    unlock_with(second, OTHERS)
    qtbot.waitUntil(lambda: titles(program) == {"Shared"}, timeout=SLOW)
    program.door.lock_by_itself("It locked at %1.")
    third = shown(qtbot, UnlockDialog, second)
    choose(monkeypatch, default_library_path())
    QTest.mouseClick(third.other, Qt.MouseButton.LeftButton)
    unlock_with(shown(qtbot, UnlockDialog, third), PASSPHRASE)
    qtbot.waitUntil(lambda: titles(program) == {"Harbour dues"}, timeout=SLOW)


@pytest.mark.usefixtures("own")
def test_another_library_that_does_not_open_leaves_the_way_to_ones_own(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.door.lock()
    first = shown(qtbot, UnlockDialog)
    choose(monkeypatch, tmp_path / "none.briefer")
    with qtbot.waitSignal(program.messages.warned, timeout=SLOW) as warned:
        QTest.mouseClick(first.other, Qt.MouseButton.LeftButton)
    assert "is not there" in warned.args[0]
    assert program.door.path == default_library_path()


def test_a_backup_is_opened_with_its_passphrase_in_place_of_the_locked_library(
    qtbot: QtBot, program: Program, own: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = back_up_quietly(own, AT)
    assert backup is not None
    write(own, "A second thought")
    program.door.lock()
    first = shown(qtbot, UnlockDialog)
    choose(monkeypatch, backup.path)
    QTest.mouseClick(first.backup, Qt.MouseButton.LeftButton)
    ask = shown(qtbot, UnlockDialog, first)
    assert "12 March 2026" in said_in(ask)
    assert "set aside" in ask.notice
    unlock_with(ask, OTHERS)
    qtbot.waitUntil(lambda: bool(ask.failure), timeout=SLOW)
    unlock_with(ask, PASSPHRASE)
    qtbot.waitUntil(lambda: titles(program) == {"Harbour dues"}, timeout=SLOW)
    assert len(copies_of(own.path)) == 2


@pytest.mark.usefixtures("own")
def test_a_backup_not_opened_leads_back_to_the_way_in(
    qtbot: QtBot, program: Program, own: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up_quietly(own, AT)
    program.door.lock()
    first = shown(qtbot, UnlockDialog)
    choose(monkeypatch, backups_of(own.path)[0].path)
    # A backup chosen as another library is not worked on in its place: it would be no backup any more.
    QTest.mouseClick(first.other, Qt.MouseButton.LeftButton)
    ask = shown(qtbot, UnlockDialog, first)
    assert ask.other.isHidden()
    QTest.keyClick(ask, Qt.Key.Key_Escape)
    again = shown(qtbot, UnlockDialog, ask)
    assert again.other.isVisible()


def test_what_was_set_aside_is_listed_among_the_backups_and_can_be_removed(
    qtbot: QtBot, program: Program, own: Library
) -> None:
    back_up_quietly(own, AT)
    write(own, "A second thought")
    choose_command(qtbot, program, Command.BACKUPS)
    dialog = shown(qtbot, BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(program) == {"Harbour dues"}, timeout=SLOW)
    choose_command(qtbot, program, Command.BACKUPS)
    listed = shown(qtbot, BackupsDialog, dialog)
    qtbot.waitUntil(lambda: len(listed.backups.rows) == 2)
    assert "Set aside" in listed.backups.rows[1].about
    listed.backups.list.choose_row(1)
    QTest.mouseClick(listed.remove, Qt.MouseButton.LeftButton)
    ask = shown(qtbot, RemovalDialog)
    QTest.mouseClick(ask.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(listed.backups.rows) == 1, timeout=SLOW)
    assert [copy.path for copy in copies_of(own.path)] == [copy.path for copy in backups_of(own.path)]
    assert not list(own.path.with_name(f"{own.path.name}.backups").glob("replaced-*"))


def test_the_library_is_made_to_open_in_one_way_or_the_other(qtbot: QtBot, program: Program) -> None:
    program.begin()
    program.desktop.contents.start.library_button.click()
    dialog = shown(qtbot, CreateDialog)
    dialog.with_keyring.setEnabled(True)
    for choice, other in ((dialog.with_keyring, dialog.alone), (dialog.alone, dialog.with_keyring)):
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice.rect().center() / 4)
        assert choice.isChecked()
        assert not other.isChecked()
