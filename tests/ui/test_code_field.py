"""Typing and pasting a recovery code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.ui.widgets.code_field import CodeField, code_state
from briefer.vault.recovery import new_code


@pytest.fixture
def field(qtbot: QtBot) -> CodeField:
    made = CodeField()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_what_is_typed_is_put_in_groups_and_counted(field: CodeField) -> None:
    code = new_code()
    QTest.keyClicks(field.line, code.replace(" ", "").lower())
    assert field.text == code
    assert field.said.text() == "14 of 14 groups"
    assert field.said.property("role") == "passed"


def test_a_pasted_sheet_is_read_whatever_parts_its_groups(field: CodeField) -> None:
    code = new_code()
    groups = code.split()
    QApplication.clipboard().setText(f"{'-'.join(groups[:7])}\n {'  '.join(groups[7:])}\n")
    field.line.paste()
    assert field.text == code


def test_a_mistyped_group_is_pointed_out_as_soon_as_it_is_whole(field: CodeField) -> None:
    first, second, *_rest = new_code().split()
    wrong = second[:-1] + ("7" if second[-1] != "7" else "8")
    QTest.keyClicks(field.line, first + wrong[:3])
    assert field.said.text() == "1 of 14 groups"
    QTest.keyClicks(field.line, wrong[3])
    assert field.said.text() == "Group 2 is mistyped. Compare with the sheet."
    assert field.line.property("invalid") is True
    assert field.line.accessibleDescription() == field.said.text()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    QTest.keyClicks(field.line, second[3])
    assert field.said.text() == "2 of 14 groups"
    assert field.line.property("invalid") is False


def test_a_character_in_the_middle_is_set_right_where_it_stands(field: CodeField) -> None:
    code = new_code()
    compact = code.replace(" ", "")
    QTest.keyClicks(field.line, compact[:5] + compact[6:])
    field.line.setCursorPosition(len("XXXX X"))
    QTest.keyClicks(field.line, compact[5])
    assert field.text == code
    assert field.line.cursorPosition() == len("XXXX XX")
    for _ in range(6):
        QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.text.replace(" ", "") == compact[6:]


def test_a_code_that_is_too_long_says_so() -> None:
    assert code_state(f"{new_code()} 7KQM")[0] == "There are more than 14 groups."
    assert code_state("")[1] == "muted"
    assert code_state("UUUU UUUU")[0] == "Groups 1, 2 are mistyped. Compare with the sheet."


@given(st.text(max_size=80))
def test_anything_typed_is_judged(text: str) -> None:
    said, role = code_state(text)
    assert said
    assert role in {"muted", "passed", "error"}
