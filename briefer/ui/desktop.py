"""What holds the window together: the open library and the brief that is worked on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from briefer.brief.edit import with_title
from briefer.brief.model import Brief
from briefer.brief.template import new_brief
from briefer.core.errors import BrieferError
from briefer.ui.desk import Desk
from briefer.ui.evidence.source_match import SourceMatch
from briefer.ui.importing.dropping import Dropped
from briefer.ui.importing.intake import Intake
from briefer.ui.jobs import Jobs, Lane
from briefer.ui.look.theme import Themes
from briefer.ui.messages import Messages
from briefer.ui.reading import Reading
from briefer.ui.session import BriefSession, Place
from briefer.ui.window.contents import MainContents
from briefer.ui.wording import one_line
from briefer.worker import Worker
from briefer.workflow.importing import AddedFile
from briefer.workflow.own_words import faults_of_own_words
from briefer.workflow.templates import template

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from briefer.core.evidence import Evidence
    from briefer.library import ArticleEntry, BriefEntry, Library

DEFAULT_TEMPLATE = "information-note"
_LAST_BRIEF = "last-brief"


@dataclass(frozen=True, slots=True)
class LoadedLibrary:
    """What is read when a library is opened: its lists, and the brief that was open last, if any."""

    articles: tuple[ArticleEntry, ...]
    evidence: tuple[Evidence, ...]
    briefs: tuple[BriefEntry, ...]
    last: Brief | None


class Desktop(QObject):
    """Runs the window on one open library at a time.

    `library_wanted` asks for a library to be opened or made; `session_opened` carries each new `BriefSession`;
    `state_changed` follows opening and closing of a library or brief.
    """

    library_wanted = Signal()
    session_opened = Signal(object)
    state_changed = Signal()

    def __init__(self, frame: QMainWindow, themes: Themes, jobs: Jobs, messages: Messages) -> None:
        super().__init__(frame)
        self.frame, self.themes, self.jobs, self.messages = frame, themes, jobs, messages
        self.contents = MainContents(frame, themes)
        self.library: Library | None = None
        self.session: BriefSession | None = None
        self.intake: Intake | None = None
        self.worker = Worker()
        self.reading = Reading(self.contents, jobs, self)
        self._source_match = SourceMatch(jobs, self)
        self._when_open: Callable[[], None] | None = None
        self._connect()
        jobs.run(self.worker.start, lambda _nothing: None)

    # -- libraries -----------------------------------------------------------

    def open_library(self, library: Library, name: str, about: str, *, resume: bool = False) -> None:
        """Work on this library from now on; `resume` goes on with its last brief, or a new one, at once."""
        self.close_library()
        self.library = library
        self.intake = Intake(library, self.worker, self.jobs, self)
        self._connect_intake(self.intake)
        self.reading.open(library, self.intake)
        self.contents.status.show_library(name, is_open=True)
        self.contents.start.show_library(name, about, self.tr("Lock now"), "unlock")
        self.jobs.run(lambda: _load_library(library), lambda loaded: self._on_library_loaded(loaded, resume=resume))

    def close_library(self) -> None:
        """Write everything, close, and show nothing of it any more."""
        library = self.release_library()
        if library is not None:
            library.close()

    def release_library(self, *, is_damaged: bool = False) -> Library | None:
        """Write everything and show nothing of it any more; the library, still open, for whoever asked for it.

        What a damaged library does not take is given up.
        """
        library = self.library
        if library is None:
            return None
        if self.intake is not None:
            self.intake.stop()
            self.jobs.wait(Lane.IMPORTS)
            self.intake.deleteLater()
            self.intake = None
        if self.session is not None:
            self._close_session(self.session, is_damaged=is_damaged)
            self.session = None
        self.jobs.wait(Lane.READS)
        self.library = None
        self.reading.close()
        self._source_match.follow(None)
        self.contents.forget()
        self.frame.setWindowTitle("Briefer")
        self.state_changed.emit()
        return library

    def _close_session(self, session: BriefSession, *, is_damaged: bool) -> None:
        try:
            session.close()
        except BrieferError:
            if not is_damaged:
                raise
            session.abandon()

    def close(self) -> None:
        """Write everything and end the worker."""
        self.close_library()
        self.jobs.close()
        self.worker.close()

    def when_library(self, work: Callable[[], None]) -> None:
        """Do this now, or once a library is open, which is then asked for."""
        if self.library is not None:
            work()
        else:
            self.when_opened(work)
            self.library_wanted.emit()

    def when_opened(self, work: Callable[[], None]) -> None:
        """Do this as soon as the next library is open."""
        self._when_open = work

    # -- briefs --------------------------------------------------------------

    def start_brief(self, template_id: str = DEFAULT_TEMPLATE, title: str = "", marking: str = "") -> None:
        """Begin an empty brief and show it."""
        self._open(new_brief(template(template_id), title, dt.datetime.now().astimezone().date(), marking))

    def open_brief(self, brief_id: str) -> None:
        """Go on with a brief of the library."""
        library = self.library
        if library is not None:
            self._save()
            self.jobs.run(lambda: library.brief(brief_id), self._open, lane=Lane.WRITES)

    def show_start(self) -> None:
        """Go to the start page; the work stays open behind it."""
        self._save()
        self._refresh_briefs()
        self.contents.show_start()
        self.contents.start.briefs.setFocus()
        self.state_changed.emit()

    def take_snapshot(self, label: str) -> None:
        """Keep a version of the brief as it is now."""
        library, session = self.library, self.session
        if library is None or session is None:
            return
        session.save_brief()
        brief_id, at = session.brief.id, dt.datetime.now(dt.UTC)
        self.jobs.run(
            lambda: library.take_snapshot(brief_id, label, at),
            lambda _snapshot: self.messages.tell(self.tr("This version is kept in the library.")),
            lane=Lane.WRITES,
        )

    # -- articles ------------------------------------------------------------

    def add_files(self, paths: tuple[Path, ...]) -> None:
        """Import files; a brief is begun for them where none is open."""
        self.when_library(lambda: self._add(lambda intake: intake.add_files(paths)))

    def take_in(self, dropped: Dropped) -> None:
        """Import what was dropped or pasted; a brief is begun for it where none is open. A link is never followed."""
        if dropped.is_link:
            self.messages.warn(
                self.tr(
                    "This is only a link, and Briefer never goes online. Open the page in your browser, then drop the "
                    "page you saved, or the text you selected in it."
                )
            )
        elif dropped.is_empty:
            self.messages.tell(self.tr("There is no text to add. Copy the article's text first."))
        elif dropped.paths:
            self.add_files(dropped.paths)
        else:
            self.when_library(
                lambda: self._add(lambda intake: intake.add_pasted(dropped.text, dropped.html, dropped.address))
            )

    @property
    def is_working(self) -> bool:
        """Whether a brief is open and shown."""
        return self.session is not None and self.contents.is_working

    @property
    def has_brief(self) -> bool:
        """Whether a brief is open, be it behind another page."""
        return self.session is not None and self.contents.has_brief

    # -- inside --------------------------------------------------------------

    def _connect(self) -> None:
        self.contents.workspace.reader.back_requested.connect(self._on_back_requested)
        self.reading.source_shown.connect(self.state_changed)
        self._source_match.counted.connect(self.contents.status.show_matches)
        self.messages.told.connect(self.contents.status.tell)
        self.messages.warned.connect(self.contents.strip.add_error)
        self.jobs.failed.connect(self.messages.show_error)
        self.contents.dropped.connect(self.take_in)
        self.contents.start.brief_chosen.connect(self.open_brief)

    def _connect_intake(self, intake: Intake) -> None:
        strip = self.contents.strip
        intake.progressed.connect(strip.show_progress)
        intake.refused.connect(strip.add_refusal)
        intake.warned.connect(strip.add_warning)
        intake.failed.connect(self.messages.show_error)
        intake.added.connect(self._on_added)
        intake.rested.connect(strip.finish)
        strip.cancelled.connect(intake.stop)

    def _on_library_loaded(self, loaded: LoadedLibrary, *, resume: bool) -> None:
        library = self.library
        if library is None:
            return
        self.contents.start.show_briefs(loaded.briefs)
        title = loaded.articles[0].title if loaded.articles else ""
        brief = loaded.last or new_brief(template(DEFAULT_TEMPLATE), title, dt.datetime.now().astimezone().date())
        self.session = BriefSession(library, self.jobs, Desk(brief, loaded.evidence), self)
        self._connect_session(self.session)
        self.session_opened.emit(self.session)
        self.contents.open_session(self.session, template(brief.template))
        self.reading.begin(self.session, loaded.articles)
        self._source_match.follow(self.session)
        for fault in faults_of_own_words():
            self.contents.strip.add_warning(fault)
        self._show_brief(brief)
        self._remember(brief)
        if resume:
            self.contents.show_workspace()
            self.contents.workspace.articles.choose_first()
            self.contents.workspace.suggestions.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.state_changed.emit()
        if self.intake is not None and self._when_open is None:
            self.intake.search_pending()
        waiting, self._when_open = self._when_open, None
        if waiting is not None:
            waiting()

    def _connect_session(self, session: BriefSession) -> None:
        status = self.contents.status
        session.saved.connect(status.show_saved)
        session.saved.connect(lambda _at: self.reading.refresh_soon())
        session.save_failed.connect(self._on_save_failed)
        session.brief_changed.connect(self._show_brief)
        session.returned.connect(self._on_returned)

    def _open(self, brief: Brief) -> None:
        session = self.session
        if session is None:
            return
        session.open_brief(brief)
        self.contents.open_brief(session, template(brief.template))
        self._show_brief(brief)
        self.contents.show_workspace()
        if not self.contents.workspace.articles.current_id():
            self.contents.workspace.articles.choose_first()
        self.contents.workspace.suggestions.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._remember(brief)
        self.state_changed.emit()

    def _remember(self, brief: Brief) -> None:
        library = self.library
        if library is not None:
            self.jobs.run(lambda: library.set_setting(_LAST_BRIEF, brief.id), lambda _nothing: None, lane=Lane.WRITES)

    def _add(self, work: Callable[[Intake], None]) -> None:
        if not self.contents.has_brief:
            self.start_brief()
        if self.intake is not None:
            work(self.intake)

    def _save(self) -> None:
        if self.session is not None:
            self.session.save_now()

    def _show_brief(self, brief: Brief) -> None:
        title = one_line(brief.title, 120) or self.tr("Untitled brief")
        self.frame.setWindowTitle(f"{title} – Briefer")
        self.contents.show_marking(brief.marking)
        self.contents.show_sections(brief)

    def _refresh_briefs(self) -> None:
        if self.library is not None:
            self.jobs.run(self.library.briefs, self.contents.start.show_briefs, lane=Lane.WRITES)

    def _on_added(self, files: tuple[AddedFile, ...]) -> None:
        session = self.session
        # A title that comes while one writes would take the caret away to where the change is.
        is_writing = self.contents.workspace.brief.isAncestorOf(self.frame.focusWidget())
        if session is not None and not session.brief.title and files[0].title and not is_writing:
            session.set_brief(with_title(session.brief, files[0].title), self.tr("propose a title"))

    def _on_back_requested(self) -> None:
        if self.session is not None:
            self.session.go_back()

    def _on_returned(self, evidence_id: str, place: Place) -> None:
        self.contents.show_return(evidence_id, place)

    def _on_save_failed(self, error: Exception) -> None:
        self.contents.status.show_unsaved()
        self.messages.show_error(error)


def _load_library(library: Library) -> LoadedLibrary:
    briefs = library.briefs()
    wanted = library.setting(_LAST_BRIEF)
    known = {entry.id for entry in briefs}
    last = library.brief(wanted) if wanted in known else None
    return LoadedLibrary(library.articles(), library.evidence(), briefs, last)
