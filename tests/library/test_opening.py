"""What is not a sound library is refused with a sentence and left exactly as it was."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from library.material import KEY, NOON, harbour

from briefer.library import (
    EmptyFileError,
    ForeignFileError,
    Library,
    LibraryClosedError,
    LibraryDamagedError,
    LibraryError,
    LibraryExistsError,
    LibraryInUseError,
    LibraryMissingError,
    LibraryReadOnlyError,
    NewerLibraryError,
    StorageError,
    WrongKeyError,
    backups_folder,
    engine,
    opening,
    recognising,
    schema,
)

KEPT = Path(__file__).parent / "kept"


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A library with an article, closed."""
    path = tmp_path / "library.briefer"
    with Library.create(path, KEY) as library:
        library.add_article(*harbour(), NOON)
    return path


def plain_database(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("create table note(text)")
    db.close()


def test_a_library_opens_again_with_its_key_and_leaves_one_file(closed: Path):
    with Library.open(closed, KEY) as library:
        assert [entry.title for entry in library.articles()] == ["Aldmouth port shut for six weeks"]
    assert [path.name for path in closed.parent.iterdir()] == ["library.briefer"]
    assert closed.stat().st_mode & 0o077 == 0


def test_creating_never_takes_the_place_of_a_file(closed: Path):
    before = closed.read_bytes()
    with pytest.raises(LibraryExistsError, match="already a file"):
        Library.create(closed, KEY)
    assert closed.read_bytes() == before


def test_a_missing_library_is_not_created(tmp_path: Path):
    with pytest.raises(LibraryMissingError):
        Library.open(tmp_path / "none.briefer", KEY)
    with pytest.raises(LibraryMissingError):
        Library.create(tmp_path / "no folder" / "library.briefer", KEY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFileError),
        (b"PK\x03\x04 a Word document", ForeignFileError),
        (b"%PDF-1.7", ForeignFileError),
        (b'{"a": 1}', ForeignFileError),
        (b"some words", ForeignFileError),
        (b"x" * 100_000, ForeignFileError),
        (bytes(100_000), ForeignFileError),
    ],
)
def test_another_file_is_named_and_left_alone(tmp_path: Path, content: bytes, error: type[LibraryError]):
    path = tmp_path / "library.briefer"
    path.write_bytes(content)
    with pytest.raises(error, match="left as it is"):
        Library.open(path, KEY)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_an_unencrypted_database_and_a_folder_are_refused(tmp_path: Path):
    path = tmp_path / "library.briefer"
    plain_database(path)
    with pytest.raises(ForeignFileError, match="unencrypted"):
        Library.open(path, KEY)
    with pytest.raises(ForeignFileError, match="folder"):
        Library.open(tmp_path, KEY)


def test_an_encrypted_database_of_another_program_is_refused(tmp_path: Path):
    path = tmp_path / "library.briefer"
    path.touch()
    db = engine.connect(path, KEY)
    db.execute("create table note(text)")
    db.close()
    with pytest.raises(ForeignFileError, match="another program"):
        Library.open(path, KEY)


def test_a_wrong_key_is_noticed_and_changes_nothing(closed: Path):
    before = closed.read_bytes()
    with pytest.raises(WrongKeyError):
        Library.open(closed, bytes(32))
    assert closed.read_bytes() == before
    with pytest.raises(ValueError, match="32 bytes"):
        Library.open(closed, b"short")


def test_a_newer_library_is_left_alone(closed: Path):
    db = engine.connect(closed, KEY)
    db.pragma("user_version", schema.VERSION + 1)
    db.close()
    before = closed.read_bytes()
    with pytest.raises(NewerLibraryError, match="newer Briefer"):
        Library.open(closed, KEY)
    assert closed.read_bytes() == before


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_a_truncated_library_is_told_damaged(closed: Path, share: float):
    content = closed.read_bytes()
    closed.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(LibraryDamagedError, match="newest backup"):
        Library.open(closed, KEY)
    assert closed.stat().st_size == int(len(content) * share)


def test_a_library_opens_once_at_a_time(closed: Path):
    with Library.open(closed, KEY):
        with pytest.raises(LibraryInUseError):
            Library.open(closed, KEY)
        linked = closed.with_name("linked.briefer")
        linked.hardlink_to(closed)
        with pytest.raises(LibraryInUseError):
            Library.open(linked, KEY)
    Library.open(closed, KEY).close()


def test_a_closed_library_gives_nothing_more(closed: Path):
    library = Library.open(closed, KEY)
    library.close()
    library.close()
    with pytest.raises(LibraryClosedError, match="locked"):
        library.articles()


