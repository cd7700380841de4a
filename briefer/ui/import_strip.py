"""The strip below the toolbar while articles come in: progress with cancel, and what was refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from briefer.ui.controls import Drawing, button, label, wrapped_label
from briefer.ui.fonts import Text, scaled
from briefer.ui.theme import Themes
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
        self._words = label("", Text.LIST)
        self._percent = label("", Text.LIST, "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = button(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        self._progress = self._build_progress()
        self._notes = QWidget()
        self._note_column = QVBoxLayout(self._notes)
        self._note_column.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(10))
        self._note_column.setSpacing(scaled(8))
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._notes)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addWidget(self._progress)
        column.addWidget(self._scroll)
        self._progress.hide()
        self._fit()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The notes shown, in order."""
        return tuple(note.accessibleName() for note in self._shown_notes())

    def show_progress(self, step: ProgressStep) -> None:
        """Say how far the work is."""
        self._words.setText(one_line(step.words, 200))
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        self._percent.setText(f"{round(100 * step.done / step.total)}%")
        self._progress.show()
        self._fit()

    def finish(self) -> None:
        """The work is done: only notes stay."""
        self._progress.hide()
        self._fit()

    def add_refusal(self, refusal: Refusal) -> None:
        """A file was not added: its sentence stays until it is dismissed."""
        self._add_note("error", one_line(refusal.sentence))

    def add_warning(self, sentence: str) -> None:
        """Something to look at."""
        self._add_note("warning", one_line(sentence))

    def add_error(self, sentence: str) -> None:
        """Something failed."""
        self._add_note("error", one_line(sentence))

    def _build_progress(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(scaled(14), scaled(8), scaled(14), scaled(9))
        row.setSpacing(scaled(14))
        column = QVBoxLayout()
        column.setSpacing(scaled(6))
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self._percent)
        column.addLayout(line)
        column.addWidget(self._bar)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        return made

    def _add_note(self, severity: str, sentence: str) -> None:
        if sentence in self.sentences or len(self._shown_notes()) >= _MOST_NOTES:
            return
        note = QFrame()
        note.setProperty("role", f"note-{severity}")
        note.setAccessibleName(sentence)
        row = QHBoxLayout(note)
        row.setContentsMargins(scaled(11), scaled(7), scaled(9), scaled(7))
        row.setSpacing(scaled(9))
        row.addWidget(Drawing(severity, self._themes, f"{severity}-text"))
        row.addWidget(wrapped_label(sentence, Text.LIST), 1)
        dismiss = button(self.tr("Dismiss"), "small")
        dismiss.clicked.connect(lambda: self._dismiss(note))
        row.addWidget(dismiss)
        self._note_column.addWidget(note)
        self._fit()

    def _dismiss(self, note: QFrame) -> None:
        self._note_column.removeWidget(note)
        note.hide()
        note.deleteLater()
        self._fit()

    def _shown_notes(self) -> list[QWidget]:
        items = (self._note_column.itemAt(place) for place in range(self._note_column.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _fit(self) -> None:
        notes = self._shown_notes()
        self._scroll.setVisible(bool(notes))
        needed = self._notes.sizeHint().height()
        self._scroll.setFixedHeight(min(needed, scaled(168)))
        self.setVisible(bool(notes) or not self._progress.isHidden())
