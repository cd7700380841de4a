"""The rows of a library taken from its pages one by one, whatever of the tables' trees is lost.

A row is told by the kinds of its values, not by the list of tables, which stands in the first pages and may be lost.
What can be made anew from these rows (the search index, fingerprints, counts) is not looked for.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefer.library.sealed_pages import USABLE_BYTES, SealedPages

Value = int | float | str | bytes | None
Cell = tuple[int, bytes]
"""The number of a row, 0 where it has none, and its record."""

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x0A, 0x02
_SMALLEST_LOCAL = (USABLE_BYTES - 12) * 32 // 255 - 23
_LARGEST_IN_TABLE = USABLE_BYTES - 35
_LARGEST_IN_INDEX = (USABLE_BYTES - 12) * 64 // 255 - 23
_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its values in the order of the table's columns."""

    table: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the rows of a table look like: a letter for each value (t text, b bytes, i integer, r number, n nothing).

    The first value of a table numbered by its rows is stored as nothing.
    """

    table: str
    kinds: str
    fits: Callable[[tuple[Value, ...]], bool] = lambda _values: True


def _is_use(values: tuple[Value, ...]) -> bool:
    """Whether two values are those of a brief and of the evidence that it uses."""
    return all(_ID.fullmatch(str(value)) for value in values)


_ROWS = (
    _Shape("original", "tiib"),
    _Shape("page", "nttttttttt"),
    _Shape("article", "nttitttttittriii"),
    _Shape("reading", "nt"),
    _Shape("suggestions", "ttt"),
    _Shape("evidence", "nttttit"),
    _Shape("brief", "tttttit"),
    _Shape("snapshot", "ntttttt", lambda values: str(values[6]).startswith("{")),
    _Shape("deed", "ntttttt", lambda values: not str(values[6]).startswith("{")),
)
_ENTRIES = (
    _Shape("setting", "tt", lambda values: not _is_use(values) and not str(values[1]).startswith("bm25(")),
    _Shape("decision", "ttt"),
)


def rows_in(pages: SealedPages) -> Iterator[Row | None]:
    """The rows that can be read, page by page; None for each page that cannot.

    A row that goes on in a page that cannot be read is left out.
    """
    for number in range(2, pages.count + 1):
        page = pages.page(number)
        if page is None:
            yield None
        else:
            try:
                yield from tuple(_rows_on(page, pages))
            except (IndexError, struct.error):
                # Only a page that was made to deceive, by somebody with the key, is whole and makes no sense.
                yield None


def _rows_on(page: bytes, pages: SealedPages) -> Iterator[Row]:
    if page[0] == _TABLE_LEAF:
        yield from _found(_table_cells(page, pages), _ROWS)
    elif page[0] in (_INDEX_LEAF, _INDEX_INNER):
        yield from _found(_index_cells(page, pages), _ENTRIES)


def _found(cells: Iterator[Cell], shapes: tuple[_Shape, ...]) -> Iterator[Row]:
    for number, record in cells:
        kinds, values = _values(record)
        for shape in shapes:
            if _is_alike(kinds, shape.kinds) and shape.fits(values):
                yield Row(shape.table, (number, *values[1:]) if shape.kinds[0] == "n" else values)


def _is_alike(kinds: str, wanted: str) -> bool:
    return len(kinds) == len(wanted) and all(
        kind == want or (want == "r" and kind == "i") for kind, want in zip(kinds, wanted, strict=True)
    )


def _cell_places(page: bytes) -> Iterator[int]:
    head = 12 if page[0] == _INDEX_INNER else 8
    for cell in range(int.from_bytes(page[3:5], "big")):
        yield int.from_bytes(page[head + 2 * cell : head + 2 * cell + 2], "big")


def _table_cells(page: bytes, pages: SealedPages) -> Iterator[Cell]:
    for place in _cell_places(page):
        size, at = _varint(page, place)
        number, at = _varint(page, at)
        record = _record(page, at, size, _LARGEST_IN_TABLE, pages)
        if record is not None:
            yield number, record


def _index_cells(page: bytes, pages: SealedPages) -> Iterator[Cell]:
    skipped = 4 if page[0] == _INDEX_INNER else 0
    for place in _cell_places(page):
        size, at = _varint(page, place + skipped)
        record = _record(page, at, size, _LARGEST_IN_INDEX, pages)
        if record is not None:
            yield 0, record


def _record(page: bytes, at: int, size: int, largest: int, pages: SealedPages) -> bytes | None:
    """A record of that size which starts in the page, None where a page on which it goes on is lost."""
    if size <= largest:
        return page[at : at + size]
    if size > pages.count * USABLE_BYTES:
        return None
    local = _SMALLEST_LOCAL + (size - _SMALLEST_LOCAL) % (USABLE_BYTES - 4)
    local = local if local <= largest else _SMALLEST_LOCAL
    parts = [page[at : at + local]]
    following, missing = int.from_bytes(page[at + local : at + local + 4], "big"), size - local
    while missing > 0:
        more = pages.page(following)
        if more is None:
            return None
        parts.append(more[4 : 4 + missing])
        following, missing = int.from_bytes(more[:4], "big"), missing - (USABLE_BYTES - 4)
    return b"".join(parts)


def _values(record: bytes) -> tuple[str, tuple[Value, ...]]:
    """The kinds of a record's values, a letter each as in `_Shape`, and the values."""
    head, at = _varint(record, 0)
    place = head
    kinds: list[str] = []
    values: list[Value] = []
    while at < head:
        code, at = _varint(record, at)
        kind, value, place = _value(record, code, place)
        kinds.append(kind)
        values.append(value)
    return "".join(kinds), tuple(values)


def _value(record: bytes, code: int, place: int) -> tuple[str, Value, int]:
    """The value that a code of SQLite's record format tells of, its kind, and where the next one starts."""
    if code >= 12:
        end = place + (code - 12) // 2
        content = record[place:end]
        return ("t", content.decode("utf-8", "replace"), end) if code % 2 else ("b", content, end)
    if code in (8, 9):
        return "i", code - 8, place
    if code == 0:
        return "n", None, place
    end = place + (8 if code == 7 else _INTEGER_BYTES[code])
    if code == 7:
        return "r", struct.unpack(">d", record[place:end])[0], end
    return "i", int.from_bytes(record[place:end], "big", signed=True), end


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where what follows it starts."""
    value = 0
    for place in range(at, at + 8):
        byte = content[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | content[at + 8], at + 9
