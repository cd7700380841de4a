"""Running commands as a user would, in this process or as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from cli_program import ROOT, Ran, Run

from briefer.cli.main import main


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command in this process."""

    def ran(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Ran(code, captured.out.decode("utf-8"), captured.err.decode("utf-8"))

    return ran


@pytest.fixture
def program() -> Run:
    """Run the program as its own process, by default with the locale that gives the most trouble."""

    def ran(*arguments: object, **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "briefer", *map(str, arguments)],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            cwd=ROOT,
            env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", **environment},
            check=False,
            timeout=120,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return ran
