"""What is looked at before a brief leaves the house; pure, so it can be tested without a window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from briefer.brief.cited import CitedBrief
from briefer.brief.model import Section
from briefer.brief.verbatim import VerbatimState, quoted_runs
from briefer.core.evidence import EvidenceKind


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many are as they should be."""

    good: int
    total: int

    @property
    def holds(self) -> bool:
        """Whether all are."""
        return self.good == self.total


class Readiness(Enum):
    """How a brief stands before export."""

    READY = "passed"
    TO_LOOK_AT = "warning"
    TO_FIX = "error"


@dataclass(frozen=True, slots=True)
class ExportChecks:
    """The checks of one brief: quotations word for word, figures with a source, sections empty or too long.

    `lost` counts runs whose evidence is no longer kept.
    """

    quotations: Tally
    figures: Tally
    lost: int
    empty: tuple[Section, ...]
    over: tuple[Section, ...]

    @property
    def readiness(self) -> Readiness:
        """The gravest of what was found."""
        if not self.quotations.holds or not self.figures.holds or self.lost:
            return Readiness.TO_FIX
        return Readiness.TO_LOOK_AT if self.empty or self.over else Readiness.READY


def check_export(cited: CitedBrief) -> ExportChecks:
    """The checks of a brief with what it cites."""
    evidence = cited.evidence_by_id()
    sources = cited.sources_by_id()
    quotations: list[bool] = []
    figures: list[bool] = []
    for quoted in quoted_runs(cited.brief, evidence):
        is_true = quoted.state is not VerbatimState.ALTERED
        if quoted.evidence.kind is EvidenceKind.FIGURE:
            figures.append(is_true and quoted.evidence.anchor.article_id in sources)
        else:
            quotations.append(is_true)
    required = {section.key: section.limit for section in cited.template.sections if section.required}
    limits = {section.key: section.limit for section in cited.template.sections}
    return ExportChecks(
        quotations=Tally(sum(quotations), len(quotations)),
        figures=Tally(sum(figures), len(figures)),
        lost=sum(1 for evidence_id in cited.brief.evidence_ids() if evidence_id not in evidence),
        empty=tuple(section for section in cited.brief.sections if section.is_empty and section.key in required),
        over=tuple(section for section in cited.brief.sections if 0 < limits.get(section.key, 0) < _words(section)),
    )


_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029]+')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
LONGEST_NAME = 80
"""Characters of a proposed name, so that folder and name together stay short enough for every system."""


def proposed_name(cited: CitedBrief) -> str:
    """A file name without ending for the brief: its date and title, without what file systems refuse."""
    title = " ".join(_FORBIDDEN.sub(" ", cited.brief.title).split())[:LONGEST_NAME].strip(" .")
    return f"{cited.brief.date.isoformat()} {title or cited.template.name}".strip()


def is_file_name(name: str) -> bool:
    """Whether every system takes a name without ending: not empty, no path, no device."""
    if not name.strip(" .") or len(name.encode("utf-8", "replace")) > 200:
        return False
    return not _FORBIDDEN.search(name) and not _RESERVED.match(name) and not name.endswith((" ", "."))


def _words(section: Section) -> int:
    return sum(len(block.text.split()) for block in section.blocks)
