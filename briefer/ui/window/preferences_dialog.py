"""The preferences: each holds as soon as it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from briefer.settings import IDLE_MINUTES, READER_SIZES, TITLES, ReaderFace, Settings, ThemeChoice
from briefer.ui.importing.folder_field import FolderField
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.widgets.controls import button, dialog_foot, hairline, label, wrapped_label
from briefer.workflow.language import LanguageInUse

_THEMES = (ThemeChoice.SYSTEM, ThemeChoice.LIGHT, ThemeChoice.DARK)
_FACES = (ReaderFace.SERIF, ReaderFace.SANS)
"""In the order of their boxes: an enum kept in a box comes back as mere text."""
_TEXT_LIMIT = 200


class PreferencesDialog(QDialog):
    """Shows the settings; `changed` carries the new `Settings` after every choice."""

    changed = Signal(object)

    def __init__(self, settings: Settings, language: LanguageInUse | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        self.theme = _choices((self.tr("As the system"), self.tr("Light"), self.tr("Dark")))
        self.theme.setCurrentIndex(_THEMES.index(settings.theme))
        self.white_paper = QCheckBox(self.tr(TITLES["white_paper"]))
        self.white_paper.setChecked(settings.white_paper)
        self.curled_marks = QCheckBox(self.tr(TITLES["curled_marks"]))
        self.curled_marks.setChecked(settings.curled_marks)
        self.reader_size = _number(READER_SIZES, settings.reader_size)
        self.reader_size.setSuffix(self.tr(" pixels"))
        self.reader_face = _choices((self.tr("With serifs"), self.tr("Without serifs")))
        self.reader_face.setCurrentIndex(_FACES.index(settings.reader_face))
        self.lock_after = _number(IDLE_MINUTES, settings.lock_after)
        self.lock_after.setSpecialValueText(self.tr("Never"))
        self.lock_with_session = QCheckBox(self.tr(TITLES["lock_with_session"]))
        self.lock_with_session.setChecked(settings.lock_with_session)
        self.author = _line(settings.author)
        self.organisation = _line(settings.organisation)
        self.watched_folder = FolderField(settings.watched_folder)
        self.language = wrapped_label(self._language_words(language), Text.LIST)
        self._lay_out()
        self._connect()
        self.theme.setFocus()

    def _language_words(self, language: LanguageInUse | None) -> str:
        if language is None:
            return self.tr("Rules alone: this copy came without trained English, so speakers are named less often.")
        name = language.name or self.tr("Briefer’s own trained English")
        used = self.tr("%1, version %2, on this computer.").replace("%1", name).replace("%2", language.version)
        if language.passed_over:
            return " ".join((used, *language.passed_over))
        if language.name:
            return " ".join((used, self.tr("It is the largest that is installed, so it is used.")))
        return " ".join((used, self.tr("No other is installed.")))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(16))
        grid.setVerticalSpacing(scaled(9))
        grid.setColumnStretch(1, 1)
        self._add_row(grid, "theme", self.theme)
        grid.addWidget(self.white_paper, grid.rowCount(), 1)
        self._add_row(grid, "reader_face", self.reader_face)
        self._add_row(grid, "reader_size", self.reader_size)
        grid.addWidget(self.curled_marks, grid.rowCount(), 1)
        _add_line(grid)
        self._add_row(grid, "lock_after", self.lock_after)
        grid.addWidget(self.lock_with_session, grid.rowCount(), 1)
        _add_line(grid)
        self._add_row(grid, "author", self.author)
        self._add_row(grid, "organisation", self.organisation)
        _add_line(grid)
        self._add_folder(grid)
        _add_line(grid)
        row = grid.rowCount()
        grid.addWidget(label(self.tr("Names are found with"), Text.LIST), row, 0)
        grid.addWidget(self.language, row, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        inner.setSpacing(scaled(14))
        inner.addWidget(label(self.tr("Preferences"), Text.HEADING))
        inner.addLayout(grid)
        close = button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(dialog_foot(close))
        self.setFixedWidth(scaled(750))

    def _add_row(self, grid: QGridLayout, setting: str, field: QWidget) -> None:
        name = self.tr(TITLES[setting])
        said = QLabel(name)
        said.setBuddy(field)
        field.setAccessibleName(name)
        row = grid.rowCount()
        grid.addWidget(said, row, 0)
        if isinstance(field, QAbstractSpinBox):
            beside = QHBoxLayout()
            beside.addWidget(field)
            beside.addStretch(1)
            grid.addLayout(beside, row, 1)
        else:
            grid.addWidget(field, row, 1)

    def _add_folder(self, grid: QGridLayout) -> None:
        self._add_row(grid, "watched_folder", self.watched_folder)
        self.watched_folder.name_for_readers(self.tr(TITLES["watched_folder"]))
        hint = self.tr("Files that come into it are added by themselves, those in it now are not. It is only read.")
        grid.addWidget(wrapped_label(hint, Text.SECOND, "muted"), grid.rowCount(), 1)

    def _connect(self) -> None:
        self.watched_folder.chosen.connect(lambda folder: self._change(lambda old: replace(old, watched_folder=folder)))
        self.theme.currentIndexChanged.connect(
            lambda place: self._change(lambda old: replace(old, theme=_THEMES[place]))
        )
        self.reader_face.currentIndexChanged.connect(
            lambda place: self._change(lambda old: replace(old, reader_face=_FACES[place]))
        )
        self.white_paper.toggled.connect(lambda white: self._change(lambda old: replace(old, white_paper=white)))
        self.curled_marks.toggled.connect(lambda curled: self._change(lambda old: replace(old, curled_marks=curled)))
        self.reader_size.valueChanged.connect(lambda size: self._change(lambda old: replace(old, reader_size=size)))
        self.lock_after.valueChanged.connect(lambda minutes: self._change(lambda old: replace(old, lock_after=minutes)))
        self.lock_with_session.toggled.connect(
            lambda wanted: self._change(lambda old: replace(old, lock_with_session=wanted))
        )
        self.author.editingFinished.connect(
            lambda: self._change(lambda old: replace(old, author=self.author.text().strip()))
        )
        self.organisation.editingFinished.connect(
            lambda: self._change(lambda old: replace(old, organisation=self.organisation.text().strip()))
        )

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        settings = change(self._settings)
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)


def _choices(names: tuple[str, ...]) -> QComboBox:
    box = QComboBox()
    box.addItems(names)
    return box


def _number(bounds: tuple[int, int], value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(*bounds)
    box.setValue(value)
    box.lineEdit().setTextMargins(scaled(7), 0, 0, 0)
    box.setMinimumWidth(scaled(110))
    return box


def _line(text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setMaxLength(_TEXT_LIMIT)
    return field


def _add_line(grid: QGridLayout) -> None:
    grid.addWidget(hairline(), grid.rowCount(), 0, 1, 2)
