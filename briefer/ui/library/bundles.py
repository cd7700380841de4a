"""Handing over and taking in bundles from the window."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from briefer.library import Bundle, Library, Merge
from briefer.paths import documents_folder
from briefer.ui.desktop import Desktop
from briefer.ui.jobs import Lane, drop_when_closed
from briefer.ui.library.door import LibraryDoor
from briefer.ui.widgets.controls import show
from briefer.ui.window.actions import Command
from briefer.ui.wording import one_line
from briefer.workflow.bundling import ENDING, open_bundle, preview_bundle, take_in_bundle, write_bundle
from briefer.workflow.recording import note_hand_over


class LibraryBundles(QObject):
    """Writes the open brief as a bundle, and takes bundles into the open library."""

    def __init__(self, desktop: Desktop, door: LibraryDoor) -> None:
        super().__init__(desktop)
        self._desktop, self._door, self._jobs = desktop, door, desktop.jobs
        desktop.contents.commands.connect(
            {Command.HAND_OVER: self.ask_to_hand_over, Command.TAKE_IN: self._choose_bundle}
        )

    def ask_to_hand_over(self) -> None:
        """Ask how the open brief is handed over."""
        library, session = self._desktop.library, self._desktop.session
        if library is None or session is None:
            return
        session.save_brief()
        brief = session.brief
        name = "".join(letter for letter in one_line(brief.title, 60) if letter.isalnum() or letter in " -_").strip()
        path = documents_folder() / f"{name or self.tr('Brief')}{ENDING}"
        from briefer.ui.library.bundle_dialogs import HandOverDialog

        dialog = HandOverDialog(path, self._desktop.themes, self._desktop.frame)

        def write(target: Path, passphrase: str) -> None:
            def on_written(_nothing: None) -> None:
                dialog.accept()
                self._desktop.messages.tell(self.tr("Handed over as %1.").replace("%1", target.name))

            work = self._jobs.run(
                lambda: _hand_over(library, brief.id, target, passphrase),
                on_written,
                dialog.show_failure,
                Lane.WRITES,
            )
            drop_when_closed(work, dialog)

        dialog.wanted.connect(write)
        show(dialog)

    def look_into(self, path: Path) -> None:
        """Ask for the passphrase of a bundle and show what is in it."""
        library = self._desktop.library
        if library is None:
            return
        from briefer.ui.library.bundle_dialogs import TakeInDialog

        dialog = TakeInDialog(path.name, self._desktop.themes, self._desktop.frame)
        found: list[Bundle] = []

        def look(passphrase: str) -> None:
            def work() -> tuple[Bundle, Merge]:
                bundle = open_bundle(path, passphrase)
                return bundle, preview_bundle(library, bundle)

            def on_looked(seen: tuple[Bundle, Merge]) -> None:
                found[:] = [seen[0]]
                dialog.show_plan(seen[1])

            drop_when_closed(self._jobs.run(work, on_looked, dialog.show_failure), dialog)

        dialog.look_requested.connect(look)
        dialog.take_in_requested.connect(lambda: self._take_in(found[0]))
        show(dialog)

    def _choose_bundle(self) -> None:
        kinds = self.tr("Bundles (*%1)").replace("%1", ENDING)
        name, _kind = QFileDialog.getOpenFileName(
            self._desktop.frame, self.tr("Take in a bundle"), str(documents_folder()), kinds
        )
        if name:
            self.look_into(Path(name))

    def _take_in(self, bundle: Bundle) -> None:
        # The panes hold the evidence as it was: the library is opened afresh with what came in.
        library = self._desktop.release_library()
        if library is None:
            return
        at = dt.datetime.now(dt.UTC)

        def on_failed(error: Exception) -> None:
            self._door.enter_again(library)
            self._desktop.messages.show_error(error)

        def on_taken(done: Merge) -> None:
            self._desktop.when_opened(lambda: self._desktop.open_brief(done.brief.id))
            self._door.enter_again(library)
            for sentence in done.sentences:
                self._desktop.messages.warn(sentence)

        self._jobs.run(lambda: take_in_bundle(library, bundle, at), on_taken, on_failed, Lane.WRITES)


def _hand_over(library: Library, brief_id: str, target: Path, passphrase: str) -> None:
    write_bundle(library, brief_id, target, passphrase)
    note_hand_over(library, brief_id, target)
