"""Where the program starts: the window, a command, or the worker's child."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from briefer.cli.names import COMMANDS, OPTIONS


def main() -> int:
    """Run what the command line asks for and give the exit code.

    No argument opens the window, files open it with these files, `--sample` opens it on the sample library, and
    a command runs without a window. `--worker` is how a frozen build starts its own child process.
    """
    arguments = sys.argv[1:]
    if arguments == ["--worker"]:
        from briefer.worker.child import main as serve  # noqa: PLC0415  (each way in loads what it needs)

        serve()
        return 0
    if arguments and _is_command(arguments[0]):
        from briefer.cli.main import main as run_command  # noqa: PLC0415

        return run_command(arguments, _check_window)
    return _open_window(arguments)


def _is_command(first: str) -> bool:
    """Whether the first argument is for the command line: a command, an option of it, or a mistyped word."""
    if first == "--sample":
        return False
    if first in COMMANDS or first in OPTIONS or first.startswith("-"):
        return True
    path = Path(first)
    return not (path.suffix or path.name != first or path.exists())


def _open_window(arguments: list[str]) -> int:
    if _is_without_display():
        sys.stderr.write(
            "briefer: There is no display to open the window on. Use a command, such as compose: see briefer --help.\n"
        )
        return 1
    from briefer.ui.app import main as open_window  # noqa: PLC0415

    sample = "--sample" in arguments
    return open_window(tuple(Path(argument) for argument in arguments if argument != "--sample"), sample=sample)


def _is_without_display() -> bool:
    """Whether Qt would give up here with a crash report instead of a sentence."""
    ways = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(way) for way in ways)


def _check_window() -> None:
    # The offscreen platform warns of what it cannot do, which is no finding of the self-test.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    from briefer.ui.app import check_window  # noqa: PLC0415

    check_window()


if __name__ == "__main__":
    sys.exit(main())
