"""What a new brief starts with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefer.brief.template import Template
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.widgets.controls import button, label, wrapped_label


@dataclass(frozen=True, slots=True)
class NewBriefChoice:
    """Template, title and marking of the new brief."""

    template_id: str
    title: str
    marking: str


class NewBriefDialog(QDialog):
    """Asks for template, title and marking; `chosen` carries a `NewBriefChoice`."""

    chosen = Signal(object)

    def __init__(
        self, templates: tuple[Template, ...], markings: tuple[str, ...], title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New brief"))
        self._templates = templates
        self.title = QLineEdit(title)
        self.title.setMaxLength(300)
        self.title.setPlaceholderText(self.tr("The first article’s title is proposed"))
        self.template = QComboBox()
        self.template.addItems([template.name for template in templates])
        default = next((at for at, item in enumerate(templates) if item.id == "information-note"), 0)
        self.template.setCurrentIndex(default)
        self.marking = QComboBox()
        self.marking.setEditable(True)
        field = self.marking.lineEdit()
        if field is not None:
            field.setPlaceholderText(self.tr("No marking"))
        self.marking.addItems(["", *markings])
        self._about = wrapped_label("", Text.SECOND, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(5))
        column.addWidget(label(self.tr("New brief"), Text.HEADING))
        column.addSpacing(scaled(8))
        self._add_field(column, self.tr("Title"), self.title)
        self._add_field(column, self.tr("Template"), self.template)
        column.addWidget(self._about)
        column.addSpacing(scaled(8))
        self._add_field(column, self.tr("Marking"), self.marking)
        column.addSpacing(scaled(12))
        column.addLayout(self._buttons())
        self.setMinimumWidth(scaled(460))
        self.template.currentIndexChanged.connect(self._on_template_changed)
        self._on_template_changed(self.template.currentIndex())
        self.title.setFocus()

    def _add_field(self, column: QVBoxLayout, name: str, field: QWidget) -> None:
        said = label(name, Text.TITLE)
        said.setBuddy(field)
        field.setAccessibleName(name)
        column.addWidget(said)
        column.addWidget(field)
        column.addSpacing(scaled(8))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addStretch(1)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        start = button(self.tr("Start brief"), "primary")
        start.setDefault(True)
        start.clicked.connect(self._on_start)
        row.addWidget(cancel)
        row.addWidget(start)
        return row

    def _on_template_changed(self, place: int) -> None:
        self._about.setText(self._templates[place].about)

    def _on_start(self) -> None:
        chosen = self._templates[self.template.currentIndex()]
        self.accept()
        self.chosen.emit(NewBriefChoice(chosen.id, self.title.text().strip(), self.marking.currentText().strip()))
