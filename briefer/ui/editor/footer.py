"""The strip under the page: words against the limit, pages, time to read aloud, what is to be looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from briefer.ui.editor.measures import Measures
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.icons import icon
from briefer.ui.look.theme import Theme
from briefer.ui.override import override


class BriefFooter(QWidget):
    """Shows the numbers of the brief; `findings_requested` asks for the checks."""

    findings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(scaled(32))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(scaled(110), scaled(6))
        self._bar.setAccessibleName(self.tr("Words written of those allowed"))
        self._words = _label("")
        self._pages = _label("muted")
        self._aloud = _label("muted")
        self._to_fix = self._finding(self.tr("To fix"))
        self._to_look_at = self._finding(self.tr("To look at"))
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(12), 0, scaled(8), 0)
        row.setSpacing(scaled(12))
        row.addWidget(self._bar)
        for label in (self._words, self._pages, self._aloud):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self._to_fix)
        row.addWidget(self._to_look_at)
        self._theme: Theme | None = None
        self._has_limit = False

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons and the words of the findings."""
        self._theme = theme
        for button, name, weight in ((self._to_fix, "error", 600), (self._to_look_at, "warning", 400)):
            colour = f"{name}-text"
            button.setIcon(icon(name, theme, colour))
            button.setStyleSheet(f"QToolButton {{ color: {theme.colours[colour]}; font-weight: {weight}; }}")

    def show_measures(self, measures: Measures) -> None:
        """Show the numbers of the brief."""
        limit = measures.limit
        self._has_limit = limit > 0
        self._bar.setRange(0, max(1, limit))
        self._bar.setValue(min(measures.words, limit))
        words = self.tr("%1 of %2 words") if limit else self.tr("%1 words")
        self._words.setText(words.replace("%1", f"{measures.words:,}").replace("%2", f"{limit:,}"))
        minutes = measures.minutes_aloud
        self._aloud.setText(self.tr("%1 min to read aloud").replace("%1", str(minutes)) if minutes else "")
        self._make_room()

    def show_findings(self, to_fix: int, to_look_at: int) -> None:
        """Show how many findings the checks have."""
        self._to_fix.setText(" " + self.tr("%1 to fix").replace("%1", str(to_fix)))
        self._to_fix.setVisible(to_fix > 0)
        self._to_look_at.setText(" " + self.tr("%1 to look at").replace("%1", str(to_look_at)))
        self._to_look_at.setVisible(to_look_at > 0)
        self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where the pane is narrow the reading time goes first, then the pages, then the bar."""
        row = self.layout()
        self._aloud.show()
        self._pages.show()
        self._bar.setVisible(self._has_limit)
        for shown in (self._aloud, self._pages, self._bar):
            if row is not None and row.sizeHint().width() > self.width():
                shown.hide()

    def forget(self) -> None:
        """Show no numbers."""
        for label in (self._words, self._pages, self._aloud):
            label.clear()
        for shown in (self._bar, self._to_fix, self._to_look_at):
            shown.hide()

    def show_pages(self, pages: int) -> None:
        """Show how many pages the brief is likely to fill."""
        said = self.tr("1 page") if pages == 1 else self.tr("%1 pages").replace("%1", str(pages))
        self._pages.setText(said)
        self._pages.setToolTip(self.tr("An estimate: Word may break lines elsewhere."))

    def _finding(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setFont(font(Text.SECOND))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(self.findings_requested)
        button.hide()
        return button


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setFont(font(Text.SECOND))
    label.setMinimumHeight(QFontMetrics(label.font()).height())
    if role:
        label.setProperty("role", role)
    return label
