"""One article of a batch as it came out: its details, its text, and the original beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.core.article import Article
from briefer.settings import ReaderFace
from briefer.ui.importing.cut_rows import CutRows
from briefer.ui.importing.details_form import DetailsForm
from briefer.ui.look.fonts import Text, font, reader_font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.reader.highlights import Highlight
from briefer.ui.reader.view import Reader
from briefer.ui.widgets.controls import Drawing, PaneHeader, hairline, label
from briefer.ui.wording import one_line
from briefer.workflow.correcting import EditedDetails, Field


class ImportPreview(QWidget):
    """The article of the row that is current.

    `corrected` carries `EditedDetails` and the `Field`s confirmed; `restore_wanted` a `Cut` to be put back;
    `original_wanted` is the wish to see the original, answered by `show_original`.
    """

    corrected = Signal(object, object)
    restore_wanted = Signal(object)
    original_wanted = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._look: tuple[ReaderFace, float] | None = None
        self.form = DetailsForm(themes)
        self.form.left.connect(lambda _field: self._correct())
        self.reader = Reader(themes)
        self.cuts = CutRows(self.reader)
        self.cuts.restore_wanted.connect(self.restore_wanted)
        self.original = QPlainTextEdit()
        self.clean_button = _segment(self.tr("Clean text"), "first")
        self.original_button = _segment(self.tr("Original"), "last")
        self._title = QLabel()
        self._seal = label("", Text.SECOND, "muted")
        self._texts = QStackedWidget()
        self._content = QWidget()
        self._empty = label(self.tr("Choose an article to see what came of it."), Text.LIST, "muted")
        self._lay_out()
        for chip in self.form.chips.values():
            chip.confirmed.connect(self._on_confirmed)
        self.show_article(None)

    @property
    def article(self) -> Article | None:
        """The article shown."""
        return self.reader.article

    @property
    def text(self) -> QWidget:
        """What is read: the clean text or the original."""
        return self.original if self.original_button.isChecked() else self.reader

    def show_article(self, article: Article | None) -> None:
        """Show an article, or none. The same one keeps its place, and what is being typed where details agree."""
        old = self.reader.article
        is_same = old is not None and article is not None and old.id == article.id
        if not is_same:
            self.clean_button.setChecked(True)
            self.original.clear()
            self._texts.setCurrentIndex(0)
            self.cuts.set_open(False)
        self._content.setVisible(article is not None)
        self._empty.setVisible(article is None)
        if article is None or old is None or old.text != article.text or not is_same:
            self.reader.show_article(article)
        else:
            self.reader.take_details(article)
        if article is None:
            return
        self.form.show_article(article)
        self._title.setText(one_line(article.title or article.original.name))
        seal = article.original.sha256
        said = self.tr("The original file is kept unchanged and sealed (SHA-256 %1 %2 … %3)")
        self._seal.setText(said.replace("%1", seal[:4]).replace("%2", seal[4:8]).replace("%3", seal[-2:]))
        self._seal.setToolTip(f"SHA-256 {seal}")

    def show_marks(self, marks: tuple[Highlight, ...]) -> None:
        """Mark what was found in the text."""
        self.reader.set_highlights(marks)

    def unfold_cuts(self) -> None:
        """Show what was left out at its places in the clean text, or fold it again."""
        self.clean_button.setChecked(True)
        self.cuts.set_open(not self.cuts.is_open)

    def show_original(self, text: str) -> None:
        """The words of the original; "" where it has none that can be shown as they are."""
        none = self.tr("This kind of file has no plain letters to show. Open it in its own program to see its pages.")
        self.original.setPlainText(text or none)

    def set_look(self, face: ReaderFace, size: float) -> None:
        """Letters of the text and their size in pixels."""
        if (face, size) == self._look:
            return
        self._look = (face, size)
        self.reader.set_text_look(face, size)
        title = reader_font(face, 16)
        title.setBold(True)
        self._title.setFont(title)

    def _lay_out(self) -> None:
        header = PaneHeader(self.tr("Preview"))
        segments = QWidget()
        row = QHBoxLayout(segments)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for made in (self.clean_button, self.original_button):
            group.addButton(made)
            row.addWidget(made)
        self.clean_button.setChecked(True)
        group.buttonToggled.connect(self._on_toggled)
        header.add(segments)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setObjectName("sheet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._empty, 1)
        column.addWidget(self._content, 1)
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._build_details())
        inner.addWidget(hairline())
        inner.addWidget(self._build_texts(), 1)
        inner.addWidget(self._build_seal())

    def _build_details(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(scaled(20), scaled(12), scaled(20), scaled(14))
        column.setSpacing(scaled(10))
        column.addWidget(label(self.tr("Details, and where each guess comes from"), Text.TITLE))
        column.addWidget(self.form)
        return made

    def _build_texts(self) -> QWidget:
        clean = QWidget()
        clean.setObjectName("sheet")
        clean.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(clean)
        column.setContentsMargins(0, scaled(14), 0, 0)
        column.setSpacing(0)
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setContentsMargins(scaled(58), 0, scaled(24), 0)
        self.set_look(ReaderFace.SERIF, 15.5)
        column.addWidget(self._title)
        column.addWidget(self.reader, 1)
        self.original.setReadOnly(True)
        self.original.setUndoRedoEnabled(False)
        self.original.setAcceptDrops(False)
        self.original.setAccessibleName(self.tr("Original as plain text"))
        self.original.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.original.document().setDocumentMargin(scaled(20))
        self.original.setFont(font(Text.LIST))
        self.original.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._texts.addWidget(clean)
        self._texts.addWidget(self.original)
        return self._texts

    def _build_seal(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(scaled(52))
        row = QHBoxLayout(foot)
        row.setContentsMargins(scaled(20), 0, scaled(16), 0)
        row.setSpacing(scaled(8))
        row.addWidget(Drawing("seal", self._themes))
        row.addWidget(self._seal, 1)
        return foot

    def _on_toggled(self) -> None:
        is_original = self.original_button.isChecked()
        self._texts.setCurrentIndex(1 if is_original else 0)
        if is_original:
            self.original_wanted.emit()

    def _on_confirmed(self, _field: Field) -> None:
        self._correct()

    def _correct(self) -> None:
        wanted: EditedDetails | None = self.form.wanted()
        if wanted is not None:
            self.corrected.emit(wanted, self.form.confirmed)


def _segment(text: str, place: str) -> QToolButton:
    made = QToolButton()
    made.setProperty("role", "segment")
    made.setProperty("place", place)
    made.setText(text)
    made.setCheckable(True)
    made.setFixedHeight(scaled(26))
    return made
