"""The user's settings: typed fields with a title, bounds and a default, in one small file."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from briefer.paths import config_folder

E = TypeVar("E", bound=StrEnum)

VERSION: Final = 1

READER_SIZES: Final = (13, 22)
"""The least and the largest size of the reader's text, in pixels."""

IDLE_MINUTES: Final = (0, 240)
"""Bounds of the minutes without use after which the library locks; 0 for never."""

LONGEST_PATH: Final = 4096
"""Characters of a path that is kept."""


class ThemeChoice(StrEnum):
    """Which colours the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ReaderFace(StrEnum):
    """The kind of letters in the reader."""

    SERIF = "serif"
    SANS = "sans"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose. Nothing of an article or brief ever stands here: the file is not encrypted."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    white_paper: bool = False
    curled_marks: bool = True
    reader_size: int = 16
    reader_face: ReaderFace = ReaderFace.SERIF
    lock_after: int = 15
    lock_with_session: bool = True
    author: str = ""
    organisation: str = ""
    watched_folder: str = ""


TITLES: Final = {
    "theme": "Colours",
    "white_paper": "Keep the paper white in dark colours",
    "curled_marks": "Make quotation marks typographic while you type",
    "reader_size": "Size of the reader's text",
    "reader_face": "Letters in the reader",
    "lock_after": "Minutes without use before the library locks",
    "lock_with_session": "Lock the library when the screen locks or the computer sleeps",
    "author": "Author in exported files",
    "organisation": "Organisation in exported files",
    "watched_folder": "Folder that new articles are taken from",
}


def settings_path() -> Path:
    """The user's file of settings, whether or not it exists yet."""
    return config_folder() / "settings.json"


def read_settings(path: Path) -> Settings:
    """The settings in the file; a missing or damaged file, or a wrong field, gives the defaults."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return settings_from(table) if isinstance(table, dict) else Settings()


def write_settings(path: Path, settings: Settings) -> None:
    """Replace the file by these settings, whole or not at all. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    waiting = path.with_suffix(".new")
    waiting.write_text(json.dumps({"version": VERSION, **asdict(settings)}, indent=1), encoding="utf-8")
    os.replace(waiting, path)  # noqa: PTH105  (the same call on every system; Path.replace hides that it is atomic)


def settings_from(table: dict[str, object]) -> Settings:
    """The settings in a decoded file: unknown fields are passed over, wrong values become the default."""
    default = Settings()
    return Settings(
        theme=_choice(ThemeChoice, table.get("theme"), default.theme),
        white_paper=table.get("white_paper") is True,
        curled_marks=table.get("curled_marks") is not False,
        reader_size=_bounded(table.get("reader_size"), READER_SIZES, default.reader_size),
        reader_face=_choice(ReaderFace, table.get("reader_face"), default.reader_face),
        lock_after=_bounded(table.get("lock_after"), IDLE_MINUTES, default.lock_after),
        lock_with_session=table.get("lock_with_session") is not False,
        author=_text(table.get("author")),
        organisation=_text(table.get("organisation")),
        watched_folder=_folder(table.get("watched_folder")),
    )


def _choice(kind: type[E], value: object, default: E) -> E:
    return kind(value) if isinstance(value, str) and value in set(kind) else default


def _bounded(value: object, bounds: tuple[int, int], default: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return default
    return max(bounds[0], min(value, bounds[1]))


def _text(value: object) -> str:
    return value[:200] if isinstance(value, str) else ""


def _folder(value: object) -> str:
    """The path of a folder from its root; "" for anything else."""
    return value if isinstance(value, str) and len(value) <= LONGEST_PATH and Path(value).is_absolute() else ""
