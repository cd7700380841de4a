"""A library that is damaged: what is wrong, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefer.library import Backup
from briefer.ui.library.care_rows import moment_words, size_words
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.messages import sentence_for
from briefer.ui.override import override
from briefer.ui.widgets.controls import Drawing, button, dialog_foot, label, wrapped_label


class RescueDialog(QDialog):
    """Offers the newest sound backup, or saving what can be read; both leave the damaged file set aside.

    `restore_requested` carries the `Backup`. It stays open until `accept`; `show_failure` says why a way failed.
    `is_open` tells that the damage was met while one works with the library.
    """

    restore_requested = Signal(object)
    salvage_requested = Signal()

    def __init__(
        self, error: Exception, themes: Themes, parent: QWidget | None = None, *, is_open: bool = False
    ) -> None:
        super().__init__(parent)
        heading = self.tr("The library is damaged") if is_open else self.tr("The library does not open")
        self.setWindowTitle(f"{heading} – Briefer")
        self._backup: Backup | None = None
        self.is_open = is_open
        self.found = wrapped_label(self.tr("Looking for the newest sound backup."), Text.LIST)
        self.failure = wrapped_label("", Text.SECOND, "error")
        self.failure.hide()
        self.later = button(self.tr("Not now"))
        self.salvage = button(self.tr("Save what can be read"))
        self.restore = button(self.tr("Restore the backup"), "primary")
        self.restore.setEnabled(False)
        self.later.clicked.connect(self.reject)
        self.salvage.clicked.connect(self._on_salvage)
        self.restore.clicked.connect(self._on_restore)
        notice = QFrame()
        notice.setProperty("role", "note-error")
        row = QHBoxLayout(notice)
        row.setContentsMargins(scaled(11), scaled(8), scaled(11), scaled(8))
        row.setSpacing(scaled(9))
        row.addWidget(Drawing("error", themes, "error-text"))
        row.addWidget(wrapped_label(sentence_for(error), Text.LIST), 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        inner.setSpacing(scaled(10))
        inner.addWidget(label(heading, Text.HEADING))
        inner.addWidget(notice)
        inner.addWidget(self.found)
        aside = self.tr(
            "Whichever you choose, the damaged file is set aside in the folder of the backups. Nothing is deleted."
        )
        if is_open:
            aside = f"{aside} {self.tr('The brief that is open is kept as it stands in the window.')}"
        inner.addWidget(wrapped_label(aside, Text.SECOND, "muted"))
        inner.addWidget(self.failure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(dialog_foot(self.later, self.salvage, self.restore))
        self.setFixedWidth(scaled(560))

    def show_backup(self, backup: Backup | None) -> None:
        """Offer this backup; None where there is no sound one."""
        self._backup = backup
        self.restore.setEnabled(backup is not None)
        if backup is None:
            self.found.setText(self.tr("There is no sound backup. What can still be read can be saved."))
            self.salvage.setFocus()
            return
        said = self.tr("The newest sound backup is of %1 (%2).").replace("%1", moment_words(backup.taken_at))
        self.found.setText(said.replace("%2", size_words(backup.size)))
        self.restore.setDefault(True)
        self.restore.setFocus()

    def show_failure(self, error: Exception) -> None:
        """Say why a way out failed and let the other be tried."""
        self.failure.setText(sentence_for(error))
        self.failure.show()
        self._set_busy(busy=False)

    @override
    def reject(self) -> None:
        # While a way out is under way its outcome must find the dialog.
        if self.later.isEnabled():
            super().reject()

    def _on_restore(self) -> None:
        self._set_busy(busy=True)
        self.restore_requested.emit(self._backup)

    def _on_salvage(self) -> None:
        self._set_busy(busy=True)
        self.salvage_requested.emit()

    def _set_busy(self, *, busy: bool) -> None:
        self.salvage.setEnabled(not busy)
        self.later.setEnabled(not busy)
        self.restore.setEnabled(not busy and self._backup is not None)
