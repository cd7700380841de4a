"""The whole job in the real window, with a real library and the real worker."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from briefer.brief.edit import with_title
from briefer.core.evidence import EvidenceKind
from briefer.export import verify_word
from briefer.library import Library
from briefer.paths import documents_folder
from briefer.ui.evidence.suggestion_rows import SuggestionRow
from briefer.ui.exporting.dialog import ExportDialog
from briefer.ui.library.create_dialog import CreateDialog
from briefer.ui.library.unlock_dialog import UnlockDialog
from briefer.ui.program import Program
from briefer.ui.widgets.row_model import ROW
from briefer.ui.window.actions import Command
from briefer.workflow.opening import default_library_path, sample_files

SLOW = 60_000


class Hands:
    """A user's hands: keys to whatever has the focus, each one counted."""

    def __init__(self) -> None:
        self.keys = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.keys += 1
        QTest.keyClick(focus, key, modifiers)


@pytest.fixture
def own_library(program: Program) -> Iterator[Library]:
    """An empty library, opened in the window."""
    library = Library.create(default_library_path(), bytes(range(32)))
    program.desktop.open_library(library, "Library unlocked", "")
    return library


def drop(program: Program, paths: tuple[Path, ...]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    contents = program.desktop.contents
    event = QDropEvent(
        QPoint(400, 400).toPointF(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    contents.dropEvent(event)


def wait_until_rested(qtbot: QtBot, program: Program) -> None:
    intake = program.desktop.intake
    assert intake is not None
    qtbot.waitUntil(lambda: not intake.is_busy and not intake.searching, timeout=SLOW)
    qtbot.waitUntil(lambda: program.desktop.contents.workspace.suggestions.current() is not None, timeout=SLOW)


def dialog_of(kind: type[QDialog]) -> QDialog | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, kind) else None


@pytest.mark.usefixtures("own_library")
def test_three_files_become_a_note_with_ten_traceable_pieces(
    qtbot: QtBot, program: Program, own_library: Library
) -> None:
    desktop, hands = program.desktop, Hands()
    qtbot.waitUntil(lambda: desktop.session is not None)
    drop(program, sample_files())
    wait_until_rested(qtbot, program)
    workspace, session = desktop.contents.workspace, desktop.session
    assert session is not None
    workspace.suggestions.list.setFocus()
    wanted = {EvidenceKind.QUOTATION: 5, EvidenceKind.FIGURE: 5}
    while any(wanted.values()):
        row = workspace.suggestions.list.currentIndex().data(ROW)
        assert isinstance(row, SuggestionRow)
        kind = EvidenceKind.QUOTATION if row.mark.letter == "Q" else EvidenceKind.FIGURE
        if wanted[kind]:
            wanted[kind] -= 1
            hands.press(Qt.Key.Key_2 if kind is EvidenceKind.QUOTATION else Qt.Key.Key_3)
        else:
            hands.press(Qt.Key.Key_X)
    assert len(session.evidence) == 10
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    page = workspace.brief.page
    while "Why this note is sent" not in page.textCursor().block().text():
        hands.press(Qt.Key.Key_Down)
    QTest.keyClicks(QApplication.focusWidget(), "To tell you of the inspections.")
    path = export_with_keys(qtbot, program, hands)
    verified = verify_word(path.read_bytes(), path.name)
    assert not verified.changed
    assert len(verified.quotations) == 10
    assert hands.keys <= 60
    assert own_library.brief(session.brief.id).sections[0].blocks[0].text == "To tell you of the inspections."


def export_with_keys(qtbot: QtBot, program: Program, hands: Hands) -> Path:
    documents_folder().mkdir(exist_ok=True)
    hands.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: dialog_of(ExportDialog) is not None)
    dialog = dialog_of(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    with qtbot.waitSignal(program.commands.exported, timeout=SLOW) as exported:
        hands.press(Qt.Key.Key_Return)
    (path,) = exported.args
    assert path.parent == documents_folder()
    return Path(path)


@pytest.mark.usefixtures("own_library")
def test_a_bad_file_gets_its_sentence_and_harms_no_other(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    qtbot.waitUntil(lambda: program.desktop.session is not None)
    drop(program, (empty, picture, tmp_path / "missing.docx", sample_files()[1]))
    wait_until_rested(qtbot, program)
    sentences = " ".join(program.desktop.contents.strip.sentences)
    assert "empty.txt" in sentences
    assert "picture.txt" in sentences
    assert "missing.docx" in sentences
    rows = program.desktop.contents.workspace.articles.list.model()
    assert "Battery owners" in " ".join(str(rows.index(place, 0).data()) for place in range(rows.rowCount()))


@pytest.mark.usefixtures("own_library")
def test_pasted_text_becomes_an_article(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.desktop.session is not None)
    QApplication.clipboard().setText(
        "Ferry service returns\n\nThe ferry to Skerry will sail again on Monday, the harbour office said.\n\n"
        "“We have waited eleven weeks for this,” said Ann Dole, the harbour master. About 4,200 people use it."
    )
    QTest.keyClick(
        program.desktop.frame, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    wait_until_rested(qtbot, program)
    assert program.desktop.session is not None
    assert "eleven weeks" in program.desktop.contents.workspace.reader.reader.toPlainText()


def test_first_use_makes_an_encrypted_library(qtbot: QtBot, program: Program) -> None:
    program.begin()
    program.desktop.contents.start.library_button.click()
    qtbot.waitUntil(lambda: dialog_of(CreateDialog) is not None)
    dialog = dialog_of(CreateDialog)
    assert isinstance(dialog, CreateDialog)
    QTest.keyClicks(dialog.passphrase, "harbour lantern seven bridge")
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.again, "harbour lantern seven bridge")
    dialog.alone.setChecked(True)
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.kept.isVisible, timeout=SLOW)
    assert len(dialog.code.accessibleDescription()) > 40
    assert not dialog.go.isEnabled()
    dialog.kept.setChecked(True)
    dialog.go.click()
    qtbot.waitUntil(lambda: program.desktop.session is not None, timeout=SLOW)
    assert default_library_path().read_bytes()[:15] != b"SQLite format 3"
    lock_and_unlock(qtbot, program)


def lock_and_unlock(qtbot: QtBot, program: Program) -> None:
    program.door.lock()
    qtbot.waitUntil(lambda: dialog_of(UnlockDialog) is not None)
    dialog = dialog_of(UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    assert program.desktop.library is None
    QTest.keyClicks(dialog.passphrase, "wrong lantern seven bridge")
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.failure), timeout=SLOW)
    QTest.keyClicks(dialog.passphrase, "harbour lantern seven bridge")
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.desktop.session is not None, timeout=SLOW)


