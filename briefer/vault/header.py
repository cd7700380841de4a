"""The key file beside a library: the library's key, wrapped once per way to open it.

It is JSON, so that it can be looked at; nothing in it opens the library without a passphrase, the keyring's
entry or the recovery code.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import msgspec

from briefer.core.durable import write_durably
from briefer.core.record import RecordError, from_json, to_json
from briefer.vault import errors
from briefer.vault.sealing import Argon2Cost, mark_of

FORMAT = "briefer keys"
VERSION = 1
WRITING = threading.RLock()
"""Held while a key file is written or settled: tidying up must not take an unfinished file from another thread."""
_SIZE_LIMIT = 256 * 1024
_SLOT_LIMIT = 32


class SlotKind(StrEnum):
    """A way to open a library."""

    PASSPHRASE = "passphrase"  # noqa: S105  (a kind, no secret)
    KEYRING = "keyring"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The library's key, wrapped for one way to open it.

    `salt` and `cost` belong to a passphrase, `salt` alone to a recovery code; `entry` names a keyring's entry and
    `keyring` the keyring that held it.
    """

    id: str
    kind: SlotKind
    wrapped: bytes
    salt: bytes = b""
    cost: Argon2Cost | None = None
    entry: str = ""
    keyring: str = ""

    def associated(self, vault_id: str) -> bytes:
        """What is bound to the wrapped key: a changed parameter then makes it unreadable."""
        return vault_id.encode() + to_json(replace(self, wrapped=b""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The content of a key file. `mark` is made with the library's key over all the rest.

    `library` is the start of the library's file, noted while a re-key is under way, else empty.
    """

    format: str = FORMAT
    version: int = VERSION
    id: str
    slots: tuple[Slot, ...]
    library: bytes = b""
    mark: bytes = b""

    def marked(self, key: bytes) -> Header:
        """The header with its mark renewed."""
        return replace(self, mark=mark_of(key, to_json(replace(self, mark=b""))))

    def is_marked_by(self, key: bytes) -> bool:
        """Whether nobody without the library's key changed the header."""
        return self.marked(key).mark == self.mark


def read_header(path: Path) -> Header:
    """The header in a key file. Raises `KeysMissingError`, `KeysDamagedError`, `NewerKeysError`."""
    try:
        with path.open("rb") as file:
            content = file.read(_SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise errors.KeysMissingError(path) from error
    except OSError as error:
        raise errors.KeysUnwritableError(path, error.strerror or "") from error
    if len(content) > _SIZE_LIMIT:
        raise errors.KeysDamagedError(path)
    _refuse_newer(path, content)
    try:
        header = from_json(content, Header)
    except RecordError as error:
        raise errors.KeysDamagedError(path) from error
    if header.format != FORMAT or not header.slots or len(header.slots) > _SLOT_LIMIT:
        raise errors.KeysDamagedError(path)
    for slot in header.slots:
        if slot.kind is SlotKind.PASSPHRASE and (slot.cost is None or not slot.cost.is_sane):
            raise errors.KeysDamagedError(path)
    return header


def write_header(path: Path, header: Header) -> None:
    """Put the header in place of the one before, whole or not at all. Raises `KeysUnwritableError`."""
    try:
        with WRITING:
            write_durably(path, to_json(header))
    except OSError as error:
        raise errors.KeysUnwritableError(path, error.strerror or "") from error


def _refuse_newer(path: Path, content: bytes) -> None:
    class Start(msgspec.Struct):
        format: str = ""
        version: int = 0

    try:
        start = msgspec.json.decode(content, type=Start)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return
    if start.format == FORMAT and start.version > VERSION:
        raise errors.NewerKeysError(path)
