"""How libraries are opened, made and locked from the window."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from briefer.library import Library
from briefer.ui.desktop import Desktop
from briefer.ui.jobs import Lane, drop_when_closed
from briefer.ui.library.care_rows import moment_words
from briefer.ui.widgets.controls import show
from briefer.vault import KeyringEmptyError, KeyringError, VaultError
from briefer.workflow.caring import DAMAGE, WayIn, copies_of, is_backup, moment_of, open_backup
from briefer.workflow.entering import Ways, keyring_to_offer, let_keyring_open, ways_in
from briefer.workflow.opening import (
    default_library_path,
    library_exists,
    open_library,
    open_sample,
    sample_files,
    sample_library_path,
)

if TYPE_CHECKING:
    from briefer.ui.library.create_dialog import CreateDialog
    from briefer.ui.library.unlock_dialog import UnlockDialog


class LibraryDoor(QObject):
    """Opens the user's library, asking only where the keyring does not answer; makes it on first use.

    `damaged` carries the error and the `WayIn` of a library whose key is right but which does not open.
    """

    opened = Signal()
    damaged = Signal(object, object)

    def __init__(self, desktop: Desktop, path: Path | None = None) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._own = self._path = path or default_library_path()
        self._dialog: UnlockDialog | CreateDialog | None = None
        desktop.library_wanted.connect(self.ask)

    @property
    def path(self) -> Path:
        """The user's own library, or another one that was chosen; it may not exist."""
        return self._path

    def arrive(self) -> None:
        """At the start of the program: open the library if there is one."""
        if library_exists(self._path):
            self._try_keyring()
        else:
            self.opened.emit()

    def ask(self) -> None:
        """A library is wanted now: open it, or make it where there is none."""
        if library_exists(self._path):
            self._try_keyring()
        else:
            self._show_create()

    def enter(self, library: Library, *, resume: bool = False) -> None:
        """Work on the user's library, which is open; `resume` goes on with its last brief at once."""
        about = self.tr("One encrypted file on this computer")
        self._desktop.open_library(library, self.tr("Library unlocked"), about, resume=resume)
        self.opened.emit()

    def enter_sample(self, library: Library) -> None:
        """Work on the sample library, which is open, and fill it where it is empty."""
        about = self.tr("For trying out. It opens without a question, so nothing in it is protected.")
        self._desktop.when_opened(lambda: self._fill_sample(library))
        self._desktop.open_library(library, self.tr("Sample library"), about, resume=True)
        self.opened.emit()

    def enter_again(self, library: Library) -> None:
        """Go on with a library that was let go of while it was changed, the sample or the user's."""
        if library.path == sample_library_path():
            self.enter_sample(library)
        else:
            self.enter(library, resume=True)

    def open_sample(self) -> None:
        """Go to the sample library, and fill it where it is empty."""
        self._desktop.jobs.run(open_sample, self.enter_sample, lane=Lane.WRITES)

    def lock_by_itself(self, about: str) -> None:
        """Lock the user's library because nobody is there, as `about` tells; the sample is no secret and stays."""
        library = self._desktop.library
        if library is not None and library.path == self._path:
            self._lock(about)

    def lock(self) -> None:
        """Close the library and hide what was in it before asking for the way in."""
        self._lock(self.tr("You locked it at %1."))

    def _lock(self, about: str) -> None:
        for dialog in self._desktop.frame.findChildren(QDialog):
            dialog.reject()
        self._desktop.close_library()
        if library_exists(self._path):
            self._show_unlock(about=about.replace("%1", f"{dt.datetime.now().astimezone():%H:%M}"))

    # -- the way in ----------------------------------------------------------

    def _try_keyring(self) -> None:
        path = self._path
        self._desktop.jobs.run(lambda: open_library(path), self.enter, self._on_keyring_failed)

    def _on_keyring_failed(self, error: Exception) -> None:
        if isinstance(error, DAMAGE):
            self.damaged.emit(error, WayIn())
            self.opened.emit()
        elif isinstance(error, VaultError):
            self._show_unlock(trouble=error)
        else:
            # Another library that was chosen is not held on to, else there would be no way back to the user's own.
            self._path = self._own
            self._desktop.messages.show_error(error)
            self.opened.emit()

    def _show_unlock(self, *, about: str = "", trouble: VaultError | None = None) -> None:
        """Ask for the way in; `about` tells why it is locked, `trouble` why the keyring did not open it."""
        from briefer.ui.library.unlock_dialog import UnlockDialog, UnlockWords  # noqa: PLC0415  (other dialogs need it at once)

        words = UnlockWords(self.tr("The library is locked"), about, self.tr("Unlock")) if about else None
        dialog = UnlockDialog(self._desktop.themes, self._desktop.frame, words=words)
        if isinstance(trouble, KeyringError) and not isinstance(trouble, KeyringEmptyError):
            dialog.show_notice(trouble.sentence)
        path = self._path
        look = self._desktop.jobs.run(
            lambda: ways_in(path), partial(self._show_offer, dialog, trouble), dialog.show_failure
        )
        drop_when_closed(look, dialog)

        def attempt(passphrase: str = "", code: str = "") -> None:
            way = WayIn(passphrase, code)
            self._desktop.jobs.run(
                lambda: open_library(path, passphrase or None, code or None),
                partial(self._on_unlocked, dialog, way),
                partial(self._on_refused, dialog, way),
            )

        dialog.unlock_requested.connect(attempt)
        dialog.keyring_requested.connect(attempt)
        dialog.other_requested.connect(partial(self._choose_library, dialog))
        dialog.backup_requested.connect(partial(self._choose_backup, dialog))
        dialog.rejected.connect(self.opened.emit)
        show(dialog)

    def _show_offer(self, dialog: UnlockDialog, trouble: VaultError | None, ways: Ways) -> None:
        if not ways.has_passphrase and ways.keyring_slots and not isinstance(trouble, KeyringError):
            dialog.offer_keyring_alone()
        elif isinstance(trouble, KeyringEmptyError) and ways.keyring_slots:
            dialog.show_notice(trouble.sentence)
        name = keyring_to_offer(ways, trouble)
        if name:
            dialog.offer_keyring(name)

    def _on_unlocked(self, dialog: UnlockDialog, way: WayIn, library: Library) -> None:
        wants_keyring = dialog.wants_keyring
        dialog.accept()
        self.enter(library)
        if wants_keyring:
            self._desktop.jobs.run(
                lambda: let_keyring_open(library.path, way),
                lambda _nothing: self._desktop.messages.tell(self.tr("The keyring opens the library next time.")),
                lane=Lane.WRITES,
            )

    def _on_refused(self, dialog: UnlockDialog, way: WayIn, error: Exception) -> None:
        if isinstance(error, DAMAGE):
            dialog.accept()
            self.damaged.emit(error, way)
            self.opened.emit()
        else:
            dialog.show_failure(error)

    # -- another library, a backup -------------------------------------------

    def _choose_library(self, dialog: UnlockDialog) -> None:
        path = self._chosen(dialog, self.tr("Open another library"), self._path.parent)
        if path is None:
            return
        if is_backup(path):
            self._ask_for_backup(dialog, path)
            return
        dialog.accept()
        self._path = path
        self._try_keyring()

    def _choose_backup(self, dialog: UnlockDialog) -> None:
        copies = copies_of(self._path)
        folder = copies[0].path.parent if copies else self._path.parent
        path = self._chosen(dialog, self.tr("Open a backup"), folder)
        if path is not None:
            self._ask_for_backup(dialog, path)

    def _chosen(self, dialog: UnlockDialog, title: str, folder: Path) -> Path | None:
        kinds = self.tr("Libraries (*.briefer);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(dialog, title, str(folder), kinds)
        return Path(name) if name else None

    def _ask_for_backup(self, dialog: UnlockDialog, backup: Path) -> None:
        from briefer.ui.library.unlock_dialog import UnlockDialog, UnlockWords  # noqa: PLC0415

        dialog.accept()
        path = self._path
        words = UnlockWords(
            self.tr("Open the backup of %1").replace("%1", moment_words(moment_of(backup))),
            self.tr("With the passphrase or the recovery code of that day."),
            self.tr("Open the backup"),
        )
        ask = UnlockDialog(self._desktop.themes, self._desktop.frame, words=words)
        ask.show_remark(
            self.tr("It takes the library’s place. What is there now is set aside among the backups with its keys.")
        )

        def attempt(passphrase: str, code: str) -> None:
            way = WayIn(passphrase, code)
            self._desktop.jobs.run(
                lambda: open_backup(path, backup, way),
                partial(self._on_unlocked, ask, way),
                ask.show_failure,
                Lane.WRITES,
            )

        ask.unlock_requested.connect(attempt)
        ask.rejected.connect(self._show_unlock)
        show(ask)

    def _show_create(self) -> None:
        from briefer.ui.library.create_dialog import CreateDialog

        dialog = CreateDialog(self._path, self._desktop.jobs, self._desktop.themes, self._desktop.frame)
        dialog.created.connect(self.enter)
        show(dialog)

    def _fill_sample(self, library: Library) -> None:
        if not library.articles():
            self._desktop.add_files(sample_files())
