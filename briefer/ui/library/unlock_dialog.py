"""The way into a locked library."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.icons import icon
from briefer.ui.look.theme import Themes
from briefer.ui.messages import sentence_for
from briefer.ui.widgets.code_field import CodeField
from briefer.ui.widgets.controls import Drawing, button, dialog_foot, fit, hairline, label, wrapped_label
from briefer.vault import KeyringError


class PassphraseField(QLineEdit):
    """A field that shows dots until its eye is pressed."""

    def __init__(self, name: str, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setMaxLength(1000)
        eye = QAction(icon("eye", themes.current), self.tr("Show the passphrase"), self)
        eye.setCheckable(True)
        eye.toggled.connect(self._on_eye_toggled)
        self.addAction(eye, QLineEdit.ActionPosition.TrailingPosition)

    def _on_eye_toggled(self, shown: bool) -> None:  # noqa: FBT001
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


@dataclass(frozen=True, slots=True)
class UnlockWords:
    """What the dialog says of the thing it opens: a heading, a line below it, and the name of its button."""

    heading: str
    about: str
    go: str


class UnlockDialog(QDialog):
    """Asks for passphrase or recovery code; `unlock_requested` carries both, one of them empty.

    It stays open until `accept` is called; `show_failure` says why a try failed. `keyring_requested` asks for another
    try with the keyring, `other_requested` for another library, `backup_requested` for a backup.
    """

    unlock_requested = Signal(str, str)
    keyring_requested = Signal()
    other_requested = Signal()
    backup_requested = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None, *, words: UnlockWords | None = None) -> None:
        super().__init__(parent)
        self._words = words or UnlockWords(
            self.tr("The library is locked"), self.tr("Nothing of it is shown before it is open."), self.tr("Unlock")
        )
        self.setWindowTitle(self.tr("Unlock library – Briefer"))
        self._themes = themes
        self.passphrase = PassphraseField(self.tr("Passphrase"), themes)
        self.next_time = QCheckBox(self.tr("Open with the keyring next time"))
        self.next_time.hide()
        self.code_part = CodeField()
        self.code = self.code_part.line
        self.again = button(self.tr("Try again"), "small")
        self.other = button(self.tr("Other library"))
        self.backup = button(self.tr("Open a backup"))
        self.later = button(self.tr("Not now"))
        self._notice = QFrame()
        self._happened = wrapped_label("", Text.TITLE)
        self._remedy = wrapped_label("", Text.LIST)
        self._failure = wrapped_label("", Text.SECOND, "error")
        self._failure.hide()
        self.unlock = button(self._words.go, "primary")
        self.unlock.setDefault(True)
        self._lay_out()
        self._connect()
        self.show_notice("")
        self.setFixedWidth(scaled(520))
        self.passphrase.setFocus()

    @property
    def failure(self) -> str:
        """Why the last try failed, "" where none did."""
        return self._failure.text()

    @property
    def notice(self) -> str:
        """What is said of the keyring, "" where nothing is."""
        return " ".join(part for part in (self._happened.text(), self._remedy.text()) if part)

    @property
    def wants_keyring(self) -> bool:
        """Whether the keyring shall open the library from now on."""
        return not self.next_time.isHidden() and self.next_time.isChecked()

    def show_notice(self, notice: str) -> None:
        """Say why the keyring did not open the library: what happened, then what to do."""
        happened, stop, remedy = notice.partition(". ")
        self._happened.setText(happened + stop.strip())
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self._notice.setVisible(bool(notice))
        fit(self)

    def show_remark(self, remark: str) -> None:
        """Say what opening this does, with no other way to offer."""
        self.show_notice(remark)
        for made in (self.again, self.other, self.backup):
            made.hide()

    def offer_keyring(self, name: str) -> None:
        """Offer to let the keyring of that name open the library from now on."""
        self.next_time.setText(f"{self.tr('Open with the keyring next time')} ({name})")
        self.next_time.show()
        fit(self)

    def offer_keyring_alone(self) -> None:
        """Say that only the keyring and the recovery code open this library."""
        self.show_notice(self.tr("This library has no passphrase. The keyring or the recovery code opens it."))
        self.again.setText(self.tr("Use the keyring"))

    def show_failure(self, error: Exception) -> None:
        """Say why a try failed and let the user try again."""
        if isinstance(error, KeyringError):
            self.show_notice(sentence_for(error))
        else:
            self._failure.setText(sentence_for(error))
        self._failure.setHidden(isinstance(error, KeyringError))
        fit(self)
        self._set_busy(busy=False)
        field = self.code if self._is_code_wanted() else self.passphrase
        if field is self.passphrase:
            field.selectAll()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(20))
        inner.setSpacing(scaled(5))
        inner.addLayout(self._build_head())
        inner.addSpacing(scaled(12))
        inner.addWidget(self._build_notice())
        inner.addSpacing(scaled(8))
        name = label(self.tr("Passphrase"), Text.TITLE)
        name.setBuddy(self.passphrase)
        inner.addWidget(name)
        inner.addWidget(self.passphrase)
        checked = self.tr("Checked on this computer alone. Capital letters and spaces count.")
        inner.addWidget(label(checked, Text.SECOND, "muted"))
        inner.addWidget(self._failure)
        inner.addSpacing(scaled(4))
        inner.addWidget(self.next_time, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addSpacing(scaled(6))
        inner.addWidget(hairline())
        inner.addSpacing(scaled(6))
        inner.addWidget(self._build_code_part())
        column.addLayout(inner)
        column.addWidget(dialog_foot(self.later, self.unlock, left=(self.other, self.backup)))

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(scaled(14))
        head.addWidget(Drawing("lock", self._themes, "accent", 24))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(wrapped_label(self._words.heading, Text.HEADING))
        words.addWidget(wrapped_label(self._words.about, Text.LIST, "muted"))
        head.addLayout(words, 1)
        return head

    def _build_notice(self) -> QWidget:
        self._notice.setProperty("role", "note-warning")
        row = QHBoxLayout(self._notice)
        row.setContentsMargins(scaled(11), scaled(9), scaled(9), scaled(9))
        row.setSpacing(scaled(9))
        row.addWidget(Drawing("warning", self._themes, "warning-text"), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._happened)
        said.addWidget(self._remedy)
        row.addLayout(said, 1)
        row.addWidget(self.again)
        return self._notice

    def _build_code_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(5))
        unfold = QToolButton()
        unfold.setText(self.tr("Use the recovery code instead"))
        unfold.setFont(font(Text.TITLE))
        unfold.setIcon(icon("right", self._themes.current))
        unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        unfold.setCheckable(True)
        unfold.setProperty("role", "unfold")
        column.addWidget(unfold)
        self.code_part.hide()
        column.addWidget(self.code_part)

        def show_code(shown: bool) -> None:  # noqa: FBT001
            unfold.setIcon(icon("down" if shown else "right", self._themes.current))
            self.code_part.setVisible(shown)
            (self.code if shown else self.passphrase).setFocus()
            fit(self)

        unfold.toggled.connect(show_code)
        return part

    def _connect(self) -> None:
        self.again.clicked.connect(self._on_again)
        self.other.clicked.connect(self.other_requested)
        self.backup.clicked.connect(self.backup_requested)
        self.later.clicked.connect(self.reject)
        self.unlock.clicked.connect(self._on_unlock)

    def _is_code_wanted(self) -> bool:
        return not self.code_part.isHidden() and bool(self.code_part.text)

    def _on_unlock(self) -> None:
        code = self.code_part.text if self._is_code_wanted() else ""
        if code or self.passphrase.text():
            self._set_busy(busy=True)
            self.unlock_requested.emit("" if code else self.passphrase.text(), code)

    def _on_again(self) -> None:
        self._set_busy(busy=True)
        self.keyring_requested.emit()

    def _set_busy(self, *, busy: bool) -> None:
        for made in (self.unlock, self.again, self.other, self.backup):
            made.setEnabled(not busy)
        self.unlock.setText(self.tr("Opening") if busy else self._words.go)
