"""What a check of a brief reports: one finding, where it is, and what can be done about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from briefer.core.span import Span


class Severity(StrEnum):
    """How much a finding weighs: it must not leave the house, it may be meant, or it is good to know."""

    FIX = "fix"
    LOOK = "look"
    NOTE = "note"


class Rule(StrEnum):
    """What was checked; the value never changes, for acceptances are kept by it."""

    QUOTATION_DIFFERS = "quotation-differs"
    REPORTED_WORDS_DIFFER = "reported-words-differ"
    ANOTHER_SPEAKER = "another-speaker"
    FIGURE_DIFFERS = "figure-differs"
    FIGURE_REWORDED = "figure-reworded"
    HEDGE_DROPPED = "hedge-dropped"
    SOURCE_LOST = "source-lost"
    QUOTATION_UNSOURCED = "quotation-unsourced"
    NUMBER_UNSOURCED = "number-unsourced"
    FIGURE_DISPUTED = "figure-disputed"
    SECTION_EMPTY = "section-empty"
    SECTION_OVER = "section-over"
    MARKING_MISSING = "marking-missing"
    MARKING_TOO_LOW = "marking-too-low"
    PORTION_UNMARKED = "portion-unmarked"
    EVIDENCE_UNUSED = "evidence-unused"


DIFFERENCES = frozenset({Rule.QUOTATION_DIFFERS, Rule.REPORTED_WORDS_DIFFER, Rule.FIGURE_DIFFERS, Rule.FIGURE_REWORDED})
"""The rules by which words that carry evidence are not its own."""


class Remedy(StrEnum):
    """What can be done about a finding at once; `remedies.apply_remedy` does it."""

    USE_SOURCE = "use-source"
    MARK_CHANGES = "mark-changes"
    REMOVE_MARKS = "remove-marks"
    NAME_SPEAKER = "name-speaker"
    ATTACH = "attach"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a brief: the section's key, the block's id and a stretch of its text in code points.

    `block` is "" where the whole section is meant, `section` too where the whole brief is.
    """

    section: str = ""
    block: str = ""
    span: Span = Span(0, 0)  # noqa: RUF009  (frozen: one for all is safe)


@dataclass(frozen=True, slots=True)
class Origin:
    """Words of an article: its id and their span in its text."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a check found.

    `title` names it, `detail` tells this one from the others of its rule in a few words, `advice` says what happened
    and what to do. `words` are those of the brief and `source` those they are compared with, "" for none.
    `evidence_id` is the evidence that it is about, or that would be its source; `origin` is where in an article the
    other side stands, where that is known.
    """

    rule: Rule
    severity: Severity
    title: str
    detail: str
    advice: str
    place: Place = Place()
    words: str = ""
    source: str = ""
    evidence_id: str = ""
    origin: Origin | None = None
    remedies: tuple[Remedy, ...] = ()

    @property
    def key(self) -> str:
        """A name that stays the same until the place, the words or what they are compared with change."""
        said = (self.rule, self.place.section, self.place.block, self.evidence_id, self.detail, self.words, self.source)
        return hashlib.sha256("\x1f".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that the writer lets stand, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks of one brief found: what is open, the gravest first, what was accepted, which rules passed."""

    findings: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    passed: tuple[Rule, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many open findings have that weight."""
        return sum(finding.severity is severity for finding in self.findings)

    def of(self, *rules: Rule) -> tuple[Finding, ...]:
        """The open findings of those rules, in order."""
        return tuple(finding for finding in self.findings if finding.rule in rules)
