"""The brief: sections of blocks of runs, where a run may carry the evidence it stands for.

All values are immutable; an edit (see `edit.py`) returns a new brief, so undo keeps the one before.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look.

    `evidence_id` is the provenance of words taken from evidence; "" marks the writer's own words. The
    quotation marks around a quoted run are the writer's and stay outside it. A run never holds a line break
    other than U+2028, which stays inside its block.
    """

    text: str
    bold: bool = False
    italic: bool = False
    evidence_id: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a brief. `marking` is its portion marking, "" where it has none."""

    id: str
    kind: BlockKind
    runs: tuple[Run, ...] = ()
    marking: str = ""

    @property
    def text(self) -> str:
        """The block's characters without formatting or citations."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the template with the blocks under it; `key` names it in the template."""

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no block holds anything but white space."""
        return not any(block.text.strip() for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Field:
    """A line of the brief's head, such as To or Reference; `label` is shown, `value` may be empty."""

    key: str
    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That the writer lets a finding of the checks stand: the finding's key, and why. It is never exported."""

    finding: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The document. `template` is the template's id; `date` the day that stands on the brief.

    `marking` is the label in every header and footer, "" for none; `language` a BCP 47 tag. `accepted` are the
    findings that the writer lets stand.
    """

    id: str
    template: str
    title: str
    date: dt.date
    fields: tuple[Field, ...] = ()
    marking: str = ""
    language: str = "en-GB"
    sections: tuple[Section, ...] = ()
    accepted: tuple[Acceptance, ...] = ()

    def blocks(self) -> Iterator[tuple[Section, Block]]:
        """Every block with its section, in reading order."""
        for section in self.sections:
            for block in section.blocks:
                yield section, block

    def evidence_ids(self) -> tuple[str, ...]:
        """The evidence that the brief carries, in order of first appearance."""
        seen: dict[str, None] = {}
        for _section, block in self.blocks():
            for run in block.runs:
                if run.evidence_id:
                    seen.setdefault(run.evidence_id)
        return tuple(seen)

    def section_of(self, evidence_id: str) -> Section | None:
        """The first section in which the evidence stands; None where it stands in none."""
        for section, block in self.blocks():
            if any(run.evidence_id == evidence_id for run in block.runs):
                return section
        return None


def new_id() -> str:
    """A fresh id for a brief, a block or a piece of evidence: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def merged(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The same characters with neighbouring runs of one look joined and empty runs dropped."""
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic, last.evidence_id) == (run.bold, run.italic, run.evidence_id):
            joined[-1] = Run(last.text + run.text, run.bold, run.italic, run.evidence_id)
        else:
            joined.append(run)
    return tuple(joined)


def runs_between(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs between two offsets (code points), cut where they reach over them."""
    found: list[Run] = []
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text:
            found.append(Run(text, run.bold, run.italic, run.evidence_id))
        at += len(run.text)
    return tuple(found)
