"""The strip below the toolbar while articles come in: progress with cancel, and what was refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefer.ui.importing.progress import ImportProgress
from briefer.ui.importing.report import ImportReport
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.controls import Drawing, button, wrapped_label
from briefer.ui.wording import one_line
from briefer.workflow.progress import ProgressStep
from briefer.workflow.reading import Refusal

_MOST_NOTES = 50


class ImportStrip(QFrame):
    """Shows itself while there is something to say. `cancelled` is the wish to stop, `paste_requested` to paste."""

    cancelled = Signal()
    paste_requested = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName(self.tr("Articles coming in"))
        self._themes = themes
        self._progress = ImportProgress()
        self._progress.cancelled.connect(self.cancelled)
        self._is_working = self._is_quiet = False
        # The height of a note is known only once it is shown in the style sheet's sizes.
        self._settle_timer = QTimer(self, singleShot=True, interval=0)
        self._settle_timer.timeout.connect(self._fit)
        self._notes = {severity: _Notes(severity, themes) for severity in ("error", "warning")}
        self.report = ImportReport(themes)
        self.report.changed.connect(self._fit)
        self.report.paste_requested.connect(self.paste_requested)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
        column.setSpacing(scaled(6))
        for notes in self._notes.values():
            column.addWidget(notes)
            notes.dismissed.connect(self._fit)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._inner)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addWidget(self._progress)
        column.addWidget(self.report)
        column.addWidget(self._scroll)
        self._fit()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The notes shown, in order."""
        said = tuple(sentence for notes in self._notes.values() for sentence in notes.sentences)
        return (*self.report.sentences, *said)

    def show_progress(self, step: ProgressStep) -> None:
        """Say how far the work is."""
        self._progress.show_step(step)
        self._is_working = True
        self._fit()

    def finish(self) -> None:
        """The work is done: only notes stay."""
        self._is_working = False
        self._fit()

    def keep_quiet(self, is_quiet: bool) -> None:  # noqa: FBT001
        """Leave progress and report to the page that shows them at length; notes still come."""
        self._is_quiet = is_quiet
        self._fit()

    def add_refusal(self, refusal: Refusal) -> None:
        """A file was not added: its sentence stays until it is dismissed."""
        self.report.add_refusal(refusal)

    def add_warning(self, sentence: str) -> None:
        """Something to look at."""
        self._add_note("warning", one_line(sentence))

    def add_error(self, sentence: str) -> None:
        """Something failed."""
        self._add_note("error", one_line(sentence))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _add_note(self, severity: str, sentence: str) -> None:
        notes = self._notes[severity]
        if sentence not in notes.sentences and len(notes.sentences) < _MOST_NOTES:
            notes.add(sentence)
            self._fit()
            self._settle_timer.start()

    def _fit(self) -> None:
        for notes in self._notes.values():
            notes.setVisible(bool(notes.sentences))
        self._progress.setVisible(self._is_working and not self._is_quiet)
        self.report.setVisible(self.report.has_news and not self._is_quiet)
        self.report.fit(self.width())
        has_notes = any(notes.sentences for notes in self._notes.values())
        self._scroll.setVisible(has_notes)
        if has_notes:
            layout = self._inner.layout()
            assert layout is not None
            height = layout.totalHeightForWidth(self.width())
            # Wrapped labels ask for the room of a narrow column; in the width they have, they need less.
            self._inner.setFixedHeight(height)
            self._scroll.setFixedHeight(min(height, scaled(150)))
        self.setVisible(has_notes or ((self.report.has_news or self._is_working) and not self._is_quiet))


class _Notes(QFrame):
    """Sentences of one severity, and one button to be rid of them."""

    dismissed = Signal()

    def __init__(self, severity: str, themes: Themes) -> None:
        super().__init__()
        self.setProperty("role", f"note-{severity}")
        self._severity, self._themes = severity, themes
        self.sentences: tuple[str, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(scaled(4))
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(11), scaled(6), scaled(8), scaled(6))
        row.setSpacing(scaled(12))
        row.addLayout(self._lines, 1)
        self._dismiss = button(self.tr("Dismiss"), "small")
        self._dismiss.clicked.connect(self._on_dismiss)
        row.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)

    def add(self, sentence: str) -> None:
        """Say one more thing."""
        self.sentences = (*self.sentences, sentence)
        self.setAccessibleName(" ".join(self.sentences))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, scaled(2), 0, scaled(2))
        row.setSpacing(scaled(9))
        row.addWidget(Drawing(self._severity, self._themes, f"{self._severity}-text"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(wrapped_label(sentence, Text.LIST), 1)
        self._lines.addWidget(line)
        self._lines.activate()

    def _on_dismiss(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.sentences = ()
        self.dismissed.emit()
