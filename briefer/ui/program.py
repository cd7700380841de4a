"""The parts of the window put together; loaded only after the first paint."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from briefer.core.errors import BrieferError
from briefer.library import LibraryError
from briefer.settings import Settings, read_settings, settings_path, write_settings
from briefer.ui.desktop import Desktop
from briefer.ui.garbage import GuiThreadGarbage
from briefer.ui.importing.folder_watch import FolderWatch
from briefer.ui.jobs import Jobs
from briefer.ui.library.bundles import LibraryBundles
from briefer.ui.library.care import LibraryCare
from briefer.ui.library.door import LibraryDoor
from briefer.ui.library.idle_lock import IdleLock
from briefer.ui.library.record import LibraryRecord
from briefer.ui.library.removal import LibraryRemovals
from briefer.ui.library.session_lock import SessionLock
from briefer.ui.library.ways import LibraryWays
from briefer.ui.look.fonts import adopt_system_font
from briefer.ui.look.theme import Themes
from briefer.ui.messages import Messages
from briefer.ui.one_window import OneWindow, bring_up
from briefer.ui.window.commands import Commands
from briefer.ui.window.frame import WindowFrame
from briefer.ui.window.state import WindowState, read_window_state, window_state_path, write_window_state
from briefer.workflow.claiming import claim_window

_log = logging.getLogger(__name__)


class Program(QObject):
    """Fills the window, opens a library, and writes everything when the window closes."""

    def __init__(self, frame: WindowFrame, library_path: Path | None = None) -> None:
        super().__init__(frame)
        self._frame = frame
        settings = read_settings(settings_path())
        adopt_system_font()
        self.themes = Themes(settings.theme, self)
        self.themes.apply()
        self.messages = Messages(self)
        self.jobs = Jobs(self)
        self.desktop = Desktop(frame, self.themes, self.jobs, self.messages)
        self.commands = Commands(self.desktop, self.themes, settings)
        self.door = LibraryDoor(self.desktop, library_path)
        self.care = LibraryCare(self.desktop, self.door)
        self.folder_watch = FolderWatch(self.desktop, settings.watched_folder)
        self.ways = LibraryWays(self.desktop)
        self.removals = LibraryRemovals(self.desktop, self.door)
        self.bundles = LibraryBundles(self.desktop, self.door)
        self.record = LibraryRecord(self.desktop)
        self._release_hook = self.messages.catch_exceptions()
        self._garbage = GuiThreadGarbage(self)
        self._one_window: OneWindow | None = None
        self._ended = False
        self._warned = False
        self.desktop.contents.workspace.restore_sizes(read_window_state(window_state_path()).sizes)
        self.commands.settings_changed.connect(self._on_settings_changed)
        self.commands.lock_wanted.connect(self.door.lock)
        self.idle = IdleLock(settings.lock_after, self)
        self.idle.lock_wanted.connect(self._on_left_alone)
        self._locks_with_session = settings.lock_with_session
        self.session_lock = SessionLock(self)
        self.session_lock.lock_wanted.connect(self._on_session_locked)
        self.commands.sample_wanted.connect(self.door.open_sample)
        frame.ask_before_closing(self.end)

    def begin(self, paths: tuple[Path, ...] = (), *, sample: bool = False) -> None:
        """Open the sample or the user's library, then import these files.

        Where a window of the user's library is there already, it gets the files and this one closes.
        """
        if not sample and not self._has_claim(paths):
            self._frame.close()
            return
        self.idle.watch(self._frame)
        if paths:
            self.desktop.when_opened(lambda: self.desktop.add_files(paths))
        if sample:
            self.door.open_sample()
        else:
            self.door.arrive()

    def end(self) -> bool:
        """Write everything and stop all work; False where that failed for the first time, and the window stays."""
        if self._ended:
            return True
        state = WindowState(shape=self._frame.shape(), sizes=self.desktop.contents.workspace.save_sizes())
        try:
            write_window_state(window_state_path(), state)
        except OSError:
            _log.warning("the shape of the window could not be kept")
        self._frame.hide()
        self.care.back_up_now()
        try:
            self.desktop.close()
        except BrieferError as error:
            if not self._warned:
                self._warned = True
                self._frame.show()
                self.messages.show_error(error)
                self.messages.warn(self.tr("The last changes are not saved. Close again to leave without them."))
                return False
        self._ended = True
        if self._one_window is not None:
            self._one_window.release()
        _leave_plain_clipboard()
        self._release_hook()
        self._garbage.stop()
        return True

    def _has_claim(self, paths: tuple[Path, ...]) -> bool:
        try:
            claim = claim_window(self.door.path, paths)
        except LibraryError as error:
            # Without a claim the window is of use all the same: opening will say what there is to say.
            _log.warning("no claim on the window: %s", type(error).__name__)
            return True
        if claim is None:
            return False
        self._one_window = OneWindow(claim, self)
        self._one_window.called.connect(self._on_called)
        return True

    def _on_called(self, files: tuple[Path, ...]) -> None:
        bring_up(self._frame)
        if not files:
            return
        if self.desktop.library is None and QApplication.activeModalWidget() is not None:
            # The way in is being asked for already.
            self.desktop.when_opened(lambda: self.desktop.add_files(files))
        else:
            self.desktop.add_files(files)

    def _on_left_alone(self, minutes: int) -> None:
        after = self.tr("1 minute") if minutes == 1 else self.tr("%2 minutes").replace("%2", str(minutes))
        self.door.lock_by_itself(self.tr("It locked at %1 after %2 without use.").replace("%2", after))

    def _on_session_locked(self) -> None:
        if self._locks_with_session:
            self.door.lock_by_itself(self.tr("It locked at %1, with the screen."))

    def _on_settings_changed(self, settings: Settings) -> None:
        self._locks_with_session = settings.lock_with_session
        self.idle.set_minutes(settings.lock_after)
        self.folder_watch.set_folder(settings.watched_folder)
        try:
            write_settings(settings_path(), settings)
        except OSError:
            self.messages.tell(self.tr("The settings could not be kept. They hold until Briefer is closed."))


def _leave_plain_clipboard() -> None:
    """Leave what was copied as plain text: PySide crashes at the exit where the clipboard holds data made in Python."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())
