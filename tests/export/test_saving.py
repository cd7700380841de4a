from __future__ import annotations

import errno
import os
import signal
import stat
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
