"""Saved web pages to drafts."""

from __future__ import annotations

from briefer.ingest.draft import Draft, Drafts, File
from briefer.ingest.plain_text import text_blocks
from briefer.ingest.press.export import may_be_press, press_drafts
from briefer.ingest.web.body import all_text, body_blocks
from briefer.ingest.web.details import page_details
from briefer.ingest.web.page import Page, markup_of, parse_page
from briefer.ingest.web.walk import Walk


def read_web_page(file: File) -> Drafts:
    """The article of a saved page."""
    markup = markup_of(file)
    if may_be_press(markup):
        drafts = press_drafts([piece.text for piece in Walk(parse_page(file.name, markup).root).pieces])
        if drafts:
            return Drafts(drafts)
    return Drafts((draft_of_markup(file.name, markup),))


def draft_of_markup(name: str, markup: str, address: str = "") -> Draft:
    """The article in `markup`, which was saved from `address` ("" where unknown)."""
    page = parse_page(name, markup, address)
    return draft_of_page(page)


def draft_of_page(page: Page) -> Draft:
    """The article of a parsed page; all its words where no article stands out."""
    pieces = Walk(page.root).pieces
    details = page_details(page, pieces)
    blocks = body_blocks(page, pieces)
    if not blocks:
        blocks = text_blocks(all_text(pieces))
    return Draft(blocks=blocks, details=details, captions_known=True)
