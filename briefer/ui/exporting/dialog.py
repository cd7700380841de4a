"""The choices of one export, what is checked before it, and what the file will tell about itself."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.brief.checks import Report
from briefer.brief.cited import CitedBrief
from briefer.export import ExportOptions
from briefer.export.options import PageSize
from briefer.ui.exporting.checks import check_export, is_file_name, proposed_name
from briefer.ui.exporting.report import ExportReport, FileWords
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.icons import icon
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import button, label, wrapped_label
from briefer.ui.wording import filled


class ExportFormat(Enum):
    """The kinds of file; the value is the ending."""

    WORD = ".docx"
    MARKDOWN = ".md"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """What the user chose. `marking` may differ from the brief's; `snapshot` keeps a version of the brief."""

    path: Path
    marking: str
    options: ExportOptions
    snapshot: bool
    open_file: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportDefaults:
    """What stands in the dialog at first; `markings` are the labels to choose from."""

    folder: Path
    author: str = ""
    organisation: str = ""
    markings: tuple[str, ...] = ()
    word: bool = True


class ExportDialog(QDialog):
    """Asks how to export a brief; `choice` holds the answer once accepted. It writes nothing.

    `show_originals` fills in the check of the originals' seals, which is made elsewhere. `checks_requested` asks for
    the list of findings.
    """

    checks_requested = Signal()

    def __init__(
        self,
        cited: CitedBrief,
        report: Report,
        defaults: ExportDefaults,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export brief"))
        self._cited, self._themes = cited, themes
        self._folder = defaults.folder
        self.report = ExportReport(check_export(cited, report), themes, self)
        self.report.checks_requested.connect(self._on_checks_requested)
        self._word = self._format_button("word", self.tr("Word"))
        self._markdown = self._format_button("md", self.tr("Markdown"))
        self._formats = QButtonGroup(self)
        for made in (self._word, self._markdown):
            self._formats.addButton(made)
        (self._word if defaults.word else self._markdown).setChecked(True)
        self._page = QComboBox()
        self._page.addItem(self.tr("A4"), PageSize.A4)
        self._page.addItem(self.tr("US Letter"), PageSize.LETTER)
        self._marking = QComboBox()
        self._marking.setEditable(True)
        self._marking.addItem("")
        self._marking.addItems(list(defaults.markings))
        field = self._marking.lineEdit()
        if field is not None:
            field.setPlaceholderText(self.tr("No marking"))
        self._marking.setCurrentText(cited.brief.marking)
        self._author = QLineEdit(defaults.author)
        self._organisation = QLineEdit(defaults.organisation)
        for field in (self._author, self._organisation):
            field.setMaxLength(255)
            field.setPlaceholderText(self.tr("Left empty"))
        self._sources = QCheckBox(self.tr("List of sources"))
        self._sources.setChecked(cited.template.sources)
        self._sources.setEnabled(cited.template.sources)
        self._annex = QCheckBox(filled(self.tr("Evidence annex, %1 items"), len(cited.evidence)))
        self._annex.setEnabled(bool(cited.evidence))
        self._name = QLineEdit(proposed_name(cited))
        self._name.setCursorPosition(0)
        self._ending = label("", Text.LIST, "muted")
        self._place = label("", Text.SECOND, "muted")
        self._notes = label("", Text.SECOND, "muted")
        self._problem = wrapped_label("", Text.SECOND, "error")
        self._problem.hide()
        self._snapshot = QCheckBox(self.tr("Keep a version of the brief as it was exported"))
        self._snapshot.setChecked(True)
        self._open = QCheckBox(self.tr("Open the file"))
        self._export = button(self.tr("Export"), "primary")
        self._export.setDefault(True)
        self._lay_out()
        self._connect()
        self._on_theme_changed()
        self._on_choice_changed()
        self._export.setFocus()

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        return ExportChoice(
            path=self._folder / f"{self._name.text().strip()}{self._format().value}",
            marking=self._marking.currentText().strip(),
            options=ExportOptions(
                author=self._author.text().strip(),
                organisation=self._organisation.text().strip(),
                include_sources=self._sources.isChecked(),
                evidence_annex=self._annex.isChecked(),
                page=self._page.currentData(),
            ),
            snapshot=self._snapshot.isChecked(),
            open_file=self._open.isChecked(),
        )

    def show_originals(self, unchanged: int, total: int) -> None:
        """Say how many of the cited originals still bear their seal."""
        self.report.show_originals(unchanged, total)

    def choose_folder(self, folder: Path) -> None:
        """Save into another folder."""
        self._folder = folder
        self._on_choice_changed()

    def _lay_out(self) -> None:
        left = QWidget()
        left.setObjectName("exportChoices")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(scaled(24), scaled(18), scaled(24), scaled(18))
        column.setSpacing(scaled(14))
        column.addLayout(_group(self.tr("Format"), _row(self._word, self._markdown), self._notes))
        column.addLayout(
            _row(_named(self.tr("Marking"), self._marking), _named(self.tr("Page size"), self._page), stretches=(3, 2))
        )
        column.addLayout(
            _row(_named(self.tr("Author"), self._author), _named(self.tr("Organisation"), self._organisation))
        )
        column.addLayout(_group(self.tr("Include"), _stack(self._sources, self._annex)))
        choose = button(self.tr("Choose folder"))
        choose.clicked.connect(self._on_choose_folder)
        column.addLayout(
            _group(
                self.tr("Save as"),
                _row(self._name, self._ending, choose, stretches=(1, 0, 0)),
                self._place,
                self._problem,
            )
        )
        self._name.setAccessibleName(self.tr("Save as"))
        column.addLayout(_group(self.tr("After export"), _stack(self._snapshot, self._open)))
        column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(left, 14)
        both.addWidget(self.report, 12)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(scaled(16), scaled(11), scaled(16), scaled(11))
        buttons.setSpacing(scaled(8))
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._export)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(both, 1)
        whole.addWidget(foot)
        self.resize(scaled(960), self.sizeHint().height())

    def _connect(self) -> None:
        self._formats.buttonClicked.connect(self._on_choice_changed)
        self._marking.currentTextChanged.connect(self._on_choice_changed)
        for field in (self._author, self._organisation, self._name):
            field.textChanged.connect(self._on_choice_changed)
        self._export.clicked.connect(self.accept)
        self._themes.changed.connect(self._on_theme_changed)

    def _format(self) -> ExportFormat:
        return ExportFormat.WORD if self._word.isChecked() else ExportFormat.MARKDOWN

    def _format_button(self, drawing: str, text: str) -> QPushButton:
        made = QPushButton(f" {text}")
        made.setObjectName(drawing)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("role", "choice")
        made.setAccessibleName(text)
        return made

    def _on_choice_changed(self) -> None:
        choice = self.choice
        self._page.setEnabled(self._format() is ExportFormat.WORD)
        self._ending.setText(self._format().value)
        self._notes.setText(
            self.tr("A footnote for each citation; the marking on every page.")
            if self._format() is ExportFormat.WORD
            else self.tr("Plain text with a footnote for each citation.")
        )
        folder = _folder_in_words(self._folder)
        self._place.setText(folder)
        self._place.setToolTip(str(self._folder))
        problem = self._problem_with(choice.path)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        replaces = not problem and choice.path.exists()
        self._export.setText(self.tr("Replace") if replaces else self.tr("Export"))
        if replaces:
            self._place.setText(
                filled(self.tr("%1. A file of that name is there and will be replaced."), self._place.text())
            )
        self._export.setEnabled(not problem)
        self.report.show_words(
            FileWords(
                title=self._cited.brief.title,
                subject=self._cited.template.name,
                author=choice.options.author,
                organisation=choice.options.organisation,
                date=self._cited.brief.date,
                keywords=choice.marking,
            )
        )
        marked = replace(self._cited, brief=replace(self._cited.brief, marking=choice.marking))
        self.report.show_preview(marked)

    def _problem_with(self, path: Path) -> str:
        if not is_file_name(path.stem) or path.stem != self._name.text().strip():
            return self.tr("A file cannot have that name. Use letters, digits, spaces and hyphens.")
        if not self._folder.is_dir():
            return self.tr("That folder is not there any more. Choose another.")
        if not os.access(self._folder, os.W_OK):
            return self.tr("That folder does not let you save. Choose another.")
        if path.is_dir():
            return self.tr("A folder has that name. Choose another name.")
        return ""

    def _on_choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose folder"), str(self._folder))
        if chosen:
            self.choose_folder(Path(chosen))

    def _on_checks_requested(self) -> None:
        self.reject()
        self.checks_requested.emit()

    def _on_theme_changed(self) -> None:
        theme = self._themes.current
        for drawing, made in (("word", self._word), ("md", self._markdown)):
            made.setIcon(icon(drawing, theme))
        self._export.setIcon(icon("export", theme, "on-accent"))
        colours = theme.colours
        self.setStyleSheet(
            f"QWidget#exportChoices {{ background: {colours['base']}; border-right: 1px solid {colours['border']}; }}"
            f'QPushButton[role="choice"]:checked {{ background: {colours["tint"]}; font-weight: 600;'
            f" border: 2px solid {colours['accent']}; padding: 0 12px; }}"
        )


def _named(text: str, widget: QWidget) -> QVBoxLayout:
    name = label(text, Text.TITLE)
    name.setBuddy(widget)
    widget.setAccessibleName(text)
    column = QVBoxLayout()
    column.setSpacing(scaled(5))
    column.addWidget(name)
    column.addWidget(widget)
    return column


def _folder_in_words(folder: Path) -> str:
    """The last three names of a folder's path; the root by itself as it is."""
    names = [part for part in folder.parts if part != folder.anchor]
    return ", ".join(names[-3:]) or str(folder)


def _group(text: str, *parts: QHBoxLayout | QVBoxLayout | QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(scaled(5))
    column.addWidget(label(text, Text.TITLE))
    for part in parts:
        if isinstance(part, QLabel):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return column


def _stack(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(scaled(7))
    for widget in widgets:
        column.addWidget(widget)
    return column


def _row(*parts: QWidget | QVBoxLayout, stretches: tuple[int, ...] = ()) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(scaled(12))
    for index, part in enumerate(parts):
        stretch = stretches[index] if stretches else 1
        if isinstance(part, QWidget):
            row.addWidget(part, stretch)
        else:
            row.addLayout(part, stretch)
    return row
