"""Articles coming in: files or pasted text read, stored and searched, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from briefer.core.cancel import CancelFlag, Cancelled
from briefer.core.suggestion import Suggestions
from briefer.ui.jobs import Jobs, Lane, Ticket
from briefer.workflow.importing import (
    AddedFile,
    ImportReport,
    ImportStep,
    expand_paths,
    import_files,
    import_pasted,
)
from briefer.workflow.progress import ProgressStep
from briefer.workflow.suggesting import add_names, suggest

if TYPE_CHECKING:
    from briefer.library import Library
    from briefer.worker import Worker


S = TypeVar("S")
T = TypeVar("T")
U = TypeVar("U")


class Intake(QObject):
    """Runs imports and searches for suggestions.

    `counted` tells how many files were given and whether the user just asked for them; `progressed` carries a
    `ProgressStep`; `added` the `AddedFile`s of one step, durable by then; `refused` a
    `Refusal`; `suggested` the id of an article that was searched,
    `named` that of one in which names were found later, `detailed` that of one whose details a bibliographic record
    filled in; `rested` follows the last piece of work.
    """

    counted = Signal(int, bool)
    progressed = Signal(object)
    added = Signal(object)
    refused = Signal(object)
    warned = Signal(str)
    suggested = Signal(str)
    named = Signal(str)
    detailed = Signal(str)
    failed = Signal(Exception)
    rested = Signal()

    def __init__(self, library: Library, worker: Worker, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._worker, self._jobs = library, worker, jobs
        self._tickets: list[Ticket] = []
        self._waiting: dict[str, None] = {}
        self._unnamed: dict[str, None] = {}
        self._tried: set[str] = set()
        self._searched = 0
        self._files = (0, 0)
        self._searching = ""
        self._stopped = False

    @property
    def searching(self) -> frozenset[str]:
        """The ids of the articles that are still to be searched."""
        return frozenset(self._waiting)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being read or searched."""
        return bool(self._tickets)

    def add_files(self, paths: Iterable[Path], *, asked: bool = True) -> None:
        """Import files and folders; `asked` tells whether the user did so, just now and here."""
        chosen = tuple(paths)
        if not chosen:
            return
        self._files = (0, len(chosen))
        self._tell(self.tr("Reading %1").replace("%1", chosen[0].name))

        def read(flag: CancelFlag, report: Callable[[ImportStep], None]) -> ImportReport:
            files = expand_paths(chosen)
            report(ImportStep(done=0, total=len(files), file=""))
            return import_files(self._library, self._worker, files, report, flag)

        self._begin(read, _nothing, stepped=partial(self._on_stepped, asked))

    def add_pasted(self, text: str, html: str, address: str = "") -> None:
        """Import what was pasted or dropped as text; `address` is the page's, where that is known."""
        self._files = (0, 1)
        self._tell(self.tr("Reading the pasted text"))
        self.counted.emit(1, True)
        self._begin(
            lambda flag, _report: import_pasted(self._library, self._worker, text, html, address, flag),
            self._on_pasted,
        )

    def search_pending(self) -> None:
        """Look for suggestions in articles that an earlier run left unsearched, or whose text changed."""
        self._begin(lambda _flag, _report: self._library.pending(), self._on_pending, lane=Lane.READS)

    def name_later(self, article_id: str) -> None:
        """Look for names in an article that an earlier run searched and left without; once is enough."""
        if article_id not in self._tried:
            self._unnamed.setdefault(article_id)
            if not self._tickets:
                self._search_next()

    def stop(self) -> None:
        """Stop; what was finished before stays. Articles left unsearched are searched the next time."""
        self._stopped = True
        self._waiting.clear()
        self._unnamed.clear()
        for ticket in self._tickets:
            ticket.cancel()

    def _begin(
        self,
        work: Callable[[CancelFlag, Callable[[S], None]], T],
        done: Callable[[T], None],
        *,
        stepped: Callable[[S], None] = lambda _step: None,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.IMPORTS,
    ) -> None:
        """Run a piece of work, after which the next one follows."""
        self._stopped = False

        def ended(then: Callable[[U], None], outcome: U) -> None:
            self._tickets.remove(ticket)
            then(outcome)
            self._search_next()

        ticket = self._jobs.run_steps(
            work, stepped, partial(ended, done), partial(ended, failed or self._on_failed), lane
        )
        self._tickets.append(ticket)

    def _on_stepped(self, asked: bool, step: ImportStep) -> None:  # noqa: FBT001
        self._files = (step.done, step.total)
        if step.done == 0:
            self.counted.emit(step.total, asked)
            return
        self._admit(step.added)
        for article_id in step.detailed:
            self.detailed.emit(article_id)
        for note in step.notes:
            self.warned.emit(note)
        for refusal in step.refused:
            self.refused.emit(refusal)
        self._tell(self.tr("Read %1").replace("%1", step.file))

    def _on_pasted(self, file: AddedFile) -> None:
        self._files = (1, 1)
        self._admit((file,))

    def _on_pending(self, pending: tuple[str, ...]) -> None:
        self._waiting.update(dict.fromkeys(pending))

    def _admit(self, files: tuple[AddedFile, ...]) -> None:
        if not files:
            return
        for file in files:
            if file.duplicate_of != file.article_id:
                self._waiting.setdefault(file.article_id)
            for warning in file.warnings:
                self.warned.emit(warning)
        self.added.emit(files)

    def _search_next(self) -> None:
        if self._tickets:
            return
        article_id = next(iter(self._waiting), "")
        if not article_id or self._stopped:
            self._name_next()
            return
        total = self._searched + len(self._waiting)
        said = self.tr("Finding quotations and figures in article %1 of %2")
        self._tell(said.replace("%1", str(self._searched + 1)).replace("%2", str(total)))
        self._begin(
            lambda flag, _report: suggest(self._library, self._worker, article_id, flag),
            partial(self._on_searched, article_id),
            failed=partial(self._on_search_failed, article_id),
        )

    def _on_searched(self, article_id: str, _found: Suggestions) -> None:
        self._searched += 1
        self._waiting.pop(article_id, None)
        self._unnamed.setdefault(article_id)
        self.suggested.emit(article_id)

    def _name_next(self) -> None:
        """Look for names once all is searched: they only add to what is shown by then."""
        article_id = next(iter(self._unnamed), "")
        if not article_id or self._stopped:
            self._rest()
            return
        self._unnamed.pop(article_id)
        self._tried.add(article_id)
        self._tell(self.tr("Finding names"))
        self._begin(
            lambda flag, _report: add_names(self._library, self._worker, article_id, flag),
            lambda _found: self.named.emit(article_id),
        )

    def _on_search_failed(self, article_id: str, error: Exception) -> None:
        self._waiting.pop(article_id, None)
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _rest(self) -> None:
        self._searched = 0
        self._files = (0, 0)
        self.rested.emit()

    def _tell(self, words: str) -> None:
        done, total = self._files
        steps = 2 * total if total else self._searched + len(self._waiting)
        self.progressed.emit(ProgressStep(min(done + self._searched, steps), max(steps, 1), words))


def _nothing(_outcome: object) -> None:
    """What came was told step by step."""
