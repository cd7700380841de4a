"""The pane that lists the library's articles."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.ui.articles.rows import ArticleDelegate, ArticleRow, ArticleRows
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import IconButton, PaneHeader
from briefer.ui.widgets.row_list import RowList
from briefer.ui.widgets.row_model import RowModel

if TYPE_CHECKING:
    from briefer.library import ArticleEntry


class ArticlesPane(QWidget):
    """The articles. `article_chosen` carries the id of the current one, "" for none."""

    article_chosen = Signal(str)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._entries: tuple[ArticleEntry, ...] = ()
        self._searching: frozenset[str] = frozenset()
        self._model: RowModel[ArticleRow] = RowModel(self)
        self._rows = ArticleRows()
        self.list = RowList(self.tr("Articles"), themes, self)
        self.list.setModel(self._model)
        self.list.lay_out_in_parts()
        self.list.setItemDelegate(ArticleDelegate(themes, self.list))
        self.list.set_empty_text(self.tr("No articles yet. Drop files here or choose them."))
        self._header = PaneHeader(self.tr("Articles"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.list, 1)
        self.list.current_changed.connect(self._on_current_changed)

    def add_button(self, drawing: str, action: QAction) -> None:
        """Put a button for an action into the header."""
        made = IconButton(drawing, action.text().replace("&", ""), self._themes)
        made.set_action(action)
        self._header.add(made)

    def set_entries(self, entries: tuple[ArticleEntry, ...], searching: frozenset[str]) -> None:
        """Show these articles; `searching` are those in which suggestions are still being looked for."""
        self._entries, self._searching = entries, searching
        key = self.list.current_key()
        self._model.set_rows(self._rows.rows(entries, searching, dt.datetime.now().astimezone().date()))
        self._header.set_count(str(len(entries) or ""))
        if not self.list.currentIndex().isValid() and key:
            self.choose(key)

    def choose(self, article_id: str) -> None:
        """Make an article current."""
        place = self._model.row_of(article_id)
        if place >= 0 and self.list.current_key() != article_id:
            self.list.choose_row(place)

    def choose_first(self) -> None:
        """Make the first article current."""
        self.list.choose_row(0)

    def current_id(self) -> str:
        """The id of the current article, "" for none."""
        return self.list.current_key()

    def _on_current_changed(self, key: str) -> None:
        if not key.startswith("day:"):
            self.article_chosen.emit(key)
