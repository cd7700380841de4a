"""What typing does to a brief: pure edits between carets.

Each takes a brief in which every section has a line (see `caret.opened`) and returns the brief after the edit with
the caret. Headings are no lines, so no edit can reach them; words are never moved from one section to another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefer.brief.model import Block, BlockKind, Brief, Run, merged, new_id, runs_between
from briefer.ui.editor.caret import HEAD, Caret, Edited, end_of, lines, text_of

LINE_BREAK = "\u2028"
LISTS = frozenset({BlockKind.BULLET, BlockKind.NUMBER})
QUOTES = frozenset({BlockKind.QUOTE, BlockKind.ATTRIBUTION})
LIST_STARTS = {
    "- ": BlockKind.BULLET,
    "* ": BlockKind.BULLET,
    "• ": BlockKind.BULLET,
    "1. ": BlockKind.NUMBER,
    "1) ": BlockKind.NUMBER,
}
_CURLED = {'"': "“”", "'": "‘’"}
_BEFORE_OPENING = "([{“‘—–/\u2028"
MOST_CHARACTERS = 200_000
"""Code points that one insertion may bring in; the rest is left out."""


def block_at(brief: Brief, caret: Caret) -> Block:
    """The block in which a caret outside the head stands."""
    return brief.sections[caret.section].blocks[caret.block]


def one_line(text: str) -> str:
    """The text fit for one line: line ends become line breaks inside the block, other controls go."""
    unified = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\u2029", "\n").replace("\u0085", "\n")
    broken = "".join(LINE_BREAK if char in "\n\r\v\f" else " " if char == "\t" else char for char in unified)
    return "".join(char for char in broken if char >= " " and char not in "\x7f\ufffc\ufdd0\ufdd1")


def look_at(brief: Brief, caret: Caret) -> tuple[bool, bool]:
    """Whether text typed at the caret is bold and italic: as the character before it, else the one behind."""
    if caret.section == HEAD:
        return (False, False)
    runs = block_at(brief, caret).runs
    near = runs_between(runs, caret.offset - 1, caret.offset) if caret.offset else runs_between(runs, 0, 1)
    return (near[0].bold, near[0].italic) if near else (False, False)


def insert_text(brief: Brief, caret: Caret, text: str, look: tuple[bool, bool] | None = None) -> Edited:
    """The text typed at the caret; `look` is bold and italic, that of the neighbour for None.

    Inside a quoted run it belongs to the quotation; at its edges it is the writer's own.
    """
    clean = one_line(text)
    if caret.section == HEAD:
        old, clean = text_of(brief, caret.line), clean.replace(LINE_BREAK, " ")
        return _with_head(brief, caret, old[: caret.offset] + clean + old[caret.offset :], len(clean))
    block = block_at(brief, caret)
    before = runs_between(block.runs, 0, caret.offset)
    after = runs_between(block.runs, caret.offset, len(block.text))
    inside = bool(before and after) and before[-1].evidence_id == after[0].evidence_id
    bold, italic = look_at(brief, caret) if look is None else look
    typed = Run(clean, bold, italic, before[-1].evidence_id if inside else "")
    changed = replace(block, runs=merged((*before, typed, *after)))
    return Edited(with_block(brief, caret, (changed,)), replace(caret, offset=caret.offset + len(clean)))


def delete(brief: Brief, start: Caret, end: Caret) -> Edited:
    """The brief without what stands between two carets, `start` not after `end`.

    Inside a section the lines are joined. Over several sections each loses its own part; their headings stay.
    """
    if start.section == end.section != HEAD:
        return _delete_inside(brief, start, end)
    edited = brief
    for line in reversed([line for line in lines(brief) if start.line <= line <= end.line]):
        if line[0] != HEAD:
            continue
        text = text_of(brief, line)
        first = start.offset if line == start.line else 0
        last = end.offset if line == end.line else len(text)
        edited = _with_head(edited, Caret(*line), text[:first] + text[last:], 0).brief
    for section in range(max(0, start.section), end.section + 1):
        first_caret = start if section == start.section else Caret(section, 0)
        last_line = (section, len(brief.sections[section].blocks) - 1)
        last_caret = end if section == end.section else end_of(brief, last_line)
        edited = _delete_inside(edited, first_caret, last_caret).brief
    return Edited(edited, start)


def split(brief: Brief, caret: Caret) -> Edited:
    """What Enter does: a new line, out of the list on an empty one, down to the next line in the head."""
    if caret.section == HEAD:
        order = lines(brief)
        following = order[min(order.index(caret.line) + 1, len(order) - 1)]
        return Edited(brief, end_of(brief, following) if following[0] == HEAD else Caret(*following))
    block = block_at(brief, caret)
    if not block.runs and block.kind is not BlockKind.PARAGRAPH:
        return Edited(with_block(brief, caret, (replace(block, kind=BlockKind.PARAGRAPH),)), caret)
    before = runs_between(block.runs, 0, caret.offset)
    after = runs_between(block.runs, caret.offset, len(block.text))
    if block.kind in QUOTES and not after:
        return _line_after_quotation(brief, caret)
    goes_on = block.kind in LISTS or (block.kind is BlockKind.QUOTE and bool(before))
    kind = block.kind if goes_on else BlockKind.PARAGRAPH
    if before:
        pair = (replace(block, runs=merged(before)), Block(new_id(), kind, merged(after), block.marking))
    else:
        pair = (Block(new_id(), kind, (), block.marking), block)
    return Edited(with_block(brief, caret, pair), Caret(caret.section, caret.block + 1))


def join_backward(brief: Brief, caret: Caret) -> Edited:
    """What Backspace does at the start of a line: out of the list first, then onto the line before.

    It stops at the top of a section and in the head.
    """
    if caret.section == HEAD:
        return Edited(brief, caret)
    block = block_at(brief, caret)
    if block.kind is not BlockKind.PARAGRAPH:
        return Edited(with_block(brief, caret, (replace(block, kind=BlockKind.PARAGRAPH),)), caret)
    if caret.block == 0:
        return Edited(brief, caret)
    before = Caret(caret.section, caret.block - 1)
    return _join(brief, before)


def join_forward(brief: Brief, caret: Caret) -> Edited:
    """What Delete does at the end of a line: the line after is joined; it stops at the end of a section."""
    if caret.section == HEAD or caret.block + 1 >= len(brief.sections[caret.section].blocks):
        return Edited(brief, caret)
    return _join(brief, caret)


def start_list(brief: Brief, caret: Caret) -> Edited | None:
    """What a bullet or number typed at the start of a paragraph, and the space after it, stand for: a list.

    None where it is not that.
    """
    if caret.section == HEAD or block_at(brief, caret).kind is not BlockKind.PARAGRAPH:
        return None
    block = block_at(brief, caret)
    typed = runs_between(block.runs, 0, caret.offset)
    kind = LIST_STARTS.get("".join(run.text for run in typed))
    if kind is None or any(run.evidence_id for run in typed):
        return None
    listed = replace(block, kind=kind, runs=runs_between(block.runs, caret.offset, len(block.text)))
    return Edited(with_block(brief, caret, (listed,)), replace(caret, offset=0))


def curl_mark(brief: Brief, caret: Caret) -> Edited | None:
    """The straight quotation mark before the caret made one that opens or closes; None where none stands there."""
    text = text_of(brief, caret.line)
    typed = text[caret.offset - 1 : caret.offset] if caret.offset else ""
    if typed not in _CURLED:
        return None
    before = text[caret.offset - 2 : caret.offset - 1] if caret.offset > 1 else ""
    opens = not before or before.isspace() or before in _BEFORE_OPENING
    curled = _CURLED[typed][0 if opens else 1]
    if caret.section == HEAD:
        there = _with_head(brief, caret, _swapped(text, caret.offset - 1, curled), 0)
        return Edited(there.brief, caret)
    block = block_at(brief, caret)
    old = runs_between(block.runs, caret.offset - 1, caret.offset)
    runs = (
        *runs_between(block.runs, 0, caret.offset - 1),
        *(replace(run, text=curled) for run in old),
        *runs_between(block.runs, caret.offset, len(text)),
    )
    return Edited(with_block(brief, caret, (replace(block, runs=merged(runs)),)), caret)


def _swapped(text: str, place: int, char: str) -> str:
    return f"{text[:place]}{char}{text[place + 1 :]}"


def set_kind(brief: Brief, start: Caret, end: Caret, kind: BlockKind) -> Brief:
    """The lines from `start` to `end` as `kind`, or as paragraphs where all of them are of that kind already."""
    covered = [line for line in lines(brief) if start.line <= line <= end.line and line[0] != HEAD]
    blocks = [block_at(brief, Caret(*line)) for line in covered]
    wanted = BlockKind.PARAGRAPH if all(block.kind is kind for block in blocks) else kind
    edited = brief
    for line, block in zip(covered, blocks, strict=True):
        if block.kind is not wanted:
            edited = with_block(edited, Caret(*line), (replace(block, kind=wanted),))
    return edited


def set_bold(brief: Brief, start: Caret, end: Caret, bold: bool) -> Brief:  # noqa: FBT001
    """The characters between two carets made bold, or not."""
    return _each_run(brief, start, end, lambda run: replace(run, bold=bold))


def set_italic(brief: Brief, start: Caret, end: Caret, italic: bool) -> Brief:  # noqa: FBT001
    """The characters between two carets made italic, or not."""
    return _each_run(brief, start, end, lambda run: replace(run, italic=italic))


def selected_blocks(brief: Brief, start: Caret, end: Caret) -> tuple[Block, ...]:
    """What stands between two carets, as blocks; a line of the head comes as a paragraph."""
    found: list[Block] = []
    for line in lines(brief):
        if not start.line <= line <= end.line:
            continue
        first = start.offset if line == start.line else 0
        last = end.offset if line == end.line else len(text_of(brief, line))
        if line[0] == HEAD:
            runs: tuple[Run, ...] = (Run(text_of(brief, line)[first:last]),)
            found.append(Block("", BlockKind.PARAGRAPH, merged(runs)))
        else:
            block = block_at(brief, Caret(*line))
            found.append(replace(block, runs=runs_between(block.runs, first, last)))
    return tuple(found)


def with_block(brief: Brief, caret: Caret, blocks: tuple[Block, ...], count: int = 1) -> Brief:
    """The brief with `blocks` in place of the `count` blocks from the one with the caret on."""
    section = brief.sections[caret.section]
    changed = (*section.blocks[: caret.block], *blocks, *section.blocks[caret.block + count :])
    sections = list(brief.sections)
    sections[caret.section] = replace(section, blocks=changed)
    return replace(brief, sections=tuple(sections))


def _line_after_quotation(brief: Brief, caret: Caret) -> Edited:
    """A line behind the quotation and who said it, of the list that stands before them where there is one."""
    blocks = brief.sections[caret.section].blocks
    last = caret.block
    if last + 1 < len(blocks) and blocks[last + 1].kind is BlockKind.ATTRIBUTION:
        last += 1
    before = next((block.kind for block in reversed(blocks[:last]) if block.kind not in QUOTES), BlockKind.PARAGRAPH)
    new = Block(new_id(), before, (), blocks[last].marking)
    place = Caret(caret.section, last)
    return Edited(with_block(brief, place, (blocks[last], new)), Caret(caret.section, last + 1))


def _with_head(brief: Brief, caret: Caret, text: str, moved: int) -> Edited:
    after = replace(caret, offset=caret.offset + moved)
    if caret.block == 0:
        return Edited(replace(brief, title=text), after)
    fields = list(brief.fields)
    fields[caret.block - 1] = replace(fields[caret.block - 1], value=text)
    return Edited(replace(brief, fields=tuple(fields)), after)


def _delete_inside(brief: Brief, start: Caret, end: Caret) -> Edited:
    if start == end:
        return Edited(brief, start)
    first, last = block_at(brief, start), block_at(brief, end)
    runs = (*runs_between(first.runs, 0, start.offset), *runs_between(last.runs, end.offset, len(last.text)))
    changed = replace(first, runs=merged(runs))
    return Edited(with_block(brief, start, (changed,), end.block - start.block + 1), start)


def _join(brief: Brief, caret: Caret) -> Edited:
    first, second = block_at(brief, caret), block_at(brief, Caret(caret.section, caret.block + 1))
    joined = replace(first, runs=merged((*first.runs, *second.runs))) if first.runs else second
    return Edited(with_block(brief, caret, (joined,), 2), Caret(caret.section, caret.block, len(first.text)))


def _each_run(brief: Brief, start: Caret, end: Caret, change: Callable[[Run], Run]) -> Brief:
    edited = brief
    for line in lines(brief):
        if line[0] == HEAD or not start.line <= line <= end.line:
            continue
        block = block_at(brief, Caret(*line))
        length = len(block.text)
        first = start.offset if line == start.line else 0
        last = end.offset if line == end.line else length
        middle = tuple(change(run) for run in runs_between(block.runs, first, last))
        runs = (*runs_between(block.runs, 0, first), *middle, *runs_between(block.runs, last, length))
        edited = with_block(edited, Caret(*line), (replace(block, runs=merged(runs)),))
    return edited
