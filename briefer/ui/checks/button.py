"""The button of the checks in the toolbar, with the number of open findings."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton

from briefer.brief.checks import Report, Severity
from briefer.ui.checks.finding_rows import DRAWINGS
from briefer.ui.checks.wording import counts_in_words
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.window.actions import plain, with_key
from briefer.ui.wording import joined

_MOST = 99


class ChecksButton(QToolButton):
    """Shows and puts away the checks; the number beside its words has the colour of the gravest finding."""

    def __init__(self, action: QAction, themes: Themes) -> None:
        super().__init__()
        self._themes = themes
        self._report = Report()
        self.setDefaultAction(action)
        self.setAutoRaise(True)
        self.setFixedHeight(scaled(30))
        self.setIconSize(QSize(scaled(16), scaled(16)))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        action.changed.connect(self._show_words)
        themes.changed.connect(self.update)
        self._show_words()

    def show_report(self, report: Report) -> None:
        """Show how many findings are open."""
        self._report = report
        self._show_words()
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int:
        """How many open findings the button shows."""
        return len(self._report.findings)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count:
            return
        severity = next(found for found in Severity if self._report.count(found))
        colours = self._themes.current
        colour = colours.colour(DRAWINGS[severity][1])
        height = scaled(19)
        width = max(height, self._number_width() + scaled(9))
        box = QRectF(self.width() - width - scaled(7), (self.height() - height) / 2, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colours.colour("base"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font(Text.LETTER))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._number())
        painter.end()

    def _show_words(self) -> None:
        action = self.defaultAction()
        # The spaces keep the words off the drawing, and the number off the words.
        self.setText(f" {plain(action)}")
        said = counts_in_words(self._report)
        self.setAccessibleName(joined(plain(action), said))
        self.setToolTip(joined(with_key(plain(action), action), said))
        self.setStyleSheet(f"QToolButton {{ padding-right: {self._badge_width() + scaled(6)}px; }}")

    def _number(self) -> str:
        return str(self.count) if self.count <= _MOST else f"{_MOST}+"

    def _number_width(self) -> int:
        return QFontMetrics(font(Text.LETTER)).horizontalAdvance(self._number())

    def _badge_width(self) -> int:
        return max(scaled(19), self._number_width() + scaled(9)) + scaled(6) if self.count else 0
