"""Changing the library's key: the new key file waits beside the old one until the library has gone over.

A library file starts with a random value that never changes. The waiting key file notes that of the re-keyed
copy, so after a kill at any instant the start of the library tells which of the two key files is right.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from briefer.core.durable import part_of, sync_folder
from briefer.vault import errors
from briefer.vault.header import WRITING, Header, read_header, write_header

_ENDING = ".keys"
_HEAD_BYTES = 16


def keys_path(library: Path) -> Path:
    """The key file that belongs to a library's file."""
    return library.with_name(library.name + _ENDING)


def settle(keys: Path) -> None:
    """Finish or take back a re-key that was cut short. Raises `KeysUnwritableError`; mostly there is nothing to do."""
    with WRITING:
        _settle(keys)


def _settle(keys: Path) -> None:
    waiting = _waiting(keys)
    with _told(keys):
        for leftover in (part_of(keys), part_of(waiting)):
            leftover.unlink(missing_ok=True)
    if not waiting.exists():
        return
    library = keys.with_name(keys.name.removesuffix(_ENDING))
    copy = library.with_name(f"{library.name}.next")
    try:
        staged = read_header(waiting).library
    except errors.KeysDamagedError:
        staged = b""
    with _told(keys):
        if not _is_start_of(library, staged):
            # While the copy was still there the library cannot have gone over since the look at its start.
            with contextlib.suppress(FileNotFoundError):
                copy.unlink()
                staged = b""
        if _is_start_of(library, staged):
            waiting.replace(keys)
        else:
            waiting.unlink(missing_ok=True)
        sync_folder(keys.parent)


class StagedKeys:
    """A new key for the library and the new ways to it, not yet in force."""

    __slots__ = ("_adopt", "_header", "_keys", "key", "recovery_code")

    def __init__(
        self, keys: Path, header: Header, key: bytes, recovery_code: str, adopt: Callable[[Header, bytes], None]
    ) -> None:
        self._keys = keys
        self._header = header
        self._adopt = adopt
        self.key = key
        self.recovery_code = recovery_code

    def __repr__(self) -> str:
        return f"StagedKeys({self._keys.name!r})"

    def write(self, copy: Path) -> None:
        """Put the key file in waiting, for the re-keyed copy of the library. Raises `KeysUnwritableError`."""
        with _told(self._keys):
            start = _start_of(copy)
        self._header = replace(self._header, library=start).marked(self.key)
        write_header(_waiting(self._keys), self._header)

    def finish(self) -> None:
        """Put the key file in force after the library went over. Raises `KeysUnwritableError`."""
        with _told(self._keys):
            # Another start may have settled it already.
            with contextlib.suppress(FileNotFoundError):
                _waiting(self._keys).replace(self._keys)
            sync_folder(self._keys.parent)
        self._adopt(self._header, self.key)

    def abandon(self) -> None:
        """Take the key file in waiting away: the library has kept its old key."""
        with _told(self._keys):
            _waiting(self._keys).unlink(missing_ok=True)


def _waiting(keys: Path) -> Path:
    return keys.with_name(f"{keys.name}.next")


def _start_of(library: Path) -> bytes:
    with library.open("rb") as file:
        return file.read(_HEAD_BYTES)


def _is_start_of(library: Path, start: bytes) -> bool:
    return bool(start) and library.exists() and _start_of(library) == start


@contextlib.contextmanager
def _told(keys: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise errors.KeysUnwritableError(keys, error.strerror or "") from error
