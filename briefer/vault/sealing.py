"""Keys from passphrases and codes, and keys wrapped in keys."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
LEAST_PASSPHRASE = 8
"""Code points that a passphrase needs."""


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What it costs to try a passphrase: memory in KiB, rounds, and lanes at a time."""

    memory_kib: int = 64 * 1024
    rounds: int = 3
    lanes: int = 4

    @property
    def is_sane(self) -> bool:
        """Whether a key file may ask for it: a forged file could else stop the machine."""
        return 8 * self.lanes <= self.memory_kib <= 2**20 and 1 <= self.rounds <= 64 and 1 <= self.lanes <= 16


STANDARD_COST = Argon2Cost()


def new_key() -> bytes:
    """32 random bytes."""
    return random_bytes(KEY_BYTES)


def random_bytes(count: int) -> bytes:
    """Random bytes fit for keys, salts and nonces."""
    return secrets.token_bytes(count)


def is_long_enough(passphrase: str) -> bool:
    """Whether the passphrase may be used at all."""
    return len(normal_passphrase(passphrase).strip()) >= LEAST_PASSPHRASE


def key_from_passphrase(passphrase: str, salt: bytes, cost: Argon2Cost) -> bytes:
    """The key that a passphrase stands for; the same on every keyboard and system."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.rounds, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(normal_passphrase(passphrase).encode("utf-8", "surrogatepass"))


def normal_passphrase(passphrase: str) -> str:
    """The passphrase with accents composed and every kind of space made a plain one; case and number of spaces stay."""
    composed = unicodedata.normalize("NFC", passphrase)
    return "".join(" " if unicodedata.category(char) == "Zs" else char for char in composed)


def derived(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    """A key for one purpose from a secret that is random already."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose).derive(secret)


def wrap(key: bytes, wrapping: bytes, associated: bytes) -> bytes:
    """Nonce and ciphertext of `key`; it only unwraps together with the same `associated` bytes."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(wrapping).encrypt(nonce, key, associated)


def unwrap(wrapped: bytes, wrapping: bytes, associated: bytes) -> bytes | None:
    """The key that was wrapped, None where anything about it is not as it was."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        return ChaCha20Poly1305(wrapping).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], associated)
    except (InvalidTag, ValueError):
        return None


def mark_of(key: bytes, content: bytes) -> bytes:
    """A mark on `content` that only a holder of `key` can make."""
    return hmac.new(derived(key, b"", b"briefer key file"), content, hashlib.sha256).digest()
