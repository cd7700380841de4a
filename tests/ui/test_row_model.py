"""Lists over immutable rows."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from briefer.ui.widgets.row_model import ROW, RowModel


@dataclass(frozen=True, slots=True)
class Line:
    key: str
    words: str = ""
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        return f"{self.key} {self.words}"


KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def lines(keys: list[str]) -> tuple[Line, ...]:
    return tuple(Line(key) for key in keys)


@given(st.lists(KEYS, min_size=1, max_size=5))
def test_any_change_of_rows_is_sound(states: list[list[str]]) -> None:
    model: RowModel[Line] = RowModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for keys in states:
        model.set_rows(lines(keys))
        assert [row.key for row in model.rows] == keys
        assert model.rowCount() == len(keys)
    del tester


def test_taking_one_row_away_removes_just_that_row() -> None:
    model: RowModel[Line] = RowModel()
    model.set_rows(lines(["a", "b", "c"]))
    removed: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    model.set_rows(lines(["a", "c"]))
    assert removed == [(1, 1)]


def test_a_changed_row_is_told() -> None:
    model: RowModel[Line] = RowModel()
    rows = lines(["a", "b", "c"])
    model.set_rows(rows)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last, *_roles: changed.append(first.row()))
    model.set_rows((rows[0], replace(rows[1], words="new"), rows[2]))
    assert changed == [1]


def test_a_row_reads_as_a_sentence_and_a_heading_cannot_be_chosen() -> None:
    model: RowModel[Line] = RowModel()
    model.set_rows((Line("Today", is_heading=True), Line("a", "words")))
    index = model.index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "a words"
    assert index.data(ROW) == Line("a", "words")
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.row_of("zz") == -1
