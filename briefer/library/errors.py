"""What can go wrong with a library in a way the user can act on."""

from __future__ import annotations

import errno
from pathlib import Path

from briefer.core.errors import BrieferError, printable


class LibraryError(BrieferError):
    """Base of what a library raises; `path` is the file it is about."""

    def __init__(self, path: Path, happened: str, remedy: str) -> None:
        super().__init__(f"{happened} {remedy}")
        self.path = path


class LibraryMissingError(LibraryError):
    """There is no file of that name."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"The library {_name(path)} is not there.", "Connect its drive, choose another, or create it."
        )


class LibraryExistsError(LibraryError):
    """A new library may not take the place of a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"There is already a file {_name(path)}.", "Choose another name.")


class ForeignFileError(LibraryError):
    """The file is something else than a library."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            path,
            f"{_name(path)} is {what}, not a Briefer library; it was left as it is.",
            "Choose the library, or restore it from its newest backup.",
        )


class EmptyFileError(LibraryError):
    """The file has no content, as after a failed copy."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"The file {_name(path)} is empty (0 bytes); it was left as it is.",
            "Restore the library from its newest backup, or copy it again from where it came.",
        )


class WrongKeyError(LibraryError):
    """The key does not open the file, or the start of the file is damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"The library {_name(path)} does not open with this key: it belongs to another key file, "
            "or its start is damaged. It was left as it is.",
            "Put the right key file beside it, or restore the newest backup.",
        )


class NewerLibraryError(LibraryError):
    """The library was written by a later release."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(
            path,
            f"The library {_name(path)} was written by a newer Briefer (version {version} of its format, "
            f"this one knows {known}); it was left as it is.",
            "Install the newer Briefer.",
        )


class LibraryInUseError(LibraryError):
    """Another program, or another window, holds the library."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"The library {_name(path)} is open in another window or program.",
            "Use that one, or close it and try again.",
        )


class LibraryReadOnlyError(LibraryError):
    """The library or its folder cannot be written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"The library {_name(path)} or its folder is write-protected.",
            "Allow writing to the folder, or copy the library and its key file to a folder of your own.",
        )


class DiskFullError(LibraryError):
    """There is no room for the change; all before it is kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"The disk with {_name(path)} is full: the last change was not saved, all before it is.",
            "Free some space and try again.",
        )


class StorageError(LibraryError):
    """The drive did not read or write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"The drive with {_name(path)} could not be read or written.",
            "Check that it is connected, then open the library again.",
        )


class LibraryDamagedError(LibraryError):
    """Some of the file is not as it was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"The library {_name(path)} is damaged.",
            "Restore the newest backup; what can still be read can be saved from the damaged file.",
        )


class NothingSavedError(LibraryError):
    """A damaged library of which no article, evidence or brief can be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"Nothing could be saved from {_name(path)}: no article, evidence or brief in it can be read.",
            "Restore the newest backup; the damaged file stays as it is.",
        )


class SealBrokenError(LibraryError):
    """An original is not the file that was imported."""

    def __init__(self, path: Path, name: str) -> None:
        super().__init__(
            path,
            f"The original {printable(name, 100)} is not what was imported: its seal is broken.",
            "Import the file again or restore a backup.",
        )


class LibraryClosedError(LibraryError):
    """The library was closed or locked."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"The library {_name(path)} is locked.", "Unlock it and try again.")


class NotInLibraryError(LibraryError):
    """The library does not hold what was asked for."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(path, f"This {what} is no longer in the library.", "Refresh the list.")


class QueryError(BrieferError):
    """A search cannot be understood; the message names the part."""


def from_os(path: Path, error: OSError) -> LibraryError:
    """The sentence for a fault of the file system."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFullError(path)
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return LibraryReadOnlyError(path)
    return StorageError(path)


def _name(path: Path) -> str:
    return printable(path.name, 100)
