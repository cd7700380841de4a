"""The care of a library: its backups, what restoring one changes, and saving what can be read after damage."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.brief.model import Brief
from briefer.core.cancel import CancelFlag
from briefer.core.errors import BrieferError
from briefer.core.evidence import Evidence, anchor_span, find_anchor
from briefer.library import (
    Backup,
    Difference,
    EmptyFileError,
    ForeignFileError,
    Library,
    LibraryDamagedError,
    LibraryMissingError,
    LibraryReport,
    NotInLibraryError,
    SalvageReport,
    UnreadArticle,
    WrongKeyError,
    backups_folder,
    backups_in,
    newest_sound_backup,
    restore,
    salvage_in_place,
    set_aside_in,
)
from briefer.vault import Vault, keys_path
from briefer.workflow.opening import library_key, unlock

if TYPE_CHECKING:
    from briefer.worker import Worker

DAMAGE = (LibraryDamagedError, EmptyFileError, ForeignFileError, WrongKeyError)
"""The errors at opening after which a backup or salvage may help."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """What opens a library; the keyring where both are empty."""

    passphrase: str = field(default="", repr=False)
    recovery_code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class OpenWork:
    """The brief that is open and the evidence kept, as they stand in the window, written or not."""

    brief: Brief
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Rescued:
    """A library that works again, open, and sentences about what could not be saved."""

    library: Library
    sentences: tuple[str, ...] = ()


def backups_of(library: Path) -> tuple[Backup, ...]:
    """The automatic backups of a library, newest first."""
    return backups_in(backups_folder(library))


def copies_of(library: Path) -> tuple[Backup, ...]:
    """The automatic backups of a library, newest first, then what was set aside, newest first."""
    folder = backups_folder(library)
    return (*backups_in(folder), *set_aside_in(folder))


def is_backup(path: Path) -> bool:
    """Whether a file is one of the backups that stand beside a library."""
    return path.parent.name.endswith(backups_folder(Path("library")).suffix)


def moment_of(backup: Path) -> dt.datetime:
    """When a backup was made, in UTC, as its name tells or else the file itself. Raises OSError."""
    folder = backup.parent
    known = {copy.path: copy.taken_at for copy in (*backups_in(folder), *set_aside_in(folder))}
    return known.get(backup) or dt.datetime.fromtimestamp(backup.stat().st_mtime, dt.UTC)


def open_backup(library: Path, backup: Path, way: WayIn) -> Library:
    """Put a backup in the place of a library that nobody has open, with the ways in of its day; that one, open.

    `way` opens the backup; the library itself need not open. What was there is set aside with its key file. A kill at
    any instant leaves one or the other whole. Raises the vault's and the library's errors; all is then as it was.
    """
    if not library.exists():
        raise LibraryMissingError(library)
    vault = Vault.open(keys_path(backup))
    unlock(vault, way.passphrase or None, way.recovery_code or None)
    staged = vault.stage_adoption(keys_path(library))
    try:
        restore(backup, library, staged.key, replace=True, before_swap=staged.write)
    except BaseException:
        staged.abandon()
        raise
    staged.finish()
    return Library.open(library, staged.key)


def preview_backup(library: Library, backup: Path, passphrase: str = "") -> tuple[Difference, ...]:
    """What restoring the backup would change. A passphrase opens a backup from before the library's present key.

    Raises `WrongKeyError` for such a backup without one, and the errors of `Library.open` for the file.
    """
    return library.differences(backup, _key_of_its_day(backup, passphrase))


def restore_backup(library: Library, backup: Path, passphrase: str = "") -> Library:
    """Put the backup in the place of the open library; the library as it then is, open.

    What was there is set aside among the backups. Raises as `Library.bring_back`; the library is closed then.
    """
    return library.bring_back(backup, _key_of_its_day(backup, passphrase))


def backup_for_rescue(library: Path, way: WayIn) -> Backup | None:
    """The newest sound backup of a library that does not open; None without one. Raises the vault's errors."""
    return newest_sound_backup(backups_folder(library), _key(library, way))


