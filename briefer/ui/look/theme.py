"""Named colours, the palette and the style sheet made of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from briefer.paths import resource, resource_text
from briefer.settings import ThemeChoice
from briefer.ui.look.style_sheet import style_sheet


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours of one theme file; the names stand in `resources/themes/light.toml`."""

    name: str
    dark: bool
    colours: dict[str, str]

    def colour(self, name: str) -> QColor:
        """The colour of that name. Raises KeyError for an unknown one."""
        return QColor(self.colours[name])


def load_theme(name: str) -> Theme:
    """The packaged theme `light` or `dark`."""
    table = tomllib.loads(resource_text(f"themes/{name}.toml"))
    return Theme(table["name"], table["dark"], table["colours"])


class Themes(QObject):
    """The theme in use; `changed` follows each switch, after palette and style sheet are in place."""

    changed = Signal()

    def __init__(self, choice: ThemeChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self.current = load_theme(_name_for(choice))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def choose(self, choice: ThemeChoice) -> None:
        """Switch to the user's choice."""
        self._choice = choice
        theme = load_theme(_name_for(choice))
        if theme.name != self.current.name:
            self.current = theme
            self.apply()
            self.changed.emit()

    def apply_palette(self) -> None:
        """Give the application the palette alone, which costs next to nothing."""
        QApplication.setPalette(palette_of(self.current))

    def apply(self) -> None:
        """Give the application palette and style sheet; a system in high contrast keeps its own."""
        application = QApplication.instance()
        if not isinstance(application, QApplication) or _wants_high_contrast():
            return
        self.apply_palette()
        application.setStyleSheet(
            style_sheet(self.current.colours, resource("themes/dark" if self.current.dark else "themes/light"))
        )

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self.choose(self._choice)


def palette_of(theme: Theme) -> QPalette:
    """The theme's colours in Qt's roles."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "base",
        QPalette.ColorRole.AlternateBase: "alt",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Button: "button",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "on-accent",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on-accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.ToolTipBase: "base",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Mid: "border",
        QPalette.ColorRole.Dark: "control",
        QPalette.ColorRole.Accent: "accent",
    }
    for role, name in roles.items():
        palette.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("control"))
    return palette


def _name_for(choice: ThemeChoice) -> str:
    if choice is ThemeChoice.SYSTEM:
        is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if is_dark else "light"
    return choice.value


def _wants_high_contrast() -> bool:
    # PySide drops what `accessibility` gives as soon as the style hints themselves are let go.
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
