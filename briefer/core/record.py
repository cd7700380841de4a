"""Values to JSON and back, for the library, the worker's pipes and exported records.

msgspec checks every field on the way in, so a damaged or forged record raises `RecordError` and never yields a
half-made value.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from briefer.core.errors import BrieferError

T = TypeVar("T")


class RecordError(BrieferError):
    """A stored or received record does not have the expected shape."""


def to_json(value: object) -> bytes:
    """One of the package's frozen values as UTF-8 JSON on one line."""
    return msgspec.json.encode(value)


def from_json(content: bytes | str, kind: type[T]) -> T:
    """The value of `kind` that `to_json` wrote. Raises `RecordError` where the content does not fit."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise RecordError(
            f"A stored record of the kind {kind.__name__} cannot be read. Restore the newest backup."
        ) from error
