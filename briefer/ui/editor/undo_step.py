"""Which keys belong to one step of undo."""

from __future__ import annotations

from briefer.ui.editor.caret import Caret

LONGEST_STEP = 24
"""Characters after which the next word starts a new step of undo."""


class UndoStep:
    """Says whether the next key belongs to the same step of undo."""

    def __init__(self, number: int = 0) -> None:
        self.number = number
        self._what = ""
        self._caret: Caret | None = None
        self._length = 0

    def goes_on(self, what: str, caret: Caret, text: str) -> bool:
        """Whether an edit of that sort at `caret` continues the last; a long step ends with its word."""
        ended = self._length >= LONGEST_STEP and text[:1].isspace()
        return what == self._what and caret == self._caret and not ended

    def next(self, what: str, caret: Caret, length: int, *, going_on: bool) -> str:
        """The merge key of an edit that leaves the caret at `caret`."""
        if not going_on:
            self.number += 1
            self._length = 0
        self._what, self._caret = what, caret
        self._length += length
        return f"{what}-{self.number}"
