"""A list model over an immutable tuple of rows."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer.ui.override import override

ROW = Qt.ItemDataRole.UserRole
"""The role that gives the row itself."""


class Row(Protocol):
    """What every row of a list can say about itself."""

    @property
    def key(self) -> str:
        """Its id, unique in the list."""
        ...

    @property
    def spoken(self) -> str:
        """The whole row in words, for those who hear it."""
        ...

    @property
    def is_heading(self) -> bool:
        """Whether it only names the rows below it and cannot be chosen."""
        ...


R = TypeVar("R", bound=Row)


class RowModel(QAbstractListModel, Generic[R]):
    """Shows the rows it is given; `set_rows` keeps views in place where only one row went or rows changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[R, ...] = ()

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows shown, in order."""
        return self._rows

    def row_of(self, key: str) -> int:
        """The place of the row with that key; -1 where there is none."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def set_rows(self, rows: tuple[R, ...]) -> None:
        """Show these rows instead."""
        old = [row.key for row in self._rows]
        new = [row.key for row in rows]
        if new == old:
            self._change(rows)
        elif (gone := _one_gone(old, new)) is not None:
            self.beginRemoveRows(QModelIndex(), gone, gone)
            self._rows = (*self._rows[:gone], *self._rows[gone + 1 :])
            self.endRemoveRows()
            self._change(rows)
        elif (come := _one_gone(new, old)) is not None:
            self.beginInsertRows(QModelIndex(), come, come)
            self._rows = (*self._rows[:come], rows[come], *self._rows[come:])
            self.endInsertRows()
            self._change(rows)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _change(self, rows: tuple[R, ...]) -> None:
        changed = [place for place, row in enumerate(rows) if row != self._rows[place]]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))


def _one_gone(longer: list[str], shorter: list[str]) -> int | None:
    if len(longer) != len(shorter) + 1:
        return None
    place = next((at for at, key in enumerate(shorter) if longer[at] != key), len(shorter))
    return place if longer[place + 1 :] == shorter[place:] else None
