"""The line at the foot of the window: saved, offline, counts, language, library."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from briefer.ui.controls import Drawing, hairline, label
from briefer.ui.fonts import Text, scaled
from briefer.ui.theme import Themes
from briefer.ui.wording import one_line

TOLD_FOR_MS = 6000


class StatusLine(QStatusBar):
    """Small facts, each with its drawing; a sentence told takes the place of the counts for a while."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(scaled(26))
        self.setAccessibleName(self.tr("Status"))
        self._saved_mark = Drawing("passed", themes, size=14)
        self._saved = label(self.tr("Ready"), Text.SECOND)
        self._counts = label("", Text.SECOND)
        self._library_mark = Drawing("lock", themes, size=14)
        self._library = label("", Text.SECOND)
        self._counted = ""
        self.addWidget(_item(self._saved_mark, self._saved))
        self._divide()
        self.addWidget(_item(Drawing("offline", themes, size=14), label(self.tr("Offline"), Text.SECOND)))
        self._divide()
        self.addWidget(_item(None, self._counts), 1)
        self.addPermanentWidget(_item(None, label(self.tr("English (UK)"), Text.SECOND)))
        self.addPermanentWidget(hairline(upright=True))
        self.addPermanentWidget(_item(self._library_mark, self._library))
        self._timer = QTimer(self, singleShot=True, interval=TOLD_FOR_MS)
        self._timer.timeout.connect(self._on_told)

    @property
    def text(self) -> str:
        """All that stands in the line."""
        return f"{self._saved.text()} {self._counts.text()} {self._library.text()}"

    def show_saved(self, at: dt.datetime | None) -> None:
        """When everything was last durable; None while something is not yet."""
        self._saved_mark.show_drawing("passed" if at else "clock")
        said = self.tr("Saved %1").replace("%1", f"{at.astimezone():%H:%M}") if at else self.tr("Saving")
        self._saved.setText(said)

    def show_unsaved(self) -> None:
        """Saving failed and is tried again."""
        self._saved_mark.show_drawing("error", "error-text")
        self._saved.setText(self.tr("Not saved, trying again"))

    def forget(self) -> None:
        """Show nothing of a library."""
        self._saved_mark.show_drawing("passed")
        self._saved.setText(self.tr("Ready"))
        self._timer.stop()
        self.show_counts("")
        self.show_library("", is_open=False)

    def show_counts(self, text: str) -> None:
        """How much there is."""
        self._counted = text
        if not self._timer.isActive():
            self._counts.setText(text)

    def show_library(self, text: str, *, is_open: bool) -> None:
        """Which library is open."""
        self._library_mark.show_drawing("unlock" if is_open else "lock")
        self._library.setText(text)

    def tell(self, sentence: str) -> None:
        """Say something for a while."""
        self._counts.setText(one_line(sentence, 200))
        self._timer.start()

    def _divide(self) -> None:
        self.addWidget(hairline(upright=True))

    def _on_told(self) -> None:
        self._counts.setText(self._counted)


def _item(drawing: Drawing | None, text: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(scaled(8), 0, scaled(8), 0)
    row.setSpacing(scaled(6))
    if drawing is not None:
        row.addWidget(drawing)
    row.addWidget(text)
    return made
