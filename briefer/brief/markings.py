"""The list of markings that briefs may carry, read from a data file."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from briefer.core.errors import BrieferError
from briefer.core.marking import UNMARKED, Marking


class MarkingsError(BrieferError):
    """A list of markings cannot be used; the message names the fault."""


@dataclass(frozen=True, slots=True)
class ListedMarking:
    """A marking that is offered, with the colour of its banner as `#rrggbb`, "" for none of its own."""

    label: str
    level: int
    colour: str = ""

    @property
    def marking(self) -> Marking:
        """The marking itself."""
        return Marking(self.label, self.level)


@dataclass(frozen=True, slots=True)
class _File:
    markings: tuple[ListedMarking, ...]


def parse_markings(content: str) -> tuple[ListedMarking, ...]:
    """The markings in a TOML file, the least sensitive first. Raises `MarkingsError` naming what is wrong."""
    try:
        listed = msgspec.convert(msgspec.toml.decode(content), _File).markings
    except (msgspec.MsgspecError, ValueError) as error:
        raise MarkingsError(f"The list of markings cannot be used: {error}.") from error
    labels = [item.label.strip().casefold() for item in listed]
    if not listed or not all(labels) or len(set(labels)) < len(labels):
        raise MarkingsError("The list of markings cannot be used: it needs labels, each of them once.")
    if any(item.level < 0 for item in listed):
        raise MarkingsError("The list of markings cannot be used: a level is 0 or more.")
    if any(item.colour and not re.fullmatch(r"#[0-9a-fA-F]{6}", item.colour) for item in listed):
        raise MarkingsError("The list of markings cannot be used: a colour is written like #37424f.")
    return tuple(sorted(listed, key=lambda item: item.level))


def marking_of(label: str, listed: tuple[ListedMarking, ...]) -> Marking:
    """The marking behind a label that somebody wrote, `UNMARKED` for an empty one.

    A listed label may be followed by a caveat or descriptor ("SECRET UK EYES ONLY"); the longest one counts. A label
    that is not listed at all ranks above all listed ones, so that nothing slips under a ceiling by its spelling.
    """
    words = " ".join(label.split())
    if not words:
        return UNMARKED
    known = [item for item in listed if _begins(words.casefold(), item.label.casefold())]
    if known:
        return Marking(words, max(known, key=lambda item: len(item.label)).level)
    return Marking(words, 1 + max((item.level for item in listed), default=0))


def _begins(words: str, label: str) -> bool:
    rest = words.removeprefix(label)
    return words.startswith(label) and (not rest or not rest[0].isalnum())
