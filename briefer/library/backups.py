"""Automatic backups beside the library: made while it is in use, checked, thinned as they age.

Each backup stands with a copy of the key file of its day, so it opens with the passphrase of its day too.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import apsw

from briefer.core.durable import write_durably
from briefer.library import copying, engine, errors
from briefer.library.engine import Engine
from briefer.library.recognising import clear, told_os

HOURLY, DAILY, WEEKLY = 12, 14, 10
"""How many hours, days and weeks back one backup each is kept."""
INTERVAL = dt.timedelta(hours=1)
LEAST = 3
"""The newest backups that are never thinned out, whatever the clock says."""

_KEYS = ".keys"
_NAME = re.compile(r"library-(\d{8}T\d{6})Z\.briefer")
_ASIDE = re.compile(r"replaced-(\d{8}T\d{6})\d*Z\.briefer")
_OLDER = re.compile(r"library-of-version-\d+\.briefer")
_STAMP = "%Y%m%dT%H%M%S"


class BackupKind(StrEnum):
    """Why a copy of a library was made."""

    AUTOMATIC = "automatic"
    SET_ASIDE = "set aside when a backup took its place"
    OLDER_VERSION = "kept before a newer Briefer changed it"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: `taken_at` in UTC, `size` in bytes."""

    path: Path
    taken_at: dt.datetime
    size: int
    kind: BackupKind = BackupKind.AUTOMATIC


def backups_folder(library: Path) -> Path:
    """Where the backups of a library's file are kept."""
    return library.with_name(f"{library.name}.backups")


def keys_copy(path: Path) -> Path:
    """The key file that stands beside a library or a backup."""
    return path.with_name(path.name + _KEYS)


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, newest first; other files there are not looked at."""
    found: list[Backup] = []
    if folder.is_dir():
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name)
            if match:
                taken_at = dt.datetime.strptime(match[1], _STAMP).replace(tzinfo=dt.UTC)
                found.append(Backup(path, taken_at, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.taken_at, reverse=True))


def set_aside_in(folder: Path) -> tuple[Backup, ...]:
    """The libraries that were kept when others took their place, newest first; they are never thinned out."""
    found: list[Backup] = []
    if folder.is_dir():
        for path in folder.iterdir():
            replaced = _ASIDE.fullmatch(path.name)
            if replaced:
                taken_at = dt.datetime.strptime(replaced[1], _STAMP).replace(tzinfo=dt.UTC)
                found.append(Backup(path, taken_at, path.stat().st_size, BackupKind.SET_ASIDE))
            elif _OLDER.fullmatch(path.name):
                status = path.stat()
                taken_at = dt.datetime.fromtimestamp(status.st_mtime, dt.UTC)
                found.append(Backup(path, taken_at, status.st_size, BackupKind.OLDER_VERSION))
    return tuple(sorted(found, key=lambda backup: backup.taken_at, reverse=True))


def is_due(folder: Path, now: dt.datetime) -> bool:
    """Whether the newest backup is older than the interval, or from a future that a wrong clock made."""
    newest = next(iter(backups_in(folder)), None)
    return newest is None or abs(now - newest.taken_at) >= INTERVAL


def back_up(source: Engine, key: bytes, folder: Path, now: dt.datetime) -> Backup:
    """A backup taken now, after which the older ones are thinned. Raises the errors of `Library.backup`."""
    taken_at = now.astimezone(dt.UTC).replace(microsecond=0)
    taken = {backup.taken_at for backup in backups_in(folder)}
    while taken_at in taken:
        # A clock that was set back comes to the same second twice.
        taken_at += dt.timedelta(seconds=1)
    target = folder / f"library-{taken_at.strftime(_STAMP)}Z.briefer"
    make_folder(folder, source.path, target)
    for leftover in folder.glob(".*.part*"):
        leftover.unlink(missing_ok=True)
    copying.copy_library(source, target, key)
    thin(folder, now)
    return Backup(target, taken_at, target.stat().st_size)


def keep_before_move(db: apsw.Connection, library: Path, key: bytes, version: int) -> Path:
    """A backup of a library of an older version, before its tables change; one that is there already stays."""
    folder = backups_folder(library)
    target = folder / f"library-of-version-{version}.briefer"
    if not target.exists():
        make_folder(folder, library, target)
        copying.copy_connection(db, target, key)
    return target


def thin(folder: Path, now: dt.datetime) -> tuple[Backup, ...]:
    """Remove the backups that age has made superfluous; those removed, newest first."""
    found = backups_in(folder)
    kept = set(found[:LEAST]) | _kept_by_age(found, now)
    removed = tuple(backup for backup in found if backup not in kept)
    for backup in removed:
        forget_backup(backup)
    return removed


def forget_backup(backup: Backup) -> None:
    """Remove a backup and the key file beside it."""
    with told_os(backup.path):
        clear(backup.path)
        keys_copy(backup.path).unlink(missing_ok=True)


def check_backup(path: Path, key: bytes) -> bool:
    """Whether every page of a backup is sound under that key. Raises as `Library.open` does for other files."""
    try:
        db = copying.open_closed(path, key)
    except errors.LibraryDamagedError:
        return False
    try:
        return [str(line[0]) for line in engine.rows(db, "pragma integrity_check(1)")] == ["ok"]
    except (apsw.CorruptError, apsw.NotADBError, apsw.IOError):
        return False
    finally:
        db.close()


def newest_sound_backup(folder: Path, key: bytes) -> Backup | None:
    """The newest backup that is sound under that key, to be offered for a damaged library; None without one."""
    for backup in backups_in(folder):
        # Backups of before a new key, and files put there by another hand, are passed over.
        with contextlib.suppress(errors.LibraryError):
            if check_backup(backup.path, key):
                return backup
    return None


def _kept_by_age(found: tuple[Backup, ...], now: dt.datetime) -> set[Backup]:
    kept: dict[tuple[str, object], Backup] = {}
    ahead = 0
    for backup in found:
        age = now - backup.taken_at
        if age < dt.timedelta(0):
            # A clock that ran ahead: these are few and may be the only good ones.
            if ahead < HOURLY:
                kept["ahead", backup.path] = backup
            ahead += 1
        elif age <= dt.timedelta(hours=HOURLY):
            kept.setdefault(("hour", (backup.taken_at.date(), backup.taken_at.hour)), backup)
        elif age <= dt.timedelta(days=DAILY):
            kept.setdefault(("day", backup.taken_at.date()), backup)
        elif age <= dt.timedelta(weeks=WEEKLY):
            kept.setdefault(("week", backup.taken_at.isocalendar()[:2]), backup)
    return set(kept.values())


def make_folder(folder: Path, library: Path, target: Path) -> None:
    """Make the folder, and put a copy of the library's key file where it belongs to the backup `target`."""
    with told_os(target):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys = keys_copy(library)
        if keys.exists():
            # Before the backup itself: a backup without its keys would be worthless.
            write_durably(keys_copy(target), keys.read_bytes())
