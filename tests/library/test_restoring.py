"""Bringing a backup back never loses what it replaces."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from library.material import KEY, NOON, OTHER_KEY, article_from, brief_with, titles

from briefer.library import (
    BackupKind,
    ForeignFileError,
    Library,
    LibraryExistsError,
    LibraryInUseError,
    Outcome,
    WrongKeyError,
    backups_folder,
    engine,
    forget_backup,
    restore,
    set_aside_in,
)


def test_an_encrypted_file_of_another_program_is_not_restored(tmp_path: Path):
    other = tmp_path / "other.db"
    other.touch()
    db = engine.connect(other, KEY)
    db.execute("create table note(text)")
    db.close()
    with pytest.raises(ForeignFileError):
        restore(other, tmp_path / "library.briefer", KEY)
    assert list(tmp_path.iterdir()) == [other]


def test_a_backup_is_restored_to_a_free_name(filled: Library, tmp_path: Path):
    filled.backup(tmp_path / "copy.briefer")
    assert restore(tmp_path / "copy.briefer", tmp_path / "again.briefer", KEY) is None
    assert titles(tmp_path / "again.briefer") == ["Aldmouth port shut for six weeks"]
    with pytest.raises(LibraryExistsError):
        restore(tmp_path / "copy.briefer", tmp_path / "again.briefer", KEY)


def test_restoring_sets_the_present_library_aside(filled: Library, tmp_path: Path):
    backup = tmp_path / "copy.briefer"
    filled.backup(backup)
    filled.add_article(*article_from("A later report.", title="Later"), NOON)
    with pytest.raises(LibraryInUseError):
        restore(backup, filled.path, KEY, replace=True)
    filled.close()
    aside = restore(backup, filled.path, KEY, replace=True)
    assert titles(filled.path) == ["Aldmouth port shut for six weeks"]
    assert aside is not None
    assert titles(aside) == ["Later", "Aldmouth port shut for six weeks"]


@pytest.mark.parametrize("content", [b"", b"no library", None])
def test_restoring_over_what_cannot_be_opened_sets_that_aside_too(
    filled: Library, tmp_path: Path, content: bytes | None
):
    backup = tmp_path / "copy.briefer"
    filled.backup(backup)
    filled.close()
    if content is None:
        content = filled.path.read_bytes()[:20480]
    filled.path.write_bytes(content)
    filled.path.with_name(filled.path.name + "-wal").write_bytes(b"old log")
    aside = restore(backup, filled.path, KEY, replace=True)
    assert titles(filled.path) == ["Aldmouth port shut for six weeks"]
    assert aside is not None
    assert aside.read_bytes() == content


def test_a_backup_from_before_a_new_key_is_restored_under_the_new_one(filled: Library, tmp_path: Path):
    backup = tmp_path / "copy.briefer"
    filled.backup(backup)
    filled.rekey(OTHER_KEY)
    filled.close()
    with pytest.raises(WrongKeyError):
        restore(backup, filled.path, OTHER_KEY, replace=True)
    restore(backup, filled.path, OTHER_KEY, backup_key=KEY, replace=True)
    assert titles(filled.path, OTHER_KEY) == ["Aldmouth port shut for six weeks"]


def test_what_restoring_would_change_is_shown_first(filled: Library, tmp_path: Path):
    backup = tmp_path / "copy.briefer"
    later, content = article_from("A later report.", title="Later")
    filled.backup(backup)
    filled.add_article(later, content, NOON)
    filled.discard("1" * 32)
    filled.save_brief(brief_with(id="2" * 32, title="Another title"), NOON)
    changes = {(item.kind, item.title, item.outcome) for item in filled.differences(backup)}
    assert changes == {
        ("article", "Later", Outcome.GOES),
        ("evidence", "", Outcome.RETURNS),
        ("brief", "Port closure", Outcome.CHANGES),
    }


def test_restoring_over_a_library_with_damaged_pages_sets_its_file_aside(filled: Library, tmp_path: Path):
    backup = tmp_path / "copy.briefer"
    filled.backup(backup)
    filled.compact()
    filled.close()
    with filled.path.open("r+b") as file:
        file.seek(-2048, 2)
        file.write(bytes(2048))
    damaged = filled.path.read_bytes()
    aside = restore(backup, filled.path, KEY, replace=True)
    assert titles(filled.path) == ["Aldmouth port shut for six weeks"]
    assert aside is not None
    assert aside.read_bytes() == damaged


def test_an_open_library_gives_way_to_its_backup(filled: Library, tmp_path: Path):
    backup = tmp_path / "copy.briefer"
    filled.backup(backup)
    filled.add_article(*article_from("A later report.", title="Later"), NOON)
    with filled.bring_back(backup) as again:
        assert [entry.title for entry in again.articles()] == ["Aldmouth port shut for six weeks"]


def no_links(*_names: object) -> None:
    raise OSError(95, "no links here")


@pytest.mark.parametrize("has_links", [True, False])
def test_what_is_set_aside_is_listed_and_can_be_removed(
    filled: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
):
    backup = tmp_path / "copy.briefer"
    filled.backup(backup)
    filled.path.with_name("library.briefer.keys").write_bytes(b"keys of its day")
    filled.close()
    filled.path.write_bytes(b"\0" * 9000)
    filled.path.with_name("library.briefer-wal").write_bytes(b"a log")
    folder = backups_folder(filled.path)
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    restore(backup, filled.path, KEY, replace=True)
    monkeypatch.undo()
    older = folder / "library-of-version-1.briefer"
    older.write_bytes(b"older")
    os.utime(older, (0, 0))
    aside, kept = set_aside_in(folder)
    assert (aside.kind, aside.size, kept.kind) == (BackupKind.SET_ASIDE, 9000, BackupKind.OLDER_VERSION)
    assert aside.path.with_name(aside.path.name + ".keys").read_bytes() == b"keys of its day"
    assert aside.path.with_name(aside.path.name + "-wal").read_bytes() == b"a log"
    forget_backup(aside)
    assert list(folder.iterdir()) == [older]
    assert set_aside_in(tmp_path / "none") == ()
    assert titles(filled.path) == ["Aldmouth port shut for six weeks"]
