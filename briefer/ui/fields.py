"""Check and combo boxes whose edges and arrows keep their colour in every theme: Fusion's own fade on dark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton, QWidget

from briefer.ui.fonts import scaled
from briefer.ui.icons import pixmap
from briefer.ui.override import override
from briefer.ui.theme import Themes


class TickBox(QCheckBox):
    """A check box drawn in the theme's colours."""

    def __init__(self, text: str, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._themes = themes
        self.setMinimumHeight(scaled(24))
        themes.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        theme = self._themes.current
        style = self.style()
        found = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        side = float(scaled(16))
        box = QRectF(found.left() + scaled(3) + 0.5, self.rect().center().y() - side / 2 + 0.5, side - 1, side - 1)
        words = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        ticked, usable = self.isChecked(), self.isEnabled()
        edge = "accent" if usable and (ticked or self.hasFocus()) else "control" if usable else "border"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(edge), 2 if self.hasFocus() and not ticked else 1))
        painter.setBrush(theme.colour(("accent" if usable else "border") if ticked else "base"))
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            self._draw_tick(painter, box)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            ring = QRectF(
                box.left() - 2, self.rect().top() + 1, words.right() - box.left() + 4, self.rect().height() - 2
            )
            painter.drawRoundedRect(ring, 4, 4)
        painter.setPen(theme.colour("text" if usable else "control"))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRectF(words.adjusted(scaled(6), 0, scaled(6), 0)), int(align), self.text())
        painter.end()

    def _draw_tick(self, painter: QPainter, box: QRectF) -> None:
        unit = box.width() / 16
        places = ((4.2, 8.4), (6.9, 11.1), (12.0, 5.4))
        pen = QPen(self._themes.current.colour("on-accent"), 1.8 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(box.left() + x * unit, box.top() + y * unit) for x, y in places]))


class ChoiceBox(QComboBox):
    """A combo box with an arrow in the theme's colour; its style sheet leaves the arrow's place empty."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        themes.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = scaled(12)
        colour = self._themes.current.colour("text" if self.isEnabled() else "control")
        painter = QPainter(self)
        place = QPointF(self.width() - side - scaled(8), (self.height() - side) / 2)
        painter.drawPixmap(place, pixmap("down", colour, side, self.devicePixelRatioF()))
        painter.end()
