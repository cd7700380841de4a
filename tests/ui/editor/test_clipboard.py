"""Words that come through the clipboard are tamed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui.editor.briefs import BLOCKS

from briefer.brief.model import Block, BlockKind, Run
from briefer.ui.editor.clipboard import (
    blocks_from_html,
    blocks_from_json,
    blocks_from_text,
    blocks_to_html,
    blocks_to_json,
    blocks_to_text,
)

HOSTILE = """<html><head><title>T</title><style>p{color:red}</style></head><body onload="x()">
<script>alert(1)</script><p>One <b>bold</b> and <i>slanted</i> <img src="http://a.example/x.png" onerror="y()"></p>
<ul><li>first</li><li><span style="font-weight:700">second</span></li></ul><ol><li>third</li></ol>
<iframe src="file:///etc/passwd">inside</iframe><p>Two<br>lines</p></body></html>"""


def looks(blocks: tuple[Block, ...]) -> list[tuple[BlockKind, tuple[Run, ...]]]:
    return [(block.kind, block.runs) for block in blocks]


def test_html_gives_words_bold_italic_and_lists_alone() -> None:
    assert looks(blocks_from_html(HOSTILE)) == [
        (
            BlockKind.PARAGRAPH,
            (Run("One "), Run("bold", bold=True), Run(" and "), Run("slanted", italic=True)),
        ),
        (BlockKind.BULLET, (Run("first"),)),
        (BlockKind.BULLET, (Run("second", bold=True),)),
        (BlockKind.NUMBER, (Run("third"),)),
        (BlockKind.PARAGRAPH, (Run("Two\u2028lines"),)),
    ]


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB><!--StartFragment-->
<p class=MsoNormal><b>Points</b><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>First point<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>
</span></span><![endif]>Numbered point<o:p></o:p></p><!--EndFragment--></body></html>"""

OFFICE = """<ul><li><p style="margin-bottom:0cm">From <i>LibreOffice</i></p></li></ul>
<b style="font-weight:normal"><p>From a web <span style="font-weight:700">editor</span></p></b>"""


def test_lists_from_word_lose_their_typed_bullets() -> None:
    assert [(block.kind, block.text) for block in blocks_from_html(WORD)] == [
        (BlockKind.PARAGRAPH, "Points"),
        (BlockKind.BULLET, "First point"),
        (BlockKind.NUMBER, "Numbered point"),
    ]


def test_lists_and_weights_of_other_programs_are_read() -> None:
    assert looks(blocks_from_html(OFFICE)) == [
        (BlockKind.BULLET, (Run("From "), Run("LibreOffice", italic=True))),
        (BlockKind.PARAGRAPH, (Run("From a web "), Run("editor", bold=True))),
    ]


@given(st.text())
def test_any_html_gives_clean_blocks(content: str) -> None:
    for block in blocks_from_html(content):
        assert block.text
        assert not set(block.text) & set("\n\r\x00\u2029\ufffc")


def test_deep_nesting_is_read_in_passing() -> None:
    assert [block.text for block in blocks_from_html("<div>" * 5000 + "deep" + "</div>" * 5000)] == ["deep"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("• One\n• Two", [BlockKind.BULLET, BlockKind.BULLET]),
        ("1. One\r\n2) Two", [BlockKind.NUMBER, BlockKind.NUMBER]),
        ("One\n\nTwo", [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]),
        ("1,200 sites", [BlockKind.PARAGRAPH]),
        ("2026 was", [BlockKind.PARAGRAPH]),
        ("", []),
    ],
)
def test_lines_of_plain_text_become_blocks(text: str, kinds: list[BlockKind]) -> None:
    assert [block.kind for block in blocks_from_text(text)] == kinds


@given(st.lists(BLOCKS, max_size=4))
def test_our_own_blocks_keep_known_evidence(blocks: list[Block]) -> None:
    known = frozenset(run.evidence_id for block in blocks for run in block.runs if run.evidence_id != "gone")
    again = blocks_from_json(blocks_to_json(tuple(blocks)), known)
    assert [block.text for block in again] == [block.text for block in blocks]
    assert all(run.evidence_id in known | {""} for block in again for run in block.runs)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'[{"id":1}]', b"\xff"])
def test_foreign_json_gives_nothing(content: bytes) -> None:
    assert blocks_from_json(content, frozenset()) == ()


def test_other_programs_get_text_and_html() -> None:
    blocks = (
        Block("a", BlockKind.BULLET, (Run("x < y", bold=True),)),
        Block("b", BlockKind.PARAGRAPH, (Run("end"),)),
    )
    assert blocks_to_text(blocks) == "x < y\nend"
    assert blocks_to_html(blocks) == "<ul><li><b>x &lt; y</b></li></ul><p>end</p>"


@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_words_survive_the_way_through_html(blocks: list[Block]) -> None:
    written = "".join("".join(block.text.split()) for block in blocks)
    again = "".join("".join(block.text.split()) for block in blocks_from_html(blocks_to_html(tuple(blocks))))
    assert again == written
