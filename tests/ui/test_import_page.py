"""The page on which a batch is looked through, in the real window with a real library and worker."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.library import Library
from briefer.ui.importing.batch_review import BatchReview
from briefer.ui.importing.batch_rows import BatchRow, Wish
from briefer.ui.importing.compare_dialog import CompareDialog
from briefer.ui.importing.page import ImportPage
from briefer.ui.program import Program
from briefer.workflow.correcting import Field, Standing

PATIENCE_MS = 30_000
NO_KEYS = Qt.KeyboardModifier.NoModifier


PARAGRAPHS = (
    "Every reservoir above the town of Alderwick will be inspected within six months, the water minister said.",
    "The order follows the flood of last spring, in which 14 streets stood under water for nine days.",
    "“Nobody wants to see those pictures again,” the minister, Laura Penn, told the county council on Monday.",
    "The council had asked for a new wall along the lower bank, which would cost about 12 million pounds.",
    "Engineers of the county found cracks in three of the eleven dams, two of them built before the railway came.",
    "Farmers along the river say that they were not warned in time, and want sirens on every bridge.",
)
STORY = (
    "<html><head><title>Dams to be inspected | OUTLET</title><meta property='og:site_name' content='OUTLET'></head>"
    "<body><nav>News Sport Weather</nav><article><h1>Dams above Alderwick to be inspected after the flood</h1>"
    "<p>By Ruth Calder</p><time datetime='2026-03-12'>12 March 2026</time><p>Share on social media</p>"
    f"{''.join(f'<p>{paragraph}</p>' for paragraph in PARAGRAPHS)}<p>Related Posts</p></article></body></html>"
)


@pytest.fixture
def morning(tmp_path: Path) -> tuple[Path, ...]:
    """Seven files: a story and its copy, four short reports, and one that is empty."""
    files = {
        "alder.html": STORY.replace("OUTLET", "Northern Herald"),
        "post.html": STORY.replace("OUTLET", "Coastal Post").replace("within six months", "before winter"),
        "empty.txt": "",
    }
    for number, place in enumerate(("Skerry", "Harwick", "Lindholm", "Osterby")):
        files[f"ferry-{number}.txt"] = (
            f"Ferry returns to {place}\n\nThe ferry to {place} will sail again on Monday, the harbour office said. "
            f"About {number + 2},100 people use it each week, according to the operator of the {place} line.\n"
        )
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tuple(sorted(tmp_path / name for name in files))


def batch_of(program: Program) -> BatchReview:
    batch = program.desktop.findChild(BatchReview)
    assert isinstance(batch, BatchReview)
    return batch


@pytest.fixture
def page(qtbot: QtBot, working: Program, morning: tuple[Path, ...]) -> ImportPage:
    """The page when all of it has come in; quotations and figures are still being looked for."""
    working.desktop.add_files(morning)
    review = batch_of(working)
    qtbot.waitUntil(lambda: review.is_shown, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(review.page.rows) == 7 and review.page.article is not None, timeout=PATIENCE_MS)
    return review.page


def row_named(page: ImportPage, title: str) -> BatchRow:
    return next(row for row in page.rows if title in row.title)


def click(page: ImportPage, row: BatchRow, wish: Wish) -> None:
    page.list.scrollTo(page.list.model().index(page.rows.index(row), 0))
    place = page.spot(row.key, wish)
    assert place is not None
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, QPoint(*place))


def row_now(page: ImportPage, row: BatchRow) -> BatchRow:
    found = page.row(row.key)
    assert found is not None
    return found


def standing(row: BatchRow, field: Field) -> Standing:
    return next(chip.standing for chip in row.chips if chip.field is field)


def test_more_than_a_few_files_are_shown_on_a_page_of_their_own(
    qtbot: QtBot, page: ImportPage, working: Program
) -> None:
    qtbot.waitUntil(lambda: not page.progress.isVisible(), timeout=PATIENCE_MS)
    assert page.summary.startswith("7 files, 6 articles, 1 not added")
    assert not working.desktop.contents.strip.isVisible()
    assert QApplication.focusWidget() is page.list
    copy = next(row for row in page.rows if row.is_below)
    lead = page.rows[page.rows.index(copy) - 1]
    assert copy.lead_id == lead.key
    assert "the same" in copy.spoken
    assert page.rows[-1].is_refusal
    QAbstractItemModelTester(page.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_few_files_leave_the_window_as_it_is(qtbot: QtBot, working: Program, morning: tuple[Path, ...]) -> None:
    intake = working.desktop.intake
    assert intake is not None
    with qtbot.waitSignal(intake.rested, timeout=PATIENCE_MS):
        working.desktop.add_files(morning[:3])
    assert working.desktop.is_working


def test_the_report_of_a_few_files_leads_to_the_page(qtbot: QtBot, working: Program, morning: tuple[Path, ...]) -> None:
    working.desktop.add_files(morning[2:5])
    report = working.desktop.contents.strip.report
    qtbot.waitUntil(lambda: report.isVisible() and "articles" in report.summary, timeout=PATIENCE_MS)
    report.review_requested.emit()
    review = batch_of(working)
    qtbot.waitUntil(lambda: len(review.page.rows) == 3, timeout=PATIENCE_MS)
    assert review.is_shown
    QTest.keyClick(review.page.list, Qt.Key.Key_Escape)
    assert working.desktop.is_working
    assert report.isVisible()


def test_a_guess_is_confirmed_by_a_click_on_its_chip_and_undone(
    qtbot: QtBot, working: Program, page: ImportPage, sample_library: Library
) -> None:
    row = row_named(page, "Harwick")
    assert standing(row, Field.TITLE) is Standing.GUESS
    page.list.scrollTo(page.list.model().index(page.rows.index(row), 0))
    place = page.spot(row.key, Wish.CONFIRM)
    assert place is not None
    QTest.mouseMove(page.list.viewport(), QPoint(*place))
    assert page.list.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    click(page, row, Wish.CONFIRM)
    qtbot.waitUntil(lambda: Field.TITLE not in row_now(page, row).guesses, timeout=PATIENCE_MS)
    QTest.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: Field.TITLE in row_now(page, row).guesses, timeout=PATIENCE_MS)
    session = working.desktop.session
    assert session is not None
    qtbot.waitUntil(lambda: session.is_saved, timeout=PATIENCE_MS)
    assert not any(detail.source.name == "USER" for detail in sample_library.article(row.key).details)


def test_enter_confirms_a_row_and_goes_on_until_no_guess_is_left(
    qtbot: QtBot, page: ImportPage, sample_library: Library
) -> None:
    page.list.choose_row(0)
    for _row in page.rows:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not any(row.guesses for row in page.rows), timeout=PATIENCE_MS)
    assert page.list.currentIndex().row() == len(page.rows) - 1
    assert not page.confirm_all.isEnabled()
    skerry = row_named(page, "Skerry").key
    qtbot.waitUntil(lambda: bool(sample_library.article(skerry).details), timeout=PATIENCE_MS)


def test_all_guesses_are_confirmed_in_one_step_of_undo(qtbot: QtBot, working: Program, page: ImportPage) -> None:
    guesses = sum(len(row.guesses) for row in page.rows)
    assert guesses >= 4
    session = working.desktop.session
    assert session is not None
    before = session.undo_stack.count()
    page.confirm_all.click()
    qtbot.waitUntil(lambda: not any(row.guesses for row in page.rows), timeout=PATIENCE_MS)
    assert session.undo_stack.count() == before + 1
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: sum(len(row.guesses) for row in page.rows) == guesses, timeout=PATIENCE_MS)


def test_a_missing_detail_is_typed_and_no_day_that_cannot_be_read(
    qtbot: QtBot, page: ImportPage, sample_library: Library
) -> None:
    row = row_named(page, "Lindholm")
    click(page, row, Wish.ADD)
    outlet = page.preview.form.fields[Field.OUTLET]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is outlet, timeout=PATIENCE_MS)
    QTest.keyClicks(outlet, "Harbour Gazette")
    QTest.keyClick(outlet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: standing(row_now(page, row), Field.OUTLET) is Standing.CONFIRMED, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: sample_library.article(row.key).outlet == "Harbour Gazette", timeout=PATIENCE_MS)
    page.preview.form.focus_on(Field.PUBLISHED)
    QTest.keyClicks(page.preview.form.fields[Field.PUBLISHED], "some day")
    QTest.keyClick(page.preview.form.fields[Field.PUBLISHED], Qt.Key.Key_Return)
    assert "no date" in page.preview.form.failure
    assert sample_library.article(row.key).published is None


def test_what_was_left_out_is_put_back_and_the_original_shown_as_plain_text(
    qtbot: QtBot, page: ImportPage, sample_library: Library
) -> None:
    lead = next(row for row in page.rows if row.left_out)
    before = sample_library.article(lead.key)
    page.choose(lead.key)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(page.preview.cuts.groups), timeout=PATIENCE_MS)
    page.preview.restore_wanted.emit(before.cuts[-1])
    qtbot.waitUntil(lambda: before.cuts[-1].text in page.preview.reader.toPlainText(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: row_now(page, lead).left_out != lead.left_out, timeout=PATIENCE_MS)
    page.preview.original_button.click()
    qtbot.waitUntil(lambda: "Share on social media" in page.preview.original.toPlainText(), timeout=PATIENCE_MS)
    assert "<" not in page.preview.original.toPlainText()


def test_a_copy_is_compared_with_its_lead_and_made_the_lead(
    qtbot: QtBot, page: ImportPage, sample_library: Library
) -> None:
    copy = next(row for row in page.rows if row.is_below)
    click(page, copy, Wish.COMPARE)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CompareDialog), timeout=PATIENCE_MS)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CompareDialog)
    assert dialog.lead_text.marked == ("within six months,",)
    assert dialog.copy_text.marked == ("before winter,",)
    QTest.keyClick(dialog, Qt.Key.Key_F3)
    assert dialog.copy_text.text.textCursor().selectedText() == "before winter,"
    dialog.reject()
    click(page, copy, Wish.LEAD)
    qtbot.waitUntil(lambda: any(row.is_below and row.key == copy.lead_id for row in page.rows), timeout=PATIENCE_MS)
    assert sample_library.article_entry(copy.key).lead_id == ""


def test_by_keys_a_copy_is_kept_apart_and_a_refusal_pasted_and_dismissed(qtbot: QtBot, page: ImportPage) -> None:
    page.choose(next(row for row in page.rows if row.is_below).key)
    QTest.keyClick(page.list, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: not any(row.copy for row in page.rows), timeout=PATIENCE_MS)
    refused = page.rows[-1]
    QApplication.clipboard().setText("Harbour fees rise\n\nFees at Skerry will rise by 4 per cent, the office said.")
    click(page, refused, Wish.PASTE)
    qtbot.waitUntil(lambda: any("Harbour fees" in row.title for row in page.rows), timeout=PATIENCE_MS)
    page.choose(refused.key)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.row(refused.key) is None


def test_the_page_is_walked_with_f6_and_done_ends_the_batch(qtbot: QtBot, page: ImportPage, working: Program) -> None:
    for wanted in (page.preview.form.fields[Field.TITLE], page.preview.text, page.list):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_F6)
        assert QApplication.focusWidget() is wanted
    page.done_button.click()
    assert working.desktop.is_working
    assert page.rows == ()
    qtbot.waitUntil(lambda: not working.desktop.jobs.is_busy, timeout=PATIENCE_MS)
    assert not working.desktop.contents.strip.isVisible()


def test_a_locked_library_leaves_nothing_on_the_page(page: ImportPage, working: Program) -> None:
    working.desktop.close_library()
    assert page.rows == ()
    assert page.preview.article is None
    assert not page.isVisible()


def test_a_batch_of_nothing_but_refusals_lists_them(qtbot: QtBot, working: Program, tmp_path: Path) -> None:
    files = [tmp_path / f"empty-{number}.txt" for number in range(6)]
    for file in files:
        file.write_bytes(b"")
    working.desktop.add_files(tuple(files))
    batch = batch_of(working)
    qtbot.waitUntil(lambda: batch.is_shown and len(batch.page.rows) == 6, timeout=PATIENCE_MS)
    assert batch.page.article is None
    assert batch.page.summary.startswith("6 files, 0 articles, 6 not added")
