"""The key of a library and the ways to it: the system's keyring, a passphrase, a recovery code."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

from briefer.vault import errors, keyrings, recovery, sealing, staging
from briefer.vault.header import Header, Slot, SlotKind, read_header, write_header
from briefer.vault.sealing import STANDARD_COST, Argon2Cost
from briefer.vault.staging import StagedKeys

_RECOVERY = b"briefer recovery code"


class Vault:
    """The key file of one library. After an unlock it holds the library's key until `lock`."""

    __slots__ = ("_cost", "_header", "_key", "_time_limit", "path")

    def __init__(self, path: Path, header: Header, key: bytes, *, cost: Argon2Cost, time_limit: float) -> None:
        self.path = path
        self._header = header
        self._key = key
        self._cost = cost
        self._time_limit = time_limit

    def __repr__(self) -> str:
        return f"Vault({self.path.name!r})"

    @classmethod
    def create(
        cls,
        path: Path,
        passphrase: str | None,
        keyring: bool,  # noqa: FBT001  (the interface fixed between the areas)
        *,
        cost: Argon2Cost = STANDARD_COST,
        time_limit: float = keyrings.TIME_LIMIT,
    ) -> tuple[Vault, bytes, str]:
        """A new key file; the vault, the library's key, and the recovery code to be shown once.

        Raises `NoWayInError` with neither passphrase nor keyring, `WeakPassphraseError`, `KeysExistError`, and
        subclasses of `KeyringError` where the keyring was asked for and cannot be used; no file is then written.
        """
        if passphrase is None and not keyring:
            raise errors.NoWayInError
        if path.exists():
            raise errors.KeysExistError(path)
        header = Header(id=uuid.uuid4().hex, slots=())
        vault = cls(path, header, sealing.new_key(), cost=cost, time_limit=time_limit)
        first, code = vault._first_slots(passphrase, keyring=keyring)
        vault._write(first.slots)
        return vault, vault.key, code

    @classmethod
    def open(cls, path: Path, *, cost: Argon2Cost = STANDARD_COST, time_limit: float = keyrings.TIME_LIMIT) -> Vault:
        """The vault in a key file, still locked; a re-key that was cut short is first finished or taken back.

        Raises `KeysMissingError`, `KeysDamagedError`, `NewerKeysError`.
        """
        staging.settle(path)
        return cls(path, read_header(path), b"", cost=cost, time_limit=time_limit)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The ways to open the library, in the order in which they were added."""
        return self._header.slots

    @property
    def is_unlocked(self) -> bool:
        """Whether the vault holds the library's key."""
        return bool(self._key)

    @property
    def key(self) -> bytes:
        """The library's key. Raises `VaultLockedError`."""
        if not self._key:
            raise errors.VaultLockedError
        return self._key

    @property
    def is_altered(self) -> bool:
        """Whether somebody without the library's key changed the key file. Raises `VaultLockedError`."""
        return not self._header.is_marked_by(self.key)

    def has(self, kind: SlotKind) -> bool:
        """Whether there is a way of that kind."""
        return any(slot.kind is kind for slot in self.slots)

    def lock(self) -> None:
        """Let go of the library's key."""
        self._key = b""

    def unlock_with_passphrase(self, passphrase: str) -> bytes:
        """The library's key. Raises `WrongPassphraseError`, `NoPassphraseError`."""
        if not self.has(SlotKind.PASSPHRASE):
            raise errors.NoPassphraseError
        for slot in self.slots:
            if slot.kind is SlotKind.PASSPHRASE and slot.cost is not None:
                wrapping = sealing.key_from_passphrase(passphrase, slot.salt, slot.cost)
                if self._opens(slot, wrapping):
                    return self.key
        raise errors.WrongPassphraseError

    def unlock_with_recovery(self, code: str) -> bytes:
        """The library's key. Raises `MistypedCodeError` naming the groups, `WrongCodeError`."""
        secret = recovery.secret_of(code)
        for slot in self.slots:
            if slot.kind is SlotKind.RECOVERY and self._opens(slot, sealing.derived(secret, slot.salt, _RECOVERY)):
                return self.key
        raise errors.WrongCodeError

    def unlock_with_keyring(self) -> bytes:
        """The library's key. Raises subclasses of `KeyringError`; takes at most the time limit per entry."""
        trouble: errors.KeyringError = errors.KeyringEmptyError()
        for slot in self.slots:
            if slot.kind is SlotKind.KEYRING:
                try:
                    wrapping = _wrapping_key(keyrings.secret_in(slot.entry, self._time_limit))
                except errors.KeyringEmptyError as error:
                    # Another computer's entry: the same library may be opened by the keyrings of several.
                    trouble = error
                    continue
                if self._opens(slot, wrapping):
                    return self.key
                trouble = errors.KeyringChangedError()
        raise trouble

    def add_passphrase(self, passphrase: str) -> Slot:
        """One more passphrase. Raises `WeakPassphraseError`, `VaultLockedError`."""
        slot = self._passphrase_slot(passphrase)
        self._write((*self.slots, slot))
        return slot

    def change_passphrase(self, passphrase: str) -> Slot:
        """A new passphrase in place of all others. Raises `WeakPassphraseError`, `VaultLockedError`."""
        slot = self._passphrase_slot(passphrase)
        self._write((*(old for old in self.slots if old.kind is not SlotKind.PASSPHRASE), slot))
        return slot

    def add_keyring(self) -> Slot:
        """Let this computer's keyring open the library. Raises subclasses of `KeyringError`, `VaultLockedError`."""
        slot = self._keyring_slot()
        self._write((*self.slots, slot))
        return slot

    def renew_keyring(self) -> Slot:
        """Let this computer's keyring open the library again, in place of entries in it that no longer fit.

        Entries of other computers' keyrings stay. Raises subclasses of `KeyringError`, `VaultLockedError`.
        """
        misfits = [slot for slot in self.slots if slot.kind is SlotKind.KEYRING and self._is_misfit(slot)]
        slot = self._keyring_slot()
        self._write((*(old for old in self.slots if old not in misfits), slot))
        for old in misfits:
            _forget(old, self._time_limit)
        return slot

    def forget_keyrings(self) -> None:
        """Remove the entries of all keyring slots from this computer's keyring, where it answers.

        For a library that is removed: the slots stay in the key file.
        """
        for slot in self.slots:
            if slot.kind is SlotKind.KEYRING:
                _forget(slot, self._time_limit)

    def renew_recovery(self) -> str:
        """A new recovery code, to be shown once, in place of the one before. Raises `VaultLockedError`."""
        code = recovery.new_code()
        slot = self._recovery_slot(code)
        self._write((*(old for old in self.slots if old.kind is not SlotKind.RECOVERY), slot))
        return code

    def remove_slot(self, slot_id: str) -> None:
        """Take away one way to open the library. Raises `LastWayInError`, `NoSuchSlotError`, `VaultLockedError`.

        The last way that is not the recovery code stays. A keyring's entry is removed too, where it answers.
        """
        removed = next((slot for slot in self.slots if slot.id == slot_id), None)
        if removed is None:
            raise errors.NoSuchSlotError
        rest = tuple(slot for slot in self.slots if slot.id != slot_id)
        if all(slot.kind is SlotKind.RECOVERY for slot in rest):
            raise errors.LastWayInError
        self._write(rest)
        if removed.kind is SlotKind.KEYRING:
            _forget(removed, self._time_limit)

    def stage_rekey(self, passphrase: str | None, *, keyring: bool) -> StagedKeys:
        """Keys for a re-key of the library: a new library key with new slots, under the same vault.

        Hand them to `Library.rekey`: `library.rekey(staged.key, staged.write)`, then call `staged.finish()`, or
        `staged.abandon()` where it raised. Raises as `create` does, and `VaultLockedError`.
        """
        if passphrase is None and not keyring:
            raise errors.NoWayInError
        if not self.is_unlocked:
            raise errors.VaultLockedError
        fresh = Vault(
            self.path, replace(self._header, slots=()), sealing.new_key(), cost=self._cost, time_limit=self._time_limit
        )
        header, code = fresh._first_slots(passphrase, keyring=keyring)
        return StagedKeys(self.path, header, fresh.key, code, self._adopt)

    def stage_adoption(self, keys: Path) -> StagedKeys:
        """The ways of this unlocked vault for the key file `keys` of a library that a copy is about to replace.

        For bringing back a backup with the key file of its day. Use as `stage_rekey`; the keyring's entries of either
        file stay. Raises `VaultLockedError`.
        """
        return StagedKeys(keys, self._header, self.key, "", lambda _header, _key: None)

    def _adopt(self, header: Header, key: bytes) -> None:
        old, self._header, self._key = self._header, header, key
        for slot in old.slots:
            if slot.kind is SlotKind.KEYRING:
                _forget(slot, self._time_limit)

    def _first_slots(self, passphrase: str | None, *, keyring: bool) -> tuple[Header, str]:
        slots = [] if passphrase is None else [self._passphrase_slot(passphrase)]
        if keyring:
            slots.append(self._keyring_slot())
        code = recovery.new_code()
        slots.append(self._recovery_slot(code))
        return replace(self._header, slots=tuple(slots)), code

    def _opens(self, slot: Slot, wrapping: bytes) -> bool:
        key = sealing.unwrap(slot.wrapped, wrapping, slot.associated(self._header.id))
        if key is None or len(key) != sealing.KEY_BYTES:
            return False
        self._key = key
        return True

    def _is_misfit(self, slot: Slot) -> bool:
        """Whether this computer's keyring has an entry for the slot that does not open it."""
        try:
            return not self._opens(slot, _wrapping_key(keyrings.secret_in(slot.entry, self._time_limit)))
        except errors.KeyringChangedError:
            return True
        except errors.KeyringError:
            return False

    def _write(self, slots: tuple[Slot, ...]) -> None:
        header = replace(self._header, slots=slots).marked(self.key)
        write_header(self.path, header)
        self._header = header

    def _passphrase_slot(self, passphrase: str) -> Slot:
        if not sealing.is_long_enough(passphrase):
            raise errors.WeakPassphraseError(sealing.LEAST_PASSPHRASE)
        slot = Slot(
            id=uuid.uuid4().hex,
            kind=SlotKind.PASSPHRASE,
            wrapped=b"",
            salt=sealing.random_bytes(sealing.SALT_BYTES),
            cost=self._cost,
        )
        return self._wrapped(slot, sealing.key_from_passphrase(passphrase, slot.salt, self._cost))

    def _recovery_slot(self, code: str) -> Slot:
        slot = Slot(
            id=uuid.uuid4().hex, kind=SlotKind.RECOVERY, wrapped=b"", salt=sealing.random_bytes(sealing.SALT_BYTES)
        )
        return self._wrapped(slot, sealing.derived(recovery.secret_of(code), slot.salt, _RECOVERY))

    def _keyring_slot(self) -> Slot:
        wrapping = sealing.new_key()
        slot_id = uuid.uuid4().hex
        entry = f"library {self._header.id[:8]} {slot_id[:8]}"
        name = keyrings.put_secret(entry, wrapping.hex(), self._time_limit)
        slot = Slot(id=slot_id, kind=SlotKind.KEYRING, wrapped=b"", entry=entry, keyring=name)
        return self._wrapped(slot, wrapping)

    def _wrapped(self, slot: Slot, wrapping: bytes) -> Slot:
        return replace(slot, wrapped=sealing.wrap(self.key, wrapping, slot.associated(self._header.id)))


def _wrapping_key(secret: str) -> bytes:
    try:
        wrapping = bytes.fromhex(secret)
    except ValueError:
        wrapping = b""
    if len(wrapping) != sealing.KEY_BYTES:
        raise errors.KeyringChangedError
    return wrapping


def _forget(slot: Slot, time_limit: float) -> None:
    try:
        keyrings.forget_secret(slot.entry, time_limit)
    except errors.KeyringError:
        # What is left in the keyring wraps nothing any more.
        return
