"""A library on a share, under another program's lock, and through a clock that jumps: told, and nothing lost."""

from __future__ import annotations

import datetime as dt
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from library.material import KEY, NOON, OTHER_KEY, brief_with, evidence_of, harbour, titles

from briefer.library import Library, LibraryInUseError, LibraryMissingError, backups_folder, backups_in, restore

TEN_YEARS = dt.timedelta(days=3652)


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system as many shares are: without hard links, and with folders that cannot be synced."""
    real_open = os.open

    def no_link(*_names: object, **_options: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    def open_no_folder(path: str | Path, flags: int, *rest: int, **options: int) -> int:
        if os.path.isdir(path) and not flags & getattr(os, "O_TMPFILE", 0):  # noqa: PTH112  (as the system is asked)
            raise OSError(errno.EINVAL, "Invalid argument")
        return real_open(path, flags, *rest, **options)

    monkeypatch.setattr(os, "link", no_link)
    monkeypatch.setattr(os, "open", open_no_folder)


@pytest.mark.usefixtures("share")
def test_a_share_without_links_and_without_shared_memory_keeps_a_library(tmp_path: Path):
    path = tmp_path / "library.briefer"
    with Library.create(path, KEY) as library:
        library.add_article(*harbour(), NOON)
        assert not list(tmp_path.glob("*-shm"))
        backup = library.back_up_if_due(NOON)
        library.rekey(OTHER_KEY)
        library.set_setting("after", "the new key")
    assert backup is not None
    restore(backup.path, path, OTHER_KEY, backup_key=KEY, replace=True)
    assert titles(path, OTHER_KEY) == ["Aldmouth port shut for six weeks"]
    assert {file.name for file in tmp_path.iterdir()} <= {"library.briefer", "library.briefer.backups"}


def test_a_share_that_is_not_connected_is_told(tmp_path: Path):
    with pytest.raises(LibraryMissingError, match="Connect its drive"):
        Library.open(tmp_path / "not mounted" / "library.briefer", KEY)


LOCKER = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX)
    print("locked", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="locks are taken otherwise there")
def test_a_file_locked_by_another_program_is_told_and_opens_when_it_lets_go(filled: Library):
    filled.close()
    before = filled.path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", LOCKER, str(filled.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(LibraryInUseError, match="close it and try again"):
            Library.open(filled.path, KEY)
        assert filled.path.read_bytes() == before
    assert titles(filled.path) == ["Aldmouth port shut for six weeks"]


def test_a_clock_that_jumps_ten_years_either_way_loses_nothing(filled: Library):
    article, _content = harbour()
    (brief,) = (filled.brief(entry.id) for entry in filled.briefs())
    for place, at in enumerate((NOON, NOON + TEN_YEARS, NOON - TEN_YEARS, NOON)):
        filled.take_snapshot(brief.id, f"{place}", at)
        filled.save_brief(brief_with(title=f"Of {at.year}", id=f"{place:032x}"), at)
        filled.keep(evidence_of(article, "six weeks", id=f"{place + 16:032x}", kept_at=at))
        assert filled.back_up_if_due(at) is not None
    path = filled.path
    filled.close()
    with Library.open(path, KEY) as again:
        assert [snapshot.label for snapshot in again.snapshots(brief.id)] == ["3", "2", "1", "0"]
        assert len(again.briefs()) == 5
        assert len(again.evidence()) == 5
        assert again.check() == ()
    assert len(backups_in(backups_folder(path))) == 3
