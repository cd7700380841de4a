"""What fills the names pane and takes one to where a name stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from briefer.core.article import Article
from briefer.ui.desktop import Desktop
from briefer.ui.importing.intake import Intake
from briefer.ui.jobs import Ticket
from briefer.ui.naming.rows import NameRow, Scope, name_rows
from briefer.ui.session import BriefSession
from briefer.ui.window.actions import Command
from briefer.workflow.naming import NamedEntry, NamePlace, article_names, library_names, read_names

if TYPE_CHECKING:
    from briefer.library import Library

READ_AT_ONCE = 150
"""Articles read from the library in one job: some 100 ms, so that closing the library never waits long."""

REFRESH_AFTER_MS = 600

_Known = Mapping[str, tuple[NamedEntry, ...]]
_NOTHING: _Known = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Reading:
    """How far the library was read: titles, lead copies and names of its articles by id, and the rows at the end."""

    titles: Mapping[str, str]
    leads: Mapping[str, str]
    known: _Known
    rows: tuple[NameRow, ...] | None = None


class NamesIndex(QObject):
    """Keeps the names pane in step with the article that is read and with the library.

    The names of a library are read when they are asked for and forgotten when they are no longer shown.
    """

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._workspace = desktop.contents.workspace
        self._pane = self._workspace.names
        self._session: BriefSession | None = None
        self._intake: Intake | None = None
        self._known = _NOTHING
        self._changed: set[str] = set()
        self._ticket: Ticket | None = None
        self._wanted: NamePlace | None = None
        # A suggestion of the article is outlined as it is shown; the name comes after that.
        self._arrival = QTimer(self, singleShot=True, interval=0)
        self._arrival.timeout.connect(self._on_arrived)
        self._refresh_timer = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh_timer.timeout.connect(self.refresh)
        self._connect()
        # It begins when names are first asked for, in the middle of the work.
        article = self._workspace.reader.reader.article
        self._pane.set_article(article.id if article is not None else "")
        self._follow()

    def toggle(self) -> None:
        """Show the names in place of the evidence, or the evidence again."""
        self._workspace.show_names(not self._workspace.is_naming)
        shown = self._pane.list if self._workspace.is_naming else self._workspace.evidence.list
        target = shown if shown.isVisible() else self._workspace.suggestions.list
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """List the names as they are now, where they are shown."""
        if not self._workspace.is_naming:
            return
        if self._pane.scope is Scope.ARTICLE:
            self._show_article_names()
        elif self._ticket is None:
            self._read(None)

    def _connect(self) -> None:
        self._pane.place_chosen.connect(self._go)
        self._pane.scope_changed.connect(self._on_scope_changed)
        self._pane.close_requested.connect(self.toggle)
        self._workspace.names_shown.connect(self._on_shown)
        self._workspace.reader.article_shown.connect(self._on_article_shown)
        self._desktop.state_changed.connect(self._follow)
        articles = self._workspace.articles.list.model()
        articles.modelReset.connect(self._refresh_timer.start)
        articles.rowsInserted.connect(lambda *_rows: self._refresh_timer.start())
        articles.rowsRemoved.connect(lambda *_rows: self._refresh_timer.start())

    def _follow(self) -> None:
        """Go on with the session and the intake of another library, or with none."""
        session, intake = self._desktop.session, self._desktop.intake
        if session is not self._session:
            self._session = session
            self._forget()
            if session is None:
                self._workspace.show_names(False)
            else:
                session.article_changed.connect(self._on_article_changed)
        if intake is not self._intake:
            self._intake = intake
            if intake is not None:
                intake.suggested.connect(self._on_found)
                intake.named.connect(self._on_found)

    # -- this article --------------------------------------------------------

    def _show_article_names(self) -> None:
        article = self._workspace.reader.reader.article
        if article is None or self._session is None:
            self._pane.show_rows((), self.tr("Choose an article to see whom and what it names."))
            return
        found = self._session.suggestions(article.id)
        rows = name_rows(article_names(article.id, found)) if found is not None else ()
        self._pane.show_rows(rows, self.tr("No names found in this article so far."))

    def _on_article_shown(self, article: Article | None) -> None:
        self._pane.set_article(article.id if article is not None else "")
        if self._pane.scope is Scope.ARTICLE:
            self.refresh()
        if article is not None and self._wanted is not None:
            self._arrival.start()

    def _on_article_changed(self, article_id: str) -> None:
        article = self._workspace.reader.reader.article
        if self._pane.scope is Scope.ARTICLE and article is not None and article.id == article_id:
            self.refresh()

    # -- the library ---------------------------------------------------------

    def _read(self, reading: _Reading | None) -> None:
        library, known = self._desktop.library, self._known
        if library is None:
            return
        self._ticket = self._desktop.jobs.run(
            lambda: _read_on(library, reading or _begun(library, known)),
            lambda further: self._on_read(library, further),
            lambda error: self._on_failed(library, error),
        )

    def _on_read(self, library: Library, reading: _Reading) -> None:
        self._ticket = None
        if library is not self._desktop.library or not self._is_listing_library:
            return
        if reading.rows is None:
            self._read(reading)
            return
        self._known = {key: names for key, names in reading.known.items() if key not in self._changed}
        if self._changed:
            self._changed.clear()
            self._refresh_timer.start()
        self._pane.show_rows(reading.rows, self.tr("No names found in the library so far."))

    def _on_failed(self, library: Library, error: Exception) -> None:
        self._ticket = None
        if library is self._desktop.library:
            self._desktop.messages.show_error(error)

    def _on_found(self, article_id: str) -> None:
        self._known = {key: names for key, names in self._known.items() if key != article_id}
        if self._ticket is not None:
            self._changed.add(article_id)
        if self._is_listing_library and not self._refresh_timer.isActive():
            self._refresh_timer.start()

    @property
    def _is_listing_library(self) -> bool:
        return self._workspace.is_naming and self._pane.scope is Scope.LIBRARY

    def _forget(self) -> None:
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        self._known = _NOTHING
        self._changed.clear()
        self._wanted = None
        self._pane.show_rows((), "")

    # -- going there ---------------------------------------------------------

    def _on_shown(self, is_shown: bool) -> None:  # noqa: FBT001  (the payload of a signal)
        self._desktop.contents.commands[Command.NAMES].setChecked(is_shown)
        self._on_scope_changed()

    def _on_scope_changed(self) -> None:
        self._forget()
        if self._is_listing_library:
            self._pane.show_rows((), self.tr("Reading the names of the library."))
        self.refresh()

    def _go(self, place: NamePlace) -> None:
        self._wanted = place
        article = self._workspace.reader.reader.article
        if article is not None and article.id == place.article_id:
            self._on_arrived()
        else:
            self._workspace.articles.choose(place.article_id)

    def _on_arrived(self) -> None:
        place, self._wanted = self._wanted, None
        reader = self._workspace.reader.reader
        article = reader.article
        if place is None or article is None or article.id != place.article_id:
            return
        if place.span.end <= len(article.text):
            reader.show_span(place.span)


def _begun(library: Library, known: _Known) -> _Reading:
    entries = library.articles()
    titles = {entry.id: entry.title or entry.file for entry in entries}
    return _Reading(titles, {entry.id: entry.lead_id for entry in entries if entry.lead_id}, known)


def _read_on(library: Library, reading: _Reading) -> _Reading:
    missing = [article_id for article_id in reading.titles if article_id not in reading.known][:READ_AT_ONCE]
    if missing:
        return replace(reading, known={**reading.known, **read_names(library, missing)})
    known = {article_id: reading.known[article_id] for article_id in reading.titles}
    entries = library_names(known.values(), reading.leads)
    return replace(reading, known=known, rows=name_rows(entries, reading.titles))
