"""The brief pane on an open brief in a real library, as the window shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from samples import MORNING
from ui.editor.desks import TEXT, article, empty_brief, evidence, note, written_brief
from ui.editor.writing import Writing

from briefer.brief.model import Brief
from briefer.library import Library
from briefer.settings import ThemeChoice
from briefer.ui.desk import Desk
from briefer.ui.editor import BriefPane
from briefer.ui.jobs import Jobs
from briefer.ui.look.theme import Themes
from briefer.ui.session import BriefSession

Open = Callable[[Brief], Writing]


@pytest.fixture
def open_writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Opens a brief in a shown pane; everything is written and closed at the end."""
    library = Library.create(tmp_path / "library.briefer", bytes(range(32)))
    library.add_article(article(), "\n\n".join(TEXT).encode(), MORNING)
    for item in evidence():
        library.keep(item)
    jobs = Jobs()
    sessions: list[BriefSession] = []

    def make(brief: Brief) -> Writing:
        themes = Themes(ThemeChoice.LIGHT)
        window = QWidget()
        themes.setParent(window)
        pane = BriefPane(themes, window)
        session = BriefSession(library, jobs, Desk(brief, library.evidence()))
        sessions.append(session)
        window.resize(606, 800)
        pane.resize(606, 800)
        qtbot.addWidget(window)
        pane.open(session, note())
        with qtbot.waitExposed(window):
            window.show()
        pane.page.setFocus()
        return Writing(window, pane, session)

    yield make
    for session in sessions:
        session.close()
        # Its commands hold the session: left in a ring, Python's collector would end them in any order.
        session.undo_stack.clear()
    jobs.close()
    library.close()


@pytest.fixture
def empty(open_writing: Open) -> Writing:
    """A brief in which nothing is written; the cursor stands in its first section."""
    return open_writing(empty_brief())


@pytest.fixture
def written(open_writing: Open) -> Writing:
    """A brief with seven pieces of evidence; the cursor stands in its first section."""
    return open_writing(written_brief())
