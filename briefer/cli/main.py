"""Running one command, and turning whatever happens into output, sentences and an exit code."""

from __future__ import annotations

import argparse
import importlib
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from briefer.cli.output import Output, silence_standard_output
from briefer.cli.parser import build_parser
from briefer.core.cancel import Cancelled
from briefer.core.errors import BrieferError
from briefer.paths import state_folder

WindowCheck = Callable[[], None]

INTERRUPTED = 130


def main(arguments: Sequence[str], window_check: WindowCheck | None = None) -> int:
    """Run a command and give its exit code: 0 done, 1 something failed, 2 wrong usage.

    `window_check` opens and closes a window for `selftest`; the command line itself knows no window.
    """
    output = Output()
    try:
        options = build_parser().parse_args(arguments)
        _run(options, output, window_check)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 2
    except BrokenPipeError:
        silence_standard_output()
        return 1
    except (KeyboardInterrupt, Cancelled):
        output.error("Stopped. What was finished before is kept.")
        return INTERRUPTED
    except BrieferError as error:
        output.error(error.sentence)
    except Exception as error:  # noqa: BLE001  (the edge: a fault of ours becomes one line as well)
        output.error(_fault(error))
    return 1 if output.failed else 0


def _run(options: argparse.Namespace, output: Output, window_check: WindowCheck | None) -> None:
    if options.command == "selftest":
        from briefer.cli.selftest import run_selftest  # noqa: PLC0415  (each command loads what it needs)

        run_selftest(output, window_check)
        return
    command = importlib.import_module(f"briefer.cli.{options.command}_command")
    command.run(options, output)


def _fault(error: Exception) -> str:
    """A sentence for a fault of Briefer itself; the trace goes to a file, without the values in it."""
    entry = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}, {Path(entry.filename).name}:{entry.lineno}"
    try:
        report = state_folder() / "fault.txt"
        report.write_text("".join(traceback.format_tb(error.__traceback__)), encoding="utf-8")
    except OSError:
        return f"A fault in Briefer stopped the command ({place}). Please report it."
    return f"A fault in Briefer stopped the command ({place}). Please report it with the file {report}."