def rescue_from_backup(library: Path, backup: Path, way: WayIn) -> Rescued:
    """Put the backup in the place of a damaged library, which is set aside among the backups."""
    key = _key(library, way)
    restore(backup, library, key, replace=True)
    return Rescued(Library.open(library, key))


def rescue_by_salvage(library: Path, way: WayIn, worker: Worker) -> Rescued:
    """Put what can still be read of a damaged library in its place; the damaged file is set aside.

    Raises `NothingSavedError` where nothing is left to be saved: a backup is then the only way.
    """
    key = _key(library, way)
    report = salvage_in_place(library, key)
    return _read_again(Library.open(library, key), report, worker)


def rescue_open_from_backup(library: Library, backup: Path, work: OpenWork | None = None) -> Rescued:
    """Put the backup in the place of an open library that was found damaged, and the work at hand on top of it."""
    return Rescued(_with_work(library.bring_back(backup), work))


def rescue_open_by_salvage(library: Library, worker: Worker, work: OpenWork | None = None) -> Rescued:
    """Put what can still be read of an open library in its place, and the work at hand on top of it.

    Raises `NothingSavedError`, and the errors of `Library.open`; the library is closed then, its file as it was.
    """
    saved, report = library.save_rest()
    rescued = _read_again(saved, report, worker)
    return Rescued(_with_work(rescued.library, work), rescued.sentences)


def back_up_quietly(library: Library, now: dt.datetime) -> Backup | None:
    """An automatic backup, unless a recent one is there or nothing is in the library yet. Raises its errors."""
    return library.back_up_if_due(now) if library.articles(limit=1) or library.briefs() else None


def _with_work(library: Library, work: OpenWork | None) -> Library:
    if work is None:
        return library
    cited = set(work.brief.evidence_ids()) - {item.id for item in library.evidence()}
    for item in work.evidence:
        if item.id in cited:
            # Where its article was lost the words stay in the brief.
            with contextlib.suppress(NotInLibraryError):
                library.keep(item)
    library.save_brief(work.brief, dt.datetime.now(dt.UTC))
    return library


def _read_again(library: Library, report: SalvageReport, worker: Worker) -> Rescued:
    """Read the articles again of which only the original was saved, and put their evidence back."""
    back = sum(_came_back(library, item, worker) for item in report.unread)
    missing = len(report.unread) - back
    sentences = [_counted(library.info())]
    if back:
        sentences.append(f"{_number(back, 'article')} of these had to be read again from the original.")
    if missing:
        sentences.append(f"{_number(missing, 'article')} could not be read again and had to be left out.")
    return Rescued(library, (*sentences, *report.sentences))


def _came_back(library: Library, item: UnreadArticle, worker: Worker) -> bool:
    content = library.sealed_original(item.sha256) or b""
    try:
        found = worker.read_articles(content, item.file, CancelFlag()).articles
    except BrieferError:
        return False
    article = next((article for article in found if article.id == item.id), None)
    if article is None:
        return False
    library.add_article(article, content, item.imported)
    for evidence in item.evidence:
        place = find_anchor(evidence.anchor, article.text)
        library.keep(evidence if place is None else replace(evidence, anchor=anchor_span(article, place)))
    return True


def _counted(report: LibraryReport) -> str:
    return (
        f"Saved: {_number(report.articles, 'article')}, {_number(report.evidence, 'piece')} of evidence and "
        f"{_number(report.briefs, 'brief')}."
    )


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def _key(library: Path, way: WayIn) -> bytes:
    return library_key(library, way.passphrase or None, way.recovery_code or None)


def _key_of_its_day(backup: Path, passphrase: str) -> bytes | None:
    return library_key(backup, passphrase) if passphrase else None
