"""A field that names a folder: chosen in a dialog, never typed, and cleared with one click."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from briefer.paths import documents_folder
from briefer.ui.importing.choosing import folder_that_is_there
from briefer.ui.look.fonts import scaled
from briefer.ui.widgets.controls import button
from briefer.ui.wording import one_line


class FolderField(QWidget):
    """`chosen` carries the path of the folder, "" for none."""

    chosen = Signal(str)

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._shown = QLineEdit()
        self._shown.setReadOnly(True)
        self._shown.setPlaceholderText(self.tr("None"))
        self.choose_button = button(self.tr("Choose"))
        self.choose_button.clicked.connect(self._on_choose)
        self.clear_button = button(self.tr("Stop"))
        self.clear_button.setAccessibleName(self.tr("Take articles from no folder"))
        self.clear_button.clicked.connect(lambda: self.set_folder(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(8))
        row.addWidget(self._shown, 1)
        row.addWidget(self.choose_button)
        row.addWidget(self.clear_button)
        self.setFocusProxy(self.choose_button)
        self._show()

    @property
    def folder(self) -> str:
        """The folder's path, "" for none."""
        return self._folder

    def set_folder(self, folder: str) -> None:
        """Name another folder, "" for none."""
        if folder != self._folder:
            self._folder = folder
            self._show()
            self.chosen.emit(folder)

    def name_for_readers(self, name: str) -> None:
        """Tell those who hear the window what the folder is for."""
        self._shown.setAccessibleName(name)
        self.choose_button.setAccessibleName(f"{self.choose_button.text()}: {name}")

    def _show(self) -> None:
        self._shown.setText(one_line(Path(self._folder).name or self._folder, 200))
        self._shown.setToolTip(one_line(self._folder, 500))
        self._shown.setCursorPosition(0)
        self.clear_button.setEnabled(bool(self._folder))

    def _on_choose(self) -> None:
        known = (Path(self._folder),) if self._folder else ()
        start = folder_that_is_there((*known, documents_folder(), Path.home()))
        folder = QFileDialog.getExistingDirectory(self.window(), self.tr("Folder that articles are taken from"), start)
        if folder:
            self.set_folder(str(Path(folder)))
