"""The care of the library in the real window: backups that come back, and damage found at opening."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from library.material import NOON, article_from
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from briefer.brief.model import Block, BlockKind, Run, new_id
from briefer.library import Library, LibraryDamagedError
from briefer.library.sealed_pages import sealed_pages
from briefer.ui.jobs import Lane
from briefer.ui.library.backups_dialog import BackupsDialog
from briefer.ui.library.rescue_dialog import RescueDialog
from briefer.ui.library.unlock_dialog import UnlockDialog
from briefer.ui.program import Program
from briefer.ui.window.actions import Command
from briefer.vault import Vault, keys_path
from briefer.workflow.caring import backups_of
from briefer.workflow.opening import create_library, default_library_path, library_key, open_library

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


def add_reports(library: Library) -> None:
    for number in range(12):
        article, content = article_from(f"Report {number}. " * 400, title=f"Report {number}", name=f"{number}.txt")
        library.add_article(article, content, NOON)


def damage_text_of(path: Path, key: bytes, words: str) -> None:
    """Harm the pages on which a text goes on, as a failing drive would while the library is open."""
    with sealed_pages(path, key) as pages:
        found = [number for number in range(2, pages.count + 1) if words.encode() * 20 in (pages.page(number) or b"")]
    assert found
    with path.open("r+b") as file:
        for number in found:
            file.seek((number - 1) * 4096 + 50)
            file.write(b"harm")


@pytest.fixture
def worked_on(qtbot: QtBot, program: Program, own: Library) -> Library:
    """The user's library with a backup and twelve reports, open in the window, one of them damaged since."""
    add_reports(own)
    program.care.back_up_now()
    start_brief(program, "A second thought")
    path = own.path
    program.desktop.close_library()
    library = open_library(path, PASSPHRASE)
    program.door.enter(library, resume=False)
    qtbot.waitUntil(lambda: program.desktop.session is not None)
    program.jobs.wait(Lane.WRITES)
    damage_text_of(path, library_key(path, PASSPHRASE), "Report 7. ")
    return library


def meet_the_damage(qtbot: QtBot, program: Program, library: Library) -> RescueDialog:
    session = program.desktop.session
    assert session is not None
    program.desktop.open_brief(session.brief.id)
    qtbot.waitUntil(lambda: program.desktop.is_working, timeout=SLOW)
    title = next(entry.id for entry in library.articles() if entry.title == "Report 7")
    program.desktop.contents.workspace.articles.choose(title)
    return shown(qtbot, RescueDialog)


def write_in_brief(program: Program, words: str) -> None:
    session = program.desktop.session
    assert session is not None
    section = session.brief.sections[0]
    block = Block(new_id(), BlockKind.PARAGRAPH, (Run(words),))
    sections = (replace(section, blocks=(block,)), *session.brief.sections[1:])
    session.set_brief(replace(session.brief, sections=sections), "write")


def test_damage_met_while_working_is_mended_from_the_backup_and_the_open_brief_stays(
    qtbot: QtBot, program: Program, worked_on: Library
) -> None:
    dialog = meet_the_damage(qtbot, program, worked_on)
    write_in_brief(program, "Not yet in any backup.")
    assert dialog.windowTitle() == "The library is damaged – Briefer"
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=SLOW)
    QTest.keyClick(dialog.restore, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.desktop.library not in {None, worked_on} and bool(titles(program)), timeout=SLOW)
    again = program.desktop.library
    assert again is not None
    assert again.check() == ()
    brief = next(entry.id for entry in again.briefs() if entry.title == "A second thought")
    assert "Not yet in any backup." in again.brief(brief).sections[0].blocks[0].text
    assert len(again.articles()) == 12


def test_damage_met_while_working_is_offered_once_and_can_be_salvaged(
    qtbot: QtBot, program: Program, worked_on: Library
) -> None:
    warned: list[str] = []
    program.messages.warned.connect(warned.append)
    dialog = meet_the_damage(qtbot, program, worked_on)
    QTest.mouseClick(dialog.salvage, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("12 articles" in sentence for sentence in warned), timeout=SLOW)
    assert any("had to be read again from the original" in sentence for sentence in warned)
    again = program.desktop.library
    assert again is not None
    assert {"Harbour dues", "A second thought"} <= titles(program)
    assert len(again.articles()) == 12
    assert again.check() == ()


def test_damage_set_aside_for_now_leaves_the_rest_in_use(qtbot: QtBot, program: Program, worked_on: Library) -> None:
    dialog = meet_the_damage(qtbot, program, worked_on)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    program.messages.show_error(LibraryDamagedError(worked_on.path))
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert program.desktop.library is worked_on
