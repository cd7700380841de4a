"""The library locks with the user's session, as real signals on a real bus tell of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from vault.bus import run_on_a_bus

from briefer.ui.library.session_lock import SessionLock, session_path

SCENE = """
import os
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
os.environ["XDG_SESSION_ID"] = "4"
from ui.window_scene import *
from dataclasses import replace
from briefer.settings import Settings

from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import open_dbus_connection
teller = open_dbus_connection("SESSION")

def tell(path, signal, *values):
    interface, name = signal.rsplit(".", 1)
    teller.send(new_signal(DBusAddress(path, interface=interface), name, "b" * len(values), values))

make_library(with_keyring=False)
start()
unlock(dialog(UnlockDialog))
program.commands.settings_changed.emit(Settings(lock_with_session=False))
tell("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", True)
tell("/org/freedesktop/login1/session/_35", "org.freedesktop.login1.Session.Lock")
for _turn in range(50):
    application.processEvents()
    time.sleep(0.002)
assert program.desktop.library is not None, "locked although the user does not want it, or with another's session"
program.commands.settings_changed.emit(Settings())
for path, signal, values in (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", (True,)),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", (True,)),
    ("/org/freedesktop/login1/session/_34", "org.freedesktop.login1.Session.Lock", ()),
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", (True,)),
):
    tell(path, signal, *values)
    until(lambda: program.desktop.library is None)
    print(signal.rsplit(".", 2)[-2])
    if values:
        tell(path, signal, False)
    unlock(dialog(UnlockDialog))
end()
teller.close()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus tells of it on Linux")
def test_the_library_locks_with_the_screen_the_session_and_for_sleep_where_the_user_wants_it(tmp_path: Path) -> None:
    printed = run_on_a_bus(SCENE, tmp_path, password=None)
    assert printed.split() == ["ScreenSaver", "ScreenSaver", "Session", "Manager"]


@pytest.mark.parametrize(
    ("name", "path"), [("", ""), ("c2", "/session/c2"), ("12", "/session/_312"), ("a-b", "/session/a_2db")]
)
def test_the_place_of_a_session_is_escaped_as_the_login_service_does(
    monkeypatch: pytest.MonkeyPatch, name: str, path: str
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", name)
    assert session_path().endswith(path)


def test_without_a_bus_nothing_is_heard_and_nothing_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    SessionLock()
    monkeypatch.setattr(sys, "platform", "win32")
    SessionLock()
