"""The brief's words and the source's side by side, with the differences shown by more than colour."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from briefer.brief.differences import Sort, Stretch, compare_words
from briefer.core.errors import printable
from briefer.core.span import Span
from briefer.settings import ReaderFace
from briefer.ui.look.fonts import Text, font, reader_font, scaled
from briefer.ui.look.theme import Theme, Themes
from briefer.ui.override import override
from briefer.ui.widgets.controls import label
from briefer.ui.wording import counted, filled

_BOXED = QTextFormat.Property.UserProperty.value + 1
_LONGEST = 4_000
"""Code points of words that are shown; a longer text is cut."""

Draw = Callable[[QTextCursor, Theme], None]


class WordsCard(QFrame):
    """A card that shows words of the brief or of an article, and where they stand."""

    def __init__(self, themes: Themes, *, is_source: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._themes = themes
        self._draw: Draw | None = None
        self._where = label("", Text.SECOND, "muted")
        self.words = _WordsView(themes)
        self.words.setFont(reader_font(ReaderFace.SERIF, 14.0) if is_source else font(Text.LIST))
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(8))
        column.setSpacing(scaled(4))
        column.addWidget(self._where)
        column.addWidget(self.words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        themes.changed.connect(self._refresh)

    def show_words(self, where: str, draw: Draw) -> None:
        """Show what `draw` writes, under the line that says where it stands."""
        self._where.setText(where)
        self.words.setAccessibleName(where)
        self._draw = draw
        self._refresh()

    def _refresh(self) -> None:
        self.words.clear()
        if self._draw is not None:
            cursor = self.words.textCursor()
            step = QTextBlockFormat()
            step.setLineHeight(scaled(21), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            cursor.setBlockFormat(step)
            self._draw(cursor, self._themes.current)
        self.words.verticalScrollBar().setValue(0)


class _WordsView(QTextEdit):
    """Words to read and to copy; boxes stand for what is missing."""

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self._themes = themes
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumHeight(scaled(44))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._themes.current.colour("error-text"), 1, Qt.PenStyle.DashLine))
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                if fragment.charFormat().property(_BOXED):
                    painter.drawRoundedRect(self._box(fragment.position(), fragment.length()), 3, 3)
                iterator += 1
            block = block.next()
        painter.end()

    def _box(self, position: int, length: int) -> QRectF:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        first = self.cursorRect(cursor)
        cursor.setPosition(position + length)
        last = self.cursorRect(cursor)
        return QRectF(first.left(), first.top() + 1.5, last.left() - first.left(), first.height() - 3)


def brief_side(quoted: str, source: str) -> Draw:
    """The brief's words, with a box where words of the source are missing and a wave under other words."""

    def draw(cursor: QTextCursor, theme: Theme) -> None:
        at = 0
        for stretch in compare_words(quoted, source):
            if not stretch.differs:
                continue
            _put(cursor, quoted[at : stretch.quoted.start])
            at = max(at, stretch.quoted.end)
            if stretch.sort is Sort.MISSING:
                _put_missing(cursor, stretch, source, theme)
            else:
                _put(cursor, stretch.quoted.cut(quoted), _wrong(theme))
        _put(cursor, quoted[at:])

    return draw


def source_side(quoted: str, source: str) -> Draw:
    """The source's words, those that the brief lacks or changed bold and underlined."""

    def draw(cursor: QTextCursor, theme: Theme) -> None:
        at = 0
        for stretch in compare_words(quoted, source):
            if stretch.differs and len(stretch.source):
                _put(cursor, source[at : stretch.source.start])
                _put(cursor, stretch.source.cut(source), _right(theme))
                at = stretch.source.end
        _put(cursor, source[at:])

    return draw


def words_with(words: str, told: Span, *, is_source: bool) -> Draw:
    """Words as they are, the part that is meant bold and underlined: in doubt in the brief, right in a source."""

    def draw(cursor: QTextCursor, theme: Theme) -> None:
        _put(cursor, words[: told.start])
        _put(cursor, told.cut(words), _right(theme) if is_source else _doubtful(theme))
        _put(cursor, words[told.end :])

    return draw


def _put(cursor: QTextCursor, text: str, form: QTextCharFormat | None = None) -> None:
    shown = text.replace("\u2028", " ").replace("\n", " ")
    edge = " " if shown[:1].isspace() else "", " " if len(shown) > 1 and shown[-1:].isspace() else ""
    bare = printable(shown, _LONGEST)
    if text:
        cursor.insertText(f"{edge[0]}{bare.strip()}{edge[1]}" if bare.strip() else edge[0], form or QTextCharFormat())


def _put_missing(cursor: QTextCursor, stretch: Stretch, source: str, theme: Theme) -> None:
    count = len(stretch.source.cut(source).split())
    said = filled("%1 missing", counted(count, "word", "words")).replace(" ", "\u00a0")
    boxed = QTextCharFormat()
    boxed.setProperty(_BOXED, True)
    boxed.setFontWeight(QFont.Weight.DemiBold)
    boxed.setFontPointSize(font(Text.HINT).pointSizeF())
    boxed.setForeground(theme.colour("error-text"))
    boxed.setBackground(theme.colour("error-ground"))
    cursor.insertText(" ", QTextCharFormat())
    cursor.insertText(f"\u00a0{said}\u00a0", boxed)


def _wrong(theme: Theme) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(theme.colour("error-text"))
    form.setBackground(theme.colour("error-ground"))
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(theme.colour("error-text"))
    return form


def _doubtful(theme: Theme) -> QTextCharFormat:
    form = _right(theme)
    form.setForeground(theme.colour("warning-text"))
    form.setBackground(theme.colour("warning-ground"))
    return form


def _right(theme: Theme) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setForeground(theme.colour("passed-text"))
    form.setBackground(theme.colour("passed-ground"))
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return form
