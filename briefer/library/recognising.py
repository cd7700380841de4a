"""Telling a library from everything else that a file may be, without changing it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import apsw

from briefer.library import engine, errors, schema
from briefer.library.sealed_pages import holds_pages_of

_HEAD = 24
_PAGE_FORMAT = (b"\x10\x00", b"\x20\x40\x20\x20")
"""Bytes 16-17 and 20-23 of an encrypted file stay readable: the page size 4096, 32 bytes of each page for its
cipher, and three constants of SQLite."""

_KNOWN_STARTS = (
    (b"SQLite format 3\x00", "an unencrypted database"),
    (b"PK\x03\x04", "a Word document or an archive"),
    (b"%PDF", "a PDF"),
)


def recognise(path: Path, key: bytes) -> None:
    """Refuse what cannot be a library, without changing it; one whose start is damaged is told as such."""
    try:
        _look_at_start(path)
    except errors.ForeignFileError as error:
        raise fault_at_start(path, key) or error from error


def _look_at_start(path: Path) -> None:
    with told_os(path):
        if path.is_dir():
            raise errors.ForeignFileError(path, "a folder")
        if path.stat().st_size == 0:
            raise errors.EmptyFileError(path)
        with path.open("rb") as file:
            head = file.read(_HEAD)
    if (head[16:18], head[20:24]) == _PAGE_FORMAT:
        # The bytes before these are random, so they may well look like the start of something else.
        return
    for start, what in _KNOWN_STARTS:
        if head.startswith(start):
            raise errors.ForeignFileError(path, what)
    raise errors.ForeignFileError(path, "something else, or damaged at its start")


def fault_at_start(path: Path, key: bytes) -> errors.LibraryError | None:
    """Why a file does not open although it is no other program's: its start is damaged; None for a wrong key."""
    with told_os(path):
        return errors.LibraryDamagedError(path) if path.is_file() and holds_pages_of(path, key) else None


def true_path(path: Path) -> Path:
    """Where the file really lies, behind links. Raises `StorageError` for links that lead in a ring."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise errors.StorageError(path) from error


def version_of(db: apsw.Connection, path: Path) -> int:
    """The format version of an opened file. Raises where it is no library, or a newer one."""
    application, version = db.pragma("application_id"), db.pragma("user_version")
    if application != engine.APPLICATION_ID:
        raise errors.ForeignFileError(path, "an encrypted database of another program")
    if version > schema.VERSION:
        raise errors.NewerLibraryError(path, version, schema.VERSION)
    return int(version)


@contextlib.contextmanager
def told_os(path: Path) -> Iterator[None]:
    """Turn the system's faults about files into sentences about `path`."""
    try:
        yield
    except FileNotFoundError as error:
        raise errors.LibraryMissingError(path) from error
    except FileExistsError as error:
        raise errors.LibraryExistsError(path) from error
    except OSError as error:
        raise errors.from_os(path, error) from error


def clear(path: Path) -> None:
    """Remove a passing file and the journals that belong to it."""
    for ending in ("", "-wal", "-journal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
