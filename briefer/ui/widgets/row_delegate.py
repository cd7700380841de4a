"""How the rows of all lists are drawn: one delegate for the frame of a row, one canvas for what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.icons import pixmap
from briefer.ui.look.theme import Theme, Themes
from briefer.ui.override import override
from briefer.ui.widgets.row_model import ROW, R
from briefer.ui.widgets.rows import line_height

_AT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_AT_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class RowCanvas:
    """The place of one row while it is painted; all lengths are in pixels of the painter."""

    painter: QPainter
    rect: QRect
    theme: Theme

    def drawing(self, name: str, left: int, top: int, colour: str = "muted") -> None:
        """An icon with its top left corner there."""
        ratio = self.painter.device().devicePixelRatioF()
        self.painter.drawPixmap(left, top, pixmap(name, self.theme.colour(colour), scaled(16), ratio))

    def line(self, box: QRect, text: str, role: Text, colour: str = "text") -> None:
        """One line of text, cut with an ellipsis where it does not fit."""
        self.painter.setFont(font(role))
        self.painter.setPen(self.theme.colour(colour))
        shown = self.painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        self.painter.drawText(box, _AT_START, shown)

    def end(self, box: QRect, text: str, role: Text, colour: str = "muted") -> None:
        """One line of text at the right end of its box."""
        self.painter.setFont(font(role))
        self.painter.setPen(self.theme.colour(colour))
        self.painter.drawText(box, _AT_END, text)

    def two_lines(self, left: int, top: int, width: int, title: str, about: str, role: Text = Text.TITLE) -> None:
        """A title and the quieter line below it."""
        first = line_height(role)
        self.line(QRect(left, top, width, first), title, role)
        self.line(QRect(left, top + first, width, line_height(Text.SECOND)), about, Text.SECOND, "muted")


class RowDelegate(QStyledItemDelegate, Generic[R]):
    """Draws the ground and the line below a row; a subclass says how high a row is and what stands in it."""

    has_line = True
    """Whether a line parts a row from the next."""

    def __init__(self, themes: Themes, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._themes = themes
        self._view = view

    def height(self, row: R) -> int:  # noqa: ARG002  (subclasses look at it)
        """The height of a row in pixels: title and second line, unless a subclass says otherwise."""
        return line_height(Text.TITLE) + line_height(Text.SECOND) + scaled(14)

    def draw(self, canvas: RowCanvas, row: R, *, is_current: bool) -> None:
        """Paint what stands in a row."""
        raise NotImplementedError

    def clicked(self, row: R, rect: QRect, place: QPoint) -> bool:  # noqa: ARG002  (subclasses look at it)
        """Answer a click into a row with that box; False where it means nothing but the choice of the row."""
        return False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(scaled(100), self.height(index.data(ROW)))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: R = index.data(ROW)
        canvas = RowCanvas(painter, option.rect, self._themes.current)
        is_current = index == self._view.currentIndex()
        painter.save()
        if not row.is_heading:
            self._paint_ground(canvas, is_current=is_current)
        self.draw(canvas, row, is_current=is_current)
        painter.restore()

    def _paint_ground(self, canvas: RowCanvas, *, is_current: bool) -> None:
        """The line below; tint and ring where the list has focus, hover colour and a bar where not."""
        # The view is asked and not the option: a look into its state costs half a megabyte of Python's enums.
        painter, rect, theme, view = canvas.painter, canvas.rect, canvas.theme, self._view
        if self.has_line:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("border"))
        if is_current and view.hasFocus() and view.isActiveWindow():
            painter.fillRect(rect, theme.colour("tint"))
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif is_current:
            painter.fillRect(rect, theme.colour("hover"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        elif view.viewport().underMouse() and rect.contains(view.viewport().mapFromGlobal(QCursor.pos())):
            painter.fillRect(rect, theme.colour("hover"))

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            row: R = index.data(ROW)
            if self.clicked(row, option.rect, event.position().toPoint()):
                return True
        return super().editorEvent(event, model, option, index)


def width_of(text: str, role: Text) -> int:
    """The width of one line of text in pixels."""
    return QFontMetrics(font(role)).horizontalAdvance(text)
