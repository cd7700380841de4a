"""An article's text as a document of one block a line, so that Qt's positions are those of the text."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from briefer.core.article import Article, ParagraphKind

_INDENTS = {ParagraphKind.QUOTE: 18, ParagraphKind.ITEM: 12}


def lay_out(document: QTextDocument, article: Article | None, step: int, gap: int) -> None:
    """Fill the document: lines `step` pixels apart, the blank lines between paragraphs `gap` pixels high."""
    document.setPlainText(article.text if article else "")
    kinds = _kinds(article)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        kind = kinds.get(block.blockNumber())
        shape = QTextBlockFormat()
        height = gap if kind is None and not block.text() else step
        shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if kind is not None:
            shape.setLeftMargin(_INDENTS.get(kind, 0))
        cursor.setPosition(block.position())
        cursor.setBlockFormat(shape)
        if kind is ParagraphKind.HEADING:
            cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            strong = QTextCharFormat()
            strong.setFontWeight(QFont.Weight.Bold)
            cursor.mergeCharFormat(strong)
        block = block.next()


def _kinds(article: Article | None) -> dict[int, ParagraphKind]:
    """The kind of each block that belongs to a paragraph, by the block's number."""
    kinds: dict[int, ParagraphKind] = {}
    if article is None:
        return kinds
    for paragraph in article.paragraphs:
        first = article.text.count("\n", 0, paragraph.span.start)
        lines = article.text.count("\n", paragraph.span.start, paragraph.span.end) + 1
        kinds.update(dict.fromkeys(range(first, first + lines), paragraph.kind))
    return kinds
