"""The record of exports in the window."""

from __future__ import annotations

from PySide6.QtCore import QObject

from briefer.library import Library
from briefer.ui.desktop import Desktop
from briefer.ui.jobs import Lane, drop_when_closed
from briefer.ui.widgets.controls import show
from briefer.ui.window.actions import Command
from briefer.workflow.recording import Record, record_of, turn_record


class LibraryRecord(QObject):
    """Shows the record of the open library and turns it on and off."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop, self._jobs = desktop, desktop.jobs
        desktop.contents.commands.connect({Command.RECORD: self.show_record})

    def show_record(self) -> None:
        """Show the record of the open library."""
        library = self._desktop.library
        if library is not None:
            self._jobs.run(lambda: record_of(library), lambda record: self._show(library, record), lane=Lane.WRITES)

    def _show(self, library: Library, record: Record) -> None:
        from briefer.ui.library.record_dialog import RecordDialog

        dialog = RecordDialog(record, self._desktop.themes, self._desktop.frame)

        def turn(on: bool) -> None:  # noqa: FBT001
            work = self._jobs.run(lambda: turn_record(library, on=on), dialog.show_record, lane=Lane.WRITES)
            drop_when_closed(work, dialog)

        dialog.turned.connect(turn)
        show(dialog)
