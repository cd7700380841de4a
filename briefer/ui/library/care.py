"""The care of the library from the window: automatic backups, bringing one back, and damage found at opening."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from briefer.core.errors import BrieferError
from briefer.library import Backup, Library, LibraryDamagedError, forget_backup
from briefer.paths import documents_folder
from briefer.ui.desktop import Desktop
from briefer.ui.jobs import Lane, drop_when_closed
from briefer.ui.library.care_rows import moment_words
from briefer.ui.library.door import LibraryDoor
from briefer.ui.widgets.controls import show
from briefer.ui.window.actions import Command
from briefer.workflow.caring import (
    OpenWork,
    Rescued,
    WayIn,
    back_up_quietly,
    backup_for_rescue,
    copies_of,
    preview_backup,
    rescue_by_salvage,
    rescue_from_backup,
    rescue_open_by_salvage,
    rescue_open_from_backup,
    restore_backup,
)
from briefer.workflow.opening import back_up, sample_library_path

if TYPE_CHECKING:
    from briefer.ui.library.backups_dialog import BackupsDialog
    from briefer.ui.library.rescue_dialog import RescueDialog

LOOK_AFTER_MS = 5 * 60 * 1000
"""How often it is looked whether a backup is due; a backup itself is due every hour."""

_log = logging.getLogger(__name__)


class LibraryCare(QObject):
    """Keeps the open library backed up and offers the ways back."""

    def __init__(self, desktop: Desktop, door: LibraryDoor) -> None:
        super().__init__(desktop)
        self._desktop, self._door = desktop, door
        self._jobs, self._messages = desktop.jobs, desktop.messages
        self._timer = QTimer(self, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self._back_up)
        self._timer.start()
        self._offered: Library | None = None
        door.damaged.connect(self._offer_rescue)
        for source in (self._jobs.met, self._messages.met):
            source.connect(self._on_error_met)
        desktop.contents.commands.connect({Command.BACKUPS: self.show_backups})

    def back_up_now(self) -> None:
        """Before the library is closed: a backup if one is due. What goes wrong is logged and holds up nothing."""
        library = self._library_of_the_user()
        if library is None:
            return
        try:
            back_up_quietly(library, dt.datetime.now(dt.UTC))
        except BrieferError as error:
            _log.warning("no backup was made at closing: %s", type(error).__name__)

    def show_backups(self) -> None:
        """Show the backups of the open library."""
        library = self._desktop.library
        if library is None:
            return
        from briefer.ui.library.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._desktop.themes, self._desktop.frame)
        dialog.preview_requested.connect(partial(self._preview, dialog, library))
        dialog.restore_requested.connect(partial(self._restore, dialog))
        dialog.copy_requested.connect(partial(self._copy_elsewhere, library))
        dialog.removal_requested.connect(partial(self._ask_to_remove, dialog, library))
        show(dialog)
        dialog.show_copies(copies_of(library.path))

    def _library_of_the_user(self) -> Library | None:
        library = self._desktop.library
        return None if library is None or library.path == sample_library_path() else library

    def _back_up(self) -> None:
        library = self._library_of_the_user()
        if library is not None:
            # Not among the writes: a backup lets them through while it copies, and they must not wait for it.
            now = dt.datetime.now(dt.UTC)
            self._jobs.run(lambda: back_up_quietly(library, now), lambda _backup: None)

    def _preview(self, dialog: BackupsDialog, library: Library, backup: Backup, passphrase: str) -> None:
        ticket = self._jobs.run(
            lambda: preview_backup(library, backup.path, passphrase),
            lambda found: dialog.show_preview(backup, found),
            lambda error: dialog.show_failure(backup, error),
        )
        drop_when_closed(ticket, dialog)

    def _ask_to_remove(self, dialog: BackupsDialog, library: Library, backup: Backup) -> None:
        from briefer.ui.library.removal_dialog import RemovalDialog

        heading = self.tr("Remove the backup of %1?").replace("%1", moment_words(backup.taken_at))
        sentence = self.tr("The copy and the key file of its day are removed for good. The library is not touched.")
        ask = RemovalDialog(heading, sentence, (), self._desktop.themes, dialog)

        def remove() -> None:
            self._jobs.run(lambda: forget_backup(backup), lambda _nothing: dialog.show_copies(copies_of(library.path)))

        ask.accepted.connect(remove)
        show(ask)

    def _restore(self, dialog: BackupsDialog, backup: Backup, passphrase: str) -> None:
        dialog.accept()
        library = self._desktop.release_library()
        if library is not None:
            self._jobs.run(
                lambda: restore_backup(library, backup.path, passphrase),
                self._on_restored,
                partial(self._on_not_restored, library),
                lane=Lane.WRITES,
            )

    def _on_restored(self, library: Library) -> None:
        self._door.enter_again(library)
        self._messages.tell(self.tr("The backup was restored. What was there is set aside among the backups."))

    def _on_not_restored(self, library: Library, error: Exception) -> None:
        library.close()
        self._messages.show_error(error)
        self._door.ask()

    def _copy_elsewhere(self, library: Library) -> None:
        folder = QFileDialog.getExistingDirectory(
            self._desktop.frame, self.tr("Save a copy of the library in"), str(documents_folder())
        )
        if folder:
            self._jobs.run(lambda: back_up(library, Path(folder), dt.datetime.now().astimezone()), self._on_copied)

    def _on_copied(self, copy: Path) -> None:
        self._messages.tell(self.tr("The library and its keys were copied as %1.").replace("%1", copy.name))

    # -- damage --------------------------------------------------------------

    def _offer_rescue(self, error: Exception, way: WayIn) -> None:
        from briefer.ui.library.rescue_dialog import RescueDialog

        path = self._door.path
        dialog = RescueDialog(error, self._desktop.themes, self._desktop.frame)
        ticket = self._jobs.run(
            lambda: backup_for_rescue(path, way), dialog.show_backup, lambda _error: dialog.show_backup(None)
        )
        drop_when_closed(ticket, dialog)

        def restore(backup: Backup) -> None:
            self._rescue(dialog, lambda: rescue_from_backup(path, backup.path, way))

        dialog.restore_requested.connect(restore)
        dialog.salvage_requested.connect(
            lambda: self._rescue(dialog, lambda: rescue_by_salvage(path, way, self._desktop.worker))
        )
        show(dialog)

    def _on_error_met(self, error: Exception) -> None:
        """Damage met while one works: offer the ways out, once for each time that the library is opened."""
        from briefer.ui.library.rescue_dialog import RescueDialog

        library = self._library_of_the_user()
        is_of_it = isinstance(error, LibraryDamagedError) and library is not None and error.path == library.path
        if library is None or not is_of_it or self._offered is library:
            return
        self._offered = library
        dialog = RescueDialog(error, self._desktop.themes, self._desktop.frame, is_open=True)
        ticket = self._jobs.run(
            library.newest_sound_backup, dialog.show_backup, lambda _error: dialog.show_backup(None)
        )
        drop_when_closed(ticket, dialog)

        def restore(backup: Backup) -> None:
            self._rescue_open(dialog, lambda open_one, work: rescue_open_from_backup(open_one, backup.path, work))

        dialog.restore_requested.connect(restore)
        worker = self._desktop.worker
        dialog.salvage_requested.connect(
            lambda: self._rescue_open(dialog, lambda open_one, work: rescue_open_by_salvage(open_one, worker, work))
        )
        show(dialog)

    def _rescue_open(self, dialog: RescueDialog, rescue: Callable[[Library, OpenWork | None], Rescued]) -> None:
        session = self._desktop.session
        is_written = session is not None and any(block.text for part in session.brief.sections for block in part.blocks)
        work = OpenWork(session.brief, session.evidence) if session is not None and is_written else None
        library = self._desktop.release_library(is_damaged=True)
        if library is None:
            return

        def on_failed(error: Exception) -> None:
            # It is closed now: what still can be done is done as for a library that does not open.
            dialog.accept()
            self._messages.show_error(error)
            self._door.ask()

        self._jobs.run(lambda: rescue(library, work), partial(self._on_rescued, dialog), on_failed, lane=Lane.WRITES)

    def _rescue(self, dialog: RescueDialog, work: Callable[[], Rescued]) -> None:
        self._jobs.run(work, partial(self._on_rescued, dialog), dialog.show_failure, lane=Lane.WRITES)

    def _on_rescued(self, dialog: RescueDialog, rescued: Rescued) -> None:
        dialog.accept()
        self._door.enter(rescued.library, resume=dialog.is_open)
        for sentence in rescued.sentences:
            self._messages.warn(sentence)
