"""Bytes to text in whatever encoding they were saved."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from briefer.ingest.language import detect_language

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED_FROM = 200_000
"""Bytes from which an encoding is guessed: more costs time and changes no answer."""

_SAFE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{1,30}")


def decode(content: bytes, declared: str = "") -> str:
    """`content` as text; never fails.

    A byte-order mark is believed first, then UTF-16 without one, strict UTF-8, the `declared` encoding,
    a guess from the bytes, and Windows-1252 last.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    wide = _unmarked_wide(content)
    if wide:
        return content.decode(wide, "replace")
    if declared.lower().replace("_", "-") in _ESCAPED and content.isascii():
        return _strictly(content, declared) or content.decode("ascii")
    for name in ("utf-8", declared):
        text = _strictly(content, name)
        if text is not None:
            return text
    if _nearly_utf8(content):
        return content.decode("utf-8", "replace")
    return _guessed(content)


_ESCAPED = ("utf-7", "iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "hz")
_PYTHON_ONLY = ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem")


def known_encoding(name: str) -> bool:
    """Whether `name` is a text encoding that files use."""
    if not _SAFE_NAME.fullmatch(name) or name.lower().replace("_", "-") in _PYTHON_ONLY:
        return False
    try:
        return bool(codecs.lookup(name)._is_text_encoding)
    except (LookupError, AttributeError):
        return False


def looks_binary(content: bytes) -> bool:
    """Whether `content` is no text in any encoding: many control bytes, and not UTF-16 or UTF-32."""
    sample = content[:65_536]
    if any(sample.startswith(mark) for mark, _ in _MARKS) or _unmarked_wide(sample):
        return False
    if not sample:
        return False
    controls = sum(sample.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    return controls > len(sample) // 100 + 1


def _strictly(content: bytes, name: str) -> str | None:
    if not known_encoding(name):
        return None
    if name.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"):
        name = "cp1252"
    try:
        return content.decode(name)
    except (UnicodeError, ValueError):
        return None


def _unmarked_wide(content: bytes) -> str:
    """The UTF-16 flavour of `content` without a mark, told by the zero bytes of its Latin letters and spaces."""
    sample = content[:4096]
    if len(sample) < 8 or b"\0" not in sample:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _nearly_utf8(content: bytes) -> bool:
    """Whether all but a few of the non-ASCII sequences are sound UTF-8, as in a file with a broken spot."""
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text[:1_000_000] if char > "\x7f") - bad
    return bad > 0 and good > bad * 10


_MARKUP = re.compile(r"<(script|style)\b[^<]*(?:<(?!/\1)[^<]*)*|<[^>]{0,2000}>", re.IGNORECASE)
_WESTERN = frozenset(("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "ca", "id"))
_FOREIGN_IN_WORD = re.compile("[A-Za-z][\u0080-\u00a0¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶¸¹»¼½¾×÷‚ƒ„…†‡ˆ‰Š‹ŒŽ•˜™›žŸ¿«][a-z]")


def _western(content: bytes) -> str | None:
    """The text as Windows-1252 where it then reads as a Western language, with no sign inside a word."""
    high = sum(1 for byte in content[:_GUESSED_FROM] if byte > 127)
    if high * 8 > min(len(content), _GUESSED_FROM):
        return None
    text = _strictly(content, "cp1252")
    if text is None:
        return None
    shown = _MARKUP.sub(" ", text[: _GUESSED_FROM * 2])
    shown = max((shown, shown[len(shown) // 3 :]), key=lambda part: bool(detect_language(part)))
    # A handful of such bytes are quote marks and dashes, whatever the language of the rest.
    if high * 200 > len(content) and detect_language(shown) not in _WESTERN:
        return None
    return text if len(_FOREIGN_IN_WORD.findall(shown)) * 20 <= high else None


def _guessed(content: bytes) -> str:
    western = _western(content)
    if western is not None:
        return western
    best = from_bytes(content[:_GUESSED_FROM]).best()
    if best is not None:
        text = _strictly(content, best.encoding)
        if text is not None:
            return text
        return content.decode(best.encoding, "replace")
    return content.decode("cp1252", "replace")
