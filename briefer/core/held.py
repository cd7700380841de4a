"""Files that a living process holds: the system lets go of them when it ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":  # pragma: no cover  (not run on this system)
    import msvcrt

    def _take_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


HELD = "held"
"""The name of the file in the folder of a claim that whoever has the claim holds."""


def hold(file: Path) -> int | None:
    """Hold the file, made where it is missing, until the descriptor is closed; None where another does.

    Raises OSError for a file that cannot be made.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    if _lock(descriptor):
        return descriptor
    os.close(descriptor)
    return None


def is_held(file: Path) -> bool:
    """Whether a living process holds the file; not so for one that is missing or cannot be opened."""
    try:
        descriptor = os.open(file, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(descriptor)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        _take_lock(descriptor)
    except OSError:
        return False
    return True
