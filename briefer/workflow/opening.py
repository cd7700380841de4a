"""Opening and creating libraries: the encrypted file together with its key."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.core.cancel import CancelFlag
from briefer.core.errors import BrieferError
from briefer.library import Library
from briefer.paths import data_folder, resource
from briefer.vault import Vault
from briefer.workflow.importing import ImportStep, import_files

if TYPE_CHECKING:
    from briefer.worker import Worker

SAMPLES = ("herald-battery-fire.html", "courier-battery-inspections.txt", "newswire-battery-fire.eml")
"""The sample articles under `resources/samples`, in the order in which they are imported."""

_KEYS_ENDING = ".keys"
# The sample library is for trying out and holds nothing that is secret; its key is no secret either.
_SAMPLE_KEY = hashlib.sha256(b"Briefer: key of the sample library").digest()


class NoLibraryError(BrieferError):
    """There is no library at the path."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"There is no library at {path}. Create one, or name another file.")


class KeysMissingError(BrieferError):
    """The library is there and the file with its wrapped key is not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"The keys of the library {path.name} are missing: {keys_path(path).name} must stand beside it. "
            "Put it back from a backup."
        )


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


def keys_path(path: Path) -> Path:
    """The file beside a library that holds its key, wrapped."""
    return path.with_name(path.name + _KEYS_ENDING)


def library_exists(path: Path) -> bool:
    """Whether there is anything at the path, sound or not."""
    return path.exists()


def create_library(path: Path, passphrase: str | None, *, keyring: bool) -> CreatedLibrary:
    """A new library that opens with the passphrase, the system keyring, or both.

    Nothing is left behind where creating fails; an existing library or keys file is never replaced. Raises the
    vault's or the library's error.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _vault, key, recovery_code = Vault.create(keys_path(path), passphrase, keyring)
    try:
        return CreatedLibrary(Library.create(path, key), recovery_code)
    except BaseException:
        keys_path(path).unlink(missing_ok=True)
        raise


def open_library(path: Path, passphrase: str | None = None, recovery_code: str | None = None) -> Library:
    """The library at the path, opened with what is given, else with the system keyring.

    Raises `NoLibraryError`, `KeysMissingError`, the vault's error for a key that does not fit or a keyring that
    does not answer, or the library's.
    """
    return Library.open(path, unlock(path, passphrase, recovery_code))


def unlock(path: Path, passphrase: str | None = None, recovery_code: str | None = None) -> bytes:
    """The key of the library at the path; errors as for `open_library`."""
    if not path.exists():
        raise NoLibraryError(path)
    if not keys_path(path).exists():
        raise KeysMissingError(path)
    vault = Vault.open(keys_path(path))
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
