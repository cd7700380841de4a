"""One-colour drawings, tinted by the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefer.paths import resource_text
from briefer.ui.look.fonts import scaled
from briefer.ui.look.theme import Theme


def icon(name: str, theme: Theme, colour: str = "muted") -> QIcon:
    """The drawing `resources/icons/NAME.svg` in a named colour, with its disabled and checked states.

    It has the size of an icon beside the interface's text, on the screens there are, and no other: all of them
    stay in memory.
    """
    drawn = QIcon()
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    states = (
        (QIcon.Mode.Normal, QIcon.State.Off, colour),
        (QIcon.Mode.Disabled, QIcon.State.Off, "control"),
        (QIcon.Mode.Normal, QIcon.State.On, "accent" if colour == "muted" else colour),
    )
    for mode, state, tint in states:
        for ratio in sorted(ratios):
            drawn.addPixmap(pixmap(name, theme.colour(tint), scaled(16), ratio), mode, state)
    return drawn


def pixmap(name: str, colour: QColor, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The drawing at `size` device-independent pixels, for a screen with that ratio."""
    return _kept(name, colour.name(), size, ratio)


@lru_cache(maxsize=512)
def _kept(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    source = resource_text(f"icons/{name}.svg").replace("currentColor", colour)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
