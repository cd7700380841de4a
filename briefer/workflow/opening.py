"""Opening and creating libraries: the encrypted file together with its key."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.core.cancel import CancelFlag
from briefer.core.durable import write_durably
from briefer.library import Library, LibraryExistsError, LibraryMissingError, StorageError, restore
from briefer.paths import data_folder, resource
from briefer.vault import Vault, keys_path
from briefer.workflow.importing import ImportStep, import_files

if TYPE_CHECKING:
    from briefer.worker import Worker

SAMPLES = ("herald-battery-fire.html", "courier-battery-inspections.txt", "newswire-battery-fire.eml")
"""The sample articles under `resources/samples`, in the order in which they are imported."""

# The sample library is for trying out and holds nothing that is secret; its key is no secret either.
_SAMPLE_KEY = hashlib.sha256(b"Briefer: key of the sample library").digest()


@dataclass(frozen=True, slots=True)
class CreatedLibrary:
    """A new library, open, and the code that opens it when all else is lost: shown once, stored nowhere."""

    library: Library
    recovery_code: str


def default_library_path() -> Path:
    """The user's own library, whether or not it exists yet."""
    return data_folder() / "library.briefer"


def sample_library_path() -> Path:
    """The sample library, whether or not it exists yet."""
    return data_folder() / "sample.briefer"


def library_exists(path: Path) -> bool:
    """Whether there is anything at the path, sound or not."""
    return path.exists()


def create_library(path: Path, passphrase: str | None, *, keyring: bool) -> CreatedLibrary:
    """A new library that opens with the passphrase, the system keyring, or both.

    No existing library or key file is ever replaced. A key file that a kill left without its library is used
    again, if it opens. Raises the vault's or the library's error; no key file is then left behind.
    """
    if path.exists():
        raise LibraryExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = keys_path(path)
    if keys.exists():
        vault = Vault.open(keys)
        key = unlock(vault, passphrase)
        return CreatedLibrary(Library.create(path, key), vault.renew_recovery())
    _vault, key, recovery_code = Vault.create(keys, passphrase, keyring)
    try:
        return CreatedLibrary(Library.create(path, key), recovery_code)
    except BaseException:
        keys.unlink(missing_ok=True)
        raise


def open_library(path: Path, passphrase: str | None = None, recovery_code: str | None = None) -> Library:
    """The library at the path, opened with what is given, else with the system keyring.

    Raises `LibraryMissingError`, the vault's error for keys that are missing or do not open and for a keyring
    that does not answer, or another of the library's.
    """
    if not path.exists():
        raise LibraryMissingError(path)
    return Library.open(path, library_key(path, passphrase, recovery_code))


def library_key(path: Path, passphrase: str | None = None, recovery_code: str | None = None) -> bytes:
    """The key of the library or backup at the path, from the key file beside it; none given: the keyring.

    Raises the vault's error for keys that are missing or do not open.
    """
    return unlock(Vault.open(keys_path(path)), passphrase, recovery_code)


def back_up(library: Library, target: Path, at: dt.datetime) -> Path:
    """An encrypted copy of an open library together with its keys; gives the copy's file.

    A folder as target gets a file named after the library and the time. Raises the library's error for a name
    that is taken or a place that cannot be written.
    """
    copy = target / backup_name(library.path, at) if target.is_dir() else target
    library.backup(copy)
    keys = keys_path(library.path)
    if keys.exists():
        _copy_keys(keys, keys_path(copy))
    return copy


def restore_library(backup: Path, target: Path, passphrase: str | None = None) -> None:
    """Bring a copy back as the library `target`, a free name, under the keys of its day.

    Where a key file of its own already stands beside `target`, the library comes back under that one. The
    passphrase opens both. Raises the errors of `open_library` for either and the library's for a taken name.
    """
    if not backup.exists():
        raise LibraryMissingError(backup)
    key = library_key(backup, passphrase)
    target.parent.mkdir(parents=True, exist_ok=True)
    if keys_path(target).exists():
        restore(backup, target, library_key(target, passphrase), backup_key=key)
    else:
        restore(backup, target, key)
        _copy_keys(keys_path(backup), keys_path(target))


def _copy_keys(keys: Path, copy: Path) -> None:
    try:
        write_durably(copy, keys.read_bytes())
    except OSError as error:
        raise StorageError(copy) from error


def unlock(vault: Vault, passphrase: str | None, recovery_code: str | None = None) -> bytes:
    """The key in a vault, by what is given, else by the keyring. Raises the vault's errors."""
    if passphrase is not None:
        return vault.unlock_with_passphrase(passphrase)
    if recovery_code is not None:
        return vault.unlock_with_recovery(recovery_code)
    return vault.unlock_with_keyring()


def open_sample(path: Path | None = None) -> Library:
    """The library to try things out in, created where it is missing; see `fill_sample` for its articles.

    It opens without a question, so what is in it is not protected.
    """
    place = sample_library_path() if path is None else path
    if place.exists():
        return Library.open(place, _SAMPLE_KEY)
    place.parent.mkdir(parents=True, exist_ok=True)
    return Library.create(place, _SAMPLE_KEY)


def fill_sample(
    library: Library,
    worker: Worker,
    on_step: Callable[[ImportStep], None] = lambda _step: None,
    cancel: CancelFlag | None = None,
) -> None:
    """Import the sample articles that a sample library does not hold yet, such as after a kill half-way."""
    have = {entry.sha256 for entry in library.articles()}
    missing = [path for path in sample_files() if hashlib.sha256(path.read_bytes()).hexdigest() not in have]
    import_files(library, worker, missing, on_step, cancel or CancelFlag())


def sample_files() -> tuple[Path, ...]:
    """The files of the sample articles."""
    return tuple(resource(f"samples/{name}") for name in SAMPLES)


def backup_name(path: Path, at: dt.datetime) -> str:
    """The name of a backup of the library taken at that time."""
    return f"{path.stem}-{at:%Y-%m-%d-%H%M%S}{path.suffix}"
