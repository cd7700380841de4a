"""Sizes and weights of the interface's text, all measured from the system's own font."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from briefer.settings import ReaderFace

GENERIC = frozenset({"sans", "sans serif", "sans-serif", "dejavu sans", ""})
"""Families that stand for "none chosen": only then does Briefer name one itself."""

_SANS = ["Inter", "Noto Sans", "Segoe UI"]
_SERIF = ["Noto Serif", "Georgia", "Cambria"]
_SYSTEM_PIXELS = 12.0


class Text(Enum):
    """The roles of text, as pixels at the usual system size, and weight."""

    HEADING = (20.0, QFont.Weight.DemiBold)
    SUBHEADING = (15.0, QFont.Weight.DemiBold)
    TITLE = (13.0, QFont.Weight.DemiBold)
    LIST = (13.0, QFont.Weight.Normal)
    SECOND = (12.0, QFont.Weight.Normal)
    SECOND_STRONG = (12.0, QFont.Weight.DemiBold)
    LETTER = (11.5, QFont.Weight.Bold)
    HINT = (11.5, QFont.Weight.Normal)


_adopted = False


def adopt_system_font() -> None:
    """Give the application its interface font, before any widget is made; later calls change nothing."""
    global _adopted  # noqa: PLW0603  (the application's font is global, and must not be scaled twice)
    if _adopted:
        return
    _adopted = True
    system = QApplication.font()
    if QFontInfo(system).family().casefold() in GENERIC or system.family().casefold() in GENERIC:
        system.setFamilies(_SANS)
    system.setPointSizeF(_points(13.0 * _scale(system)))
    QApplication.setFont(system)


def font(role: Text) -> QFont:
    """The interface font in a role."""
    size, weight = role.value
    made = QFont(QApplication.font())
    made.setPointSizeF(QApplication.font().pointSizeF() * size / 13.0)
    made.setWeight(weight)
    return made


def reader_font(face: ReaderFace, pixels: float) -> QFont:
    """The font of the reader at a size in pixels."""
    made = QFont(QApplication.font())
    if face is ReaderFace.SERIF:
        made.setFamilies(_SERIF)
        made.setStyleHint(QFont.StyleHint.Serif)
    made.setPointSizeF(QApplication.font().pointSizeF() * pixels / 13.0)
    return made


def scaled(pixels: float) -> int:
    """A length that grows with the interface's font."""
    return round(pixels * QApplication.font().pointSizeF() / _points(13.0))


def _scale(system: QFont) -> float:
    return max(1.0, QFontInfo(system).pixelSize() / _SYSTEM_PIXELS)


def _points(pixels: float) -> float:
    return pixels * 72.0 / QGuiApplication.primaryScreen().logicalDotsPerInchY()