def test_the_sample_opens_without_a_question(qtbot: QtBot, program: Program) -> None:
    program.begin(sample=True)
    qtbot.waitUntil(lambda: program.desktop.is_working, timeout=SLOW)
    wait_until_rested(qtbot, program)
    assert "Sample library" in program.desktop.contents.status.text
    assert program.desktop.frame.windowTitle().endswith("– Briefer")


def test_the_window_remembers_its_shape_and_settings(qtbot: QtBot, program: Program) -> None:
    from briefer.settings import ThemeChoice, read_settings, settings_path
    from briefer.ui.window.state import read_window_state, window_state_path

    program.desktop.contents.theme_chosen.emit(ThemeChoice.DARK)
    program.desktop.contents.theme_chosen.emit(ThemeChoice.LIGHT)
    assert read_settings(settings_path()).theme is ThemeChoice.LIGHT
    program.desktop.frame.close()
    state = read_window_state(window_state_path())
    assert state.shape
    assert set(state.sizes) == {"panes", "left", "middle", "all"}


def test_the_window_stays_while_typing_is_not_saved(working: Program, sample_library: Library) -> None:
    session = working.desktop.session
    assert session is not None
    session.close()
    sample_library.close()
    session.set_brief(with_title(session.brief, "Typed just now"), "typing")
    working.desktop.frame.close()
    assert working.desktop.frame.isVisible()
    assert "Close again" in " ".join(working.desktop.contents.strip.sentences)
    working.desktop.frame.close()
    assert not working.desktop.frame.isVisible()


def test_undo_by_key_takes_back_what_was_typed(qtbot: QtBot, working: Program) -> None:
    session = working.desktop.session
    assert session is not None
    before = session.brief
    working.desktop.contents.workspace.brief.show_section("assessment")
    page = QApplication.focusWidget()
    QTest.keyClicks(page, "Likely")
    assert session.brief != before
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.brief.sections[4].is_empty


def test_the_window_never_loads_what_belongs_to_the_worker() -> None:
    code = "import briefer.ui.program, sys; print([m for m in ('spacy', 'trafilatura') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_what_nobody_foresaw_is_shown_and_the_window_goes_on(
    working: Program, caplog: pytest.LogCaptureFixture
) -> None:
    error = RuntimeError("secret words of an article")
    sys.excepthook(RuntimeError, error, None)
    sentences = " ".join(working.desktop.contents.strip.sentences)
    assert "did not foresee" in sentences
    assert "secret words" not in sentences + caplog.text
    assert working.desktop.is_working


def test_an_error_of_a_job_reaches_the_user(qtbot: QtBot, working: Program, sample_library: Library) -> None:
    sample_library.close()
    working.desktop.contents.commands[Command.EXPORT].trigger()
    qtbot.waitUntil(lambda: bool(working.desktop.contents.strip.sentences))
