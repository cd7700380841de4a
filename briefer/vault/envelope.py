"""Content sealed with a passphrase alone: what a bundle travels in."""

from __future__ import annotations

import msgspec

from briefer.core.record import RecordError, from_json, to_json
from briefer.vault import sealing
from briefer.vault.errors import EnvelopeError, WeakPassphraseError, WrongPassphraseError
from briefer.vault.sealing import STANDARD_COST, Argon2Cost

_START = b"BRIEFER SEALED 1\n"
_HEAD_LIMIT = 4096


class _Head(msgspec.Struct, frozen=True):
    salt: bytes
    nonce: bytes
    cost: Argon2Cost


def seal_with_passphrase(content: bytes, passphrase: str, cost: Argon2Cost = STANDARD_COST) -> bytes:
    """The content, readable and changeable only with the passphrase. Raises `WeakPassphraseError`."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if not sealing.is_long_enough(passphrase):
        raise WeakPassphraseError(sealing.LEAST_PASSPHRASE)
    head = _Head(
        salt=sealing.random_bytes(sealing.SALT_BYTES), nonce=sealing.random_bytes(sealing.NONCE_BYTES), cost=cost
    )
    start = _START + to_json(head) + b"\n"
    key = sealing.key_from_passphrase(passphrase, head.salt, cost)
    return start + ChaCha20Poly1305(key).encrypt(head.nonce, content, start)


def open_with_passphrase(sealed: bytes, passphrase: str) -> bytes:
    """The content that was sealed. Raises `EnvelopeError` for other files, `WrongPassphraseError`.

    A file that was changed on its way is told like a wrong passphrase: the two cannot be told apart.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if not sealed.startswith(_START):
        raise EnvelopeError
    end = sealed.find(b"\n", len(_START), len(_START) + _HEAD_LIMIT) + 1
    try:
        head = from_json(sealed[len(_START) : end], _Head)
    except RecordError as error:
        raise EnvelopeError from error
    if not head.cost.is_sane or len(head.salt) < sealing.SALT_BYTES or len(head.nonce) != sealing.NONCE_BYTES:
        raise EnvelopeError
    key = sealing.key_from_passphrase(passphrase, head.salt, head.cost)
    try:
        return ChaCha20Poly1305(key).decrypt(head.nonce, sealed[end:], sealed[:end])
    except InvalidTag as error:
        raise WrongPassphraseError from error
