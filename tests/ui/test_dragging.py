"""Evidence cards can be dragged onto the page."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from briefer.ui.editor import EVIDENCE_TYPE
from briefer.ui.program import Program


def test_a_card_dropped_on_the_page_brings_its_words_and_its_source(qtbot: QtBot, working: Program) -> None:
    workspace, session = working.desktop.contents.workspace, working.desktop.session
    assert session is not None
    workspace.suggestions.keep_current()
    (kept,) = session.evidence
    assert session.brief.evidence_ids() == ()
    qtbot.waitUntil(lambda: workspace.evidence.list.model().rowCount() == 1)
    workspace.evidence.list.choose_row(0)
    carried = workspace.evidence.list.carried()
    assert bytes(carried.data(EVIDENCE_TYPE).data()).decode() == kept.id
    workspace.brief.show_section("background")
    assert workspace.brief.page.canInsertFromMimeData(carried)
    workspace.brief.page.insertFromMimeData(carried)
    section = session.brief.section_of(kept.id)
    assert section is not None
    assert section.key == "background"
    session.undo_stack.undo()
    assert session.brief.evidence_ids() == ()
