"""Rich text files (.rtf)."""

from __future__ import annotations

import re

from briefer.core.article import DetailSource, ParagraphKind
from briefer.ingest.cleaning import clean_line
from briefer.ingest.draft import Details, Draft, Drafts, File, Found
from briefer.ingest.errors import DamagedFileError, FileTooLargeError
from briefer.ingest.office.properties import stated_details
from briefer.ingest.office.rich_text_body import DeepNestingError, RichText
from briefer.ingest.plain_text import draft_of_blocks
from briefer.ingest.press.export import press_drafts

RICH_TEXT_LIMIT = 8 * 1024 * 1024
"""Bytes without embedded pictures: the parser takes most of a second for each megabyte."""

_BINARY = re.compile(rb"\\bin(\d{1,10}) ?")
_PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{2000,}")
_GROUPS = 1_000_000
"""Opening braces beyond which a file is no document."""


def read_rich_text(file: File) -> Drafts:
    """The article of a rich text file. Raises an error for one that is too large or cannot be taken apart."""
    content = _PICTURE.sub(b"", _without_binary(file.content))
    if len(content) > RICH_TEXT_LIMIT:
        raise FileTooLargeError(file.name, len(content), RICH_TEXT_LIMIT)
    if content.count(b"{") > _GROUPS:
        raise DamagedFileError(file.name, "a rich text file")
    try:
        read = RichText(content.decode("latin-1"))
    except DeepNestingError as error:
        raise DamagedFileError(file.name, "a rich text file") from error
    drafts = press_drafts([block.text for block in read.blocks if block.cut is None])
    return Drafts(drafts or (_draft(read),))


def _draft(read: RichText) -> Draft:
    draft = draft_of_blocks(read.blocks)
    heading = next((block for block in read.blocks[:5] if block.kind is ParagraphKind.HEADING), None)
    title = Details(title=Found(heading.text, DetailSource.HEADING)) if heading else Details()
    stated = stated_details(
        clean_line(read.properties.get("title", "")),
        clean_line(read.properties.get("author", "")),
        read.properties.get("creatim", ""),
    )
    return Draft(blocks=draft.blocks, details=title.or_else(draft.details).or_else(stated))


def _without_binary(content: bytes) -> bytes:
    r"""The file without the raw bytes that `\\bin` announces."""
    kept: list[bytes] = []
    at = 0
    for match in _BINARY.finditer(content):
        if match.start() < at:
            continue
        kept.append(content[at : match.start()])
        at = min(match.end() + int(match.group(1)), len(content))
    return b"".join([*kept, content[at:]])
