"""How far an import is, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.widgets.controls import button, label
from briefer.ui.wording import one_line
from briefer.workflow.progress import ProgressStep


class ImportProgress(QWidget):
    """Words, per cent and a thin bar; hidden while nothing is under way. `cancelled` is the wish to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", Text.LIST)
        self._percent = label("", Text.LIST, "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
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
        row.addWidget(cancel)
        self.hide()

    @property
    def words(self) -> str:
        """What is being done."""
        return self._words.text()

    def show_step(self, step: ProgressStep) -> None:
        """Say how far the work is."""
        self._words.setText(one_line(step.words, 200))
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        self._percent.setText(f"{round(100 * step.done / step.total)}%")
        self.show()
