"""Words divided at the ends of lines, made whole again."""

from __future__ import annotations

import re
from collections import Counter

from briefer.ingest.cleaning import clean_line
from briefer.ingest.pdf.glyphs import Sheet
from briefer.ingest.pdf.ligatures import spell_out

HYPHENS = "-\u2010\u00ad\x02\ufffe\uffff"
"""What stands for a hyphen at a line's end; pdfium gives U+0002 or U+FFFE for some."""

_TYPESET = "\u2010\u00ad"
_DIVIDED_FROM = 0.03
"""Share of lines that end in a hyphen from which a text was divided by its typesetter."""

_LAST_PART = re.compile(r"(\w+)$")
_FIRST_PART = re.compile(r"\w+")
_HEADS = frozenset(
    ("self", "non", "ex", "all", "half", "well", "cross", "so", "semi", "long", "short", "high", "low", "vice")
)
_TAILS = frozenset(
    ("based", "led", "year", "old", "term", "level", "shaped", "known", "scale", "style", "related", "style", "backed",
     "owned", "run", "wide", "free", "called", "elect", "general", "minded", "fired", "range", "made", "like", "size")
)  # fmt: skip


class Hyphens:
    """Tells a divided word from a hyphened one by how the whole document writes its words."""

    def __init__(self, sheets: tuple[Sheet, ...]) -> None:
        self._words: Counter[str] = Counter()
        ends: Counter[str] = Counter()
        lines = 0
        for sheet in sheets:
            for line in sheet.lines:
                text = line.text.lower()
                lines += 1
                if len(text) > 1 and text[-1] in HYPHENS and text[-2].isalpha():
                    ends["typeset" if text[-1] in _TYPESET else "plain"] += 1
                self._words.update(re.findall(r"\w+(?:-\w+)+", text.replace("\u2010", "-")))
                self._words.update(_FIRST_PART.findall(text))
        self._typeset = ends["typeset"] > 0
        self._divided = ends["plain"] > lines * _DIVIDED_FROM

    def joined(self, lines: list[str]) -> str:
        """The lines as one text; a word divided at a line's end is made whole unless its hyphen is its own."""
        text = ""
        for line in lines:
            if text and text[-1] in HYPHENS and text[-2:-1].isalnum() and line[:1].isalnum():
                text = self._rejoined(text, line)
            elif text and text[-1] == "/":
                text += line
            else:
                text += " " + line if text else line
        return clean_line(spell_out(text.replace("\x02", "-").replace("\ufffe", "-"), self._words))

    def _rejoined(self, text: str, line: str) -> str:
        head, tail = _LAST_PART.search(text[:-1]), _FIRST_PART.match(line)
        if head is None or tail is None or self._is_own(text[-1], head.group(1), tail.group()):
            return f"{text[:-1]}-{line}"
        return text[:-1] + line

    def _is_own(self, mark: str, head: str, tail: str) -> bool:
        """Whether the hyphen between `head` and `tail` belongs to the word."""
        if mark in _TYPESET:
            return False
        if self._typeset or not self._divided or not (head[-1].isalpha() and tail[0].isalpha()):
            return True
        whole, hyphened = (head + tail).lower(), f"{head}-{tail}".lower()
        if self._words[whole] or self._words[hyphened]:
            return self._words[hyphened] > self._words[whole]
        return tail[0].isupper() or head.lower() in _HEADS or tail.lower() in _TAILS
