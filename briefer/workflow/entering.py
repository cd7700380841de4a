"""The ways into a library: passphrase, keyring and recovery code, changed by whoever has one of them."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from briefer.library import Library
from briefer.vault import (
    KeyringChangedError,
    KeyringEmptyError,
    KeyringStatus,
    Slot,
    SlotKind,
    Vault,
    VaultError,
    keyring_status,
    keys_path,
)
from briefer.workflow.caring import WayIn, copies_of


@dataclass(frozen=True, slots=True)
class Ways:
    """How a library opens, and which keyring this computer has."""

    slots: tuple[Slot, ...]
    keyring: KeyringStatus

    @property
    def has_passphrase(self) -> bool:
        """Whether a passphrase opens it."""
        return any(slot.kind is SlotKind.PASSPHRASE for slot in self.slots)

    @property
    def keyring_slots(self) -> tuple[Slot, ...]:
        """The keyrings that open it, of this computer or another."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.KEYRING)


def ways_in(library: Path) -> Ways:
    """The ways into a library; it may take seconds until a keyring answers. Raises the vault's errors."""
    return Ways(Vault.open(keys_path(library)).slots, keyring_status())


def keyring_to_offer(ways: Ways, trouble: Exception | None) -> str:
    """The name of this computer's keyring where it could open the library but does not; "" where there is none.

    `trouble` is why the keyring did not open it, if it was asked.
    """
    is_without = not ways.keyring_slots or isinstance(trouble, KeyringEmptyError | KeyringChangedError)
    return ways.keyring.name if ways.keyring.usable and is_without else ""


def let_keyring_open(library: Path, way: WayIn) -> None:
    """Let this computer's keyring open the library from now on; an entry that no longer fits is replaced.

    Raises the vault's errors.
    """
    _unlocked(library, way).renew_keyring()


def forget_keyrings(library: Path) -> None:
    """Remove the library's entries from this computer's keyring, those of its backups too; for its removal.

    What does not answer or cannot be read is passed over: without the key files the entries open nothing.
    """
    for keys in (keys_path(library), *(keys_path(copy.path) for copy in copies_of(library))):
        with contextlib.suppress(VaultError):
            Vault.open(keys).forget_keyrings()


def change_passphrase(library: Path, way: WayIn, passphrase: str) -> None:
    """A new passphrase in place of the one before. Raises the vault's errors; nothing is changed then."""
    _unlocked(library, way).change_passphrase(passphrase)


def add_keyring(library: Path, way: WayIn) -> None:
    """Let this computer's keyring open the library. Raises the vault's errors."""
    _unlocked(library, way).add_keyring()


def remove_keyrings(library: Path, way: WayIn) -> None:
    """Let no keyring open the library any more. Raises `LastWayInError` where there is no passphrase."""
    vault = _unlocked(library, way)
    for slot in vault.slots:
        if slot.kind is SlotKind.KEYRING:
            vault.remove_slot(slot.id)


def renew_recovery(library: Path, way: WayIn) -> str:
    """A new recovery code, to be shown once; the one before opens nothing any more. Raises the vault's errors."""
    return _unlocked(library, way).renew_recovery()


def renew_key(library: Library, passphrase: str) -> str:
    """Encrypt the open library anew under another key; its new recovery code, to be shown once.

    Passphrase and keyring stay as they are. Raises the vault's and the library's errors; the old key then holds.
    """
    vault = _unlocked(library.path, WayIn(passphrase))
    staged = vault.stage_rekey(passphrase, keyring=vault.has(SlotKind.KEYRING))
    try:
        library.rekey(staged.key, staged.write)
    except BaseException:
        staged.abandon()
        raise
    staged.finish()
    return staged.recovery_code


def _unlocked(library: Path, way: WayIn) -> Vault:
    vault = Vault.open(keys_path(library))
    if way.passphrase:
        vault.unlock_with_passphrase(way.passphrase)
    elif way.recovery_code:
        vault.unlock_with_recovery(way.recovery_code)
    else:
        vault.unlock_with_keyring()
    return vault
