"""The text document as a view of a page: shows lines, changing only what differs, and reads them back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from briefer.brief.model import Block, BlockKind, Run, merged
from briefer.ui.editor.caret import HEAD, Caret
from briefer.ui.editor.formats import Tag, base_format, block_format, shard_format
from briefer.ui.editor.look import PageLook
from briefer.ui.editor.measures import Meter
from briefer.ui.editor.page import EDITABLE, Line, LineRole, Page, Shard
from briefer.ui.offsets import Offsets

_UNSAFE = dict.fromkeys(map(ord, "\n\r\x00\u2029\ufdd0\ufdd1\ufffc"), "\ufffd")


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as it stands in the document: role 0 where Qt made it without our knowing."""

    role: int
    id: str
    kind: str
    runs: tuple[Run, ...]

    def block(self) -> Block:
        """The line as a block of a brief."""
        return Block(self.id, BlockKind(self.kind or BlockKind.PARAGRAPH), self.runs)


class PageDocument:
    """Keeps a `QTextDocument` showing a page.

    Positions of the document count UTF-16 units and citation marks; carets count code points of the brief's
    own text. This is the one place that knows both.
    """

    def __init__(self, document: QTextDocument, look: PageLook) -> None:
        self.document = document
        self.look = look
        self.page = Page((), ())
        self.is_showing = False
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)

    def show(self, page: Page) -> int | None:
        """Show a page; only lines that differ from those on show are touched.

        Returns the position just behind the first change, None where no text changed.
        """
        old, new = self.page.lines, page.lines
        head, tail = _common(old, new)
        changed: int | None = None
        if not new:
            with self._showing() as cursor:
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.removeSelectedText()
                cursor.setBlockFormat(QTextBlockFormat())
            self.page = page
            return None
        with self._showing() as cursor:
            old_end, new_end = len(old) - tail, len(new) - tail
            shared = min(old_end, new_end)
            for index in range(head, shared):
                place = self._update(cursor, index, old[index], new[index])
                changed = place if changed is None else changed
            for index in range(shared, new_end):
                changed = self._insert(cursor, index, new[index], first=changed)
            if old_end > new_end:
                self._remove(cursor, new_end, old_end)
                # Qt gives an empty line the format of what was removed behind it.
                self._format_block(cursor, self.document.findBlockByNumber(new_end - 1), new[new_end - 1])
                changed = self._end_of_line(max(0, new_end - 1)) if changed is None else changed
        self.page = page
        return changed

    def set_look(self, look: PageLook) -> None:
        """Draw the same page in other colours or sizes."""
        self.look = look
        with self._showing() as cursor:
            for index, line in enumerate(self.page.lines):
                block = self.document.findBlockByNumber(index)
                self._format_block(cursor, block, line)
                self._replace(cursor, block.position(), block.length() - 1, line.shards, line)

    def show_again(self) -> None:
        """Draw the whole page anew, after something else changed the document."""
        page = self.page
        self.show(Page((), ()))
        self.show(page)

    def line_at(self, position: int) -> tuple[int, Line]:
        """The index and the line at a position of the document; the page must not be empty."""
        index = self.document.findBlock(position).blockNumber()
        index = max(0, min(index, len(self.page.lines) - 1))
        return index, self.page.lines[index]

    def caret_at(self, position: int, *, forward: bool = True) -> Caret:
        """The caret at a position; in a protected line the nearest one after it, or before where not `forward`."""
        if not self.page.lines:
            return Caret(HEAD, 0)
        index, line = self.line_at(position)
        address = self.page.addresses[index]
        if address is not None:
            inside = position - self.document.findBlockByNumber(index).position()
            return Caret(*address, _offset_of(line, inside))
        found = self._editable_line(index, 1 if forward else -1)
        found = found if found is not None else self._editable_line(index, -1 if forward else 1)
        if found is None:
            return Caret(HEAD, 0)
        nearest = self.page.addresses[found]
        assert nearest is not None
        return Caret(*nearest, 0 if found > index else len(self.page.lines[found].text))

    def position_of(self, caret: Caret) -> int:
        """The position of a caret, behind a citation mark that stands there."""
        try:
            index = self.page.addresses.index(caret.line)
        except ValueError:
            return 0
        line = self.page.lines[index]
        return self.document.findBlockByNumber(index).position() + _position_in(line, caret.offset)

    def meter_of(self, section: int) -> tuple[str, Meter] | None:
        """The heading of a section, by index, with its words and limit; None for the head."""
        headings = [line for line in self.page.lines if line.role is LineRole.HEADING]
        if not 0 <= section < len(headings):
            return None
        meter = headings[section].meter
        return None if meter is None else (headings[section].text, meter)

    def is_protected(self, position: int) -> bool:
        """Whether a position lies in a heading, the marking or the line under the title."""
        return bool(self.page.lines) and self.line_at(position)[1].role not in EDITABLE

    def resting_position(self, position: int, *, forward: bool) -> int:
        """Where a cursor that came to `position` belongs: not in a protected line, in help or in a mark's number.

        It goes on in the direction in which it came.
        """
        if not self.page.lines:
            return position
        index, line = self.line_at(position)
        if line.role not in EDITABLE:
            return self.position_of(self.caret_at(position, forward=forward))
        start = self.document.findBlockByNumber(index).position()
        if line.role is LineRole.HELP:
            return start
        at = start
        for shard in line.shards:
            end = at + units_in(shard.text)
            if shard.citation and at < position < end:
                return end if forward else at
            at = end
        return position

    def shard_at(self, position: int) -> Shard | None:
        """The shard whose characters cover the position after it; None at the end of a line."""
        if not self.page.lines:
            return None
        index, line = self.line_at(position)
        inside = position - self.document.findBlockByNumber(index).position()
        at = 0
        for shard in line.shards:
            at += units_in(shard.text)
            if inside < at:
                return shard
        return None

    def read(self) -> tuple[ReadLine, ...]:
        """The lines that stand in the document now, without citation marks and help."""
        found: list[ReadLine] = []
        block = self.document.begin()
        while block.isValid():
            form = block.blockFormat()
            role = int(form.property(Tag.ROLE) or 0)
            runs = () if role == LineRole.HELP else _runs_of(block)
            found.append(ReadLine(role, str(form.property(Tag.ID) or ""), str(form.property(Tag.KIND) or ""), runs))
            block = block.next()
        return tuple(found)

    @contextmanager
    def _showing(self) -> Iterator[QTextCursor]:
        cursor = QTextCursor(self.document)
        self.is_showing = True
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            self.is_showing = False

    def _editable_line(self, index: int, step: int) -> int | None:
        while 0 <= index < len(self.page.lines):
            if self.page.addresses[index] is not None:
                return index
            index += step
        return None

    def _end_of_line(self, index: int) -> int:
        block = self.document.findBlockByNumber(index)
        return block.position() + block.length() - 1

    def _update(self, cursor: QTextCursor, index: int, old: Line, new: Line) -> int | None:
        if old == new:
            return None
        block = self.document.findBlockByNumber(index)
        if block_format(old, self.look) != block_format(new, self.look):
            self._format_block(cursor, block, new)
        if base_format(old, self.look) != base_format(new, self.look):
            self._replace(cursor, block.position(), block.length() - 1, new.shards, new)
            return block.position() + block.length() - 1 if old.text != new.text else None
        kept_head, removed, middle = _difference(old.shards, new.shards)
        if not removed and not middle:
            return None
        start = block.position() + kept_head
        self._replace(cursor, start, removed, middle, new)
        if old.text == new.text:
            return None
        return start + sum(units_in(shard.text) for shard in middle)

    def _insert(self, cursor: QTextCursor, index: int, line: Line, first: int | None) -> int:
        if index == 0:
            cursor.setPosition(0)
        else:
            cursor.setPosition(self._end_of_line(index - 1))
            cursor.insertBlock()
        block = self.document.findBlockByNumber(index)
        self._format_block(cursor, block, line)
        self._replace(cursor, block.position(), 0, line.shards, line)
        return self._end_of_line(index) if first is None else first

    def _remove(self, cursor: QTextCursor, start: int, end: int) -> None:
        cursor.setPosition(self._end_of_line(start - 1))
        cursor.setPosition(self._end_of_line(end - 1), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _format_block(self, cursor: QTextCursor, block: QTextBlock, line: Line) -> None:
        cursor.setPosition(block.position())
        cursor.setBlockFormat(block_format(line, self.look))
        cursor.setBlockCharFormat(base_format(line, self.look))

    def _replace(self, cursor: QTextCursor, start: int, removed: int, shards: tuple[Shard, ...], line: Line) -> None:
        cursor.setPosition(start)
        if removed:
            cursor.setPosition(start + removed, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        for shard in shards:
            cursor.insertText(shard.text.translate(_UNSAFE), shard_format(shard, line, self.look))


def units_in(text: str) -> int:
    """How many UTF-16 units the text takes: what Qt counts."""
    return len(text) if text.isascii() else Offsets(text).to_units(len(text))


def _position_in(line: Line, offset: int) -> int:
    """The UTF-16 position of a code-point offset in a line, behind a citation mark that stands there."""
    if line.role is LineRole.HELP:
        return 0
    at = 0
    left = offset
    for shard in line.shards:
        if shard.citation:
            at += units_in(shard.text)
        elif left >= len(shard.text):
            at += units_in(shard.text)
            left -= len(shard.text)
        else:
            return at + units_in(shard.text[:left])
    return at


def _offset_of(line: Line, inside: int) -> int:
    """The code-point offset at a UTF-16 position of a line; inside a citation mark that of the mark."""
    if line.role is LineRole.HELP:
        return 0
    offset = at = 0
    for shard in line.shards:
        length = units_in(shard.text)
        if at + length > inside:
            return offset if shard.citation else offset + Offsets(shard.text).to_code_points(inside - at)
        at += length
        offset += 0 if shard.citation else len(shard.text)
    return offset


def _common(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many items both have alike at the start, and then at the end."""
    most = min(len(old), len(new))
    head = 0
    while head < most and (old[head] is new[head] or old[head] == new[head]):
        head += 1
    tail = 0
    while tail < most - head and (old[-1 - tail] is new[-1 - tail] or old[-1 - tail] == new[-1 - tail]):
        tail += 1
    return head, tail


def _difference(old: tuple[Shard, ...], new: tuple[Shard, ...]) -> tuple[int, int, tuple[Shard, ...]]:
    """What to do to turn old shards into new: UTF-16 units to keep, units to remove, shards to put there."""
    before, after = _common(old, new)
    first = _letters(old[before : len(old) - after])
    second = _letters(new[before : len(new) - after])
    head, tail = _common(first, second)
    kept = sum(units_in(shard.text) for shard in old[:before]) + units_in("".join(text for text, _look in first[:head]))
    removed = units_in("".join(text for text, _look in first[head : len(first) - tail]))
    middle: list[tuple[str, Shard]] = []
    for char, look in second[head : len(second) - tail]:
        if middle and middle[-1][1] is look:
            middle[-1] = (middle[-1][0] + char, look)
        else:
            middle.append((char, look))
    return kept, removed, tuple(_with_text(look, text) for text, look in middle)


def _letters(shards: tuple[Shard, ...]) -> list[tuple[str, Shard]]:
    """Each character with its look: the shard without its text, one object per look of this line."""
    found: list[tuple[str, Shard]] = []
    for shard in shards:
        look = _with_text(shard, "")
        if shard.citation:
            found.append((shard.text, look))
        else:
            found += [(char, look) for char in shard.text]
    return found


def _with_text(shard: Shard, text: str) -> Shard:
    return Shard(
        text,
        shard.bold,
        shard.italic,
        shard.evidence_id,
        shard.evidence_kind,
        shard.state,
        shard.wrong,
        shard.citation,
    )


def _runs_of(block: QTextBlock) -> tuple[Run, ...]:
    runs: list[Run] = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        form = fragment.charFormat()
        if fragment.isValid() and not form.property(Tag.CITATION):
            runs.append(
                Run(
                    fragment.text(),
                    bool(form.property(Tag.BOLD)),
                    bool(form.property(Tag.ITALIC)),
                    str(form.property(Tag.EVIDENCE) or ""),
                )
            )
        fragments += 1
    return merged(tuple(runs))
