"""What is seen in windows of the usual sizes: nothing is cut that could be whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QToolButton
from pytestqt.qtbot import QtBot

from briefer.ui.program import Program
from briefer.ui.reader.pane import ReaderPane

SLOW = 30_000


def marks(pane: ReaderPane) -> dict[str, QToolButton]:
    return {one.text(): one for one in pane.findChildren(QToolButton) if one.property("role") == "mark"}


def is_whole(view: QListView, place: int) -> bool:
    return view.viewport().rect().contains(view.visualRect(view.model().index(place, 0)))


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (1920, 1080)])
def test_the_lists_show_their_first_rows_whole(qtbot: QtBot, working: Program, size: tuple[int, int]) -> None:
    working.desktop.frame.resize(*size)
    workspace = working.desktop.contents.workspace
    qtbot.waitUntil(lambda: all(is_whole(workspace.articles.list, place) for place in range(4)), timeout=SLOW)
    assert all(is_whole(workspace.suggestions.list, place) for place in range(3))


def test_the_current_suggestion_stays_whole_when_its_list_gets_lower(qtbot: QtBot, working: Program) -> None:
    suggestions = working.desktop.contents.workspace.suggestions.list
    suggestions.choose_row(2)
    assert is_whole(suggestions, 2)
    suggestions.resize(suggestions.width(), suggestions.height() // 2)
    qtbot.waitUntil(lambda: is_whole(suggestions, 2), timeout=SLOW)


def test_a_narrow_reader_shows_letters_in_place_of_cut_words(qtbot: QtBot, working: Program) -> None:
    pane = working.desktop.contents.workspace.reader
    style = Qt.ToolButtonStyle
    for width, wanted in ((1440, style.ToolButtonTextBesideIcon), (1240, style.ToolButtonIconOnly)) * 2:
        working.desktop.frame.resize(width, 800)
        qtbot.waitUntil(lambda wanted=wanted: marks(pane)["Quotations"].toolButtonStyle() is wanted, timeout=SLOW)
        assert all(one.accessibleName() == f"Show {text.lower()}" for text, one in marks(pane).items())


def test_the_find_field_tells_its_key_until_one_types(working: Program) -> None:
    field = working.desktop.contents.find_field
    assert "Ctrl+F" in {label.text() for label in field.findChildren(QLabel)}
    QTest.keyClicks(field, "fire")
    assert not any(label.isVisible() for label in field.findChildren(QLabel))
