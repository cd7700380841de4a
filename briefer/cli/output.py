"""Standard output and error of the commands: UTF-8 whatever the locale, one line per error."""

from __future__ import annotations

import os
import sys
from typing import IO

import msgspec

from briefer.core.errors import printable

JsonValue = object


class Output:
    """Where a command writes, and whether any of its files failed."""

    def __init__(self) -> None:
        self.failed = False

    def text(self, text: str) -> None:
        """Write text and a line end to standard output, and flush."""
        _write(sys.stdout, text.encode("utf-8", "replace") + b"\n")

    def json(self, value: JsonValue) -> None:
        """Write one JSON value on a line of its own, and flush."""
        _write(sys.stdout, msgspec.json.encode(value) + b"\n")

    def error(self, sentence: str) -> None:
        """Say on one line of standard error what went wrong, and remember that something did."""
        self.failed = True
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Say something on standard error that is no failure, such as a warning."""
        _write(sys.stderr, f"briefer: {printable(sentence)}\n".encode("utf-8", "replace"))


def silence_standard_output() -> None:
    """Give up standard output whose reader has gone, so that closing it at exit raises nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _write(stream: IO[str] | None, content: bytes) -> None:
    if stream is None:  # a windowed program on Windows has no standard streams
        return
    binary = getattr(stream, "buffer", None)
    if binary is None:
        stream.write(content.decode("utf-8"))
    else:
        stream.flush()
        binary.write(content)
        binary.flush()
    stream.flush()
