"""Where packaged resources and the user's folders are; the only module that knows."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path, PurePosixPath

import platformdirs

_APP = "Briefer"


@cache
def resources() -> Path:
    """The folder of the packaged resources, the same from a checkout, a wheel and a frozen build."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "resources", package.parent / "resources"]
    if frozen is not None:
        candidates.insert(0, Path(frozen) / "briefer" / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("The resources folder is missing: install Briefer again.")


def resource(name: str) -> Path:
    """The packaged file or folder with a relative name such as `themes/light.toml`.

    Raises ValueError for an absolute name or one with `..`, FileNotFoundError where there is none.
    """
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts or "\\" in name:
        raise ValueError(f"not a resource name: {name}")
    path = resources().joinpath(*relative.parts)
    if not path.exists():
        raise FileNotFoundError(f"The resource {name} is missing: install Briefer again.")
    return path


def resource_text(name: str) -> str:
    """The text of a packaged UTF-8 file."""
    return resource(name).read_text(encoding="utf-8")


def data_folder() -> Path:
    """The user's folder for libraries and their backups; made, for the user alone, where it is missing."""
    return _private(Path(platformdirs.user_data_dir(_APP, appauthor=False)))


def config_folder() -> Path:
    """The user's folder for settings; made where it is missing."""
    return _private(Path(platformdirs.user_config_dir(_APP, appauthor=False)))


def own_lexicons() -> Path:
    """Where the user may put lists of words of their own; not made, so that the worker may ask for it."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "lexicons"


def state_folder() -> Path:
    """The user's folder for logs and window state; made where it is missing."""
    return _private(Path(platformdirs.user_state_dir(_APP, appauthor=False)))


def claims_folder() -> Path:
    """Where the windows that are open claim their libraries; not made."""
    return state_folder() / "windows"


def documents_folder() -> Path:
    """Where exports go unless the user chooses another folder; not made."""
    return Path(platformdirs.user_documents_dir())


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
