"""The article as one reads it: clean text with its marks, letters in the margin, nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from briefer.core.article import Article
from briefer.core.span import Span
from briefer.settings import ReaderFace
from briefer.ui.look.fonts import reader_font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.offsets import Offsets
from briefer.ui.override import override
from briefer.ui.reader.highlights import Highlight, HighlightState, with_marks
from briefer.ui.reader.text import lay_out
from briefer.ui.widgets.rows import Mark, letter_size, paint_letter

LINE_STEP = 26 / 15.5
"""Line step of the reader's text as a multiple of its size."""

COLUMN = 62
"""Characters in a line at the most."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The part of a highlight on one line: its box, and the baseline, in document coordinates."""

    box: QRectF
    baseline: float


class Reader(QTextEdit):
    """Read-only text of one article; offsets in and out are code points of it.

    `highlight_clicked` carries the key of a marked stretch; `laid_out` follows each new layout of the text,
    `widened` each change of the reader's width.
    """

    highlight_clicked = Signal(str)
    laid_out = Signal()
    widened = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("Reader"))
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._themes = themes
        self._article: Article | None = None
        self._offsets = Offsets("")
        self._marks: tuple[Highlight, ...] = ()
        self._shown = frozenset(Mark)
        self._current: Span | None = None
        self._view_timer = QTimer(self, singleShot=True, interval=0)
        self._view_timer.timeout.connect(self._bring_into_view)
        self._face, self._size = ReaderFace.SERIF, 15.5
        self._step = 0
        self._room = (0, 0)
        self._press = QPointF()
        themes.changed.connect(self._on_theme_changed)

    @property
    def article(self) -> Article | None:
        """The article shown."""
        return self._article

    def show_article(self, article: Article | None) -> None:
        """Show another article from its start, without marks; None empties the reader. The same one keeps its place."""
        is_same = article is not None and self._article is not None and article.id == self._article.id
        place = self.verticalScrollBar().value() if is_same else 0
        self._article = article
        self._marks, self._current = (), None
        self._offsets = Offsets(article.text if article else "")
        self._lay_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def take_details(self, article: Article) -> None:
        """Go on with the same text under other details."""
        self._article = article

    def set_room(self, above: int, below: int) -> None:
        """Leave so many pixels free before the text and behind it."""
        self._room = (above, below)
        self._set_margins()

    def set_highlights(self, marks: tuple[Highlight, ...]) -> None:
        """Mark these stretches."""
        self._marks = marks
        self.viewport().update()

    def set_shown(self, shown: frozenset[Mark]) -> None:
        """Which kinds of marks are drawn; the current one always is."""
        self._shown = shown
        self.viewport().update()

    def set_text_look(self, face: ReaderFace, size: float) -> None:
        """Letters and their size in pixels."""
        self._face, self._size = face, size
        self._lay_out()

    def show_span(self, span: Span) -> None:
        """Outline a stretch as the current one and bring it into view, a third from the top if it is not."""
        self._current = span
        self._bring_into_view()
        # An article shown just now has no scroll range yet.
        self._view_timer.start()
        self.viewport().update()

    @property
    def current_span(self) -> Span | None:
        """The stretch that is outlined, None for none."""
        return self._current

    def clear_current(self) -> None:
        """Outline nothing."""
        self._current = None
        self.viewport().update()

    def selected_span(self) -> Span | None:
        """What the user selected, without white space at its ends; None for nothing."""
        cursor = self.textCursor()
        if self._article is None or not cursor.hasSelection():
            return None
        start = self._offsets.to_code_points(cursor.selectionStart())
        end = self._offsets.to_code_points(cursor.selectionEnd())
        words = self._article.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, end) if start < end else None

    def select_span(self, span: Span) -> None:
        """Select a stretch as the user would."""
        start, end = self._offsets.span_to_units(span)
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    # -- Qt ------------------------------------------------------------------

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        # An article may name pictures on network shares; nothing it names is ever opened.
        return None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_click = (event.position() - self._press).manhattanLength() < 4 and not self.textCursor().hasSelection()
        if event.button() is Qt.MouseButton.LeftButton and is_click:
            found = self.highlight_at(event.position())
            if found is not None:
                self.highlight_clicked.emit(found.key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        view = QRectF(event.rect()).translated(0, self.verticalScrollBar().value())
        visible = [(mark, self._stretches(mark.span, view)) for mark in self._marks if mark.mark in self._shown]
        for mark, stretches in visible:
            if mark.state is HighlightState.KEPT:
                for stretch in stretches:
                    painter.fillRect(stretch.box, self._themes.current.colour(mark.mark.fill))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        self._paint_lines(painter, visible)
        self._paint_letters(painter, visible)
        self._paint_current(painter, view)
        painter.end()

    def highlight_at(self, place: QPointF) -> Highlight | None:
        """The mark under a point of the viewport; the shortest where several lie there."""
        point = place + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        found = [
            mark
            for mark in self._marks
            if mark.mark in self._shown
            and mark.mark is not Mark.SPEAKER
            and any(stretch.box.contains(point) for stretch in self._stretches(mark.span))
        ]
        return min(found, key=lambda mark: len(mark.span), default=None)

    # -- inside --------------------------------------------------------------

    def _bring_into_view(self) -> None:
        stretches = self._stretches(self._current) if self._current is not None else []
        if stretches:
            view = QRectF(self.viewport().rect()).translated(0, self.verticalScrollBar().value())
            whole = stretches[0].box.united(stretches[-1].box)
            if whole.top() < view.top() + 8 or whole.bottom() > view.bottom() - 8:
                self.verticalScrollBar().setValue(int(whole.top() - view.height() / 3))

    def _lay_out(self) -> None:
        font = reader_font(self._face, self._size)
        self.document().setDefaultFont(font)
        self._step = scaled(self._size * LINE_STEP)
        lay_out(self.document(), self._article, self._step, scaled(self._size))
        self._set_margins()
        self.laid_out.emit()
        self.viewport().update()

    def _set_margins(self) -> None:
        """Room for letters on the left, and no line longer than the eye likes."""
        column = QFontMetricsF(self.document().defaultFont()).averageCharWidth() * COLUMN * 1.12
        left = scaled(58)
        right = max(scaled(24), self.viewport().width() - left - column)
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        top, bottom = scaled(14) + self._room[0], scaled(48) + self._room[1]
        old = (shape.leftMargin(), shape.rightMargin(), shape.topMargin(), shape.bottomMargin())
        if old != (left, right, top, bottom):
            shape.setLeftMargin(left)
            shape.setRightMargin(right)
            shape.setTopMargin(top)
            shape.setBottomMargin(bottom)
            frame.setFrameFormat(shape)

    def _stretches(self, span: Span, view: QRectF | None = None) -> list[_Stretch]:
        start, end = self._offsets.span_to_units(span)
        found: list[_Stretch] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            bounds = self.document().documentLayout().blockBoundingRect(block)
            if view is None or bounds.intersects(view):
                found += self._in_block(block, bounds, start, end)
            block = block.next()
        return found

    @staticmethod
    def _in_block(block: QTextBlock, bounds: QRectF, start: int, end: int) -> list[_Stretch]:
        layout = block.layout()
        found: list[_Stretch] = []
        for number in range(layout.lineCount()):
            line: QTextLine = layout.lineAt(number)
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if first >= last:
                continue
            # The white space at which a line breaks is no part of what one sees.
            left, right = _x(line, first), min(_x(line, last), line.x() + line.naturalTextWidth())
            origin = bounds.topLeft() + layout.position() - bounds.topLeft()
            top = origin.y() + line.y()
            baseline = top + line.ascent()
            box = QRectF(origin.x() + left, top, right - left, line.height())
            found.append(_Stretch(box, baseline))
        return found

    def _paint_lines(self, painter: QPainter, visible: list[tuple[Highlight, list[_Stretch]]]) -> None:
        for mark, stretches in visible:
            painter.setPen(mark.mark.pen(self._themes.current))
            lower = scaled(3) if any(_lies_in(other, mark) for other, _stretches in visible) else 0
            for stretch in stretches:
                y = stretch.baseline + scaled(self._size * 0.27) + lower
                painter.drawLine(QPointF(stretch.box.left(), y), QPointF(stretch.box.right(), y))

    def _paint_letters(self, painter: QPainter, visible: list[tuple[Highlight, list[_Stretch]]]) -> None:
        taken: dict[int, float] = {}
        for mark, stretches in sorted(visible, key=lambda pair: pair[0].state is HighlightState.SUGGESTED):
            if not mark.label or not stretches:
                continue
            line = round(stretches[0].box.top())
            width, height = letter_size(mark.label)
            right = taken.get(line, float(scaled(46)))
            if right - width < scaled(4):
                continue
            top = stretches[0].box.center().y() - height / 2
            paint_letter(painter, int(right - width), int(top), mark.label, mark.mark, self._themes.current)
            taken[line] = right - width - scaled(3)

    def _paint_current(self, painter: QPainter, view: QRectF) -> None:
        if self._current is None or self._article is None:
            return
        outline = QPainterPath()
        for stretch in self._stretches(with_marks(self._current, self._article.text), view):
            # Stretched to the line step, so that the lines of one stretch are outlined as one.
            spare = (self._step - stretch.box.height()) / 2
            outline.addRect(stretch.box.adjusted(-2, -spare, 2, spare + 0.5))
        pen = QPen(self._themes.current.colour("accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(QColor(Qt.GlobalColor.transparent))
        painter.drawPath(outline.simplified())

    def _on_theme_changed(self) -> None:
        # A new style sheet lays the text out again, from its start.
        self._view_timer.start()
        self.viewport().update()


def _lies_in(inner: Highlight, outer: Highlight) -> bool:
    return len(inner.span) < len(outer.span) and inner.span.overlaps(outer.span)


def _x(line: QTextLine, position: int) -> float:
    # PySide returns the adjusted position beside the coordinate, and its stubs say only `object`.
    value = line.cursorToX(position)
    return float(cast("tuple[float, int]", value)[0] if isinstance(value, tuple) else cast("float", value))
