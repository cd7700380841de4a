"""Whole copies of a library: while it is in use, from a file nobody has open, under the same key or another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from briefer.core.durable import part_of, place_new
from briefer.library import engine, errors
from briefer.library.engine import Engine
from briefer.library.recognising import clear, fault_at_start, recognise, told_os, version_of

_STEP_PAGES = 512
"""Pages copied at a time: about 2 MB, so that other threads get their turn in between."""


def copy_library(source: Engine, target: Path, key: bytes) -> None:
    """A checked copy of an open library at `target`, under `key`. Raises `LibraryExistsError` for a taken name.

    Other threads may write meanwhile; the copy holds all that was written before it was finished.
    """
    with _copy_at(target, key) as copy:
        with source.reading() as db:
            backup = copy.backup("main", db, "main")
        try:
            while not backup.done:
                with source.reading():
                    backup.step(_STEP_PAGES)
        finally:
            with source.reading():
                backup.close(force=True)


def copy_file(source: Path, source_key: bytes, target: Path, key: bytes) -> None:
    """A checked copy, under `key`, of a library's file or backup that nobody has open."""
    db = open_closed(source, source_key)
    try:
        copy_connection(db, target, key)
    finally:
        db.close()


def copy_connection(db: apsw.Connection, target: Path, key: bytes) -> None:
    """A checked copy, under `key`, of what a connection sees. Raises `LibraryExistsError` for a taken name."""
    with _copy_at(target, key) as copy, copy.backup("main", db, "main") as backup:
        backup.step()


def open_closed(path: Path, key: bytes) -> apsw.Connection:
    """A connection for reading alone to a library's file that nobody has open. Raises as `Library.open` does."""
    recognise(path, key)
    with engine.told(path):
        try:
            db = engine.connect(path, key, read_only=True)
        except apsw.NotADBError as error:
            raise fault_at_start(path, key) or errors.WrongKeyError(path) from error
        try:
            version_of(db, path)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def _copy_at(target: Path, key: bytes) -> Iterator[apsw.Connection]:
    """An empty file to be filled, which takes the name `target` once it is full and sound."""
    if target.exists():
        raise errors.LibraryExistsError(target)
    part = part_of(target)
    with told_os(target), engine.told(target):
        clear(part)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            copy = engine.connect(part, key)
            try:
                yield copy
                _finish(copy, target)
            finally:
                copy.close()
            _sync(part)
            place_new(part, target)
        except BaseException:
            clear(part)
            raise


def _finish(copy: apsw.Connection, target: Path) -> None:
    # A copy is one file without journals, so that it can be moved and read from a protected place.
    copy.pragma("journal_mode", "delete")
    if [str(line[0]) for line in engine.rows(copy, "pragma quick_check")] != ["ok"]:
        raise errors.LibraryDamagedError(target)


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
