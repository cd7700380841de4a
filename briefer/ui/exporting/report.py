"""The right half of the export dialog: checks, what the file says about itself, its first page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from briefer.brief.checks import Severity
from briefer.brief.cited import CitedBrief
from briefer.ui.editor.preview import first_page
from briefer.ui.exporting.checks import ExportChecks, Readiness, Tally
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import Drawing, label, wrapped_label
from briefer.ui.wording import counted, filled, long_date, one_line

_PREVIEW = (400, 132)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWords:
    """The document properties; "" is left out of the file."""

    title: str
    subject: str
    author: str
    organisation: str
    date: dt.date
    keywords: str


class ExportReport(QWidget):
    """Shows how a brief stands; `checks_requested` asks for the findings in full."""

    checks_requested = Signal()

    def __init__(self, checks: ExportChecks, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._checks = checks
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(18), scaled(24), scaled(18))
        column.setSpacing(scaled(6))
        column.addWidget(label(self.tr("Checks before export"), Text.TITLE))
        column.addWidget(self._note())
        column.addSpacing(scaled(4))
        self._add_tally(column, self.tr("Quotations match their sources word for word"), checks.quotations)
        self._add_tally(column, self.tr("Figures match and have a source"), checks.figures)
        self._originals = self._add_tally(column, self.tr("Original articles are unchanged"), None)
        column.addSpacing(scaled(10))
        column.addWidget(label(self.tr("What the file will say about itself"), Text.TITLE))
        self._said = self._add_card(column)
        column.addWidget(
            wrapped_label(
                self.tr("Not in the file: user name, computer name, file paths, editing times"), Text.SECOND, "muted"
            )
        )
        column.addSpacing(scaled(10))
        column.addWidget(label(self.tr("First page"), Text.TITLE))
        self._preview = QLabel()
        self._preview.setAccessibleName(self.tr("First page"))
        self._preview.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._preview.setMinimumHeight(scaled(_PREVIEW[1]))
        column.addWidget(self._preview)
        column.addStretch(1)

    def show_originals(self, unchanged: int, total: int) -> None:
        """Say how many originals still bear their seal."""
        self._show_tally(self._originals, Tally(unchanged, total))

    def show_words(self, words: FileWords) -> None:
        """Show the document properties as they will be."""
        date = filled(self.tr("%1, no time"), long_date(words.date))
        values = (words.title, words.subject, words.author, words.organisation, date, words.keywords)
        for shown, value in zip(self._said, values, strict=True):
            metrics = shown.fontMetrics()
            text = metrics.elidedText(value, Qt.TextElideMode.ElideRight, scaled(280))
            shown.setText(text or self.tr("Left empty"))
            shown.setToolTip(value)
            shown.setProperty("role", "" if value else "muted")
            shown.style().unpolish(shown)
            shown.style().polish(shown)

    def show_preview(self, cited: CitedBrief) -> None:
        """Draw the top of the first page."""
        desk = self._themes.current.colour("desk")
        size = QSize(scaled(_PREVIEW[0]), scaled(_PREVIEW[1]))
        self._preview.setPixmap(first_page(cited, size, desk, self.devicePixelRatioF()))

    def _note(self) -> QFrame:
        readiness = self._checks.readiness
        frame = QFrame()
        frame.setObjectName("exportNote")
        frame.setProperty("role", f"note-{readiness.value}")
        row = QHBoxLayout(frame)
        row.setContentsMargins(scaled(11), scaled(9), scaled(11), scaled(9))
        row.setSpacing(scaled(9))
        row.addWidget(Drawing(readiness.value, self._themes, f"{readiness.value}-text"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(scaled(2))
        words.addWidget(label(self._headline(), Text.TITLE))
        for sentence in self._sentences():
            words.addWidget(wrapped_label(sentence, Text.SECOND))
        row.addLayout(words, 1)
        if readiness is not Readiness.READY:
            show = QToolButton()
            show.setText(self.tr("Show"))
            show.setAccessibleName(self.tr("Show the findings"))
            show.setProperty("role", "link")
            show.clicked.connect(self.checks_requested)
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return frame

    def _headline(self) -> str:
        readiness, report = self._checks.readiness, self._checks.report
        if readiness is Readiness.READY:
            return self.tr("Ready")
        if readiness is Readiness.TO_LOOK_AT:
            count = report.count(Severity.LOOK)
            return filled(self.tr("Ready, with %1 to look at"), counted(count, "thing", "things"))
        return filled(self.tr("%1 to fix first"), counted(report.count(Severity.FIX), "thing", "things"))

    def _sentences(self) -> tuple[str, ...]:
        report = self._checks.report
        shown = [finding for finding in report.findings if finding.severity is not Severity.NOTE]
        found = [f"{finding.title}: {one_line(finding.detail, 90)}" for finding in shown]
        if len(found) > 4:
            found = [*found[:3], filled(self.tr("And %1 more."), len(found) - 3)]
        if report.accepted:
            found.append(filled(self.tr("%1 accepted with a reason."), len(report.accepted)))
        return tuple(found)

    def _add_tally(self, column: QVBoxLayout, text: str, tally: Tally | None) -> tuple[Drawing, QLabel]:
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        drawing = Drawing("clock", self._themes)
        count = label("", Text.SECOND, "muted")
        row.addWidget(drawing)
        row.addWidget(label(text, Text.LIST), 1)
        row.addWidget(count)
        column.addLayout(row)
        if tally is None:
            count.setText(self.tr("being checked"))
        else:
            self._show_tally((drawing, count), tally)
        return drawing, count

    def _show_tally(self, shown: tuple[Drawing, QLabel], tally: Tally) -> None:
        drawing, count = shown
        name = "passed" if tally.holds else "error"
        drawing.show_drawing(name, f"{name}-text")
        count.setText(filled(self.tr("%1 of %2"), tally.good, tally.total))

    def _add_card(self, column: QVBoxLayout) -> tuple[QLabel, ...]:
        card = QFrame()
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
        grid.setVerticalSpacing(scaled(6))
        grid.setColumnMinimumWidth(0, scaled(104))
        grid.setColumnStretch(1, 1)
        names = (
            self.tr("Title"),
            self.tr("Subject"),
            self.tr("Author"),
            self.tr("Organisation"),
            self.tr("Date"),
            self.tr("Keywords"),
        )
        shown: list[QLabel] = []
        for index, name in enumerate(names):
            value = label("", Text.LIST)
            value.setAccessibleName(name)
            grid.addWidget(label(name, Text.LIST, "muted"), index, 0)
            grid.addWidget(value, index, 1)
            shown.append(value)
        column.addWidget(card)
        return tuple(shown)
