"""Backups: sound copies, taken while one works, thinned as they age; and what is removed for good."""

from __future__ import annotations

import datetime as dt
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library.material import KEY, NOON, OTHER_KEY, article_from, titles

from briefer.library import (
    DiskFullError,
    Library,
    LibraryDamagedError,
    LibraryExistsError,
    StorageError,
    WrongKeyError,
    backups_folder,
    backups_in,
    check_backup,
    forget_backup,
    newest_sound_backup,
    restore,
    salvage,
)
from briefer.library.backups import DAILY, HOURLY, LEAST, WEEKLY, Backup, is_due, thin

HOUR = dt.timedelta(hours=1)


def test_a_backup_is_a_sound_library_of_its_own(filled: Library, tmp_path: Path):
    target = tmp_path / "copy.briefer"
    filled.backup(target)
    assert check_backup(target, KEY)
    assert titles(target) == ["Aldmouth port shut for six weeks"]
    before = target.read_bytes()
    with pytest.raises(LibraryExistsError):
        filled.backup(target)
    assert target.read_bytes() == before
    with pytest.raises(WrongKeyError):
        check_backup(target, OTHER_KEY)


def test_a_backup_into_a_missing_folder_says_so_and_leaves_nothing(filled: Library, tmp_path: Path):
    from briefer.library import LibraryMissingError

    with pytest.raises(LibraryMissingError):
        filled.backup(tmp_path / "none" / "copy.briefer")


def test_writing_goes_on_during_a_backup(filled: Library, tmp_path: Path):
    for number in range(40):
        filled.add_article(*article_from(f"Report {number}. " * 900, title=f"{number}", name=f"{number}.txt"), NOON)
    stop = threading.Event()
    saved: list[int] = []

    def write() -> None:
        while not stop.is_set():
            saved.append(len(saved))
            filled.set_setting("edits", str(len(saved)))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for copy in range(3):
            filled.backup(tmp_path / f"copy-{copy}.briefer")
    finally:
        stop.set()
        writer.join()
    assert filled.setting("edits") == str(len(saved))
    assert all(check_backup(tmp_path / f"copy-{copy}.briefer", KEY) for copy in range(3))


def test_a_damaged_library_gives_no_backup_that_looks_sound(filled: Library, tmp_path: Path):
    path = filled.path
    filled.add_article(*article_from("Long text. " * 5000, title="long", name="long.txt"), NOON)
    filled.close()
    content = bytearray(path.read_bytes())
    content[len(content) * 3 // 4] ^= 1
    path.write_bytes(content)
    assert not check_backup(path, KEY)
    with Library.open(path, KEY) as library:
        assert library.check() != ()
        with pytest.raises(LibraryDamagedError):
            library.backup(tmp_path / "copy.briefer")
    assert not (tmp_path / "copy.briefer").exists()


def test_a_backup_is_checked_page_by_page(library: Library, tmp_path: Path):
    copy = tmp_path / "copy.briefer"
    library.backup(copy)
    whole = copy.read_bytes()
    for page in range(len(whole) // 4096):
        harmed = bytearray(whole)
        harmed[page * 4096 + 50] ^= 1
        copy.write_bytes(harmed)
        try:
            assert not check_backup(copy, KEY)
        except WrongKeyError:
            assert page == 0


def test_a_library_with_a_fault_in_its_structure_gives_no_backup(filled: Library, tmp_path: Path):
    with filled._engine.reading() as db:
        db.pragma("writable_schema", 1)
        db.execute("update sqlite_schema set rootpage = 2 where name = 'snapshot_brief'")
    with pytest.raises(LibraryDamagedError):
        filled.backup(tmp_path / "copy.briefer")
    assert list(tmp_path.glob("*copy*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to file sizes")
def test_a_copy_that_finds_no_room_leaves_nothing(filled: Library, tmp_path: Path):
    import resource

    filled.backup(tmp_path / "copy.briefer")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, limits[1]))
    try:
        for call in (
            lambda: filled.backup(tmp_path / "again.briefer"),
            lambda: restore(tmp_path / "copy.briefer", tmp_path / "again.briefer", KEY),
            lambda: salvage(tmp_path / "copy.briefer", KEY, tmp_path / "again.briefer"),
            lambda: filled.rekey(OTHER_KEY),
            lambda: Library.create(tmp_path / "again.briefer", KEY),
        ):
            with pytest.raises((StorageError, DiskFullError)):
                call()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert filled.check() == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "copy.briefer",
        "library.briefer",
        "library.briefer-wal",
    ]


