"""Taking over what something other than our own typing changed in the document, such as a screen reader."""

from __future__ import annotations

from dataclasses import replace

from briefer.brief.model import Block, Brief, Run, new_id
from briefer.ui.editor.document import ReadLine
from briefer.ui.editor.page import LineRole, Page


def brief_read(lines: tuple[ReadLine, ...], page: Page, before: Brief) -> Brief | None:
    """The brief that the document's lines stand for; None where a protected line was changed.

    `page` is what was on show and `before` its brief with a line in each section.
    """
    fixed = [_fixed(line.role, line.id, _text(line.runs)) for line in lines]
    wanted = [_fixed(int(line.role), line.id, "".join(shard.text for shard in line.shards)) for line in page.lines]
    if [item for item in fixed if item] != [item for item in wanted if item]:
        return None
    title = [_text(line.runs) for line in lines if line.role == LineRole.TITLE]
    values = [_text(line.runs) for line in lines if line.role == LineRole.FIELD]
    if len(title) != 1 or len(values) != len(before.fields):
        return None
    groups: list[list[Block]] = []
    seen: set[str] = set()
    for line in lines:
        if line.role == LineRole.HEADING:
            groups.append([])
        elif line.role in {LineRole.BODY, LineRole.HELP}:
            if not groups:
                return None
            groups[-1].append(_block(line, seen, before))
    if len(groups) != len(before.sections) or not all(groups):
        return None
    return replace(
        before,
        title=title[0],
        fields=tuple(replace(field, value=value) for field, value in zip(before.fields, values, strict=True)),
        sections=tuple(
            replace(section, blocks=tuple(group)) for section, group in zip(before.sections, groups, strict=True)
        ),
    )


def _block(line: ReadLine, seen: set[str], before: Brief) -> Block:
    block = line.block()
    if block.id in seen:
        return replace(block, id=new_id())
    seen.add(block.id)
    marking = next((old.marking for _section, old in before.blocks() if old.id == block.id), "")
    return replace(block, marking=marking)


def _fixed(role: int, name: str, text: str) -> tuple[int, str, str] | None:
    return (role, name, text) if role in {LineRole.MARKING, LineRole.SUBTITLE, LineRole.HEADING} else None


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
