"""The pane of names: people, bodies and places of the article or of the library, with the way to each mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from briefer.core.suggestion import NameKind
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.naming.rows import NameDelegate, NameRow, Scope
from briefer.ui.override import override
from briefer.ui.widgets.controls import IconButton, PaneHeader, hairline, label
from briefer.ui.widgets.row_list import RowList
from briefer.ui.widgets.row_model import ROW, RowModel
from briefer.ui.wording import filled, one_line
from briefer.workflow.naming import NamePlace, folded

HINTS_FROM = 280
"""Width in pixels from which the keys stand in the header."""

_KINDS = (NameKind.PERSON, NameKind.BODY, NameKind.PLACE)
_KIND_TEXTS = ("People %1", "Bodies %1", "Places %1")


class NamesPane(QWidget):
    """The names. `place_chosen` carries the `NamePlace` to be shown, `scope_changed` the `Scope` wished for.

    `close_requested` is the wish to see the evidence again.
    """

    place_chosen = Signal(object)
    scope_changed = Signal(object)
    close_requested = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NameRow, ...] = ()
        self._sentence = ""
        self._article_id = ""
        self._last: tuple[str, bool, int] | None = None
        self._model: RowModel[NameRow] = RowModel(self)
        self.list = RowList(self.tr("Names"), themes, self)
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self._delegate = NameDelegate(themes, self.list)
        self.list.setItemDelegate(self._delegate)
        self.filter = _FilterField()
        self._hints = QWidget()
        self._kinds, self._scopes = QButtonGroup(self), QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_header(themes))
        column.addWidget(self._build_scopes())
        column.addWidget(self._build_kinds())
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        self.list.key_pressed.connect(self._on_key_pressed)
        self.list.current_changed.connect(self._on_current_changed)
        self._delegate.mentions_clicked.connect(self.show_mention)
        self._delegate.quotations_clicked.connect(self.show_quotation)
        self.filter.textChanged.connect(lambda _text: self._refresh())
        self.filter.left.connect(self._on_filter_left)
        self._refresh()

    @property
    def scope(self) -> Scope:
        """Whose names are listed now."""
        return tuple(Scope)[max(self._scopes.checkedId(), 0)]

    def show_rows(self, rows: tuple[NameRow, ...], sentence: str) -> None:
        """List these names; `sentence` stands in place of rows where there are none at all."""
        self._rows, self._sentence = rows, sentence
        self._refresh()

    def set_article(self, article_id: str) -> None:
        """The article that is being read: the first mention gone to is there, where there is one."""
        self._article_id = article_id

    def current(self) -> NameRow | None:
        """The current row."""
        row = self.list.currentIndex().data(ROW)
        return row if isinstance(row, NameRow) else None

    def choose_kind(self, kind: NameKind) -> None:
        """List people, bodies or places."""
        self._kinds.button(_KINDS.index(kind)).click()

    def choose_scope(self, scope: Scope) -> None:
        """List the names of the article or of the library."""
        self._scopes.button(tuple(Scope).index(scope)).click()

    def show_mention(self, step: int = 1) -> None:
        """Go to the next mention of the current name, with -1 to the one before; after the last comes the first."""
        self._go(is_quotation=False, step=step)

    def show_quotation(self, step: int = 1) -> None:
        """Go to the next quotation of the current name, with -1 to the one before."""
        self._go(is_quotation=True, step=step)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hints.setVisible(event.size().width() >= scaled(HINTS_FROM))

    # -- inside --------------------------------------------------------------

    def _go(self, *, is_quotation: bool, step: int) -> None:
        row = self.current()
        if row is None:
            return
        places = row.entry.quotations if is_quotation else row.entry.mentions
        if not places:
            return
        if self._last is not None and self._last[:2] == (row.key, is_quotation):
            at = (self._last[2] + step) % len(places)
        else:
            at = _first(places, self._article_id) if step > 0 else len(places) - 1
        self._last = (row.key, is_quotation, at)
        self._refresh()
        self.place_chosen.emit(places[at])

    def _refresh(self) -> None:
        words = folded(self.filter.text())
        found = tuple(row for row in self._rows if words in row.sought) if words else self._rows
        by_kind = {kind: tuple(row for row in found if row.entry.kind is kind) for kind in _KINDS}
        for number, (kind, text) in enumerate(zip(_KINDS, _KIND_TEXTS, strict=True)):
            said = filled(text, f"{len(by_kind[kind]):,}")
            self._kinds.button(number).setText(said)
            self._kinds.button(number).setAccessibleName(said)
        shown = by_kind[_KINDS[max(self._kinds.checkedId(), 0)]]
        self.list.set_empty_text(self._empty_text(has_found=bool(found)))
        key = self.list.current_key()
        self._model.set_rows(self._with_place(shown))
        if shown and not self.list.currentIndex().isValid():
            self.list.choose_row(max(self._model.row_of(key), 0))

    def _empty_text(self, *, has_found: bool) -> str:
        if not self._rows:
            return self._sentence
        if self.filter.text().strip() and not has_found:
            return filled("No match for “%1”.", one_line(self.filter.text(), 60))
        return self.tr("None of this kind.")

    def _with_place(self, rows: tuple[NameRow, ...]) -> tuple[NameRow, ...]:
        """The rows with the place that was last gone to written in its row."""
        if self._last is None:
            return rows
        key, is_quotation, at = self._last
        number = next((number for number, row in enumerate(rows) if row.key == key), -1)
        if number < 0:
            return rows
        row = rows[number]
        if is_quotation:
            row = replace(row, quotation=min(at + 1, len(row.entry.quotations)))
        else:
            row = replace(row, mention=min(at + 1, len(row.entry.mentions)))
        return (*rows[:number], row, *rows[number + 1 :])

    def _build_header(self, themes: Themes) -> QWidget:
        header = PaneHeader(self.tr("Names"))
        row = QHBoxLayout(self._hints)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(6))
        for key, words in ((self.tr("Enter"), self.tr("next")), ("Q", self.tr("quotation"))):
            row.addWidget(label(key, Text.HINT, "key"))
            row.addWidget(label(words, Text.SECOND, "muted"))
        header.add(self._hints)
        close = IconButton("close", self.tr("Back to the evidence"), themes)
        close.clicked.connect(self.close_requested)
        header.add(close)
        return header

    def _build_scopes(self) -> QWidget:
        bar, row = _bar(top=7, bottom=0)
        for number, text in enumerate((self.tr("Article"), self.tr("Library"))):
            self._scopes.addButton(_segment(text, "first" if number == 0 else "last"), number)
            row.addWidget(self._scopes.button(number))
        self._scopes.button(0).setAccessibleName(self.tr("Names of this article"))
        self._scopes.button(1).setAccessibleName(self.tr("Names of the library"))
        self._scopes.button(0).setChecked(True)
        self._scopes.idClicked.connect(lambda _id: self._on_scope_clicked())
        row.addSpacing(scaled(8))
        row.addWidget(self.filter, 1)
        return bar

    def _build_kinds(self) -> QWidget:
        bar, row = _bar(top=6, bottom=7)
        for number, place in enumerate(("first", "middle", "last")):
            self._kinds.addButton(_segment("", place), number)
            row.addWidget(self._kinds.button(number))
        self._kinds.button(0).setChecked(True)
        self._kinds.idClicked.connect(lambda _id: self._refresh())
        row.addStretch(1)
        return bar

    def _on_scope_clicked(self) -> None:
        self._last = None
        self.scope_changed.emit(self.scope)

    def _on_current_changed(self, key: str) -> None:
        if self._last is not None and key and key != self._last[0]:
            self._last = None
            self._refresh()

    def _on_filter_left(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self.close_requested.emit()
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if key != Qt.Key.Key_Down:
            self.show_mention()

    def _on_key_pressed(self, event: QKeyEvent) -> None:
        step = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.show_mention(step)
        elif event.key() == Qt.Key.Key_Q:
            self.show_quotation(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()


class _FilterField(QLineEdit):
    """Typing narrows the list; `left` carries Down, Enter, or Escape in an empty field."""

    left = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Filter names"))
        self.setPlaceholderText(self.tr("Filter"))
        self.setClearButtonEnabled(True)
        self.setMaxLength(100)
        self.setMinimumWidth(scaled(80))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit(event.key())
        else:
            super().keyPressEvent(event)


def _first(places: Sequence[NamePlace], article_id: str) -> int:
    return next((at for at, place in enumerate(places) if place.article_id == article_id), 0)


def _bar(top: int, bottom: int) -> tuple[QWidget, QHBoxLayout]:
    bar = QWidget()
    row = QHBoxLayout(bar)
    row.setContentsMargins(scaled(10), scaled(top), scaled(10), scaled(bottom))
    row.setSpacing(0)
    return bar, row


def _segment(text: str, place: str) -> QToolButton:
    made = QToolButton()
    made.setProperty("role", "segment")
    made.setProperty("place", place)
    made.setText(text)
    made.setCheckable(True)
    made.setFont(font(Text.SECOND))
    made.setFixedHeight(scaled(24))
    return made
