"""A re-key of library and key file together, cut short at every step and opened again."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from briefer.library import Library
from briefer.vault import (
    Argon2Cost,
    KeysUnwritableError,
    NoWayInError,
    Vault,
    VaultLockedError,
    WeakPassphraseError,
    WrongCodeError,
    keys_path,
)

CHEAP = Argon2Cost(memory_kib=64, rounds=1, lanes=1)
OLD, NEW = "harbour lantern seven bridge", "copper window mile orchard"


class CutShortError(Exception):
    """The program ends here."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with its key file, closed."""
    path = tmp_path / "library.briefer"
    _, key, _ = Vault.create(keys_path(path), OLD, keyring=False, cost=CHEAP)
    with Library.create(path, key) as library:
        library.set_setting("kept", "yes")
    return path


def opens_with(path: Path, passphrase: str) -> bool:
    vault = Vault.open(keys_path(path))
    with Library.open(path, vault.unlock_with_passphrase(passphrase)) as library:
        return library.setting("kept") == "yes" and sorted(item.name for item in path.parent.iterdir()) == [
            "library.briefer",
            "library.briefer-wal",
            "library.briefer.keys",
        ]


def test_a_new_key_comes_with_new_ways_and_ends_the_old_ones(path: Path):
    vault = Vault.open(keys_path(path), cost=CHEAP)
    with Library.open(path, vault.unlock_with_passphrase(OLD)) as library:
        staged = vault.stage_rekey(NEW, keyring=False)
        library.rekey(staged.key, staged.write)
        staged.finish()
        library.set_setting("after", "yes")
    assert vault.key == staged.key
    assert staged.key.hex() not in repr(staged)
    assert opens_with(path, NEW)
    assert Vault.open(keys_path(path)).unlock_with_recovery(staged.recovery_code) == staged.key
    with pytest.raises(WrongCodeError):
        Vault.open(keys_path(path.with_name("library.briefer"))).unlock_with_recovery(
            Vault.create(path.with_name("other.keys"), OLD, keyring=False, cost=CHEAP)[2]
        )


@pytest.mark.parametrize("step", ["before the key file", "after the key file", "after the swap"])
def test_a_re_key_cut_short_opens_with_one_of_the_passphrases(path: Path, step: str):
    vault = Vault.open(keys_path(path), cost=CHEAP)
    library = Library.open(path, vault.unlock_with_passphrase(OLD))
    staged = vault.stage_rekey(NEW, keyring=False)
    copy = path.with_name("library.briefer.next")

    def cut_short(made: Path) -> None:
        content = made.read_bytes()
        if step == "after the key file":
            staged.write(made)
        raise CutShortError(content)

    if step == "after the swap":
        library.rekey(staged.key, staged.write)
    else:
        with pytest.raises(CutShortError) as cut:
            library.rekey(staged.key, cut_short)
        copy.write_bytes(cut.value.args[0])
    library.close()
    assert opens_with(path, NEW if step == "after the swap" else OLD)


def test_a_waiting_key_file_without_its_copy_is_taken_back(path: Path):
    vault = Vault.open(keys_path(path), cost=CHEAP)
    vault.unlock_with_passphrase(OLD)
    staged = vault.stage_rekey(NEW, keyring=False)
    copy = path.with_name("library.briefer.next")
    copy.write_bytes(b"the start of a copy that is gone since")
    staged.write(copy)
    copy.unlink()
    assert opens_with(path, OLD)


def test_a_waiting_key_file_that_is_damaged_is_taken_back(path: Path):
    path.with_name("library.briefer.keys.next").write_bytes(b"half")
    assert opens_with(path, OLD)


def test_a_new_key_can_be_given_up(path: Path):
    vault = Vault.open(keys_path(path), cost=CHEAP)
    with Library.open(path, vault.unlock_with_passphrase(OLD)) as library:
        staged = vault.stage_rekey(NEW, keyring=False)
        with pytest.raises(KeysUnwritableError):
            staged.write(path.with_name("nowhere"))
        staged.abandon()
        assert library.setting("kept") == "yes"
    assert opens_with(path, OLD)


def test_another_start_may_have_finished_it_already(path: Path):
    vault = Vault.open(keys_path(path), cost=CHEAP)
    with Library.open(path, vault.unlock_with_passphrase(OLD)) as library:
        staged = vault.stage_rekey(NEW, keyring=False)
        library.rekey(staged.key, staged.write)
        Vault.open(keys_path(path))
        staged.finish()
    assert opens_with(path, NEW)


def test_a_new_key_needs_a_way_in_and_an_unlocked_vault(path: Path):
    vault = Vault.open(keys_path(path), cost=CHEAP)
    with pytest.raises(VaultLockedError):
        vault.stage_rekey(NEW, keyring=False)
    vault.unlock_with_passphrase(OLD)
    with pytest.raises(NoWayInError):
        vault.stage_rekey(None, keyring=False)
    with pytest.raises(WeakPassphraseError):
        vault.stage_rekey("short", keyring=False)
    assert opens_with(path, OLD)


def test_key_files_are_written_while_other_threads_look_at_them(path: Path):
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            Vault.open(keys_path(path))

    threads = [threading.Thread(target=look) for _thread in range(2)]
    for thread in threads:
        thread.start()
    vault = Vault.open(keys_path(path), cost=CHEAP)
    vault.unlock_with_passphrase(OLD)
    try:
        codes = [vault.renew_recovery() for _time in range(40)]
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    assert Vault.open(keys_path(path)).unlock_with_recovery(codes[-1])
