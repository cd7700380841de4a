"""The page one writes on: a text widget whose keys, drops and compositions become edits of the brief."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from briefer.brief.model import BlockKind
from briefer.ui.editor import clipboard
from briefer.ui.editor.editing import LINE_BREAK, LISTS
from briefer.ui.editor.keys import DELETIONS, is_navigation, typed_text
from briefer.ui.editor.look import PageLook
from briefer.ui.editor.page import LineRole
from briefer.ui.editor.page_view import PageView
from briefer.ui.editor.writer import BriefWriter
from briefer.ui.override import override


class BriefTextEdit(PageView):
    """Takes what the user does to the page; `writer` makes the edits.

    `evidence_under_cursor_changed` carries an evidence id or "", as the cursor moves through the text.
    """

    insert_requested = Signal()
    evidence_under_cursor_changed = Signal(str)

    def __init__(self, look: PageLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(True)
        self.writer = BriefWriter(self, self.shown_page)
        self._under_cursor = ""
        self.cursorPositionChanged.connect(self._on_cursor_position_changed)
        self.document().contentsChange.connect(self._on_contents_change)

    @property
    def evidence_under_cursor(self) -> str:
        """The evidence in whose words the cursor stands; "" for none."""
        return self._under_cursor

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.point_hand()
        if self._press_standard_key(event) or self._press_own_key(event):
            event.accept()
        elif is_navigation(event):
            before = self.textCursor().position()
            super().keyPressEvent(event)
            self._step_over_protected(event, before)
        elif text := typed_text(event):
            self.writer.type_text(text)
            event.accept()
        else:
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.point_hand()
        super().keyReleaseEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # At the start of a line Tab indents it as a bullet, and Shift+Tab takes it out of the list again.
        start, end = self.writer.selection()
        kind = self.writer.caret_kind()
        at_start = start.offset == 0 or start.line != end.line
        if at_start and next and kind is BlockKind.PARAGRAPH:
            self.writer.set_kind(BlockKind.BULLET)
            return True
        if at_start and not next and kind in LISTS and kind is not None:
            self.writer.set_kind(kind)
            return True
        return super().focusNextPrevChild(next)

    def _press_standard_key(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        handlers = {
            keys.Undo: self.undo,
            keys.Redo: self.redo,
            keys.Cut: self.cut,
            keys.Copy: self.copy,
            keys.Paste: self.paste,
            keys.Bold: self.writer.toggle_bold,
            keys.Italic: self.writer.toggle_italic,
        }
        for key, handler in handlers.items():
            if event.matches(key):
                handler()
                return True
        for key, unit, back in DELETIONS:
            if event.matches(key):
                (self.writer.backspace if back else self.writer.delete)(unit)
                return True
        return False

    def _press_own_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not modifiers & control:
            if modifiers & shift:
                self.writer.type_text(LINE_BREAK)
            else:
                self.writer.enter()
        elif key == Qt.Key.Key_Backspace and modifiers in {Qt.KeyboardModifier.NoModifier, shift}:
            self.writer.backspace()
        elif key == Qt.Key.Key_K and modifiers == control:
            self.insert_requested.emit()
        elif key == Qt.Key.Key_V and modifiers == control | shift:
            self.paste_plain()
        elif key == Qt.Key.Key_F4 and not modifiers and self._under_cursor:
            self.source_requested.emit(self._under_cursor)
        else:
            return False
        return True

    def _step_over_protected(self, event: QKeyEvent, before: int) -> None:
        """Up and down go on over headings, which keeps the column; other keys stop at the nearest line."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not self.textCursor().hasSelection():
            for _attempt in range(len(LineRole)):
                position = self.textCursor().position()
                if not self.shown_page.is_protected(position):
                    break
                super().keyPressEvent(event)
                if self.textCursor().position() == position:
                    break
        self.settle_cursor(forward=self.textCursor().position() >= before)

    @override
    def undo(self) -> None:
        if self.writer.session is not None:
            self.writer.session.undo_stack.undo()

    @override
    def redo(self) -> None:
        if self.writer.session is not None:
            self.writer.session.undo_stack.redo()

    @override
    def cut(self) -> None:
        if self.textCursor().hasSelection():
            self.copy()
            self.writer.backspace()

    @override
    def copy(self) -> None:
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setMimeData(self.writer.mime_of_selection())

    @override
    def paste(self) -> None:
        self._paste(plain=False)

    def paste_plain(self) -> None:
        """Paste the words alone."""
        self._paste(plain=True)

    def _paste(self, *, plain: bool) -> None:
        # Qt's stubs promise a value, yet an empty clipboard gives None.
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if mime is not None:
            self.writer.paste(mime, plain=plain)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        return self.writer.mime_of_selection()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if source.hasFormat(clipboard.EVIDENCE_TYPE):
            return True
        return (source.hasText() or source.hasHtml()) and not source.hasUrls()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.writer.paste(source)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.canInsertFromMimeData(event.mimeData()):
            super().dragEnterEvent(event)
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.canInsertFromMimeData(event.mimeData()):
            super().dragMoveEvent(event)
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if not self.canInsertFromMimeData(event.mimeData()):
            event.ignore()
            return
        position = self.cursorForPosition(event.position().toPoint()).position()
        super().dragLeaveEvent(QDragLeaveEvent())
        own = event.source() in {self, self.viewport()}
        if own and event.dropAction() is Qt.DropAction.MoveAction:
            self.writer.move_selection(position)
        else:
            cursor = self.textCursor()
            cursor.setPosition(self.shown_page.resting_position(position, forward=True))
            self.setTextCursor(cursor)
            self.writer.paste(event.mimeData())
        event.acceptProposedAction()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        commit, preedit = event.commitString(), event.preeditString()
        if commit or not preedit:
            super().inputMethodEvent(QInputMethodEvent())
            self.writer.set_composing(False)
        if event.replacementLength():
            start = self.textCursor().position() + event.replacementStart()
            self.writer.delete_range(start, start + event.replacementLength())
        elif preedit and self.textCursor().hasSelection() and not commit:
            self.writer.backspace()
        if commit:
            self.writer.type_text(commit)
        if preedit:
            self.writer.set_composing(True)
            super().inputMethodEvent(QInputMethodEvent(preedit, event.attributes()))
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
            self.settle_cursor(forward=True)
        evidence_id = self._under_cursor
        self.context_menu(evidence_id).exec(event.globalPos())

    def context_menu(self, evidence_id: str = "") -> QMenu:
        """The menu of the page, with the way to the source of that evidence first."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if evidence_id:
            action = menu.addAction(self.tr("Show source"), lambda: self.source_requested.emit(evidence_id))
            action.setShortcut(QKeySequence(Qt.Key.Key_F4))
        if evidence_id and evidence_id == self._under_cursor:
            menu.addAction(self.tr("Use the source’s words"), self.writer.use_source_words)
            menu.addAction(self.tr("Remove the citation"), self.writer.release_words)
        if evidence_id:
            menu.addSeparator()
        keys = QKeySequence.StandardKey
        selected = self.textCursor().hasSelection()
        for text, key, handler, enabled in (
            (self.tr("Cut"), keys.Cut, self.cut, selected),
            (self.tr("Copy"), keys.Copy, self.copy, selected),
            (self.tr("Paste"), keys.Paste, self.paste, True),
        ):
            action = menu.addAction(text, handler)
            action.setShortcut(QKeySequence(key))
            action.setEnabled(enabled)
        menu.addAction(self.tr("Paste as text"), self.paste_plain).setShortcut(QKeySequence("Ctrl+Shift+V"))
        menu.addSeparator()
        menu.addAction(self.tr("Insert evidence"), self.insert_requested.emit).setShortcut(QKeySequence("Ctrl+K"))
        menu.addAction(self.tr("Select all"), self.selectAll).setShortcut(QKeySequence(keys.SelectAll))
        return menu

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.settle_cursor(forward=True)

    def settle_cursor(self, *, forward: bool) -> None:
        """Bring the cursor out of a protected line, of help and of a citation's number."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not self.shown_page.page.lines:
            return
        target = self.shown_page.resting_position(cursor.position(), forward=forward)
        if target != cursor.position():
            cursor.setPosition(target)
            self.setTextCursor(cursor)

    def _on_cursor_position_changed(self) -> None:
        if self.shown_page.is_showing or not self.shown_page.page.lines:
            return
        self.writer.forget_look()
        position = self.textCursor().position()
        found = self.shown_page.shard_at(position) or self.shown_page.shard_at(max(0, position - 1))
        evidence_id = found.evidence_id if found is not None else ""
        if evidence_id != self._under_cursor:
            self._under_cursor = evidence_id
            self.evidence_under_cursor_changed.emit(evidence_id)

    def _on_contents_change(self, _position: int, removed: int, added: int) -> None:
        if not self.shown_page.is_showing and (removed or added):
            QTimer.singleShot(0, self.writer, self.writer.take_over)
