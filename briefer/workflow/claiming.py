"""One window for a library: a later start hands its files over to the window that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefer.library import Claim, LibraryInUseError, hand_over
from briefer.paths import claims_folder


def claim_window(library: Path, files: Sequence[Path]) -> Claim | None:
    """The right to show the library's window; None where another window has it, which was handed the files.

    Raises `LibraryInUseError` where that window does not take them, and the library's other errors.
    """
    folder = claims_folder()
    try:
        return Claim.take(library, folder)
    except LibraryInUseError:
        # The other window may have another working folder.
        if hand_over(library, folder, tuple(file.absolute() for file in files)):
            return None
        raise


def hand_to_window(library: Path, files: Sequence[Path]) -> bool:
    """Hand the files to the window that shows the library, which comes up with them; whether there is one."""
    return hand_over(library, claims_folder(), tuple(file.absolute() for file in files))
