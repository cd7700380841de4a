"""Locking the library when nobody has used the window for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from briefer.ui.override import override

_USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.Drop,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    """Watches a window; `lock_wanted` says that it was left alone for the minutes set, and carries them."""

    lock_wanted = Signal(int)

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self.lock_wanted.emit(self._timer.interval() // 60_000))
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Wait so long without use; 0 for ever."""
        self._timer.setInterval(minutes * 60_000)
        self._timer.stop()
        if minutes:
            self._timer.start()

    def watch(self, window: QWidget) -> None:
        """Take keys and the mouse in a shown window for use of it."""
        # What reaches the system's window is little; all events of the application would cost the loop dearly.
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    @property
    def waits_ms(self) -> int:
        """Milliseconds until the library locks unless the window is used; -1 where it never does."""
        return self._timer.remainingTime()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USE and self._timer.isActive():
            self._timer.start()
        return False
