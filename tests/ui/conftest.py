"""The window on a real library of the sample articles, as a user has it."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from samples import MORNING

from briefer.extract import load_extractor
from briefer.ingest import read_articles
from briefer.library import Library
from briefer.settings import ThemeChoice
from briefer.ui.look.fonts import adopt_system_font
from briefer.ui.look.theme import Themes
from briefer.ui.program import Program
from briefer.ui.window.frame import WindowFrame
from briefer.workflow.opening import sample_files

KEY = bytes(range(32))
PATIENCE_MS = 30_000


@pytest.fixture(autouse=True)
def garbage_of_the_gui_thread() -> Iterator[None]:
    """Widgets in reference cycles are destroyed here, not in a thread of a pool: see `briefer.ui.garbage`."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture
def themes(qapp: object) -> Iterator[Themes]:
    adopt_system_font()
    made = Themes(ThemeChoice.LIGHT)
    made.apply()
    yield made
    made.deleteLater()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library that holds the three sample articles, searched."""
    path = tmp_path_factory.mktemp("sample") / "library.briefer"
    extractor = load_extractor()
    with Library.create(path, KEY) as library:
        for file in sample_files():
            content = file.read_bytes()
            result = read_articles(content, file.name)
            for article in getattr(result, "articles", result):
                library.add_article(article, content, MORNING)
                library.save_suggestions(article.id, extractor.find(article))
    return path


@pytest.fixture
def sample_library(sample_file: Path, tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "library.briefer"
    shutil.copyfile(sample_file, path)
    library = Library.open(path, KEY)
    yield library
    library.close()


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    """The whole window, shown, with no library open."""
    frame = WindowFrame()
    qtbot.addWidget(frame)
    made = Program(frame)
    frame.resize(1440, 900)
    with qtbot.waitExposed(frame):
        frame.show()
    yield made
    made.end()


@pytest.fixture
def working(qtbot: QtBot, program: Program, sample_library: Library) -> Program:
    """The whole window at work on a brief, the first article read and its suggestions in focus."""
    program.desktop.open_library(sample_library, "Library unlocked", "", resume=True)
    workspace = program.desktop.contents.workspace
    qtbot.waitUntil(lambda: workspace.suggestions.current() is not None, timeout=PATIENCE_MS)
    return program


@pytest.fixture
def herald(sample_library: Library) -> str:
    """The id of the news story with quotations and figures."""
    return next(entry.id for entry in sample_library.articles() if entry.outlet == "Northern Herald")


Choose = Callable[[str], None]


@pytest.fixture
def choose_article(qtbot: QtBot, working: Program) -> Choose:
    """Makes an article the one that is read, and waits until it is."""

    def choose(article_id: str) -> None:
        workspace = working.desktop.contents.workspace
        workspace.articles.choose(article_id)
        qtbot.waitUntil(
            lambda: workspace.reader.reader.article is not None and workspace.reader.reader.article.id == article_id,
            timeout=PATIENCE_MS,
        )

    return choose
