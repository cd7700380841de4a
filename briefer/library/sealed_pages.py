"""The pages of a library's file read one by one, without the engine, so that a lost page costs only itself.

It knows two formats: the cipher's (SQLite3 Multiple Ciphers, ChaCha20-Poly1305: the last 32 bytes of a page are its
nonce and its tag, the number of the page goes into its key) and that of SQLite's write-ahead log.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

PAGE_BYTES = 4096
USABLE_BYTES = PAGE_BYTES - 32
"""What of a page holds content."""

_NONCE_BYTES = 16
_PLAIN_START = 24
"""Bytes of the first page that are not encrypted."""
_LOG_HEAD = 32
_FRAME_HEAD = 24
_PROBES = 64


class SealedPages:
    """The pages of a file and its log under a key; `count` is how many there are."""

    __slots__ = ("_file", "_key", "_log", "_logged", "count")

    def __init__(self, file: bytes | mmap.mmap, log: bytes, key: bytes) -> None:
        self._file = file
        self._log = log
        self._key = key
        self._logged: dict[int, int] = {}
        self.count = len(file) // PAGE_BYTES
        self._read_log()

    def page(self, number: int) -> bytes | None:
        """The content of a page, numbered from 1, None where it is not what was written."""
        if not 1 <= number <= self.count:
            return None
        at = self._logged.get(number)
        if at is not None:
            return _opened(self._log[at : at + PAGE_BYTES], number, self._key)
        start = (number - 1) * PAGE_BYTES
        return _opened(self._file[start : start + PAGE_BYTES], number, self._key)

    @property
    def cut_off(self) -> int:
        """How many pages the file lacks at its end, as its first page tells; 0 where that one is lost."""
        first = self.page(1)
        return 0 if first is None else max(0, int.from_bytes(first[28:32], "big") - self.count)

    def is_any_right(self) -> bool:
        """Whether a page is as it was written: then the key is the right one, whatever else is damaged."""
        step = max(1, self.count // _PROBES)
        numbers = [*range(1, self.count + 1, step), *range(max(1, self.count - _PROBES), self.count + 1)]
        return any(self.page(number) is not None for number in numbers)

    def _read_log(self) -> None:
        """Note where the log holds newer pages, as far as it is whole and its changes are complete."""
        waiting: dict[int, int] = {}
        salts = self._log[16:24]
        for at in range(_LOG_HEAD, len(self._log) - _FRAME_HEAD - PAGE_BYTES + 1, _FRAME_HEAD + PAGE_BYTES):
            number, count = (int.from_bytes(self._log[at + place : at + place + 4], "big") for place in (0, 4))
            start = at + _FRAME_HEAD
            content = self._log[start : start + PAGE_BYTES]
            if self._log[at + 8 : at + 16] != salts or _opened(content, number, self._key) is None:
                return
            waiting[number] = start
            if count:
                self._logged |= waiting
                self.count = count


@contextmanager
def sealed_pages(path: Path, key: bytes) -> Iterator[SealedPages]:
    """The pages of a file that nobody has open, with its log. Raises OSError."""
    log = path.with_name(path.name + "-wal")
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        # An empty file cannot be mapped.
        whole = path.stat().st_size >= PAGE_BYTES
        mapped = stack.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) if whole else b""
        yield SealedPages(mapped, log.read_bytes() if log.exists() else b"", key)


def holds_pages_of(path: Path, key: bytes) -> bool:
    """Whether there is at least one page under the key in a file that nobody has open. Raises OSError."""
    with sealed_pages(path, key) as pages:
        return pages.is_any_right()


def _opened(sealed: bytes, number: int, key: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.poly1305 import Poly1305

    body, nonce, tag = sealed[:USABLE_BYTES], sealed[USABLE_BYTES : USABLE_BYTES + _NONCE_BYTES], sealed[-16:]
    block = int.from_bytes(nonce[12:], "little") ^ number
    keys = _ciphered(bytes(64), key, nonce, block)
    try:
        Poly1305.verify_tag(keys[:32], body + nonce, tag)
    except InvalidSignature:
        return None
    start = _PLAIN_START if number == 1 else 0
    return body[:start] + _ciphered(body[start:], keys[32:], nonce, block + 1)


def _ciphered(content: bytes, key: bytes, nonce: bytes, block: int) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

    counter = (block & 0xFFFFFFFF).to_bytes(4, "little")
    # An own cipher of the library's file format, with its own tag: see `_opened`.
    return Cipher(algorithms.ChaCha20(key, counter + nonce[:12]), mode=None).encryptor().update(content)
