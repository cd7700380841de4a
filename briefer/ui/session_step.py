"""One step of undo on the work of a session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from briefer.ui.desk import Desk
from briefer.ui.override import override


class Step(QUndoCommand):
    """One step of undo: the work before and after."""

    def __init__(
        self,
        before: Desk,
        after: Desk,
        label: str,
        merge_key: str,
        merges: bool,  # noqa: FBT001
        apply: Callable[[Desk, Desk], None],
    ) -> None:
        super().__init__(label)
        self.before, self.after = before, after
        self.merge_key, self.merges = merge_key, merges
        self._apply = apply

    @override
    def redo(self) -> None:
        self._apply(self.before, self.after)

    @override
    def undo(self) -> None:
        self._apply(self.after, self.before)

    @override
    def id(self) -> int:
        return 1 if self.merge_key else -1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Step) or not other.merges or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        return True
