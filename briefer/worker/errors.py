"""What the worker answers when a file or a text could not be worked on."""

from __future__ import annotations

from briefer.core.errors import BrieferError, printable


class WorkerError(BrieferError):
    """Base of the worker's errors; after any of them the next call works again."""


class RefusedError(WorkerError):
    """The reader refused the file with a sentence of its own."""


class WorkerTimedOutError(WorkerError):
    """The work took longer than its limit and was stopped; `seconds` is the limit."""

    def __init__(self, name: str, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"{printable(name, 120)} was stopped after {seconds:.0f} seconds: it is too large or damaged. "
            "Split it, or copy the text that you need and paste it."
        )


class WorkerMemoryError(WorkerError):
    """The work needed more memory than its limit; `limit` counts bytes."""

    def __init__(self, name: str, limit: int) -> None:
        self.limit = limit
        super().__init__(
            f"{printable(name, 120)} needs more than the {limit // 2**20} MB of memory that one file may use. "
            "Split it, or copy the text that you need and paste it."
        )


class WorkerFailedError(WorkerError):
    """The child process died or broke the protocol; `reason` says how."""

    def __init__(self, name: str, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"{printable(name, 120)} could not be worked on ({printable(reason, 160)}): it may be damaged. "
            "Save it anew in its own program, or copy its text and paste it."
        )


class WorkerFaultError(WorkerError):
    """Briefer's own code failed in the child; `place` names error and line, without text of the file."""

    def __init__(self, name: str, place: str) -> None:
        self.place = place
        super().__init__(
            f"A fault in Briefer stopped the work on {printable(name, 120)} ({printable(place, 160)}). "
            "Copy its text and paste it, and please report the fault."
        )
