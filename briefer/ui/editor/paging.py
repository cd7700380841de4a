"""How many pages a brief fills: a layout on the template's sheet, so an estimate and no promise."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from briefer.brief.model import BlockKind
from briefer.ui.editor.look import FAMILIES
from briefer.ui.editor.page import LineRole, Page

_SCALE = 10
"""Units of the layout in one point: fonts are then whole pixels, whatever the screen's resolution."""
_A4 = QSizeF(595.3 * _SCALE, 841.9 * _SCALE)
_MARGIN = 70.0 * _SCALE
_NOTE_WORDS = "1 Publisher, “A title of the usual length for an article in a newspaper”, 24 January 2026, paragraph 3."


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style of the base Word template, in points; `line` is in parts of the font's own height."""

    size: float = 12.0
    before: float = 0.0
    after: float = 6.0
    line: float = 1.1
    indent: float = 0.0
    bold: bool = False


_NOTE = _Style(size=10, after=1, line=1)
_HEADING = _Style(size=13, before=12, after=3, bold=True)
_STYLES = {
    LineRole.TITLE: _Style(size=19, before=6, after=2, line=1, bold=True),
    LineRole.HEADING: _HEADING,
    LineRole.FIELD: _Style(after=2),
}
_KINDS = {
    BlockKind.BULLET: _Style(after=4, indent=18),
    BlockKind.NUMBER: _Style(after=4, indent=18),
    BlockKind.QUOTE: _Style(before=2, indent=45),
    BlockKind.ATTRIBUTION: _Style(indent=45),
}


def pages_of(page: Page, sources: int) -> int:
    """The pages of A4 that the lines fill with a footnote for each citation and a list of `sources`; at least 1."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(_MARGIN)
    document.setPageSize(_A4)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    notes = 0
    for line in page.lines:
        text = "".join(shard.text for shard in line.shards if not shard.citation)
        notes += sum(1 for shard in line.shards if shard.citation)
        is_printed = line.role is not LineRole.MARKING and (text or line.role is LineRole.HEADING)
        if is_printed and line.role is not LineRole.HELP:
            style = _KINDS.get(line.kind) if line.kind else None
            _write(cursor, text, style or _STYLES.get(line.role, _Style()))
    if sources:
        _write(cursor, "Sources", _HEADING)
    for style, count in ((_Style(), sources), (_NOTE, notes)):
        for _time in range(count):
            _write(cursor, _NOTE_WORDS, style)
    cursor.endEditBlock()
    return max(1, document.pageCount())


def _write(cursor: QTextCursor, text: str, style: _Style) -> None:
    block = QTextBlockFormat()
    block.setLeftMargin(style.indent * _SCALE)
    block.setTopMargin(style.before * _SCALE)
    block.setBottomMargin(style.after * _SCALE)
    block.setLineHeight(style.line * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(round(style.size * _SCALE))
    font.setBold(style.bold)
    form = QTextCharFormat()
    form.setFont(font)
    if cursor.atStart():
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(text.replace("\n", " "), form)
