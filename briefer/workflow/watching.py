"""A folder that new articles are taken from: which of its files are new, and which are whole.

Files are only ever read: nothing in the folder is moved, renamed or deleted.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefer.core.errors import BrieferError, printable
from briefer.core.record import RecordError, from_json, to_json
from briefer.workflow.importing import FOLDER_LIMIT
from briefer.workflow.reading import SUFFIXES

if TYPE_CHECKING:
    from briefer.library import Library

_SETTING = "watched folder"
_UNFINISHED = ("~$", ".", "#")
"""How names begin that programs give to files they are still writing, or hide."""


class FolderGoneError(BrieferError):
    """The folder cannot be looked into; `folder` is its path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        name = printable(folder.name or str(folder), 80)
        super().__init__(
            f"The folder {name}, from which articles are taken, cannot be opened. Connect its drive or share again, or "
            "choose another folder in the preferences."
        )


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells that a file changed: `size` in bytes, `modified` in nanoseconds since 1970."""

    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Watch:
    """What is known of a folder: files that were `taken`, and those `last` seen there, by name.

    `is_new` before the first look, in which everything counts as taken: only what comes later is imported.
    """

    folder: str
    taken: Mapping[str, FileState] = field(default_factory=lambda: MappingProxyType({}))
    last: Mapping[str, FileState] = field(default_factory=lambda: MappingProxyType({}))
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look: the watch from now on, whole files that are new, and whether others still grow."""

    watch: Watch
    ready: tuple[Path, ...] = ()
    is_unsettled: bool = False


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the library keeps of a watch."""

    folder: str
    taken: dict[str, FileState]


def look_into(folder: Path) -> Mapping[str, FileState]:
    """The plain files with a known ending in a folder, by name; links and subfolders are left alone.

    At most `FOLDER_LIMIT` of them. Raises `FolderGoneError`.
    """
    found: dict[str, FileState] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                state = _state(entry)
                if state is not None:
                    found[entry.name] = state
                if len(found) >= FOLDER_LIMIT:
                    break
    except (OSError, ValueError) as error:
        raise FolderGoneError(folder) from error
    return found


def after_look(watch: Watch, seen: Mapping[str, FileState]) -> Looked:
    """What a look tells: a file is ready when two looks in a row find it the same, and it was not taken so.

    Files that are gone are forgotten, so that one which comes again is taken again.
    """
    if watch.is_new:
        return Looked(replace(watch, taken=_frozen(seen), last=_frozen(seen), is_new=False))
    fresh = [name for name, state in sorted(seen.items()) if watch.taken.get(name) != state]
    ready = [name for name in fresh if watch.last.get(name) == seen[name]]
    taken = {name: state for name, state in watch.taken.items() if name in seen}
    taken.update((name, seen[name]) for name in ready)
    later = replace(watch, taken=_frozen(taken), last=_frozen(seen))
    folder = Path(watch.folder)
    return Looked(later, tuple(folder / name for name in ready), is_unsettled=len(ready) < len(fresh))


def watch_of(library: Library, folder: str) -> Watch:
    """What the library knows of a folder; one that it never watched, or not last, is new."""
    try:
        kept = from_json(library.setting(_SETTING), _Kept)
    except RecordError:
        return Watch(folder, is_new=True)
    return Watch(folder, _frozen(kept.taken)) if kept.folder == folder else Watch(folder, is_new=True)


def keep_watch(library: Library, watch: Watch) -> None:
    """Remember what was taken, so that it is not taken again after a restart; the names are encrypted there."""
    library.set_setting(_SETTING, to_json(_Kept(watch.folder, dict(watch.taken))).decode())


def _state(entry: os.DirEntry[str]) -> FileState | None:
    if entry.name.startswith(_UNFINISHED) or Path(entry.name).suffix.lower() not in SUFFIXES:
        return None
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return FileState(status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def _frozen(files: Mapping[str, FileState]) -> Mapping[str, FileState]:
    return MappingProxyType(dict(files))
