"""The dock of the checks: what was found on the left, the chosen finding in full on the right."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from briefer.brief.checks import Finding
from briefer.ui.checks.finding_rows import (
    DRAWINGS,
    FindingDelegate,
    FindingRow,
    finding_rows,
)
from briefer.ui.checks.finding_view import FindingView
from briefer.ui.checks.wording import counts_in_words, passed_in_words
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.controls import Drawing, IconButton, PaneHeader, hairline, label, wrapped_label
from briefer.ui.widgets.row_list import RowList
from briefer.ui.widgets.row_model import ROW, RowModel
from briefer.ui.wording import filled, joined
from briefer.workflow.checking import CheckedBrief


class ChecksPane(QWidget):
    """Lists findings. `finding_chosen` carries the one that became current by the user's choice.

    `run_requested` asks for the checks now, `close_requested` to be put away. What is done about a finding is told by
    the signals of `view`.
    """

    finding_chosen = Signal(object)
    run_requested = Signal()
    close_requested = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Checks"))
        self._themes = themes
        self._checked: CheckedBrief | None = None
        self._is_filling = False
        self._model: RowModel[FindingRow] = RowModel(self)
        self.list = RowList(self.tr("Findings"), themes, self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(FindingDelegate(themes, self.list))
        self.view = FindingView(themes)
        self._header = PaneHeader(self.tr("Checks"))
        self._passed = wrapped_label("", Text.SECOND, "muted")
        self._passed_strip = self._build_passed()
        self._drawing = Drawing("passed", themes, "passed-text")
        self._title = label("", Text.TITLE)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setHandleWidth(1)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self._build_left())
        self._parts.addWidget(self._build_right())
        self._parts.setSizes([scaled(560), scaled(880)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addWidget(self._parts, 1)
        self.setMinimumHeight(scaled(230))
        self.list.current_changed.connect(self._on_current_changed)
        self.list.key_pressed.connect(self._on_key_pressed)
        self.list.doubleClicked.connect(lambda _index: self._write_there())
        self.show_nothing()

    def show_checked(self, checked: CheckedBrief, at: dt.datetime) -> None:
        """Show what was found at a moment.

        The current finding stays current where it is still there; one that was just settled gives way to the next.
        """
        self._checked = checked
        key, place = self.list.current_key(), max(self.list.currentIndex().row(), 0)
        before = self.list.currentIndex().data(ROW)
        was_open = isinstance(before, FindingRow) and not before.is_accepted
        rows = finding_rows(checked.report, checked.brief)
        self._header.set_count(counts_in_words(checked.report))
        self.list.set_empty_text(filled(self.tr("Nothing to fix. Checked at %1."), f"{at.astimezone():%H:%M}"))
        self._is_filling = True
        self._model.set_rows(rows)
        if rows:
            kept = self._model.row_of(key)
            stays = kept >= 0 and not (was_open and rows[kept].is_accepted)
            self.list.choose_row(kept if stays else min(place, len(rows) - 1))
        self._is_filling = False
        passed = passed_in_words(checked.report)
        self._passed.setText(filled(self.tr("Passed: %1"), passed) if passed else "")
        self._passed_strip.setVisible(bool(passed))
        self._show_current()

    def show_nothing(self) -> None:
        """Show no findings, as before a brief is open."""
        self._checked = None
        self._model.set_rows(())
        self.list.set_empty_text("")
        self._header.set_count("")
        self._passed_strip.hide()
        self._show_current()

    def current(self) -> Finding | None:
        """The current finding."""
        row = self.list.currentIndex().data(ROW)
        return row.finding if isinstance(row, FindingRow) else None

    def choose(self, key: str) -> bool:
        """Make the finding with that key current; False where it is not in the list."""
        place = self._model.row_of(key)
        if place >= 0:
            self.list.choose_row(place)
        return place >= 0

    def choose_first(self) -> None:
        """Make the gravest finding current, and its places shown."""
        if self.list.currentIndex().row() == 0:
            self._choose_current()
        self.list.choose_row(0)

    def step(self, step: int) -> None:
        """Go on to the next finding, or with -1 to the one before; after the last comes the first."""
        count = self._model.rowCount()
        if count:
            at = self.list.currentIndex().row()
            self.list.choose_row((at + step) % count)
            if count == 1:
                self._choose_current()

    def _build_left(self) -> QWidget:
        left = QWidget()
        run = QPushButton(self.tr("Run again"))
        run.setProperty("role", "small")
        run.setAutoDefault(False)
        run.clicked.connect(self.run_requested)
        self._header.add(run)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.list, 1)
        column.addWidget(self._passed_strip)
        left.setMinimumWidth(scaled(300))
        return left

    def _build_passed(self) -> QWidget:
        strip = QWidget()
        strip.setObjectName("sheet")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(strip)
        row.setContentsMargins(scaled(12), scaled(6), scaled(12), scaled(6))
        row.setSpacing(scaled(10))
        row.addWidget(Drawing("passed", self._themes, "passed-text"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._passed, 1)
        return strip

    def _build_right(self) -> QWidget:
        right = QWidget()
        right.setObjectName("checksDetail")
        header = QWidget()
        header.setObjectName("paneHeader")
        header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        header.setFixedHeight(scaled(34))
        row = QHBoxLayout(header)
        row.setContentsMargins(scaled(12), 0, scaled(6), 0)
        row.setSpacing(scaled(8))
        row.addWidget(self._drawing)
        row.addWidget(self._title, 1)
        previous = IconButton("previous", self.tr("Previous finding (Shift+F8)"), self._themes)
        following = IconButton("next", self.tr("Next finding (F8)"), self._themes)
        close = IconButton("close", self.tr("Close the checks"), self._themes)
        previous.clicked.connect(lambda: self.step(-1))
        following.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.close_requested)
        for made in (previous, following, close):
            row.addWidget(made)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.view, 1)
        right.setMinimumWidth(scaled(420))
        return right

    def _show_current(self) -> None:
        row = self.list.currentIndex().data(ROW)
        shown = row if isinstance(row, FindingRow) else None
        self._drawing.setVisible(shown is not None)
        if shown is not None:
            name, colour = ("passed", "passed-text") if shown.is_accepted else DRAWINGS[shown.finding.severity]
            self._drawing.show_drawing(name, colour)
        self._title.setText(joined(shown.title) if shown is not None else "")
        if self.view.is_left_for(shown):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.show_finding(shown, self._checked)

    def _on_current_changed(self, _key: str) -> None:
        if not self._is_filling:
            self._choose_current()

    def _choose_current(self) -> None:
        self._show_current()
        finding = self.current()
        if finding is not None:
            self.finding_chosen.emit(finding)

    def _write_there(self) -> None:
        finding = self.current()
        if finding is not None:
            self.view.place_requested.emit(finding)

    def _on_key_pressed(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._write_there()
        elif event.key() == Qt.Key.Key_Right:
            self.view.focus_actions()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A list that closed the pane leaves its key to the pane.
        if event.key() == Qt.Key.Key_Escape and self.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
