"""Locking a library that is left alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefer.ui.library.idle_lock import IdleLock
from briefer.ui.program import Program


def test_a_key_starts_the_wait_afresh(qtbot: QtBot) -> None:
    lock, field = IdleLock(1), QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    lock.watch(field)
    qtbot.waitUntil(lambda: lock.waits_ms < 59_950)
    before = lock.waits_ms
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert lock.waits_ms > before


def test_no_minutes_never_lock(qtbot: QtBot) -> None:
    assert IdleLock(0).waits_ms == -1


def test_another_library_than_the_users_own_is_not_locked(working: Program) -> None:
    working.door.lock_by_itself("It locked at %1.")
    assert working.desktop.library is not None
