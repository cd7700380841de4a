"""Running commands as a user would, in this process or as a program of its own."""

from __future__ import annotations

import pytest
from cli_program import Ran, Run, run_program

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
    """Run the program as its own process."""
    return run_program
