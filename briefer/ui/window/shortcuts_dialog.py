"""All keys at a glance, built from the table of actions."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.widgets.controls import button, label
from briefer.ui.window.actions import ACTIONS, Actions, plain


class ShortcutsDialog(QDialog):
    """A list of what one can do and the key for it."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, scaled(12), 0)
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(scaled(24))
        grid.setVerticalSpacing(scaled(6))
        for row, (text, key) in enumerate((*self._single_keys(), *_action_keys(actions))):
            grid.addWidget(label(text, Text.LIST), row, 0)
            grid.addWidget(label(key, Text.HINT, "key"), row, 1)
        inner = QWidget()
        inner.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inner)
        scroll.setAccessibleName(self.tr("List of keys"))
        close = button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        column.setSpacing(scaled(12))
        column.addWidget(label(self.tr("Keys"), Text.HEADING))
        column.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(scaled(480), scaled(600))

    def _single_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Keep the suggestion"), self.tr("Enter")),
            (self.tr("Skip the suggestion"), "X"),
            (self.tr("Send the suggestion or card to a section"), "1–9"),
            (self.tr("Discard the card"), self.tr("Delete")),
            (self.tr("Confirm all guesses of the article that came in"), self.tr("Enter")),
            (self.tr("Show what was left out of it"), self.tr("Space")),
            (self.tr("Compare a copy, make it the lead, keep it apart"), "C, L, A"),
            (self.tr("Next or previous difference of two copies"), "F3, Shift+F3"),
            (self.tr("Insert evidence into the brief"), "Ctrl+K"),
            (self.tr("Bold, italic in the brief"), "Ctrl+B, Ctrl+I"),
            (self.tr("Source of a quotation in the brief"), self.tr("Ctrl+click")),
        )


def _action_keys(actions: Actions) -> tuple[tuple[str, str], ...]:
    rows = []
    for spec in ACTIONS:
        keys = actions[spec.command].shortcuts()
        if keys:
            rows.append((plain(actions[spec.command]), keys[0].toString(QKeySequence.SequenceFormat.NativeText)))
    return tuple(rows)
