"""Dialogs: what they ask, and that one reaches all of it by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from pytestqt.qtbot import QtBot

from briefer.ui.library.unlock_dialog import UnlockDialog
from briefer.ui.look.theme import Themes
from briefer.ui.window.about_dialog import AboutDialog
from briefer.ui.window.new_brief_dialog import NewBriefChoice, NewBriefDialog
from briefer.vault import WrongPassphraseError
from briefer.workflow.templates import templates


def shown(qtbot: QtBot, dialog: QDialog) -> QDialog:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.mark.parametrize("kind", ["new", "unlock", "about"])
def test_every_field_and_button_of_a_dialog_has_a_name(qtbot: QtBot, themes: Themes, kind: str) -> None:
    made: dict[str, QDialog] = {
        "new": NewBriefDialog(templates(), ("OFFICIAL",), ""),
        "unlock": UnlockDialog(themes),
        "about": AboutDialog("1.0"),
    }
    for name, dialog in made.items():
        if name != kind:
            dialog.deleteLater()
    dialog = shown(qtbot, made[kind])
    nameless = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert [type(widget).__name__ for widget in nameless] in ([], ["QLineEdit"])


def test_a_new_brief_starts_with_title_template_and_marking(qtbot: QtBot) -> None:
    dialog = NewBriefDialog(templates(), ("OFFICIAL", "SECRET"), "")
    shown(qtbot, dialog)
    QTest.keyClicks(dialog.title, "Grid batteries")
    dialog.marking.setCurrentText("SECRET")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert chosen.args == [NewBriefChoice("information-note", "Grid batteries", "SECRET")]


def test_escape_starts_nothing(qtbot: QtBot) -> None:
    dialog = NewBriefDialog(templates(), (), "")
    shown(qtbot, dialog)
    with qtbot.assertNotEmitted(dialog.chosen):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_a_wrong_passphrase_is_told_and_can_be_typed_again(qtbot: QtBot, themes: Themes) -> None:
    dialog = UnlockDialog(themes)
    shown(qtbot, dialog)
    QTest.keyClicks(dialog.passphrase, "harbour lantern")
    with qtbot.waitSignal(dialog.unlock_requested) as asked:
        QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert asked.args == ["harbour lantern", ""]
    dialog.show_failure(WrongPassphraseError())
    assert dialog.failure
    assert dialog.passphrase.hasSelectedText()


def test_the_recovery_code_goes_before_the_passphrase(qtbot: QtBot, themes: Themes) -> None:
    dialog = UnlockDialog(themes)
    shown(qtbot, dialog)
    unfold = next(item for item in dialog.findChildren(QAbstractButton) if "recovery code" in item.text())
    unfold.click()
    QTest.keyClicks(dialog.code, "7KQM T4XA")
    with qtbot.waitSignal(dialog.unlock_requested) as asked:
        QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    assert asked.args == ["", "7KQM T4XA"]


def test_the_passphrase_shows_only_while_its_eye_is_pressed(qtbot: QtBot, themes: Themes) -> None:
    dialog = UnlockDialog(themes)
    shown(qtbot, dialog)
    field = dialog.passphrase
    eye = field.actions()[0]
    assert field.echoMode() is field.EchoMode.Password
    eye.trigger()
    assert field.echoMode() is field.EchoMode.Normal
    eye.trigger()
    assert field.echoMode() is field.EchoMode.Password
