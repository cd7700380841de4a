"""The bar above the page for finding words in the brief and replacing them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from briefer.ui.editor.caret import Caret, Edited, text_of
from briefer.ui.editor.finding import LONGEST, Hit, find_all, replace_all, replace_hit
from briefer.ui.editor.writer import BriefWriter
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.controls import IconButton, button, label
from briefer.ui.wording import counted, filled


class FindBar(QWidget):
    """Finds and replaces in the brief that `writer` writes; `closed` follows Escape and the button."""

    closed = Signal()

    def __init__(self, writer: BriefWriter, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._writer = writer
        self.words = _field(self.tr("Find in the brief"))
        self.replacement = _field(self.tr("Replace by"))
        self.match_case = QCheckBox(self.tr("Match case"))
        self.said = label("", Text.SECOND, "muted")
        self._previous = IconButton("previous", self.tr("Previous (Shift+Enter)"), themes)
        self._next = IconButton("next", self.tr("Next (Enter)"), themes)
        self._close = IconButton("close", self.tr("Close (Esc)"), themes)
        self._replace = button(self.tr("Replace"), "small")
        self._replace_all = button(self.tr("Replace all"), "small")
        self._lay_out()
        self._order_tabs()
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show the bar with the words that are selected on the page, ready to type."""
        start, end = self._writer.selection()
        selected = self._writer.text_between(start, end)
        if selected and "\u2028" not in selected and len(selected) <= LONGEST:
            self.words.setText(selected)
        self.show()
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_count()

    def find_next(self, step: int) -> None:
        """Select the next hit behind the cursor, with -1 the one before; after the last comes the first."""
        hits = self._hits()
        if hits:
            start, end = self._writer.selection()
            self._select(_next_hit(hits, start, end, step))
        self._show_count()

    def replace_current(self) -> None:
        """Put the other words in place of the selected hit, and go on to the next."""
        brief, current = self._writer.brief, self._current()
        if brief is not None and current is not None:
            self._writer.apply(replace_hit(brief, current, self.replacement.text()), self.tr("replace"))
        self.find_next(1)

    def replace_everywhere(self) -> None:
        """Put the other words in place of every hit of the writer's own, and tell how many there were."""
        brief, hits = self._writer.brief, self._hits()
        if brief is None:
            return
        left = sum(hit.is_quoted for hit in hits)
        start, _end = self._writer.selection()
        replaced = replace_all(brief, hits, self.replacement.text())
        at = min(start.offset, len(text_of(replaced, start.line)))
        self._writer.apply(Edited(replaced, replace(start, offset=at)), self.tr("replace all"))
        said = filled(self.tr("%1 replaced"), len(hits) - left)
        self.said.setText(filled(self.tr("%1, %2 left in quotations"), said, left) if left else said)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.find_next(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _hits(self) -> tuple[Hit, ...]:
        brief = self._writer.brief
        if brief is None:
            return ()
        return find_all(brief, self.words.text(), match_case=self.match_case.isChecked())

    def _current(self) -> Hit | None:
        start, end = self._writer.selection()
        return next((hit for hit in self._hits() if (hit.start, hit.end) == (start, end)), None)

    def _select(self, hit: Hit) -> None:
        self._writer.select(hit.start, hit.end)

    def _show_count(self) -> None:
        hits, current = self._hits(), self._current()
        if not self.words.text():
            self.said.setText("")
        elif not hits:
            self.said.setText(self.tr("Not found"))
        elif current is not None:
            self.said.setText(filled(self.tr("%1 of %2"), hits.index(current) + 1, len(hits)))
        else:
            self.said.setText(counted(len(hits), "place", "places"))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(scaled(12), scaled(7), scaled(6), scaled(7))
        grid.setHorizontalSpacing(scaled(6))
        grid.setVerticalSpacing(scaled(6))
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self._previous, 0, 1)
        grid.addWidget(self._next, 0, 2)
        grid.addWidget(self.match_case, 0, 3)
        grid.addWidget(self._close, 0, 4, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.replacement, 1, 0)
        grid.addWidget(self._replace, 1, 1, 1, 2)
        grid.addWidget(self._replace_all, 1, 3)
        grid.addWidget(self.said, 1, 4)
        self.said.setMinimumWidth(scaled(100))

    def _order_tabs(self) -> None:
        """From the words to what replaces them at once: that is what one types next."""
        first = (self.words, self.replacement, self._replace, self._replace_all)
        then = (self._previous, self._next, self.match_case, self._close)
        for before, after in pairwise((*first, *then)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.words.textEdited.connect(lambda _text: self._show_count())
        self.match_case.toggled.connect(lambda _on: self._show_count())
        self._previous.clicked.connect(lambda: self.find_next(-1))
        self._next.clicked.connect(lambda: self.find_next(1))
        self._replace.clicked.connect(self.replace_current)
        self._replace_all.clicked.connect(self.replace_everywhere)
        self._close.clicked.connect(self.closed)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setMaxLength(LONGEST)
    return made


def _next_hit(hits: tuple[Hit, ...], start: Caret, end: Caret, step: int) -> Hit:
    if step > 0:
        return next((hit for hit in hits if hit.start >= end), hits[0])
    return next((hit for hit in reversed(hits) if hit.end <= start), hits[-1])
