"""Where one starts from, and what is said while articles come in."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from briefer.library import BriefEntry
from briefer.ui.importing.strip import ImportStrip
from briefer.ui.look.theme import Themes
from briefer.ui.window.start_page import StartPage
from briefer.workflow.progress import ProgressStep
from briefer.workflow.reading import Refusal

NOW = dt.datetime.now(dt.UTC)


def entry(name: str, hours: int) -> BriefEntry:
    return BriefEntry(
        id=name,
        title=f"Note {name}",
        template="information-note",
        marking="OFFICIAL",
        saved_at=NOW - dt.timedelta(hours=hours),
        articles=3,
        kept=1,
    )


@pytest.fixture
def page(qtbot: QtBot, themes: Themes) -> StartPage:
    made = StartPage(themes)
    qtbot.addWidget(made)
    made.resize(1440, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def strip(qtbot: QtBot, themes: Themes) -> ImportStrip:
    made = ImportStrip(themes)
    qtbot.addWidget(made)
    made.resize(900, 200)
    return made


def test_the_brief_saved_last_stands_first(page: StartPage) -> None:
    tester = QAbstractItemModelTester(page.briefs.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.show_briefs((entry("old", 30), entry("new", 0)))
    assert page.briefs.hasFocus()
    rows = [page.briefs.model().index(place, 0).data() for place in range(2)]
    assert rows[0].startswith("Note new, Information note, 3 articles, 1 kept")
    assert rows[0].endswith("OFFICIAL")
    del tester


def test_enter_goes_on_with_the_chosen_brief(qtbot: QtBot, page: StartPage) -> None:
    page.show_briefs((entry("old", 30), entry("new", 0)))
    page.briefs.setFocus()
    QTest.keyClick(page.briefs, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.brief_chosen) as chosen:
        QTest.keyClick(page.briefs, Qt.Key.Key_Return)
    assert chosen.args == ["old"]


def test_every_button_of_the_page_carries_its_wish(qtbot: QtBot, page: StartPage) -> None:
    buttons = {button.text().strip(): button for button in page.findChildren(QAbstractButton)}
    for text, wish in (
        ("Choose files", page.choose_requested),
        ("Paste text", page.paste_requested),
        ("New brief", page.new_requested),
        ("Open the sample", page.sample_requested),
        ("Open or create", page.library_requested),
    ):
        with qtbot.waitSignal(wish):
            buttons[text].click()


def test_enter_presses_a_button_and_only_what_shows_its_focus_gets_it(qtbot: QtBot, page: StartPage) -> None:
    assert page.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.waitSignal(page.choose_requested):
        QTest.keyClick(page.choose_button, Qt.Key.Key_Return)


def test_nothing_is_told_of_a_library_that_is_closed(page: StartPage) -> None:
    page.show_briefs((entry("new", 0),))
    page.show_library("Library unlocked", "One encrypted file", "Lock now", "unlock")
    page.show_briefs(())
    page.show_no_library()
    assert page.briefs.model().rowCount() == 0
    assert page.library_button.text() == "Open or create"


def test_progress_is_told_and_can_be_stopped(qtbot: QtBot, strip: ImportStrip) -> None:
    strip.show_progress(ProgressStep(1, 4, "Reading herald.html"))
    assert not strip.isHidden()
    cancel = next(button for button in strip.findChildren(QPushButton) if button.text() == "Cancel")
    with qtbot.waitSignal(strip.cancelled):
        cancel.click()
    strip.finish()
    assert strip.isHidden()


def test_a_refusal_stays_until_it_is_dismissed(strip: ImportStrip) -> None:
    strip.show_progress(ProgressStep(1, 2, "Reading"))
    strip.add_refusal(Refusal(Path("annex.pdf"), "annex.pdf holds only pictures. Recognise its text first."))
    strip.add_refusal(Refusal(Path("annex.pdf"), "annex.pdf holds only pictures. Recognise its text first."))
    strip.add_warning("wire.txt is in French: quotations may be missed.")
    strip.finish()
    assert strip.sentences == (
        "annex.pdf holds only pictures. Recognise its text first.",
        "wire.txt is in French: quotations may be missed.",
    )
    for button in strip.findChildren(QPushButton):
        if button.text() == "Dismiss":
            button.click()
    assert strip.sentences == ()
    assert strip.isHidden()


def test_a_note_is_shown_whole(qtbot: QtBot, strip: ImportStrip) -> None:
    strip.show()
    strip.add_error("Something went wrong that was not foreseen.")
    notes = strip.findChildren(QScrollArea)[-1]
    qtbot.waitUntil(lambda: notes.isVisible() and notes.height() == notes.widget().height())
    assert notes.verticalScrollBar().maximum() == 0


def test_text_of_an_article_cannot_break_a_note(strip: ImportStrip) -> None:
    strip.add_error("line one\n\u202eline two <b>bold</b>")
    assert strip.sentences == ("line one line two <b>bold</b>",)
