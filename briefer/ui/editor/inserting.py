"""Putting blocks and evidence into a brief at the caret."""

from __future__ import annotations

from dataclasses import replace

from briefer.brief.edit import LONG_QUOTATION, evidence_runs
from briefer.brief.model import Block, BlockKind, Brief, Run, merged, new_id, runs_between
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.ui.editor.caret import HEAD, Caret, Edited
from briefer.ui.editor.editing import LINE_BREAK, block_at, insert_text, with_block


def insert_blocks(brief: Brief, caret: Caret, blocks: tuple[Block, ...]) -> Edited:
    """The brief with `blocks` at the caret: the first joins the line, the last takes what stood behind the caret.

    An empty line takes the kind of the first. In the head only the words of all, on one line, go in.
    """
    if not blocks:
        return Edited(brief, caret)
    if caret.section == HEAD:
        return insert_text(brief, caret, " ".join(block.text for block in blocks))
    block = block_at(brief, caret)
    before = runs_between(block.runs, 0, caret.offset)
    after = runs_between(block.runs, caret.offset, len(block.text))
    kind = block.kind if block.runs or blocks[0].kind is BlockKind.PARAGRAPH else blocks[0].kind
    made = [replace(block, kind=kind, runs=(*before, *blocks[0].runs))]
    made += [replace(new, id=new_id(), marking=block.marking) for new in blocks[1:]]
    last = made[-1]
    end = Caret(caret.section, caret.block + len(made) - 1, len(last.text))
    made[-1] = replace(last, runs=(*last.runs, *after))
    joined = tuple(replace(item, runs=merged(item.runs)) for item in made)
    return Edited(with_block(brief, caret, joined), end)


def insert_evidence(brief: Brief, caret: Caret, evidence: Evidence, new: tuple[Block, ...]) -> Edited:
    """The brief with a piece of evidence at the caret; `new` are the blocks in which it stands by itself.

    These come on an empty line; a long quotation also follows the line at whose end the caret stands. Anywhere else
    the evidence goes into the line, with spaces around.
    """
    if caret.section == HEAD:
        return insert_text(brief, caret, evidence.anchor.text)
    block = block_at(brief, caret)
    if not block.text.strip():
        return _place(brief, caret, new, block)
    if caret.offset == len(block.text) and new[0].kind is BlockKind.QUOTE:
        return _place(brief, caret, (block, *new), block)
    return _into_line(brief, caret, evidence)


def is_long(evidence: Evidence) -> bool:
    """Whether the evidence is a quotation that stands in a block of its own."""
    return evidence.kind is EvidenceKind.QUOTATION and len(evidence.anchor.text.split()) >= LONG_QUOTATION


def _place(brief: Brief, caret: Caret, blocks: tuple[Block, ...], old: Block) -> Edited:
    marked = tuple(replace(block, marking=old.marking) for block in blocks)
    last = Caret(caret.section, caret.block + len(marked) - 1, len(marked[-1].text))
    return Edited(with_block(brief, caret, marked), last)


def _into_line(brief: Brief, caret: Caret, evidence: Evidence) -> Edited:
    block = block_at(brief, caret)
    text = block.text
    runs = evidence_runs(evidence)
    if caret.offset and not text[caret.offset - 1].isspace() and text[caret.offset - 1] not in f"([“‘—{LINE_BREAK}":
        runs = (Run(" "), *runs)
    if caret.offset < len(text) and text[caret.offset].isalnum():
        runs = (*runs, Run(" "))
    before = runs_between(block.runs, 0, caret.offset)
    after = runs_between(block.runs, caret.offset, len(text))
    changed = replace(block, runs=merged((*before, *runs, *after)))
    end = caret.offset + sum(len(run.text) for run in runs)
    return Edited(with_block(brief, caret, (changed,)), replace(caret, offset=end))
