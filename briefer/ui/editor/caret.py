"""Where the caret stands in a brief: in code points of one line, whatever the page shows around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefer.brief.model import Block, BlockKind, Brief, Section, new_id
from briefer.brief.template import Template

HEAD = -1
"""The section number of the head: its line 0 is the title, line 1 and on are the fields."""


@dataclass(frozen=True, slots=True, order=True)
class Caret:
    """A place in the text: section (see `HEAD`) and block by index, `offset` in code points of that line.

    Carets sort in reading order.
    """

    section: int
    block: int
    offset: int = 0

    @property
    def line(self) -> tuple[int, int]:
        """The line it stands in: section and block."""
        return (self.section, self.block)


@dataclass(frozen=True, slots=True)
class Edited:
    """The brief after an edit, and where the caret belongs."""

    brief: Brief
    caret: Caret


def text_of(brief: Brief, line: tuple[int, int]) -> str:
    """The characters of a line; raises IndexError where the brief has no such line."""
    section, block = line
    if section != HEAD:
        return brief.sections[section].blocks[block].text
    return brief.title if block == 0 else brief.fields[block - 1].value


def lines(brief: Brief) -> list[tuple[int, int]]:
    """Every line that may hold the caret, in reading order."""
    head = [(HEAD, index) for index in range(len(brief.fields) + 1)]
    body = [(at, index) for at, section in enumerate(brief.sections) for index in range(len(section.blocks))]
    return head + body


def end_of(brief: Brief, line: tuple[int, int]) -> Caret:
    """The caret behind the last character of a line."""
    return Caret(*line, len(text_of(brief, line)))


def opened(brief: Brief, template: Template, empty: dict[str, Block]) -> Brief:
    """The brief with an empty line in each section without blocks, so that every section can hold the caret.

    `empty` remembers these lines by the section's key: they stay the same from one call to the next.
    """
    if all(section.blocks for section in brief.sections):
        return brief
    sections: list[Section] = []
    for section in brief.sections:
        if not section.blocks and section.key not in empty:
            found = template.section(section.key)
            empty[section.key] = Block(new_id(), found.block if found else BlockKind.PARAGRAPH)
        sections.append(section if section.blocks else replace(section, blocks=(empty[section.key],)))
    return replace(brief, sections=tuple(sections))


def closed(brief: Brief, empty: dict[str, Block]) -> Brief:
    """The brief without the lines that only `opened` added; one that was written in stays."""
    if not any(_is_opened(section, empty) for section in brief.sections):
        return brief
    return replace(
        brief,
        sections=tuple(
            replace(section, blocks=()) if _is_opened(section, empty) else section for section in brief.sections
        ),
    )


def _is_opened(section: Section, empty: dict[str, Block]) -> bool:
    return len(section.blocks) == 1 and section.blocks[0] is empty.get(section.key)
