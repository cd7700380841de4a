"""Import a thousand articles in the real window and print, as JSON, how long its loop ever stood still.

Run by `test_window.py` in a process of its own, with HOME in a temporary folder: `import_in_window.py FILE...`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from briefer.ui.app import make_application
from briefer.ui.window.frame import WindowFrame

TICK_MS = 4
IDLE_MS = 3000
LIMIT_S = 1600


class LoopWatch(QObject):
    """Ticks in the window's own loop; a late tick is time in which the window could not react."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float]] = []
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._wall = self._cpu = 0.0

    def start(self) -> None:
        self.gaps.clear()
        self._wall, self._cpu = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        self.gaps.append(((wall - self._wall) * 1000 - TICK_MS, (cpu - self._cpu) * 1000))
        self._wall, self._cpu = wall, cpu


def main(paths: tuple[Path, ...]) -> None:
    application = make_application()
    # As the window itself does: what is loaded before there is an application costs more memory.
    from briefer.ui.program import Program

    frame = WindowFrame()
    program = Program(frame)
    watch = LoopWatch()
    frame.show()
    program.begin(sample=True)

    def when_rested(then: Callable[[], None]) -> None:
        timer = QTimer(frame, interval=100)
        rests = iter(range(5))

        def look() -> None:
            intake = program.desktop.intake
            if intake is not None and not intake.is_busy and next(rests, None) is None:
                timer.stop()
                then()

        timer.timeout.connect(look)
        timer.start()

    resident: list[int] = []
    idle: list[float] = []

    def idle_first() -> None:
        resident.append(resident_kb())
        watch.start()
        QTimer.singleShot(IDLE_MS, add)

    def add() -> None:
        idle.append(max(wall for wall, _cpu in watch.gaps))
        watch.start()
        program.desktop.add_files(paths)
        when_rested(finish)

    def finish() -> None:
        watch.stop()
        application.quit()

    when_rested(idle_first)
    QTimer.singleShot(LIMIT_S * 1000, application.quit)
    application.exec()
    gaps = sorted(watch.gaps, reverse=True)
    report = {
        "ticks": len(gaps),
        "idle_ms": round(idle[0], 1),
        "longest_ms": round(gaps[0][0], 1),
        "cpu_in_longest_ms": round(gaps[0][1], 1),
        "most_cpu_ms": round(max(cpu for _wall, cpu in gaps), 1),
        "p99_ms": round(gaps[len(gaps) // 100][0], 1),
        "resident_before_kb": resident[0],
        "resident_after_kb": resident_kb(),
    }
    frame.close()
    sys.stdout.write(json.dumps(report) + "\n")


def resident_kb() -> int:
    """What the process holds in memory now, in kilobytes; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS"))


if __name__ == "__main__":
    main(tuple(Path(name) for name in sys.argv[1:]))
