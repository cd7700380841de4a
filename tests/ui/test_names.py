"""Names follow when the language model is done, and nothing moves where one works meanwhile."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.core.suggestion import Quotation
from briefer.library import Library
from briefer.ui.program import Program
from briefer.ui.widgets.row_model import ROW
from briefer.workflow.opening import default_library_path

STORY = (
    "Ferry service returns\n\n"
    "Transport Minister Ingrid Vogt opened the new pier on Monday. About 4,200 people use the ferry.\n\n"
    "“We have waited eleven weeks for this,” she said.\n"
)

WORDS = ("old", "north", "south", "long", "short", "grey", "east", "west", "stone", "wooden", "inner", "outer") * 3


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


def test_names_scroll_neither_the_article_nor_its_suggestions(qtbot: QtBot, working: Program, tmp_path: Path) -> None:
    file = tmp_path / "harbour.txt"
    told = "“The {} pier has waited {} weeks for its new crane,” she said. Ms Vogt would not say who pays for it.\n\n"
    file.write_text(
        STORY + "\n" + "".join(told.format(word, 11 + at) for at, word in enumerate(WORDS)), encoding="utf-8"
    )
    intake, session, workspace = working.desktop.intake, working.desktop.session, working.desktop.contents.workspace
    assert intake is not None
    assert session is not None
    pane, reader = workspace.suggestions, workspace.reader.reader
    bars = (pane.list.verticalScrollBar(), reader.verticalScrollBar())
    intake.add_files([file])

    def ids() -> list[str]:
        return [entry.id for entry in session.library.articles() if entry.file == file.name]

    qtbot.waitUntil(lambda: bool(ids()) and session.suggestions(ids()[0]) is not None, timeout=60_000)
    (article_id,) = ids()

    def is_read() -> bool:
        workspace.articles.choose(article_id)
        return reader.article is not None and reader.article.id == article_id

    qtbot.waitUntil(is_read)
    qtbot.waitUntil(lambda: pane.list.model().rowCount() > len(WORDS))
    # A quotation, because names change what is known of its speaker.
    suggestions = [pane.list.model().index(row, 0).data(ROW).suggestion for row in range(pane.list.model().rowCount())]
    quoted = [row for row, found in enumerate(suggestions) if isinstance(found, Quotation)]
    pane.list.choose_row(quoted[len(quoted) // 2])
    qtbot.waitUntil(lambda: all(bar.maximum() > 0 for bar in bars))
    qtbot.wait(50)
    for bar in bars:
        bar.setValue(bar.maximum() // 3)

    def seen() -> tuple[object, ...]:
        return (pane.list.current_key(), pane.list.model().rowCount(), *(bar.value() for bar in bars))

    before = seen()
    assert all(before[2:])
    qtbot.waitUntil(lambda: bool((found := session.suggestions(article_id)) and found.names), timeout=60_000)
    found = session.suggestions(article_id)
    assert found is not None
    assert any(quotation.resolved == "Ingrid Vogt" for quotation in found.quotations)
    qtbot.wait(50)
    assert seen() == before


def test_an_article_left_without_names_gets_them_when_it_is_read(qtbot: QtBot, working: Program) -> None:
    intake, session = working.desktop.intake, working.desktop.session
    assert intake is not None
    assert session is not None
    article_id = working.desktop.contents.workspace.articles.current_id()
    qtbot.waitUntil(lambda: bool((found := session.suggestions(article_id)) and found.names), timeout=60_000)
    stored = session.library.suggestions(article_id)
    assert stored is not None
    assert stored.names
