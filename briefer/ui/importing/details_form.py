"""The details of one article as fields, each with where it comes from and what one click does."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from briefer.core.article import Article
from briefer.ui.importing.chips import DetailChip, field_name, field_text, origin_text, read_day, read_names
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import label, wrapped_label
from briefer.workflow.correcting import EditedDetails, Field, Standing, details_of, standing_of

_LONGEST = {Field.TITLE: 400, Field.OUTLET: 200, Field.PUBLISHED: 40, Field.AUTHORS: 600, Field.ADDRESS: 2000}
"""Characters that a field takes."""


class DetailsForm(QWidget):
    """Fields to correct or fill, and chips to confirm what is in them.

    `touched` follows each change by the user; `left` names the `Field` that was edited and then left or entered.
    """

    touched = Signal()
    left = Signal(Field)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: Article | None = None
        self._confirmed: set[Field] = set()
        self.fields = {field: QLineEdit() for field in Field}
        self.chips = {field: DetailChip(field, themes) for field in Field}
        self._failure = wrapped_label("", Text.SECOND, "error")
        self._lay_out()
        for field, edit in self.fields.items():
            edit.textEdited.connect(partial(self._on_edited, field))
            edit.editingFinished.connect(partial(self._on_left, field))
            self.chips[field].confirmed.connect(self.confirm)
            self.chips[field].wanted.connect(self.focus_on)

    @property
    def confirmed(self) -> frozenset[Field]:
        """The details that the user confirmed as they are."""
        return frozenset(self._confirmed)

    @property
    def guesses(self) -> tuple[Field, ...]:
        """The details still to be confirmed."""
        return tuple(field for field in Field if self.chips[field].standing is Standing.GUESS)

    @property
    def failure(self) -> str:
        """What keeps the details from being taken, "" for nothing."""
        return "" if self._failure.isHidden() else self._failure.text()

    def show_article(self, article: Article) -> None:
        """Show the details of an article as they are; what was typed and not taken is gone."""
        self._article = article
        self._confirmed.clear()
        self._failure.hide()
        for field, edit in self.fields.items():
            edit.setText(field_text(article, field))
            edit.setCursorPosition(0)
            self._show_chip(field)

    def focus_on(self, field: Field) -> None:
        """Let the user type in a field."""
        self.fields[field].setFocus()
        self.fields[field].selectAll()

    def confirm(self, field: Field) -> None:
        """Take a detail as it is for the user's word."""
        self._confirmed.add(field)
        self._show_chip(field)
        self.touched.emit()

    def wanted(self) -> EditedDetails | None:
        """The details as typed; a field not touched keeps its value to the letter.

        None where the date cannot be read, or no article is shown: the form then says so.
        """
        article, day = self._article, self.fields[Field.PUBLISHED].text()
        if article is None:
            return None
        if day.strip() and read_day(day) is None:
            self._failure.setText(self.tr("This is no date that Briefer can read. Write it as 24 Jan 2026."))
            self._failure.show()
            return None
        wanted = details_of(article)
        for field, edit in self.fields.items():
            text = " ".join(edit.text().split())
            if text == field_text(article, field):
                continue
            set_field = partial(replace, wanted)
            if field is Field.PUBLISHED:
                wanted = set_field(published=read_day(text))
            elif field is Field.AUTHORS:
                wanted = set_field(authors=read_names(text))
            else:
                wanted = set_field(**{field.value: text})
        return wanted

    def _lay_out(self) -> None:
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
            grid.addWidget(name, line, 0)
            grid.addWidget(edit, line, 1)
            grid.addWidget(self.chips[field], line, 2)
        self._failure.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self._failure)

    def _show_chip(self, field: Field) -> None:
        article, chip = self._article, self.chips[field]
        if article is None:
            return
        text = self.fields[field].text().strip()
        if field in self._confirmed:
            said = self.tr("Confirmed by you") if text else self.tr("None given, confirmed by you")
            chip.show_detail("", said, Standing.CONFIRMED)
        elif text != field_text(article, field):
            chip.show_detail("", self.tr("Typed by you") if text else self.tr("Left empty by you"), Standing.CONFIRMED)
        else:
            chip.show_detail("", origin_text(article, field), standing_of(article, field))

    def _on_edited(self, field: Field, _text: str) -> None:
        self._confirmed.discard(field)
        self._failure.hide()
        self._show_chip(field)
        self.touched.emit()

    def _on_left(self, field: Field) -> None:
        if self._article is not None and self.fields[field].text().strip() != field_text(self._article, field):
            self.left.emit(field)
