"""The system's keyring: a real one opens the library, and every trouble with it has its sentence."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest
from vault.bus import run_on_a_bus

from briefer.vault import (
    Argon2Cost,
    KeyringChangedError,
    KeyringEmptyError,
    KeyringLockedError,
    KeyringSilentError,
    KeyringUnavailableError,
    LastWayInError,
    SlotKind,
    Vault,
    keyring_status,
    keyrings,
)

CHEAP = Argon2Cost(memory_kib=64, rounds=1, lanes=1)
PASSPHRASE = "harbour lantern seven bridge"

START = f"""
import sys
from pathlib import Path
from briefer.vault import *
home = Path(__import__("os").environ["HOME"])
keys = home / "library.briefer.keys"
cost = Argon2Cost(64, 1, 1)
PASSPHRASE = {PASSPHRASE!r}
"""

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the Secret Service is a Linux matter")


@linux
def test_a_real_secret_service_opens_the_library_also_after_signing_in_again(tmp_path: Path):
    created = run_on_a_bus(
        START
        + """
vault, key, code = Vault.create(keys, None, keyring=True, cost=cost)
status = keyring_status()
assert status.usable and status.name == "Secret Service", status
assert [slot.kind for slot in vault.slots] == [SlotKind.KEYRING, SlotKind.RECOVERY]
assert vault.slots[0].keyring == "Secret Service"
import keyring
kept = keyring.get_password("Briefer", vault.slots[0].entry)
assert bytes.fromhex(kept) != key and len(kept) == 64
print(key.hex())
""",
        tmp_path,
        password="signed in",
    )
    again = run_on_a_bus(
        START
        + """
vault = Vault.open(keys)
print(vault.unlock_with_keyring().hex())
""",
        tmp_path,
        password="signed in",
    )
    assert again == created
    assert created not in keys_of(tmp_path)


@linux
def test_a_removed_or_changed_entry_leads_to_the_passphrase(tmp_path: Path):
    printed = run_on_a_bus(
        START
        + """
import keyring
vault, key, code = Vault.create(keys, PASSPHRASE, keyring=True, cost=cost)
entry = next(slot.entry for slot in vault.slots if slot.kind is SlotKind.KEYRING)
for change in ("00" * 32, "not hexadecimal", None):
    if change is None:
        keyring.delete_password("Briefer", entry)
    else:
        keyring.set_password("Briefer", entry, change)
    try:
        Vault.open(keys).unlock_with_keyring()
    except KeyringError as error:
        print(type(error).__name__)
again = Vault.open(keys)
assert again.unlock_with_passphrase(PASSPHRASE) == key
slot = again.add_keyring()
assert Vault.open(keys).unlock_with_keyring() == key
again.remove_slot(slot.id)
assert keyring.get_password("Briefer", slot.entry) is None
""",
        tmp_path,
        password="signed in",
    )
    assert printed.split() == ["KeyringChangedError", "KeyringChangedError", "KeyringEmptyError"]


@linux
@pytest.mark.parametrize("password", [None, "wrong"])
def test_a_locked_or_missing_collection_without_display_says_so_and_does_not_wait(tmp_path: Path, password: str | None):
    if password is not None:
        run_on_a_bus(START + "Vault.create(keys, PASSPHRASE, keyring=True, cost=cost)", tmp_path, password="right")
    printed = run_on_a_bus(
        START
        + """
import time
began = time.monotonic()
try:
    Vault.create(home / "other.keys", PASSPHRASE, keyring=True, cost=cost)
except KeyringError as error:
    print(type(error).__name__, "passphrase" in error.sentence, not (home / "other.keys").exists())
