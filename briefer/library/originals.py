"""The untouched files behind the articles: compressed, each kept once, sealed by their sha256."""

from __future__ import annotations

import zlib

import apsw

from briefer.core.article import seal
from briefer.library import engine

_LEVEL = 6


def put_original(db: apsw.Connection, content: bytes) -> str:
    """Keep the bytes unless they are kept already and whole; their seal."""
    sha256 = seal(content)
    if original(db, sha256) is None:
        packed = zlib.compress(content, _LEVEL)
        is_packed = len(packed) < len(content)
        db.execute(
            "insert or replace into original(sha256, size, packed, content) values (?, ?, ?, ?)",
            (sha256, len(content), is_packed, packed if is_packed else content),
        )
    return sha256


def original(db: apsw.Connection, sha256: str) -> bytes | None:
    """The bytes that were kept, None where there are none or they no longer match their seal."""
    found = engine.row(db, "select size, packed, content from original where sha256 = ?", (sha256,))
    if found is None:
        return None
    size, is_packed, content = int(found[0]), bool(found[1]), bytes(found[2])
    if is_packed:
        try:
            # One byte more than expected shows a wrong size without unpacking without end.
            content = zlib.decompressobj().decompress(content, size + 1)
        except zlib.error:
            return None
    return content if seal(content) == sha256 else None


def drop_unused(db: apsw.Connection) -> None:
    """Remove the originals that no article needs any more."""
    db.execute("delete from original where sha256 not in (select sha256 from article)")
