"""The articles of the open library: their list, and the one that is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.core.article import Article
from briefer.core.suggestion import Decision, Suggestions
from briefer.ui.importing.intake import Intake
from briefer.ui.jobs import Jobs, Ticket
from briefer.ui.session import BriefSession
from briefer.ui.window.contents import MainContents
from briefer.ui.wording import counted, joined
from briefer.workflow.importing import AddedFile

if TYPE_CHECKING:
    from briefer.library import ArticleEntry, Library

_REFRESH_AFTER_MS = 250


@dataclass(frozen=True, slots=True)
class LoadedArticle:
    """All that the panes need of one article, read in one go."""

    article: Article
    suggestions: Suggestions | None
    decisions: dict[str, Decision]


class Reading(QObject):
    """Lists the articles of the open library and shows the chosen one, as they come in and are searched.

    `source_shown` follows when the words of a card have been shown in their article.
    """

    source_shown = Signal()

    def __init__(self, contents: MainContents, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contents, self._jobs = contents, jobs
        self._library: Library | None = None
        self._intake: Intake | None = None
        self._session: BriefSession | None = None
        self._entries: tuple[ArticleEntry, ...] = ()
        self._ticket: Ticket | None = None
        self._to_choose = ""
        self._refresh_timer = QTimer(self, singleShot=True, interval=_REFRESH_AFTER_MS)
        self._refresh_timer.timeout.connect(self.refresh)
        contents.workspace.articles.article_chosen.connect(self._on_article_chosen)

    def open(self, library: Library, intake: Intake) -> None:
        """Follow what comes into this library from now on."""
        self._library, self._intake = library, intake
        intake.added.connect(self._on_added)
        intake.suggested.connect(self._on_suggested)
        intake.named.connect(self._on_named)
        intake.detailed.connect(self._on_named)
        intake.rested.connect(self.refresh)

    def begin(self, session: BriefSession, entries: tuple[ArticleEntry, ...]) -> None:
        """List these articles and read them for a session."""
        self._session = session
        session.evidence_changed.connect(self._show_counts)
        session.source_requested.connect(self._on_source_requested)
        self._on_listed(entries)

    def close(self) -> None:
        """Hold nothing of a library any more."""
        self._library = self._intake = self._session = None
        self._entries = ()
        self._to_choose = ""

    def entry(self, article_id: str) -> ArticleEntry | None:
        """The line of the list for an article."""
        return next((entry for entry in self._entries if entry.id == article_id), None)

    def refresh(self) -> None:
        """Read the list of articles again."""
        if self._library is not None:
            self._jobs.run(self._library.articles, self._on_listed)

    def refresh_soon(self) -> None:
        """Read the list again once the changes that follow each other have come to rest."""
        self._refresh_timer.start()

    def _on_listed(self, entries: tuple[ArticleEntry, ...]) -> None:
        if self._library is None:
            return
        self._entries = entries
        searching = self._intake.searching if self._intake is not None else frozenset()
        workspace = self._contents.workspace
        workspace.articles.set_entries(entries, searching)
        workspace.suggestions.set_searching(searching)
        if self._to_choose and not workspace.articles.current_id():
            workspace.articles.choose(self._to_choose)
        workspace.evidence.set_outlets({entry.id: entry.outlet or entry.title for entry in entries})
        self._show_counts()

    def _show_counts(self) -> None:
        kept = len(self._session.evidence) if self._session is not None else 0
        self._contents.status.show_counts(
            joined(counted(len(self._entries), "article", "articles"), counted(kept, "kept", "kept"))
        )

    def _on_added(self, files: tuple[AddedFile, ...]) -> None:
        self.refresh_soon()
        if not self._contents.workspace.articles.current_id():
            self._to_choose = files[0].article_id
            self.refresh()

    def _on_suggested(self, article_id: str) -> None:
        if self._session is not None:
            self._session.forget(article_id)
            if article_id == self._contents.workspace.articles.current_id():
                self._on_article_chosen(article_id)
        self.refresh_soon()

    def _on_named(self, article_id: str) -> None:
        """Show names or details of the article in place; nothing moves, since spans and order stay as they were."""
        session, library = self._session, self._library
        if session is None or library is None:
            return
        if article_id == self._contents.workspace.articles.current_id():
            self._jobs.run(lambda: load_article(library, article_id), self._on_names_loaded)
        else:
            session.forget(article_id)

    def _on_names_loaded(self, loaded: LoadedArticle) -> None:
        session, reader = self._session, self._contents.workspace.reader
        if session is None:
            return
        session.admit(loaded.article, loaded.suggestions, loaded.decisions)
        article, shown = session.article(loaded.article.id), reader.reader.article
        if shown is not None and shown.id == article.id and shown != article and shown.text == article.text:
            reader.show_details(article)
        session.article_changed.emit(article.id)

    def _on_article_chosen(self, article_id: str) -> None:
        if self._ticket is not None:
            self._ticket.drop()
        library = self._library
        if library is None or not article_id:
            self._contents.show_article(None)
            return
        self._ticket = self._jobs.run(lambda: load_article(library, article_id), self._on_article_loaded)

    def _on_article_loaded(self, loaded: LoadedArticle) -> None:
        if self._session is not None:
            self._session.admit(loaded.article, loaded.suggestions, loaded.decisions)
            self._contents.show_article(self._session.article(loaded.article.id))
            if self._intake is not None and loaded.suggestions is not None and not loaded.suggestions.names:
                self._intake.name_later(loaded.article.id)

    def _on_source_requested(self, evidence_id: str) -> None:
        session = self._session
        if session is None:
            return
        item = session.evidence_by_id()[evidence_id]
        article = session.article(item.anchor.article_id)
        if session.suggestions(article.id) is None:
            session.admit(article, None, {})
        self._contents.show_source(article, item)
        self.source_shown.emit()


def load_article(library: Library, article_id: str) -> LoadedArticle:
    """What the panes need of an article. Raises `NotInLibraryError`."""
    return LoadedArticle(library.article(article_id), library.suggestions(article_id), library.decisions(article_id))
