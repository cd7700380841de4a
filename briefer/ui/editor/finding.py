"""Finding words in a brief and putting others in their place; pure edits between carets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefer.brief.model import Brief, runs_between
from briefer.ui.editor.caret import HEAD, Caret, Edited, lines, text_of
from briefer.ui.editor.editing import block_at, delete, insert_text, look_at

LONGEST = 200
"""Code points of words that can be looked for."""

_ALIKE = ("'‘’", '"“”', "-‐‑–—", " \u00a0\u2028")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found: from where, how many code points, and whether evidence stands behind any of them."""

    start: Caret
    length: int
    is_quoted: bool

    @property
    def end(self) -> Caret:
        """Behind the last of the words."""
        return replace(self.start, offset=self.start.offset + self.length)


def find_all(brief: Brief, words: str, *, match_case: bool = False) -> tuple[Hit, ...]:
    """Where the words stand, in reading order; kinds of quotation marks, dashes and spaces count as alike.

    Nothing is found for no words.
    """
    if not words or len(words) > LONGEST:
        return ()
    pattern = re.compile("".join(_loose(char) for char in words), 0 if match_case else re.IGNORECASE)
    return tuple(_hits(brief, pattern))


def replace_hit(brief: Brief, hit: Hit, words: str) -> Edited:
    """The brief with other words in place of a hit, which must still stand there; they look as the first of it did."""
    look = None if hit.start.section == HEAD else look_at(brief, replace(hit.start, offset=hit.start.offset + 1))
    cut = delete(brief, hit.start, hit.end)
    return insert_text(cut.brief, hit.start, words, look) if words else cut


def replace_all(brief: Brief, hits: tuple[Hit, ...], words: str) -> Brief:
    """The brief with other words in place of each hit that is the writer's own; quoted words stay as they are."""
    for hit in reversed(hits):
        if not hit.is_quoted:
            brief = replace_hit(brief, hit, words).brief
    return brief


def _hits(brief: Brief, pattern: re.Pattern[str]) -> Iterator[Hit]:
    for line in lines(brief):
        for match in pattern.finditer(text_of(brief, line)):
            start = Caret(*line, match.start())
            runs = () if line[0] == HEAD else runs_between(block_at(brief, start).runs, *match.span())
            yield Hit(start, len(match.group()), any(run.evidence_id for run in runs))


def _loose(char: str) -> str:
    alike = next((chars for chars in _ALIKE if char in chars), "")
    return f"[{re.escape(alike)}]" if alike else re.escape(char)
