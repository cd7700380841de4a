"""Handling labels on a brief, a paragraph or a piece of evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marking:
    """A handling label such as OFFICIAL. `level` orders labels: a higher level is more sensitive."""

    label: str
    level: int = 0


UNMARKED = Marking("", -1)


def highest(markings: tuple[Marking, ...]) -> Marking:
    """The most sensitive of the markings; `UNMARKED` where there is none."""
    return max(markings, key=lambda marking: marking.level, default=UNMARKED)
