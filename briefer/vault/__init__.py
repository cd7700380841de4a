"""The library's key: system keyring, passphrase, recovery code."""

from briefer.vault.errors import (
    KeyringChangedError,
    KeyringEmptyError,
    KeyringError,
    KeyringLockedError,
    KeyringSilentError,
    KeyringUnavailableError,
    KeysDamagedError,
    KeysExistError,
    KeysMissingError,
    KeysUnwritableError,
    LastWayInError,
    MistypedCodeError,
    NewerKeysError,
    NoPassphraseError,
    NoSuchSlotError,
    NoWayInError,
    VaultError,
    VaultLockedError,
    WeakPassphraseError,
    WrongCodeError,
    WrongPassphraseError,
)
from briefer.vault.header import Slot, SlotKind
from briefer.vault.keyrings import KeyringStatus, keyring_status
from briefer.vault.recovery import mistyped_groups
from briefer.vault.sealing import Argon2Cost
from briefer.vault.vault import Vault, keys_path

__all__ = [
    "Argon2Cost",
    "KeyringChangedError",
    "KeyringEmptyError",
    "KeyringError",
    "KeyringLockedError",
    "KeyringSilentError",
    "KeyringStatus",
    "KeyringUnavailableError",
    "KeysDamagedError",
    "KeysExistError",
    "KeysMissingError",
    "KeysUnwritableError",
    "LastWayInError",
    "MistypedCodeError",
    "NewerKeysError",
    "NoPassphraseError",
    "NoSuchSlotError",
    "NoWayInError",
    "Slot",
    "SlotKind",
    "Vault",
    "VaultError",
    "VaultLockedError",
    "WeakPassphraseError",
    "WrongCodeError",
    "WrongPassphraseError",
    "keyring_status",
    "keys_path",
    "mistyped_groups",
]
