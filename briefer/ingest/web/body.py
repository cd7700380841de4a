"""The article's body in a page, as blocks in reading order."""

from __future__ import annotations

from lxml import etree, html

from briefer.core.article import ParagraphKind
from briefer.ingest.draft import Block
from briefer.ingest.web.page import Page

_KINDS = {
    "head": ParagraphKind.HEADING,
    "item": ParagraphKind.ITEM,
    "quote": ParagraphKind.QUOTE,
    "row": ParagraphKind.ROW,
}
_BREAK = "\n"


def body_blocks(page: Page) -> tuple[Block, ...]:
    """The blocks of the page's main text; empty where it has none."""
    import trafilatura

    document = trafilatura.bare_extraction(
        page.root, favor_precision=True, include_comments=False, with_metadata=False, url=page.address or None
    )
    body = getattr(document, "body", None)
    if body is None:
        return ()
    blocks: list[Block] = []
    for element in body:
        blocks += _blocks_of(element, ParagraphKind.TEXT)
    return tuple(blocks)


def _blocks_of(element: etree._Element, kind: ParagraphKind) -> list[Block]:
    kind = _KINDS.get(str(element.tag), kind)
    if element.tag in ("list", "quote", "table", "div") and any(
        child.tag in ("item", "p", "row", "head", "list", "quote") for child in element
    ):
        blocks = [Block(element.text, kind)] if element.text and element.text.strip() else []
        for child in element:
            blocks += _blocks_of(child, kind)
            if child.tail and child.tail.strip():
                blocks.append(Block(child.tail, kind))
        return blocks
    if element.tag == "row":
        cells = (" ".join("".join(map(str, cell.itertext())).split()) for cell in element)
        return [Block(" | ".join(cell for cell in cells if cell), ParagraphKind.ROW)]
    return [Block(line, kind) for line in _lines(element) if line.strip()]


def _lines(element: etree._Element) -> list[str]:
    parts: list[str] = []
    for piece in element.iter():
        if piece.tag == "lb" or (piece.tag == "item" and piece is not element):
            parts.append(_BREAK)
        if piece.text:
            parts.append(piece.text.replace("\n", " "))
        if piece is not element and piece.tail:
            parts.append(piece.tail.replace("\n", " "))
    return "".join(parts).split(_BREAK)


def all_text(page: Page) -> str:
    """All words of the page in order, for a page without a recognisable article."""
    for element in list(page.root.iter("script", "style", "noscript", "template")):
        element.drop_tree()
    return "\n".join(html.tostring(page.root, method="text", encoding="unicode").splitlines())