def test_what_a_kill_left_beside_the_library_is_cleared_away(closed: Path):
    for name in ("library.briefer.next", ".library.briefer.part", ".library.briefer.restored"):
        closed.with_name(name).write_bytes(b"left over")
    Library.open(closed, KEY).close()
    assert [path.name for path in closed.parent.iterdir()] == ["library.briefer"]


def test_a_library_that_cannot_be_created_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(schema, "_SECOND", "create table broken(")
    with pytest.raises(Exception, match=r"syntax|incomplete"):
        Library.create(tmp_path / "library.briefer", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_library_of_version_1_moves_on_with_a_backup_taken_first(tmp_path: Path):
    path = tmp_path / "library.briefer"
    shutil.copyfile(KEPT / "version-1.briefer", path)
    path.with_name("library.briefer.keys").write_bytes(b"keys")
    with Library.open(path, KEY) as library:
        assert library.info().format == schema.VERSION
        assert library.check() == ()
        copy, first = library.articles()
        assert (copy.lead_id, first.lead_id, first.kept, first.to_review) == (first.id, "", 1, 0)
        assert library.evidence()[0].speaker == "María Núñez"
        assert library.brief("b" * 32).title == "Port closure"
        assert library.snapshots("b" * 32)[0].label == "Sent"
        assert library.setting("last brief") == "b" * 32
        assert {hit.kind for hit in library.search("quay")} == {"article", "quotation", "brief"}
    before = backups_folder(path) / "library-of-version-1.briefer"
    assert before.with_name(before.name + ".keys").read_bytes() == b"keys"
    shutil.copyfile(before, tmp_path / "again.briefer")
    with Library.open(tmp_path / "again.briefer", KEY) as again:
        assert len(again.articles()) == 2


def tables_of(library: Library) -> list[tuple[object, ...]]:
    with library._engine.reading() as db:
        return engine.rows(db, "select type, name, sql from sqlite_schema where name not like 'sqlite_%' order by 1, 2")


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_a_kept_library_of_every_version_gets_the_tables_of_a_new_one(tmp_path: Path, library: Library, version: int):
    path = tmp_path / "kept.briefer"
    shutil.copyfile(KEPT / f"version-{version}.briefer", path)
    with Library.open(path, KEY) as moved:
        assert tables_of(moved) == tables_of(library)
        assert moved.check() == ()
        assert moved.evidence()[0].speaker == "María Núñez"


def test_a_move_that_fails_leaves_the_older_version_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "library.briefer"
    shutil.copyfile(KEPT / "version-1.briefer", path)
    monkeypatch.setattr(schema, "_SECOND", schema._SECOND + "create table broken(")
    for _attempt in range(2):
        with pytest.raises(Exception, match=r"syntax|incomplete"):
            Library.open(path, KEY)
    monkeypatch.undo()
    with Library.open(path, KEY) as library:
        assert len(library.articles()) == 2


def test_a_name_that_the_system_refuses_is_told(tmp_path: Path):
    with pytest.raises(StorageError):
        Library.open(tmp_path / ("x" * 300), KEY)


@pytest.mark.skipif(sys.platform == "win32", reason="links need more rights there")
def test_a_ring_of_links_is_told(tmp_path: Path):
    ring = tmp_path / "ring.briefer"
    ring.symlink_to(ring)
    with pytest.raises(StorageError):
        Library.open(ring, KEY)


def test_a_name_taken_while_the_library_was_being_made_is_left_alone(tmp_path: Path):
    path = tmp_path / "library.briefer"
    path.touch()
    with pytest.raises(LibraryExistsError), recognising.told_os(path):
        path.touch(exist_ok=False)


def test_a_file_swapped_while_it_was_being_opened_is_let_go(closed: Path):
    db = engine.connect(closed, KEY)
    with pytest.raises(LibraryInUseError):
        opening._refuse_swapped(db, closed, (0, 0))
    Library.open(closed, KEY).close()


@pytest.mark.skipif(sys.platform == "win32", reason="files are protected otherwise there")
def test_a_write_protected_library_is_told_as_such(closed: Path):
    closed.chmod(0o444)
    for folder in (closed.parent, *closed.parent.parents[:2]):
        folder.chmod(0o755)
    with as_nobody(), pytest.raises(LibraryReadOnlyError):
        engine_connect(closed)


def engine_connect(path: Path) -> None:
    with engine.told(path):
        engine.connect(path, KEY)


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of an administrator, who may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_block_that_rolled_back_by_itself_raises_its_own_fault(library: Library):
    def fail() -> None:
        with library._engine.writing() as db:
            db.execute("insert into setting values ('a', 'b')")
            db.execute("rollback")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert library.setting("a") == ""
