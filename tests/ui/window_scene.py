"""The real window in a process of its own, for scenes with a bus and a keyring, a home and a crash of their own."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from typing import TypeVar

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import keyring
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from briefer.ui.app import make_application
from briefer.ui.library.unlock_dialog import UnlockDialog
from briefer.ui.library.ways_dialog import WaysDialog
from briefer.ui.program import Program
from briefer.ui.window.actions import Command
from briefer.ui.window.frame import WindowFrame
from briefer.vault import Slot, SlotKind, Vault, keys_path
from briefer.workflow.opening import create_library, default_library_path

D = TypeVar("D", bound=QDialog)

PASSPHRASE = "correct horse battery staple"
PATIENCE_S = 25

application = make_application()
frame = WindowFrame()
program = Program(frame)
waits = [0.0]
"""Processor seconds of each turn of the window's loop."""


def until(condition: Callable[[], bool]) -> None:
    """Turn the window's loop until the condition holds, and note how long each turn takes."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"{QApplication.activeModalWidget()}")
        begun = time.thread_time()
        application.processEvents()
        waits.append(time.thread_time() - begun)
        time.sleep(0.002)


def make_library(*, with_keyring: bool) -> None:
    """The user's library, closed."""
    create_library(default_library_path(), PASSPHRASE, keyring=with_keyring).library.close()


def slots() -> tuple[Slot, ...]:
    """The keyring slots of the library."""
    return tuple(slot for slot in Vault.open(keys_path(default_library_path())).slots if slot.kind is SlotKind.KEYRING)


def kept(entry: str) -> str | None:
    """What the system's keyring holds under that name, None also where it goes away just now."""
    import secretstorage

    with contextlib.suppress(secretstorage.exceptions.ItemNotFoundException):
        return keyring.get_password("Briefer", entry)
    return None


def entries() -> list[str | None]:
    """What the system's keyring holds for the library."""
    return [kept(slot.entry) for slot in slots()]


def start() -> None:
    """Show the window and let it open the library."""
    frame.show()
    program.begin()


def dialog(kind: type[D]) -> D:
    """The dialog of that kind, once it is shown."""
    until(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def unlock(asked: UnlockDialog) -> None:
    """Type the passphrase and wait for the library."""
    QTest.keyClicks(asked.passphrase, PASSPHRASE)
    QTest.keyClick(asked.passphrase, Qt.Key.Key_Return)
    until(lambda: program.desktop.session is not None)


def close_library() -> None:
    """Close it without asking for the way in."""
    program.desktop.close_library()


def turn_keyring(ways: WaysDialog, said: str) -> None:
    """Let the keyring open the library, or no longer, in the dialog of ways, until it says so."""
    QTest.keyClicks(ways.present, PASSPHRASE)
    until(ways.keyring.isEnabled)
    QTest.mouseClick(ways.keyring, Qt.MouseButton.LeftButton)
    until(lambda: ways.said.text() == said)
    shown = [row.title for row in ways.ways.rows]
    until(lambda: [row.title for row in ways.ways.rows] != shown)


def ways_dialog() -> WaysDialog:
    """The dialog of ways, once it shows them."""
    program.desktop.contents.commands[Command.WAYS_IN].trigger()
    ways = dialog(WaysDialog)
    until(lambda: bool(ways.ways.rows))
    return ways


def end() -> None:
    """Close the window."""
    close_library()
    frame.close()
