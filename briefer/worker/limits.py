"""What one job may use, and how the child binds itself to it."""

from __future__ import annotations

import contextlib
import math
import sys
import time
from dataclasses import dataclass
from pathlib import Path

GIB = 2**30

_STATUS = Path("/proc/self/status")

MEMORY_VARIABLE = "BRIEFER_WORKER_MEMORY"
"""The variable of the environment by which the parent tells the child its limit on memory, in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one job: `memory` in bytes of address space, the others in seconds.

    Work on a text may take `find_*` and, on top, a second for every `chars_per_second` code points. The time
    of the clock is watched by the parent from the moment the child takes the job up, the processor's time by
    the system inside the child.
    """

    memory: int = GIB
    start_seconds: float = 60.0
    read_seconds: float = 22.0
    read_cpu_seconds: int = 15
    find_seconds: float = 30.0
    find_cpu_seconds: int = 15
    chars_per_second: int = 5_000

    def find_clock(self, length: int) -> float:
        """Seconds of the clock for a text of `length` code points."""
        return self.find_seconds + 2 * length / self.chars_per_second

    def find_cpu(self, length: int) -> int:
        """Seconds of the processor for a text of `length` code points."""
        return self.find_cpu_seconds + math.ceil(length / self.chars_per_second)


if sys.platform == "win32":
    from briefer.worker.windows_job import limit_process

    def limit_memory(memory: int) -> None:
        """Bind this process to `memory` bytes, through a Job Object."""
        limit_process(memory)

    def limit_cpu(seconds: int) -> None:
        """Windows has no such limit per job: the parent's clock stands in for it."""

    def peak_memory() -> int:
        """Not measured on Windows, where the Job Object counts committed memory: 0."""
        return 0

else:
    import resource

    def limit_memory(memory: int) -> None:
        """Bind this process to `memory` bytes of address space and no core file.

        macOS accepts the call without enforcing it: there only the limits on time hold.
        """
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _lower(resource.RLIMIT_AS, memory, hard=True)

    def limit_cpu(seconds: int) -> None:
        """End this process by SIGXCPU after that many more seconds of the processor; 0 lifts the limit."""
        used = math.ceil(time.process_time())
        _lower(resource.RLIMIT_CPU, used + seconds if seconds else resource.RLIM_INFINITY, hard=False)

    def peak_memory() -> int:
        """The most bytes that were resident at once in this process."""
        # Linux hands ru_maxrss down to a child, so a large parent would make a fresh child look large.
        with contextlib.suppress(OSError), _STATUS.open(encoding="ascii", errors="replace") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit

    def _lower(sort: int, wished: int, *, hard: bool) -> None:
        ceiling = resource.getrlimit(sort)[1]
        allowed = wished
        if ceiling != resource.RLIM_INFINITY:
            allowed = ceiling if wished == resource.RLIM_INFINITY else min(wished, ceiling)
        resource.setrlimit(sort, (allowed, allowed if hard else ceiling))
