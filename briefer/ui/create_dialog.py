"""Making the user's library: how it opens, the passphrase, and the recovery code shown once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.library import Library
from briefer.ui.controls import button, label, wrapped_label
from briefer.ui.fonts import Text, scaled
from briefer.ui.jobs import Jobs, Lane
from briefer.ui.messages import sentence_for
from briefer.ui.override import override
from briefer.ui.recovery_sheet import RecoverySheet
from briefer.ui.theme import Themes
from briefer.ui.unlock_dialog import PassphraseField
from briefer.vault import KeyringStatus, keyring_status
from briefer.workflow.opening import CreatedLibrary, create_library

LEAST_LETTERS = 12


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
        self._state = wrapped_label("", Text.SECOND, "muted")
        self._keyring = wrapped_label("", Text.SECOND, "muted")
        self.sheet = RecoverySheet(themes)
        self.code = self.sheet.groups
        self.kept = QCheckBox(self.tr("I have kept the recovery code in a safe place"))
        self.go = button(self.tr("Create library"), "primary")
        self.go.setDefault(True)
        self._cancel = button(self.tr("Cancel"))
        self._pages = QStackedWidget()
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pages.addWidget(self._ask_page())
        self._pages.addWidget(self._code_page())
        column.addWidget(self._pages)
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        row.setSpacing(scaled(8))
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.go)
        column.addWidget(foot)

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
        column.addWidget(_choice(self.with_keyring, self._keyring))
        self._keyring.setText(self.tr("Looking for this computer’s keyring."))
        each_time = wrapped_label(
            self.tr("You type it each time. Use this on a shared computer."), Text.SECOND, "muted"
        )
        column.addWidget(_choice(self.alone, each_time))
        column.addSpacing(scaled(12))
        fields = QHBoxLayout()
        fields.setSpacing(scaled(16))
        for name, field in ((self.tr("Passphrase"), self.passphrase), (self.tr("Type it again"), self.again)):
            part = QVBoxLayout()
            part.setSpacing(scaled(5))
            said = label(name, Text.TITLE)
            said.setBuddy(field)
            part.addWidget(said)
            part.addWidget(field)
            fields.addLayout(part)
        column.addLayout(fields)
        column.addWidget(self._state)
        column.addStretch(1)
        return page

    def _code_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(8))
        column.addWidget(label(self.tr("Keep the recovery code"), Text.HEADING))
        column.addWidget(self.sheet)
        column.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _check(self) -> None:
        first, second = self.passphrase.text(), self.again.text()
        if len(first) < LEAST_LETTERS:
            said, role = self.tr("At least 12 characters: four unrelated words are strong."), "muted"
        elif not second:
            said, role = self.tr("Type it again to be sure of it."), "muted"
        elif first != second:
            said, role = self.tr("The two differ."), "warning"
        else:
            said, role = self.tr("Both match"), "passed"
        self._say(said, role)
        self.go.setEnabled(len(first) >= LEAST_LETTERS and first == second)

    def _say(self, text: str, role: str) -> None:
        self._state.setText(text)
        self._state.setProperty("role", role)
        self._state.style().polish(self._state)

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
        self._say(self.tr("Making the library"), "muted")
        path, passphrase, keyring = self._path, self.passphrase.text(), self.with_keyring.isChecked()
        self._jobs.run(
            lambda: create_library(path, passphrase, keyring=keyring), self._on_created, self._on_failed, Lane.WRITES
        )

    def _on_created(self, made: CreatedLibrary) -> None:
        self._library = made.library
        self.passphrase.clear()
        self.again.clear()
        self.sheet.show_code(made.recovery_code)
        self._pages.setCurrentIndex(1)
        self._cancel.hide()
        self.go.setText(self.tr("Open the library"))
        self.go.setEnabled(self.kept.isChecked())
        self.kept.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._say(sentence_for(error), "error")
        self._cancel.setEnabled(True)
        self.go.setEnabled(True)

    def _finish(self) -> None:
        library, self._library = self._library, None
        if library is not None:
            self.created.emit(library)
        super().accept()


def _choice(choice: QRadioButton, about: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(10))
    column.setSpacing(scaled(2))
    column.addWidget(choice)
    row = QHBoxLayout()
    row.addSpacing(scaled(24))
    row.addWidget(about, 1)
    column.addLayout(row)

    def show_choice(chosen: bool) -> None:  # noqa: FBT001
        card.setProperty("chosen", chosen)
        card.style().polish(card)

    choice.toggled.connect(show_choice)
    return card
