"""Files that are wholly there or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from briefer.core.durable import part_of, place_new, sync_folder, write_durably


def refuse(*_args: object) -> None:
    raise OSError(errno.EPERM, "no hard links here")


def test_content_takes_the_place_of_an_older_file_for_the_user_alone(tmp_path: Path):
    path = tmp_path / "settings.json"
    write_durably(path, b"old")
    write_durably(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_older_file_and_no_part(tmp_path: Path):
    path = tmp_path / "settings"
    path.mkdir()
    (path / "kept").touch()
    with pytest.raises(OSError, match="directory"):
        write_durably(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(FileNotFoundError):
        write_durably(tmp_path / "none" / "file", b"new")


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_new_file_never_takes_a_taken_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hard_links: bool):
    if not hard_links:
        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "library"
    part_of(path).write_bytes(b"new")
    place_new(part_of(path), path)
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]
    part_of(path).write_bytes(b"newer")
    with pytest.raises(FileExistsError):
        place_new(part_of(path), path)
    assert path.read_bytes() == b"new"


def test_a_folder_that_cannot_be_synced_is_no_fault(tmp_path: Path):
    sync_folder(tmp_path / "none")
