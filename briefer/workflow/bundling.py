"""Handing a brief over with its sources and evidence in one encrypted file, and taking such a file in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from briefer.export import save_file
from briefer.library import Bundle, Library, Merge, StorageError, merge, pack_bundle, plan_merge, read_bundle
from briefer.vault import EnvelopeError, open_with_passphrase, seal_with_passphrase

ENDING = ".briefer-bundle"
_SIZE_LIMIT = 1024 * 1024 * 1024
"""Bytes of a bundle's file that are read at most."""


def write_bundle(library: Library, brief_id: str, path: Path, passphrase: str) -> None:
    """Write the brief with all that it stands on, sealed with the passphrase; a file of that name is replaced.

    Raises `WeakPassphraseError`, `NotInLibraryError`, `SealBrokenError` or the export's errors for the file.
    """
    save_file(path, seal_with_passphrase(pack_bundle(library, brief_id), passphrase))


def open_bundle(path: Path, passphrase: str) -> Bundle:
    """The bundle in a file, its seals checked.

    Raises `EnvelopeError` for other files, `WrongPassphraseError`, `BundleError`, `StorageError`.
    """
    try:
        if path.stat().st_size > _SIZE_LIMIT:
            raise EnvelopeError
        sealed = path.read_bytes()
    except OSError as error:
        raise StorageError(path) from error
    return read_bundle(open_with_passphrase(sealed, passphrase))


def preview_bundle(library: Library, bundle: Bundle) -> Merge:
    """What taking in the bundle would do; nothing is changed."""
    return plan_merge(library, bundle)


def take_in_bundle(library: Library, bundle: Bundle, at: dt.datetime) -> Merge:
    """Take in the bundle, wholly or not at all, overwriting nothing; what was done."""
    return merge(library, bundle, at)
