"""Which keys move, which delete and which write."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

_KEYS = QKeySequence.StandardKey
_MOVES = QTextCursor.MoveOperation

DELETIONS = (
    (_KEYS.Delete, _MOVES.NextCharacter, False),
    (_KEYS.DeleteStartOfWord, _MOVES.PreviousWord, True),
    (_KEYS.DeleteEndOfWord, _MOVES.NextWord, False),
    (_KEYS.DeleteEndOfLine, _MOVES.EndOfBlock, False),
)
"""Standard key, how far it deletes, and whether backwards."""

_NAVIGATION = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


def is_navigation(event: QKeyEvent) -> bool:
    """Whether the key moves the cursor or changes the selection; Alt with an arrow goes back and on elsewhere."""
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return False
    return event.key() in _NAVIGATION or event.matches(_KEYS.SelectAll)


def typed_text(event: QKeyEvent) -> str:
    """The characters a key types, "" for one that types none; AltGr counts as typing."""
    modifiers = event.modifiers()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    if control != alt or modifiers & Qt.KeyboardModifier.MetaModifier:
        return ""
    text = event.text()
    return text if text and all(char.isprintable() or char == "\u00ad" for char in text) else ""
