"""Whether quoted words are still the source's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefer.brief.model import Block, Brief, Run, Section, merged
from briefer.core.evidence import Evidence


class VerbatimState(StrEnum):
    """How a quoted run compares with its source; only `altered` is an alarm."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    PARTIAL = "partial"
    MARKED = "marked"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class QuotedRun:
    """A run that carries evidence, where it stands, and how it compares with its source."""

    section: Section
    block: Block
    run: Run
    evidence: Evidence
    state: VerbatimState


_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u2028", " "),
        "…": "...",
        "\u00ad": "",
        "\u200b": "",
    }
)
_MARK = re.compile(r"\s*(?:\[\s*(?:\.\.\.|…)\s*\])\s*|\[([^\[\]]{1,200})\]")


def compare(quoted: str, source: str) -> VerbatimState:
    """How `quoted` compares with `source`.

    Exact: equal code points. Typographic: equal but for quote marks, dashes, kinds and runs of space, soft
    hyphens and the spelling of an ellipsis. Partial: one unbroken stretch of the source that begins and ends
    between words, so the words are the speaker's own but fewer than were kept. Marked: what stands between the
    cuts written […] or [...] and the insertions in [square brackets] is found in the source, in order and between
    words; an insertion may replace words of the source ("[he] said" for "Smith said"). Otherwise altered.
    """
    if quoted == source:
        return VerbatimState.EXACT
    folded_quote, folded_source = folded(quoted), folded(source)
    if folded_quote == folded_source:
        return VerbatimState.TYPOGRAPHIC
    if any(char.isalnum() for char in folded_quote) and _find_words(folded_source, folded_quote, 0) != -1:
        return VerbatimState.PARTIAL
    if _MARK.search(quoted) and _is_marked(quoted, folded_source):
        return VerbatimState.MARKED
    return VerbatimState.ALTERED


def folded(text: str) -> str:
    """The text with typographic variants made alike and runs of space made one; letters keep their case."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).split())


def quoted_runs(brief: Brief, evidence: Mapping[str, Evidence]) -> tuple[QuotedRun, ...]:
    """Every run that carries known evidence, in reading order; formatting inside a quotation does not split it."""
    found: list[QuotedRun] = []
    for section, block in brief.blocks():
        for run in merged(tuple(Run(run.text, evidence_id=run.evidence_id) for run in block.runs)):
            item = evidence.get(run.evidence_id)
            if item is not None:
                found.append(QuotedRun(section, block, run, item, compare(run.text, item.anchor.text)))
    return tuple(found)


def _is_marked(quoted: str, source: str) -> bool:
    parts = [part for part in (folded(part) for part in _split_marks(quoted)) if part]
    place = 0
    for part in parts:
        start = _find_words(source, part, place)
        if start == -1:
            return False
        place = start + len(part)
    return any(char.isalnum() for part in parts for char in part)


def _split_marks(quoted: str) -> list[str]:
    parts: list[str] = []
    end = 0
    for match in _MARK.finditer(quoted):
        parts.append(quoted[end : match.start()])
        end = match.end()
    return [*parts, quoted[end:]]


def _find_words(source: str, part: str, place: int) -> int:
    start = source.find(part, place)
    while start != -1:
        end = start + len(part)
        opens = start == 0 or not (source[start - 1].isalnum() and part[0].isalnum())
        closes = end == len(source) or not (source[end].isalnum() and part[-1].isalnum())
        if opens and closes:
            return start
        start = source.find(part, start + 1)
    return -1
