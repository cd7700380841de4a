"""Hearing that the user's session is locked or the computer goes to sleep, where the system tells it on D-Bus."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SCREENS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)
_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
# PySide's stubs ask for bytes, but at run time only the text that SLOT gives is taken.
_TURNED: Any = SLOT("on_turned(bool)")
_LOCKED: Any = SLOT("on_locked()")


class SessionLock(QObject):
    """`lock_wanted` follows a locked screen, a locked session and the way to sleep.

    Without D-Bus, as on Windows and macOS, it never comes; the lock after minutes without use holds there too.
    """

    lock_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if not sys.platform.startswith("linux"):
            return
        if _has_bus("DBUS_SESSION_BUS_ADDRESS", Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / "bus"):
            self._listen_to_screens(QDBusConnection.sessionBus())
        if _has_bus("DBUS_SYSTEM_BUS_ADDRESS", Path("/run/dbus/system_bus_socket")):
            self._listen_to_login(QDBusConnection.systemBus())

    def _listen_to_screens(self, bus: QDBusConnection) -> None:
        for path, interface in _SCREENS:
            bus.connect("", path, interface, "ActiveChanged", self, _TURNED)

    def _listen_to_login(self, bus: QDBusConnection) -> None:
        bus.connect("", session_path(), f"{_LOGIN}.Session", "Lock", self, _LOCKED)
        bus.connect("", _LOGIN_PATH, f"{_LOGIN}.Manager", "PrepareForSleep", self, _TURNED)

    @Slot(bool)
    def on_turned(self, begins: bool) -> None:  # noqa: FBT001  (the signal's own form)
        """The screen is locked or sleep begins; nothing to do at the end of either."""
        if begins:
            self.lock_wanted.emit()

    @Slot()
    def on_locked(self) -> None:
        """The session is locked."""
        self.lock_wanted.emit()


def session_path() -> str:
    """Where the login service tells of this session: its name with all but letters and digits escaped; "" for any."""
    name = os.environ.get("XDG_SESSION_ID", "")
    kept = (
        char if char.isascii() and (char.isalpha() or (place and char.isdigit())) else f"_{ord(char):02x}"
        for place, char in enumerate(name)
    )
    return f"{_LOGIN_PATH}/session/{''.join(kept)}" if name else ""


def _has_bus(variable: str, socket: Path) -> bool:
    # Asked for a bus that is not there, the library would try to start one.
    return variable in os.environ or socket.exists()
