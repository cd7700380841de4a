"""How much of the kept evidence still stands, word for word, in its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.core.evidence import Anchor, Evidence, find_anchor
from briefer.library import LibraryError
from briefer.ui.jobs import Jobs, Ticket
from briefer.ui.session import BriefSession

if TYPE_CHECKING:
    from briefer.library import Library

COUNT_AFTER_MS = 250
"""How long the evidence must rest before it is looked at."""


class SourceMatch(QObject):
    """Looks evidence up in its article, off the GUI thread, once each and again when a text has changed.

    `counted` carries how many cards match their source, and how many there are.
    """

    counted = Signal(int, int)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._session: BriefSession | None = None
        self._ticket: Ticket | None = None
        self._known: dict[Anchor, bool] = {}
        self._timer = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._timer.timeout.connect(self._count)

    def follow(self, session: BriefSession | None) -> None:
        """Look at the evidence of this session from now on, or of none."""
        self._session = session
        self._forget()
        if session is None:
            self._timer.stop()
            return
        session.evidence_changed.connect(self._timer.start)
        session.text_changed.connect(lambda _article: self._look_again())
        self._timer.start()

    def _look_again(self) -> None:
        self._forget()
        self._timer.start()

    def _forget(self) -> None:
        self._known = {}
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None

    def _count(self) -> None:
        session = self._session
        if session is None:
            return
        library, evidence = session.library, session.evidence
        unknown = tuple(item.anchor for item in evidence if item.anchor not in self._known)
        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = self._jobs.run(
            lambda: anchors_found(library, unknown), lambda found: self._on_found(evidence, found)
        )

    def _on_found(self, evidence: tuple[Evidence, ...], found: dict[Anchor, bool]) -> None:
        self._ticket = None
        self._known |= found
        self.counted.emit(sum(self._known.get(item.anchor, False) for item in evidence), len(evidence))


def anchors_found(library: Library, anchors: tuple[Anchor, ...]) -> dict[Anchor, bool]:
    """Whether the words of each anchor stand in its article; an article that is gone holds none."""
    texts: dict[str, str] = {}
    for article_id in {anchor.article_id for anchor in anchors}:
        try:
            texts[article_id] = library.article(article_id).text
        except LibraryError:
            texts[article_id] = ""
    return {anchor: find_anchor(anchor, texts[anchor.article_id]) is not None for anchor in anchors}
