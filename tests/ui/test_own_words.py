"""A list of words with a mistake is named in the window."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.library import Library
from briefer.paths import own_lexicons
from briefer.ui.program import Program

PATIENCE_MS = 30_000


def test_the_window_names_a_list_of_words_that_is_left_out(
    qtbot: QtBot, own_home: Path, program: Program, sample_library: Library
) -> None:
    assert own_home.is_dir()
    folder = own_lexicons() / "quotations"
    folder.mkdir(parents=True)
    (folder / "torn.toml").write_text("[verbs\n", encoding="utf-8")
    program.desktop.open_library(sample_library, "Library unlocked", "", resume=True)
    strip = program.desktop.contents.strip
    qtbot.waitUntil(lambda: bool(strip.sentences), timeout=PATIENCE_MS)
    assert "torn.toml is left out: line 1 is not valid TOML." in " ".join(strip.sentences)
