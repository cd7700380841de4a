"""Preferences: chosen with the keyboard, in force at once, kept for the next start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.settings import ReaderFace, Settings, ThemeChoice, read_settings, settings_path
from briefer.ui.program import Program
from briefer.ui.window.actions import Command
from briefer.ui.window.preferences_dialog import PreferencesDialog
from briefer.workflow.language import LanguageInUse, language_in_use


@pytest.fixture
def dialog(qtbot: QtBot, program: Program) -> PreferencesDialog:
    program.desktop.contents.commands[Command.PREFERENCES].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreferencesDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, PreferencesDialog)
    return found


def test_dark_colours_hold_at_once_and_at_the_next_start(program: Program, dialog: PreferencesDialog) -> None:
    QTest.keyClick(dialog.theme, Qt.Key.Key_End)
    assert program.themes.current.dark
    assert read_settings(settings_path()).theme is ThemeChoice.DARK
    dialog.theme.setCurrentIndex(1)
    assert not program.themes.current.dark


def test_the_reader_takes_size_and_letters(program: Program, dialog: PreferencesDialog) -> None:
    dialog.reader_size.setValue(19)
    QTest.keyClick(dialog.reader_face, Qt.Key.Key_End)
    kept = read_settings(settings_path())
    assert (kept.reader_size, kept.reader_face) == (19, ReaderFace.SANS)


def test_never_locking_stops_the_clock(program: Program, dialog: PreferencesDialog) -> None:
    assert program.idle.waits_ms > 0
    dialog.lock_after.setValue(0)
    assert dialog.lock_after.text() == "Never"
    assert program.idle.waits_ms == -1


def test_author_and_organisation_are_kept_when_the_field_is_left(program: Program, dialog: PreferencesDialog) -> None:
    dialog.author.setFocus()
    QTest.keyClicks(dialog.author, "Ann Lee")
    QTest.keyClick(dialog.author, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.organisation, "Energy Unit")
    QTest.keyClick(dialog.organisation, Qt.Key.Key_Tab)
    kept = read_settings(settings_path())
    assert (kept.author, kept.organisation) == ("Ann Lee", "Energy Unit")


def test_white_paper_shows_in_the_menu_too(program: Program, dialog: PreferencesDialog) -> None:
    QTest.keyClick(dialog.white_paper, Qt.Key.Key_Space)
    assert program.desktop.contents.commands[Command.WHITE_PAPER].isChecked()


def test_the_language_in_use_is_named(qtbot: QtBot, program: Program) -> None:
    found = language_in_use()
    dialog = PreferencesDialog(Settings(), found)
    qtbot.addWidget(dialog)
    assert found is not None
    assert found.version in dialog.language.text()
    named = PreferencesDialog(Settings(), LanguageInUse("en_core_web_sm", "3.8.0"))
    qtbot.addWidget(named)
    assert named.language.text().startswith("en_core_web_sm, version 3.8.0")
    assert "the largest that is installed" in named.language.text()
    why = "en_core_web_lg 2.3.1 is installed too, but was made for another version of spaCy."
    older = PreferencesDialog(Settings(), LanguageInUse("", "1.0.0", (why,)))
    qtbot.addWidget(older)
    assert older.language.text().endswith(why)
    bare = PreferencesDialog(Settings(), None)
    qtbot.addWidget(bare)
    assert "Rules alone" in bare.language.text()
