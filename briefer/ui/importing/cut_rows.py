"""What the reading of a page left out, unfolded at its places in the reader, each piece with a way back."""

from __future__ import annotations

from itertools import groupby, islice

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from briefer.core.article import Article, Cut
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.override import override
from briefer.ui.reader.view import Reader
from briefer.ui.widgets.controls import label, wrapped_label
from briefer.ui.wording import counted, filled, one_line, tr

MOST_SHOWN = 60
"""Pieces that are unfolded at once; a page has a handful."""

_LONGEST = 400
"""Characters of a piece that are shown."""


def cuts_in_words(article: Article) -> str:
    """What was left out of an article, such as "2 lines left out: caption, related."; "" for nothing."""
    cuts = offered_cuts(article)
    if not cuts:
        return ""
    reasons = ", ".join(dict.fromkeys(tr(cut.reason.value) for cut in cuts))
    return filled("%1 left out: %2.", counted(len(cuts), "line", "lines"), reasons)


def offered_cuts(article: Article) -> tuple[Cut, ...]:
    """The cuts that can be put back: all that hold words."""
    return tuple(cut for cut in article.cuts if cut.text.strip())


class CutRows(QObject):
    """Makes room between the paragraphs of a reader and shows there what was left out.

    The text of the reader stays as it is, so all places in it stay too. `restore_wanted` carries a `Cut`.
    """

    restore_wanted = Signal(object)

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self._groups: dict[int, _Group] = {}
        self._is_open = False
        reader.laid_out.connect(self._on_laid_out)
        reader.document().documentLayout().documentSizeChanged.connect(self._place)
        reader.verticalScrollBar().valueChanged.connect(self._place)
        reader.widened.connect(self._make_room)

    @property
    def groups(self) -> tuple[QWidget, ...]:
        """The frames that are unfolded, in the order of the text."""
        return tuple(self._groups.values())

    @property
    def is_open(self) -> bool:
        """Whether what was left out is unfolded."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001
        """Unfold or fold all."""
        if is_open != self._is_open:
            self._is_open = is_open
            self._on_laid_out()

    def _on_laid_out(self) -> None:
        """The text is another, or has lost its room: begin afresh."""
        old, self._groups = self._groups, {}
        for group in old.values():
            group.hide()
            group.deleteLater()
        article = self._reader.article
        if self._is_open and article is not None:
            shown = islice(offered_cuts(article), MOST_SHOWN)
            for before, cuts in groupby(shown, key=lambda cut: min(cut.before, len(article.paragraphs))):
                self._groups[before] = group = _Group(tuple(cuts), self._reader.viewport())
                group.restore_wanted.connect(self.restore_wanted)
        if old or self._groups:
            self._make_room()

    def _make_room(self) -> None:
        width = self._column().width()
        rooms = {before: group.height_for(width) + _gap() for before, group in self._groups.items()}
        end = self._end()
        # Qt lets blocks have no margin at either end of a text.
        self._reader.set_room(rooms.pop(0, 0), rooms.pop(end, 0))
        wanted = {self._block(before).blockNumber(): room for before, room in rooms.items()}
        block = self._reader.document().begin()
        while block.isValid():
            _set_room(block, wanted.get(block.blockNumber(), 0))
            block = block.next()
        self._place()

    def _place(self, *_changed: object) -> None:
        layout = self._reader.document().documentLayout()
        shift = self._reader.verticalScrollBar().value()
        column = self._column()
        for before, group in self._groups.items():
            bounds = layout.blockBoundingRect(self._block(before))
            height = group.height_for(column.width())
            top = bounds.bottom() + _gap() if 0 < self._end() == before else bounds.top() - height - _gap()
            group.setGeometry(QRect(column.left(), round(top) - shift, column.width(), height))
            group.show()

    def _end(self) -> int:
        return 0 if self._reader.article is None else len(self._reader.article.paragraphs)

    def _block(self, before: int) -> QTextBlock:
        """The first block of the paragraph behind a cut, or the last of the text."""
        article, document = self._reader.article, self._reader.document()
        if article is None or before >= len(article.paragraphs):
            return document.lastBlock()
        return document.findBlockByNumber(article.text.count("\n", 0, article.paragraphs[before].span.start))

    def _column(self) -> QRect:
        shape = self._reader.document().rootFrame().frameFormat()
        left = round(shape.leftMargin())
        return QRect(left, 0, max(scaled(120), self._reader.viewport().width() - left - round(shape.rightMargin())), 0)


class _Group(QFrame):
    """The pieces that stood at one place."""

    restore_wanted = Signal(object)

    def __init__(self, cuts: tuple[Cut, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(tr("Left out here"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(scaled(10), scaled(4), scaled(6), scaled(4))
        self._column.setSpacing(scaled(2))
        for cut in cuts:
            self._column.addLayout(self._row(cut))

    def height_for(self, width: int) -> int:
        """The height that the pieces need in that width, in pixels."""
        return self._column.totalHeightForWidth(width)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Else the click would go on to the text below and select there.
        event.accept()

    def _row(self, cut: Cut) -> QHBoxLayout:
        words = one_line(cut.text, _LONGEST)
        restore = QToolButton()
        restore.setProperty("role", "link")
        restore.setFont(font(Text.SECOND))
        restore.setText(tr("Restore"))
        restore.setAccessibleName(filled("Restore: %1", words))
        restore.setMinimumHeight(scaled(24))

        def on_clicked() -> None:
            self.setEnabled(False)
            self.restore_wanted.emit(cut)

        restore.clicked.connect(on_clicked)
        reason = tr(cut.reason.value)
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addWidget(label(reason[:1].upper() + reason[1:], Text.SECOND_STRONG, "muted"), 0)
        row.addWidget(wrapped_label(words, Text.SECOND, "muted"), 1)
        row.addWidget(restore, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _gap() -> int:
    return scaled(8)


def _set_room(block: QTextBlock, room: int) -> None:
    shape = block.blockFormat()
    if shape.topMargin() != room:
        shape.setTopMargin(room)
        QTextCursor(block).setBlockFormat(shape)
