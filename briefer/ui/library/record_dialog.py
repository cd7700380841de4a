"""The record of exports: turned on or off, and read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from briefer.library import Deed
from briefer.ui.library.care_rows import CareList, CareRow, moment_words
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import button, dialog_foot, label, wrapped_label
from briefer.ui.wording import joined, one_line
from briefer.workflow.recording import Record

_SEAL_SHOWN = 16
"""How many characters of a file's seal stand in a row: enough to tell files apart by eye."""


class RecordDialog(QDialog):
    """Shows the record; `turned` carries whether deeds shall be written down from now on."""

    turned = Signal(bool)

    def __init__(self, record: Record, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Record of exports – Briefer"))
        self.on = QCheckBox(self.tr("Write down what is exported and handed over"))
        self.on.setChecked(record.is_on)
        self.deeds = CareList(self.tr("Record of exports"), themes, 10)
        close = button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        inner.setSpacing(scaled(8))
        inner.addWidget(label(self.tr("Record of exports"), Text.HEADING))
        about = self.tr(
            "Who wrote which file when, with its marking and the start of its SHA-256. It stays in the encrypted "
            "library and never holds titles or text."
        )
        inner.addWidget(wrapped_label(about, Text.LIST, "muted"))
        inner.addWidget(self.on, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(dialog_foot(close))
        self.setFixedWidth(scaled(620))
        self.on.toggled.connect(self.turned)
        self.show_record(record)
        self.on.setFocus()

    def show_record(self, record: Record) -> None:
        """Show the record as it is now."""
        if record.deeds:
            self.deeds.show_rows(tuple(self._row(place, deed) for place, deed in enumerate(record.deeds)))
        else:
            self.deeds.show_nothing(self.tr("Nothing is written down yet."))

    def _row(self, place: int, deed: Deed) -> CareRow:
        sealed = f"SHA-256 {deed.sha256[:_SEAL_SHOWN]}" if deed.sha256 else ""
        about = joined(one_line(deed.who, 60), one_line(deed.marking, 60), sealed)
        return CareRow(str(place), one_line(deed.deed, 80), about, moment_words(deed.at), drawing="seal")
