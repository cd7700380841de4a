"""The system's keyring: which ones are trusted, and calls to it that never wait for ever.

Only a random wrapping key lives there, never the library's own. Calls run in a thread of their own, because a
locked keyring may wait for its prompt without end.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from briefer.vault import errors

T = TypeVar("T")

SERVICE = "Briefer"
TIME_LIMIT = 5.0
"""Seconds that a keyring has to answer."""

TRUSTED = {
    ("keyring.backends.SecretService", "Keyring"): "Secret Service",
    ("keyring.backends.libsecret", "Keyring"): "Secret Service (libsecret)",
    ("keyring.backends.kwallet", "DBusKeyring"): "KWallet",
    ("keyring.backends.kwallet", "DBusKeyringKWallet4"): "KWallet 4",
    ("keyring.backends.macOS", "Keyring"): "macOS Keychain",
    ("keyring.backends.Windows", "WinVaultKeyring"): "Windows Credential Locker",
}
"""The keyrings that keep a secret encrypted, by module and class, with their names for the user."""


@dataclass(frozen=True, slots=True)
class KeyringStatus:
    """Which keyring there is and whether it may be used; `sentence` says so to the user."""

    name: str
    usable: bool
    sentence: str


def keyring_status(time_limit: float = TIME_LIMIT) -> KeyringStatus:
    """The keyring of this computer. It may take up to `time_limit` seconds: never call it in the window's thread."""
    try:
        name = _within(lambda: _trusted_keyring()[1], time_limit)
    except errors.KeyringError as error:
        return KeyringStatus("", usable=False, sentence=error.sentence)
    return KeyringStatus(name, usable=True, sentence=f"The library can open with {name}.")


def put_secret(entry: str, secret: str, time_limit: float = TIME_LIMIT) -> str:
    """Keep a secret and read it back; the name of the keyring. Raises subclasses of `KeyringError`."""

    def put() -> str:
        keyring, name = _trusted_keyring()
        keyring.set_password(SERVICE, entry, secret)
        if keyring.get_password(SERVICE, entry) != secret:
            raise errors.KeyringChangedError
        return name

    return _within(put, time_limit)


def secret_in(entry: str, time_limit: float = TIME_LIMIT) -> str:
    """The secret kept under that name. Raises subclasses of `KeyringError`."""

    def get() -> str:
        secret = _trusted_keyring()[0].get_password(SERVICE, entry)
        if not secret:
            raise errors.KeyringEmptyError
        return str(secret)

    return _within(get, time_limit)


def forget_secret(entry: str, time_limit: float = TIME_LIMIT) -> None:
    """Remove a secret; one that is not there is no fault. Raises subclasses of `KeyringError`."""

    def forget() -> None:
        keyring = _trusted_keyring()[0]
        if keyring.get_password(SERVICE, entry) is not None:
            keyring.delete_password(SERVICE, entry)

    _within(forget, time_limit)


def _trusted_keyring() -> tuple[Any, str]:
    import keyring

    chosen = keyring.get_keyring()
    # A chain would store with whichever member comes first, so a trusted member is spoken to directly.
    for candidate in getattr(chosen, "backends", None) or [chosen]:
        name = TRUSTED.get((type(candidate).__module__, type(candidate).__qualname__))
        if name is not None:
            return candidate, name
    raise errors.KeyringUnavailableError


def _within(call: Callable[[], T], time_limit: float) -> T:
    answers: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            answers.put((call(), None))
        except BaseException as error:  # noqa: BLE001  (handed to the caller's thread)
            answers.put((None, error))

    threading.Thread(target=run, name="keyring", daemon=True).start()
    try:
        answer, error = answers.get(timeout=time_limit)
    except Empty:
        raise errors.KeyringSilentError from None
    if error is not None:
        raise _told(error) from error
    return answer  # type: ignore[return-value]  # an answer without an error is the call's own


def _told(error: BaseException) -> BaseException:
    import keyring.errors as faults

    if isinstance(error, errors.KeyringError):
        return error
    if isinstance(error, faults.KeyringLocked | faults.InitError):
        return errors.KeyringLockedError()
    return errors.KeyringUnavailableError("This computer’s keyring cannot be used.")
