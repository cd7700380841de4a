"""The list view on which articles, evidence and suggestions are shown."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.row_model import ROW

_PART = 100
"""Rows that are placed at a time where a list may be long; one takes up to a tenth of a millisecond."""


class RowList(QListView):
    """A list whose single keys are the owner's: Qt's search by typing is off.

    `key_pressed` carries keys that the list itself has no use for; `current_changed` the key of the current
    row, "" for none.
    """

    key_pressed = Signal(QKeyEvent)
    current_changed = Signal(str)

    def __init__(self, name: str, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._themes = themes
        self._empty = ""
        self._carried = ""
        themes.changed.connect(self.viewport().update)

    def set_empty_text(self, sentence: str) -> None:
        """What stands in place of rows while there are none."""
        self._empty = sentence
        self.viewport().update()

    def lay_out_in_parts(self) -> None:
        """Place a long list's rows a hundred at a time, so that thousands of them never keep the window waiting."""
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_PART)

    def current_key(self) -> str:
        """The key of the current row, "" for none."""
        row = self.currentIndex().data(ROW)
        return "" if row is None else str(row.key)

    def row_height(self) -> int:
        """The height of the first row, or what an empty list needs, in pixels."""
        return max(self.sizeHintForRow(0), scaled(44))

    def choose_row(self, place: int) -> None:
        """Make a row current, the last one where `place` is beyond the end."""
        model = self.model()
        if model.rowCount() == 0:
            return
        step = model.index(min(max(place, 0), model.rowCount() - 1), 0)
        while step.isValid() and not step.flags() & Qt.ItemFlag.ItemIsEnabled:
            step = step.siblingAtRow(step.row() + 1)
        if step.isValid():
            self.setCurrentIndex(step)

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_key())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
        }
        if event.key() in moves or event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            super().keyPressEvent(event)
            return
        event.ignore()
        self.key_pressed.emit(event)

    def carry(self, mime_type: str) -> None:
        """Let rows be dragged away as their key, in UTF-8 under that type; nothing can be dropped here."""
        self._carried = mime_type
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)

    def carried(self) -> QMimeData:
        """What a drag of the current row carries."""
        mime = QMimeData()
        mime.setData(self._carried, self.current_key().encode())
        return mime

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.carried())
        drag.exec(Qt.DropAction.CopyAction)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.currentIndex()
        was_seen = current.isValid() and self.viewport().rect().intersects(self.visualRect(current))
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if was_seen:
            self.executeDelayedItemsLayout()
            self.scrollTo(current)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        model = self.model()
        if self._empty and model.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setFont(font(Text.LIST))
            painter.setPen(self._themes.current.colour("muted"))
            edge = scaled(16)
            area: QRect = self.viewport().rect().adjusted(edge, edge, -edge, -edge)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._empty
            )
            painter.end()
