"""The page on which a batch is looked through: its articles on the left, the current one on the right."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from briefer.core.article import Article
from briefer.ui.importing.batch_delegate import BatchDelegate
from briefer.ui.importing.batch_rows import BatchRow, Wish, placed
from briefer.ui.importing.preview import ImportPreview
from briefer.ui.importing.progress import ImportProgress
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.reader.highlights import Highlight
from briefer.ui.widgets.controls import Drawing, IconButton, PaneHeader, button, hairline, label
from briefer.ui.widgets.row_list import RowList
from briefer.ui.widgets.row_model import ROW, RowModel
from briefer.ui.wording import counted, filled, joined
from briefer.workflow.progress import ProgressStep

_KEYS = {
    Qt.Key.Key_Space: Wish.SHOW,
    Qt.Key.Key_C: Wish.COMPARE,
    Qt.Key.Key_L: Wish.LEAD,
    Qt.Key.Key_A: Wish.APART,
    Qt.Key.Key_P: Wish.PASTE,
    Qt.Key.Key_Delete: Wish.DISMISS,
}
"""Single keys of the list, for the row that is current."""


class ImportPage(QWidget):
    """Shows a batch and carries what the user asks for.

    `wished` carries the key of a row, a `Wish` and a `Field` or None; `confirm_wanted` the key of a row whose guesses
    are all right, "" for those of every row; `current_changed` the key of the row that is current; `left` the wish to
    go back, `done` that to be rid of the batch, too. `preview_made` carries the preview, made when it first shows.
    """

    wished = Signal(str, object, object)
    confirm_wanted = Signal(str)
    current_changed = Signal(str)
    left = Signal()
    done = Signal()
    preview_made = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Add articles"))
        self._themes = themes
        self._model: RowModel[BatchRow] = RowModel(self)
        self.list = RowList(self.tr("Articles that came in"), themes)
        self.list.setModel(self._model)
        self.list.lay_out_in_parts()
        self._delegate = BatchDelegate(themes, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.set_empty_text(self.tr("Nothing has come in yet. Drop files here or choose them."))
        self.progress = ImportProgress()
        self._preview: ImportPreview | None = None
        self._right = QVBoxLayout()
        self.confirm_all = button(self.tr("Confirm all guesses"))
        self.done_button = button(self.tr("Done"), "primary")
        self._header = PaneHeader(self.tr("Add articles"))
        self._said = label("", Text.LIST, "muted")
        self._lay_out()
        self._connect()

    @property
    def preview(self) -> ImportPreview:
        """The right side. It is made only now where nothing was shown yet: the window would wait for both at once."""
        if self._preview is None:
            self._preview = ImportPreview(self._themes)
            self._right.addWidget(self._preview)
            self.preview_made.emit(self._preview)
        return self._preview

    @property
    def article(self) -> Article | None:
        """The article that the preview shows."""
        return None if self._preview is None else self._preview.article

    def show_article(self, article: Article | None, marks: tuple[Highlight, ...] = ()) -> None:
        """Show an article in the preview, with what is marked in it, or none."""
        if article is not None or self._preview is not None:
            self.preview.show_article(article)
            self.preview.show_marks(marks)

    @property
    def rows(self) -> tuple[BatchRow, ...]:
        """The rows shown, in order."""
        return self._model.rows

    @property
    def summary(self) -> str:
        """The counts in words: what came in, and what is to be done."""
        return f"{self._header.count}; {self._said.text()}"

    def show_batch(self, rows: Iterable[BatchRow], refusals: Iterable[BatchRow], *, files: int) -> None:
        """Show these articles and refusals of that many files; the current row stays current."""
        key = self.list.current_key()
        self._model.set_rows(placed(rows, refusals))
        at = self._model.row_of(key) if key else -1
        if not self.list.currentIndex().isValid():
            self.list.choose_row(max(at, 0))
        self._count(files)

    def show_step(self, step: ProgressStep) -> None:
        """Say how far the work is."""
        self.progress.show_step(step)

    def row(self, key: str) -> BatchRow | None:
        """The row with that key."""
        at = self._model.row_of(key)
        return self.rows[at] if at >= 0 else None

    def choose(self, key: str) -> None:
        """Make a row current."""
        at = self._model.row_of(key)
        if at >= 0:
            self.list.choose_row(at)

    def move_on(self) -> None:
        """Make the next row current."""
        self.list.choose_row(self.list.currentIndex().row() + 1)

    def spot(self, key: str, wish: Wish) -> tuple[int, int] | None:
        """The middle of what asks for `wish` in a row, in pixels of the list's viewport; None where it is not there."""
        at = self._model.row_of(key)
        if at < 0:
            return None
        rect = self.list.visualRect(self._model.index(at, 0))
        spots = self._delegate.hotspots(self.rows[at], rect.width())
        box = next((spot.box for spot in spots if spot.wish is wish), None)
        if box is None:
            return None
        middle = box.center() + rect.topLeft()
        return middle.x(), middle.y()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        close = IconButton("close", self.tr("Back to the brief (Esc)"), self._themes)
        close.clicked.connect(self.left)
        self._header.add(close)
        column.addWidget(self._header)
        column.addWidget(self.progress)
        column.addWidget(self.list, 1)
        column.addWidget(hairline())
        column.addWidget(self._build_hint())
        column.addWidget(self._build_foot())
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        right = QWidget()
        right.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        panes.addWidget(right)
        left.setMinimumWidth(scaled(480))
        right.setMinimumWidth(scaled(400))
        panes.setStretchFactor(0, 4)
        panes.setStretchFactor(1, 3)
        panes.setSizes([scaled(832), scaled(606)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(panes)

    def _build_hint(self) -> QWidget:
        made = QWidget()
        made.setObjectName("sheet")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(made)
        row.setContentsMargins(scaled(14), scaled(8), scaled(14), scaled(10))
        row.setSpacing(scaled(7))
        row.addStretch(1)
        row.addWidget(Drawing("drop", self._themes))
        row.addWidget(label(self.tr("Drop more files here, or press Ctrl+Shift+N to paste text"), Text.LIST, "muted"))
        row.addStretch(1)
        return made

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(scaled(52))
        row = QHBoxLayout(foot)
        row.setContentsMargins(scaled(14), 0, scaled(14), 0)
        row.setSpacing(scaled(8))
        row.addWidget(self._said, 1)
        row.addWidget(self.confirm_all)
        row.addWidget(self.done_button)
        return foot

    def _connect(self) -> None:
        self._delegate.wished.connect(self.wished)
        self.list.key_pressed.connect(self._on_key_pressed)
        self.list.current_changed.connect(self.current_changed)
        self.confirm_all.clicked.connect(lambda: self.confirm_wanted.emit(""))
        self.done_button.clicked.connect(self.done)
        for key, act in (
            ("F6", partial(self._walk, 1)),
            ("Shift+F6", partial(self._walk, -1)),
            ("Escape", self.left.emit),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _count(self, files: int) -> None:
        articles = [row for row in self.rows if not row.is_refusal]
        refused = len(self.rows) - len(articles)
        self._header.set_count(
            joined(
                counted(files, "file", "files"),
                counted(len(articles), "article", "articles"),
                filled("%1 not added", refused) if refused else "",
            )
        )
        guesses = sum(len(row.guesses) for row in articles)
        missing = sum(chip.wish is Wish.ADD for row in articles for chip in row.chips)
        to_confirm = counted(guesses, "guess to confirm", "guesses to confirm") if guesses else ""
        not_found = counted(missing, "detail missing", "details missing") if missing else ""
        self._said.setText(joined(to_confirm, not_found) or self.tr("Every detail is sure."))
        self.confirm_all.setEnabled(guesses > 0)

    def _walk(self, step: int) -> None:
        stops: tuple[QWidget, ...] = (self.list, next(iter(self.preview.form.fields.values())), self.preview.text)
        focus = self.window().focusWidget()
        at = next((place for place, stop in enumerate(stops) if stop is focus), -1)
        if at < 0 and self.preview.form.isAncestorOf(focus):
            at = 1
        stops[(at + step) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_key_pressed(self, event: QKeyEvent) -> None:
        row: BatchRow | None = self.list.currentIndex().data(ROW)
        if row is None:
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if row.guesses:
                self.confirm_wanted.emit(row.key)
            self.move_on()
        elif event.key() in _KEYS and _KEYS[Qt.Key(event.key())] in self._possible(row):
            self.wished.emit(row.key, _KEYS[Qt.Key(event.key())], None)

    def _possible(self, row: BatchRow) -> frozenset[Wish]:
        return frozenset(spot.wish for spot in self._delegate.hotspots(row, self.list.viewport().width()))
