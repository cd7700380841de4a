"""Bytes to text in whatever encoding they were saved."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from briefer.ingest.guessing import guess_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_WIDE_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ASCII = re.compile(rb"[\t\r\n -~]")
_READABLE = re.compile(
    r"[\t\r\n -~\u00a0-\u024f\u0300-\u036f\u0370-\u03ff\u0400-\u045f\u0490-\u0491\u0531-\u0587\u05d0-\u05f4"
    r"\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10d0-\u10ff\u1e00-\u1eff\u2010-\u2044\u20ac\u2122\u3000-\u3011\u3040-\u30ff\u4e00-\u9fff"
    r"\uac00-\ud7a3\uff01-\uff5e]"
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
    escaped = _escaped(content)
    for name in (escaped, "utf-8", declared):
        text = _strictly(content, name)
        if text is not None:
            return text
    if _nearly_utf8(content):
        return content.decode("utf-8", _OTHERWISE)
    return _guessed(content)


def _escaped(content: bytes) -> str:
    """The encoding that shifts between alphabets by marks within ASCII, "" for none."""
    if b"\x1b$)C" in content[:200]:
        return "iso2022_kr"
    if b"\x1b$" in content or b"\x1b(J" in content:
        return "iso2022_jp"
    return "hz" if content.isascii() and _SHIFTED.search(content) else ""


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """What stands in a broken spot of UTF-8, read as Windows-1252: files are put together from several sources."""
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    # A letter cut off at the very end of a file is nobody's text.
    return ("\ufffd" if error.end == len(error.object) else bad.decode("cp1252", "replace")), error.end


_OTHERWISE = "briefer-western"
codecs.register_error(_OTHERWISE, _as_western)
_SHIFTED = re.compile(rb"~\{(?:[!-w][!-~]){2,}~\}")
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


_CONTROLS = bytes((*range(1, 9), *range(14, 27), *range(28, 32), 127))


def looks_binary(content: bytes) -> bool:
    """Whether `content` is no text in any encoding: many control bytes, and not UTF-16 or UTF-32."""
    sample = content[:65_536]
    if any(sample.startswith(mark) for mark, _ in _MARKS) or _unmarked_wide(sample):
        return False
    if not sample:
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
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
    """The flavour of UTF-16 or UTF-32 that `content` without a mark is in, "" for none.

    Text in them is full of bytes that no other text has, and reads as letters in one order of its bytes alone.
    """
    sample = content[:4096]
    if len(sample) < 8 or not _WIDE_BYTES.search(sample) or len(_ASCII.findall(sample)) > len(sample) * 0.92:
        return ""
    readable = {name: _readable(sample, name) for name in _WIDE}
    best = max(_WIDE, key=lambda name: readable[name])
    return best if readable[best] > 0.95 else ""


def _readable(sample: bytes, name: str) -> float:
    """Which part of the signs are letters, figures and marks that texts are made of, in an encoding of wide units."""
    unit = 4 if "32" in name else 2
    whole = len(sample) // unit * unit
    if len(sample) - whole and len(sample) < 4096:
        return 0.0
    try:
        text = sample[: whole - unit].decode(name)
    except UnicodeDecodeError:
        return 0.0
    return len(_READABLE.findall(text)) / max(1, len(text))


def _nearly_utf8(content: bytes) -> bool:
    """Whether all but a few of the non-ASCII sequences are sound UTF-8, as in a file with a broken spot."""
    text = content[:1_000_000].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f") - bad
    # Letters of other encodings hardly ever make up sound UTF-8 by chance.
    return good > max(2, bad * 2)


def _guessed(content: bytes) -> str:
    name = guess_encoding(content)
    if not name:
        best = from_bytes(content[:_GUESSED_FROM]).best()
        name = best.encoding if best is not None else "cp1252"
    return _strictly(content, name) or content.decode(name, "replace")
