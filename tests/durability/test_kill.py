"""SIGKILL at any instant: every acknowledged record is there, the library sound, nothing half-made left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CYCLES = int(os.environ.get("BRIEFER_KILLS", "2"))
"""Kills of each kind of work; `BRIEFER_KILLS=200 pytest --timeout=0 tests/durability` is the long run."""


def kill_after_acknowledgements(run: str, db: Path, start: int, seed: int) -> int:
    """Start the writer, let it acknowledge a few records, kill it; the last record acknowledged."""
    chance = random.Random(seed)
    with subprocess.Popen(
        [sys.executable, str(HERE / "writer.py"), run, str(db), str(start)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    ) as writer:
        assert writer.stdout is not None
        for _record in range(chance.randint(1, 3)):
            assert writer.stdout.readline().startswith("ACK ")
        time.sleep(chance.uniform(0, 0.05))
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read()
    acknowledged = [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return int(acknowledged[-1].split()[1]) if acknowledged else start


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("run", ["edit", "import", "backup", "rekey", "export"])
def test_nothing_acknowledged_is_lost_by_a_kill(run: str, tmp_path: Path):
    db = tmp_path / "library.briefer"
    last = 0
    for cycle in range(CYCLES):
        acknowledged = kill_after_acknowledgements(run, db, last + 1, seed=cycle)
        checked = subprocess.run(
            [sys.executable, str(HERE / "checker.py"), str(db)], capture_output=True, text=True, check=False
        )
        assert checked.stdout.startswith("OK "), checked.stdout + checked.stderr
        highest = int(checked.stdout.split()[1])
        assert highest >= acknowledged
        last = highest
