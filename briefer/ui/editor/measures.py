"""How long a brief is: the numbers beside and under the page."""

from __future__ import annotations

import math
from dataclasses import dataclass

from briefer.brief.checks.whole import words_in
from briefer.brief.model import Brief, Section
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
    """A brief in numbers; a limit of 0 means none."""

    words: int
    limit: int
    minutes_aloud: int


def meter_of(section: Section, limit: int) -> Meter:
    """The words of a section against its limit."""
    return Meter(words_in(section), limit)


def measure(brief: Brief, template: Template) -> Measures:
    """The numbers of a brief; an empty one takes no minutes."""
    limits = {section.key: section.limit for section in template.sections}
    meters = [meter_of(section, limits.get(section.key, 0)) for section in brief.sections]
    words = sum(meter.words for meter in meters)
    return Measures(words, sum(meter.limit for meter in meters), math.ceil(words / WORDS_ALOUD))
