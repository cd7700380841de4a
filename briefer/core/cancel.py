"""Stopping long work: the flag that work looks at, and what it raises when told to stop."""

from __future__ import annotations

import threading

from briefer.core.errors import BrieferError


class Cancelled(BrieferError):  # noqa: N818  (it is a wish of the user, not a fault)
    """The user stopped the work; what was finished before stays."""

    def __init__(self) -> None:
        super().__init__("Stopped. What was finished before is kept.")


class CancelFlag:
    """A wish to stop, set in one thread and looked at in another."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the work to stop at its next step."""
        self._event.set()

    @property
    def is_set(self) -> bool:
        """Whether stopping was asked for."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` where stopping was asked for."""
        if self._event.is_set():
            raise Cancelled
