"""Making the user's library: how it opens, the passphrase, and the recovery code shown once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.library import Library
from briefer.ui.jobs import Jobs, Lane
from briefer.ui.library.recovery_sheet import RecoverySheet
from briefer.ui.library.unlock_dialog import PassphraseField
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.messages import sentence_for
from briefer.ui.override import override
from briefer.ui.widgets.controls import Drawing, button, dialog_foot, fit, label, say, show, wrapped_label
from briefer.vault import KeyringStatus, keyring_status, passphrase_strength
from briefer.workflow.opening import CreatedLibrary, create_library

LEAST_LETTERS = 12
STRONGEST = 4
"""The highest level of a passphrase's strength."""


class CreateDialog(QDialog):
    """Makes the library in a job and shows its recovery code; `created` carries the open `Library` at the end."""

    created = Signal(object)

    def __init__(self, path: Path, jobs: Jobs, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Create library – Briefer"))
        self._path, self._jobs = path, jobs
        self._library: Library | None = None
        self.with_keyring = QRadioButton(self.tr("With the keyring and a passphrase"))
        self.alone = QRadioButton(self.tr("With the passphrase alone"))
        self.passphrase = PassphraseField(self.tr("Passphrase"), themes)
        self.again = PassphraseField(self.tr("Type it again"), themes)
        self._choices = QButtonGroup(self)
        # Each stands in a card of its own, so by themselves both could be chosen.
        for choice in (self.with_keyring, self.alone):
            choice.setFont(font(Text.TITLE))
            self._choices.addButton(choice)
        self._strength = QProgressBar()
        self._strength.setRange(0, STRONGEST)
        self._strength.setTextVisible(False)
        self._strength.setFixedWidth(scaled(116))
        self._strength.setAccessibleName(self.tr("Strength of the passphrase"))
        self._state = wrapped_label("", Text.SECOND, "muted")
        self._match = label("", Text.SECOND, "muted")
        self._match_sign = Drawing("passed", themes, "passed-text", 14)
        self._failure = wrapped_label("", Text.SECOND, "error")
        self._failure.hide()
        self._keyring = wrapped_label("", Text.SECOND, "muted")
        self.sheet = RecoverySheet(themes)
        self.code = self.sheet.groups
        self.kept = QCheckBox(self.tr("I have kept the recovery code in a safe place"))
        self.go = button(self.tr("Create library"), "primary")
        self.go.setDefault(True)
        self._cancel = button(self.tr("Cancel"))
        self._lay_out()
        self.with_keyring.setEnabled(False)
        self.alone.setChecked(True)
        for field in (self.passphrase, self.again):
            field.textChanged.connect(self._check)
        self.go.clicked.connect(self._on_go)
        self._cancel.clicked.connect(self.reject)
        self.kept.toggled.connect(self.go.setEnabled)
        self._check()
        self._ticket = jobs.run(keyring_status, self._on_keyring, lambda _error: None)
        self.setFixedWidth(scaled(620))
        self.passphrase.setFocus()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._ticket.drop()
        super().closeEvent(event)

    @override
    def reject(self) -> None:
        # Once the library is there, leaving means going on with it: the code has been on the screen.
        if self._library is not None:
            self._finish()
        elif self._cancel.isEnabled():
            self._ticket.drop()
            super().reject()

    def _lay_out(self) -> None:
        self._asking, self._showing = self._ask_page(), self._code_page()
        self._showing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._asking, 1)
        column.addWidget(self._showing, 1)
        protection = QToolButton()
        protection.setText(self.tr("How the library is protected"))
        protection.setProperty("role", "link")
        protection.clicked.connect(self._show_guide)
        column.addWidget(dialog_foot(self._cancel, self.go, left=(protection,)))

    def _ask_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(5))
        column.addWidget(label(self.tr("Create your library"), Text.HEADING))
        about = self.tr("It holds your articles, evidence and briefs in one encrypted file on this computer.")
        column.addWidget(wrapped_label(about, Text.LIST, "muted"))
        column.addSpacing(scaled(12))
        column.addWidget(label(self.tr("How it opens on this computer"), Text.TITLE))
        column.addWidget(_choice(self.with_keyring, self._keyring, self.tr("Recommended")))
        self._keyring.setText(self.tr("Looking for this computer’s keyring."))
        each_time = wrapped_label(
            self.tr("You type it each time. Use this on a shared computer."), Text.SECOND, "muted"
        )
        column.addWidget(_choice(self.alone, each_time))
        column.addSpacing(scaled(12))
        column.addLayout(self._fields())
        column.addWidget(self._failure)
        return page

    def _fields(self) -> QGridLayout:
        fields = QGridLayout()
        fields.setHorizontalSpacing(scaled(16))
        fields.setVerticalSpacing(scaled(5))
        named = ((self.tr("Passphrase"), self.passphrase), (self.tr("Type it again"), self.again))
        for place, (name, field) in enumerate(named):
            said = label(name, Text.TITLE)
            said.setBuddy(field)
            fields.addWidget(said, 0, place)
            fields.addWidget(field, 1, place)
        strength, match = QHBoxLayout(), QHBoxLayout()
        strength.addWidget(self._strength)
        strength.addWidget(self._state, 1)
        match.addWidget(self._match_sign)
        match.addWidget(self._match, 1)
        for place, below in enumerate((strength, match)):
            below.setSpacing(scaled(8))
            fields.addLayout(below, 2, place)
        fields.setColumnStretch(0, 3)
        fields.setColumnStretch(1, 2)
        return fields

    def _code_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(8))
        column.addWidget(label(self.tr("Keep the recovery code"), Text.HEADING))
        column.addWidget(self.sheet)
        column.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _show_guide(self) -> None:
        from briefer.ui.window.guide_dialog import GuideDialog

        show(GuideDialog(self))

    def _check(self) -> None:
        first, second = self.passphrase.text(), self.again.text()
        is_long, matches = len(first) >= LEAST_LETTERS, bool(first) and first == second
        strength = passphrase_strength(first)
        self._strength.setValue(strength.level if is_long else min(strength.level, 1))
        self._state.setText(
            strength.sentence if is_long else self.tr("At least 12 characters: four unrelated words are strong.")
        )
        self._match_sign.setVisible(matches and is_long)
        differs = bool(second) and not first.startswith(second)
        if matches and is_long:
            say(self._match, self.tr("Both match"), "passed")
        else:
            say(self._match, self.tr("The two differ.") if differs else "", "warning")
        self._failure.hide()
        self.go.setEnabled(is_long and matches)

    def _on_keyring(self, status: KeyringStatus) -> None:
        self.with_keyring.setEnabled(status.usable)
        said = self.tr("Opens when you sign in, with %1. The passphrase works if it does not.")
        self._keyring.setText(said.replace("%1", status.name) if status.usable else status.sentence)
        if status.usable:
            self.with_keyring.setChecked(True)

    def _on_go(self) -> None:
        if self._library is not None:
            self.accept()
            self._finish()
            return
        self.go.setEnabled(False)
        self._cancel.setEnabled(False)
        self.go.setText(self.tr("Making the library"))
        path, passphrase, keyring = self._path, self.passphrase.text(), self.with_keyring.isChecked()
        self._jobs.run(
            lambda: create_library(path, passphrase, keyring=keyring), self._on_created, self._on_failed, Lane.WRITES
        )

    def _on_created(self, made: CreatedLibrary) -> None:
        self._library = made.library
        self.passphrase.clear()
        self.again.clear()
        self.sheet.show_code(made.recovery_code)
        self._asking.hide()
        self._showing.show()
        self._cancel.hide()
        self.go.setText(self.tr("Open the library"))
        self.go.setEnabled(self.kept.isChecked())
        self.kept.setFocus()
        fit(self)

    def _on_failed(self, error: Exception) -> None:
        self._failure.setText(sentence_for(error))
        self._failure.show()
        self.go.setText(self.tr("Create library"))
        fit(self)
        self._cancel.setEnabled(True)
        self.go.setEnabled(True)

    def _finish(self) -> None:
        library, self._library = self._library, None
        if library is not None:
            self.created.emit(library)
        super().accept()


def _choice(choice: QRadioButton, about: QWidget, remark: str = "") -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(10))
    column.setSpacing(scaled(2))
    head = QHBoxLayout()
    head.addWidget(choice)
    head.addWidget(label(remark, Text.SECOND, "muted"), 1)
    column.addLayout(head)
    row = QHBoxLayout()
    row.addSpacing(scaled(27))
    row.addWidget(about, 1)
    column.addLayout(row)

    def show_choice(chosen: bool) -> None:  # noqa: FBT001
        card.setProperty("chosen", chosen)
        card.style().polish(card)

    choice.toggled.connect(show_choice)
    return card