assert time.monotonic() - began < 10
""",
        tmp_path,
        password=password,
    )
    name, *rest = printed.split()
    assert name in {"KeyringLockedError", "KeyringUnavailableError", "KeyringSilentError"}
    assert rest == ["True", "True"]


def keys_of(home: Path) -> str:
    return (home / "library.briefer.keys").read_text()


class FakeKeyring(keyring.backend.KeyringBackend):
    """A keyring in memory, told to be a trusted one, so that each trouble can be had at will."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, str] = {}
        self.trouble: Exception | None = None
        self.delay = 0.0
        self.forgetful = False

    def get_password(self, service: str, username: str) -> str | None:
        time.sleep(self.delay)
        if self.trouble:
            raise self.trouble
        return self.entries.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[username] = "other" if self.forgetful else password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[username]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    """The keyring that is asked, in place of the computer's."""
    made = FakeKeyring()
    monkeypatch.setitem(keyrings.TRUSTED, (FakeKeyring.__module__, FakeKeyring.__qualname__), "A keyring")
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    return made


def test_without_any_keyring_the_sentence_names_the_way_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from keyring.backends import fail

    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    status = keyring_status()
    assert not status.usable
    assert "passphrase" in status.sentence
    with pytest.raises(KeyringUnavailableError):
        Vault.create(tmp_path / "library.briefer.keys", PASSPHRASE, keyring=True, cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_keyring_is_never_given_a_secret(fake: FakeKeyring, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delitem(keyrings.TRUSTED, (FakeKeyring.__module__, FakeKeyring.__qualname__))
    with pytest.raises(KeyringUnavailableError):
        Vault.create(tmp_path / "library.briefer.keys", None, keyring=True, cost=CHEAP)
    assert fake.entries == {}


def test_of_a_chain_only_the_trusted_member_is_asked(fake: FakeKeyring, monkeypatch: pytest.MonkeyPatch):
    class Plain(FakeKeyring):
        pass

    class Chain:
        backends = (Plain(), fake)

    monkeypatch.setattr(keyring, "get_keyring", Chain)
    assert keyrings.put_secret("entry", "secret") == "A keyring"
    assert fake.entries == {"entry": "secret"}
    assert Chain.backends[0].entries == {}


def test_a_keyring_that_does_not_keep_what_it_is_given_is_found_out(fake: FakeKeyring, tmp_path: Path):
    fake.forgetful = True
    with pytest.raises(KeyringChangedError):
        Vault.create(tmp_path / "library.briefer.keys", None, keyring=True, cost=CHEAP)


def test_a_keyring_that_never_answers_is_not_waited_for(fake: FakeKeyring, tmp_path: Path):
    path = tmp_path / "library.briefer.keys"
    Vault.create(path, PASSPHRASE, keyring=True, cost=CHEAP)
    fake.delay = 30
    began = time.monotonic()
    with pytest.raises(KeyringSilentError, match="did not answer"):
        Vault.open(path, time_limit=0.2).unlock_with_keyring()
    assert time.monotonic() - began < 5


def test_a_locked_keyring_says_so(fake: FakeKeyring, tmp_path: Path):
    path = tmp_path / "library.briefer.keys"
    vault, key, _ = Vault.create(path, PASSPHRASE, keyring=True, cost=CHEAP)
    for trouble in (keyring.errors.KeyringLocked("no"), keyring.errors.InitError("Prompt dismissed")):
        fake.trouble = trouble
        with pytest.raises(KeyringLockedError):
            vault.unlock_with_keyring()
    fake.trouble = RuntimeError("the bus went away")
    with pytest.raises(KeyringUnavailableError):
        vault.unlock_with_keyring()
    fake.trouble = None
    assert vault.unlock_with_keyring() == key


def test_a_keyring_alone_cannot_be_taken_away(fake: FakeKeyring, tmp_path: Path):
    vault, _, _ = Vault.create(tmp_path / "library.briefer.keys", None, keyring=True, cost=CHEAP)
    with pytest.raises(LastWayInError):
        vault.remove_slot(vault.slots[0].id)
    assert len(fake.entries) == 1


def test_a_slot_goes_also_when_the_keyring_does_not_answer(fake: FakeKeyring, tmp_path: Path):
    vault, _, _ = Vault.create(tmp_path / "library.briefer.keys", PASSPHRASE, keyring=True, cost=CHEAP)
    fake.trouble = RuntimeError("the bus went away")
    vault.remove_slot(next(slot.id for slot in vault.slots if slot.kind is SlotKind.KEYRING))
    assert not vault.has(SlotKind.KEYRING)
    fake.trouble = None
    keyrings.forget_secret("never kept")
    with pytest.raises(KeyringEmptyError):
        vault.unlock_with_keyring()


def test_the_entries_of_two_computers_both_open_the_library(fake: FakeKeyring, tmp_path: Path):
    path = tmp_path / "library.briefer.keys"
    vault, key, _ = Vault.create(path, PASSPHRASE, keyring=True, cost=CHEAP)
    fake.entries.clear()
    vault.add_keyring()
    assert Vault.open(path).unlock_with_keyring() == key


@pytest.mark.parametrize("change", ["00" * 32, "not hexadecimal", "00"])
def test_an_entry_that_does_not_fit_leads_to_the_passphrase(fake: FakeKeyring, tmp_path: Path, change: str):
    vault, key, _ = Vault.create(tmp_path / "library.briefer.keys", PASSPHRASE, keyring=True, cost=CHEAP)
    assert keyring_status().sentence == "The library can open with A keyring."
    fake.entries = dict.fromkeys(fake.entries, change)
    with pytest.raises(KeyringChangedError):
        vault.unlock_with_keyring()
    assert vault.unlock_with_passphrase(PASSPHRASE) == key


def test_a_re_key_gives_the_keyring_a_new_entry_and_takes_the_old_one_away(fake: FakeKeyring, tmp_path: Path):
    library = tmp_path / "library.briefer"
    library.write_bytes(b"the library, already under its new key")
    path = tmp_path / "library.briefer.keys"
    vault, _, _ = Vault.create(path, PASSPHRASE, keyring=True, cost=CHEAP)
    before = set(fake.entries)
    staged = vault.stage_rekey(None, keyring=True)
    staged.write(library)
    staged.finish()
    assert len(fake.entries) == 1
    assert not before & set(fake.entries)
    assert Vault.open(path).unlock_with_keyring() == staged.key


def test_a_keyring_let_in_again_replaces_only_what_does_not_fit(fake: FakeKeyring, tmp_path: Path):
    path = tmp_path / "library.briefer.keys"
    vault, key, _ = Vault.create(path, PASSPHRASE, keyring=True, cost=CHEAP)
    elsewhere = vault.add_keyring()
    vault.add_keyring()
    spoilt, other, good = (slot for slot in vault.slots if slot.kind is SlotKind.KEYRING)
    assert other == elsewhere
    fake.entries[spoilt.entry] = "not hexadecimal"
    del fake.entries[other.entry]
    fresh = vault.renew_keyring()
    assert [slot for slot in vault.slots if slot.kind is SlotKind.KEYRING] == [other, good, fresh]
    assert set(fake.entries) == {good.entry, fresh.entry}
    assert Vault.open(path).unlock_with_keyring() == key


def test_the_entries_of_a_library_that_is_removed_leave_the_keyring(fake: FakeKeyring, tmp_path: Path):
    path = tmp_path / "library.briefer.keys"
    Vault.create(path, PASSPHRASE, keyring=True, cost=CHEAP)
    before = path.read_bytes()
    Vault.open(path).forget_keyrings()
    assert fake.entries == {}
    assert path.read_bytes() == before


def test_the_ways_of_a_backup_can_stand_beside_a_library(tmp_path: Path):
    vault, key, _ = Vault.create(tmp_path / "backup.briefer.keys", PASSPHRASE, keyring=False, cost=CHEAP)
    library = tmp_path / "library.briefer"
    library.write_bytes(b"the backup, in the library's place")
    staged = vault.stage_adoption(tmp_path / "library.briefer.keys")
    staged.write(library)
    staged.finish()
    assert Vault.open(tmp_path / "library.briefer.keys").unlock_with_passphrase(PASSPHRASE) == key
