"""Take the README's pictures of the window from the real program, at work on the sample articles.

Run it from the project's folder: `python packaging/take_screenshots.py [FOLDER]`. It needs no display, uses a home
of its own that it removes, and writes `workspace-light.png` and `workspace-dark.png` into `docs/images`.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.ui.program import Program

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1440, 900)
PATIENCE_S = 120
TEXTS = {
    "purpose": "To tell you of the inspections ordered after the battery fire at Tynebridge on Tuesday 10 March.",
    "assessment": "The timetable is the weak point: both outlets report that engineers are scarce.",
}
PLACED = {"Q": ("key-points", 2), "F": ("background", 3)}


def main() -> int:
    """Take both pictures; the exit code is 0 when they are written."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = home
        take(folder)
    return 0


def take(folder: Path) -> None:
    """Open the sample, do a morning's work on it, and grab the window in each theme."""
    from briefer.settings import ThemeChoice
    from briefer.ui.app import make_application
    from briefer.ui.program import Program
    from briefer.ui.window.frame import WindowFrame

    application = make_application()
    frame = WindowFrame()
    program = Program(frame)
    frame.resize(*SIZE)
    frame.show()
    program.begin(sample=True)
    wait(lambda: program.desktop.is_working)
    wait(lambda: program.desktop.intake is not None and not program.desktop.intake.is_busy)
    wait(lambda: program.desktop.contents.workspace.suggestions.current() is not None)
    work(program)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        program.desktop.contents.theme_chosen.emit(choice)
        settle()
        path = folder / f"workspace-{choice.value}.png"
        if not frame.grab().save(str(path)):
            raise SystemExit(f"{path} could not be written.")
        print(path)
    frame.close()
    application.quit()


def work(program: Program) -> None:
    """Keep and place evidence, write two sentences, and mark the brief."""
    from briefer.brief.edit import with_blocks, with_field
    from briefer.brief.model import Block, BlockKind, Run, new_id
    from briefer.ui.widgets.row_model import ROW

    workspace, session = program.desktop.contents.workspace, program.desktop.session
    assert session is not None
    herald = next(entry.id for entry in session.library.articles() if entry.outlet == "Northern Herald")
    workspace.articles.choose(herald)
    wait(lambda: workspace.reader.reader.article is not None and workspace.reader.reader.article.id == herald)
    left = {letter: count for letter, (_section, count) in PLACED.items()}
    for _step in range(40):
        suggestion = workspace.suggestions.current()
        letter = "Q" if type(suggestion).__name__ == "Quotation" else "F"
        if not any(left.values()):
            break
        if left[letter]:
            left[letter] -= 1
            workspace.suggestions.send_current(PLACED[letter][0])
        else:
            workspace.suggestions.list.choose_row(workspace.suggestions.list.currentIndex().row() + 1)
    brief = session.brief
    for key, text in TEXTS.items():
        brief = with_blocks(brief, key, (Block(new_id(), BlockKind.PARAGRAPH, (Run(text),)),))
    brief = with_field(with_field(brief, "to", "Minister for Energy"), "from", "Energy resilience team")
    session.set_brief(brief, "write")
    program.desktop.contents.marking_chosen.emit("OFFICIAL")
    beside_kept = max(item.anchor.span.end for item in session.evidence_in(herald) if item.direct)
    rows = [workspace.suggestions.list.model().index(place, 0).data(ROW) for place in range(12)]
    near = min(rows, key=lambda row: abs(row.suggestion.span.start - beside_kept))
    workspace.suggestions.choose(near.key)
    workspace.suggestions.list.setFocus()
    settle()


def wait(condition: Callable[[], bool]) -> None:
    """Let the window run until the condition holds."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise SystemExit("The window did not get ready for its picture.")
        settle(50)


def settle(milliseconds: int = 600) -> None:
    """Let the window run for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
