"""What typing does to a brief, without a window."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from ui.editor.briefs import briefs, carets
from ui.editor.desks import block, empty_brief, evidence, note

from briefer.brief.edit import evidence_blocks, with_blocks
from briefer.brief.model import Block, BlockKind, Brief, Run, merged
from briefer.ui.editor.caret import Caret, closed, lines, opened, text_of
from briefer.ui.editor.editing import (
    delete,
    insert_text,
    join_backward,
    join_forward,
    one_line,
    runs_between,
    selected_blocks,
    set_bold,
    set_kind,
    split,
)
from briefer.ui.editor.inserting import insert_blocks, insert_evidence


def frame(brief: Brief) -> list[object]:
    """What no edit of the text may touch."""
    return [brief.id, brief.marking, brief.date, [(section.key, section.heading) for section in brief.sections]]


def words(brief: Brief) -> str:
    return "".join(text_of(brief, line) for line in lines(brief))


def is_sound(brief: Brief) -> bool:
    blocks = [block for _section, block in brief.blocks()]
    ids = [block.id for block in blocks]
    return (
        all(section.blocks for section in brief.sections)
        and len(ids) == len(set(ids))
        and all(block.runs == merged(block.runs) for block in blocks)
    )


@given(st.data())
def test_inserting_then_deleting_gives_the_words_back(data: st.DataObject) -> None:
    brief = data.draw(briefs())
    caret = data.draw(carets(brief))
    typed = insert_text(brief, caret, data.draw(st.text(max_size=10)))
    assert is_sound(typed.brief)
    assert frame(typed.brief) == frame(brief)
    assert delete(typed.brief, caret, typed.caret).brief == brief


@given(st.data())
def test_deleting_takes_what_was_selected_and_nothing_else(data: st.DataObject) -> None:
    brief = data.draw(briefs())
    start, end = sorted((data.draw(carets(brief)), data.draw(carets(brief))))
    gone = "".join(block.text for block in selected_blocks(brief, start, end))
    after = delete(brief, start, end)
    assert len(words(after.brief)) == len(words(brief)) - len(gone)
    assert is_sound(after.brief)
    assert frame(after.brief) == frame(brief)
    assert after.caret == start


@given(st.data())
def test_no_word_leaves_its_section(data: st.DataObject) -> None:
    brief = data.draw(briefs())
    start, end = sorted((data.draw(carets(brief)), data.draw(carets(brief))))
    after = delete(brief, start, end).brief
    for at, section in enumerate(brief.sections):
        text = "".join(block.text for block in section.blocks)
        left = "".join(block.text for block in after.sections[at].blocks)
        assert left == text if at < start.section or at > end.section else len(left) <= len(text)


@given(st.data())
def test_splitting_keeps_the_words_and_joining_heals_it(data: st.DataObject) -> None:
    brief = data.draw(briefs())
    caret = data.draw(carets(brief))
    after = split(brief, caret)
    assert words(after.brief) == words(brief)
    assert is_sound(after.brief)
    is_split = after.caret.block == caret.block + 1 and after.caret.offset == 0
    if caret.section >= 0 and after.brief != brief and caret.offset and is_split:
        assert words(join_forward(after.brief, caret).brief) == words(brief)


@given(st.data())
def test_joining_stays_inside_the_section(data: st.DataObject) -> None:
    brief = data.draw(briefs())
    caret = replace(data.draw(carets(brief)), offset=0)
    after = join_backward(brief, caret)
    assert is_sound(after.brief)
    for before, now in zip(brief.sections, after.brief.sections, strict=True):
        assert "".join(block.text for block in before.blocks) == "".join(block.text for block in now.blocks)


@given(st.data())
def test_pasted_blocks_come_out_again_as_they_went_in(data: st.DataObject) -> None:
    brief = data.draw(briefs())
    start, end = sorted((data.draw(carets(brief)), data.draw(carets(brief))))
    taken = selected_blocks(brief, start, end)
    target = data.draw(carets(brief))
    after = insert_blocks(brief, target, taken)
    assert is_sound(after.brief)
    assert frame(after.brief) == frame(brief)
    if target.section >= 0:
        again = selected_blocks(after.brief, target, after.caret)
        assert [block.runs for block in again] == [block.runs for block in taken]


@given(st.data())
def test_bold_touches_no_word_and_kind_no_run(data: st.DataObject) -> None:
    brief = data.draw(briefs())
    start, end = sorted((data.draw(carets(brief)), data.draw(carets(brief))))
    bold = set_bold(brief, start, end, bold=True)
    assert words(bold) == words(brief)
    assert all(run.bold for block in selected_blocks(bold, start, end) if block.id for run in block.runs)
    turned = set_kind(brief, start, end, BlockKind.BULLET)
    assert [block.runs for _section, block in turned.blocks()] == [block.runs for _section, block in brief.blocks()]


@given(st.data())
def test_evidence_can_be_inserted_anywhere(data: st.DataObject) -> None:
    brief = data.draw(briefs())
    item = data.draw(st.sampled_from(evidence()))
    after = insert_evidence(brief, data.draw(carets(brief)), item, evidence_blocks(item))
    assert is_sound(after.brief)
    assert frame(after.brief) == frame(brief)
    assert len(words(after.brief)) >= len(words(brief)) + len(item.anchor.text)


@given(st.text())
def test_one_line_keeps_letters_and_no_line_end(text: str) -> None:
    clean = one_line(text)
    assert not set(clean) & set("\n\r\v\f\x00\u2029\ufffc")
    kept = [char for char in text if unicodedata.category(char)[0] in "LNP"]
    assert [char for char in clean if unicodedata.category(char)[0] in "LNP"] == kept


def test_runs_are_cut_where_asked() -> None:
    runs = (Run("abc"), Run("def", bold=True))
    assert runs_between(runs, 2, 4) == (Run("c"), Run("d", bold=True))
    assert runs_between(runs, 3, 3) == ()


def test_lines_that_were_only_opened_are_closed_again() -> None:
    known: dict[str, Block] = {}
    brief = empty_brief()
    there = opened(brief, note(), known)
    assert closed(there, known) == brief
    typed = insert_text(there, Caret(1, 0), "Hi").brief
    assert [section.key for section in closed(typed, known).sections if section.blocks] == ["key-points"]


def test_a_long_quotation_gets_a_block_of_its_own_behind_the_line() -> None:
    brief = with_blocks(opened(empty_brief(), note(), {}), "key-points", (block(BlockKind.BULLET, "He said:"),))
    after = insert_evidence(brief, Caret(1, 0, len("He said:")), evidence()[0], evidence_blocks(evidence()[0]))
    assert [made.kind for made in after.brief.sections[1].blocks] == [
        BlockKind.BULLET,
        BlockKind.QUOTE,
        BlockKind.ATTRIBUTION,
    ]


def test_evidence_in_a_line_gets_spaces_around() -> None:
    brief = with_blocks(opened(empty_brief(), note(), {}), "purpose", (block(BlockKind.PARAGRAPH, "Over now"),))
    after = insert_evidence(brief, Caret(0, 0, 4), evidence()[1], evidence_blocks(evidence()[1]))
    assert after.brief.sections[0].blocks[0].text == "Over about 1,200 sites now"


def test_an_empty_line_takes_the_kind_of_what_is_pasted() -> None:
    brief = with_blocks(opened(empty_brief(), note(), {}), "purpose", (block(BlockKind.PARAGRAPH),))
    after = insert_blocks(brief, Caret(0, 0), (block(BlockKind.NUMBER, "One"), block(BlockKind.NUMBER, "Two")))
    assert [made.kind for made in after.brief.sections[0].blocks] == [BlockKind.NUMBER] * 2


def test_joining_both_halves_of_a_quotation_makes_it_whole_again() -> None:
    item = evidence()[0]
    quote = block(BlockKind.QUOTE, "“", Run(item.anchor.text, evidence_id=item.id), "”")
    brief = with_blocks(opened(empty_brief(), note(), {}), "purpose", (quote,))
    broken = split(brief, Caret(0, 0, 20))
    assert [made.kind for made in broken.brief.sections[0].blocks] == [BlockKind.QUOTE] * 2
    assert join_forward(broken.brief, Caret(0, 0, 20)).brief == brief


def test_enter_behind_a_quotation_goes_on_with_the_list_below_its_speaker() -> None:
    brief = with_blocks(
        opened(empty_brief(), note(), {}),
        "key-points",
        (
            block(BlockKind.BULLET, "He said:"),
            block(BlockKind.QUOTE, "“Yes”"),
            block(BlockKind.ATTRIBUTION, "The Minister"),
            block(BlockKind.BULLET, "Then"),
        ),
    )
    after = split(brief, Caret(1, 1, 5))
    kinds = [made.kind for made in after.brief.sections[1].blocks]
    assert kinds == [BlockKind.BULLET, BlockKind.QUOTE, BlockKind.ATTRIBUTION, BlockKind.BULLET, BlockKind.BULLET]
    assert after.caret == Caret(1, 3)
