"""The brief pane on an open brief, as the window shows it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui.editor.desks import empty_brief, evidence, note, written_brief
from ui.editor.plain_session import PlainSession
from ui.editor.writing import Writing

from briefer.brief.model import Brief
from briefer.settings import ThemeChoice
from briefer.ui.editor import BriefPane
from briefer.ui.theme import Themes


def _open(qtbot: QtBot, brief: Brief) -> Writing:
    themes = Themes(ThemeChoice.LIGHT)
    window = QWidget()
    pane = BriefPane(themes, window)
    session = PlainSession(brief, evidence(), pane)
    window.resize(606, 800)
    pane.resize(606, 800)
    qtbot.addWidget(window)
    pane.open(session, note())
    with qtbot.waitExposed(window):
        window.show()
    pane.page.setFocus()
    themes.setParent(window)
    return Writing(window, pane, session)


@pytest.fixture
def empty(qtbot: QtBot) -> Writing:
    """A brief in which nothing is written; the cursor stands in its first section."""
    return _open(qtbot, empty_brief())


@pytest.fixture
def written(qtbot: QtBot) -> Writing:
    """A brief with seven pieces of evidence; the cursor stands in its first section."""
    return _open(qtbot, written_brief())
