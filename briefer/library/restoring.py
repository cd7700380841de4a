"""Bringing a backup back: what would change is shown first, and what is replaced is set aside, never lost."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import apsw

from briefer.core.durable import sync_folder
from briefer.library import copying, engine, errors, opening
from briefer.library.backups import backups_folder, make_folder
from briefer.library.opening import HeldEngine
from briefer.library.recognising import clear, told_os, true_path

_CONTENT = (
    ("article", "select a.id, a.title, r.record from article a join reading r using (number)"),
    ("evidence", "select e.id, coalesce(p.title, ''), e.record from evidence e left join page p on p.id = e.page"),
    ("brief", "select id, title, record from brief"),
)


_UNREADABLE = (
    errors.LibraryDamagedError,
    errors.WrongKeyError,
    errors.ForeignFileError,
    errors.EmptyFileError,
    errors.NewerLibraryError,
)


class Outcome(StrEnum):
    """What restoring does to one thing."""

    RETURNS = "comes back"
    GOES = "goes"
    CHANGES = "returns to its earlier state"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that restoring changes; `kind` is article, evidence or brief."""

    kind: str
    id: str
    title: str
    outcome: Outcome


def restore(
    backup: Path,
    target: Path,
    key: bytes,
    *,
    backup_key: bytes | None = None,
    replace: bool = False,
    before_swap: Callable[[Path], None] = lambda _file: None,
) -> Path | None:
    """Put a checked copy of `backup` at `target`, under `key`; where the file it replaced was set aside.

    `target` must be a free name, unless `replace`: the library there must then be closed, and it is set aside
    among its backups with its key file, whatever its state and key. `backup_key` is the backup's key where it is not
    `key`. `before_swap` is given the finished copy and makes its key safe; whatever it raises leaves all as it was.
    Raises the errors of `Library.open` for the backup; the library is then as it was.
    """
    backup, target = backup.absolute(), true_path(target)
    if not replace or not target.exists():
        copying.copy_file(backup, backup_key or key, target, key)
        return None
    current = _opened(target, key)
    fresh = opening.restored_copy(target)
    try:
        copying.copy_file(backup, backup_key or key, fresh, key)
        aside = _aside(target)
        if current is not None and not _is_copied(current, aside, key):
            current.close()
            current = None
        before_swap(fresh)
        if current is None:
            with told_os(target):
                _set_aside(target, aside)
                fresh.replace(target)
                sync_folder(target.parent)
        else:
            current.swap(fresh, key, key)
    except BaseException:
        clear(fresh)
        raise
    finally:
        if current is not None:
            current.close()
    return aside


def differences(backup: Path, key: bytes, current: apsw.Connection | None) -> tuple[Difference, ...]:
    """What restoring the backup would change in the library, None for one that cannot be read."""
    db = copying.open_closed(backup, key)
    try:
        with engine.told(backup):
            then = _content(db)
    finally:
        db.close()
    now = {} if current is None else _content(current)
    found: list[Difference] = []
    for (kind, key_id), (title, record) in then.items():
        if (kind, key_id) not in now:
            found.append(Difference(kind, key_id, title, Outcome.RETURNS))
        elif now[kind, key_id][1] != record:
            found.append(Difference(kind, key_id, title, Outcome.CHANGES))
    found += [
        Difference(kind, key_id, title, Outcome.GOES)
        for (kind, key_id), (title, _) in now.items()
        if (kind, key_id) not in then
    ]
    return tuple(found)


def _content(db: apsw.Connection) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (kind, str(found_id)): (str(title), str(record))
        for kind, sql in _CONTENT
        for found_id, title, record in db.execute(sql)
    }


def _opened(target: Path, key: bytes) -> HeldEngine | None:
    """The present library, held meanwhile so that no other program adds to it; None where it cannot be opened."""
    try:
        return opening.open_file(target, key)
    except _UNREADABLE:
        return None


def _is_copied(current: HeldEngine, aside: Path, key: bytes) -> bool:
    """Copy the present library; False for one with damaged pages, whose file can only be set aside as it is."""
    try:
        copying.copy_library(current, aside, key)
    except errors.LibraryDamagedError:
        return False
    return True


def _aside(target: Path) -> Path:
    folder = backups_folder(target)
    aside = folder / f"replaced-{dt.datetime.now(dt.UTC).strftime('%Y%m%dT%H%M%S%f')}Z.briefer"
    make_folder(folder, target, aside)
    return aside


def _set_aside(target: Path, aside: Path) -> None:
    log = target.with_name(target.name + "-wal")
    try:
        # A second name for it, so that a kill before the other takes its place leaves a library here.
        os.link(target, aside)
    except OSError:
        _move(log, aside)
        target.replace(aside)
    else:
        _move(log, aside)


def _move(log: Path, aside: Path) -> None:
    if log.exists():
        # A log left beside the restored file could be taken for its own.
        log.replace(aside.with_name(aside.name + "-wal"))
