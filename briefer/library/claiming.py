"""One window per library: the first holds a claim, a second hands its files over to it.

No socket and no pipe: the second start leaves a note in a folder of the first. The note is encrypted to a key
that only the first window holds, because names of files may tell what the library is about.
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from pathlib import Path

import msgspec

from briefer.core.durable import write_durably
from briefer.core.held import HELD, hold, is_held
from briefer.library.errors import LibraryInUseError
from briefer.library.recognising import told_os

_PUBLIC_BYTES = 32
_NOTE_LIMIT = 1024 * 1024
_NOTES_AT_ONCE = 100
_NONCE = bytes(12)
"""Each note has a key of its own, so the nonce need not differ."""


class Claim:
    """The right to show a library's window, held until `release` or the end of the process."""

    __slots__ = ("_descriptor", "_folder", "_private")

    def __init__(self, folder: Path, descriptor: int) -> None:
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        self._folder = folder
        self._descriptor = descriptor
        self._private = X25519PrivateKey.generate()

    @classmethod
    def take(cls, library: Path, folder: Path) -> Claim:
        """The claim on a library, kept under the user's own `folder`. Raises `LibraryInUseError`."""
        place = _place(library, folder)
        with told_os(place):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = hold(place / HELD)
            if descriptor is None:
                raise LibraryInUseError(library)
            claim = cls(place, descriptor)
            for note in place.glob("*.note"):
                # Sealed to the key of a window that was killed: nobody can read them any more.
                note.unlink(missing_ok=True)
            write_durably(place / "public", claim._private.public_key().public_bytes_raw())
        return claim

    @property
    def folder(self) -> Path:
        """The folder in which notes appear; watch it or look at `handed_over` now and then."""
        return self._folder

    def handed_over(self) -> tuple[tuple[Path, ...], ...]:
        """The files of each later start since the last call, oldest first; a start without files gives ()."""
        found: list[tuple[Path, ...]] = []
        notes = sorted(self._folder.glob("*.note"), key=lambda note: note.stat().st_mtime_ns)
        for note in notes[:_NOTES_AT_ONCE]:
            with note.open("rb") as file:
                content = file.read(_NOTE_LIMIT)
            note.unlink(missing_ok=True)
            files = self._opened(content)
            if files is not None:
                found.append(tuple(Path(name) for name in files))
        return tuple(found)

    def release(self) -> None:
        """Let another window show the library; a second call does nothing."""
        if self._descriptor >= 0:
            (self._folder / "public").unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = -1

    def _opened(self, content: bytes) -> list[str] | None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        try:
            public = X25519PublicKey.from_public_bytes(content[:_PUBLIC_BYTES])
            key = _note_key(self._private.exchange(public), content[:_PUBLIC_BYTES])
            plain = ChaCha20Poly1305(key).decrypt(_NONCE, content[_PUBLIC_BYTES:], None)
            return msgspec.json.decode(plain, type=list[str])
        except (InvalidTag, ValueError, msgspec.MsgspecError):
            return None


def hand_over(library: Path, folder: Path, files: tuple[Path, ...]) -> bool:
    """Ask the window that holds the library to come up with these files; whether there is such a window."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    place = _place(library, folder)
    if not is_held(place / HELD):
        return False
    try:
        public = X25519PublicKey.from_public_bytes((place / "public").read_bytes())
    except (OSError, ValueError):
        return False
    private = X25519PrivateKey.generate()
    own = private.public_key().public_bytes_raw()
    plain = json.dumps([str(file.absolute()) for file in files]).encode()
    sealed = ChaCha20Poly1305(_note_key(private.exchange(public), own)).encrypt(_NONCE, plain, None)
    with told_os(library):
        write_durably(place / f"{uuid.uuid4().hex}.note", own + sealed)
    return True


def _place(library: Path, folder: Path) -> Path:
    # The name does not tell where the library is.
    return folder / hashlib.sha256(os.fsencode(library.resolve())).hexdigest()[:32]


def _note_key(shared: bytes, public: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=public, info=b"briefer hand-over").derive(shared)
