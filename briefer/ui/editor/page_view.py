"""The page as it is looked at: paper, text and what stands beside it, and what the pointer finds there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QGuiApplication,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from briefer.brief.checks import Severity
from briefer.brief.verbatim import VerbatimState
from briefer.ui.editor.document import PageDocument
from briefer.ui.editor.geometry import BOTTOM, DESK_TOP, TOP, paper_in, visible_blocks
from briefer.ui.editor.look import PageLook
from briefer.ui.editor.painting import PagePainter
from briefer.ui.override import override


class PageView(QTextEdit):
    """Shows a page. `source_requested` carries the evidence that was clicked with Ctrl held, or whose letter was."""

    source_requested = Signal(str)

    def __init__(self, look: PageLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("briefPage")
        self.setAccessibleName(self.tr("Brief"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.shown_page = PageDocument(self.document(), look)
        self._paper = paper_in(600, look)
        self._painter = PagePainter(self.shown_page, self._paper, 0.0, {})
        self._letters: dict[str, str] = {}
        self._weights: dict[tuple[str, str], Severity | None] = {}

    def set_letters(self, letters: dict[str, str]) -> None:
        """The short names of the evidence by its id, drawn in the margin."""
        self._letters = letters
        self.viewport().update()

    def raise_cursor(self) -> None:
        """Scroll so that the cursor stands a third from the top, where it is near an edge of the view or beyond."""
        place, height = self.cursorRect(), self.viewport().height()
        if place.top() < height // 8 or place.bottom() > height - height // 4:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - height // 3)

    def set_weights(self, weights: dict[tuple[str, str], Severity | None]) -> None:
        """How much each difference from a source weighs, by block and evidence; None for one that was accepted."""
        if weights != self._weights:
            self._weights = weights
            self.viewport().update()

    def set_look(self, look: PageLook) -> None:
        """Draw the page in other colours or at another zoom."""
        cursor, scrolled = self.textCursor(), self.verticalScrollBar().value()
        anchor, position = cursor.anchor(), cursor.position()
        self.shown_page.set_look(look)
        self._lay_out()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, look.colour("paper-text"))
        self.setPalette(palette)
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()

    def _lay_out(self) -> None:
        look = self.shown_page.look
        self._paper = paper_in(self.viewport().width(), look)
        frame = QTextFrameFormat()
        frame.setLeftMargin(self._paper.left)
        frame.setRightMargin(max(0.0, self.viewport().width() - self._paper.right))
        frame.setTopMargin(look.px(DESK_TOP + TOP))
        frame.setBottomMargin(look.px(BOTTOM + DESK_TOP))
        root = self.document().rootFrame()
        if root.frameFormat() != frame:
            self.shown_page.is_showing = True
            root.setFrameFormat(frame)
            self.shown_page.is_showing = False
        self.setCursorWidth(max(1, round(look.px(1.5))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        offset = float(self.verticalScrollBar().value())
        view = QRectF(self.viewport().rect())
        blocks: list[QTextBlock] = []
        if self.shown_page.page.lines:
            first = self.cursorForPosition(QPoint(0, 0)).block()
            first = first.previous() if first.previous().isValid() else first
            blocks = list(visible_blocks(self.document(), first, offset, view.height()))
        draw = self._painter
        draw.paper, draw.offset, draw.letters = self._paper, offset, self._letters
        draw.weights = self._weights
        desk = self.shown_page.look.px(DESK_TOP)
        bottom = max(self.document().size().height() - offset - desk, view.height() + 1 - desk)
        painter = QPainter(self.viewport())
        draw.draw_paper(painter, view, desk - offset, bottom)
        draw.draw_under(painter, blocks)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        draw.draw_over(painter, blocks)
        painter.end()

    def evidence_at(self, point: QPoint) -> str:
        """The evidence whose words or letter lie under a point of the viewport; "" where none does."""
        for tag, evidence_id in self._painter.tags:
            if tag.contains(QPointF(point)):
                return evidence_id
        cursor = self.cursorForPosition(point)
        rect = self.cursorRect(cursor)
        position = cursor.position() - (1 if rect.left() > point.x() and not cursor.atBlockStart() else 0)
        shard = self.shown_page.shard_at(position)
        beyond = abs(rect.left() - point.x()) > rect.height() or not rect.top() <= point.y() <= rect.bottom()
        return "" if shard is None or beyond else shard.evidence_id

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and (event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._is_on_letter(point)):
            evidence_id = self.evidence_at(point)
            if evidence_id:
                self.source_requested.emit(evidence_id)
                event.accept()
                return
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.point_hand(event.position().toPoint())

    def point_hand(self, point: QPoint | None = None) -> None:
        """Show a hand where a click would open the source: with Ctrl over evidence, or over a letter."""
        place = point if point is not None else self.viewport().mapFromGlobal(QCursor.pos())
        held = QGuiApplication.queryKeyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        is_link = self._is_on_letter(place) or (bool(held) and self.evidence_at(place) != "")
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _is_on_letter(self, point: QPoint) -> bool:
        return any(tag.contains(QPointF(point)) for tag, _evidence_id in self._painter.tags)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            words = self.words_about(self.evidence_at(event.pos()))
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def words_about(self, evidence_id: str) -> str:
        """How the words of that evidence compare with their source, as one sentence; "" for none."""
        states = {
            shard.state
            for line in self.shown_page.page.lines
            for shard in line.shards
            if shard.evidence_id == evidence_id and shard.state is not None
        }
        name = self._letters.get(evidence_id, "")
        if not states or not name:
            return ""
        if VerbatimState.ALTERED in states:
            words = self.tr("%1 differs from its source. Ctrl+click shows the source’s own words.")
        elif VerbatimState.MARKED in states:
            words = self.tr("%1 is cut or completed, and marked so. Ctrl+click shows the source.")
        elif VerbatimState.TYPOGRAPHIC in states:
            words = self.tr("%1 matches its source but for kinds of quotation marks, dashes or spaces.")
        elif VerbatimState.PARTIAL in states:
            words = self.tr("%1 gives a part of what was kept, word for word. Ctrl+click shows the whole.")
        else:
            words = self.tr("%1 matches its source word for word. Ctrl+click shows it.")
        return words.replace("%1", name)
