"""Bringing a backup back."""

from __future__ import annotations

from pathlib import Path

from briefer.library import copying


def restore(backup: Path, target: Path, key: bytes, *, backup_key: bytes | None = None) -> None:
    """Put a checked copy of `backup` at `target`, which must be a free name, under `key`.

    `backup_key` is the key of the backup where it was made before the library got a new one.
    """
    copying.copy_file(backup.absolute(), backup_key or key, target.absolute(), key)
