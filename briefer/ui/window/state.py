"""What the window remembers of its shape between runs; nothing of its contents."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from briefer.paths import state_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowState:
    """`shape` is the window's size and place, `sizes` those of the panes by name, in Qt's own coding."""

    shape: str = ""
    sizes: dict[str, str] = field(default_factory=dict)


def window_state_path() -> Path:
    """The user's file of window state, whether or not it exists yet."""
    return state_folder() / "window.json"


def read_window_state(path: Path) -> WindowState:
    """The state in the file; a missing or damaged one gives an empty state."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return WindowState()
    if not isinstance(table, dict):
        return WindowState()
    shape, sizes = table.get("shape"), table.get("sizes")
    return WindowState(
        shape=shape if isinstance(shape, str) else "",
        sizes={str(name): str(value) for name, value in sizes.items()} if isinstance(sizes, dict) else {},
    )


def write_window_state(path: Path, state: WindowState) -> None:
    """Replace the file. Raises OSError."""
    waiting = path.with_suffix(".new")
    waiting.write_text(json.dumps(asdict(state)), encoding="utf-8")
    waiting.replace(path)
