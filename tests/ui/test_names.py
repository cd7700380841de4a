"""Names follow when the language model is done, and nothing moves where one works meanwhile."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.library import Library
from briefer.ui.program import Program
from briefer.workflow.opening import default_library_path

STORY = (
    "Ferry service returns\n\n"
    "Transport Minister Ingrid Vogt opened the new pier on Monday. About 4,200 people use the ferry.\n\n"
    "“We have waited eleven weeks for this,” she said.\n"
)


def test_names_arrive_later_and_move_nothing(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    library = Library.create(default_library_path(), bytes(range(32)))
    program.desktop.open_library(library, "Library unlocked", "")
    qtbot.waitUntil(lambda: program.desktop.session is not None)
    file = tmp_path / "ferry.txt"
    file.write_text(STORY, encoding="utf-8")
    intake, pane = program.desktop.intake, program.desktop.contents.workspace.suggestions
    assert intake is not None
    with qtbot.waitSignal(intake.named, timeout=60_000) as named:
        with qtbot.waitSignal(intake.suggested, timeout=60_000):
            intake.add_files([file])
        qtbot.waitUntil(lambda: pane.current() is not None)
        pane.list.choose_row(1)
        before = [pane.list.model().index(row, 0).data() for row in range(pane.list.model().rowCount())]
    (article_id,) = named.args
    session = program.desktop.session
    assert session is not None
    qtbot.waitUntil(lambda: bool((found := session.suggestions(article_id)) and found.names))
    found = session.suggestions(article_id)
    assert found is not None
    assert {name.full for name in found.names} >= {"Ingrid Vogt"}
    assert [quotation.resolved for quotation in found.quotations if quotation.speaker] == ["Ingrid Vogt"]
    assert pane.list.currentIndex().row() == 1
    assert len(before) == pane.list.model().rowCount()


def test_an_article_left_without_names_gets_them_when_it_is_read(qtbot: QtBot, working: Program) -> None:
    intake, session = working.desktop.intake, working.desktop.session
    assert intake is not None
    assert session is not None
    article_id = working.desktop.contents.workspace.articles.current_id()
    qtbot.waitUntil(lambda: bool((found := session.suggestions(article_id)) and found.names), timeout=60_000)
    stored = session.library.suggestions(article_id)
    assert stored is not None
    assert stored.names
