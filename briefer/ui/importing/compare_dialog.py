"""Two near copies side by side, with the words that differ."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from briefer.core.article import Article
from briefer.core.span import Span
from briefer.settings import ReaderFace
from briefer.ui.look.fonts import Text, reader_font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.offsets import Offsets
from briefer.ui.widgets.controls import button, dialog_foot, label, wrapped_label
from briefer.ui.wording import counted, filled, joined, one_line, short_date, tr
from briefer.workflow.comparing import MOST_WORDS, Comparison

_MOST_MARKED = 2000
"""Differences that are marked; texts with more have little in common."""


class CompareDialog(QDialog):
    """Shows how a copy differs from its lead. `lead_chosen` and `apart_chosen` are the user's decision."""

    lead_chosen = Signal()
    apart_chosen = Signal()

    def __init__(
        self, lead: Article, copy: Article, comparison: Comparison, themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare a copy with its lead"))
        self._comparison = comparison
        self._at = -1
        colours = themes.current
        self._mark = QTextCharFormat()
        self._mark.setBackground(colours.colour("tint"))
        self._mark.setFontWeight(QFont.Weight.Bold)
        self._mark.setFontUnderline(True)
        marked = comparison.differences[:_MOST_MARKED]
        self.lead_text = _Side(lead, self.tr("Lead"), (item.here for item in marked), self._mark)
        self.copy_text = _Side(copy, self.tr("Copy"), (item.there for item in marked), self._mark)
        self.said = label(_in_words(comparison), Text.TITLE)
        self.next_button = button(self.tr("Next difference"))
        self.next_button.setEnabled(bool(comparison.differences))
        self.next_button.clicked.connect(lambda _checked=False: self.show_next(1))
        for key, step in (("F3", 1), ("Shift+F3", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.show_next, step))
        self._lay_out()
        self.resize(scaled(1080), scaled(700))

    def show_next(self, step: int) -> None:
        """Bring the next difference into view on both sides, or with -1 the one before."""
        found = self._comparison.differences[:_MOST_MARKED]
        if found:
            self._at = (self._at + step) % len(found) if self._at >= 0 else 0
            self.lead_text.show_span(found[self._at].here)
            self.copy_text.show_span(found[self._at].there)

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(18), scaled(24), scaled(16))
        inner.setSpacing(scaled(12))
        head = QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.next_button)
        inner.addLayout(head)
        sides = QHBoxLayout()
        sides.setSpacing(scaled(16))
        sides.addWidget(self.lead_text, 1)
        sides.addWidget(self.copy_text, 1)
        inner.addLayout(sides, 1)
        lead = button(self.tr("Make the copy the lead"))
        lead.clicked.connect(self.lead_chosen)
        lead.clicked.connect(self.accept)
        apart = button(self.tr("Keep apart"))
        apart.clicked.connect(self.apart_chosen)
        apart.clicked.connect(self.accept)
        close = button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(dialog_foot(lead, apart, close))


class _Side(QWidget):
    """One of the two texts under its name."""

    def __init__(self, article: Article, role: str, spans: Iterable[Span], mark: QTextCharFormat) -> None:
        super().__init__()
        self._offsets = Offsets(article.text)
        title = one_line(article.title or article.original.name, 160)
        about = joined(role, one_line(article.outlet, 60), short_date(article.published))
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setAcceptDrops(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(f"{role}: {title}")
        self.text.setFont(reader_font(ReaderFace.SERIF, 14.5))
        self.text.document().setDocumentMargin(scaled(14))
        self.text.setPlainText(article.text)
        self.text.setExtraSelections([self._selection(span, mark) for span in spans if len(span)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4))
        column.addWidget(wrapped_label(title, Text.TITLE))
        column.addWidget(label(about, Text.SECOND, "muted"))
        column.addWidget(self.text, 1)

    @property
    def marked(self) -> tuple[str, ...]:
        """The words that are marked, in order."""
        return tuple(selection.cursor.selectedText() for selection in self.text.extraSelections())

    def show_span(self, span: Span) -> None:
        """Select a stretch and bring it into view; an empty one is only scrolled to."""
        self.text.setTextCursor(self._cursor(span))
        self.text.ensureCursorVisible()

    def _selection(self, span: Span, mark: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = self._cursor(span), mark
        return made

    def _cursor(self, span: Span) -> QTextCursor:
        start, end = self._offsets.span_to_units(span)
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _in_words(comparison: Comparison) -> str:
    if not comparison.differences:
        said = tr("The texts do not differ in any word.")
    else:
        lead = filled("%1 only in the lead", counted(comparison.only_here, "word", "words"))
        copy = filled("%1 only in the copy", counted(comparison.only_there, "word", "words"))
        said = f"{joined(lead, copy)}."
    if comparison.is_whole:
        return said
    return f"{said} {filled('The first %1 words of each were compared.', f'{MOST_WORDS:,}')}"
