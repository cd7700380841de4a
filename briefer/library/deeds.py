"""The record of who did what with the library, off until the user turns it on; it never holds content."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import apsw

from briefer.library import engine
from briefer.library.moments import moment, stamp

SETTING = "record of deeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One entry: `who` did what (`deed`, such as "exported to Word") at `at`.

    `subject` is the id of what it was done to, `marking` its label at that time, `sha256` the seal of a file that
    came out. No title and no text, so the record may be shown to those who may not read the library.
    """

    at: dt.datetime
    who: str
    deed: str
    subject: str = ""
    marking: str = ""
    sha256: str = ""


def note_deed(db: apsw.Connection, deed: Deed) -> bool:
    """Write the deed down, where the record is on; whether it was."""
    if not is_on(db):
        return False
    db.execute(
        "insert into deed(at, who, deed, subject, marking, sha256) values (?, ?, ?, ?, ?, ?)",
        (stamp(deed.at), deed.who, deed.deed, deed.subject, deed.marking, deed.sha256),
    )
    return True


def is_on(db: apsw.Connection) -> bool:
    """Whether deeds are written down."""
    return engine.row(db, "select 1 from setting where name = ?", (SETTING,)) is not None


def deeds(db: apsw.Connection) -> tuple[Deed, ...]:
    """The record, last deed first."""
    found = engine.rows(db, "select at, who, deed, subject, marking, sha256 from deed order by number desc")
    return tuple(
        Deed(at=moment(line[0]), who=line[1], deed=line[2], subject=line[3], marking=line[4], sha256=line[5])
        for line in found
    )
