"""How much of one text is found in another, and few numbers by which to find such texts again.

A text is taken as its runs of five words. Of these a few are chosen as fingerprints by winnowing: the smallest
in every window. Equal stretches of text give equal fingerprints wherever they stand, so a shortened copy shares
them too, and two texts with 28 words in a row in common always share one.
"""

from __future__ import annotations

import re
import zlib
from collections import deque

WORDS = 5
WINDOW = 24
_BASE = 0x9E3779B97F4A7C15
_MASK = 2**62 - 1
_WORD = re.compile(r"\w+")


def shingles(text: str) -> list[int]:
    """A number per run of five words, in order; one number for a shorter text, none for one without words."""
    words = [zlib.crc32(word.encode()) for word in _WORD.findall(text.casefold())]
    if not words:
        return []
    found: list[int] = []
    for start in range(max(1, len(words) - WORDS + 1)):
        value = 0
        for word in words[start : start + WORDS]:
            value = (value * _BASE + word + 1) & _MASK
        found.append(value ^ (value >> 29))
    return found


def fingerprints(text: str) -> frozenset[int]:
    """The chosen few of the text's shingles: about one in twelve."""
    return winnowed(shingles(text))


def winnowed(values: list[int]) -> frozenset[int]:
    """The fingerprints among the shingles of a text, in the order of the text."""
    if len(values) <= WINDOW:
        return frozenset([min(values)] if values else ())
    chosen: set[int] = set()
    window: deque[int] = deque()
    for place, value in enumerate(values):
        while window and values[window[-1]] >= value:
            window.pop()
        window.append(place)
        if window[0] <= place - WINDOW:
            window.popleft()
        if place >= WINDOW - 1:
            chosen.add(values[window[0]])
    return frozenset(chosen)


def containment(one: str, other: str) -> float:
    """How much of the shorter text is found in the other, from 0 to 1; 0 where one has no words."""
    return overlap(set(shingles(one)), set(shingles(other)))


def overlap(left: set[int], right: set[int]) -> float:
    """The containment of two texts that are taken as their shingles already."""
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0
