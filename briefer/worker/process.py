"""The parent's hold on one child process: started clean, spoken to by two threads, ended without a trace."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import sysconfig
import threading
from pathlib import Path
from typing import BinaryIO

from briefer.core.errors import BrieferError
from briefer.worker.frames import Answer, Frame, Request, read_frame, write_frame
from briefer.worker.limits import MEMORY_VARIABLE

_KEPT = (
    "APPDATA", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "LOCALAPPDATA", "PATH",
    "PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "PYTHONPYCACHEPREFIX", "SYSTEMROOT", "TEMP", "TMP",
    "TMPDIR", "USERPROFILE", "WINDIR", "XDG_CONFIG_HOME",
)  # fmt: skip
# One thread and few arenas: each would reserve address space that the limit on memory counts.
_SET = {
    "MALLOC_ARENA_MAX": "2",
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}
_END_SECONDS = 2.0


class ChildProcess:
    """One running child. Its frames arrive in order; None after the last one says that it has ended."""

    def __init__(self, memory: int) -> None:
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter with fixed arguments)
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(memory),
            cwd=Path(sys.executable).anchor or None,
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._outgoing: queue.SimpleQueue[Frame[Request] | None] = queue.SimpleQueue()
        self._incoming: queue.SimpleQueue[Frame[Answer] | None] = queue.SimpleQueue()
        self._threads = (
            threading.Thread(target=self._write, name="worker-write", daemon=True),
            threading.Thread(target=self._read, name="worker-read", daemon=True),
        )
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def send(self, request: Request, payload: bytes = b"") -> None:
        """Hand a job over; returns at once, also when the child does not listen."""
        self._outgoing.put(Frame(request, payload))

    def receive(self, seconds: float) -> Frame[Answer] | None:
        """The next frame, None when the child has ended. Raises queue.Empty after `seconds` without one."""
        return self._incoming.get(timeout=seconds)

    def end(self) -> int:
        """Ask the child to end, insist after two seconds, and give its return code (negative: the signal)."""
        self._outgoing.put(None)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)
        return self.kill()

    def kill(self) -> int:
        """End the child now and give its return code; a child that had ended keeps its own."""
        if self._process.poll() is None:
            self._process.kill()
        code = self._process.wait()
        self._outgoing.put(None)
        for thread in self._threads:
            thread.join(_END_SECONDS)
        return code

    def _write(self) -> None:
        pipe = _given(self._process.stdin)
        with contextlib.suppress(OSError, BrieferError):
            while (frame := self._outgoing.get()) is not None:
                write_frame(pipe, frame)
        with contextlib.suppress(OSError):
            pipe.close()

    def _read(self) -> None:
        pipe = _given(self._process.stdout)
        with contextlib.suppress(OSError, BrieferError, MemoryError):
            while (frame := read_frame(pipe, Answer)) is not None:
                self._incoming.put(frame)
        pipe.close()
        self._incoming.put(None)


def describe_death(code: int) -> str:
    """How a child ended, in words; `code` as `ChildProcess.kill` gives it."""
    if code >= 0:
        return f"its process ended with code {code}"
    try:
        return f"its process was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"its process was ended by signal {-code}"


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    # -P keeps the folder of the user's files out of the search for modules.
    return [sys.executable, "-P", "-m", "briefer.worker"]


def _environment(memory: int) -> dict[str, str]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment.update(_SET)
    environment[MEMORY_VARIABLE] = str(memory)
    root = Path(__file__).resolve().parent.parent.parent
    if not getattr(sys, "frozen", False) and root != Path(sysconfig.get_paths()["purelib"]).resolve():
        search = [str(root), *filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))]
        environment["PYTHONPATH"] = os.pathsep.join(search)
    return environment


def _given(pipe: object) -> BinaryIO:
    if pipe is None:
        raise RuntimeError("the child was started without its pipes")
    return pipe  # type: ignore[return-value]  # Popen types it as IO[bytes] | None
