"""The way into a locked library."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from briefer.ui.controls import Drawing, button, hairline, label, wrapped_label
from briefer.ui.fonts import Text, scaled
from briefer.ui.icons import icon
from briefer.ui.messages import sentence_for
from briefer.ui.theme import Themes


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


class UnlockDialog(QDialog):
    """Asks for passphrase or recovery code; `unlock_requested` carries both, one of them empty.

    It stays open until `accept` is called; `show_failure` says why a try failed.
    """

    unlock_requested = Signal(str, str)
    keyring_requested = Signal()

    def __init__(self, notice: str, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Unlock library – Briefer"))
        self._themes = themes
        self.passphrase = PassphraseField(self.tr("Passphrase"), themes)
        self.code = QLineEdit()
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code.setPlaceholderText(self.tr("Type or paste the 14 groups"))
        self._code_part = QWidget()
        self._notice = QFrame()
        self._notice_text = wrapped_label("", Text.LIST)
        self._failure = wrapped_label("", Text.SECOND, "error")
        self._failure.hide()
        self._unlock = button(self.tr("Unlock"), "primary")
        self._unlock.setDefault(True)
        self._lay_out()
        self.show_notice(notice)
        self.setFixedWidth(scaled(520))
        self.passphrase.setFocus()

    @property
    def failure(self) -> str:
        """Why the last try failed, "" where none did."""
        return self._failure.text()

    def show_notice(self, notice: str) -> None:
        """Say why the keyring did not open the library."""
        self._notice_text.setText(notice)
        self._notice.setVisible(bool(notice))

    def show_failure(self, error: Exception) -> None:
        """Say why a try failed and let the user try again."""
        self._failure.setText(sentence_for(error))
        self._failure.show()
        self._set_busy(busy=False)
        self.passphrase.selectAll()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(20))
        inner.setSpacing(scaled(5))
        head = QHBoxLayout()
        head.setSpacing(scaled(14))
        head.addWidget(Drawing("lock", self._themes, "accent", 24))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.tr("The library is locked"), Text.HEADING))
        words.addWidget(label(self.tr("Nothing of it is shown before it is open."), Text.LIST, "muted"))
        head.addLayout(words, 1)
        inner.addLayout(head)
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
        inner.addSpacing(scaled(10))
        inner.addWidget(hairline())
        inner.addSpacing(scaled(6))
        inner.addWidget(self._build_code_part())
        column.addLayout(inner)
        column.addWidget(self._build_foot())

    def _build_notice(self) -> QWidget:
        self._notice.setProperty("role", "note-warning")
        row = QHBoxLayout(self._notice)
        row.setContentsMargins(scaled(11), scaled(8), scaled(9), scaled(8))
        row.setSpacing(scaled(9))
        row.addWidget(Drawing("warning", self._themes, "warning-text"))
        row.addWidget(self._notice_text, 1)
        again = button(self.tr("Try again"), "small")
        again.clicked.connect(self._on_again)
        row.addWidget(again)
        return self._notice

    def _build_code_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(5))
        unfold = QToolButton()
        unfold.setText(self.tr("Use the recovery code instead"))
        unfold.setIcon(icon("right", self._themes.current))
        unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        unfold.setCheckable(True)
        column.addWidget(unfold)
        below = QVBoxLayout(self._code_part)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(scaled(5))
        below.addWidget(self.code)
        below.addWidget(label(self.tr("From the sheet you printed or wrote."), Text.SECOND, "muted"))
        self._code_part.hide()
        column.addWidget(self._code_part)

        def show_code(shown: bool) -> None:  # noqa: FBT001
            unfold.setIcon(icon("down" if shown else "right", self._themes.current))
            self._code_part.setVisible(shown)
            (self.code if shown else self.passphrase).setFocus()

        unfold.toggled.connect(show_code)
        return part

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        row.setSpacing(scaled(8))
        row.addStretch(1)
        later = button(self.tr("Not now"))
        later.clicked.connect(self.reject)
        self._unlock.clicked.connect(self._on_unlock)
        row.addWidget(later)
        row.addWidget(self._unlock)
        return foot

    def _on_unlock(self) -> None:
        code = self.code.text().strip() if not self._code_part.isHidden() else ""
        if code or self.passphrase.text():
            self._set_busy(busy=True)
            self.unlock_requested.emit("" if code else self.passphrase.text(), code)

    def _on_again(self) -> None:
        self._set_busy(busy=True)
        self.keyring_requested.emit()

    def _set_busy(self, *, busy: bool) -> None:
        self._unlock.setEnabled(not busy)
        self._unlock.setText(self.tr("Opening") if busy else self.tr("Unlock"))
