"""The field that finds words in articles, evidence and briefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from briefer.ui.articles.hit_rows import HitDelegate, HitRow, hit_rows
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.icons import icon
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.controls import label
from briefer.ui.widgets.row_list import RowList
from briefer.ui.widgets.row_model import ROW, RowModel
from briefer.ui.wording import filled, one_line

if TYPE_CHECKING:
    from briefer.library import Hit

SEARCH_AFTER_MS = 150
MOST_SHOWN = 8


class FindField(QLineEdit):
    """Asks for a search once typing rests: `search_requested` carries the words.

    What was found hangs below the field, Up and Down walk it, Enter goes there: `hit_chosen` carries the kind,
    the id, and the id of the article.
    """

    search_requested = Signal(str)
    hit_chosen = Signal(str, str, str)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAccessibleName(self.tr("Find in articles and briefs"))
        self.setPlaceholderText(self.tr("Find in articles and briefs"))
        self.setFixedWidth(scaled(268))
        self.setFixedHeight(scaled(28))
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        self._model: RowModel[HitRow] = RowModel(self)
        self._list: RowList | None = None
        self._hint = label(QKeySequence(QKeySequence.StandardKey.Find).toString(), Text.HINT, "key")
        self._hint.setParent(self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lens = QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._timer.timeout.connect(lambda: self.search_requested.emit(self.text().strip()))
        self.textEdited.connect(lambda _text: self._timer.start())
        self.textChanged.connect(lambda text: self._hint.setVisible(not text))
        themes.changed.connect(self._tint)
        self._tint()

    @property
    def shown(self) -> tuple[HitRow, ...]:
        """What hangs below the field."""
        return self._model.rows if self._list is not None and self._list.isVisible() else ()

    def show_hits(self, hits: tuple[Hit, ...], words: str) -> None:
        """Hang these below the field; nothing hangs there for no words."""
        shown = self._popup()
        self._model.set_rows(hit_rows(hits))
        if not words or not self.hasFocus():
            shown.hide()
            return
        shown.set_empty_text(filled("No match for “%1”.", one_line(words, 60)))
        rows = max(1, min(len(hits), MOST_SHOWN))
        shown.resize(scaled(420), rows * shown.row_height() + scaled(4))
        corner = self.mapTo(self.window(), QPoint(self.width() - shown.width(), self.height() + scaled(4)))
        shown.move(corner)
        shown.choose_row(0)
        shown.show()
        shown.raise_()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = self._list
        if shown is not None and shown.isVisible():
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                shown.choose_row(shown.currentIndex().row() + (1 if event.key() == Qt.Key.Key_Down else -1))
                return
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose()
                return
            if event.key() == Qt.Key.Key_Escape:
                shown.hide()
                return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._hint.sizeHint()
        self._hint.setGeometry(
            self.width() - size.width() - scaled(7), (self.height() - size.height()) // 2, size.width(), size.height()
        )

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._list is not None:
            self._list.hide()

    def _popup(self) -> RowList:
        if self._list is None:
            self._list = RowList(self.tr("Found"), self._themes, self.window())
            self._list.setObjectName("found")
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setModel(self._model)
            self._list.setItemDelegate(HitDelegate(self._themes, self._list))
            self._list.clicked.connect(lambda _index: self._choose())
        return self._list

    def _choose(self) -> None:
        if self._list is None:
            return
        row = self._list.currentIndex().data(ROW)
        self._list.hide()
        if isinstance(row, HitRow):
            self.hit_chosen.emit(row.kind, row.hit_id, row.article_id)

    def _tint(self) -> None:
        self._lens.setIcon(icon("search", self._themes.current))
