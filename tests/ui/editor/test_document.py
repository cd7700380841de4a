"""The document as a view of a brief: what goes in comes out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot
from ui.editor.briefs import briefs, carets
from ui.editor.desks import block, evidence, note, written_brief

from briefer.brief.edit import with_blocks
from briefer.brief.model import BlockKind, Brief
from briefer.ui.editor.caret import HEAD, Caret, lines, opened, text_of
from briefer.ui.editor.document import PageDocument, units_in
from briefer.ui.editor.editing import insert_text
from briefer.ui.editor.look import PageLook
from briefer.ui.editor.page import Page, PageMaker
from briefer.ui.editor.reading import brief_read
from briefer.ui.editor.words import words_for
from briefer.ui.look.theme import load_theme

pytestmark = pytest.mark.usefixtures("qapp")
EVIDENCE = {item.id: item for item in evidence()}


def page_of(brief: Brief, maker: PageMaker | None = None) -> Page:
    return (maker or PageMaker()).page(brief, note(), EVIDENCE, words_for(brief, note()))


def new_document() -> PageDocument:
    return PageDocument(QTextDocument(), PageLook(load_theme("light")))


def shown_text(shown: PageDocument) -> list[str]:
    return shown.document.toPlainText().split("\n")


@given(briefs())
@settings(deadline=None, max_examples=40)
def test_a_brief_that_is_shown_reads_back_the_same(brief: Brief) -> None:
    shown = new_document()
    shown.show(page_of(brief))
    assert brief_read(shown.read(), shown.page, brief) == brief


@given(briefs(), briefs())
@settings(deadline=None, max_examples=40)
def test_changing_to_another_brief_shows_the_same_as_showing_it_afresh(first: Brief, second: Brief) -> None:
    maker = PageMaker()
    changed, fresh = new_document(), new_document()
    changed.show(page_of(first, maker))
    changed.show(page_of(second, maker))
    fresh.show(page_of(second))
    assert changed.read() == fresh.read()
    assert shown_text(changed) == shown_text(fresh)
    assert changed.page == fresh.page


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_a_caret_survives_the_way_into_the_document_and_back(data: st.DataObject) -> None:
    brief = data.draw(briefs())
    shown = new_document()
    shown.show(page_of(brief))
    for line in lines(brief):
        if line[0] != HEAD and not text_of(brief, line):
            continue
        caret = data.draw(carets(brief))
        assert shown.caret_at(shown.position_of(caret)) == caret


@given(briefs(), st.data())
@settings(deadline=None, max_examples=40)
def test_a_resting_place_is_a_place_to_write(brief: Brief, data: st.DataObject) -> None:
    shown = new_document()
    shown.show(page_of(brief))
    position = data.draw(st.integers(0, shown.document.characterCount() - 1))
    rest = shown.resting_position(position, forward=data.draw(st.booleans()))
    assert not shown.is_protected(rest)
    assert shown.resting_position(rest, forward=True) == rest


def test_only_the_changed_line_is_touched(qtbot: QtBot) -> None:
    brief = written_brief()
    maker = PageMaker()
    shown = new_document()
    shown.show(page_of(brief, maker))
    shown.document.documentLayout()
    changes: list[tuple[int, int]] = []
    shown.document.contentsChange.connect(lambda _position, removed, added: changes.append((removed, added)))
    shown.show(page_of(insert_text(brief, Caret(0, 0, 2), "x").brief, maker))
    assert changes == [(0, 1)]


def test_an_empty_line_keeps_its_form_when_the_line_behind_it_goes(qtbot: QtBot) -> None:
    lines = (block(BlockKind.BULLET, "One"), block(BlockKind.BULLET), block(BlockKind.QUOTE, "Two"))
    before = with_blocks(written_brief(), "purpose", lines)
    maker, shown = PageMaker(), new_document()
    shown.show(page_of(before, maker))
    shown.show(page_of(with_blocks(before, "purpose", lines[:2]), maker))
    assert [(line.id, line.kind) for line in shown.read() if line.id == lines[1].id] == [(lines[1].id, "bullet")]


def test_citations_are_numbered_in_reading_order(qtbot: QtBot) -> None:
    page = page_of(written_brief())
    numbers = [shard.citation for line in page.lines for shard in line.shards if shard.citation]
    assert numbers == [1, 2, 3, 4, 5, 6, 7]


def test_a_changed_heading_is_refused(qtbot: QtBot) -> None:
    brief = written_brief()
    shown = new_document()
    shown.show(page_of(brief))
    cursor = shown.document.find("Key points")
    cursor.insertText("My points")
    assert brief_read(shown.read(), shown.page, brief) is None


def test_text_changed_from_outside_is_taken_over(qtbot: QtBot) -> None:
    brief = opened(written_brief(), note(), {})
    shown = new_document()
    shown.show(page_of(brief))
    cursor = shown.document.find("Likely")
    cursor.clearSelection()
    cursor.insertText("0")
    after = brief_read(shown.read(), shown.page, brief)
    assert after is not None
    assert after.sections[4].blocks[0].text.startswith("Likely0")
    assert after.sections[:4] == brief.sections[:4]


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_units_are_counted_as_qt_counts_them(text: str) -> None:
    assert units_in(text) == len(text.encode("utf-16-le")) // 2
