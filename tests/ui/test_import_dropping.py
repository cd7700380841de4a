"""What browsers and file managers drop, as they really pack it, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.library import Library
from briefer.ui.importing.choosing import folder_that_is_there
from briefer.ui.importing.dropping import dropped
from briefer.ui.program import Program
from briefer.ui.window.actions import Command

PATIENCE_MS = 30_000
ADDRESS = "https://www.northernherald.example/water/dams-2026"
WORDS = (
    "Every dam above Alderwick will be inspected within six months, the water minister said on Monday.\n\n"
    "“Nobody wants to see those pictures again,” Laura Penn told the county council."
)
MARKUP = (
    "<meta charset='utf-8'><h1>Dams to be inspected</h1><p>Every dam above Alderwick will be inspected within six "
    "months, the water minister said on Monday.</p><p>“Nobody wants to see those pictures again,” Laura Penn told the "
    "county council.</p>"
)


def selection() -> QMimeData:
    """What every browser gives for a selection: its words and its markup."""
    mime = QMimeData()
    mime.setText(WORDS)
    mime.setHtml(MARKUP)
    return mime


def from_chromium() -> QMimeData:
    mime = selection()
    mime.setData("chromium/x-source-url", QByteArray(ADDRESS.encode()))
    return mime


def from_firefox() -> QMimeData:
    mime = selection()
    mime.setData("text/x-moz-url-priv", QByteArray(ADDRESS.encode("utf-16-le")))
    mime.setData("text/_moz_htmlcontext", QByteArray("<html><body></body></html>".encode("utf-16-le")))
    return mime


def from_windows() -> QMimeData:
    mime = selection()
    fragment = f"Version:0.9\r\nStartHTML:00\r\nSourceURL:{ADDRESS}\r\n<html>{MARKUP}</html>"
    mime.setData('application/x-qt-windows-mime;value="HTML Format"', QByteArray(fragment.encode()))
    return mime


def with_its_link() -> QMimeData:
    mime = selection()
    mime.setUrls([QUrl(ADDRESS)])
    mime.setText(WORDS)
    return mime


def link_from_firefox() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(ADDRESS)])
    mime.setText(ADDRESS)
    mime.setHtml(f'<a href="{ADDRESS}">Dams to be inspected</a>')
    return mime


def link_with_its_title() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(ADDRESS)])
    mime.setText(f"{ADDRESS}\nDams to be inspected")
    return mime


def address_as_text() -> QMimeData:
    mime = QMimeData()
    mime.setText(f" {ADDRESS}\n")
    return mime


def drop(program: Program, mime: QMimeData) -> None:
    contents = program.desktop.contents
    place, action = QPoint(400, 400), Qt.DropAction.CopyAction
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(place, action, mime, button, keys)
    contents.dragEnterEvent(entered)
    assert entered.isAccepted()
    contents.dropEvent(QDropEvent(place.toPointF(), action, mime, button, keys))


def dams(library: Library) -> list[str]:
    return [entry.id for entry in library.articles() if entry.title == "Dams to be inspected"]


@pytest.mark.parametrize(
    "made", [from_chromium, from_firefox, from_windows, with_its_link], ids=lambda made: made.__name__
)
def test_a_selection_of_a_page_becomes_an_article_with_its_address(
    qtbot: QtBot, working: Program, sample_library: Library, made: Callable[[], QMimeData]
) -> None:
    drop(working, made())
    qtbot.waitUntil(lambda: bool(dams(sample_library)), timeout=PATIENCE_MS)
    article = sample_library.article(dams(sample_library)[0])
    assert article.address == ADDRESS
    assert article.text.startswith("Every dam above Alderwick")
    assert article.original.media_type == "text/html"
    assert sample_library.original(article.id).decode() == MARKUP


def test_a_selection_without_an_address_is_an_article_too(
    qtbot: QtBot, working: Program, sample_library: Library
) -> None:
    drop(working, selection())
    qtbot.waitUntil(lambda: bool(dams(sample_library)), timeout=PATIENCE_MS)
    assert sample_library.article(dams(sample_library)[0]).address == ""


@pytest.mark.parametrize(
    "made", [link_from_firefox, link_with_its_title, address_as_text], ids=lambda made: made.__name__
)
def test_a_link_alone_is_answered_with_a_sentence_and_nothing_is_added(
    qtbot: QtBot, working: Program, sample_library: Library, made: Callable[[], QMimeData]
) -> None:
    before = sample_library.articles()
    drop(working, made())
    said = " ".join(working.desktop.contents.strip.sentences)
    assert "only a link" in said
    assert "never goes online" in said
    qtbot.waitUntil(lambda: not working.desktop.jobs.is_busy, timeout=PATIENCE_MS)
    assert sample_library.articles() == before


def test_a_file_that_holds_only_a_link_gets_the_same_answer(working: Program, tmp_path: Path) -> None:
    (tmp_path / "Dams.url").write_text(f"[InternetShortcut]\nURL={ADDRESS}\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "Dams.url"))])
    drop(working, mime)
    assert "only a link" in " ".join(working.desktop.contents.strip.sentences)


def test_a_pasted_link_gets_the_same_answer(working: Program) -> None:
    QApplication.clipboard().setText(ADDRESS)
    working.desktop.contents.commands[Command.PASTE_ARTICLE].trigger()
    assert "only a link" in " ".join(working.desktop.contents.strip.sentences)


def test_files_and_folders_from_a_file_manager_come_in(
    qtbot: QtBot, working: Program, sample_library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "clips & more"
    folder.mkdir()
    (folder / "dams é.html").write_text(f"<html><body>{MARKUP}</body></html>", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    drop(working, mime)
    qtbot.waitUntil(lambda: bool(dams(sample_library)), timeout=PATIENCE_MS)
    assert sample_library.article(dams(sample_library)[0]).original.name == "dams é.html"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "https://", "http://x y", "data:text/html,x", "A" * 5000]
)
def test_what_is_no_page_is_no_address(qapp: object, address: str) -> None:
    mime = selection()
    mime.setData("chromium/x-source-url", QByteArray(address.encode()))
    assert dropped(mime).address == ""


def test_a_name_and_password_in_an_address_are_not_kept(qapp: object) -> None:
    mime = selection()
    mime.setData("chromium/x-source-url", QByteArray(b"https://ann:secret@herald.example/a"))
    assert dropped(mime).address == "https://herald.example/a"


@given(st.dictionaries(st.sampled_from(["chromium/x-source-url", "text/x-moz-url-priv", "text/plain"]), st.binary()))
def test_whatever_is_dropped_is_looked_at_without_harm(content: dict[str, bytes]) -> None:
    mime = QMimeData()
    for name, value in content.items():
        mime.setData(name, QByteArray(value))
    found = dropped(mime)
    assert found.paths == ()
    assert found.address == "" or found.address.startswith("http")


def test_choosing_files_begins_in_a_folder_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    gone = tmp_path / "gone"
    assert folder_that_is_there((gone, tmp_path / "file", tmp_path)) == str(tmp_path)
    assert folder_that_is_there((gone,)) == ""
