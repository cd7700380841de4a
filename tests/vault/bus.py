"""A real Secret Service on a bus of its own, for the tests that ask the system's keyring."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_NOT_PASSED_ON = {"DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND", "DBUS_SESSION_BUS_ADDRESS"}
TESTS = Path(__file__).resolve().parent.parent


def run_on_a_bus(script: str, home: Path, *, password: str | None) -> str:
    """Run a Python script where gnome-keyring is unlocked with the password (None: not started); what it printed."""
    if shutil.which("dbus-run-session") is None or shutil.which("gnome-keyring-daemon") is None:
        pytest.skip("gnome-keyring and dbus are not installed; `make test` installs them")
    runtime = home / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    daemon = (
        ""
        if password is None
        else (f"printf '%s' '{password}' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ")
    )
    environment = {
        **{name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON},
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}",
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f"{daemon}exec '{sys.executable}' -W error::ResourceWarning -"],
        input=script,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()
