"""Setting right what an import gave, in the real window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from samples import MORNING

from briefer.brief.edit import with_title
from briefer.core.article import Article, Detail, DetailSource
from briefer.core.evidence import EvidenceKind
from briefer.core.span import Span
from briefer.export import ExportOptions, write_markdown
from briefer.library import ArticleEntry, Library
from briefer.ui.importing.chips import read_day, read_names
from briefer.ui.importing.cut_rows import CutRows
from briefer.ui.importing.details_dialog import DetailsDialog
from briefer.ui.importing.page import ImportPage
from briefer.ui.importing.report import ImportReport
from briefer.ui.importing.review_bar import ImportReviewBar
from briefer.ui.program import Program
from briefer.workflow.correcting import Field, Standing, standing_of, with_restored
from briefer.workflow.exporting import cited_brief
from briefer.workflow.opening import sample_files
from briefer.workflow.reading import Refusal

PATIENCE_MS = 30_000

Choose = Callable[[str], None]


def dialog_of(qtbot: QtBot) -> DetailsDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), DetailsDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DetailsDialog)
    return dialog


def article_read(program: Program) -> Article:
    article = program.desktop.contents.workspace.reader.reader.article
    assert article is not None
    return article


def bar_of(program: Program) -> ImportReviewBar:
    bar = program.desktop.contents.findChild(ImportReviewBar)
    assert isinstance(bar, ImportReviewBar)
    return bar


def type_into(dialog: DetailsDialog, field: Field, text: str) -> None:
    dialog.focus_on(field)
    QTest.keyClicks(dialog.form.fields[field], text)


def settle(qtbot: QtBot, working: Program) -> None:
    """Wait until all that was done is in the library and has been searched."""
    session, intake = working.desktop.session, working.desktop.intake
    assert session is not None
    assert intake is not None
    qtbot.waitUntil(lambda: session.is_saved and not intake.is_busy, timeout=PATIENCE_MS)


@pytest.fixture
def unsure(sample_library: Library) -> str:
    """The id of the plain text, before the window opens: its title is a guess, its outlet is missing."""
    article_id = next(entry.id for entry in sample_library.articles() if entry.file.endswith(".txt"))
    guess = (Detail("title", DetailSource.PAGE, weak=True),)
    sample_library.update_details(replace(sample_library.article(article_id), outlet="", details=guess))
    return article_id


@pytest.fixture
def courier(unsure: str, choose_article: Choose) -> str:
    """The same, now read."""
    choose_article(unsure)
    return unsure


def test_a_guess_is_confirmed_with_one_click(
    qtbot: QtBot, courier: str, working: Program, sample_library: Library
) -> None:
    chip = bar_of(working).chips[Field.TITLE]
    assert chip.standing is Standing.GUESS
    QTest.mouseClick(chip.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not chip.isVisible(), timeout=PATIENCE_MS)
    settle(qtbot, working)
    assert standing_of(sample_library.article(courier), Field.TITLE) is Standing.CONFIRMED


def test_an_article_with_sure_details_shows_no_chips(working: Program, herald: str, choose_article: Choose) -> None:
    choose_article(herald)
    assert not any(chip.isVisible() for chip in bar_of(working).chips.values())


def test_a_missing_detail_is_added_and_every_citation_follows(
    qtbot: QtBot, courier: str, working: Program, sample_library: Library
) -> None:
    session = working.desktop.session
    assert session is not None
    section = session.brief.sections[0].key
    session.keep_selection(courier, Span(0, 40), EvidenceKind.PASSAGE, section)
    QTest.mouseClick(bar_of(working).chips[Field.OUTLET].button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot)
    assert dialog.focusWidget() is dialog.form.fields[Field.OUTLET]
    QTest.keyClicks(dialog.focusWidget(), "Daily Courier")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sample_library.article(courier).outlet == "Daily Courier", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: article_read(working).outlet == "Daily Courier", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: session.is_saved, timeout=PATIENCE_MS)
    assert "Daily Courier" in write_markdown(cited_brief(sample_library, session.brief), ExportOptions())
    entry = working.desktop.reading.entry
    qtbot.waitUntil(lambda: getattr(entry(courier), "outlet", "") == "Daily Courier", timeout=PATIENCE_MS)


def test_details_by_keyboard_are_corrected_and_survive_another_import(
    qtbot: QtBot, courier: str, working: Program, sample_library: Library
) -> None:
    before = sample_library.article(courier)
    QTest.keyClick(working.desktop.frame, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    dialog = dialog_of(qtbot)
    type_into(dialog, Field.AUTHORS, "James Alder; Mo Lin")
    type_into(dialog, Field.PUBLISHED, "14 March 2026")
    dialog.confirm_all.click()
    assert not dialog.confirm_all.isEnabled()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: article_read(working).authors == ("James Alder", "Mo Lin"), timeout=PATIENCE_MS)
    settle(qtbot, working)
    sample_library.add_article(before, sample_library.original(courier), MORNING)
    after = sample_library.article(courier)
    assert after.authors == ("James Alder", "Mo Lin")
    assert after.published == dt.date(2026, 3, 14)
    assert standing_of(after, Field.TITLE) is Standing.CONFIRMED
    assert (after.text, after.title, after.address) == (before.text, before.title, before.address)


def test_cancelling_leaves_the_details_as_they_were(
    qtbot: QtBot, courier: str, working: Program, sample_library: Library
) -> None:
    before = sample_library.article(courier)
    QTest.keyClick(working.desktop.frame, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    dialog = dialog_of(qtbot)
    type_into(dialog, Field.TITLE, "Something else")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert sample_library.article(courier) == before


@pytest.mark.usefixtures("courier")
def test_a_date_that_cannot_be_read_is_not_saved(qtbot: QtBot, working: Program) -> None:
    QTest.keyClick(working.desktop.frame, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    dialog = dialog_of(qtbot)
    type_into(dialog, Field.PUBLISHED, "last Tuesday")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.form.fields[Field.PUBLISHED]
    dialog.reject()


@pytest.mark.parametrize(
    "text",
    ["24 Jan 2026", "24 January 2026", "2026-01-24", "24/1/2026", "24.1.2026", " 24  Jan  2026 ", "Jan 24, 2026"],
)
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert read_day(text) == dt.date(2026, 1, 24)


@pytest.mark.parametrize("text", ["", "soon", "31 Feb 2026", "24", "24 Jan 26"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


def test_names_are_parted_by_semicolons() -> None:
    assert read_names(" Ann  Dole; Mo Lin ;; Ann Dole") == ("Ann Dole", "Mo Lin")


def test_what_was_cut_unfolds_at_its_place_and_comes_back_with_one_click(
    qtbot: QtBot, working: Program, sample_library: Library, herald: str, choose_article: Choose
) -> None:
    choose_article(herald)
    session = working.desktop.session
    assert session is not None
    before = article_read(working)
    near = before.text.index("This was a near miss")
    kept = session.keep_selection(herald, Span(near, near + 20), EvidenceKind.QUOTATION)
    session.set_brief(with_title(session.brief, "Checks"), "title")
    reader = working.desktop.contents.workspace.reader.reader
    rows = reader.findChild(CutRows)
    assert isinstance(rows, CutRows)
    QTest.mouseClick(bar_of(working).show_cuts, Qt.MouseButton.LeftButton)
    head, _tail = rows.groups
    assert head.isVisible()
    assert reader.toPlainText() == before.text
    restore = next(item for item in head.findChildren(QToolButton) if "Photograph" in item.accessibleName())
    QTest.mouseClick(restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Photograph" in reader.toPlainText(), timeout=PATIENCE_MS)
    settle(qtbot, working)
    fresh = sample_library.article(herald)
    assert fresh.paragraphs[0].span.cut(fresh.text).endswith("Photograph: Northern Herald")
    moved = session.evidence_by_id()[kept.id]
    assert moved.anchor.span.cut(fresh.text) == kept.anchor.text
    assert sample_library.evidence(herald) == (moved,)
    qtbot.waitUntil(lambda: sample_library.suggestions(herald) is not None, timeout=PATIENCE_MS)
    assert bar_of(working).show_cuts.isChecked()
    for _step in range(3):
        QTest.keyClick(working.desktop.frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert article_read(working) == before
    assert "Photograph" not in reader.toPlainText()
    assert session.evidence == ()
    for _step in range(3):
        session.undo_stack.redo()
    settle(qtbot, working)
    assert sample_library.article(herald) == fresh
    assert sample_library.evidence(herald) == (moved,)


def test_undo_takes_back_a_restored_line_and_what_was_kept_of_it(
    qtbot: QtBot, working: Program, sample_library: Library, herald: str, choose_article: Choose
) -> None:
    choose_article(herald)
    session = working.desktop.session
    assert session is not None
    before = article_read(working)
    near = before.text.index("This was a near miss")
    kept = session.keep_selection(herald, Span(near, near + 20), EvidenceKind.QUOTATION)
    fresh = with_restored(before, next(cut for cut in before.cuts if "Photograph" in cut.text))
    session.put_right((fresh,), "restore lines")
    inside = fresh.text.index("Photograph")
    session.keep_selection(herald, Span(inside, inside + 10), EvidenceKind.PASSAGE)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.evidence == (kept,)
    settle(qtbot, working)
    assert sample_library.article(herald) == before
    assert sample_library.evidence(herald) == (kept,)
    found = sample_library.suggestions(herald)
    assert found is not None
    assert all(item.span.end <= len(before.text) for item in found.quotations)
    session.undo_stack.redo()
    session.undo_stack.redo()
    assert session.evidence[1].anchor.span.cut(fresh.text) == "Photograph"
    settle(qtbot, working)
    assert len(sample_library.evidence(herald)) == 2


def test_undo_takes_back_a_confirmed_detail(
    qtbot: QtBot, courier: str, working: Program, sample_library: Library
) -> None:
    before = sample_library.article(courier)
    QTest.mouseClick(bar_of(working).chips[Field.TITLE].button, Qt.MouseButton.LeftButton)
    assert not bar_of(working).chips[Field.TITLE].isVisible()
    QTest.keyClick(working.desktop.frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar_of(working).chips[Field.TITLE].isVisible()
    settle(qtbot, working)
    assert sample_library.article(courier) == before


def test_another_article_starts_folded(working: Program, herald: str, choose_article: Choose) -> None:
    choose_article(herald)
    bar_of(working).show_cuts.click()
    working.desktop.contents.show_article(None)
    assert not bar_of(working).show_cuts.isChecked()
    rows = working.desktop.contents.workspace.reader.reader.findChild(CutRows)
    assert isinstance(rows, CutRows)
    assert rows.groups == ()


@pytest.fixture
def batch(qtbot: QtBot, working: Program, tmp_path: Path) -> ImportReport:
    """The report of an import: a copy of the herald's story, a fresh article, and a file that is refused."""
    story = next(file for file in sample_files() if file.suffix == ".html").read_text(encoding="utf-8")
    (tmp_path / "post.html").write_text(story.replace("Northern Herald", "Coastal Post"), encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    ferry = "Ferry returns\n\nThe ferry to Skerry will sail again on Monday, the harbour office said on Friday."
    (tmp_path / "ferry.txt").write_text(ferry, encoding="utf-8")
    working.desktop.add_files((tmp_path / "empty.txt", tmp_path / "post.html", tmp_path / "ferry.txt"))
    report = working.desktop.contents.strip.report
    qtbot.waitUntil(lambda: "articles added" in report.summary and "copy" in report.summary, timeout=PATIENCE_MS)
    return report


def press(report: ImportReport, text: str) -> None:
    made = next(item for item in report.findChildren(QPushButton) if item.text() == text and item.isVisible())
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def coastal_post(library: Library) -> ArticleEntry:
    return next(entry for entry in library.articles() if entry.outlet == "Coastal Post")


def test_a_batch_ends_with_a_report_that_stays_until_dismissed(batch: ImportReport) -> None:
    assert batch.summary == "2 articles added, 1 of them a copy, 1 not added"
    assert QApplication.activeModalWidget() is None
    (sentence,) = batch.sentences
    assert sentence.startswith("empty.txt")
    assert any("Counts as one origin" in row.accessibleName() for row in batch.findChildren(QFrame))
    press(batch, "Dismiss")
    assert batch.isVisible()
    assert batch.sentences == ()
    press(batch, "Dismiss all")
    assert not batch.isVisible()


def test_a_report_that_was_looked_through_is_one_line_until_more_is_refused(
    batch: ImportReport, working: Program
) -> None:
    press(batch, "Review")
    page = working.desktop.contents.pages.currentWidget()
    assert isinstance(page, ImportPage)
    tall = batch.sizeHint().height()
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert batch.isVisible()
    assert batch.sizeHint().height() < tall / 2
    assert not any(row.isVisible() for row in batch.findChildren(QFrame, "group"))
    batch.add_refusal(Refusal(Path("scan.pdf"), "scan.pdf has no text."))
    assert any(row.isVisible() for row in batch.findChildren(QFrame, "group"))


def test_a_copy_is_made_the_lead_from_the_report(
    qtbot: QtBot, working: Program, sample_library: Library, batch: ImportReport, herald: str
) -> None:
    assert coastal_post(sample_library).lead_id == herald
    press(batch, "Make it the lead")
    qtbot.waitUntil(lambda: coastal_post(sample_library).lead_id == "", timeout=PATIENCE_MS)
    assert sample_library.article_entry(herald).lead_id == coastal_post(sample_library).id
    entry = working.desktop.reading.entry
    qtbot.waitUntil(lambda: getattr(entry(herald), "lead_id", "") != "", timeout=PATIENCE_MS)


def test_a_copy_is_kept_apart_from_the_report(
    qtbot: QtBot, sample_library: Library, batch: ImportReport, herald: str
) -> None:
    press(batch, "Keep apart")
    qtbot.waitUntil(lambda: coastal_post(sample_library).lead_id == "", timeout=PATIENCE_MS)
    assert sample_library.article_entry(herald).lead_id == ""


def test_the_text_of_a_refused_file_can_be_pasted(
    qtbot: QtBot, working: Program, sample_library: Library, batch: ImportReport
) -> None:
    QApplication.clipboard().setText("Harbour fees rise\n\nFees at Skerry will rise by 4 per cent, the office said.")
    press(batch, "Paste text")
    qtbot.waitUntil(
        lambda: any("Harbour fees" in entry.title for entry in sample_library.articles()), timeout=PATIENCE_MS
    )
    assert working.desktop.is_working


def test_a_locked_library_leaves_no_report(working: Program, batch: ImportReport) -> None:
    working.desktop.close_library()
    assert not batch.isVisible()
    assert batch.sentences == ()


def test_one_article_that_comes_in_well_makes_no_report(qtbot: QtBot, working: Program, tmp_path: Path) -> None:
    ferry = "Ferry returns\n\nThe ferry to Skerry will sail again on Monday, the harbour office said on Friday."
    (tmp_path / "ferry.txt").write_text(ferry, encoding="utf-8")
    intake = working.desktop.intake
    assert intake is not None
    with qtbot.waitSignal(intake.rested, timeout=PATIENCE_MS):
        working.desktop.add_files((tmp_path / "ferry.txt",))
    qtbot.waitUntil(lambda: not working.desktop.jobs.is_busy, timeout=PATIENCE_MS)
    assert not working.desktop.contents.strip.report.isVisible()


def test_of_many_refusals_the_next_is_listed_when_one_is_dismissed(working: Program) -> None:
    report = working.desktop.contents.strip.report
    for number in range(25):
        report.add_refusal(Refusal(Path("x.txt"), f"Page {number} of x.txt is empty: save it again."))
    assert len(report.sentences) == 25
    assert report.summary.endswith("25 not added, the first 20 are listed")
    for left in range(24, -1, -1):
        next(
            item for item in report.findChildren(QPushButton) if item.text() == "Dismiss" and not item.isHidden()
        ).click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert len(report.sentences) == left
    assert not report.isVisible()


def test_details_from_a_bibliographic_record_show_at_once_and_say_so(
    qtbot: QtBot, courier: str, working: Program, sample_library: Library, tmp_path: Path
) -> None:
    title = sample_library.article(courier).title
    record = f"TY  - NEWS\nTI  - {title}\nT2  - Daily Courier\nDA  - 2026/03/13\nER  - \n"
    (tmp_path / "list.ris").write_text(record, encoding="utf-8")
    assert bar_of(working).chips[Field.OUTLET].standing is Standing.MISSING
    working.desktop.add_files((tmp_path / "list.ris",))
    qtbot.waitUntil(lambda: article_read(working).outlet == "Daily Courier", timeout=PATIENCE_MS)
    assert not bar_of(working).chips[Field.OUTLET].isVisible()
    QTest.keyClick(working.desktop.frame, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    dialog = dialog_of(qtbot)
    assert "bibliographic record" in dialog.form.chips[Field.OUTLET].accessibleName()
    dialog.reject()
