"""The work on one brief: what is kept and written, undo over all of it, and saving as one goes."""

from __future__ import annotations

import datetime as dt
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from briefer.brief.edit import evidence_blocks, place_blocks
from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.core.suggestion import Decision, Figure, Quotation, Suggestions, suggestion_id
from briefer.library.errors import LibraryError
from briefer.ui.desk import Desk, SuggestionKey, evidence_labels, write_all, writes_between
from briefer.ui.jobs import Jobs, Lane
from briefer.ui.session_step import Step
from briefer.workflow.keeping import evidence_from, evidence_from_selection
from briefer.workflow.placing import FoundArticle, placed, placed_blocks
from briefer.workflow.templates import template

if TYPE_CHECKING:
    from briefer.brief.model import Block, Brief
    from briefer.core.span import Span
    from briefer.library import Library

SAVE_AFTER_MS = 400
"""How long typing may wait before it is written; the write itself must fit in the rest of the second."""

RETRY_AFTER_MS = 5000
MERGE_PAUSE_S = 2.0
"""Typing after a longer pause starts a new step of undo."""


class Place(Enum):
    """The pane from which the user went to a source."""

    BRIEF = "brief"
    EVIDENCE = "evidence"


class BriefSession(QObject):
    """The open brief with its evidence, on an open library.

    Every change goes through `undo_stack`. `brief_changed` carries the new `Brief` after each change of it,
    also by undo; `evidence_changed` follows any change of the kept evidence; `article_changed` names an
    article whose suggestions or decisions changed. `set_right` carries the `Article`s with other details or another
    text, also by undo, and `text_changed` names those with another text. Writes reach the library in order and off the
    GUI thread; `saved` follows the last of them.
    """

    brief_changed = Signal(object)
    evidence_changed = Signal()
    article_changed = Signal(str)
    set_right = Signal(tuple)
    text_changed = Signal(str)
    saved = Signal(object)
    save_failed = Signal(Exception)
    source_requested = Signal(str)
    returned = Signal(str, Place)

    def __init__(self, library: Library, jobs: Jobs, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(1000)
        self._jobs = jobs
        self._desk = desk
        self._articles: dict[str, Article] = {}
        self._suggestions: dict[str, Suggestions] = {}
        self._decisions: dict[str, Mapping[str, Decision]] = {}
        self._unwritten: set[str] = set()
        self._trail: list[tuple[str, Place]] = []
        self._unsaved = False
        self._queue: deque[Callable[[], object]] = deque()
        self._last_push = 0.0
        self._save_timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self.save_now)

    @property
    def brief(self) -> Brief:
        """The brief as it is now."""
        return self._desk.brief

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence kept in the library, in kept order."""
        return self._desk.evidence

    def evidence_by_id(self) -> dict[str, Evidence]:
        """The evidence by its id."""
        return {item.id: item for item in self._desk.evidence}

    def labels(self) -> dict[str, str]:
        """The short names of the evidence by its id, such as Q1."""
        return evidence_labels(self._desk.evidence)

    @property
    def is_saved(self) -> bool:
        """Whether everything is durable in the library."""
        return not self._unsaved and not self._queue

    # -- the brief -----------------------------------------------------------

    def set_brief(self, brief: Brief, label: str, merge_key: str = "") -> None:
        """Make `brief` the current one as one step of undo named `label`.

        Steps with the same non-empty `merge_key` that follow each other within two seconds become one.
        """
        if brief != self._desk.brief:
            self._push(self._desk.with_brief(brief), label, merge_key)

    def open_brief(self, brief: Brief) -> None:
        """Go on with another brief: the old one is saved and undo starts afresh."""
        self._queue_brief()
        self.undo_stack.clear()
        self._trail.clear()
        self._apply(self._desk, Desk(brief, self._desk.evidence, self._desk.decisions, self._desk.origins))
        self.save_now()

    # -- evidence ------------------------------------------------------------

    def keep(self, article_id: str, suggestion: Quotation | Figure, section_key: str | None = None) -> Evidence:
        """Keep a suggestion as evidence, placed at the end of a section where one is named."""
        evidence = evidence_from(self.article(article_id), suggestion, _now())
        key = SuggestionKey(article_id, suggestion_id(suggestion))
        label = self.tr("keep %1") if section_key is None else self.tr("send %1 to the brief")
        self._keep(evidence, key, section_key, label)
        return evidence

    def keep_selection(
        self, article_id: str, span: Span, kind: EvidenceKind, section_key: str | None = None
    ) -> Evidence:
        """Keep words chosen by hand. Raises ValueError for an empty span."""
        evidence = evidence_from_selection(self.article(article_id), span, kind, _now())
        self._keep(evidence, None, section_key, self.tr("keep %1"))
        return evidence

    def attach(self, evidence: Evidence, brief: Brief) -> None:
        """Keep evidence for words that already stand in the brief: `brief` is the one in which they are tied to it."""
        desk = self._desk.keeping(evidence, None).with_brief(brief)
        label = evidence_labels(desk.evidence)[evidence.id]
        self._push(desk, self.tr("attach %1").replace("%1", label))

    def skip(self, article_id: str, suggestion: Quotation | Figure) -> None:
        """Set a suggestion aside."""
        key = SuggestionKey(article_id, suggestion_id(suggestion))
        self._push(self._desk.skipping(key), self.tr("skip"))

    def discard(self, evidence_id: str) -> None:
        """Give up evidence; its suggestion, if it came from one, is to be reviewed again."""
        label = self.labels().get(evidence_id)
        if label is not None:
            desk = self._desk.discarding(evidence_id, self._origin(evidence_id))
            self._push(desk, self.tr("discard %1").replace("%1", label))

    def place(self, evidence_id: str, section_key: str, at: int | None = None) -> None:
        """Put kept evidence into a section, before the block with index `at`, at the end for None."""
        item = self.evidence_by_id().get(evidence_id)
        if item is not None:
            brief = self._placed(item, section_key, at)
            self.set_brief(brief, self.tr("insert %1").replace("%1", self.labels()[evidence_id]))

    def blocks_for(self, evidence: Evidence, section_key: str) -> tuple[Block, ...]:
        """The blocks with which evidence comes into a section; as it was kept where its article is gone."""
        found = self._found(evidence.anchor.article_id)
        if found is None:
            return evidence_blocks(evidence)
        return placed_blocks(evidence, found, template(self.brief.template), section_key)

    def update_evidence(self, evidence: Evidence, label: str) -> None:
        """Change what the user may change of a card, such as its note."""
        self._push(self._desk.replacing(evidence), label)

    # -- articles ------------------------------------------------------------

    def article(self, article_id: str) -> Article:
        """An article of the library, read once."""
        if article_id not in self._articles:
            self._articles[article_id] = self.library.article(article_id)
        return self._articles[article_id]

    def suggestions(self, article_id: str) -> Suggestions | None:
        """What was found in an article; None while it has not been searched."""
        if article_id in self._unwritten:
            return None
        if article_id not in self._suggestions:
            found = self.library.suggestions(article_id)
            if found is None:
                return None
            self._suggestions[article_id] = found
            self._decisions[article_id] = self.library.decisions(article_id)
        return self._suggestions[article_id]

    def decision(self, article_id: str, suggestion: Quotation | Figure) -> Decision | None:
        """What the user did with a suggestion; None while it is to be reviewed."""
        key = SuggestionKey(article_id, suggestion_id(suggestion))
        if key in self._desk.decisions:
            return self._desk.decisions[key]
        return self._decisions.get(article_id, {}).get(key.suggestion_id)

    def evidence_in(self, article_id: str) -> tuple[Evidence, ...]:
        """The evidence kept from one article, in kept order."""
        return tuple(item for item in self._desk.evidence if item.anchor.article_id == article_id)

    def admit(self, article: Article, found: Suggestions | None, decisions: Mapping[str, Decision]) -> None:
        """Take in an article that was read off the GUI thread; one set right since then stays as it is."""
        if article.id in self._unwritten:
            return
        self._articles[article.id] = article
        if found is not None:
            self._suggestions[article.id] = found
            self._decisions[article.id] = decisions

    def forget(self, article_id: str) -> None:
        """Read an article and its suggestions again when they are next asked for."""
        if article_id not in self._unwritten:
            for known in (self._articles, self._suggestions, self._decisions):
                known.pop(article_id, None)
        self.article_changed.emit(article_id)

    def put_right(self, articles: Iterable[Article], label: str) -> None:
        """Make articles of the library as they are given, as one step of undo named `label`.

        Evidence, decisions and what was kept from their texts move with the words. `set_right` follows at once;
        the library looks for suggestions anew only after `saved`.
        """
        pairs = [(old, new) for new in articles if (old := self.article(new.id)) != new]
        if pairs:
            before = self._desk.knowing(old for old, _new in pairs)
            self._push(before.setting_right(new for _old, new in pairs), label, before=before)

    # -- going to the source and back ----------------------------------------

    def show_source(self, evidence_id: str, origin: Place = Place.BRIEF) -> None:
        """Ask for the words in their article; `go_back` returns to `origin`."""
        if evidence_id in self.evidence_by_id():
            self._trail.append((evidence_id, origin))
            self.source_requested.emit(evidence_id)

    def go_back(self) -> None:
        """Return to where the last source was asked for; nothing happens where none was."""
        if self._trail:
            evidence_id, origin = self._trail.pop()
            self.returned.emit(evidence_id, origin)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to return to."""
        return bool(self._trail)

    # -- saving --------------------------------------------------------------

    def save_now(self) -> None:
        """Hand what is not yet in the library to it, without waiting."""
        self._queue_brief()
        if self._queue:
            self._jobs.run(self._drain, self._on_drained, self._on_save_failed, Lane.WRITES)

    def save_brief(self) -> None:
        """Save now, the brief too where nothing was written in it yet: for what needs it in the library."""
        self._unsaved = True
        self.save_now()

    def close(self) -> None:
        """Write everything and return when it is durable. Raises what the library raises."""
        self._queue_brief()
        self._save_timer.stop()
        self._jobs.wait(Lane.WRITES)
        self._drain()
        # The commands hold the session, the session the stack: collected in that ring, Qt frees the stack twice.
        self.undo_stack.clear()

    def abandon(self) -> None:
        """Give up what could not be written: the library is damaged and takes nothing more."""
        self._save_timer.stop()
        self._queue.clear()
        self._unsaved = False
        self.undo_stack.clear()

    # -- inside --------------------------------------------------------------

    def _keep(self, evidence: Evidence, key: SuggestionKey | None, section_key: str | None, label: str) -> None:
        desk = self._desk.keeping(evidence, key)
        if section_key is not None:
            desk = desk.with_brief(self._placed(evidence, section_key))
        self._push(desk, label.replace("%1", evidence_labels(desk.evidence)[evidence.id]))

    def _placed(self, evidence: Evidence, section_key: str, at: int | None = None) -> Brief:
        found = self._found(evidence.anchor.article_id)
        if found is None:
            return place_blocks(self.brief, evidence_blocks(evidence), section_key, at)
        return placed(self.brief, evidence, found, section_key, at)

    def _found(self, article_id: str) -> FoundArticle | None:
        try:
            return FoundArticle(self.article(article_id), self.suggestions(article_id) or Suggestions())
        except LibraryError:
            return None

    def _origin(self, evidence_id: str) -> SuggestionKey | None:
        if evidence_id in self._desk.origins:
            return self._desk.origins[evidence_id]
        item = self.evidence_by_id()[evidence_id]
        article_id = item.anchor.article_id
        found = self.suggestions(article_id) or Suggestions()
        candidates = found.figures if item.kind is EvidenceKind.FIGURE else found.quotations
        kept = [
            suggestion
            for suggestion in candidates
            if suggestion.span.overlaps(item.anchor.span) and self.decision(article_id, suggestion) is Decision.KEPT
        ]
        best = max(kept, key=lambda suggestion: _shared(suggestion.span, item.anchor.span), default=None)
        return None if best is None else SuggestionKey(article_id, suggestion_id(best))

    def _push(self, desk: Desk, label: str, merge_key: str = "", before: Desk | None = None) -> None:
        now = time.monotonic()
        merges = merge_key if now - self._last_push < MERGE_PAUSE_S else ""
        self._last_push = now
        self.undo_stack.push(Step(before or self._desk, desk, label, merge_key, bool(merges), self._apply))

    def _apply(self, before: Desk, desk: Desk) -> None:
        self._desk = desk
        writes = writes_between(before, desk)
        articles = tuple(article for _old, article in writes.set_right)
        reworded = self._take_over(articles)
        if not writes.is_empty:
            self._queue.append(partial(write_all, self.library, writes))
            self.save_now()
        if before.brief != desk.brief:
            self._unsaved = True
            if not self._save_timer.isActive():
                self._save_timer.start(SAVE_AFTER_MS)
        if before.evidence != desk.evidence:
            self.evidence_changed.emit()
        for article_id in sorted({key.article_id for key, _decision in writes.decided}):
            self.article_changed.emit(article_id)
        for article_id in reworded:
            self.text_changed.emit(article_id)
        if articles:
            self.set_right.emit(articles)
        if before.brief != desk.brief:
            self.brief_changed.emit(desk.brief)

    def _take_over(self, articles: tuple[Article, ...]) -> tuple[str, ...]:
        """Go on with these articles; the ids of those with another text, of which the suggestions are forgotten."""
        reworded = tuple(article.id for article in articles if self.article(article.id).text != article.text)
        for article_id in reworded:
            self._suggestions.pop(article_id, None)
            self._decisions.pop(article_id, None)
        for article in articles:
            self._articles[article.id] = article
            self._unwritten.add(article.id)
        return reworded

    def _queue_brief(self) -> None:
        if self._unsaved:
            self._unsaved = False
            self._queue.append(partial(self.library.save_brief, self._desk.brief, _now()))

    def _drain(self) -> None:
        """Write what waits, in order; what could not be written stays at the head of the queue."""
        while self._queue:
            self._queue[0]()
            self._queue.popleft()

    def _on_drained(self, _nothing: None) -> None:
        if not self._queue:
            for article_id in self._unwritten:
                # The library may know more of it by now, such as a detail from a bibliographic record.
                self._articles.pop(article_id, None)
            self._unwritten.clear()
            self.saved.emit(_now())

    def _on_save_failed(self, error: Exception) -> None:
        self._save_timer.start(RETRY_AFTER_MS)
        self.save_failed.emit(error)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
