"""How a library's file is made and opened: never over another file, never by guessing."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import apsw

from briefer.core.durable import part_of, place_new, sync_folder
from briefer.library import backups, engine, errors, schema
from briefer.library.engine import Engine
from briefer.library.recognising import clear, fault_at_start, recognise, told_os, version_of

_held: set[tuple[int, int]] = set()
_held_lock = threading.Lock()


def create_file(path: Path, key: bytes) -> HeldEngine:
    """A new, empty library at `path`. Raises `LibraryExistsError` for any file of that name.

    The file is built under another name and appears whole, so a kill on the way leaves no half-made library.
    """
    part = part_of(path)
    with told_os(path):
        if path.exists():
            raise errors.LibraryExistsError(path)
        build_file(part, key)
        place_new(part, path)
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


def open_file(path: Path, key: bytes) -> HeldEngine:
    """The library at `path`, held for this process alone; its tables are of the present version afterwards.

    Raises an error of `briefer.library.errors` for whatever is not a sound library under this key, and leaves
    such a file as it was.
    """
    held = _hold_once(path)
    try:
        recognise(path, key)
        with engine.told(path):
            db = _connect_checked(path, key)
            _refuse_swapped(db, path, held)
        _clear_leftovers(path)
    except BaseException:
        _let_go(held)
        raise
    return HeldEngine(path, db, held)


def _connect_checked(path: Path, key: bytes) -> apsw.Connection:
    try:
        db = engine.connect(path, key)
    except apsw.NotADBError as error:
        raise fault_at_start(path, key) or errors.WrongKeyError(path) from error
    try:
        version = version_of(db, path)
        engine.harden(db)
        if version < schema.VERSION:
            _move_on(db, path, key, version)
    except BaseException:
        db.close()
        raise
    return db


def _move_on(db: apsw.Connection, path: Path, key: bytes, version: int) -> None:
    # The older Briefer cannot read the new version, so there must be a way back.
    backups.keep_before_move(db, path, key, version)
    with engine.transaction(db):
        schema.move_on(db, version)


def _hold_once(path: Path) -> tuple[int, int]:
    # Closing any descriptor of a file drops the process's locks on it (POSIX), so a second opening in the
    # same process has to be refused before the file is even looked at.
    held = _identity(path)
    with _held_lock:
        if held in _held:
            raise errors.LibraryInUseError(path)
        _held.add(held)
    return held


def _refuse_swapped(db: apsw.Connection, path: Path, held: tuple[int, int]) -> None:
    """Refuse a file that a re-key or a restore took away from its name while it was being opened."""
    if _identity(path) != held:
        db.close()
        raise errors.LibraryInUseError(path)


def _identity(path: Path) -> tuple[int, int]:
    with told_os(path):
        status = path.stat()
    return status.st_dev, status.st_ino


def _clear_leftovers(path: Path) -> None:
    """Remove what a kill left half-made beside the library, now that nobody else can be at work on it."""
    # The log is in use, so a rollback journal is one that a re-key had emptied but not yet removed.
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    for leftover in (part_of(path), rekeyed_copy(path), restored_copy(path)):
        clear(leftover)
        clear(part_of(leftover))


def rekeyed_copy(path: Path) -> Path:
    """Where a library is copied under its new key."""
    return path.with_name(f"{path.name}.next")


def restored_copy(path: Path) -> Path:
    """Where a backup is copied before it takes the library's place."""
    return path.with_name(f".{path.name}.restored")


def _let_go(held: tuple[int, int]) -> None:
    with _held_lock:
        _held.discard(held)


class HeldEngine(Engine):
    """The connection of a library that is open in this process, and in no other."""

    __slots__ = ("_held",)

    def __init__(self, path: Path, db: apsw.Connection, held: tuple[int, int]) -> None:
        super().__init__(path, db)
        self._held = held

    def swap(self, file: Path, key: bytes, old_key: bytes) -> None:
        """Put the closed library `file`, under `key`, in place of this one and go on with it.

        Where that fails the old file is opened again with `old_key`, and the fault is raised.
        """
        with self.reading() as db:
            # The log goes away while the file is still held, so that nobody can open the old file meanwhile and
            # no log is left that could be taken for that of the new one.
            db.pragma("journal_mode", "delete")
            if sys.platform == "win32":  # pragma: no cover  (an open file cannot be replaced there)
                db.close()
            try:
                with told_os(self.path):
                    file.replace(self.path)
            except errors.LibraryError:
                db.close()
                self._go_on(old_key)
                raise
            sync_folder(self.path.parent)
            db.close()
            self._go_on(key)

    def _go_on(self, key: bytes) -> None:
        self.forget()
        _let_go(self._held)
        self._held = _hold_once(self.path)
        self.replace(_connect_checked(self.path, key))

    def close(self) -> bool:
        """End the connection and let go of the file; whether it was open."""
        was_open = super().close()
        if was_open:
            _let_go(self._held)
        return was_open
