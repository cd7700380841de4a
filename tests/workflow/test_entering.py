"""The ways into a library, on real key files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.library import Library
from briefer.vault import KeyringError, SlotKind, WrongCodeError, WrongPassphraseError
from briefer.workflow import entering, opening
from briefer.workflow.caring import WayIn
from briefer.workflow.opening import CreatedLibrary

PASSPHRASE = "correct horse battery staple"
NEWER = "harbour lantern seven bridge"
WAY = WayIn(PASSPHRASE)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[CreatedLibrary]:
    created = opening.create_library(tmp_path / "library.briefer", PASSPHRASE, keyring=False)
    created.library.set_setting("word", "kept")
    yield created
    created.library.close()


def opens(library: Library, passphrase: str | None = None, code: str | None = None) -> bool:
    library.close()
    with opening.open_library(library.path, passphrase, code) as again:
        return again.setting("word") == "kept"


def test_the_ways_of_a_new_library_are_told(made: CreatedLibrary) -> None:
    ways = entering.ways_in(made.library.path)
    assert [slot.kind for slot in ways.slots] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    assert ways.keyring_slots == ()
    assert ways.keyring.sentence


def test_a_changed_passphrase_opens_and_the_old_one_does_not(made: CreatedLibrary) -> None:
    entering.change_passphrase(made.library.path, WAY, NEWER)
    assert opens(made.library, NEWER)
    with pytest.raises(WrongPassphraseError):
        opens(made.library, PASSPHRASE)


def test_the_recovery_code_lets_one_set_a_forgotten_passphrase(made: CreatedLibrary) -> None:
    entering.change_passphrase(made.library.path, WayIn(recovery_code=made.recovery_code), NEWER)
    assert opens(made.library, NEWER)


def test_a_new_recovery_code_ends_the_old_one(made: CreatedLibrary) -> None:
    code = entering.renew_recovery(made.library.path, WAY)
    assert opens(made.library, code=code)
    with pytest.raises(WrongCodeError):
        opens(made.library, code=made.recovery_code)


def test_a_new_key_keeps_passphrase_and_content(made: CreatedLibrary) -> None:
    before = made.library.path.read_bytes()
    code = entering.renew_key(made.library, PASSPHRASE)
    assert made.library.setting("word") == "kept"
    assert made.library.path.read_bytes() != before
    assert opens(made.library, PASSPHRASE)
    assert opens(made.library, code=code)
    with pytest.raises(WrongCodeError):
        opens(made.library, code=made.recovery_code)


def test_a_wrong_passphrase_changes_nothing(made: CreatedLibrary) -> None:
    for change in (
        lambda: entering.renew_recovery(made.library.path, WayIn(NEWER)),
        lambda: entering.renew_key(made.library, NEWER),
        lambda: entering.change_passphrase(made.library.path, WayIn(NEWER), NEWER),
    ):
        with pytest.raises(WrongPassphraseError):
            change()
    assert opens(made.library, PASSPHRASE)


def test_without_a_keyring_it_is_said(made: CreatedLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    entering.remove_keyrings(made.library.path, WAY)
    with pytest.raises(KeyringError):
        entering.renew_recovery(made.library.path, WayIn())
