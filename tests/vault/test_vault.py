"""Ways into a library: each opens it, none but the right one does."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.vault import (
    Argon2Cost,
    KeysExistError,
    KeysMissingError,
    LastWayInError,
    MistypedCodeError,
    NoPassphraseError,
    NoSuchSlotError,
    NoWayInError,
    SlotKind,
    Vault,
    VaultLockedError,
    WeakPassphraseError,
    WrongCodeError,
    WrongPassphraseError,
    keys_path,
)

CHEAP = Argon2Cost(memory_kib=64, rounds=1, lanes=1)
PASSPHRASE = "harbour lantern seven bridge"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the key file goes."""
    return keys_path(tmp_path / "library.briefer")


def test_the_key_file_stands_beside_the_library(tmp_path: Path):
    assert keys_path(tmp_path / "library.briefer") == tmp_path / "library.briefer.keys"


def test_passphrase_and_recovery_code_open_the_library_again(path: Path):
    _, key, code = Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    assert len(key) == 32
    assert Vault.open(path).unlock_with_passphrase(PASSPHRASE) == key
    assert Vault.open(path).unlock_with_recovery(code) == key
    assert Vault.open(path).unlock_with_recovery(code.replace(" ", "-").lower()) == key


def test_the_standard_cost_is_64_mib_three_rounds_four_lanes(path: Path):
    vault, key, _ = Vault.create(path, PASSPHRASE, keyring=False)
    assert vault.slots[0].cost == Argon2Cost(65536, 3, 4)
    assert Vault.open(path).unlock_with_passphrase(PASSPHRASE) == key


def test_a_wrong_passphrase_or_code_opens_nothing(path: Path):
    Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    vault = Vault.open(path)
    with pytest.raises(WrongPassphraseError):
        vault.unlock_with_passphrase("Harbour lantern seven bridge")
    other = Vault.create(path.with_name("other.keys"), PASSPHRASE, keyring=False, cost=CHEAP)[2]
    with pytest.raises(WrongCodeError):
        vault.unlock_with_recovery(other)
    assert not vault.is_unlocked


def test_a_mistyped_group_is_named(path: Path):
    _, _, code = Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    groups = code.split()
    groups[4] = groups[4][:3] + ("A" if groups[4][3] != "A" else "B")
    with pytest.raises(MistypedCodeError, match="Group 5 of"):
        Vault.open(path).unlock_with_recovery(" ".join(groups))


def test_a_library_needs_a_passphrase_or_the_keyring(path: Path):
    with pytest.raises(NoWayInError):
        Vault.create(path, None, keyring=False)
    with pytest.raises(WeakPassphraseError):
        Vault.create(path, "short", keyring=False)
    assert not path.exists()


def test_a_key_file_is_never_overwritten(path: Path):
    Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    before = path.read_bytes()
    with pytest.raises(KeysExistError):
        Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    assert path.read_bytes() == before
    with pytest.raises(KeysMissingError):
        Vault.open(path.with_name("none.keys"))


def test_changing_the_passphrase_keeps_the_key_and_ends_the_old_one(path: Path):
    vault, key, code = Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    vault.change_passphrase("seven new unrelated words")
    opened = Vault.open(path)
    with pytest.raises(WrongPassphraseError):
        opened.unlock_with_passphrase(PASSPHRASE)
    assert opened.unlock_with_passphrase("seven new unrelated words") == key
    assert opened.unlock_with_recovery(code) == key
    assert not opened.is_altered


def test_ways_are_added_and_removed_but_never_the_last(path: Path):
    vault, key, code = Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    first = vault.slots[0]
    second = vault.add_passphrase("a second passphrase")
    vault.remove_slot(first.id)
    assert Vault.open(path).unlock_with_passphrase("a second passphrase") == key
    with pytest.raises(LastWayInError):
        vault.remove_slot(second.id)
    with pytest.raises(NoSuchSlotError):
        vault.remove_slot(first.id)
    renewed = vault.renew_recovery()
    with pytest.raises(WrongCodeError):
        Vault.open(path).unlock_with_recovery(code)
    assert Vault.open(path).unlock_with_recovery(renewed) == key
    vault.remove_slot(next(slot.id for slot in vault.slots if slot.kind is SlotKind.RECOVERY))
    assert not vault.has(SlotKind.RECOVERY)


def test_a_locked_vault_gives_no_key_and_changes_nothing(path: Path):
    vault, _, _ = Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    vault.lock()
    for call in (lambda: vault.key, lambda: vault.add_passphrase(PASSPHRASE), vault.renew_recovery):
        with pytest.raises(VaultLockedError):
            call()


def test_a_library_without_passphrase_says_so(path: Path):
    vault, _, _ = Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    vault._write(tuple(slot for slot in vault.slots if slot.kind is SlotKind.RECOVERY))
    with pytest.raises(NoPassphraseError):
        vault.unlock_with_passphrase(PASSPHRASE)


def test_secrets_are_neither_in_the_representation_nor_in_the_file(path: Path):
    vault, key, code = Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    content = path.read_bytes() + repr(vault).encode() + repr(vault.slots).encode()
    for secret in (key, key.hex().encode(), PASSPHRASE.encode(), code.split()[0].encode() + b" "):
        assert secret not in content
