"""The record of what left the library: off until the user turns it on, and never with content."""

from __future__ import annotations

import datetime as dt
import getpass
from dataclasses import dataclass
from pathlib import Path

from briefer.core.article import seal
from briefer.library import Deed, Library
from briefer.library.deeds import SETTING


@dataclass(frozen=True, slots=True)
class Record:
    """Whether deeds are written down, and those that were, last first."""

    is_on: bool
    deeds: tuple[Deed, ...]


def record_of(library: Library) -> Record:
    """The record of a library."""
    return Record(bool(library.setting(SETTING)), library.deeds())


def turn_record(library: Library, *, on: bool) -> Record:
    """Turn the record on or off; the record as it then is, in which the turning stands while it is on."""
    if not on:
        _note(library, "turned the record off")
    library.record_deeds(on=on)
    if on:
        _note(library, "turned the record on")
    return record_of(library)


def note_export(library: Library, brief_id: str, marking: str, path: Path) -> bool:
    """Write down that a brief was written to a file, with the file's seal; whether the record is on."""
    if not library.setting(SETTING):
        return False
    deed = "exported to Word" if path.suffix.casefold() == ".docx" else "exported to Markdown"
    return _note(library, deed, brief_id, marking, seal(path.read_bytes()))


def note_hand_over(library: Library, brief_id: str, path: Path) -> bool:
    """Write down that a brief was handed over as a bundle, with the file's seal; whether the record is on."""
    if not library.setting(SETTING):
        return False
    return _note(library, "handed over", brief_id, library.brief(brief_id).marking, seal(path.read_bytes()))


def _note(library: Library, deed: str, subject: str = "", marking: str = "", sha256: str = "") -> bool:
    return library.note_deed(
        Deed(at=dt.datetime.now(dt.UTC), who=_user(), deed=deed, subject=subject, marking=marking, sha256=sha256)
    )


def _user() -> str:
    """The name under which the user signed in; "" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
