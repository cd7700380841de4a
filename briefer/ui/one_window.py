"""Listening for later starts of the program: the window that is there comes up with their files."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from briefer.library import Claim


class OneWindow(QObject):
    """Holds the claim on a library's window; `called` carries the paths that a later start was given."""

    called = Signal(tuple)

    def __init__(self, claim: Claim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claim = claim
        self._watcher = QFileSystemWatcher([str(claim.folder)], self)
        self._watcher.directoryChanged.connect(self._on_folder_changed)

    def release(self) -> None:
        """Let another start show the window; a second call does nothing."""
        self._watcher.directoryChanged.disconnect(self._on_folder_changed)
        self._claim.release()

    def _on_folder_changed(self, _folder: str) -> None:
        for files in self._claim.handed_over():
            self.called.emit(files)


def bring_up(window: QWidget) -> None:
    """Put the window before the others, as far as the system allows."""
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
