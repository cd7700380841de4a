"""The details of an article, and where each of them comes from."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from briefer.core.article import Article
from briefer.ui.controls import button, dialog_foot, label, wrapped_label
from briefer.ui.fonts import Text, scaled
from briefer.ui.importing.chips import DetailChip, field_name, field_text, origin_text, read_day, read_names
from briefer.ui.theme import Themes
from briefer.ui.wording import one_line
from briefer.workflow.correcting import EditedDetails, Field, Standing, details_of, standing_of

_LONGEST = {Field.TITLE: 400, Field.OUTLET: 200, Field.PUBLISHED: 40, Field.AUTHORS: 600, Field.ADDRESS: 2000}
"""Characters that a field takes."""


class DetailsDialog(QDialog):
    """Shows the details of one article to confirm, correct or add.

    `chosen` carries `EditedDetails` and the set of `Field`s confirmed; nothing changes when it is cancelled.
    """

    chosen = Signal(object, object)

    def __init__(self, article: Article, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Details of the article"))
        self._article = article
        self._confirmed: set[Field] = set()
        self.fields = {field: QLineEdit(field_text(article, field)) for field in Field}
        self.chips = {field: DetailChip(field, themes) for field in Field}
        self._failure = wrapped_label("", Text.SECOND, "error")
        self._failure.hide()
        self.confirm_all = button(self.tr("Confirm all guesses"))
        self.confirm_all.clicked.connect(self._on_confirm_all)
        self._lay_out()
        for field, edit in self.fields.items():
            edit.textEdited.connect(lambda _text, field=field: self._on_edited(field))
            self.chips[field].confirmed.connect(self._on_confirmed)
            self.chips[field].wanted.connect(self.focus_on)
            self._show_chip(field)

    def focus_on(self, field: Field) -> None:
        """Let the user type in a field."""
        self.fields[field].setFocus()
        self.fields[field].selectAll()

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        inner.setSpacing(scaled(4))
        inner.addWidget(label(self.tr("Details, and where each comes from"), Text.HEADING))
        file = one_line(self._article.original.name, 120)
        hint = self.tr("From %1. What you confirm or type here is cited in briefs and stays when the file comes again.")
        inner.addWidget(wrapped_label(hint.replace("%1", file), Text.SECOND, "muted"))
        inner.addSpacing(scaled(12))
        inner.addLayout(self._build_grid())
        inner.addWidget(self._failure)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        save = button(self.tr("Save details"), "primary")
        save.setDefault(True)
        save.clicked.connect(self._on_save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(dialog_foot(self.confirm_all, cancel, save))
        self.setMinimumWidth(scaled(680))

    def _build_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(12))
        grid.setVerticalSpacing(scaled(8))
        grid.setColumnStretch(1, 1)
        hints = {Field.AUTHORS: self.tr("Names, parted by semicolons"), Field.PUBLISHED: self.tr("24 Jan 2026")}
        for line, (field, edit) in enumerate(self.fields.items()):
            name = label(field_name(field), Text.LIST, "muted")
            name.setBuddy(edit)
            edit.setAccessibleName(field_name(field))
            edit.setMaxLength(_LONGEST[field])
            edit.setPlaceholderText(hints.get(field, ""))
            edit.setCursorPosition(0)
            grid.addWidget(name, line, 0)
            grid.addWidget(edit, line, 1)
            grid.addWidget(self.chips[field], line, 2)
        return grid

    def _show_chip(self, field: Field) -> None:
        article, chip = self._article, self.chips[field]
        text = self.fields[field].text().strip()
        if field in self._confirmed:
            said = self.tr("Confirmed by you") if text else self.tr("None given, confirmed by you")
            chip.show_detail("", said, Standing.CONFIRMED)
        elif text != field_text(article, field):
            chip.show_detail("", self.tr("Typed by you") if text else self.tr("Left empty by you"), Standing.CONFIRMED)
        else:
            chip.show_detail("", origin_text(article, field), standing_of(article, field))
        guesses = [other for other in Field if self.chips[other].standing is Standing.GUESS]
        self.confirm_all.setEnabled(bool(guesses))

    def _on_edited(self, field: Field) -> None:
        self._confirmed.discard(field)
        self._failure.hide()
        self._show_chip(field)

    def _on_confirmed(self, field: Field) -> None:
        self._confirmed.add(field)
        self._show_chip(field)

    def _on_confirm_all(self) -> None:
        for field, chip in self.chips.items():
            if chip.standing is Standing.GUESS:
                self._on_confirmed(field)

    def _on_save(self) -> None:
        day = self.fields[Field.PUBLISHED].text()
        if day.strip() and read_day(day) is None:
            self._failure.setText(self.tr("This is no date that Briefer can read. Write it as 24 Jan 2026."))
            self._failure.show()
            self.focus_on(Field.PUBLISHED)
            return
        self.accept()
        self.chosen.emit(self._wanted(), frozenset(self._confirmed))

    def _wanted(self) -> EditedDetails:
        """The details as typed; a field not touched keeps its value to the letter."""
        wanted = details_of(self._article)
        for field, edit in self.fields.items():
            text = " ".join(edit.text().split())
            if text == field_text(self._article, field):
                continue
            set_field = partial(replace, wanted)
            if field is Field.PUBLISHED:
                wanted = set_field(published=read_day(text))
            elif field is Field.AUTHORS:
                wanted = set_field(authors=read_names(text))
            else:
                wanted = set_field(**{field.value: text})
        return wanted
