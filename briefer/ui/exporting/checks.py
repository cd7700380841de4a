"""What is looked at before a brief leaves the house; pure, so it can be tested without a window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from briefer.brief.checks import DIFFERENCES, Report, Severity
from briefer.brief.checks.material import carried_in
from briefer.brief.cited import CitedBrief
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
    """How a brief stands before its export: what its checks found, and how much of what it cites is its source's.

    What the writer accepted stands in the report apart, and still counts as not matching in the tallies.
    """

    report: Report
    quotations: Tally
    figures: Tally

    @property
    def readiness(self) -> Readiness:
        """The gravest of what was found."""
        if self.report.count(Severity.FIX):
            return Readiness.TO_FIX
        return Readiness.TO_LOOK_AT if self.report.count(Severity.LOOK) else Readiness.READY


def check_export(cited: CitedBrief, report: Report) -> ExportChecks:
    """How a brief with what it cites stands, given what its checks found."""
    evidence, sources = cited.evidence_by_id(), cited.sources_by_id()
    found = (*report.findings, *(item.finding for item in report.accepted))
    differing = {(item.place.block, item.evidence_id) for item in found if item.rule in DIFFERENCES}
    quotations: list[bool] = []
    figures: list[bool] = []
    for carried in carried_in(cited.brief):
        item = evidence.get(carried.evidence_id)
        if item is None:
            continue
        matches = (carried.block.id, item.id) not in differing
        if item.kind is EvidenceKind.FIGURE:
            figures.append(matches and item.anchor.article_id in sources)
        else:
            quotations.append(matches)
    return ExportChecks(report, Tally(sum(quotations), len(quotations)), Tally(sum(figures), len(figures)))


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
