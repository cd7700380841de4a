"""Asking before something is removed for good: what goes with it stands there first."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefer.ui.library.care_rows import CareList, CareRow
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import Drawing, button, dialog_foot, label, wrapped_label

_LINES = 6


class RemovalDialog(QDialog):
    """Accepted where the user wants it gone; with `word` only after that word was typed."""

    def __init__(
        self,
        heading: str,
        sentence: str,
        rows: tuple[CareRow, ...],
        themes: Themes,
        parent: QWidget | None = None,
        *,
        word: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Remove for good – Briefer"))
        self._word = word
        self.rows = rows
        self.typed = QLineEdit()
        self.keep = button(self.tr("Keep it"))
        self.remove = button(self.tr("Remove for good"), "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.reject)
        self.remove.clicked.connect(self.accept)
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        inner.setSpacing(scaled(10))
        inner.addWidget(wrapped_label(heading, Text.HEADING))
        inner.addWidget(_notice(sentence, themes))
        if rows:
            self._list = CareList(self.tr("What goes with it"), themes, min(len(rows), _LINES))
            self._list.show_rows(rows)
            inner.addWidget(label(self.tr("What goes with it"), Text.TITLE))
            inner.addWidget(self._list)
        if word:
            asked = self.tr("Type “%1” to go on").replace("%1", word)
            said = label(asked, Text.TITLE)
            said.setBuddy(self.typed)
            self.typed.setAccessibleName(asked)
            self.typed.textChanged.connect(self._on_typed)
            inner.addWidget(said)
            inner.addWidget(self.typed)
            self.remove.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(dialog_foot(self.keep, self.remove))
        self.setFixedWidth(scaled(560))
        (self.typed if word else self.keep).setFocus()

    def _on_typed(self, text: str) -> None:
        self.remove.setEnabled(text.strip().casefold() == self._word.casefold())


def _notice(sentence: str, themes: Themes) -> QFrame:
    notice = QFrame()
    notice.setProperty("role", "note-warning")
    row = QHBoxLayout(notice)
    row.setContentsMargins(scaled(11), scaled(8), scaled(11), scaled(8))
    row.setSpacing(scaled(9))
    row.addWidget(Drawing("warning", themes, "warning-text"))
    row.addWidget(wrapped_label(sentence, Text.LIST), 1)
    return notice
