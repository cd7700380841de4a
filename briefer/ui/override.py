"""The mark on methods that Qt calls; `typing` has it only from Python 3.12 on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    F = TypeVar("F")

    def override(method: F) -> F:
        """The method as it is."""
        return method


__all__ = ["override"]
