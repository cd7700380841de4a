"""Plain text, whatever its encoding and however its lines are broken."""

from __future__ import annotations

import re
from statistics import median

from briefer.core.article import DetailSource, ParagraphKind
from briefer.ingest.bylines import byline_names
from briefer.ingest.cleaning import clean_text, ends_sentence, words
from briefer.ingest.dates import is_date_line
from briefer.ingest.draft import Block, Details, Draft, Drafts, File, Found
from briefer.ingest.encoding import decode, looks_binary
from briefer.ingest.errors import NotTextError
from briefer.ingest.furniture import furniture, is_short_label
from briefer.ingest.press.export import may_be_press, press_drafts

_TITLE_CODE_POINTS = 250
_ITEM = re.compile(r"^\s*(?:[•‣▪●◦·*–-]|\d{1,2}[.)])\s+(?=\S)")
_ADDRESS = re.compile(r"^(?:(?:url|link|source|address)\s*:\s*)?(https?://\S{4,2000})$", re.IGNORECASE)


def read_plain_text(file: File) -> Drafts:
    """The article in a plain text file; raises `NotTextError` where the bytes are no text."""
    if looks_binary(file.content):
        raise NotTextError(file.name)
    text = decode(file.content)
    if may_be_press(text):
        drafts = press_drafts([block.text for block in text_blocks(text)])
        if drafts:
            return Drafts(drafts)
    return Drafts((draft_of_text(text),))


def draft_of_text(text: str) -> Draft:
    """The article in plain text: the first short line without a full stop is its title."""
    return draft_of_blocks(text_blocks(text))


def draft_of_blocks(blocks: tuple[Block, ...]) -> Draft:
    """The article in blocks of which nothing else is known; title and outlet are read off their first lines."""
    title = _title(blocks)
    details = Details(title=Found(title, DetailSource.PAGE, weak=True) if title else None)
    address = next((match.group(1) for block in blocks[:6] if (match := _ADDRESS.match(block.text))), "")
    if address:
        details = details.or_else(Details(address=Found(address, DetailSource.PAGE)))
        blocks = tuple(block for block in blocks if not _ADDRESS.match(block.text))
    outlet = _outlet(blocks)
    if outlet:
        details = details.or_else(Details(outlet=Found(outlet, DetailSource.PAGE, weak=True)))
    return Draft(blocks=blocks, details=details)


def text_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of plain text.

    Blank lines divide paragraphs where there are any; lines broken at a fixed width are joined, and other
    lines stay paragraphs of their own.
    """
    groups = [group for group in re.split(r"\n[^\S\n]*\n+", clean_text(text)) if group.strip()]
    lines = [line.strip() for group in groups for line in group.split("\n") if line.strip()]
    width = _wrap_width(lines)
    blocks: list[Block] = []
    for group in groups:
        blocks += [_block(line) for line in _joined([line for line in group.split("\n") if line.strip()], width)]
    return tuple(blocks)


def _wrap_width(lines: list[str]) -> int:
    """The width at which lines were broken, in code points; 0 where each line is a paragraph."""
    long = [len(line) for line in lines if len(line) >= 40]
    if len(lines) < 3 or len(long) * 2 < len(lines) or not long:
        return 0
    longest = sorted(long)[int(len(long) * 0.98)] if len(long) > 50 else max(long)
    if longest > 130 or median(long) < longest * 0.72:
        return 0
    open_ended = sum(1 for line in lines if len(line) >= longest * 0.72 and not ends_sentence(line))
    return longest if open_ended * 2 >= len(long) else 0


def _joined(lines: list[str], width: int) -> list[str]:
    if not width:
        return lines
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        bare = line.strip()
        indented = line[:1].isspace() and not previous[:1].isspace()
        breaks = not paragraphs or _ITEM.match(line) or indented or _is_last(previous, bare, width)
        if breaks:
            paragraphs.append(bare)
        elif re.search(r"[^\W\d_]-$", paragraphs[-1]) and bare[:1].islower():
            paragraphs[-1] += bare
        else:
            paragraphs[-1] += " " + bare
        previous = line
    return paragraphs


def _is_last(line: str, following: str, width: int) -> bool:
    """Whether the next word would have fitted on the line, so that it ends its paragraph."""
    first = following.split(" ", 1)[0]
    return len(line.strip()) + 1 + len(first) < width - 8 and (ends_sentence(line) or len(line.strip()) < width * 0.6)


def _block(line: str) -> Block:
    if _ITEM.match(line):
        return Block(_ITEM.sub("", line), ParagraphKind.ITEM)
    return Block(line.strip())


def _outlet(blocks: tuple[Block, ...]) -> str:
    """The short name that stands between byline and date at the top, in either order; "" where none does."""
    for before, block, after in zip(blocks[:5], blocks[1:6], blocks[2:7], strict=False):
        ends = (before.text, after.text)
        if any(is_date_line(text) for text in ends) and any(byline_names(text) for text in ends):
            capitals = sum(word[0].isupper() for word in block.text.split())
            if is_short_label(block.text) and capitals * 2 >= len(block.text.split()) and not is_date_line(block.text):
                return block.text
    return ""


def _title(blocks: tuple[Block, ...]) -> str:
    """The first short line without a full stop that is followed by more; "" where there is none at the top."""
    for block in blocks[:3] if len(blocks) > 1 else ():
        if len(block.text) > _TITLE_CODE_POINTS or block.text.endswith((".", ":", ";", ",")):
            return ""
        if len(words(block.text)) >= 2 and furniture(block.text) is None and not _ADDRESS.match(block.text):
            return block.text
    return ""
