"""How long a brief is, and what in it is to be looked at: the numbers beside and under the page."""

from __future__ import annotations

import math
from dataclasses import dataclass

from briefer.brief.model import Block, Brief, Section
from briefer.brief.template import Template

WORDS_ALOUD = 183
"""Words read aloud in a minute (Brysbaert 2019, the mean of 77 studies)."""


@dataclass(frozen=True, slots=True)
class Meter:
    """Words written and words allowed; a limit of 0 means none."""

    words: int
    limit: int

    @property
    def is_over(self) -> bool:
        """Whether there are more words than allowed."""
        return 0 < self.limit < self.words


@dataclass(frozen=True, slots=True)
class Measures:
    """A brief in numbers. `altered`, `empty` and `over` name the evidence and the sections by id and key."""

    words: int
    limit: int
    minutes_aloud: int
    altered: tuple[str, ...]
    empty: tuple[str, ...]
    over: tuple[str, ...]

    @property
    def to_fix(self) -> int:
        """Findings that must not leave the house."""
        return len(self.altered)

    @property
    def to_look_at(self) -> int:
        """Findings that may be meant."""
        return len(self.empty) + len(self.over)


def words_in(block: Block) -> int:
    """The words of a block as a word processor counts them: stretches without white space."""
    return len(block.text.split())


def meter_of(section: Section, limit: int) -> Meter:
    """The words of a section against its limit."""
    return Meter(sum(words_in(block) for block in section.blocks), limit)


def measure(brief: Brief, template: Template, altered: tuple[str, ...]) -> Measures:
    """The numbers of a brief; an empty one takes no minutes. `altered` names the evidence that was found altered."""
    limits = {section.key: section.limit for section in template.sections}
    meters = [(section, meter_of(section, limits.get(section.key, 0))) for section in brief.sections]
    words = sum(meter.words for _section, meter in meters)
    required = {section.key for section in template.sections if section.required}
    return Measures(
        words=words,
        limit=sum(meter.limit for _section, meter in meters),
        minutes_aloud=math.ceil(words / WORDS_ALOUD),
        altered=altered,
        empty=tuple(section.key for section, _meter in meters if section.is_empty and section.key in required),
        over=tuple(section.key for section, meter in meters if meter.is_over),
    )
