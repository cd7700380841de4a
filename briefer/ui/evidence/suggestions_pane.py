"""The pane in which suggestions are reviewed with single keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefer.core.suggestion import Figure, Quotation
from briefer.ui.evidence.suggestion_rows import SuggestionDelegate, SuggestionRow, suggestion_rows
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.session import BriefSession
from briefer.ui.widgets.controls import PaneHeader, label
from briefer.ui.widgets.row_list import RowList
from briefer.ui.widgets.row_model import ROW, RowModel
from briefer.ui.wording import filled

_WORDS_FIT_FROM = 460
"""Width in pixels from which the keys are told in full."""


class SuggestionsPane(QWidget):
    """What is still to be reviewed in one article.

    `current_changed` carries the suggestion to outline in the reader, None for none.
    """

    current_changed = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: BriefSession | None = None
        self._article_id = ""
        self._searching: frozenset[str] = frozenset()
        self._outlined: str | None = None
        self._model: RowModel[SuggestionRow] = RowModel(self)
        self.list = RowList(self.tr("Suggestions"), themes, self)
        self.list.setModel(self._model)
        self._delegate = SuggestionDelegate(themes, self.list)
        self.list.setItemDelegate(self._delegate)
        self._header = PaneHeader(self.tr("Suggestions"))
        self._hints = QWidget()
        self._send_keys = label("", Text.HINT, "key")
        self._send_words = label("", Text.SECOND, "muted")
        self._build_hints()
        self._header.add(self._hints)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.list, 1)
        self.list.key_pressed.connect(self._on_key_pressed)
        self.list.current_changed.connect(self._on_current_changed)
        self._delegate.keep_clicked.connect(self.keep_current)
        self._delegate.skip_clicked.connect(self.skip_current)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = event.size().width() >= scaled(_WORDS_FIT_FROM)
        self._send_words.setText(self.tr("send to section") if has_room else self.tr("send"))

    def set_session(self, session: BriefSession | None) -> None:
        """Review for this session from now on, or for none."""
        self._session = session
        if session is not None:
            session.article_changed.connect(self._on_article_changed)
            session.brief_changed.connect(self._show_section_keys)
        self._show_section_keys()
        self.refresh()

    def show_article(self, article_id: str) -> None:
        """Review the suggestions of an article, "" for none; the same article again keeps its current row."""
        is_other = article_id != self._article_id
        self._article_id = article_id
        self._outlined = None
        self.refresh()
        if is_other:
            self.list.choose_row(0)

    def refresh(self) -> None:
        """Show what is to be reviewed now."""
        rows: tuple[SuggestionRow, ...] = ()
        sentence = self.tr("Choose an article to review what was found in it.")
        if self._session is not None and self._article_id:
            found = self._session.suggestions(self._article_id)
            sentence = self._unsearched_sentence()
            if found is not None:
                rows = suggestion_rows(self._session.article(self._article_id), found, self._is_open)
                sentence = self.tr("All reviewed. Select words in the reader to keep more.")
        self.list.set_empty_text(sentence)
        place = self.list.currentIndex().row()
        self._model.set_rows(rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.choose_row(max(place, 0))
        self._hints.setVisible(bool(rows))
        self._on_current_changed()

    def current(self) -> Quotation | Figure | None:
        """The suggestion of the current row."""
        row = self.list.currentIndex().data(ROW)
        return row.suggestion if isinstance(row, SuggestionRow) else None

    def choose(self, key: str) -> bool:
        """Make the suggestion with that id current; False where it is not in the list."""
        place = self._model.row_of(key)
        if place >= 0:
            self.list.choose_row(place)
        return place >= 0

    def keep_current(self) -> None:
        """Keep the current suggestion and go on with the next."""
        self.send_current(None)

    def send_current(self, section_key: str | None) -> None:
        """Keep the current suggestion, place it in a section, and go on with the next."""
        suggestion = self.current()
        if self._session is not None and suggestion is not None:
            self._session.keep(self._article_id, suggestion, section_key)

    def skip_current(self) -> None:
        """Set the current suggestion aside and go on with the next."""
        suggestion = self.current()
        if self._session is not None and suggestion is not None:
            self._session.skip(self._article_id, suggestion)

    def set_searching(self, article_ids: frozenset[str]) -> None:
        """The articles in which suggestions are being looked for."""
        was, self._searching = self._article_id in self._searching, article_ids
        if was != (self._article_id in article_ids):
            self.refresh()

    def _unsearched_sentence(self) -> str:
        if self._article_id in self._searching:
            return self.tr("Finding quotations and figures.")
        return self.tr("This article was not searched to the end. It is tried again when the library is next opened.")

    def _is_open(self, suggestion: Quotation | Figure) -> bool:
        return self._session is not None and self._session.decision(self._article_id, suggestion) is None

    def _build_hints(self) -> None:
        row = QHBoxLayout(self._hints)
        row.setContentsMargins(0, 0, scaled(6), 0)
        row.setSpacing(scaled(6))
        for key, action in ((self.tr("Enter"), self.tr("keep")), ("X", self.tr("skip"))):
            row.addWidget(label(key, Text.HINT, "key"))
            row.addWidget(label(action, Text.SECOND, "muted"))
            row.addSpacing(scaled(4))
        row.addWidget(self._send_keys)
        row.addWidget(self._send_words)

    def _show_section_keys(self) -> None:
        count = min(9, len(self._session.brief.sections)) if self._session is not None else 0
        self._send_keys.setText(f"1–{count}" if count > 1 else str(count))

    def _on_article_changed(self, article_id: str) -> None:
        if article_id == self._article_id:
            self.refresh()

    def _on_current_changed(self, _key: str = "") -> None:
        count = self._model.rowCount()
        at = self.list.currentIndex().row() + 1
        self._header.set_count(filled("%1 of %2", at, count) if at and count else str(count or ""))
        # By place and not by value: names that arrive later change the suggestion, and must not scroll the article.
        if self.list.current_key() != self._outlined:
            self._outlined = self.list.current_key()
            self.current_changed.emit(self.current())

    def _on_key_pressed(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep_current()
        elif key == Qt.Key.Key_X:
            self.skip_current()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self._session is not None:
            place = key - Qt.Key.Key_1
            if place < len(self._session.brief.sections):
                self.send_current(self._session.brief.sections[place].key)