def test_automatic_backups_come_once_an_hour_with_the_key_file(filled: Library):
    keys = filled.path.with_name(filled.path.name + ".keys")
    keys.write_bytes(b"the slots of the day")
    folder = backups_folder(filled.path)
    first = filled.back_up_if_due(NOON)
    assert first is not None
    assert filled.back_up_if_due(NOON + HOUR / 2) is None
    (folder / ".library-left.briefer.part").write_bytes(b"left by a kill")
    second = filled.back_up_if_due(NOON + HOUR)
    assert backups_in(folder) == (second, first)
    assert first.path.with_name(first.path.name + ".keys").read_bytes() == b"the slots of the day"
    forget_backup(first)
    assert {path.name for path in folder.iterdir()} == {second.path.name, second.path.name + ".keys"}


def test_the_newest_sound_backup_is_offered(filled: Library):
    folder = backups_folder(filled.path)
    assert newest_sound_backup(folder, KEY) is None
    taken = [filled.back_up_if_due(NOON + hour * HOUR) for hour in range(4)]
    assert newest_sound_backup(folder, KEY) == taken[3]
    content = bytearray(taken[3].path.read_bytes())
    content[9000] ^= 1
    taken[3].path.write_bytes(content)
    taken[2].path.write_bytes(b"")
    found = newest_sound_backup(folder, KEY)
    assert found is not None
    assert found.path == taken[1].path
    assert newest_sound_backup(folder, OTHER_KEY) is None


def test_a_clock_that_jumps_neither_stops_backups_nor_removes_the_newest(filled: Library):
    decade = dt.timedelta(days=3650)
    ahead = filled.back_up_if_due(NOON + decade)
    now = filled.back_up_if_due(NOON)
    back = filled.back_up_if_due(NOON - decade)
    assert None not in (ahead, now, back)
    assert set(backups_in(backups_folder(filled.path))) == {ahead, now, back}


@settings(deadline=None)
@given(
    ages=st.lists(st.integers(-24 * 40, 24 * 200), max_size=60, unique=True),
)
def test_thinning_keeps_the_newest_and_one_for_every_kept_day(ages: list[int]):
    from briefer.library.backups import _kept_by_age

    found = tuple(
        sorted(
            (Backup(Path(str(age)), NOON - age * HOUR, 1) for age in ages), key=lambda item: item.taken_at, reverse=True
        )
    )
    kept = _kept_by_age(found, NOON)
    assert len(kept) <= 2 * HOURLY + 1 + DAILY + 1 + WEEKLY + 1
    for backup in found:
        age = NOON - backup.taken_at
        if dt.timedelta(0) <= age <= dt.timedelta(days=DAILY):
            assert any(other.taken_at.date() == backup.taken_at.date() for other in kept)


def test_backups_are_thinned_to_hours_days_and_weeks(tmp_path: Path):
    ages = [*range(30), *range(30, 24 * 80, 6)]
    for hours in ages:
        taken = NOON - hours * HOUR
        (tmp_path / f"library-{taken.strftime('%Y%m%dT%H%M%S')}Z.briefer").touch()
    (tmp_path / "notes.txt").touch()
    removed = thin(tmp_path, NOON)
    kept = backups_in(tmp_path)
    assert len(kept) + len(removed) == len(ages)
    assert HOURLY + DAILY <= len(kept) <= HOURLY + DAILY + WEEKLY + 3
    assert kept[0].taken_at == NOON
    assert (tmp_path / "notes.txt").exists()
    assert not is_due(tmp_path, NOON)
    assert thin(tmp_path, NOON - dt.timedelta(days=365))[0].taken_at < NOON
    assert len(backups_in(tmp_path)) == HOURLY
    assert len(backups_in(tmp_path / "none")) == 0
    assert len(kept) > HOURLY > LEAST


def test_removed_words_leave_the_file(filled: Library, tmp_path: Path):
    filled.add_article(*article_from("Quixotic zanzibar. " * 2000, title="zanzibar"), NOON)
    size = filled.info().size
    filled.remove_article(filled.articles()[0].id)
    filled.compact()
    assert filled.info().size < size
    assert filled.check() == ()
    with filled._engine.reading() as db:
        blocks = b"".join(bytes(line[0]) for line in db.execute("select block from word_data"))
    assert b"zanzibar" not in blocks


def test_a_file_whose_disk_fails_is_told_as_such(filled: Library, tmp_path: Path):
    from briefer.library import errors

    assert isinstance(errors.from_os(tmp_path, OSError(5, "Input/output error")), StorageError)
    assert isinstance(errors.from_os(tmp_path, OSError(28, "No space")), errors.DiskFullError)
    assert isinstance(errors.from_os(tmp_path, OSError(30, "Read-only")), errors.LibraryReadOnlyError)
