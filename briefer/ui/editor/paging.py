"""How many pages a brief fills: a layout on the template's sheet, so an estimate and no promise."""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from briefer.brief.model import BlockKind
from briefer.ui.editor.look import FAMILIES
from briefer.ui.editor.page import LineRole, Page

_SCALE = 10
"""Units of the layout in one point: fonts are then whole pixels, whatever the screen's resolution."""
_A4 = QSizeF(595.3 * _SCALE, 841.9 * _SCALE)
_MARGIN = 72.0 * _SCALE
_TEXT, _NOTE = 11.0, 9.0
_SIZES = {LineRole.TITLE: 18.0, LineRole.HEADING: 13.0, LineRole.MARKING: 10.0}
_INDENTED = frozenset({BlockKind.BULLET, BlockKind.NUMBER, BlockKind.QUOTE, BlockKind.ATTRIBUTION})
NOTE_WORDS = "1 Publisher, “A title of the usual length for an article in a newspaper”, 24 January 2026, paragraph 3."


def pages_of(page: Page) -> int:
    """The pages of A4 that the lines fill with a footnote for each citation; at least 1."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(_MARGIN)
    document.setPageSize(_A4)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    notes = 0
    for index, line in enumerate(page.lines):
        size = _SIZES.get(line.role, _TEXT)
        text = "".join(shard.text for shard in line.shards if not shard.citation)
        notes += sum(1 for shard in line.shards if shard.citation)
        text = "" if line.role is LineRole.HELP else text
        _write(cursor, text, size, indent=36.0 if line.kind in _INDENTED else 0.0, first=index == 0)
    for _note in range(notes):
        _write(cursor, NOTE_WORDS, _NOTE, indent=0.0, first=False, space=0.0)
    cursor.endEditBlock()
    return max(1, document.pageCount())


def _write(cursor: QTextCursor, text: str, points: float, *, indent: float, first: bool, space: float = 6.0) -> None:
    block = QTextBlockFormat()
    block.setLeftMargin(indent * _SCALE)
    block.setBottomMargin(space * _SCALE)
    block.setLineHeight(108, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form = QTextCharFormat()
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(round(points * _SCALE))
    form.setFont(font)
    if first:
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(text.replace("\n", " "), form)
