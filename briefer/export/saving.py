"""A finished file onto the disk: whole or not at all, and the old one untouched until then."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import time
from pathlib import Path
from typing import BinaryIO

from briefer.core.errors import BrieferError, printable


class OutputError(BrieferError):
    """The file could not be written; an older one of that name is as it was."""

    def __init__(self, path: Path, what: str, remedy: str) -> None:
        super().__init__(f"{printable(path.name)} was not written: {what}. {remedy}")
        self.path = path


class FolderMissingError(OutputError):
    """The folder to write into does not exist or is no folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"there is no folder {printable(str(path.parent))}", "Choose a folder that exists.")


class FolderUnwritableError(OutputError):
    """The folder does not let this user write."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"the folder {printable(str(path.parent))} does not allow it", "Choose another folder.")


class FileOpenElsewhereError(OutputError):
    """Another program holds the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it is open in another program", "Close it there, or save the brief under another name.")


class DiskFullError(OutputError):
    """There is no room left where the file should go."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "the disk is full", "Make room, or choose a folder on another disk.")


class UnusableNameError(OutputError):
    """The name cannot be that of a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "a file cannot have that name here", "Choose a shorter and simpler name.")


_UNFINISHED = ".briefer-"
_LEFT_AFTER_S = 3600
"""Seconds after which an unfinished file is one that a crash left."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_SHARING_VIOLATION = frozenset({5, 32, 33})
"""Windows codes of access denied, sharing violation and lock violation, met on replacing an open file."""


def save_file(path: Path, content: bytes) -> None:
    """Write the file so that a crash at any moment leaves the old one or the new one, never a part.

    The bytes go to a new file in the same folder, are forced to the disk, and take the name in one step. Where the
    system allows it, that file has no name until it is whole, so a crash leaves nothing readable behind; elsewhere its
    name tells what it is, and the next file written into the folder removes what was left. A link is followed. Raises
    an `OutputError` that says what to do; the old file is then as it was.
    """
    try:
        target = path.resolve()
        if not target.parent.is_dir():
            raise FolderMissingError(path)
        if target.is_dir() or not target.name:
            raise UnusableNameError(path)
    except (OSError, ValueError, RuntimeError) as error:
        raise UnusableNameError(path) from error
    if _is_open_elsewhere(target):
        raise FileOpenElsewhereError(path)
    fresh = _unfinished(target)
    try:
        _sweep(target.parent, fresh)
        if not _write_unnamed(fresh, content, _mode(target)):
            _write(fresh, content, _mode(target))
        fresh.replace(target)
    except OSError as error:
        raise _explained(error, path, target) from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _unfinished(target: Path) -> Path:
    """The name of the unfinished file: always the same for a target, and not longer than the system takes."""
    return target.with_name(f"{_UNFINISHED}{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]}.part")


def _sweep(folder: Path, fresh: Path) -> None:
    """Remove what a crash left unfinished; younger files may be another program's at work."""
    fresh.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f"{_UNFINISHED}*.part"):
            if time.time() - leftover.stat().st_mtime > _LEFT_AFTER_S:
                leftover.unlink()


def _write_unnamed(path: Path, content: bytes, mode: int) -> bool:
    """Write a file that gets its name once it is whole; False where the system has no such files."""
    if not hasattr(os, "O_TMPFILE"):
        return False
    try:
        handle = os.open(path.parent, os.O_WRONLY | os.O_TMPFILE, mode)
    except OSError:
        # Not every file system has them; what else is wrong shows when the file is written in the other way.
        return False
    with os.fdopen(handle, "wb") as file:
        _put(file, content)
        try:
            # Any descriptor will do: without one Python would link to the link and not to the file behind it.
            os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle)
        except OSError:
            return False
    return True


def _write(path: Path, content: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        _put(file, content)


def _put(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced; a new one gets what the user's mask leaves."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        return 0o666


def _is_open_elsewhere(target: Path) -> bool:
    """Whether an office program left its lock beside the file.

    LibreOffice writes `.~lock.NAME#`; Word puts `~$` before a short name and in place of the first one or two
    letters of a longer one.
    """
    if not target.exists():
        return False
    title = target.name
    locks = (f".~lock.{title}#", f"~${title}", f"~${title[1:]}", f"~${title[2:]}")
    return any(target.with_name(lock).exists() for lock in locks)


def _explained(error: OSError, path: Path, target: Path) -> OutputError:
    if error.errno in _FULL:
        return DiskFullError(path)
    if target.exists() and getattr(error, "winerror", None) in _SHARING_VIOLATION:
        return FileOpenElsewhereError(path)
    if error.errno in _REFUSED:
        return FolderUnwritableError(path)
    if error.errno in {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ}:
        return UnusableNameError(path)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return FolderMissingError(path)
    reason = printable(error.strerror or "the system refused")
    return OutputError(path, f"the system says “{reason}”", "Choose another folder, or try again.")


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system lets a folder be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
