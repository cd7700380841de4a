"""The page one starts from: drop articles, go on with a brief, or try the sample."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.icons import icon
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.controls import Drawing, button, label, wrapped_label
from briefer.ui.widgets.row_list import RowList
from briefer.ui.widgets.row_model import RowModel
from briefer.ui.window.brief_rows import BriefDelegate, BriefRow, brief_rows
from briefer.workflow.templates import templates

if TYPE_CHECKING:
    from briefer.library import BriefEntry


class DropZone(QFrame):
    """The place on which articles are dropped, with a dashed edge."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        themes.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(theme.colour("control"), 1)
        edge.setDashPattern([4.0, 3.0])
        painter.setPen(edge)
        painter.setBrush(theme.colour("base"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()


class StartPage(QScrollArea):
    """Carries wishes; shows nothing of a library before it is open."""

    choose_requested = Signal()
    paste_requested = Signal()
    new_requested = Signal()
    sample_requested = Signal()
    library_requested = Signal()
    brief_chosen = Signal(str)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # The first Tab goes to the first button: the page itself shows no focus.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Start"))
        self.viewport().setAutoFillBackground(False)
        self._themes = themes
        self._model: RowModel[BriefRow] = RowModel(self)
        self.briefs = RowList(self.tr("Recent briefs"), themes)
        self.briefs.setModel(self._model)
        self.briefs.setItemDelegate(BriefDelegate(themes, self.briefs))
        self.briefs.set_empty_text(self.tr("No briefs yet. Drop articles here, or start with a new brief."))
        self.briefs.key_pressed.connect(self._on_key_pressed)
        self.briefs.clicked.connect(lambda _index: self._choose_brief())
        self._library_mark = Drawing("lock", themes)
        self._library_name = label("", Text.TITLE)
        self._library_about = wrapped_label("", Text.SECOND, "muted")
        self.library_button = button("")
        self.library_button.clicked.connect(self.library_requested)
        self.choose_button = button(f" {self.tr('Choose files')}", "primary")
        self.paste_button = button(f" {self.tr('Paste text')}")
        self._build()
        themes.changed.connect(self._tint)
        self._tint()
        self.show_no_library()

    def show_briefs(self, entries: tuple[BriefEntry, ...]) -> None:
        """List these briefs."""
        names = {template.id: template.name for template in templates()}
        self._model.set_rows(brief_rows(entries, names, dt.datetime.now(dt.UTC)))
        if not self.briefs.currentIndex().isValid():
            self.briefs.choose_row(0)
        if entries and self.isVisible():
            self.briefs.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_library(self, name: str, about: str, wish: str, drawing: str = "lock") -> None:
        """Say which library is open and what its button does; no button for ""."""
        self._library_name.setText(name)
        self._library_about.setText(about)
        self.library_button.setText(wish)
        self.library_button.setVisible(bool(wish))
        self._library_mark.show_drawing(drawing, "passed-text" if drawing == "unlock" else "muted")

    def show_no_library(self) -> None:
        """Say that no library is open, and nothing about what one may hold."""
        about = self.tr("Your articles, evidence and briefs stay in one encrypted file.")
        self.show_library(self.tr("No library is open"), about, self.tr("Open or create"))

    def _build(self) -> None:
        page = QWidget()
        centre = QHBoxLayout(page)
        centre.setContentsMargins(scaled(24), scaled(72), scaled(24), scaled(24))
        inner = QWidget()
        inner.setMaximumWidth(scaled(1040))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4))
        column.addWidget(label(self.tr("Start with articles or with a brief"), Text.HEADING))
        online = self.tr("Everything stays on this computer. Briefer never goes online.")
        column.addWidget(label(online, Text.LIST, "muted"))
        column.addSpacing(scaled(20))
        halves = QHBoxLayout()
        halves.setSpacing(scaled(32))
        halves.addLayout(self._left(), 44)
        halves.addLayout(self._right(), 53)
        column.addLayout(halves)
        column.addStretch(1)
        centre.addStretch(1)
        centre.addWidget(inner, 40)
        centre.addStretch(1)
        self.setWidget(page)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(scaled(16))
        column.addWidget(label(self.tr("Add articles"), Text.TITLE))
        column.addWidget(self._drop_zone())
        count = len(templates())
        choose = self.tr("Choose from %1 templates, add articles later").replace("%1", str(count))
        about = choose if count > 1 else self.tr("Choose a title, add articles later")
        new = button(self.tr("New brief"))
        new.clicked.connect(self.new_requested)
        column.addWidget(self._card("brief", self.tr("New brief"), about, new))
        sample = button(self.tr("Open the sample"))
        sample.clicked.connect(self.sample_requested)
        column.addWidget(
            self._card(
                "sample", self.tr("Try the sample"), self.tr("Three articles on one event to practise on"), sample
            )
        )
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(scaled(16))
        column.addWidget(label(self.tr("Recent briefs"), Text.TITLE))
        group = QFrame()
        group.setObjectName("group")
        inside = QVBoxLayout(group)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.briefs)
        self.briefs.setMinimumHeight(scaled(276))
        column.addWidget(group)
        column.addSpacing(scaled(8))
        column.addWidget(label(self.tr("Library"), Text.TITLE))
        row = self._row(self._library_mark, self._library_name, self._library_about, self.library_button)
        column.addWidget(row)
        column.addStretch(1)
        return column

    def _drop_zone(self) -> QFrame:
        zone = DropZone(self._themes)
        column = QVBoxLayout(zone)
        column.setContentsMargins(scaled(24), scaled(36), scaled(24), scaled(36))
        column.setSpacing(scaled(6))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Drawing("drop", self._themes, "accent", 32), 0, middle)
        column.addSpacing(scaled(4))
        column.addWidget(label(self.tr("Drop articles here"), Text.SUBHEADING), 0, middle)
        kinds = wrapped_label(
            self.tr("Word, PDF, web page, e-mail, Markdown or plain text. Several at once is fine."), Text.LIST, "muted"
        )
        kinds.setAlignment(middle)
        kinds.setContentsMargins(scaled(40), 0, scaled(40), 0)
        column.addWidget(kinds)
        column.addSpacing(scaled(10))
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addStretch(1)
        row.addWidget(self.choose_button)
        row.addWidget(self.paste_button)
        row.addStretch(1)
        column.addLayout(row)
        self.choose_button.clicked.connect(self.choose_requested)
        self.paste_button.clicked.connect(self.paste_requested)
        return zone

    def _card(self, drawing: str, name: str, about: str, wish: QWidget) -> QFrame:
        words = wrapped_label(about, Text.SECOND, "muted")
        return self._row(Drawing(drawing, self._themes), label(name, Text.TITLE), words, wish)

    @staticmethod
    def _row(drawing: QWidget, name: QWidget, about: QWidget, wish: QWidget) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(scaled(15), scaled(12), scaled(14), scaled(12))
        row.setSpacing(scaled(12))
        row.addWidget(drawing)
        column = QVBoxLayout()
        column.setSpacing(scaled(1))
        column.addWidget(name)
        column.addWidget(about)
        row.addLayout(column, 1)
        row.addWidget(wish)
        return card

    def _tint(self) -> None:
        self.choose_button.setIcon(icon("folder", self._themes.current, "on-accent"))
        self.paste_button.setIcon(icon("copy", self._themes.current, "text"))

    def _on_key_pressed(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose_brief()

    def _choose_brief(self) -> None:
        if self.briefs.current_key():
            self.brief_chosen.emit(self.briefs.current_key())
