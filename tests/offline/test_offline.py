"""The whole job, watched from outside: no network connection, no name looked up, no network share touched.

The programs run under strace in a network namespace that has nothing in it, so that a connection would neither
work nor go unseen.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from cli_program import ROOT, SAMPLES

REACHING = re.compile(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(.*AF_INET6?\b")
SOCKET = re.compile(r"\bsocket\(AF_(?:INET6?|PACKET)\b")
RESOLVING = re.compile(r"/etc/resolv\.conf|/systemd/resolve|/nscd/socket|:53\b|htons\(53\)")
SHARE = re.compile(r'\bopen(?:at)?\([^"]*"//[^/"]')
CALLS = "trace=network,openat,open"


def _can_watch() -> bool:
    if not sys.platform.startswith("linux") or not shutil.which("strace") or not shutil.which("unshare"):
        return False
    tried = subprocess.run(
        ["unshare", "-rn", "strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False
    )
    return tried.returncode == 0


pytestmark = pytest.mark.skipif(not _can_watch(), reason="strace and network namespaces are needed")


@dataclass(frozen=True)
class Watched:
    """What a program did, as the kernel saw it."""

    code: int
    out: str
    calls: tuple[str, ...]

    def matching(self, pattern: re.Pattern[str]) -> list[str]:
        """The calls that fit a pattern."""
        return [call for call in self.calls if pattern.search(call)]


def watch(folder: Path, *command: object) -> Watched:
    """Run a program and its children with no network, and record their calls."""
    log = folder / "calls.txt"
    done = subprocess.run(
        ["unshare", "-rn", "strace", "-f", "-qq", "-s", "300", "-e", CALLS, "-o", str(log), *map(str, command)],
        capture_output=True,
        cwd=ROOT,
        check=False,
        timeout=170,
    )
    calls = tuple(log.read_text(encoding="utf-8", errors="replace").splitlines())
    return Watched(done.returncode, done.stdout.decode() + done.stderr.decode(), calls)


def assert_offline(watched: Watched) -> None:
    """No packet left, none was tried, no socket that could send one was even made."""
    for pattern in (REACHING, SOCKET, RESOLVING, SHARE):
        assert watched.matching(pattern) == []


def test_the_self_test_with_window_extraction_export_and_library_stays_offline(tmp_path: Path) -> None:
    watched = watch(tmp_path, sys.executable, "-m", "briefer", "selftest")
    assert watched.code == 0, watched.out
    assert "window      opened" in watched.out
    assert_offline(watched)


def test_composing_from_a_page_that_asks_for_the_network_stays_offline(tmp_path: Path) -> None:
    page = (SAMPLES / "herald-battery-fire.html").read_text(encoding="utf-8")
    hooks = (
        '<link rel="stylesheet" href="http://198.51.100.7/style.css"><base href="//fileserver.example/share/">'
        '<script src="https://tracker.example/t.js"></script><img src="file://fileserver.example/share/pixel.png">'
    )
    hostile = tmp_path / "hostile.html"
    hostile.write_text(page.replace("<head>", f"<head>{hooks}"), encoding="utf-8")
    note = tmp_path / "note.docx"
    options = ("--template", "information-note", "--output", note, "--output", tmp_path / "note.md")
    watched = watch(tmp_path, sys.executable, "-m", "briefer", "compose", hostile, *options)
    assert watched.code == 0, watched.out
    assert note.exists()
    assert_offline(watched)


def test_the_watch_would_see_a_connection(tmp_path: Path) -> None:
    attempt = "import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('198.51.100.7', 53))"
    watched = watch(tmp_path, sys.executable, "-c", attempt)
    assert watched.matching(REACHING)
    assert watched.matching(SOCKET)
    share = watch(
        tmp_path, sys.executable, "-c", "import contextlib\nwith contextlib.suppress(OSError): open('//host/x')"
    )
    assert share.matching(SHARE)
