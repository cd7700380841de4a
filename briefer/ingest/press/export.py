"""Which press database a file comes from, and its articles as runs of lines."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefer.ingest.cleaning import clean_line
from briefer.ingest.draft import Draft
from briefer.ingest.press.factiva import ACCESSION, factiva_draft
from briefer.ingest.press.nexis import advance_draft, nexis_draft

Lines = list[str]

_OF_DOCUMENTS = re.compile(r"^\d+ (?:of|von|de|di|sur) \d+ (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?)$", re.IGNORECASE)
_END = re.compile(r"^(?:End of Document|Dokumentende|Fin del? documento|Ende des Dokuments)$", re.IGNORECASE)
_SAMPLE = 400_000
"""Code points that are looked at to tell an export from an article."""


def press_drafts(lines: Lines) -> tuple[Draft, ...]:
    """The articles of an export in order; empty where the lines are no export of a known press database."""
    lines = [line for line in map(clean_line, lines) if line]
    if any(_OF_DOCUMENTS.match(line) for line in lines):
        return _opened(lines, _OF_DOCUMENTS, nexis_draft)
    if any(_END.match(line) for line in lines) and _has_fields(lines):
        return _closed(lines, _END, advance_draft)
    if any(ACCESSION.match(line) for line in lines):
        return _closed(lines, ACCESSION, factiva_draft)
    return ()


def may_be_press(text: str) -> bool:
    """Whether a text, with or without markup, holds one of the marks of an export."""
    sample = text[:_SAMPLE].lower()
    return any(words in sample for words in _CLOSING) or any(mark.search(sample) for mark in _MARKS)


_CLOSING = ("end of document", "dokumentende")
# Each begins with a figure, which can be looked for quickly: articles have few.
_MARKS = (
    re.compile(r"\d+ (?:of|von|de|di|sur) \d+ (?:document|dokument)"),
    re.compile(r"\d{8}e[a-z0-9]{7,10}\b"),
)


def _has_fields(lines: Lines) -> bool:
    return any(re.match(r"(?:Load-Date|Length|Länge|Byline|Section)\s*:", line, re.IGNORECASE) for line in lines)


def _opened(lines: Lines, mark: re.Pattern[str], draft: Callable[[Lines], Draft]) -> tuple[Draft, ...]:
    """Articles that each begin behind a line matching `mark`."""
    starts = [index for index, line in enumerate(lines) if mark.match(line)]
    ends = [*starts[1:], len(lines)]
    return tuple(draft(lines[start + 1 : end]) for start, end in zip(starts, ends, strict=True) if end > start + 1)


def _closed(lines: Lines, mark: re.Pattern[str], draft: Callable[[Lines], Draft]) -> tuple[Draft, ...]:
    """Articles that each end with a line matching `mark`."""
    drafts: list[Draft] = []
    start = 0
    for index, line in enumerate(lines):
        if mark.match(line):
            if index > start:
                drafts.append(draft(lines[start:index]))
            start = index + 1
    return tuple(drafts)
