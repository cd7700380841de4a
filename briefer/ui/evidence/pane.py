"""The pane of kept evidence: cards by kind, each with the way to its source."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from briefer.core.evidence import Evidence, EvidenceKind
from briefer.ui.editor import EVIDENCE_TYPE
from briefer.ui.evidence.rows import EvidenceDelegate, EvidenceRow, evidence_rows
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.session import BriefSession, Place
from briefer.ui.widgets.controls import IconButton, PaneHeader, hairline
from briefer.ui.widgets.row_list import RowList
from briefer.ui.widgets.row_model import RowModel
from briefer.ui.window.actions import plain, with_key
from briefer.ui.wording import filled


class EvidencePane(QWidget):
    """The cards. `count_changed` carries how many there are."""

    count_changed = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._session: BriefSession | None = None
        self._outlets: Mapping[str, str] = {}
        self._model: RowModel[EvidenceRow] = RowModel(self)
        self.list = RowList(self.tr("Evidence"), themes, self)
        self.list.carry(EVIDENCE_TYPE)
        self.list.setModel(self._model)
        self.list.setItemDelegate(EvidenceDelegate(themes, self.list))
        self._header = PaneHeader(self.tr("Evidence"))
        self._segments = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._segment_bar())
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        self.list.key_pressed.connect(self._on_key_pressed)
        self.list.clicked.connect(lambda _index: self.show_source())
        self.refresh()

    def add_button(self, drawing: str, action: QAction) -> None:
        """Put a button for an action into the header."""
        made = IconButton(drawing, with_key(plain(action), action), self._themes)
        made.set_action(action)
        self._header.add(made)

    def set_session(self, session: BriefSession | None) -> None:
        """Show the evidence of this session from now on, or nothing."""
        self._session = session
        if session is not None:
            session.evidence_changed.connect(self.refresh)
            session.brief_changed.connect(self.refresh)
        self.refresh()

    def set_outlets(self, outlets: Mapping[str, str]) -> None:
        """The outlets of the articles by their ids, for cards without a speaker."""
        self._outlets = outlets
        self.refresh()

    def refresh(self) -> None:
        """Show the cards as they are now."""
        evidence = self._session.evidence if self._session is not None else ()
        self._show_counts(evidence)
        kind = (None, EvidenceKind.QUOTATION, EvidenceKind.FIGURE)[max(self._segments.checkedId(), 0)]
        shown = tuple(item for item in evidence if kind is None or item.kind is kind)
        self.list.set_empty_text(
            self.tr("None of this kind is kept.")
            if evidence
            else self.tr("Nothing kept yet. Press Enter on a suggestion.")
        )
        rows: tuple[EvidenceRow, ...] = ()
        if self._session is not None:
            rows = evidence_rows(shown, self._session.labels(), self._session.brief, self._outlets)
        self._model.set_rows(rows)

    def current_id(self) -> str:
        """The id of the current card, "" for none."""
        return self.list.current_key()

    def choose(self, evidence_id: str) -> None:
        """Make a card current."""
        place = self._model.row_of(evidence_id)
        if place >= 0:
            self.list.choose_row(place)

    def show_source(self) -> None:
        """Go to the words of the current card in their article."""
        if self._session is not None and self.current_id():
            self._session.show_source(self.current_id(), Place.EVIDENCE)

    def discard_current(self) -> None:
        """Give up the current card."""
        if self._session is not None and self.current_id():
            self._session.discard(self.current_id())

    def send_current(self, section_key: str) -> None:
        """Place the current card at the end of a section."""
        if self._session is not None and self.current_id():
            self._session.place(self.current_id(), section_key)

    def _segment_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(scaled(10), scaled(7), scaled(10), scaled(7))
        row.setSpacing(0)
        for number, place in enumerate(("first", "middle", "last")):
            segment = QToolButton()
            segment.setProperty("role", "segment")
            segment.setProperty("place", place)
            segment.setCheckable(True)
            segment.setFont(font(Text.SECOND))
            segment.setFixedHeight(scaled(24))
            self._segments.addButton(segment, number)
            row.addWidget(segment)
        self._segments.button(0).setChecked(True)
        self._segments.idClicked.connect(lambda _id: self.refresh())
        row.addStretch(1)
        return bar

    def _show_counts(self, evidence: tuple[Evidence, ...]) -> None:
        quotations = sum(item.kind is EvidenceKind.QUOTATION for item in evidence)
        figures = sum(item.kind is EvidenceKind.FIGURE for item in evidence)
        texts = (
            filled("All %1", len(evidence)),
            filled("Quotations %1", quotations),
            filled("Figures %1", figures),
        )
        for number, text in enumerate(texts):
            self._segments.button(number).setText(text)
            self._segments.button(number).setAccessibleName(text)
        self._header.set_count(str(len(evidence) or ""))
        self.count_changed.emit(len(evidence))

    def _on_key_pressed(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.show_source()
        elif key == Qt.Key.Key_Delete:
            self.discard_current()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self._session is not None:
            place = key - Qt.Key.Key_1
            if place < len(self._session.brief.sections):
                self.send_current(self._session.brief.sections[place].key)
