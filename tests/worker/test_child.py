"""The child by itself: its pipes are its own, and what a file may not make it do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(program: str, fed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", program], input=fed, capture_output=True, cwd=ROOT, check=False, timeout=60
    )


@pytest.mark.parametrize(
    "garbage", [b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 100, b"\x00" * 8, b"\x00\x00\x00\x02\x00\x00\x00\x00{}"]
)
def test_garbage_on_the_pipe_ends_the_child_without_an_answer(garbage: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefer.worker"], input=garbage, capture_output=True, cwd=ROOT, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", b"")


def test_an_empty_pipe_ends_the_child_in_peace() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefer.worker"], input=b"", capture_output=True, cwd=ROOT, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_what_libraries_print_does_not_reach_the_pipe() -> None:
    done = run(
        "import os, sys\n"
        "from briefer.worker.child import _take_pipes\n"
        "requests, answers = _take_pipes()\n"
        "print('noise', flush=True); os.write(1, b'noise'); os.write(2, b'noise'); sys.stderr.write('noise')\n"
        "assert sys.stdin.read() == ''\n"
        "answers.write(requests.read()); answers.flush()\n",
        fed=b"frame",
    )
    assert (done.stdout, done.stderr) == (b"frame", b"")


REFUSED = (
    "import socket; socket.socket()",
    "import socket; socket.getaddrinfo('localhost', 80)",
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "open('planted.txt', 'w')",
    "import os; os.open('planted.txt', os.O_CREAT | os.O_RDWR)",
    "import os; os.remove(__import__('briefer').__file__)",
    "import os; os.system('true')",
    "import subprocess; subprocess.run(['true'])",
    "import tempfile; tempfile.TemporaryFile()",
)


@pytest.mark.parametrize("deed", REFUSED)
def test_the_guard_refuses_network_programs_and_changes(deed: str, tmp_path: Path) -> None:
    done = run(
        "import os, socket, subprocess, tempfile, urllib.request\n"
        "from briefer.worker.guard import Guard\n"
        "guard = Guard(); guard.install(); guard.close()\n"
        f"os.chdir({str(tmp_path)!r})\n"
        "try:\n"
        f"    {deed}\n"
        "except OSError as error:\n"
        "    print(type(error).__name__, error)\n"
        "else:\n"
        "    print('done')\n"
    )
    assert b"Error" in done.stdout, done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_guard_lets_modules_load_and_files_be_read() -> None:
    done = run(
        "from briefer.worker.guard import Guard\n"
        "guard = Guard(); guard.install(); guard.close()\n"
        "import csv, json, lxml.html, zipfile\n"
        "print(len(open(csv.__file__).read()) > 0)\n"
    )
    assert done.stdout == b"True\n", done.stderr


def test_the_network_is_refused_before_the_first_job_too() -> None:
    done = run(
        "import socket\n"
        "from briefer.worker.guard import Guard\n"
        "Guard().install()\n"
        "try:\n"
        "    socket.create_connection(('127.0.0.1', 9), timeout=1)\n"
        "except PermissionError as error:\n"
        "    print(error)\n"
    )
    assert done.stdout == b"Briefer opens no network connection.\n"
