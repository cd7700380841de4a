"""Passphrases, wrapped keys and sealed files."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.vault import (
    Argon2Cost,
    EnvelopeError,
    WeakPassphraseError,
    WrongPassphraseError,
    open_with_passphrase,
    passphrase_strength,
    seal_with_passphrase,
)
from briefer.vault.sealing import key_from_passphrase, normal_passphrase, unwrap, wrap

CHEAP = Argon2Cost(memory_kib=64, rounds=1, lanes=1)
SALT = bytes(16)


def test_a_passphrase_is_the_same_however_its_accents_and_spaces_are_typed():
    composed, apart, narrow = "café am hafen", "cafe\u0301 am hafen", "café\u00a0am\u202fhafen"
    keys = {key_from_passphrase(text, SALT, CHEAP) for text in (composed, apart, narrow)}
    assert len(keys) == 1
    assert normal_passphrase("Two  Words") == "Two  Words"


@settings(deadline=None)
@given(st.binary(max_size=40), st.binary(max_size=10))
def test_a_wrapped_key_unwraps_only_with_what_it_was_bound_to(key: bytes, bound: bytes):
    wrapped = wrap(key, bytes(32), bound)
    assert unwrap(wrapped, bytes(32), bound) == key
    assert unwrap(wrapped, bytes(32), bound + b"x") is None
    assert unwrap(wrapped, b"x" * 32, bound) is None
    assert unwrap(wrapped[:-1], bytes(32), bound) is None
    assert unwrap(b"", bytes(32), bound) is None


def test_sealed_content_opens_with_its_passphrase_alone():
    sealed = seal_with_passphrase(b"a brief and its sources", "lantern on the quay", CHEAP)
    assert open_with_passphrase(sealed, "lantern on the quay") == b"a brief and its sources"
    assert b"brief and" not in sealed
    with pytest.raises(WrongPassphraseError):
        open_with_passphrase(sealed, "lantern on the key")
    with pytest.raises(WeakPassphraseError):
        seal_with_passphrase(b"content", "short", CHEAP)


def test_every_changed_byte_of_a_sealed_file_is_noticed():
    sealed = seal_with_passphrase(b"a brief and its sources", "lantern on the quay", CHEAP)
    for place in range(len(sealed)):
        harmed = bytearray(sealed)
        harmed[place] ^= 1
        with pytest.raises((EnvelopeError, WrongPassphraseError)):
            open_with_passphrase(bytes(harmed), "lantern on the quay")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"BRIEFER SEALED 1\n",
        b"BRIEFER SEALED 1\nnonsense\n",
        b'BRIEFER SEALED 1\n{"salt":"","nonce":"","cost":{"memory_kib":64,"rounds":1,"lanes":1}}\n',
        b'BRIEFER SEALED 1\n{"salt":"","nonce":"","cost":{"memory_kib":99999999,"rounds":1,"lanes":1}}\n',
    ],
)
def test_another_file_is_not_taken_for_a_sealed_one(content: bytes):
    with pytest.raises(EnvelopeError):
        open_with_passphrase(content, "lantern on the quay")


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("short", 0),
        ("        ", 0),
        ("aaaaaaaaaaaa", 1),
        ("password1", 1),
        ("harbour harbour harbour harbour", 1),
        ("hafenlicht", 1),
        ("harbour lantern seven", 2),
        ("harbour lantern seven bridge", 3),
        ("tR7#kq9!Lm2$", 3),
        ("harbour lantern seven bridge copper window mile", 4),
        ("маяк в гавани", 2),
    ],
)
def test_a_passphrase_is_judged(passphrase: str, level: int):
    assert passphrase_strength(passphrase).level == level


def test_four_words_are_said_to_be_strong():
    assert passphrase_strength("harbour lantern seven bridge").sentence == "Strong: four unrelated words"


@settings(deadline=None)
@given(st.text(max_size=100))
def test_any_passphrase_gets_a_judgement(passphrase: str):
    assert 0 <= passphrase_strength(passphrase).level <= 4
