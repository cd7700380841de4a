"""How libraries are opened, made and locked from the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from briefer.library import Library
from briefer.ui.controls import show
from briefer.ui.create_dialog import CreateDialog
from briefer.ui.desktop import Desktop
from briefer.ui.jobs import Lane
from briefer.ui.unlock_dialog import UnlockDialog
from briefer.vault import KeyringError, VaultError
from briefer.workflow.caring import DAMAGE, WayIn
from briefer.workflow.opening import (
    default_library_path,
    library_exists,
    open_library,
    open_sample,
    sample_files,
    sample_library_path,
)


class LibraryDoor(QObject):
    """Opens the user's library, asking only where the keyring does not answer; makes it on first use.

    `damaged` carries the error and the `WayIn` of a library whose key is right but which does not open.
    """

    opened = Signal()
    damaged = Signal(object, object)

    def __init__(self, desktop: Desktop, path: Path | None = None) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._path = path or default_library_path()
        self._dialog: UnlockDialog | CreateDialog | None = None
        desktop.library_wanted.connect(self.ask)

    @property
    def path(self) -> Path:
        """The user's own library, whether or not it exists."""
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

    def lock_left_alone(self) -> None:
        """Lock the user's library because nobody uses the window; the sample and a closed library stay as they are."""
        library = self._desktop.library
        if library is not None and library.path == self._path:
            self.lock()

    def lock(self) -> None:
        """Close the library and hide what was in it before asking for the way in."""
        for dialog in self._desktop.frame.findChildren(QDialog):
            dialog.reject()
        self._desktop.close_library()
        if library_exists(self._path):
            self._show_unlock("")

    def _try_keyring(self) -> None:
        path = self._path
        self._desktop.jobs.run(lambda: open_library(path), self.enter, self._on_keyring_failed)

    def _on_keyring_failed(self, error: Exception) -> None:
        if isinstance(error, DAMAGE):
            self.damaged.emit(error, WayIn())
            self.opened.emit()
        elif isinstance(error, VaultError):
            self._show_unlock(str(error) if isinstance(error, KeyringError) else "")
        else:
            self._desktop.messages.show_error(error)
            self.opened.emit()

    def _show_unlock(self, notice: str) -> None:
        dialog = UnlockDialog(notice, self._desktop.themes, self._desktop.frame)
        self._dialog = dialog
        path = self._path

        def attempt(passphrase: str, code: str) -> None:
            self._desktop.jobs.run(
                lambda: open_library(path, passphrase or None, code or None),
                partial(self._on_unlocked, dialog),
                partial(self._on_refused, dialog, WayIn(passphrase, code)),
            )

        dialog.unlock_requested.connect(attempt)
        dialog.keyring_requested.connect(
            lambda: self._desktop.jobs.run(
                lambda: open_library(path),
                partial(self._on_unlocked, dialog),
                partial(self._on_refused, dialog, WayIn()),
            )
        )
        dialog.rejected.connect(self.opened.emit)
        show(dialog)

    def _on_unlocked(self, dialog: UnlockDialog, library: Library) -> None:
        dialog.accept()
        self.enter(library)

    def _on_refused(self, dialog: UnlockDialog, way: WayIn, error: Exception) -> None:
        if isinstance(error, DAMAGE):
            dialog.accept()
            self.damaged.emit(error, way)
            self.opened.emit()
        else:
            dialog.show_failure(error)

    def _show_create(self) -> None:
        dialog = CreateDialog(self._path, self._desktop.jobs, self._desktop.themes, self._desktop.frame)
        dialog.created.connect(self.enter)
        show(dialog)

    def _fill_sample(self, library: Library) -> None:
        if not library.articles():
            self._desktop.add_files(sample_files())
