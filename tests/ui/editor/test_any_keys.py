"""Whatever keys are pressed, the page shows the brief, its frame stays, and undo leads back to the start."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from ui.editor.conftest import Open
from ui.editor.desks import evidence, note, written_brief
from ui.editor.writing import Writing

from briefer.brief.model import Brief
from briefer.ui.editor.caret import opened
from briefer.ui.editor.page import PageMaker
from briefer.ui.editor.reading import brief_read
from briefer.ui.editor.words import words_for

KEY = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Press:
    """A key with its modifiers."""

    key: Qt.Key
    modifiers: Qt.KeyboardModifier = PLAIN


KEYS = [
    Press(KEY.Key_Return),
    Press(KEY.Key_Return, SHIFT),
    Press(KEY.Key_Backspace),
    Press(KEY.Key_Delete),
    Press(KEY.Key_Backspace, CONTROL),
    Press(KEY.Key_Delete, CONTROL),
    *[Press(key, shift) for key in (KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Down) for shift in (PLAIN, SHIFT)],
    *[Press(key, CONTROL | shift) for key in (KEY.Key_Left, KEY.Key_Right) for shift in (PLAIN, SHIFT)],
    *[Press(key, control) for key in (KEY.Key_Home, KEY.Key_End) for control in (PLAIN, SHIFT, CONTROL)],
    *[Press(key, CONTROL) for key in (KEY.Key_A, KEY.Key_B, KEY.Key_I, KEY.Key_C, KEY.Key_X, KEY.Key_V)],
    *[Press(key, CONTROL) for key in (KEY.Key_Z, KEY.Key_Y)],
    Press(KEY.Key_PageDown),
    Press(KEY.Key_PageUp, SHIFT),
]
ACTIONS = st.one_of(
    st.sampled_from(KEYS),
    st.sampled_from(["a", "to ", ".", "”", "- ", "🔋", "é", "한", "\u2028"]),
    st.integers(0, 2000),
    st.sampled_from(evidence()),
)


def do(writing: Writing, action: object) -> None:
    if isinstance(action, Press):
        QTest.keyClick(writing.page, action.key, action.modifiers)
    elif isinstance(action, int):
        cursor = writing.page.textCursor()
        cursor.setPosition(action % writing.page.document().characterCount())
        writing.page.setTextCursor(cursor)
    elif isinstance(action, str) and action.isascii():
        QTest.keyClicks(writing.page, action)
    elif isinstance(action, str):
        event = QInputMethodEvent()
        event.setCommitString(action)
        writing.page.inputMethodEvent(event)
    else:
        writing.page.writer.insert_evidence(action)


def frame(brief: Brief) -> list[object]:
    return [brief.id, brief.marking, brief.date, [(section.key, section.heading) for section in brief.sections]]


def check(writing: Writing) -> None:
    there = opened(writing.brief, note(), writing.page.writer._empty)
    shown = writing.page.shown_page
    kept = {item.id: item for item in evidence()}
    assert shown.page == PageMaker().page(there, note(), kept, words_for(there, note()))
    assert brief_read(shown.read(), shown.page, there) == there


@given(actions=st.lists(ACTIONS, max_size=25))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_keys_leave_page_and_brief_in_step(open_writing: Open, actions: list[object]) -> None:
    QGuiApplication.clipboard().clear()
    start = written_brief()
    writing = open_writing(start)
    for action in actions:
        do(writing, action)
        assert frame(writing.brief) == frame(start)
    check(writing)
    end = writing.brief
    while writing.session.undo_stack.canUndo():
        writing.session.undo_stack.undo()
    assert writing.brief == start
    check(writing)
    while writing.session.undo_stack.canRedo():
        writing.session.undo_stack.redo()
    if not any(isinstance(action, Press) and action.key == KEY.Key_Z for action in actions):
        assert writing.brief == end
    writing.window.close()
