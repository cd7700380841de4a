"""Whole copies of a library: while it is in use, from a file nobody has open, under the same key or another."""

from __future__ import annotations

import os
from pathlib import Path

import apsw

from briefer.core.durable import part_of, place_new
from briefer.library import engine, errors
from briefer.library.engine import Engine
from briefer.library.recognising import clear, recognise, told_os, version_of

_STEP_PAGES = 512
"""Pages copied at a time: about 2 MB, so that other threads get their turn in between."""


def copy_library(source: Engine, target: Path, key: bytes) -> None:
    """A checked copy of an open library at `target`, under `key`. Raises `LibraryExistsError` for a taken name.

    Other threads may write meanwhile; the copy holds all that was written before it was finished.
    """
    part = _empty_part(target)
    try:
        with engine.told(target):
            copy = engine.connect(part, key)
            try:
                with source.reading() as db:
                    backup = copy.backup("main", db, "main")
                _copy_in_turns(source, backup)
                _finish(copy, part)
            finally:
                copy.close()
        _place(part, target)
    except BaseException:
        clear(part)
        raise


def copy_file(source: Path, source_key: bytes, target: Path, key: bytes) -> None:
    """A checked copy, under `key`, of a library's file or backup that nobody has open."""
    db = open_closed(source, source_key)
    try:
        copy_connection(db, target, key)
    finally:
        db.close()


def copy_connection(db: apsw.Connection, target: Path, key: bytes) -> None:
    """A checked copy, under `key`, of what a connection sees. Raises `LibraryExistsError` for a taken name."""
    part = _empty_part(target)
    try:
        with engine.told(target):
            copy = engine.connect(part, key)
            try:
                with copy.backup("main", db, "main") as backup:
                    backup.step()
                _finish(copy, part)
            finally:
                copy.close()
        _place(part, target)
    except BaseException:
        clear(part)
        raise


def open_closed(path: Path, key: bytes) -> apsw.Connection:
    """A connection for reading alone to a library's file that nobody has open. Raises as `Library.open` does."""
    recognise(path)
    with engine.told(path):
        try:
            db = engine.connect(path, key, read_only=True)
        except apsw.NotADBError as error:
            raise errors.WrongKeyError(path) from error
        try:
            version_of(db, path)
        except BaseException:
            db.close()
            raise
    return db


def _copy_in_turns(source: Engine, backup: apsw.Backup) -> None:
    try:
        while not backup.done:
            with source.reading():
                backup.step(_STEP_PAGES)
    finally:
        with source.reading():
            backup.close(force=True)


def _empty_part(target: Path) -> Path:
    if target.exists():
        raise errors.LibraryExistsError(target)
    part = part_of(target)
    with told_os(target):
        clear(part)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return part


def _finish(copy: apsw.Connection, part: Path) -> None:
    # A copy is one file without journals, so that it can be moved and read from a protected place.
    copy.pragma("journal_mode", "delete")
    if [str(line[0]) for line in engine.rows(copy, "pragma quick_check")] != ["ok"]:
        raise errors.LibraryDamagedError(part)


def _place(part: Path, target: Path) -> None:
    with told_os(target):
        descriptor = os.open(part, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        try:
            place_new(part, target)
        except FileExistsError as error:
            raise errors.LibraryExistsError(target) from error
