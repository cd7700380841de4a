"""Rows taken from single pages: whole ones only, and nothing that a page may hold stops it."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.poly1305 import Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st
from library.material import KEY

from briefer.library import engine
from briefer.library.carving import Row, rows_in
from briefer.library.sealed_pages import PAGE_BYTES, USABLE_BYTES, SealedPages, sealed_pages


def sealed(content: bytes, number: int) -> bytes:
    """A page as the library's cipher writes it, with a nonce of its number."""
    nonce = bytes([number]) * 16
    block = int.from_bytes(nonce[12:], "little") ^ number

    def ciphered(plain: bytes, key: bytes, counter: int) -> bytes:
        start = (counter & 0xFFFFFFFF).to_bytes(4, "little") + nonce[:12]
        return Cipher(algorithms.ChaCha20(key, start), mode=None).encryptor().update(plain)

    keys = ciphered(bytes(64), KEY, block)
    body = ciphered(content.ljust(USABLE_BYTES, b"\0"), keys[32:], block + 1) + nonce
    return body + Poly1305.generate_tag(keys[:32], body)


def pages_of(*contents: bytes) -> SealedPages:
    """A file of those pages, the first of them page 2."""
    return SealedPages(
        bytes(PAGE_BYTES) + b"".join(sealed(content, number) for number, content in enumerate(contents, start=2)),
        b"",
        KEY,
    )


def leaf(kind: int, *cells: bytes) -> bytes:
    """A page with those cells at its end."""
    place, places, end = USABLE_BYTES, b"", b""
    for cell in cells:
        place -= len(cell)
        places += place.to_bytes(2, "big")
        end = cell + end
    head = bytes([kind]) + bytes(2) + len(cells).to_bytes(2, "big") + bytes(3 if kind != 2 else 7)
    return (head + places).ljust(USABLE_BYTES - len(end), b"\0") + end


@settings(deadline=None)
@given(st.sampled_from([0x0D, 0x0A, 0x02, 0x05, 0]), st.binary(max_size=600), st.binary(max_size=200))
def test_any_content_of_a_page_gives_rows_or_none(kind: int, content: bytes, more: bytes):
    for row in rows_in(pages_of(bytes([kind]) + content, bytes(4) + more)):
        assert row is None or isinstance(row, Row)


def test_a_row_that_goes_on_without_end_is_left_out():
    endless = b"\xff" * 8 + b"\x7f" + b"\x01" + b"\x03\x00\x81\x01"
    in_a_ring = b"\xa0\x00" + b"\x01" + b"\x03\x00\x81\x01" + bytes(4000)
    assert list(rows_in(pages_of(leaf(0x0D, endless)))) == []
    ring = (2).to_bytes(4, "big") + b"x" * 100
    assert [row for row in rows_in(pages_of(leaf(0x0D, in_a_ring[:3000]), ring)) if row] == []


def test_rows_that_are_inside_or_across_pages_are_read_whole(tmp_path: Path):
    path = tmp_path / "rows.briefer"
    path.touch()
    db = engine.connect(path, KEY)
    db.execute("create table reading(number integer primary key, record text not null)")
    db.execute("create table setting(name text primary key, value text not null) without rowid")
    lengths = [*range(0, 200, 40), *range(3990, 4080), 8125, 8126, 8127, 12_190, 50_000]
    for length in lengths:
        db.execute("insert into reading values (?, ?)", (length + 1, "r" * length))
        db.execute("insert into setting values (?, ?)", (f"{length}", "s" * length))
    numbers = [-(2**62), -1, 0, 127, 128, 2**40, 2**55, 2**62]
    db.execute("create table original(sha256 text, size integer, packed integer, content blob)")
    db.executemany("insert into original values ('a', ?, 0, x'00ff')", [(number,) for number in numbers])
    db.close()
    with sealed_pages(path, KEY) as pages:
        rows = [row for row in rows_in(pages) if row is not None]
    assert sorted(row.values for row in rows if row.table == "reading") == sorted(
        (length + 1, "r" * length) for length in lengths
    )
    assert {row.values for row in rows if row.table == "setting"} == {(f"{size}", "s" * size) for size in lengths}
    assert [row.values[1] for row in rows if row.table == "original"] == numbers


def test_a_row_on_a_page_that_is_lost_is_left_out(tmp_path: Path):
    path = tmp_path / "rows.briefer"
    path.touch()
    db = engine.connect(path, KEY)
    db.execute("create table reading(number integer primary key, record text not null)")
    db.executemany("insert into reading values (?, ?)", [(1, "short"), (2, "l" * 50_000)])
    db.close()
    content = path.read_bytes()
    path.write_bytes(content[: -2 * PAGE_BYTES])
    with sealed_pages(path, KEY) as pages:
        assert [row.values for row in rows_in(pages) if row is not None] == [(1, "short")]
        assert pages.page(0) is None
