"""The export dialog, used as a user does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui.editor.desks import article, evidence, note, written_brief

from briefer.brief.checks import Material, check_brief
from briefer.brief.cited import CitedBrief
from briefer.core.citation import source_of
from briefer.export import ExportOptions, verify_word
from briefer.export.options import PageSize
from briefer.settings import ThemeChoice
from briefer.ui.exporting.dialog import ExportDefaults, ExportDialog
from briefer.ui.look.theme import Themes
from briefer.workflow.exporting import export_brief

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
"""The offscreen platform says this of every window with a least size."""

Opened = Callable[..., ExportDialog]


def cited() -> CitedBrief:
    return CitedBrief(
        brief=written_brief(),
        template=note(),
        evidence=evidence(),
        sources=(source_of(article(), dt.date(2026, 3, 12)),),
    )


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    themes = Themes(ThemeChoice.LIGHT)
    parent = QWidget()
    qtbot.addWidget(parent)
    themes.setParent(parent)

    def make(folder: Path = tmp_path, **more: object) -> ExportDialog:
        defaults = replace(ExportDefaults(folder=folder, markings=("OFFICIAL", "SECRET")), **more)
        material = Material(brief=cited().brief, template=note(), evidence=cited().evidence_by_id())
        found = check_brief(material)
        dialog = ExportDialog(cited(), found, defaults, themes, parent)
        dialog.show()
        return dialog

    return make


def field(dialog: ExportDialog, name: str) -> QLineEdit:
    return next(found for found in dialog.findChildren(QLineEdit) if found.accessibleName() == name)


def pressed(dialog: ExportDialog, text: str) -> QAbstractButton:
    return next(found for found in dialog.findChildren(QAbstractButton) if found.text().strip() == text)


def said(dialog: ExportDialog) -> list[str]:
    return [found.text() for found in dialog.findChildren(QLabel) if found.text()]


def test_return_exports_to_word_under_date_and_title(opened: Opened, tmp_path: Path) -> None:
    dialog = opened()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == ExportDialog.DialogCode.Accepted
    choice = dialog.choice
    assert choice.path == tmp_path / "2026-03-13 Inspection of large batteries.docx"
    assert choice.options == ExportOptions()
    assert (choice.marking, choice.snapshot, choice.open_file) == ("OFFICIAL", True, False)


def test_markdown_has_its_ending_and_no_page(opened: Opened) -> None:
    dialog = opened()
    pressed(dialog, "Markdown").click()
    assert dialog.choice.path.suffix == ".md"
    page = next(found for found in dialog.findChildren(QComboBox) if found.accessibleName() == "Page size")
    assert not page.isEnabled()


def test_what_is_typed_shows_at_once_in_what_the_file_says(opened: Opened) -> None:
    dialog = opened()
    assert said(dialog).count("Left empty") == 2
    QTest.keyClicks(field(dialog, "Author"), "Ruth Calder")
    assert "Ruth Calder" in said(dialog)
    assert dialog.choice.options.author == "Ruth Calder"


def test_marking_page_and_parts_are_chosen(opened: Opened) -> None:
    dialog = opened()
    boxes = {found.accessibleName(): found for found in dialog.findChildren(QComboBox)}
    boxes["Marking"].setCurrentText("SECRET")
    boxes["Page size"].setCurrentText("US Letter")
    pressed(dialog, "List of sources").click()
    pressed(dialog, "Evidence annex, 7 items").click()
    choice = dialog.choice
    assert choice.marking == "SECRET"
    assert choice.options == ExportOptions(include_sources=False, evidence_annex=True, page=PageSize.LETTER)


@pytest.mark.parametrize("name", ["", "a/b", "con", "x."])
def test_a_name_that_no_file_can_have_stops_the_export(opened: Opened, name: str) -> None:
    dialog = opened()
    field(dialog, "Save as").setText(name)
    assert not pressed(dialog, "Export").isEnabled()
    assert any("cannot have that name" in text for text in said(dialog))


def test_a_missing_folder_is_said(opened: Opened, tmp_path: Path) -> None:
    dialog = opened(folder=tmp_path / "gone")
    assert not pressed(dialog, "Export").isEnabled()
    dialog.choose_folder(tmp_path)
    assert pressed(dialog, "Export").isEnabled()


def test_a_file_of_that_name_is_said_to_be_replaced(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "note.docx").write_bytes(b"old")
    dialog = opened()
    field(dialog, "Save as").setText("note")
    assert pressed(dialog, "Replace").isEnabled()
    assert (tmp_path / "note.docx").read_bytes() == b"old"


@pytest.mark.parametrize("kind", ["Word", "Markdown"])
def test_what_was_chosen_can_be_written_as_it_stands(opened: Opened, kind: str) -> None:
    dialog = opened()
    pressed(dialog, kind).click()
    export_brief(cited(), dialog.choice.path, dialog.choice.options)
    content = dialog.choice.path.read_bytes()
    assert content
    if kind == "Word":
        assert not verify_word(content, dialog.choice.path.name).changed


def test_the_originals_are_told_when_they_were_checked(opened: Opened) -> None:
    dialog = opened()
    assert "being checked" in said(dialog)
    dialog.show_originals(3, 3)
    assert "being checked" not in said(dialog)


def test_show_leaves_for_the_findings(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.checks_requested):
        pressed(dialog, "Show").click()
    assert dialog.result() == ExportDialog.DialogCode.Rejected


def test_every_control_has_a_name(opened: Opened) -> None:
    dialog = opened()
    kinds = (QPushButton, QLineEdit, QComboBox)
    controls = [control for kind in kinds for control in dialog.findChildren(kind) if control.isVisibleTo(dialog)]
    nameless = [
        control
        for control in controls
        if not control.accessibleName()
        and not (isinstance(control, QAbstractButton) and control.text())
        and not isinstance(control.parent(), QComboBox)
    ]
    assert nameless == []
