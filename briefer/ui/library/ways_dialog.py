"""The ways into the library: what there is, and changing it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from briefer.ui.library.care_rows import CareList, CareRow
from briefer.ui.library.unlock_dialog import PassphraseField
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.messages import sentence_for
from briefer.ui.override import override
from briefer.ui.widgets.controls import button, dialog_foot, fit, hairline, label, say, wrapped_label
from briefer.ui.wording import one_line
from briefer.vault import SlotKind, passphrase_strength
from briefer.workflow.entering import Ways

_LINES = 6
"""Rows of the list at the most; more are scrolled to."""


class WaysDialog(QDialog):
    """Carries wishes, each with the present passphrase, "" for the keyring; the answers are `show_...`.

    `change_requested` carries the new passphrase too, `keyring_requested` whether the keyring shall open the library.
    """

    change_requested = Signal(str, str)
    keyring_requested = Signal(str, bool)
    code_requested = Signal(str)
    key_requested = Signal(str)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ways in – Briefer"))
        self._ways: Ways | None = None
        self.ways = CareList(self.tr("Ways in"), themes, 3)
        self.ways.show_nothing(self.tr("Looking for this computer’s keyring."))
        self.present = PassphraseField(self.tr("Present passphrase"), themes)
        self.fresh = PassphraseField(self.tr("New passphrase"), themes)
        self.again = PassphraseField(self.tr("Type it again"), themes)
        self._strength = wrapped_label("", Text.SECOND, "muted")
        self.said = wrapped_label("", Text.SECOND, "muted")
        self.said.hide()
        self.change = button(self.tr("Change passphrase"))
        self._hint = wrapped_label(self.tr("Every change needs it."), Text.SECOND, "muted")
        self.keyring = button(self.tr("Open with the keyring"))
        self.code = button(self.tr("New recovery code"))
        self.key = button(self.tr("New key"))
        self._close = button(self.tr("Close"), "primary")
        self._lay_out()
        self._connect()
        self._allow()
        self.present.setFocus()

    def show_ways(self, ways: Ways) -> None:
        """Show how the library opens now."""
        self._ways = ways
        names = {
            SlotKind.PASSPHRASE: (self.tr("Passphrase"), "key"),
            SlotKind.KEYRING: (self.tr("Keyring"), "person"),
            SlotKind.RECOVERY: (self.tr("Recovery code"), "seal"),
        }
        rows = tuple(
            CareRow(slot.id, names[slot.kind][0], side=one_line(slot.keyring, 40), drawing=names[slot.kind][1])
            for slot in ways.slots
        )
        self.ways.show_rows(rows)
        self.ways.set_lines(min(len(rows), _LINES))
        if ways.keyring_slots:
            hint = self.tr("Empty: this computer’s keyring says that it is you. A new key always takes the passphrase.")
        else:
            hint = self.tr("Every change needs it.")
        self._hint.setText(hint)
        fit(self)
        self.keyring.setText(
            self.tr("Open without the keyring") if ways.keyring_slots else self.tr("Open with the keyring")
        )
        self._allow()

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        for field in (self.present, self.fresh, self.again):
            field.clear()
        self._say(sentence, "passed")
        self._set_busy(busy=False)

    def show_failure(self, error: Exception) -> None:
        """Say why nothing was changed."""
        self._say(sentence_for(error), "error")
        self._set_busy(busy=False)
        self.present.selectAll()
        self.present.setFocus()

    @override
    def reject(self) -> None:
        # While a change is under way its outcome, a code to be shown once, must find the dialog.
        if self._close.isEnabled():
            super().reject()

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        inner.setSpacing(scaled(6))
        inner.addWidget(label(self.tr("Ways in"), Text.HEADING))
        inner.addWidget(label(self.tr("Any one of these opens the library."), Text.LIST, "muted"))
        inner.addSpacing(scaled(4))
        inner.addWidget(self.ways)
        inner.addSpacing(scaled(8))
        _add_field(inner, self.tr("Present passphrase"), self.present)
        inner.addWidget(self._hint)
        inner.addSpacing(scaled(4))
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        for made in (self.keyring, self.code, self.key):
            row.addWidget(made)
        row.addStretch(1)
        inner.addLayout(row)
        inner.addSpacing(scaled(6))
        inner.addWidget(hairline())
        inner.addSpacing(scaled(6))
        fields = QHBoxLayout()
        fields.setSpacing(scaled(16))
        for name, field in ((self.tr("New passphrase"), self.fresh), (self.tr("Type it again"), self.again)):
            part = QVBoxLayout()
            part.setSpacing(scaled(5))
            _add_field(part, name, field)
            fields.addLayout(part)
        inner.addLayout(fields)
        row = QHBoxLayout()
        row.addWidget(self._strength, 1)
        row.addWidget(self.change)
        inner.addLayout(row)
        inner.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(dialog_foot(self._close))
        self.setFixedWidth(scaled(620))

    def _connect(self) -> None:
        for field in (self.present, self.fresh, self.again):
            field.textChanged.connect(self._allow)
        self.change.clicked.connect(
            lambda: self._ask(lambda: self.change_requested.emit(self.present.text(), self.fresh.text()))
        )
        self.keyring.clicked.connect(
            lambda: self._ask(lambda: self.keyring_requested.emit(self.present.text(), not self._has_keyring))
        )
        self.code.clicked.connect(lambda: self._ask(lambda: self.code_requested.emit(self.present.text())))
        self.key.clicked.connect(lambda: self._ask(lambda: self.key_requested.emit(self.present.text())))
        self._close.clicked.connect(self.accept)

    @property
    def _has_keyring(self) -> bool:
        return self._ways is not None and bool(self._ways.keyring_slots)

    def _ask(self, wish: Callable[[], None]) -> None:
        self._say(self.tr("One moment."), "muted")
        self._set_busy(busy=True)
        wish()

    def _allow(self) -> None:
        first, second, present = self.fresh.text(), self.again.text(), self.present.text()
        strength = passphrase_strength(first)
        if not first:
            self._strength.setText(self.tr("At least 12 characters: four unrelated words are strong."))
        elif strength.level and second and first != second:
            self._strength.setText(self.tr("The two differ."))
        else:
            self._strength.setText(strength.sentence)
        known = self._ways is not None
        can_prove = known and (bool(present) or self._has_keyring)
        self.change.setEnabled(can_prove and strength.level > 0 and first == second)
        usable = self._ways is not None and (self._has_keyring or self._ways.keyring.usable)
        self.keyring.setEnabled(can_prove and usable)
        self.code.setEnabled(can_prove)
        self.key.setEnabled(known and bool(present))

    def _say(self, text: str, role: str) -> None:
        say(self.said, text, role)
        self.said.show()
        fit(self)

    def _set_busy(self, *, busy: bool) -> None:
        self._close.setEnabled(not busy)
        if busy:
            for made in (self.change, self.keyring, self.code, self.key):
                made.setEnabled(False)
        else:
            self._allow()


def _add_field(column: QVBoxLayout, name: str, field: QWidget) -> None:
    said = label(name, Text.TITLE)
    said.setBuddy(field)
    column.addWidget(said)
    column.addWidget(field)
