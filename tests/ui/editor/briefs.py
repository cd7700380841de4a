"""Any brief that can stand on the page, for property tests."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from ui.editor.desks import evidence, note

from briefer.brief.model import Block, BlockKind, Brief, Field, Run, Section, merged, new_id
from briefer.ui.editor.caret import Caret, lines, opened, text_of

CHARACTERS = st.one_of(
    st.sampled_from("ab .,;“”’\u2028\u00a0é🔋한e\u0301ש"),
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufffc\ufdd0\ufdd1"),
)
WORDS = st.text(CHARACTERS, max_size=12)
RUNS = st.builds(
    Run,
    text=WORDS,
    bold=st.booleans(),
    italic=st.booleans(),
    evidence_id=st.sampled_from(["", "", "gone", *[item.id for item in evidence()]]),
)
BLOCKS = st.builds(
    lambda kind, runs: Block(new_id(), kind, merged(tuple(runs))),
    st.sampled_from(list(BlockKind)),
    st.lists(RUNS, max_size=4),
)
LINES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufffc\ufdd0\ufdd1"), max_size=12
)


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    """A brief of the information note in which every section has a line."""
    template = note()
    sections = tuple(
        Section(section.key, section.heading, tuple(draw(st.lists(BLOCKS, max_size=3))))
        for section in template.sections
    )
    fields = tuple(Field(field.key, field.label, draw(LINES)) for field in template.fields)
    brief = Brief(
        id="b",
        template=template.id,
        title=draw(LINES),
        date=dt.date(2026, 3, 13),
        fields=fields,
        marking=draw(st.sampled_from(["", "OFFICIAL"])),
        sections=sections,
    )
    return opened(brief, template, {})


@st.composite
def carets(draw: st.DrawFn, brief: Brief) -> Caret:
    """A place in that brief."""
    line = draw(st.sampled_from(lines(brief)))
    return Caret(*line, draw(st.integers(0, len(text_of(brief, line)))))
