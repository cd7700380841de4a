"""The watched folder in the real window: chosen in the preferences, read, and never changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from briefer.library import Library
from briefer.settings import read_settings, settings_path
from briefer.ui.importing import folder_watch
from briefer.ui.program import Program
from briefer.ui.window.actions import Command
from briefer.ui.window.preferences_dialog import PreferencesDialog

PATIENCE_MS = 30_000


@pytest.fixture(autouse=True)
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look every tenth of a second, as nobody would bear it in earnest."""
    monkeypatch.setattr(folder_watch, "LOOK_AGAIN_MS", 100)
    monkeypatch.setattr(folder_watch, "SLOW_LOOK_MS", 100)


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    made = tmp_path / "clips"
    made.mkdir()
    (made / "before.txt").write_text("Old story\n\nThis lay in the folder before anybody watched it, officials said.")
    return made


def write(folder: Path, place: str) -> Path:
    file = folder / f"{place}.txt"
    file.write_text(f"Ferry returns to {place}\n\nThe ferry to {place} will sail again, the harbour office said.")
    return file


def titles(library: Library) -> str:
    return " ".join(entry.title for entry in library.articles())


def watch(qtbot: QtBot, program: Program, folder: Path) -> None:
    program.folder_watch.set_folder(str(folder))
    watched = program.folder_watch
    qtbot.waitUntil(lambda: watched.is_watching and watched.has_looked, timeout=PATIENCE_MS)


def test_no_folder_is_watched_unless_one_is_chosen(working: Program) -> None:
    assert read_settings(settings_path()).watched_folder == ""
    assert not working.folder_watch.is_watching


def test_a_folder_is_chosen_in_the_preferences_and_given_up_there(
    qtbot: QtBot, working: Program, clips: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working.desktop.contents.commands[Command.PREFERENCES].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreferencesDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreferencesDialog)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(clips))
    dialog.watched_folder.choose_button.click()
    assert read_settings(settings_path()).watched_folder == str(clips)
    qtbot.waitUntil(lambda: working.folder_watch.is_watching, timeout=PATIENCE_MS)
    dialog.watched_folder.clear_button.click()
    assert read_settings(settings_path()).watched_folder == ""
    assert not working.folder_watch.is_watching
    dialog.close()


def test_new_files_come_in_by_themselves_and_stay_where_they_are(
    qtbot: QtBot, working: Program, sample_library: Library, clips: Path
) -> None:
    watch(qtbot, working, clips)
    files = [write(clips, place) for place in ("Skerry", "Harwick", "Lindholm", "Osterby", "Norhaven", "Ellsund")]
    qtbot.waitUntil(lambda: "Ellsund" in titles(sample_library), timeout=PATIENCE_MS)
    assert "Old story" not in titles(sample_library)
    assert all(file.is_file() for file in files)
    assert working.desktop.is_working


def test_each_file_comes_in_once_also_after_a_restart(
    qtbot: QtBot, working: Program, sample_library: Library, clips: Path
) -> None:
    watch(qtbot, working, clips)
    write(clips, "Skerry")
    qtbot.waitUntil(lambda: "Skerry" in titles(sample_library), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "Skerry" in sample_library.setting("watched folder"), timeout=PATIENCE_MS)
    article_id = next(entry.id for entry in sample_library.articles() if "Skerry" in entry.title)
    path = sample_library.path
    working.desktop.close_library()
    with Library.open(path, bytes(range(32))) as library:
        library.remove_article(article_id)
    write(clips, "Harwick")
    again = Library.open(path, bytes(range(32)))
    working.desktop.open_library(again, "Library unlocked", "", resume=True)
    qtbot.waitUntil(lambda: "Harwick" in titles(again), timeout=PATIENCE_MS)
    assert "Skerry" not in titles(again)


def test_a_folder_that_vanished_is_said_once_and_watched_again_when_it_is_back(
    qtbot: QtBot, working: Program, sample_library: Library, clips: Path
) -> None:
    watch(qtbot, working, clips)
    shutil.rmtree(clips)
    strip = working.desktop.contents.strip
    qtbot.waitUntil(lambda: "cannot be opened" in " ".join(strip.sentences), timeout=PATIENCE_MS)
    said = len(strip.sentences)
    qtbot.wait(400)
    assert len(strip.sentences) == said
    clips.mkdir()
    write(clips, "Skerry")
    qtbot.waitUntil(lambda: "Skerry" in titles(sample_library), timeout=PATIENCE_MS)


def test_nothing_is_watched_while_the_library_is_locked(qtbot: QtBot, working: Program, clips: Path) -> None:
    watch(qtbot, working, clips)
    working.desktop.close_library()
    assert not working.folder_watch.is_watching
