"""The line at the foot of the window: saved, offline, counts, language, library."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import Drawing, hairline, label
from briefer.ui.wording import filled, one_line

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
        self._match_mark = Drawing("seal", themes, size=14)
        self._match = label("", Text.SECOND)
        self._match_item = _item(self._match_mark, self._match)
        self._match_line = hairline(upright=True)
        self._library_mark = Drawing("lock", themes, size=14)
        self._library = label("", Text.SECOND)
        self._counted = ""
        self.addWidget(_item(self._saved_mark, self._saved))
        self._divide()
        self.addWidget(_item(Drawing("offline", themes, size=14), label(self.tr("Offline"), Text.SECOND)))
        self._divide()
        self.addWidget(self._match_item)
        self.addWidget(self._match_line)
        self.show_matches(0, 0)
        self.addWidget(_item(None, self._counts), 1)
        self.addPermanentWidget(_item(None, label(self.tr("English (UK)"), Text.SECOND)))
        self.addPermanentWidget(hairline(upright=True))
        self.addPermanentWidget(_item(self._library_mark, self._library))
        self._timer = QTimer(self, singleShot=True, interval=TOLD_FOR_MS)
        self._timer.timeout.connect(self._on_told)

    @property
    def text(self) -> str:
        """All that stands in the line."""
        return f"{self._saved.text()} {self._match.text()} {self._counts.text()} {self._library.text()}"

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
        self.show_matches(0, 0)
        self.show_library("", is_open=False)

    def show_matches(self, matching: int, kept: int) -> None:
        """How many cards of evidence still stand word for word in their article; nothing where none is kept."""
        is_whole = matching == kept
        self._match_mark.show_drawing("seal" if is_whole else "warning", "muted" if is_whole else "warning-text")
        self._match.setText(filled("Sources match: %1 of %2", matching, kept) if kept else "")
        self._match_item.setToolTip(self.tr("Kept evidence whose words stand in their article as they were kept"))
        self._match_item.setVisible(kept > 0)
        self._match_line.setVisible(kept > 0)

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
