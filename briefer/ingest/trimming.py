"""Head and tail of a page told from its body: repeated title, byline, date, caption, what follows the end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefer.core.article import CutReason, DetailSource, ParagraphKind
from briefer.ingest.bylines import byline_names
from briefer.ingest.cleaning import ends_sentence, folded, has_words, words
from briefer.ingest.dates import find_date, find_dates, is_date_line
from briefer.ingest.draft import Block, Details, Found
from briefer.ingest.furniture import furniture, is_short_label

_HEAD = 10
"""Blocks before the lead that may be title, byline, date or caption."""
_TAIL = 25
"""Blocks at the end that a heading such as "Related Posts" may take with it."""


@dataclass(frozen=True, slots=True)
class Trimmed:
    """Blocks with their cuts set, and the details that were read off the cut lines."""

    blocks: tuple[Block, ...]
    details: Details


def trim(blocks: tuple[Block, ...], details: Details, *, captions_known: bool = False) -> Trimmed:
    """Set the cuts that the words and places of the blocks call for; cuts that are there already stay.

    With `captions_known` a short line before the lead is not taken for a caption.
    """
    head, found = _trim_head(list(blocks), details, captions_known=captions_known)
    return Trimmed(tuple(_without_last_headings(_trim_tail(_trim_labels(head)))), details.or_else(found))


def is_title(text: str, title: str) -> bool:
    """Whether a line repeats the title, perhaps without the outlet's name behind it."""
    line, wanted = folded(text), folded(title)
    if not line or not wanted:
        return False
    if line == wanted:
        return True
    shorter, longer = sorted((line, wanted), key=len)
    return longer.startswith(shorter) and len(shorter) >= 20 and len(shorter) * 10 >= len(longer) * 6


def _trim_head(blocks: list[Block], details: Details, *, captions_known: bool) -> tuple[list[Block], Details]:
    title = details.title.value if details.title else ""
    authors = details.authors.value if details.authors else ()
    found = Details()
    lead = _lead(blocks)
    for index, block in enumerate(blocks[:lead]):
        if block.cut is not None:
            continue
        reason, read = _head_line(block, title, guess=not captions_known and index + 1 < len(blocks))
        found = found.or_else(read)
        if reason is None and _names_author(block, authors):
            reason = CutReason.BYLINE
        if reason is not None:
            blocks[index] = replace(block, cut=reason)
    # The byline may also stand below a first paragraph that sums the story up.
    for index, block in enumerate(blocks[lead : lead + 3], start=lead):
        if block.cut is None and _names_author(block, authors):
            blocks[index] = replace(block, cut=CutReason.BYLINE)
    return blocks, found


def _lead(blocks: list[Block]) -> int:
    """Index of the first block that reads like a paragraph of the story."""
    for index, block in enumerate(blocks[:_HEAD]):
        long = len(words(block.text)) > 12 and ends_sentence(block.text)
        if block.cut is None and block.kind is ParagraphKind.TEXT and long and not is_date_line(block.text):
            return index
    return min(_HEAD, len(blocks)) if len(blocks) > 1 else 0


def _names_author(block: Block, authors: tuple[str, ...]) -> bool:
    """Whether a short line before the lead is the name of a known author, perhaps with role and date."""
    line = folded(block.text)
    if block.kind is ParagraphKind.HEADING or len(words(line)) > 12 or ends_sentence(block.text):
        return False
    return any(line.startswith(folded(name)) or f" {folded(name)}" in line for name in authors if " " in name)


def _head_line(block: Block, title: str, *, guess: bool) -> tuple[CutReason | None, Details]:
    text = block.text
    if is_title(text, title):
        return CutReason.TITLE, Details()
    names = byline_names(text)
    if names:
        day = find_date(text)
        stated = Found(day, DetailSource.PAGE) if day else None
        return CutReason.BYLINE, Details(authors=Found(names, DetailSource.PAGE), published=stated)
    if is_date_line(text):
        day = find_date(text)
        return CutReason.BYLINE, Details(published=Found(day, DetailSource.PAGE)) if day else Details()
    dates = find_dates(text) if len(text) < 200 and not ends_sentence(text) else []
    if dates and dates[0][0][0] == 0 and dates[0][0][1] < len(text):
        return CutReason.BYLINE, Details(published=Found(dates[0][1], DetailSource.PAGE))
    reason = furniture(text)
    if reason is None and guess and block.kind is ParagraphKind.TEXT and is_short_label(text):
        reason = CutReason.CAPTION
    return reason, Details()


def _trim_labels(blocks: list[Block]) -> list[Block]:
    """Cut the lines inside the body that are advertisements, sharing bars and the like."""
    last = len(blocks) - 1
    result: list[Block] = []
    for index, block in enumerate(blocks):
        reason = None
        if block.cut is None and block.kind is not ParagraphKind.ROW and len(block.text) <= 200:
            reason = furniture(block.text)
        # A line of underscores or asterisks divides the story as a ruled line does.
        if reason is not None and not has_words(block.text.replace("_", "")) and 0 < index < last:
            reason = None
        # A one-word heading such as "Video" may head a section; only at the end is it surely furniture.
        if reason is CutReason.FURNITURE and block.kind is ParagraphKind.HEADING and index < last:
            reason = None
        result.append(replace(block, cut=reason) if reason else block)
    return result


def _trim_tail(blocks: list[Block]) -> list[Block]:
    """Cut all that follows the end of the story: a heading for related items takes the short lines after it."""
    start = max(1, len(blocks) - _TAIL)
    for index in range(start, len(blocks)):
        after = blocks[index + 1 :]
        if blocks[index].cut is CutReason.RELATED and all(_is_teaser(block) for block in after):
            return [*blocks[: index + 1], *(replace(b, cut=b.cut or CutReason.RELATED) for b in after)]
    return blocks


def _without_last_headings(blocks: list[Block]) -> list[Block]:
    """Cut headings at the very end: what they headed was cut, or stood elsewhere."""
    kept = [index for index, block in enumerate(blocks) if block.cut is None]
    while len(kept) > 1 and blocks[kept[-1]].kind is ParagraphKind.HEADING:
        index = kept.pop()
        blocks[index] = replace(blocks[index], cut=CutReason.RELATED)
    return blocks


def _is_teaser(block: Block) -> bool:
    if block.cut is not None:
        return True
    return len(words(block.text)) <= 25 and (not ends_sentence(block.text) or block.kind is not ParagraphKind.TEXT)
