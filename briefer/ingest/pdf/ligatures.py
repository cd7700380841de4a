"""Letters that a PDF draws as one sign without saying which letters they are."""

from __future__ import annotations

import re
from collections import Counter

UNNAMED = "\ue0ff"
"""Stands for a sign whose letters the file does not tell."""

_IN_WORD = re.compile(rf"\w*{UNNAMED}[\w{UNNAMED}]*")
_LETTERS = ("ff", "fi", "fl", "ffi", "ffl", "ft", "ti", "tt", "Th")


def spell_out(text: str, known: Counter[str]) -> str:
    """`text` with each unnamed sign inside a word as the letters that make a word `known` in the document.

    Where none does, "ff" is taken: it is the commonest of the signs that fonts leave unnamed. Outside words the
    sign becomes U+FFFD.
    """
    return _IN_WORD.sub(lambda match: _spelt(match.group(), known), text) if UNNAMED in text else text


def _spelt(word: str, known: Counter[str]) -> str:
    if not any(char.isalpha() and char.isascii() for char in word):
        return word.replace(UNNAMED, "\ufffd")
    tried = [word.replace(UNNAMED, letters) for letters in _LETTERS]
    return max(tried, key=lambda spelling: known[spelling.lower()])
