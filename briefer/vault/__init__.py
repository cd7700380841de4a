"""The library's key: system keyring, passphrase, recovery code."""

from briefer.vault.envelope import open_with_passphrase, seal_with_passphrase
from briefer.vault.errors import (
    EnvelopeError,
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
from briefer.vault.recovery import GROUP_LENGTH as CODE_GROUP_LENGTH
from briefer.vault.recovery import GROUPS as CODE_GROUPS
from briefer.vault.recovery import mistyped_groups, split_code
from briefer.vault.sealing import Argon2Cost
from briefer.vault.staging import StagedKeys, keys_path
from briefer.vault.strength import Strength, passphrase_strength
from briefer.vault.vault import Vault

__all__ = [
    "CODE_GROUPS",
    "CODE_GROUP_LENGTH",
    "Argon2Cost",
    "EnvelopeError",
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
    "StagedKeys",
    "Strength",
    "Vault",
    "VaultError",
    "VaultLockedError",
    "WeakPassphraseError",
    "WrongCodeError",
    "WrongPassphraseError",
    "keyring_status",
    "keys_path",
    "mistyped_groups",
    "open_with_passphrase",
    "passphrase_strength",
    "seal_with_passphrase",
    "split_code",
]
