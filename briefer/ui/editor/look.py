"""Colours and sizes of the page: the theme's colours, and the design's pixels at the user's font size and zoom."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from briefer.ui.look.fonts import scaled
from briefer.ui.look.theme import Theme

FAMILIES = ("Carlito", "Calibri", "Noto Sans", "Segoe UI", "Inter")
"""Fonts for the brief's text, the first that is there; Carlito and Calibri have the same widths."""

_DESIGN_SIZE = 13.0


@dataclass(frozen=True, slots=True)
class PageLook:
    """How the page is drawn. `zoom` is 1 at 100%."""

    theme: Theme
    zoom: float = 1.0
    families: tuple[str, ...] = FAMILIES

    def px(self, length: float) -> float:
        """A length of the design in pixels of this look."""
        return length * self.zoom * scaled(1000) / 1000

    def points(self, height: float) -> float:
        """The size in points of a font that is `height` of the design's pixels high."""
        return QApplication.font().pointSizeF() * height / _DESIGN_SIZE * self.zoom

    def colour(self, name: str) -> QColor:
        """One of the theme's named colours."""
        return self.theme.colour(name)

    def letter_font(self, height: float = 11.5, weight: QFont.Weight = QFont.Weight.Bold) -> QFont:
        """The interface font in a size of the design, for letters and counts beside the text."""
        font = QFont(QApplication.font())
        font.setPointSizeF(self.points(height))
        font.setWeight(weight)
        return font
