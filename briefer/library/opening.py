"""How a library's file is made and opened: never over another file, never by guessing."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import apsw

from briefer.core.durable import part_of, place_new
from briefer.library import engine, errors, schema
from briefer.library.engine import Engine

_HEAD = 24
_PAGE_FORMAT = (b"\x10\x00", b"\x40\x20\x20")
"""Bytes 16-17 and 21-23 of an encrypted file stay readable: the page size 4096 and three constants of SQLite."""

_KNOWN_STARTS = (
    (b"SQLite format 3\x00", "an unencrypted database"),
    (b"PK\x03\x04", "a Word document or an archive"),
    (b"%PDF", "a PDF"),
    (b"{", "a text file"),
)

_held: set[tuple[int, int]] = set()
_held_lock = threading.Lock()


def create_file(path: Path, key: bytes) -> Engine:
    """A new, empty library at `path`. Raises `LibraryExistsError` for any file of that name.

    The file is built under another name and appears whole, so a kill on the way leaves no half-made library.
    """
    if path.exists():
        raise errors.LibraryExistsError(path)
    part = part_of(path)
    with told_os(path):
        build_file(part, key)
        try:
            place_new(part, path)
        except FileExistsError as error:
            raise errors.LibraryExistsError(path) from error
    return open_file(path, key)


def build_file(part: Path, key: bytes) -> None:
    """An empty library under a passing name, in place of whatever was left there."""
    clear(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with engine.told(part):
        db = engine.connect(part, key)
        try:
            with engine.transaction(db):
                schema.move_on(db, 0)
        except BaseException:
            db.close()
            clear(part)
            raise
        db.close()


def clear(path: Path) -> None:
    """Remove a passing file and the journals that belong to it."""
    for ending in ("", "-wal", "-journal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def open_file(path: Path, key: bytes) -> Engine:
    """The library at `path`, held for this process alone; its tables are of the present version afterwards.

    Raises an error of `briefer.library.errors` for whatever is not a sound library under this key, and leaves
    such a file as it was.
    """
    held = _hold_once(path)
    try:
        recognise(path)
        with engine.told(path):
            db = _connect_checked(path, key)
    except BaseException:
        _let_go(held)
        raise
    return _HeldEngine(path, db, held)


def recognise(path: Path) -> None:
    """Refuse what cannot be a library, without changing it."""
    with told_os(path):
        if path.is_dir():
            raise errors.ForeignFileError(path, "a folder")
        if path.stat().st_size == 0:
            raise errors.EmptyFileError(path)
        with path.open("rb") as file:
            head = file.read(_HEAD)
    for start, what in _KNOWN_STARTS:
        if head.startswith(start):
            raise errors.ForeignFileError(path, what)
    if (head[16:18], head[21:24]) != _PAGE_FORMAT:
        raise errors.ForeignFileError(path, "something else, or damaged at its start")


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
    except OSError as error:
        raise errors.from_os(path, error) from error


def _connect_checked(path: Path, key: bytes) -> apsw.Connection:
    try:
        db = engine.connect(path, key)
    except apsw.NotADBError as error:
        raise errors.WrongKeyError(path) from error
    try:
        # Holding comes before the first read, else the log would need a shared-memory file.
        db.pragma("locking_mode", "exclusive")
        version = version_of(db, path)
        _refuse_read_only(db, path)
        engine.hold(db)
        if version < schema.VERSION:
            with engine.transaction(db):
                schema.move_on(db, version)
    except BaseException:
        db.close()
        raise
    return db


def _refuse_read_only(db: apsw.Connection, path: Path) -> None:
    if db.readonly("main"):
        raise errors.LibraryReadOnlyError(path)


def _hold_once(path: Path) -> tuple[int, int]:
    # Closing any descriptor of a file drops the process's locks on it (POSIX), so a second opening in the
    # same process has to be refused before the file is even looked at.
    with told_os(path):
        status = path.stat()
    held = (status.st_dev, status.st_ino)
    with _held_lock:
        if held in _held:
            raise errors.LibraryInUseError(path)
        _held.add(held)
    return held


def _let_go(held: tuple[int, int]) -> None:
    with _held_lock:
        _held.discard(held)


class _HeldEngine(Engine):
    __slots__ = ("_held",)

    def __init__(self, path: Path, db: apsw.Connection, held: tuple[int, int]) -> None:
        super().__init__(path, db)
        self._held = held

    def close(self) -> None:
        if self.is_open:
            super().close()
            _let_go(self._held)
