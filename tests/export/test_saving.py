from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefer.export import OutputError, save_file
from briefer.export.saving import (
    DiskFullError,
    FileOpenElsewhereError,
    FolderMissingError,
    FolderUnwritableError,
    UnusableNameError,
)

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


def test_a_new_file_holds_the_bytes_and_nothing_else_is_left(tmp_path: Path):
    save_file(tmp_path / "note.docx", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"note.docx": b"new"}


def test_an_old_file_is_replaced(tmp_path: Path):
    target = tmp_path / "note.docx"
    target.write_bytes(b"old and longer")
    save_file(target, b"new")
    assert target.read_bytes() == b"new"


@posix_only
def test_an_old_file_keeps_its_permissions(tmp_path: Path):
    target = tmp_path / "note.docx"
    target.write_bytes(b"old")
    target.chmod(0o600)
    save_file(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@posix_only
def test_a_link_is_followed(tmp_path: Path):
    target = tmp_path / "real.docx"
    target.write_bytes(b"old")
    (tmp_path / "link.docx").symlink_to(target)
    save_file(tmp_path / "link.docx", b"new")
    assert target.read_bytes() == b"new"
    assert (tmp_path / "link.docx").is_symlink()


def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(FolderMissingError) as refused:
        save_file(tmp_path / "away" / "note.docx", b"new")
    assert refused.value.sentence.startswith("note.docx was not written: there is no folder ")
    assert refused.value.sentence.endswith("away. Choose a folder that exists.")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderMissingError):
        save_file(tmp_path / "file" / "note.docx", b"new")


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path):
    with pytest.raises(UnusableNameError):
        save_file(tmp_path, b"new")


@pytest.mark.parametrize("name", ["x" * 300 + ".docx", "a\0b.docx"])
def test_an_impossible_name_is_refused(tmp_path: Path, name: str):
    with pytest.raises(UnusableNameError, match="Choose a shorter and simpler name"):
        save_file(tmp_path / name, b"new")


@pytest.mark.skipif(not Path("/sys").is_dir() or os.access("/sys", os.W_OK), reason="needs a locked folder")
def test_an_unwritable_folder_is_named():
    with pytest.raises(FolderUnwritableError, match=r"the folder /sys does not allow it. Choose another folder\."):
        save_file(Path("/sys/note.docx"), b"new")


@pytest.mark.parametrize("lock", [".~lock.report.docx#", "~$report.docx", "~$eport.docx", "~$port.docx"])
def test_a_file_that_an_office_program_holds_open_is_left_alone(tmp_path: Path, lock: str):
    target = tmp_path / "report.docx"
    target.write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(FileOpenElsewhereError, match="Close it there, or save the brief under another name"):
        save_file(target, b"new")
    assert target.read_bytes() == b"old"


def test_a_lock_without_its_file_does_not_matter(tmp_path: Path):
    (tmp_path / "~$report.docx").write_bytes(b"")
    save_file(tmp_path / "report.docx", b"new")
    assert (tmp_path / "report.docx").read_bytes() == b"new"


@posix_only
def test_a_write_that_runs_out_of_room_leaves_the_old_file(tmp_path: Path):
    target = tmp_path / "note.docx"
    target.write_bytes(b"old")
    limits = pytest.importorskip("resource")
    before = limits.getrlimit(limits.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits.setrlimit(limits.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(DiskFullError, match="the disk is full"):
            save_file(target, b"x" * 100_000)
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"note.docx": b"old"}


def system_refusal(number: int, windows: int | None = None) -> OSError:
    error = OSError(number, "Refused\nby the system")
    if windows is not None:
        error.winerror = windows  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    ("refusal", "expected", "words"),
    [
        (system_refusal(errno.ENOSPC), DiskFullError, "the disk is full"),
        (system_refusal(errno.EACCES, 32), FileOpenElsewhereError, "it is open in another program"),
        (system_refusal(errno.EACCES, 5), FileOpenElsewhereError, "it is open in another program"),
        (system_refusal(errno.EROFS), FolderUnwritableError, "does not allow it"),
        (system_refusal(errno.EIO), OutputError, "the system says “Refused by the system”"),
    ],
)
def test_what_the_system_says_while_replacing_becomes_a_sentence(tmp_path, monkeypatch, refusal, expected, words):
    target = tmp_path / "note.docx"
    target.write_bytes(b"old")

    def refuse(_self: Path, _target: Path) -> None:
        raise refusal

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(expected, match=words):
        save_file(target, b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"note.docx": b"old"}


KILLED = """
import os, signal, sys
from pathlib import Path
from briefer.export import save_file
if sys.argv[2] == "named":
    del os.O_TMPFILE
os.fsync = lambda _file: os.kill(os.getpid(), signal.SIGKILL)
save_file(Path(sys.argv[1]) / "note.docx", b"what nobody else may read")
"""


def kill_while_saving(folder: Path, way: str) -> list[str]:
    """Kill a program just before its file is forced to the disk; the names of what it leaves."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), way], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="needs files without names")
def test_a_kill_while_saving_leaves_the_old_file_alone(tmp_path: Path):
    (tmp_path / "note.docx").write_bytes(b"old")
    assert kill_while_saving(tmp_path, "unnamed") == ["note.docx"]
    assert (tmp_path / "note.docx").read_bytes() == b"old"


@posix_only
def test_where_a_kill_leaves_a_part_the_next_file_sweeps_it_away(tmp_path: Path):
    (leftover,) = kill_while_saving(tmp_path, "named")
    assert leftover.startswith(".briefer-")
    save_file(tmp_path / "note.docx", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["note.docx"]


@posix_only
def test_another_files_part_is_swept_away_only_when_it_is_old(tmp_path: Path):
    (leftover,) = kill_while_saving(tmp_path, "named")
    save_file(tmp_path / "other.docx", b"new")
    assert (tmp_path / leftover).exists()
    an_hour_ago = time.time() - 3700
    os.utime(tmp_path / leftover, (an_hour_ago, an_hour_ago))
    save_file(tmp_path / "other.docx", b"newer")
    assert [path.name for path in tmp_path.iterdir()] == ["other.docx"]


@pytest.mark.parametrize("refused", ["open", "link"])
def test_without_files_that_have_no_name_the_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
):
    real = getattr(os, refused)

    def refuse(*call: object, **named: object) -> object:
        if refused == "link" or (call[1:2] and isinstance(call[1], int) and call[1] & os.O_TMPFILE == os.O_TMPFILE):
            raise OSError(errno.EOPNOTSUPP, "not here")
        return real(*call, **named)

    monkeypatch.setattr(os, refused, refuse)
    save_file(tmp_path / "note.docx", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"note.docx": b"new"}
