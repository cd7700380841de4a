"""Rich text files (.rtf)."""

from __future__ import annotations

import re

from briefer.ingest.draft import Draft, Drafts, File
from briefer.ingest.errors import DamagedFileError, FileTooLargeError
from briefer.ingest.office.properties import stated_details
from briefer.ingest.plain_text import draft_of_text
from briefer.ingest.press.export import press_drafts

RICH_TEXT_LIMIT = 8 * 1024 * 1024
"""Bytes without embedded pictures: the parser takes most of a second for each megabyte."""

_INFO = re.compile(r"\{\\info\b(.{0,4000}?)\}\s*\}", re.DOTALL)
_FIELD = re.compile(r"\{\\(title|author)\s+([^{}]{1,300})\}")
_CREATED = re.compile(r"\\creatim\s*\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_BINARY = re.compile(rb"\\bin(\d{1,10}) ?")
_PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{2000,}")
_GROUPS = 100_000
"""Opening braces beyond which a file is no document."""


def read_rich_text(file: File) -> Drafts:
    """The article of a rich text file. Raises an error for one that is too large or cannot be taken apart."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415

    content = _PICTURE.sub(b"", _without_binary(file.content))
    if len(content) > RICH_TEXT_LIMIT:
        raise FileTooLargeError(file.name, len(content), RICH_TEXT_LIMIT)
    if content.count(b"{") > _GROUPS:
        raise DamagedFileError(file.name, "a rich text file")
    source = content.decode("latin-1")
    try:
        text = str(rtf_to_text(source, encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]  # it has none
    except (ValueError, LookupError, IndexError, RecursionError, TypeError) as error:
        raise DamagedFileError(file.name, "a rich text file") from error
    text = re.sub(r"\n(?=\S)", "\n\n", text)
    lines = [line for line in text.split("\n") if line.strip()]
    drafts = press_drafts(lines)
    return Drafts(drafts or (_draft(text, source),))


def _draft(text: str, source: str) -> Draft:
    draft = draft_of_text(text)
    match = _INFO.search(source[:50_000])
    info = match.group(1) + "}" if match else ""
    fields = {name: value.strip() for name, value in _FIELD.findall(info) if "\\'" not in value}
    created = _CREATED.search(info)
    day = f"{created.group(1)}-{int(created.group(2)):02}-{int(created.group(3)):02}" if created else ""
    stated = stated_details(fields.get("title", ""), fields.get("author", ""), day)
    return Draft(blocks=draft.blocks, details=draft.details.or_else(stated))


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
