"""Choosing a piece of evidence to insert, by its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefer.brief.verbatim import folded
from briefer.ui.editor.protocol import EditedBrief
from briefer.ui.evidence.rows import EvidenceDelegate, EvidenceRow, evidence_rows
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.controls import button, label
from briefer.ui.widgets.row_list import RowList
from briefer.ui.widgets.row_model import RowModel


class EvidenceChooser(QDialog):
    """Lists the kept evidence, those not in the brief first; `chosen` is the id after `exec` accepted."""

    def __init__(self, session: EditedBrief, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Insert evidence"))
        self.resize(scaled(520), scaled(440))
        evidence = tuple(session.evidence_by_id().values())
        rows = evidence_rows(evidence, session.labels(), session.brief, {})
        self._rows = tuple(sorted(rows, key=lambda row: row.is_placed))
        self._find = QLineEdit()
        self._find.setPlaceholderText(self.tr("Find in evidence"))
        self._find.setAccessibleName(self.tr("Find in evidence"))
        self._find.setClearButtonEnabled(True)
        self._model: RowModel[EvidenceRow] = RowModel(self)
        self._list = RowList(self.tr("Evidence"), themes, self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(EvidenceDelegate(themes, self._list))
        self._list.set_empty_text(
            self.tr("No match.") if rows else self.tr("Nothing kept yet. Press Enter on a suggestion.")
        )
        cancel = button(self.tr("Cancel"))
        self._insert = button(self.tr("Insert"), "primary")
        self._insert.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(scaled(8))
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._insert)
        heading = label(self.tr("Insert evidence"), Text.HEADING)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        column.setSpacing(scaled(12))
        for widget in (heading, self._find, self._list):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._find.textChanged.connect(self._on_text_changed)
        self._list.doubleClicked.connect(self.accept)
        self._insert.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._on_text_changed("")
        self._find.setFocus()

    @property
    def chosen(self) -> str:
        """The id of the current row, "" where the list is empty."""
        return self._list.current_key()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self._list.choose_row(max(0, self._list.currentIndex().row() + step))
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        words = folded(text).casefold().split()
        found = tuple(row for row in self._rows if all(word in folded(row.spoken).casefold() for word in words))
        self._model.set_rows(found)
        self._list.choose_row(0)
        self._insert.setEnabled(bool(found))
