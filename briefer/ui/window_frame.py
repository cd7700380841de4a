"""The main window before and around its contents; imports nothing but Qt, so that it is up at once."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from briefer.ui.override import override

_FRAME = 28
"""What a title bar may need, in pixels."""


class WindowFrame(QMainWindow):
    """An empty window that says when it was first painted, and when it is about to close."""

    first_painted = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False
        self.setWindowTitle("Briefer")
        room = self.screen().availableGeometry()
        self.resize(min(1440, room.width()), min(900, room.height() - _FRAME))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def shape(self) -> str:
        """Size and place of the window, to be remembered."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_shape(self, shape: str) -> None:
        """Size and place as they were; a damaged one changes nothing."""
        self.restoreGeometry(QByteArray.fromBase64(shape.encode("ascii", "ignore")))
