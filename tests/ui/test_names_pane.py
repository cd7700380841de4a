"""Names as a user walks them: whom the article and the library name, and the way to each mention and quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.core.suggestion import Name, NameKind, Suggestions
from briefer.extract.naming import Namer, load_namer
from briefer.library import Library
from briefer.ui.naming import index as names_index
from briefer.ui.naming.pane import NamesPane
from briefer.ui.naming.rows import NameRow, Scope, quotations_box
from briefer.ui.program import Program
from briefer.ui.widgets.row_model import ROW
from briefer.ui.window.actions import Command
from briefer.ui.window.workspace import Workspace

Choose = Callable[[str], None]
PATIENCE_MS = 30_000


@pytest.fixture(scope="module")
def namer() -> Namer:
    made = load_namer()
    assert made is not None
    return made


@pytest.fixture
def sample_library(sample_library: Library, namer: Namer) -> Library:
    """The samples, with their names found."""
    for entry in sample_library.articles():
        found = sample_library.suggestions(entry.id)
        assert found is not None
        sample_library.save_suggestions(entry.id, namer.name(sample_library.article(entry.id), found))
    return sample_library


@pytest.fixture
def workspace(working: Program) -> Workspace:
    return working.desktop.contents.workspace


@pytest.fixture
def names(working: Program, workspace: Workspace, choose_article: Choose, herald: str) -> NamesPane:
    """The names of the news story, opened by key."""
    choose_article(herald)
    QTest.keyClick(
        working.desktop.frame, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    return workspace.names


def rows_of(pane: NamesPane) -> dict[str, NameRow]:
    model = pane.list.model()
    rows = [model.index(place, 0).data(ROW) for place in range(model.rowCount())]
    return {row.name: row for row in rows}


def choose(pane: NamesPane, name: str) -> None:
    pane.list.choose_row(list(rows_of(pane)).index(name))


def outlined(workspace: Workspace) -> str:
    """The words that stand outlined in the reader."""
    reader = workspace.reader.reader
    assert reader.article is not None
    span = reader.current_span
    return span.cut(reader.article.text) if span is not None else ""


def test_the_names_of_the_article_stand_in_the_place_of_the_evidence(
    workspace: Workspace, working: Program, names: NamesPane
) -> None:
    assert names.isVisible()
    assert not workspace.evidence.isVisible()
    assert QApplication.focusWidget() is names.list
    people = rows_of(names)
    assert {"Helen Marsh", "Daniel Okafor", "Priya Nair", "Tom Renwick"} <= set(people)
    assert "Energy Minister" in people["Helen Marsh"].about
    assert names.list.model().index(0, 0).data().startswith("Helen Marsh, Energy Minister")
    names.choose_kind(NameKind.BODY)
    assert "Grid Storage Association" in rows_of(names)
    QTest.keyClick(names.list, Qt.Key.Key_Escape)
    assert workspace.evidence.isVisible()
    assert not working.desktop.contents.commands[Command.NAMES].isChecked()


def test_enter_walks_the_mentions_and_begins_anew_after_the_last(workspace: Workspace, names: NamesPane) -> None:
    choose(names, "Helen Marsh")
    count = len(rows_of(names)["Helen Marsh"].entry.mentions)
    seen = []
    for _mention in range(count + 1):
        QTest.keyClick(names.list, Qt.Key.Key_Return)
        seen.append((outlined(workspace), rows_of(names)["Helen Marsh"].mentions))
    assert seen[0] == ("Helen Marsh", f"1 of {count}")
    assert seen[1] == ("Marsh", f"2 of {count}")
    assert seen[count] == seen[0]
    QTest.keyClick(names.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert seen[count - 1] == (outlined(workspace), rows_of(names)["Helen Marsh"].mentions)
    assert QApplication.focusWidget() is names.list


def test_q_walks_the_quotations_of_a_speaker(workspace: Workspace, names: NamesPane) -> None:
    choose(names, "Priya Nair")
    row = rows_of(names)["Priya Nair"]
    assert row.quotations.endswith(" quotations")
    QTest.keyClick(names.list, Qt.Key.Key_Q)
    first = outlined(workspace)
    QTest.keyClick(names.list, Qt.Key.Key_Q)
    assert rows_of(names)["Priya Nair"].quotations == f"2 of {row.quotations}"
    text = workspace.reader.reader.toPlainText()
    assert first
    assert first != outlined(workspace)
    assert text.index(first) < text.index(outlined(workspace))


def test_the_mouse_goes_to_mentions_and_on_the_underlined_count_to_quotations(
    workspace: Workspace, names: NamesPane
) -> None:
    choose(names, "Tom Renwick")
    box = names.list.visualRect(names.list.currentIndex())
    row = rows_of(names)["Tom Renwick"]
    QTest.mouseClick(names.list.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(20, 10))
    assert outlined(workspace) == "Tom Renwick"
    QTest.mouseClick(names.list.viewport(), Qt.MouseButton.LeftButton, pos=quotations_box(box, row).center())
    assert outlined(workspace) not in {"Tom Renwick", "Renwick", ""}


def test_the_library_joins_the_same_full_name_and_leads_to_other_articles(
    qtbot: QtBot, workspace: Workspace, names: NamesPane, herald: str
) -> None:
    names.choose_scope(Scope.LIBRARY)
    qtbot.waitUntil(lambda: "Helen Marsh" in rows_of(names), timeout=PATIENCE_MS)
    row = rows_of(names)["Helen Marsh"]
    assert len(row.entry.article_ids) > 1
    assert f"{len(row.entry.article_ids)} articles" in row.about
    choose(names, "Helen Marsh")
    QTest.keyClick(names.list, Qt.Key.Key_Return)
    reader = workspace.reader.reader
    assert reader.article is not None
    assert reader.article.id == herald
    in_herald = sum(place.article_id == herald for place in row.entry.mentions)
    for _mention in range(in_herald):
        QTest.keyClick(names.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reader.article is not None and reader.article.id != herald, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: outlined(workspace) in {"Helen Marsh", "Marsh"}, timeout=PATIENCE_MS)
    assert workspace.articles.current_id() == reader.article.id
    assert QApplication.focusWidget() is names.list


def test_a_library_is_read_in_parts(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, names: NamesPane, sample_library: Library
) -> None:
    monkeypatch.setattr(names_index, "READ_AT_ONCE", 1)
    names.choose_scope(Scope.LIBRARY)
    qtbot.waitUntil(lambda: "Helen Marsh" in rows_of(names), timeout=PATIENCE_MS)
    named = {place.article_id for row in rows_of(names).values() for place in row.entry.mentions}
    assert named >= {entry.id for entry in sample_library.articles() if not entry.lead_id}


def test_typing_filters_by_name_and_by_role(names: NamesPane) -> None:
    names.filter.setFocus()
    QTest.keyClicks(names.filter, "NAIR")
    assert list(rows_of(names)) == ["Priya Nair"]
    names.filter.clear()
    QTest.keyClicks(names.filter, "energy minister")
    assert list(rows_of(names)) == ["Helen Marsh"]
    QTest.keyClick(names.filter, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is names.list
    names.filter.setFocus()
    QTest.keyClick(names.filter, Qt.Key.Key_Escape)
    assert len(rows_of(names)) > 1


def test_names_found_later_join_the_list_of_the_library(
    qtbot: QtBot, working: Program, names: NamesPane, sample_library: Library, herald: str
) -> None:
    names.choose_scope(Scope.LIBRARY)
    qtbot.waitUntil(lambda: "Helen Marsh" in rows_of(names), timeout=PATIENCE_MS)
    found = sample_library.suggestions(herald) or Suggestions()
    late = Name(span=found.names[0].span, kind=NameKind.PERSON, full="Ada Quill")
    sample_library.save_suggestions(herald, Suggestions(quotations=found.quotations, names=(late,)))
    assert working.desktop.intake is not None
    working.desktop.intake.named.emit(herald)
    qtbot.waitUntil(lambda: "Ada Quill" in rows_of(names), timeout=PATIENCE_MS)
    assert len(rows_of(names)["Helen Marsh"].entry.article_ids) < 3


def test_a_card_that_is_asked_for_brings_the_evidence_back(
    working: Program, workspace: Workspace, names: NamesPane, herald: str
) -> None:
    session = working.desktop.session
    assert session is not None
    found = session.suggestions(herald)
    assert found is not None
    kept = session.keep(herald, found.quotations[0])
    session.show_source(kept.id)
    assert workspace.evidence.isVisible()
    assert not names.isVisible()


def test_locking_forgets_the_names(working: Program, workspace: Workspace, names: NamesPane) -> None:
    working.desktop.close_library()
    assert names.list.model().rowCount() == 0
    assert not workspace.is_naming


def test_the_list_of_names_keeps_the_rules_of_models(names: NamesPane) -> None:
    tester = QAbstractItemModelTester(names.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    for kind in (NameKind.BODY, NameKind.PLACE, NameKind.PERSON):
        names.choose_kind(kind)
        QTest.keyClick(names.list, Qt.Key.Key_Return)
        QTest.keyClick(names.list, Qt.Key.Key_Down)
    names.filter.setText("zzz")
    names.filter.clear()
    assert tester is not None


def test_f6_walks_to_the_names(working: Program, workspace: Workspace, names: NamesPane) -> None:
    workspace.articles.list.setFocus()
    QTest.keyClick(working.desktop.frame, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is names.list
