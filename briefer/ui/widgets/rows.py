"""Letters of highlights, and text set in lines, as rows and the reader show them."""

from __future__ import annotations

from enum import Enum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.theme import Theme


class Mark(Enum):
    """The four kinds of highlight: letter and colours, as named in the theme, and line pattern in pen widths."""

    QUOTATION = ("Q", "quotation", ())
    FIGURE = ("F", "figure", (3.0, 2.0))
    SPEAKER = ("S", "speaker", (0.5, 1.6))
    DATE = ("D", "date", (4.0, 1.5, 1.0, 1.5))

    @property
    def letter(self) -> str:
        """The letter that goes with the colour."""
        letter: str = self.value[0]
        return letter

    def pen(self, theme: Theme, width: float = 2.0) -> QPen:
        """The pen of its underline."""
        pen = QPen(theme.colour(f"{self.value[1]}-line"), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if self is Mark.SPEAKER else Qt.PenCapStyle.FlatCap)
        if self.value[2]:
            pen.setDashPattern(list(self.value[2]))
        return pen

    @property
    def fill(self) -> str:
        """The name of its fill colour."""
        return f"{self.value[1]}-fill"


@cache
def letter_size(label: str) -> tuple[int, int]:
    """Width and height of a letter's box for a label such as Q or F12."""
    width = QFontMetrics(font(Text.LETTER)).horizontalAdvance(label)
    return max(scaled(18 if len(label) == 1 else 26), width + scaled(8)), scaled(18)


def paint_letter(
    painter: QPainter, x: int, y: int, label: str, mark: Mark, theme: Theme, *, is_filled: bool = False
) -> None:
    """A letter in its box: filled and numbered for kept, hollow for a bare letter unless `is_filled`."""
    width, height = letter_size(label)
    box = QRectF(x, y, width, height)
    is_hollow = len(label) == 1 and not is_filled
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_hollow:
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.setBrush(theme.colour("base"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(mark.fill))
        painter.drawRoundedRect(box, 3, 3)
    painter.setPen(mark.pen(theme))
    painter.drawLine(QPointF(box.left() + 2, box.bottom() - 1), QPointF(box.right() - 2, box.bottom() - 1))
    painter.setFont(font(Text.LETTER))
    painter.setPen(theme.colour("text" if is_hollow else "highlight-text"))
    painter.drawText(box.adjusted(0, 0, 0, -2), Qt.AlignmentFlag.AlignCenter, label)
    painter.restore()


@cache
def line_height(role: Text) -> int:
    """The step from one line to the next."""
    size = role.value[0]
    return max(scaled(size * 1.38), QFontMetrics(font(role)).height())


def wrap(text: str, strong: int, width: int, most: int, role: Text = Text.LIST) -> QTextLayout:
    """Text set in at most `most` lines of `width`, the last one cut; its first `strong` characters stand out."""
    base = font(role)
    layout = _laid(text, strong, width, most, base)
    if _rest(layout, text) == "":
        return layout
    last = layout.lineAt(layout.lineCount() - 1)
    start = last.textStart()
    metrics = QFontMetrics(base)
    shown = text[:start] + metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width - scaled(4))
    return _laid(shown, strong, width, most, base)


def wrapped_height(layout: QTextLayout, role: Text = Text.LIST) -> int:
    """The height of wrapped text."""
    return layout.lineCount() * line_height(role)


def paint_wrapped(painter: QPainter, layout: QTextLayout, x: int, y: int, theme: Theme) -> None:
    """Wrapped text with its top left corner at x, y."""
    painter.setPen(theme.colour("text"))
    layout.draw(painter, QPointF(x, y))


def _laid(text: str, strong: int, width: int, most: int, base: QFont) -> QTextLayout:
    layout = QTextLayout(text, base)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if strong:
        stand_out = QTextLayout.FormatRange()
        stand_out.start, stand_out.length = 0, strong
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        stand_out.format = bold
        layout.setFormats([stand_out])
    step = line_height(Text.LIST)
    layout.beginLayout()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * step + (step - line.height()) / 2))
    layout.endLayout()
    return layout


def _rest(layout: QTextLayout, text: str) -> str:
    if layout.lineCount() == 0:
        return ""
    last = layout.lineAt(layout.lineCount() - 1)
    return text[last.textStart() + last.textLength() :].strip()
