"""A second start of the program, as a process of its own, beside the real window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.library import Library
from briefer.ui import app
from briefer.ui.program import Program
from briefer.workflow.claiming import claim_window
from briefer.workflow.opening import create_library, default_library_path

PASSPHRASE = "correct horse battery staple"
SLOW = 60_000


@pytest.fixture
def own(qtbot: QtBot, program: Program) -> Library:
    program.begin()
    made = create_library(default_library_path(), PASSPHRASE, keyring=False)
    program.door.enter(made.library)
    qtbot.waitUntil(lambda: program.desktop.session is not None)
    return made.library


def start_again(*files: str, folder: Path) -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "briefer", *files]
    return subprocess.run(command, env=environment, cwd=folder, timeout=60, check=False).returncode


def test_a_second_start_hands_its_files_to_the_window_and_ends(
    qtbot: QtBot, program: Program, own: Library, tmp_path: Path
) -> None:
    (tmp_path / "dues.txt").write_text("Harbour dues\n\nThe port will charge 12 per cent more, Ann Lee said.\n")
    assert start_again("dues.txt", folder=tmp_path) == 0
    qtbot.waitUntil(lambda: len(own.articles()) == 1, timeout=SLOW)
    assert own.articles()[0].file == "dues.txt"


def test_a_second_start_without_files_only_raises_the_window(
    qtbot: QtBot, program: Program, own: Library, tmp_path: Path
) -> None:
    window = program.desktop.frame
    window.showMinimized()
    assert start_again(folder=tmp_path) == 0
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=SLOW)
    assert own.articles() == ()


SECOND_START = """
import sys
from briefer.ui import app
def refuse(*_call):
    raise SystemExit("a second window was made")
app.WindowFrame = app.make_application = refuse
sys.exit(app.main(()))
"""


@pytest.mark.usefixtures("own")
def test_a_second_start_ends_before_any_window_of_its_own(qtbot: QtBot, program: Program) -> None:
    window = program.desktop.frame
    window.showMinimized()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", SECOND_START], env=environment, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=SLOW)
    program.end()
    assert not app._is_handed_over(())


@pytest.mark.usefixtures("own")
def test_a_closed_window_leaves_its_claim(program: Program) -> None:
    assert claim_window(default_library_path(), ()) is None
    program.end()
    claim = claim_window(default_library_path(), ())
    assert claim is not None
    claim.release()
