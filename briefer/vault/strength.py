"""A rough judgement of a passphrase while it is typed, erring on the weak side."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from briefer.vault.sealing import LEAST_PASSPHRASE, is_long_enough, normal_passphrase

_WORD_BITS = 11.0
"""Bits of a word chosen by chance from a common list of 2,000."""
_LEVELS = ((70.0, 4, "Very strong"), (44.0, 3, "Strong"), (32.0, 2, "Fair"), (0.0, 1, "Weak"))
_COMMON = re.compile(r"pass(?:word|phrase)|qwert|asdf|letmein|welcome|admin|briefer|secret|12345|abcde", re.IGNORECASE)
_RUN = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Strength:
    """`level` runs from 0 (refused) to 4; `sentence` says why, for beside the field."""

    level: int
    sentence: str


def passphrase_strength(passphrase: str) -> Strength:
    """How well the passphrase would withstand guessing."""
    if not is_long_enough(passphrase):
        return Strength(0, f"Too short: at least {LEAST_PASSPHRASE} characters")
    text = normal_passphrase(passphrase).strip()
    words = [word for word in re.split(r"[\s\-_.,]+", text.casefold()) if len(word) > 2]
    different = set(words)
    bits = len(different) * _WORD_BITS if len(words) > 2 and text.isascii() else _bits_of_characters(text)
    if _COMMON.search(text):
        bits /= 2
    level, name = next((level, name) for least, level, name in _LEVELS if bits >= least)
    return Strength(level, f"{name}: {_reason(level, len(words), len(different))}")


def _bits_of_characters(text: str) -> float:
    distinct = _RUN.sub(r"\1", text)
    kinds = sum(bool(re.search(kind, text)) * size for kind, size in ((r"[a-z]", 26), (r"[A-Z]", 26), (r"\d", 10)))
    kinds += 20 if re.search(r"[^A-Za-z0-9]", text) else 0
    # People do not choose by chance: a character is worth about two thirds of what its kind allows.
    return len(distinct) * math.log2(max(2, min(kinds, 4 ** len(set(text))))) * 0.62


def _reason(level: int, words: int, different: int) -> str:
    if words > different:
        return "words are repeated"
    if level >= 3 and different > 2:
        return f"{_COUNTS.get(different, str(different))} unrelated words"
    if level >= 3:
        return "long and mixed"
    return "add an unrelated word"


_COUNTS = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
