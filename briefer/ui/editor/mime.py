"""What lies on the clipboard or is dropped, and what we put there."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from briefer.brief.model import Block
from briefer.ui.editor import clipboard


def mime_of(blocks: tuple[Block, ...]) -> QMimeData:
    """The blocks as plain text and simple HTML for others, and with their evidence for ourselves."""
    mime = QMimeData()
    mime.setText(clipboard.blocks_to_text(blocks))
    mime.setHtml(clipboard.blocks_to_html(blocks))
    mime.setData(clipboard.BLOCKS_TYPE, clipboard.blocks_to_json(blocks))
    return mime


def evidence_of(mime: QMimeData) -> str:
    """The id of the card that is dropped; "" where it is something else."""
    if not mime.hasFormat(clipboard.EVIDENCE_TYPE):
        return ""
    return _content(mime, clipboard.EVIDENCE_TYPE)[:200].decode("utf-8", "replace")


def line_of(mime: QMimeData, *, plain: bool) -> str:
    """The text where it is plain and on one line: it goes in as it is; "" for anything else."""
    if not mime.hasText() or (not plain and (mime.hasHtml() or mime.hasFormat(clipboard.BLOCKS_TYPE))):
        return ""
    text = mime.text().strip("\r\n")
    return "" if "\n" in text or "\r" in text else text


def blocks_of(mime: QMimeData, known: frozenset[str], *, plain: bool) -> tuple[Block, ...]:
    """The blocks that lie there, from the richest kind we read; `plain` leaves all form behind.

    Evidence that is not `known` is dropped from its words. Nothing readable gives no blocks.
    """
    blocks: tuple[Block, ...] = ()
    if not plain and mime.hasFormat(clipboard.BLOCKS_TYPE):
        blocks = clipboard.blocks_from_json(_content(mime, clipboard.BLOCKS_TYPE), known)
    if not blocks and not plain and mime.hasHtml():
        blocks = clipboard.blocks_from_html(mime.html())
    return blocks if blocks or not mime.hasText() else clipboard.blocks_from_text(mime.text())


def _content(mime: QMimeData, kind: str) -> bytes:
    return bytes(mime.data(kind).data())
