"""What can go wrong with the keys of a library; each sentence names the way on."""

from __future__ import annotations

from pathlib import Path

from briefer.core.errors import BrieferError, printable


class VaultError(BrieferError):
    """Base of what a vault raises."""


class KeysMissingError(VaultError):
    """There is no key file beside the library."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The key file {_name(path)} is not there, and the library cannot be opened without it. "
            "Put it back beside the library; every backup has a copy."
        )


class KeysExistError(VaultError):
    """A new key file may not take the place of another."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is already a key file {_name(path)}. Choose another name for the library.")


class KeysDamagedError(VaultError):
    """The key file cannot be understood."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The key file {_name(path)} is damaged or not a key file; it was left as it is. "
            "Put back the copy that stands beside a backup."
        )


class NewerKeysError(VaultError):
    """The key file was written by a later release."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The key file {_name(path)} was written by a newer Briefer. Install the newer Briefer.")


class KeysUnwritableError(VaultError):
    """The key file could not be read or written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The key file {_name(path)} could not be read or written ({printable(reason, 80)}). "
            "Nothing was changed. Check the folder and the free space, then try again."
        )


class NoWayInError(VaultError):
    """A library needs a passphrase or the keyring."""

    def __init__(self) -> None:
        super().__init__("A library needs a passphrase or this computer’s keyring. Choose at least one.")


class LastWayInError(VaultError):
    """The last way to open the library may not be removed."""

    def __init__(self) -> None:
        super().__init__("This is the only way left to open the library. Add a passphrase first.")


class WeakPassphraseError(VaultError):
    """The passphrase is too short to protect anything."""

    def __init__(self, least: int) -> None:
        super().__init__(
            f"The passphrase is too short. Use at least {least} characters; four unrelated words are good."
        )


class WrongPassphraseError(VaultError):
    """The passphrase opens none of the slots."""

    def __init__(self) -> None:
        super().__init__("The passphrase is not right. Check capital letters and spaces, or use the recovery code.")


class NoPassphraseError(VaultError):
    """The library has no passphrase."""

    def __init__(self) -> None:
        super().__init__("This library has no passphrase. Use the keyring or the recovery code.")


class MistypedCodeError(VaultError):
    """Groups of a recovery code are mistyped; `groups` counts them from 1."""

    def __init__(self, groups: tuple[int, ...]) -> None:
        self.groups = groups
        if groups:
            which = "Group" if len(groups) == 1 else "Groups"
            numbers = ", ".join(str(number) for number in groups)
            super().__init__(f"{which} {numbers} of the recovery code: mistyped. Compare with the printed sheet.")
        else:
            super().__init__("The recovery code has 14 groups of 4 characters. Compare with the printed sheet.")


class WrongCodeError(VaultError):
    """The recovery code is well formed but not that of this library."""

    def __init__(self) -> None:
        super().__init__("This recovery code belongs to another library, or was replaced by a newer one.")


class VaultLockedError(VaultError):
    """Keys cannot be changed before the library is unlocked."""

    def __init__(self) -> None:
        super().__init__("The library is locked. Unlock it and try again.")


class NoSuchSlotError(VaultError):
    """The key file has no such slot."""

    def __init__(self) -> None:
        super().__init__("This way to open the library is no longer there. Refresh the list.")


class EnvelopeError(VaultError):
    """The file is not one that was sealed with a passphrase."""

    def __init__(self) -> None:
        super().__init__("This is not a sealed Briefer file, or its start is damaged. Ask for it to be sent again.")


class KeyringError(VaultError):
    """Base of the keyring's troubles; the passphrase is the way on."""

    def __init__(self, happened: str, remedy: str = "Use your passphrase.") -> None:
        super().__init__(f"{happened} {remedy}")


class KeyringUnavailableError(KeyringError):
    """There is no keyring that may be used."""

    def __init__(self, reason: str = "This computer has no keyring that Briefer can trust.") -> None:
        super().__init__(reason)


class KeyringLockedError(KeyringError):
    """The keyring is locked, or its question was dismissed."""

    def __init__(self) -> None:
        super().__init__("This computer’s keyring is locked.", "Unlock it and try again, or use your passphrase.")


class KeyringSilentError(KeyringError):
    """The keyring did not answer in time."""

    def __init__(self) -> None:
        super().__init__("This computer’s keyring did not answer.", "Unlock it and try again, or use your passphrase.")


class KeyringEmptyError(KeyringError):
    """The keyring has no entry for this library."""

    def __init__(self) -> None:
        super().__init__(
            "This computer’s keyring has no entry for this library.",
            "Use your passphrase; you can then let the keyring open it again.",
        )


class KeyringChangedError(KeyringError):
    """The keyring's entry does not open this library, or was not kept as it was given."""

    def __init__(self) -> None:
        super().__init__(
            "The entry in this computer’s keyring does not fit this library.",
            "Use your passphrase; you can then let the keyring open it again.",
        )


def _name(path: Path) -> str:
    return printable(path.name, 100)
