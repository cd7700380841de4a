"""Named colours: complete, readable, and the same names in every theme."""

import re

import pytest
from PySide6.QtGui import QColor

from briefer.paths import resource, resource_text
from briefer.settings import ThemeChoice
from briefer.ui.look.icons import icon, pixmap
from briefer.ui.look.style_sheet import style_sheet
from briefer.ui.look.theme import Themes, load_theme
from briefer.ui.window.actions import ACTIONS

THEMES = ("light", "dark")


def luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_all_themes_name_the_same_colours() -> None:
    assert {frozenset(load_theme(name).colours) for name in THEMES} == {frozenset(load_theme("light").colours)}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["base", "window", "alt", "hover", "tint"])
def test_text_is_readable_on_every_ground(name: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour("text"), theme.colour(ground)) >= 7
    assert contrast(theme.colour("muted"), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["base", "window"])
def test_edges_and_focus_stand_out(name: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour("control"), theme.colour(ground)) >= 3
    assert contrast(theme.colour("accent"), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("kind", ["quotation", "figure", "speaker", "date"])
def test_highlighted_text_and_its_underline_are_readable(name: str, kind: str) -> None:
    theme = load_theme(name)
    fill = theme.colour(f"{kind}-fill")
    assert contrast(theme.colour("highlight-text"), fill) >= 7
    assert contrast(theme.colour(f"{kind}-line"), fill) >= 3


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("severity", ["error", "warning", "passed"])
def test_notes_are_readable(name: str, severity: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour(f"{severity}-text"), theme.colour(f"{severity}-ground")) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_leaves_no_name_open(name: str) -> None:
    assert not re.search(r"\{[a-z-]+\}", style_sheet(load_theme(name).colours, resource(f"themes/{name}")))


def test_a_choice_changes_the_window_at_once(themes: Themes) -> None:
    themes.choose(ThemeChoice.DARK)
    assert themes.current.dark
    themes.choose(ThemeChoice.LIGHT)
    assert not themes.current.dark


@pytest.mark.usefixtures("qapp")
def test_every_icon_is_one_colour_and_can_be_drawn() -> None:
    for file in sorted(resource("icons").glob("*.svg")):
        text = resource_text(f"icons/{file.name}")
        assert 'stroke="currentColor"' in text
        assert not re.search(r"#[0-9A-Fa-f]{3,8}", text)
        assert not pixmap(file.stem, QColor("#123456")).isNull()


@pytest.mark.usefixtures("qapp")
def test_every_icon_of_an_action_exists() -> None:
    for spec in ACTIONS:
        if spec.icon:
            assert not icon(spec.icon, load_theme("dark")).isNull()
