"""A small picture of a brief's first page as its reader gets it: on white, without letters, fills or counts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette, QPixmap, QTextDocument

from briefer.brief.cited import CitedBrief
from briefer.ui.editor.caret import opened
from briefer.ui.editor.document import PageDocument
from briefer.ui.editor.geometry import Paper
from briefer.ui.editor.look import PageLook
from briefer.ui.editor.page import Line, LineRole, Page, PageMaker
from briefer.ui.editor.painting import PagePainter
from briefer.ui.editor.words import words_for
from briefer.ui.look.theme import load_theme

_ZOOM = 0.62
_SHEET, _SIDE, _TOP = 0.82, 40.0, 16.0


def first_page(cited: CitedBrief, size: QSize, desk: QColor, ratio: float) -> QPixmap:
    """The top of the first page on a desk of that size, in device-independent pixels."""
    width, height = size.width(), size.height()
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    look = PageLook(load_theme("light"), _ZOOM)
    picture.fill(desk)
    sheet = QRectF(round(width * (1 - _SHEET) / 2), look.px(_TOP), round(width * _SHEET), height)
    shown = PageDocument(QTextDocument(), look)
    shown.show(_clean(cited))
    text_width = sheet.width() - 2 * look.px(_SIDE)
    shown.document.setTextWidth(text_width)
    painter = QPainter(picture)
    painter.fillRect(sheet, look.colour("paper"))
    painter.translate(sheet.left() + look.px(_SIDE), sheet.top() + look.px(_TOP))
    paper = Paper(-look.px(_SIDE), sheet.width(), 0.0, text_width)
    drawing = PagePainter(shown, paper, 0.0, {})
    blocks = [shown.document.findBlockByNumber(index) for index in range(len(shown.page.lines))]
    shown.document.documentLayout().documentSize()
    drawing.draw_under(painter, blocks)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, look.colour("paper-text"))
    context.palette = palette
    shown.document.documentLayout().draw(painter, context)
    drawing.draw_over(painter, blocks)
    painter.end()
    return picture


def _clean(cited: CitedBrief) -> Page:
    brief = opened(cited.brief, cited.template, {})
    page = PageMaker().page(brief, cited.template, cited.evidence_by_id(), words_for(brief, cited.template))
    kept = [at for at, line in enumerate(page.lines) if not (line.role is LineRole.FIELD and not line.shards)]
    return Page(tuple(_without_signs(page.lines[at]) for at in kept), tuple(page.addresses[at] for at in kept))


def _without_signs(line: Line) -> Line:
    shards = tuple(
        shard if shard.citation else replace(shard, evidence_kind=None, state=None, wrong=False)
        for shard in line.shards
    )
    return replace(line, shards=() if line.role is LineRole.HELP else shards, meter=None)
