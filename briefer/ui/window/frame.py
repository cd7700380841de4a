"""The main window before and around its contents; imports nothing but Qt, so that it is up at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from briefer.ui.override import override

_FRAME = 28
"""What a title bar may need, in pixels."""


class WindowFrame(QMainWindow):
    """An empty window that says when it was first painted, and asks before it closes."""

    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False
        self._may_close: Callable[[], bool] = lambda: True
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
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Close only where this says that all is done."""
        self._may_close = may_close

    def shape(self) -> str:
        """Size and place of the window, to be remembered."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_shape(self, shape: str) -> None:
        """Size and place as they were; a damaged one changes nothing."""
        self.restoreGeometry(QByteArray.fromBase64(shape.encode("ascii", "ignore")))
