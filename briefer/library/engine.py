"""One encrypted SQLite file: how it is opened, written in transactions, and how its faults become sentences.

The cipher is ChaCha20-Poly1305 over every page, with a raw key. The journal is a write-ahead log that is synced
at each commit. The file is held exclusively: a second program gets `LibraryInUseError`, and no shared-memory
file is needed, so a network share works too.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from briefer.library import errors

APPLICATION_ID = 0x42524652
KEY_BYTES = 32
CACHE_KIB = 65536
BUSY_MS = 1500

Row = tuple[Any, ...]
"""A row as SQLite gives it; the caller narrows it at once."""


def rows(db: apsw.Connection, sql: str, bindings: tuple[Any, ...] = ()) -> list[Row]:
    """All rows of a statement."""
    return db.execute(sql, bindings).fetchall()


def row(db: apsw.Connection, sql: str, bindings: tuple[Any, ...] = ()) -> Row | None:
    """The first row of a statement, None where there is none."""
    return db.execute(sql, bindings).fetchone()


def connect(path: Path, key: bytes, *, read_only: bool = False) -> apsw.Connection:
    """A connection to an existing file, which it holds alone unless it is for reading only.

    Raises apsw.NotADBError for a wrong key, apsw.ReadOnlyError for a protected file.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a library key has {KEY_BYTES} bytes")
    flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
    db = apsw.Connection(str(path), flags=flags)
    try:
        _set_up(db, key, read_only=read_only)
    except BaseException:
        db.close()
        raise
    return db


def _set_up(db: apsw.Connection, key: bytes, *, read_only: bool) -> None:
    # `pragma()` keeps the key out of the statement cache and out of messages.
    db.pragma("cipher", "chacha20")
    db.pragma("key", f"raw:{key.hex()}")
    if not read_only:
        if db.readonly("main"):
            raise apsw.ReadOnlyError("the file is write-protected")
        # Before the first read, else the log would need a shared-memory file.
        db.pragma("locking_mode", "exclusive")
    db.set_busy_timeout(BUSY_MS)
    db.pragma("temp_store", "memory")
    db.pragma("cache_size", -CACHE_KIB)
    db.pragma("foreign_keys", 1)
    db.pragma("trusted_schema", 0)


def harden(db: apsw.Connection) -> None:
    """Give the file a journal that survives a kill and a power cut."""
    db.pragma("journal_mode", "wal")
    db.pragma("synchronous", "full")
    db.pragma("fullfsync", 1)
    db.pragma("checkpoint_fullfsync", 1)
    db.pragma("journal_size_limit", 16 * 1024 * 1024)
    db.pragma("secure_delete", 1)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the engine's faults into sentences about `path`."""
    try:
        yield
    except apsw.FullError as error:
        raise errors.DiskFullError(path) from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise errors.LibraryInUseError(path) from error
    except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError) as error:
        raise errors.LibraryReadOnlyError(path) from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise errors.LibraryDamagedError(path) from error
    except apsw.IOError as error:
        raise errors.StorageError(path) from error


@contextmanager
def transaction(db: apsw.Connection) -> Iterator[None]:
    """All of the block or nothing; inside another transaction it is a part of that one."""
    if _is_inside(db):
        yield
        return
    db.execute("begin immediate")
    try:
        yield
        db.execute("commit")
    except BaseException:
        # On a full disk the engine has already rolled back by itself.
        if _is_inside(db):
            db.execute("rollback")
        raise


def _is_inside(db: apsw.Connection) -> bool:
    return db.in_transaction


class Engine:
    """The one connection to a library's file, shared by all threads, one at a time."""

    __slots__ = ("_db", "_lock", "path")

    def __init__(self, path: Path, db: apsw.Connection) -> None:
        self.path = path
        self._db: apsw.Connection | None = db
        self._lock = threading.RLock()

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """The connection, for statements that change nothing. Raises `LibraryClosedError`."""
        with self._lock, told(self.path):
            if self._db is None:
                raise errors.LibraryClosedError(self.path)
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[apsw.Connection]:
        """The connection inside a transaction that is on the disk when the block ends."""
        with self.reading() as db, transaction(db):
            yield db

    def replace(self, db: apsw.Connection) -> None:
        """Go on with another connection; the caller holds the engine and has closed the old one."""
        self._db = db

    def forget(self) -> None:
        """Go on without a connection: the caller has closed it."""
        self._db = None

    def close(self) -> bool:
        """End the connection; whether there was one."""
        with self._lock:
            db, self._db = self._db, None
            if db is None:
                return False
            db.close()
            return True
