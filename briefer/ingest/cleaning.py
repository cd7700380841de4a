"""Text from outside made plain: one kind of space, no control characters, no invisible marks."""

from __future__ import annotations

import re
import unicodedata

BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
"""Marks that reorder what is seen and can make a text read unlike what it says."""

_DROPPED: dict[int, str | None] = {ord(char): None for char in BIDI_CONTROLS + "\u00ad\u200b\u2060\ufeff\ufffe\uffff"}
_DROPPED.update({code: " " for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (0x09, 0x0A)})
_DROPPED_ANY = re.compile("[" + "".join(re.escape(chr(code)) for code in _DROPPED) + "]")

# Runs of space that are not one plain space already, since nearly all are.
_SPACE = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
_ANY_SPACE = re.compile(r"[^\S ]\s*| \s+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।:;][\"'”’»)\]›」』]*$")
_WORD = re.compile(r"\w+")


def clean_line(text: str) -> str:
    """`text` on one line: controls and invisible marks dropped, every run of space one space, NFC."""
    if _is_plain(text):
        return _composed(text).strip()
    return _ANY_SPACE.sub(" ", clean_text(text)).strip()


def clean_text(text: str) -> str:
    """`text` with its line feeds: other controls and invisible marks dropped, runs of space made one, NFC.

    Lone surrogates, which no file can hold, become U+FFFD.
    """
    if _is_plain(text.replace("\n", "")) and "  " not in text:
        return _composed(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")
    if _DROPPED_ANY.search(text):
        text = text.translate(_DROPPED)
    return _SPACE.sub(" ", text)


def _is_plain(line: str) -> bool:
    """Whether a line, as most do, holds nothing to drop and no run of space: all else but a space is not printable."""
    return line.isprintable() and "  " not in line


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, closing marks and brackets aside."""
    return bool(_SENTENCE_END.search(text.rstrip()))


def words(text: str) -> list[str]:
    """The words of `text` in order."""
    return _WORD.findall(text)


def has_words(text: str) -> bool:
    """Whether there is a word in `text`."""
    return _WORD.search(text) is not None


def folded(text: str) -> str:
    """The words of `text` in lower case with one space between, to compare lines whatever their marks."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
