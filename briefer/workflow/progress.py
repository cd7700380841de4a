"""How far long work is, in words for the user."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """`done` of `total` steps are finished; `words` name the one that is on."""

    done: int
    total: int
    words: str
