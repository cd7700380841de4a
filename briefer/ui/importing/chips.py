"""A detail as a chip: dashed while it is a guess, solid when it is confirmed, amber when it is missing."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from briefer.core.article import Article, DetailSource
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.icons import icon
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import Drawing, label
from briefer.ui.wording import filled, one_line, short_date, tr
from briefer.workflow.correcting import EditedDetails, Field, Standing, origin_of, standing_of

_DAY_FORMATS = (
    "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy",
)  # fmt: skip
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)

_NAMES = {
    Field.TITLE: "Title",
    Field.OUTLET: "Outlet",
    Field.PUBLISHED: "Date",
    Field.AUTHORS: "Author",
    Field.ADDRESS: "Address",
}

_ORIGINS = {
    DetailSource.USER: "Confirmed by you",
    DetailSource.STATED: "Stated in the file",
    DetailSource.RECORD: "From a bibliographic record",
    DetailSource.HEADING: "Largest heading on the page",
    DetailSource.HEADER: "Mail header",
    DetailSource.PAGE: "Line on the page",
    DetailSource.ADDRESS: "Address of the page",
    DetailSource.GUESS: "Guess from the text",
    DetailSource.FILE: "Name of the file",
}


class DetailChip(QFrame):
    """A detail's name and value with what one click does: `confirmed` for a guess, `wanted` for a missing one."""

    confirmed = Signal(Field)
    wanted = Signal(Field)

    def __init__(self, field: Field, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._themes, self._standing = field, themes, Standing.MISSING
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._name = label("", Text.SECOND, "muted")
        self._value = label("", Text.SECOND)
        self._mark = Drawing("passed", themes, "passed-text", 14)
        self._button = QToolButton()
        self._button.setProperty("role", "chip")
        self._button.setFont(font(Text.SECOND_STRONG))
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setIconSize(QSize(scaled(14), scaled(14)))
        self._button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(7), 0, 0, 0)
        row.setSpacing(scaled(5))
        for widget in (self._name, self._value):
            row.addWidget(widget)
        row.addSpacing(scaled(3))
        row.addWidget(self._mark)
        row.addWidget(self._button)
        self._trailing = row
        themes.changed.connect(self._tint)

    @property
    def button(self) -> QToolButton:
        """Confirm or Add; hidden where there is nothing to do."""
        return self._button

    @property
    def standing(self) -> Standing:
        """What the chip shows."""
        return self._standing

    def show_detail(self, name: str, value: str, standing: Standing) -> None:
        """Show a detail; `name` may be "" where it stands beside the chip."""
        self._standing = standing
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self._value.setText(value)
        is_open = standing in {Standing.GUESS, Standing.MISSING}
        self._button.setVisible(is_open)
        self._mark.setVisible(not is_open)
        self._trailing.setContentsMargins(scaled(7), 0, 0 if is_open else scaled(8), 0)
        self._button.setText(tr("Confirm") if standing is Standing.GUESS else tr("Add"))
        self._button.setAccessibleName(f"{self._button.text()}: {field_name(self._field)}, {value}")
        self.setAccessibleName(f"{field_name(self._field)}: {value}, {tr(standing.value)}")
        self.setFixedHeight(scaled(24))
        self.setProperty("role", f"chip-{standing.value}")
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()

    def _tint(self) -> None:
        is_guess = self._standing is Standing.GUESS
        self._button.setIcon(icon("keep", self._themes.current, "accent") if is_guess else QIcon())

    def _on_clicked(self) -> None:
        (self.confirmed if self._standing is Standing.GUESS else self.wanted).emit(self._field)


def field_name(field: Field) -> str:
    """The name of a detail in the user's language."""
    return tr(_NAMES[field])


def field_text(details: EditedDetails | Article, field: Field) -> str:
    """A detail as one writes it; "" where there is none. Authors are parted by semicolons."""
    if field is Field.PUBLISHED:
        return short_date(details.published)
    if field is Field.AUTHORS:
        return one_line("; ".join(details.authors), 1000)
    return one_line(str(getattr(details, field.value)), 2000)


def origin_text(article: Article, field: Field) -> str:
    """Where a detail comes from, in words."""
    standing = standing_of(article, field)
    if standing is Standing.MISSING:
        return tr("Not found")
    if standing is Standing.CONFIRMED and not field_text(article, field):
        return tr("None given, confirmed by you")
    origin = origin_of(article, field)
    said = tr(_ORIGINS[origin]) if origin is not None else tr("From the file")
    return filled("%1, a guess", said) if standing is Standing.GUESS and origin is not DetailSource.GUESS else said


def read_day(text: str) -> dt.date | None:
    """A day as people write it, such as 24 Jan 2026 or 2026-01-24; None for anything else."""
    words = " ".join(text.split())
    for form in _DAY_FORMATS:
        day = _ENGLISH.toDate(words, form)
        if day.isValid() and day.year() >= 1000:
            return dt.date(day.year(), day.month(), day.day())
    return None


def read_names(text: str) -> tuple[str, ...]:
    """Names parted by semicolons, each once; () for none."""
    return tuple(dict.fromkeys(name for part in text.split(";") if (name := " ".join(part.split()))))
