"""Changing the ways into the open library from the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.library import Library
from briefer.ui.desktop import Desktop
from briefer.ui.jobs import Lane, drop_when_closed
from briefer.ui.widgets.controls import show
from briefer.ui.window.actions import Command
from briefer.workflow.caring import WayIn
from briefer.workflow.entering import (
    add_keyring,
    change_passphrase,
    remove_keyrings,
    renew_key,
    renew_recovery,
    ways_in,
)
from briefer.workflow.opening import sample_library_path

if TYPE_CHECKING:
    from briefer.ui.library.ways_dialog import WaysDialog


class LibraryWays(QObject):
    """Runs the wishes of the dialog of ways, one after another among the writes."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop, self._jobs = desktop, desktop.jobs
        desktop.contents.commands.connect({Command.WAYS_IN: self.show_ways})

    def show_ways(self) -> None:
        """Show how the open library opens; the sample opens without a question."""
        from briefer.ui.library.ways_dialog import WaysDialog

        library = self._desktop.library
        if library is None:
            return
        if library.path == sample_library_path():
            self._desktop.messages.tell(self.tr("The sample opens without a question: there is nothing to change."))
            return
        dialog = WaysDialog(self._desktop.themes, self._desktop.frame)
        self._connect(dialog, library)
        self._look(dialog, library)
        show(dialog)

    def _connect(self, dialog: WaysDialog, library: Library) -> None:
        path = library.path

        def change(present: str, fresh: str) -> None:
            done = self.tr("The passphrase is changed.")
            self._run(dialog, library, lambda: change_passphrase(path, WayIn(present), fresh), done)

        def keyring(present: str, wanted: bool) -> None:  # noqa: FBT001
            work = add_keyring if wanted else remove_keyrings
            done = self.tr("The keyring opens the library.") if wanted else self.tr("No keyring opens the library.")
            self._run(dialog, library, lambda: work(path, WayIn(present)), done)

        dialog.change_requested.connect(change)
        dialog.keyring_requested.connect(keyring)
        dialog.code_requested.connect(
            lambda present: self._run_for_code(dialog, lambda: renew_recovery(path, WayIn(present)))
        )
        dialog.key_requested.connect(lambda present: self._run_for_code(dialog, lambda: renew_key(library, present)))

    def _look(self, dialog: WaysDialog, library: Library) -> None:
        path = library.path
        drop_when_closed(self._jobs.run(lambda: ways_in(path), dialog.show_ways, dialog.show_failure), dialog)

    def _run(self, dialog: WaysDialog, library: Library, work: Callable[[], None], done: str) -> None:
        def on_done(_nothing: None) -> None:
            dialog.show_done(done)
            self._look(dialog, library)

        self._jobs.run(work, on_done, dialog.show_failure, Lane.WRITES)

    def _run_for_code(self, dialog: WaysDialog, work: Callable[[], str]) -> None:
        from briefer.ui.library.recovery_sheet import RecoveryDialog  # noqa: PLC0415  (another dialog needs it at once)

        def on_code(code: str) -> None:
            dialog.accept()
            show(RecoveryDialog(code, self._desktop.themes, self._desktop.frame))

        self._jobs.run(work, on_code, dialog.show_failure, Lane.WRITES)
