"""What is drawn under and over the text: paper, bars, underlines, letters, bullets and counts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextBlock

from briefer.brief.checks import Severity
from briefer.brief.model import BlockKind
from briefer.brief.verbatim import VerbatimState
from briefer.core.evidence import EvidenceKind
from briefer.ui.editor.document import PageDocument, units_in
from briefer.ui.editor.editing import QUOTES
from briefer.ui.editor.formats import FIELD_INDENT, LIST_INDENT, base_format, fill_name
from briefer.ui.editor.geometry import Paper, line_rect
from briefer.ui.editor.look import PageLook
from briefer.ui.editor.page import Line, LineRole, Shard
from briefer.ui.look.icons import pixmap

_COLOURS = {Severity.FIX: "error-text", Severity.LOOK: "warning-text", Severity.NOTE: "warning-text"}
_DRAWINGS = {Severity.FIX: "error", Severity.LOOK: "warning", Severity.NOTE: "warning"}
_HEAD = frozenset({LineRole.SUBTITLE, LineRole.FIELD})


@dataclass(slots=True)
class PagePainter:
    """Draws one view of a page; `letters` are the short names of the evidence by its id.

    `weights` says, by block and evidence, how much a difference from the source weighs, None for an accepted one.
    After a pass over the text, `tags` holds where each letter stands, in viewport pixels.
    """

    shown: PageDocument
    paper: Paper
    offset: float
    letters: Mapping[str, str]
    weights: Mapping[tuple[str, str], Severity | None] = field(default_factory=dict)
    tags: list[tuple[QRectF, str]] = field(default_factory=list)

    @property
    def look(self) -> PageLook:
        """The look of the page."""
        return self.shown.look

    def draw_paper(self, painter: QPainter, view: QRectF, top: float, bottom: float) -> None:
        """Desk and paper; `top` and `bottom` of the paper in viewport pixels."""
        painter.fillRect(view, self.look.colour("desk"))
        sheet = QRectF(self.paper.x, top, self.paper.width, bottom - top)
        painter.fillRect(sheet, self.look.colour("paper"))
        painter.setPen(QPen(self.look.colour("border"), 1))
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))

    def draw_under(self, painter: QPainter, blocks: list[QTextBlock]) -> None:
        """What lies under the text of the blocks: grounds, bars of quotations, the rule under the head."""
        for block in blocks:
            line = self._line(block)
            if line.kind in QUOTES:
                self._draw_bar(painter, block, line)
            if line.role in _HEAD and line.below is None:
                bottom = self._bounds(block).bottom() + self.look.px(9)
                painter.setPen(QPen(self.look.colour("border"), 1))
                y = math.floor(bottom) + 0.5
                painter.drawLine(QPointF(self.paper.left, y), QPointF(self.paper.right, y))

    def draw_over(self, painter: QPainter, blocks: list[QTextBlock]) -> None:
        """What lies over or beside the text of the blocks."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.tags.clear()
        for block in blocks:
            line = self._line(block)
            self._draw_label(painter, block, line)
            if line.meter is not None:
                self._draw_meter(painter, block, line)
            if line.role is LineRole.BODY:
                self._draw_evidence(painter, block, line)

    def _line(self, block: QTextBlock) -> Line:
        lines = self.shown.page.lines
        return lines[min(block.blockNumber(), len(lines) - 1)]

    def _weight(self, line: Line, shard: Shard) -> Severity | None:
        """How much it weighs that a shard differs from its source; None where it does not, or may."""
        if shard.state is not VerbatimState.ALTERED:
            return None
        unchecked = Severity.LOOK if shard.evidence_kind is EvidenceKind.FIGURE else Severity.FIX
        return self.weights.get((line.id, shard.evidence_id), unchecked)

    def _bounds(self, block: QTextBlock) -> QRectF:
        layout = block.layout()
        at = layout.position()
        return layout.boundingRect().translated(at.x(), at.y() - self.offset)

    def _draw_bar(self, painter: QPainter, block: QTextBlock, line: Line) -> None:
        bounds = self._bounds(block)
        px = self.look.px
        above = line.kind is BlockKind.ATTRIBUTION and line.above is BlockKind.QUOTE
        owner = self._line(block.previous()) if above else line
        goes_on = line.below is BlockKind.ATTRIBUTION and line.kind is BlockKind.QUOTE
        top = bounds.top() - px(0 if above else 1)
        bottom = self._bounds(block.next()).top() if goes_on else bounds.bottom() + px(2)
        left = self.paper.left + px(LIST_INDENT)
        is_wrong = any(self._weight(owner, shard) is Severity.FIX for shard in owner.shards)
        if is_wrong:
            painter.fillRect(QRectF(left, top, self.paper.right - left, bottom - top), self.look.colour("error-ground"))
        bar = self.look.colour("error-text" if is_wrong else "quotation-line")
        painter.fillRect(QRectF(left, top, px(3), bottom - top), bar)

    def _draw_label(self, painter: QPainter, block: QTextBlock, line: Line) -> None:
        bounds = self._bounds(block)
        px = self.look.px
        first = QRectF(self.paper.left, bounds.top(), px(FIELD_INDENT), block.layout().lineAt(0).height())
        if line.kind is BlockKind.BULLET:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("paper-text"))
            middle = bounds.top() + block.layout().lineAt(0).ascent() * 0.68
            painter.drawEllipse(QPointF(self.paper.left + px(5.5), middle), px(2.5), px(2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        elif line.label:
            painter.setFont(base_format(line, self.look).font())
            is_muted = line.role in {LineRole.FIELD, LineRole.TITLE}
            painter.setPen(self.look.colour("muted" if is_muted else "paper-text"))
            room = first.adjusted(0, 0, px(400) if line.role is LineRole.TITLE else 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, line.label)

    def _draw_meter(self, painter: QPainter, block: QTextBlock, line: Line) -> None:
        assert line.meter is not None
        over = line.meter.is_over
        painter.setFont(
            self.look.letter_font(weight=painter.font().Weight.DemiBold if over else painter.font().Weight.Medium)
        )
        painter.setPen(self.look.colour("error-text" if over else "muted"))
        words = f"{line.meter.words} / {line.meter.limit}" if line.meter.limit else f"{line.meter.words}"
        bounds = self._bounds(block)
        right = self.paper.x + self.paper.width - self.look.px(12)
        place = QRectF(right - self.look.px(80), bounds.top(), self.look.px(80), self.look.px(20))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_evidence(self, painter: QPainter, block: QTextBlock, line: Line) -> None:
        at = 0
        before = ""
        for shard in line.shards:
            length = units_in(shard.text)
            if shard.evidence_kind is not None:
                self._draw_underline(painter, block, line, shard, (at, at + length))
                if shard.evidence_id != before:
                    self._draw_letter(painter, block, at, shard, self._weight(line, shard))
                before = shard.evidence_id
            elif not shard.citation:
                before = ""
            at += length

    def _draw_underline(
        self, painter: QPainter, block: QTextBlock, line: Line, shard: Shard, place: tuple[int, int]
    ) -> None:
        weight = self._weight(line, shard) if shard.wrong else None
        if line.kind is BlockKind.QUOTE and weight is None:
            return
        layout = block.layout()
        for index in range(layout.lineCount()):
            found = line_rect(block, place[0], place[1], index)
            if found is None or found.width() <= 0:
                continue
            y = found.top() - self.offset + layout.lineAt(index).ascent() + self.look.px(3.25)
            if weight is not None:
                _draw_wave(painter, (found.left(), found.right()), y, self.look, _COLOURS[weight])
            else:
                pen = QPen(self.look.colour(f"{fill_name(shard)}-line"), self.look.px(1.75))
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                if fill_name(shard) == "figure":
                    pen.setDashPattern([3, 2])
                painter.setPen(pen)
                painter.drawLine(QPointF(found.left(), y), QPointF(found.right(), y))

    def _draw_letter(
        self, painter: QPainter, block: QTextBlock, at: int, shard: Shard, weight: Severity | None
    ) -> None:
        letter = self.letters.get(shard.evidence_id, "")
        line = block.layout().lineForTextPosition(at)
        if not letter or not line.isValid():
            return
        if shard.state is VerbatimState.MARKED:
            letter += "…"
        px = self.look.px
        font = self.look.letter_font()
        width = max(px(26), QFontMetricsF(font).horizontalAdvance(letter) + px(8))
        top = block.layout().position().y() + line.y() - self.offset + px(1)
        if self.tags and top < self.tags[-1][0].bottom() + px(2):
            top = self.tags[-1][0].bottom() + px(2)
        tag = QRectF(self.paper.x + px(10), top, width, px(18))
        self.tags.append((tag, shard.evidence_id))
        if weight is not None:
            ratio = painter.device().devicePixelRatio()
            size = round(px(16))
            painter.drawPixmap(
                QPointF(tag.left() + px(5), tag.top() + px(1)),
                pixmap(_DRAWINGS[weight], self.look.colour(_COLOURS[weight]), size, ratio),
            )
            return
        draw_tag(painter, tag, letter, self.look, fill_name(shard))


def draw_tag(painter: QPainter, tag: QRectF, letter: str, look: PageLook, name: str) -> None:
    """A letter on its fill, with the line of its kind under it."""
    edge = look.px(2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(f"{name}-fill"))
    painter.drawRoundedRect(tag, look.px(3), look.px(3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(look.colour(f"{name}-line"), edge)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if name == "figure":
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    bottom = tag.bottom() - edge / 2
    painter.drawLine(QPointF(tag.left() + look.px(1), bottom), QPointF(tag.right() - look.px(1), bottom))
    painter.setFont(look.letter_font())
    painter.setPen(look.colour("highlight-text"))
    painter.drawText(tag.adjusted(0, 0, 0, -edge), Qt.AlignmentFlag.AlignCenter, letter)


def _draw_wave(painter: QPainter, ends: tuple[float, float], y: float, look: PageLook, colour: str) -> None:
    left, right = ends
    path = QPainterPath(QPointF(left, y))
    step, height = look.px(3), look.px(1.5)
    x, up = left, True
    while x < right:
        end = min(x + step, right)
        path.quadTo(QPointF((x + end) / 2, y - 2 * height if up else y + 2 * height), QPointF(end, y))
        x, up = end, not up
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.colour(colour)), look.px(1.4)))
    painter.drawPath(path)
