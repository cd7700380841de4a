"""A key file that was harmed, forged or half-written: noticed, or harmless, never a wrong key."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from briefer.vault import (
    Argon2Cost,
    KeysDamagedError,
    KeysUnwritableError,
    NewerKeysError,
    SlotKind,
    Vault,
    VaultError,
)

CHEAP = Argon2Cost(memory_kib=64, rounds=1, lanes=1)
PASSPHRASE = "harbour lantern seven bridge"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A key file."""
    return tmp_path / "library.briefer.keys"


@pytest.fixture
def made(path: Path) -> tuple[bytes, str]:
    """The key and the recovery code of the key file."""
    _, key, code = Vault.create(path, PASSPHRASE, keyring=False, cost=CHEAP)
    return key, code


def test_chance_harm_is_noticed_or_harmless(path: Path, made: tuple[bytes, str]):
    key, code = made
    whole = path.read_bytes()
    slots = Vault.open(path).slots
    chance = random.Random(11)
    unnoticed = 0
    for _case in range(300):
        harmed = bytearray(whole)
        match chance.randrange(3):
            case 0:
                harmed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            case 1:
                del harmed[chance.randrange(len(whole)) :]
            case _:
                start = chance.randrange(len(whole))
                harmed[start : start + 16] = bytes(len(harmed[start : start + 16]))
        path.write_bytes(harmed)
        for unlock in (lambda vault: vault.unlock_with_passphrase(PASSPHRASE), lambda v: v.unlock_with_recovery(code)):
            try:
                vault = Vault.open(path)
                assert unlock(vault) == key
            except VaultError:
                continue
            unnoticed += not vault.is_altered and vault.slots != slots
    assert unnoticed == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"no json", b"[]", b"{}", b'{"format": "other", "id": "a", "slots": []}', b" " * 300_000, b"[" * 100_000],
)
def test_what_is_no_key_file_is_left_alone(path: Path, content: bytes):
    path.write_bytes(content)
    with pytest.raises(KeysDamagedError, match="left as it is"):
        Vault.open(path)
    assert path.read_bytes() == content


def test_a_newer_key_file_is_not_guessed_at(path: Path, made: tuple[bytes, str]):
    header = json.loads(path.read_text())
    path.write_text(json.dumps({**header, "version": 2, "slots": "elsewhere"}))
    with pytest.raises(NewerKeysError):
        Vault.open(path)


@pytest.mark.parametrize("cost", [None, {"memory_kib": 2**30, "rounds": 1, "lanes": 1}])
def test_a_forged_cost_cannot_stop_the_machine(path: Path, made: tuple[bytes, str], cost: object):
    header = json.loads(path.read_text())
    header["slots"][0]["cost"] = cost
    path.write_text(json.dumps(header))
    with pytest.raises(KeysDamagedError):
        Vault.open(path)


def test_a_slot_taken_away_by_another_hand_is_noticed_after_the_unlock(path: Path, made: tuple[bytes, str]):
    header = json.loads(path.read_text())
    header["slots"] = [slot for slot in header["slots"] if slot["kind"] != SlotKind.RECOVERY]
    path.write_text(json.dumps(header))
    vault = Vault.open(path)
    vault.unlock_with_passphrase(PASSPHRASE)
    assert vault.is_altered


def test_a_key_file_that_cannot_be_read_or_written_says_so(tmp_path: Path, path: Path, made: tuple[bytes, str]):
    folder = tmp_path / "folder.keys"
    folder.mkdir()
    with pytest.raises(KeysUnwritableError):
        Vault.open(folder)
    with pytest.raises(KeysUnwritableError, match="Nothing was changed"):
        Vault.create(tmp_path / "none" / "library.briefer.keys", PASSPHRASE, keyring=False, cost=CHEAP)
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == [path.name]


def test_what_a_kill_left_beside_the_key_file_is_cleared_away(path: Path, made: tuple[bytes, str]):
    path.with_name(f".{path.name}.part").write_bytes(b"half a header")
    Vault.open(path)
    assert list(path.parent.iterdir()) == [path]
