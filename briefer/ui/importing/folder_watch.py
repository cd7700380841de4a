"""The folder that new articles are taken from, looked into while the user's library is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from briefer.ui.desktop import Desktop
from briefer.ui.jobs import Lane, Ticket
from briefer.ui.wording import counted, filled
from briefer.workflow.opening import sample_library_path
from briefer.workflow.watching import FolderGoneError, Looked, Watch, after_look, keep_watch, look_into, watch_of

if TYPE_CHECKING:
    from briefer.library import Library

LOOK_AGAIN_MS = 2000
"""How long a file must stay the same before it is taken for whole."""

SLOW_LOOK_MS = 30_000
"""Shared folders tell of no change, so they are looked into now and then."""


class FolderWatch(QObject):
    """Hands new files of a folder to the import, each once; it only ever reads there.

    A folder that cannot be opened is told once, and again only after it was there.
    """

    def __init__(self, desktop: Desktop, folder: str) -> None:
        super().__init__(desktop)
        self._desktop, self._folder = desktop, folder
        self._library: Library | None = None
        self._watch: Watch | None = None
        self._ticket: Ticket | None = None
        self._is_gone = False
        self._unkept = False
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(self._on_directory_changed)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        desktop.session_opened.connect(lambda _session: self._begin())
        desktop.state_changed.connect(self._on_state_changed)

    def set_folder(self, folder: str) -> None:
        """Watch this folder from now on, "" for none."""
        if folder != self._folder:
            self._folder = folder
            self._begin()

    @property
    def is_watching(self) -> bool:
        """Whether a folder is watched now."""
        return self._watch is not None

    @property
    def has_looked(self) -> bool:
        """Whether the folder was looked into, so that what comes into it from now on is new."""
        return self._watch is not None and not self._watch.is_new

    def _begin(self) -> None:
        self._stop()
        library, folder = self._desktop.library, self._folder
        if library is None or not folder or library.path == sample_library_path().absolute():
            return
        self._library = library
        if self._desktop.intake is not None:
            self._desktop.intake.rested.connect(self._keep)
        self._ticket = self._desktop.jobs.run(lambda: watch_of(library, folder), self._on_begun)

    def _stop(self) -> None:
        self._timer.stop()
        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = self._watch = self._library = None
        self._is_gone = self._unkept = False
        if self._system.directories():
            self._system.removePaths(self._system.directories())

    def _on_state_changed(self) -> None:
        if self._desktop.library is not self._library:
            self._stop()

    def _on_begun(self, watch: Watch) -> None:
        self._ticket, self._watch = None, watch
        self._look()

    def _on_directory_changed(self) -> None:
        if self._watch is not None:
            self._timer.start(LOOK_AGAIN_MS)

    def _look(self) -> None:
        watch = self._watch
        if watch is None or self._ticket is not None:
            return
        self._ticket = self._desktop.jobs.run(
            lambda: after_look(watch, look_into(Path(watch.folder))), self._on_looked, self._on_failed, Lane.FOLDERS
        )

    def _on_looked(self, looked: Looked) -> None:
        intake, before = self._desktop.intake, self._watch
        self._ticket = None
        if intake is None or before is None:
            return
        if self._is_gone:
            self._is_gone = False
            self._desktop.messages.tell(self.tr("The folder that articles are taken from is there again."))
        if not self._system.directories():
            self._system.addPath(looked.watch.folder)
        self._watch = looked.watch
        if looked.ready:
            files = counted(len(looked.ready), "new file", "new files")
            self._desktop.messages.tell(filled("%1 in the watched folder", files))
            intake.add_files(looked.ready, asked=False)
        self._unkept = self._unkept or looked.watch.taken != before.taken or before.is_new
        if self._unkept and not intake.is_busy:
            self._keep()
        self._timer.start(LOOK_AGAIN_MS if looked.is_unsettled else SLOW_LOOK_MS)

    def _on_failed(self, error: Exception) -> None:
        self._ticket = None
        if not isinstance(error, FolderGoneError):
            self._desktop.messages.show_error(error)
        elif not self._is_gone:
            self._is_gone = True
            self._desktop.messages.warn(error.sentence)
        self._timer.start(SLOW_LOOK_MS)

    def _keep(self) -> None:
        """Note in the library what was taken, once it is in: after a crash before that it is taken again."""
        library, watch = self._library, self._watch
        if library is not None and watch is not None and self._unkept:
            self._unkept = False
            self._desktop.jobs.run(lambda: keep_watch(library, watch), lambda _nothing: None, lane=Lane.WRITES)
