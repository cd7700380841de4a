"""The pane of the reader: what the article is, which marks are shown, and the text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind, find_anchor
from briefer.core.suggestion import Figure, Quotation, Suggestions
from briefer.settings import READER_SIZES, ReaderFace
from briefer.ui.look.fonts import Text, font, reader_font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.reader.highlights import Highlight, highlights
from briefer.ui.reader.view import Reader
from briefer.ui.session import BriefSession
from briefer.ui.widgets.controls import Drawing, IconButton, PaneHeader, hairline, label
from briefer.ui.widgets.rows import Mark, letter_size, paint_letter
from briefer.ui.wording import counted, long_date, one_line


class ReaderPane(QWidget):
    """One article with its marks.

    `suggestion_clicked` and `evidence_clicked` carry the key of a mark; `back_requested` is the wish to return
    to where the source was asked for. `article_shown` carries the `Article` that is read from now on, or None.
    """

    article_shown = Signal(object)
    suggestion_clicked = Signal(str)
    evidence_clicked = Signal(str)
    back_requested = Signal()
    look_requested = Signal(object, int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._session: BriefSession | None = None
        self._face, self._size = ReaderFace.SERIF, 15.5
        self.reader = Reader(themes, self)
        self._marks: dict[Mark, QToolButton] = {}
        self._title = QLabel()
        self._facts = label("", Text.SECOND, "muted")
        self._has_words = True
        self._sealed = QWidget()
        self._sealed_words = label(self.tr("Original sealed"), Text.SECOND, "muted")
        self._below = QVBoxLayout()
        self._head = self._build_head()
        self._empty = label(self.tr("Choose an article to read it here."), Text.LIST, "muted")
        self._empty.setObjectName("sheet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._empty.setContentsMargins(scaled(58), scaled(20), scaled(24), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._header = self._build_header()
        self._words_fit_from = self._header.sizeHint().width()
        column.addWidget(self._header)
        column.addWidget(self._head)
        column.addWidget(self._empty, 1)
        column.addWidget(self.reader, 1)
        self.reader.highlight_clicked.connect(self._on_highlight_clicked)
        themes.changed.connect(self._tint)
        self._tint()
        self.show_article(None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = event.size().width() >= self._words_fit_from
        if has_room != self._has_words:
            self._show_words(is_shown=has_room)

    def set_session(self, session: BriefSession | None) -> None:
        """Mark what this session keeps from now on."""
        self._session = session
        if session is not None:
            session.evidence_changed.connect(self.refresh_marks)
            session.article_changed.connect(self.refresh_marks)

    def show_article(self, article: Article | None) -> None:
        """Show another article, or none."""
        self.reader.show_article(article)
        self._head.setVisible(article is not None)
        self.reader.setVisible(article is not None)
        self._empty.setVisible(article is None)
        if article is not None:
            self._show_facts(article)
            self.refresh_marks()
        self.article_shown.emit(article)

    def show_details(self, article: Article) -> None:
        """Show other details of the article that is read; the text and its place stay."""
        self.reader.take_details(article)
        self._show_facts(article)
        self.article_shown.emit(article)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a widget below the facts of the article."""
        self._below.addWidget(widget)

    def refresh_marks(self) -> None:
        """Mark what is kept and suggested now."""
        article = self.reader.article
        if article is None or self._session is None:
            return
        self.reader.set_highlights(marks_in(self._session, article))

    def outline(self, suggestion: Quotation | Figure | None) -> None:
        """Outline a suggestion as the current one."""
        if suggestion is None:
            self.reader.clear_current()
        else:
            span = suggestion.extent if isinstance(suggestion, Figure) else suggestion.span
            self.reader.show_span(span)

    def show_evidence(self, item: Evidence) -> None:
        """Outline kept words; nothing where the article no longer has them."""
        article = self.reader.article
        span = find_anchor(item.anchor, article.text) if article is not None else None
        if span is not None:
            self.reader.show_span(span)

    @property
    def look(self) -> tuple[ReaderFace, float]:
        """Letters of the text and their size in pixels."""
        return self._face, self._size

    def set_look(self, face: ReaderFace, size: float) -> None:
        """Letters of the text and their size in pixels."""
        self._face, self._size = face, size
        self.reader.set_text_look(face, size)
        title = reader_font(face, 16)
        title.setBold(True)
        self._title.setFont(title)

    def change_size(self, step: int) -> None:
        """Ask for larger or smaller letters."""
        size = max(READER_SIZES[0], min(round(self._size) + step, READER_SIZES[1]))
        self.look_requested.emit(self._face, size)

    def keep_selection(self, kind: EvidenceKind) -> bool:
        """Keep the selected words; False where none are selected."""
        span, article = self.reader.selected_span(), self.reader.article
        if span is None or article is None or self._session is None:
            return False
        self._session.keep_selection(article.id, span, kind)
        cursor = self.reader.textCursor()
        cursor.clearSelection()
        self.reader.setTextCursor(cursor)
        return True

    def _show_facts(self, article: Article) -> None:
        self._title.setText(one_line(article.title or article.original.name))
        words = counted(len(article.text.split()), "word", "words")
        facts = (one_line(article.outlet, 60), long_date(article.published), words)
        self._facts.setText("     ".join(fact for fact in facts if fact))
        self.reader.setAccessibleDescription(self._title.text())

    def _build_header(self) -> QWidget:
        header = PaneHeader(self.tr("Reader"))
        self.back_button = IconButton("left", self.tr("Back to where you came from (Alt+Left)"), self._themes)
        self.back_button.clicked.connect(self.back_requested)
        header.add(self.back_button)
        header.add(hairline(upright=True))
        names = {
            Mark.QUOTATION: self.tr("Quotations"),
            Mark.FIGURE: self.tr("Figures"),
            Mark.SPEAKER: self.tr("Speakers"),
            Mark.DATE: self.tr("Dates"),
        }
        for mark, name in names.items():
            self._marks[mark] = toggle = QToolButton()
            toggle.setProperty("role", "mark")
            toggle.setText(name)
            toggle.setAccessibleName(self.tr("Show %1").replace("%1", name.lower()))
            toggle.setToolTip(toggle.accessibleName())
            toggle.setCheckable(True)
            toggle.setChecked(True)
            toggle.setFixedHeight(scaled(26))
            toggle.toggled.connect(self._on_toggled)
            header.add(toggle)
        header.add(hairline(upright=True))
        header.add(self._build_look_button())
        self._show_words(is_shown=True)
        return header

    def _show_words(self, *, is_shown: bool) -> None:
        """Say in words what can be shown, or leave it to the letters where the pane is narrow."""
        self._has_words = is_shown
        styles = Qt.ToolButtonStyle
        metrics = QFontMetrics(font(Text.LIST))
        for mark, toggle in self._marks.items():
            toggle.setToolButtonStyle(styles.ToolButtonTextBesideIcon if is_shown else styles.ToolButtonIconOnly)
            words = metrics.horizontalAdvance(toggle.text()) + scaled(5) if is_shown else 0
            toggle.setFixedWidth(words + letter_size(mark.letter)[0] + scaled(10))
        self._sealed_words.setVisible(is_shown)

    def _build_look_button(self) -> QToolButton:
        made = IconButton("aa", self.tr("Letters of the reader"), self._themes)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        menu.addAction(self.tr("Larger"), lambda: self.change_size(1))
        menu.addAction(self.tr("Smaller"), lambda: self.change_size(-1))
        menu.addSeparator()
        menu.addAction(self.tr("With serifs"), lambda: self.look_requested.emit(ReaderFace.SERIF, round(self._size)))
        menu.addAction(self.tr("Without serifs"), lambda: self.look_requested.emit(ReaderFace.SANS, round(self._size)))
        made.setMenu(menu)
        return made

    def _build_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("sheet")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(58), scaled(11), scaled(24), scaled(10))
        inner.setSpacing(scaled(4))
        self._title.setWordWrap(True)
        # In a low window the text gives way, not a line of the title.
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        title = reader_font(self._face, 16)
        title.setBold(True)
        self._title.setFont(title)
        inner.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(scaled(16))
        row.addWidget(self._facts)
        seal = QHBoxLayout(self._sealed)
        seal.setContentsMargins(0, 0, 0, 0)
        seal.setSpacing(scaled(5))
        seal.addWidget(Drawing("seal", self._themes))
        seal.addWidget(self._sealed_words)
        self._sealed.setToolTip(self._sealed_words.text())
        row.addWidget(self._sealed)
        row.addStretch(1)
        inner.addLayout(row)
        inner.addLayout(self._below)
        column.addLayout(inner)
        column.addWidget(hairline())
        return head

    def _tint(self) -> None:
        for mark, toggle in self._marks.items():
            toggle.setIcon(self._letter_icon(mark))
            toggle.setIconSize(QSize(*letter_size(mark.letter)))
            toggle.setFont(font(Text.LIST))

    def _letter_icon(self, mark: Mark) -> QIcon:
        width, height = letter_size("Q")
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(round(width * ratio), round(height * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        paint_letter(painter, 0, 0, mark.letter, mark, self._themes.current, is_filled=True)
        painter.end()
        return QIcon(drawn)

    def _on_toggled(self) -> None:
        self.reader.set_shown(frozenset(mark for mark, toggle in self._marks.items() if toggle.isChecked()))

    def _on_highlight_clicked(self, key: str) -> None:
        found = self._session is not None and key in self._session.evidence_by_id()
        (self.evidence_clicked if found else self.suggestion_clicked).emit(key)


def marks_in(session: BriefSession, article: Article) -> tuple[Highlight, ...]:
    """What is kept of an article and what is still suggested in it."""
    found = session.suggestions(article.id) or Suggestions()
    kept = session.evidence_in(article.id)
    return highlights(
        found, kept, session.labels(), lambda item: session.decision(article.id, item) is None, article.text
    )
