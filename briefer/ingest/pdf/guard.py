"""What would make pdfium run out of memory or time, found before it is called: it answers with an abort."""

from __future__ import annotations

import re
import zlib

from briefer.ingest.errors import DamagedFileError, UnpacksTooLargeError

RATIO_LIMIT = 150
"""How many times its packed size a page's drawing may unpack to, once it is large."""
_LARGE = 16 * 1024 * 1024
"""Bytes below which a stream may be packed as tightly as it likes."""
_PACKED_FROM = 20_000
"""Bytes of a packed stream below which even the worst ratio stays small."""

_STREAM = re.compile(rb"stream\r?\n")
_FORM = re.compile(rb"(?<!\d)(\d{1,8}) \d{1,5} obj\b((?:(?!endobj)[\s\S]){0,4000}?)stream\r?\n")
_REFERENCE = re.compile(rb"(\d{1,8}) \d{1,5} R")


def check_pdf(name: str, content: bytes) -> None:
    """Raise an error for a PDF with a drawing that unpacks without measure or that draws itself."""
    for match in _STREAM.finditer(content):
        head = content[max(0, match.start() - 600) : match.start()].rpartition(b" obj")[2]
        if b"FlateDecode" in head and b"/Width" not in head:
            _check_stream(name, content, match.end())
    if _draws_itself(content):
        raise DamagedFileError(name, "a PDF")


def _check_stream(name: str, content: bytes, start: int) -> None:
    end = content.find(b"endstream", start)
    packed = content[start : end if end != -1 else len(content)]
    if len(packed) < _PACKED_FROM:
        return
    allowed = max(_LARGE, len(packed) * RATIO_LIMIT)
    unpacker, size = zlib.decompressobj(), 0
    pending = packed
    while pending:
        try:
            size += len(unpacker.decompress(pending, 4 * 1024 * 1024))
        except zlib.error:
            return
        if size > allowed:
            raise UnpacksTooLargeError(name)
        pending = unpacker.unconsumed_tail


def _draws_itself(content: bytes) -> bool:
    """Whether a form leads back to itself through the forms that it draws."""
    drawn: dict[bytes, set[bytes]] = {}
    for match in _FORM.finditer(content):
        head = match.group(2)
        if re.search(rb"/Subtype\s*/Form", head) and b"/XObject" in head:
            drawn[match.group(1)] = set(_REFERENCE.findall(head.partition(b"/XObject")[2]))
    return any(_leads_back(start, drawn) for start in drawn)


def _leads_back(start: bytes, drawn: dict[bytes, set[bytes]]) -> bool:
    seen: set[bytes] = set()
    waiting = list(drawn[start])
    while waiting and len(seen) < 1000:
        form = waiting.pop()
        if form == start:
            return True
        if form in drawn and form not in seen:
            seen.add(form)
            waiting += drawn[form]
    return False
