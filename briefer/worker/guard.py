"""What the child refuses to do on behalf of a file: reach the network, start programs, change the disk.

An audit hook sees what Python code asks for, not what a C library does by itself; the readers' own settings
(no entities, no external parts) are the first wall, this is the second. A hook cannot be taken out again.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_NETWORK = frozenset(
    {
        "socket.__new__",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    }
)
_CHANGES = frozenset(
    {
        "os.chmod",
        "os.chown",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.link",
        "os.mkdir",
        "os.posix_spawn",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.spawn",
        "os.startfile",
        "os.symlink",
        "os.system",
        "os.truncate",
        "os.utime",
        "subprocess.Popen",
    }
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Guard:
    """The hook. From the start it refuses the network; once `closed`, every change of the disk as well."""

    def __init__(self) -> None:
        self._closed = False

    def install(self) -> None:
        """Watch this process from now on, for good."""
        sys.addaudithook(self._watch)

    def close(self) -> None:
        """Refuse changes too: the modules are loaded, and what comes next is a stranger's file."""
        self._closed = True

    def _watch(self, event: str, details: tuple[Any, ...]) -> None:
        if event in _NETWORK:
            raise PermissionError("Briefer opens no network connection.")
        if not self._closed:
            return
        if event in _CHANGES or (event == "open" and _writes(details)):
            raise PermissionError("Reading a file may not change anything on the disk.")


def _writes(details: tuple[Any, ...]) -> bool:
    path, flags = details[0], details[2]
    return isinstance(flags, int) and bool(flags & _WRITING) and path != os.devnull
