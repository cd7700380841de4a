"""What this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.widgets.controls import button, label, wrapped_label


class AboutDialog(QDialog):
    """Name, version and promise."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Briefer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(8))
        column.addWidget(label(f"Briefer {version}", Text.HEADING))
        promise = self.tr("Articles in, an evidenced brief out. Everything stays on this computer: no network, ever.")
        column.addWidget(wrapped_label(promise, Text.LIST))
        licence = self.tr("Free software under the Apache licence, version 2.0. Made with Qt and PySide6 (LGPL).")
        column.addWidget(wrapped_label(licence, Text.SECOND, "muted"))
        close = button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addSpacing(scaled(8))
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(scaled(420))
