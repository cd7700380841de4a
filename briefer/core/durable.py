"""Files that are either wholly there or not at all, also after a power cut."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Put `content` at `path`, for the user alone; an older file stays whole until the new one is on the disk.

    Raises OSError; the older file is then untouched and no part of the new one is left.
    """
    part = part_of(path)
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    sync_folder(path.parent)


def place_new(part: Path, path: Path) -> None:
    """Give the finished file `part` the name `path`. Raises FileExistsError where the name is taken."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # Some network and memory-card file systems have no hard links.
        if path.exists():
            raise FileExistsError(path) from None
        part.replace(path)
    else:
        part.unlink()
    sync_folder(path.parent)


def part_of(path: Path) -> Path:
    """Where the unfinished content of `path` is written: the same folder, hidden."""
    return path.with_name(f".{path.name}.part")


def sync_folder(folder: Path) -> None:
    """Ask the system to put the folder's names on the disk, where it knows how to."""
    # Windows cannot open a folder, and some network shares refuse to sync one.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
