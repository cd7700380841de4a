"""The program's window: up at once, filled right after."""

from __future__ import annotations

import linecache
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from briefer.core.held import HELD, is_held
from briefer.paths import claims_folder
from briefer.ui.window.frame import WindowFrame
from briefer.ui.window.state import read_window_state, window_state_path

_BENCHMARK = "BRIEFER_BENCH_T0"


def main(paths: Sequence[Path] = (), *, sample: bool = False) -> int:
    """Open the window, on the sample library where that is wished, import `paths`, and return the exit code.

    What this module imports is all that stands between the user and the first paint: Qt, and what gives the empty
    window its size and place. The rest, its colours too, follows once it has been painted. Where a window of the
    user's library is there already it gets the paths, and none is made here.
    """
    if not sample and _is_handed_over(tuple(paths)):
        return 0
    application = make_application()
    frame = WindowFrame()
    frame.restore_shape(read_window_state(window_state_path()).shape)
    if _BENCHMARK in os.environ:
        frame.first_painted.connect(_report_first_paint)
    else:
        frame.first_painted.connect(lambda: _fill(frame, tuple(paths), sample=sample))
    frame.show()
    return application.exec()


def make_application() -> QApplication:
    """The one application object, in Briefer's colours and font."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    _spare_reading_sources()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Briefer")
    application.setApplicationDisplayName("Briefer")
    application.setDesktopFileName("briefer")
    application.setStyle("Fusion")
    return application


def check_window() -> None:
    """Build the whole window once, paint it, and close it. Raises what goes wrong, for the self-test."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    from briefer.ui.program import Program  # noqa: PLC0415  (loads all that the start leaves out)

    frame = WindowFrame()
    program = Program(frame)
    frame.show()
    frame.first_painted.connect(application.quit)
    QTimer.singleShot(10_000, application.quit)
    application.exec()
    picture = frame.grab()
    frame.close()
    if picture.isNull():
        raise RuntimeError("The window could not be painted.")
    del program


def _spare_reading_sources() -> None:
    """Keep PySide from reading, and for ever holding, the source of each module that is imported.

    It looks there for its `__feature__` switches, which Briefer does not use. That cost 7 MB, and a tenth of the
    time that it takes to load the window.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None:
        vars(feature)["_mod_uses_pyside"] = lambda _module: False
    linecache.clearcache()


def _is_handed_over(paths: tuple[Path, ...]) -> bool:
    """Whether another window took the paths."""
    # Whether any window is there at all is seen quickly; whose it is takes the library's code to tell.
    if not any(is_held(file) for file in claims_folder().glob(f"*/{HELD}")):
        return False
    from briefer.workflow.claiming import hand_to_window  # noqa: PLC0415  (only where a window may be there)
    from briefer.workflow.opening import default_library_path  # noqa: PLC0415

    return hand_to_window(default_library_path(), paths)


def _fill(frame: WindowFrame, paths: tuple[Path, ...], *, sample: bool) -> None:
    from briefer.ui.program import Program  # noqa: PLC0415  (only after the first paint)

    Program(frame).begin(paths, sample=sample)


def _report_first_paint() -> None:
    """What the start-up benchmark reads, see DESIGN.md section 6; then the program ends by itself."""
    sys.stdout.write(f"FIRST_PAINT {time.time_ns()}\n")
    sys.stdout.write(f"RSS_KB {_resident_kilobytes()}\n")
    sys.stdout.flush()
    QApplication.quit()


def _resident_kilobytes() -> int:
    """Memory of this process where the system tells it in the way of Linux, else 0."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)
