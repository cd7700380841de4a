"""One-colour drawings, tinted by the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefer.paths import resource_text
from briefer.ui.theme import Theme

_SIZES = (16, 24, 32)


def icon(name: str, theme: Theme, colour: str = "muted") -> QIcon:
    """The drawing `resources/icons/NAME.svg` in a named colour, with its disabled and checked states."""
    drawn = QIcon()
    source = resource_text(f"icons/{name}.svg")
    states = (
        (QIcon.Mode.Normal, QIcon.State.Off, colour),
        (QIcon.Mode.Disabled, QIcon.State.Off, "control"),
        (QIcon.Mode.Normal, QIcon.State.On, "accent" if colour == "muted" else colour),
    )
    for mode, state, tint in states:
        for size in _SIZES:
            for ratio in (1, 2):
                drawn.addPixmap(_drawn(source, theme.colour(tint), size, ratio), mode, state)
    return drawn


def pixmap(name: str, colour: QColor, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The drawing at `size` device-independent pixels, for a screen with that ratio."""
    return _kept(name, colour.name(), size, ratio)


@lru_cache(maxsize=256)
def _kept(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    return _drawn(resource_text(f"icons/{name}.svg"), QColor(colour), size, ratio)


def _drawn(source: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour.name()).encode()))
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
