"""What all commands share: usage, versions, pipes that close, and how the program is started."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_program import ROOT, SAMPLES, Run

import briefer
from briefer.__main__ import _is_command


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("readd", "x"),
        ("compose", "x"),
        ("library",),
        ("library", "burn"),
        ("--colour",),
        ("read", "--jsn", "x"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    (complaint,) = ran.complaints
    assert complaint.startswith("briefer: ")
    assert "--help" in complaint


def test_help_and_version(run: Run) -> None:
    assert run("--version").out == f"briefer {briefer.__version__}\n"
    for command in ("read", "extract", "compose", "verify", "import", "library", "selftest"):
        assert command in run("--help").out
        assert run(command, "--help").code == 0


def test_a_reader_that_goes_away_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "briefer", "read", *map(str, SAMPLES.glob("*-battery-*"))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("first", "command"),
    [
        ("read", True),
        ("--version", True),
        ("--nonsense", True),
        ("readd", True),
        ("story.html", False),
        ("folder/story", False),
        ("tests", False),
        ("--sample", False),
    ],
)
def test_files_open_the_window_and_words_are_commands(
    first: str, command: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert _is_command(first) is command


def test_a_frozen_build_finds_its_worker_by_an_option() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefer", "--worker"], input=b"", capture_output=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_window_is_refused_in_a_sentence(program: Run) -> None:
    ran = program("--sample", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert ran.code == 1
    assert ran.complaints == [
        "briefer: There is no display to open the window on. Use a command, such as compose: see briefer --help."
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_key_that_interrupts_ends_in_a_sentence_and_no_process_stays(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("The minister said that 1,200 sites would be inspected.\n\n" * 200_000)
    # Where the tests run in the background, the key is ignored, and a child would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [sys.executable, "-m", "briefer", "read", str(long)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    assert said == b"briefer: Stopped. What was finished before is kept.\n"
