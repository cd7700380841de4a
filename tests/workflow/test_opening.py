"""Libraries with their keys: made, opened, backed up, brought back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefer.library import Library, LibraryExistsError, LibraryMissingError
from briefer.vault import KeysMissingError, Vault, VaultError, WrongPassphraseError, keys_path
from briefer.worker import Worker
from briefer.workflow import opening

PASSPHRASE = "correct horse battery staple"
AT = dt.datetime(2026, 3, 12, 8, 40, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "library.briefer"


def create(path: Path) -> str:
    created = opening.create_library(path, PASSPHRASE, keyring=False)
    created.library.set_setting("word", "kept")
    created.library.close()
    return created.recovery_code


def test_a_library_opens_with_its_passphrase_or_its_recovery_code(path: Path) -> None:
    code = create(path)
    for ways in ({"passphrase": PASSPHRASE}, {"recovery_code": code}):
        with opening.open_library(path, **ways) as library:
            assert library.setting("word") == "kept"


def test_a_wrong_passphrase_opens_nothing(path: Path) -> None:
    create(path)
    with pytest.raises(WrongPassphraseError):
        opening.open_library(path, "another phrase altogether")


def test_an_existing_library_is_never_replaced(path: Path) -> None:
    create(path)
    before = path.read_bytes(), keys_path(path).read_bytes()
    with pytest.raises(LibraryExistsError):
        opening.create_library(path, "another phrase altogether", keyring=False)
    assert (path.read_bytes(), keys_path(path).read_bytes()) == before


def test_keys_that_a_kill_left_without_a_library_are_used_again(path: Path) -> None:
    path.parent.mkdir()
    Vault.create(keys_path(path), PASSPHRASE, keyring=False)
    code = create(path)
    with opening.open_library(path, recovery_code=code) as library:
        assert library.setting("word") == "kept"


def test_foreign_keys_without_a_library_are_left_alone(path: Path) -> None:
    path.parent.mkdir()
    Vault.create(keys_path(path), "somebody else's phrase", keyring=False)
    before = keys_path(path).read_bytes()
    with pytest.raises(WrongPassphraseError):
        create(path)
    assert keys_path(path).read_bytes() == before
    assert not path.exists()


def test_a_refused_passphrase_leaves_no_file_behind(path: Path) -> None:
    with pytest.raises(VaultError):
        opening.create_library(path, "", keyring=False)
    assert list(path.parent.iterdir()) == []


def test_what_is_missing_is_named(path: Path) -> None:
    with pytest.raises(LibraryMissingError, match=r"library\.briefer"):
        opening.open_library(path, PASSPHRASE)
    create(path)
    keys_path(path).unlink()
    with pytest.raises(KeysMissingError):
        opening.open_library(path, PASSPHRASE)


def test_a_backup_comes_back_as_a_library_with_the_same_passphrase(path: Path, tmp_path: Path) -> None:
    create(path)
    with opening.open_library(path, PASSPHRASE) as library:
        copy = opening.back_up(library, tmp_path, AT)
    assert copy == tmp_path / "library-2026-03-12-084000.briefer"
    target = tmp_path / "back" / "again.briefer"
    opening.restore_library(copy, target, PASSPHRASE)
    with opening.open_library(target, PASSPHRASE) as library:
        assert library.setting("word") == "kept"
    with pytest.raises(LibraryExistsError):
        opening.restore_library(copy, path, PASSPHRASE)


def test_the_sample_library_opens_without_a_question_and_is_completed_after_a_kill() -> None:
    with opening.open_sample() as library, Worker() as worker:
        assert library.path == opening.sample_library_path()
        opening.fill_sample(library, worker)
        ids = {entry.id for entry in library.articles()}
        library.remove_article(next(iter(ids)))
    with opening.open_sample() as library, Worker() as worker:
        opening.fill_sample(library, worker)
        assert {entry.id for entry in library.articles()} == ids
        opening.fill_sample(library, worker)
        assert len(library.articles()) == len(opening.SAMPLES)


def test_a_sample_library_is_an_ordinary_encrypted_file() -> None:
    with opening.open_sample() as library:
        path = library.path
    assert not path.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(Exception, match="key"):
        Library.open(path, bytes(32))
