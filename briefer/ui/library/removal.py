"""Removing articles, briefs and the whole library for good from the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.library import Library
from briefer.ui.desktop import Desktop
from briefer.ui.jobs import Lane
from briefer.ui.library.care_rows import CareRow
from briefer.ui.library.door import LibraryDoor
from briefer.ui.widgets.controls import show
from briefer.ui.window.actions import Command
from briefer.ui.wording import counted, evidence_words, kind_name, one_line, tr
from briefer.workflow.removing import (
    ArticleRemoval,
    BriefRemoval,
    LibraryRemoval,
    look_at_article,
    look_at_brief,
    look_at_library,
    remove_article,
    remove_brief,
    remove_library,
)

if TYPE_CHECKING:
    from briefer.ui.library.removal_dialog import RemovalDialog


class LibraryRemovals(QObject):
    """Shows what goes, asks, removes, and opens the library afresh: nothing removed is left to be undone."""

    def __init__(self, desktop: Desktop, door: LibraryDoor) -> None:
        super().__init__(desktop)
        self._desktop, self._door, self._jobs = desktop, door, desktop.jobs
        desktop.contents.commands.connect(
            {
                Command.REMOVE_ARTICLE: self.ask_about_article,
                Command.REMOVE_BRIEF: self.ask_about_brief,
                Command.REMOVE_LIBRARY: self.ask_about_library,
            }
        )

    def ask_about_article(self) -> None:
        """Offer to remove the article that is read."""
        library, article_id = self._desktop.library, self._desktop.contents.workspace.articles.current_id()
        if library is not None and article_id:
            self._save()
            self._jobs.run(
                lambda: look_at_article(library, article_id),
                lambda found: self._show_article(article_id, found),
                lane=Lane.WRITES,
            )

    def ask_about_brief(self) -> None:
        """Offer to remove the brief that is open."""
        library, session = self._desktop.library, self._desktop.session
        if library is not None and session is not None:
            brief_id = session.brief.id
            self._save()
            self._jobs.run(
                lambda: look_at_brief(library, brief_id),
                lambda found: self._show_brief(brief_id, found),
                lane=Lane.WRITES,
            )

    def ask_about_library(self) -> None:
        """Offer to remove the open library."""
        library = self._desktop.library
        if library is not None:
            self._save()
            self._jobs.run(lambda: look_at_library(library), self._show_library, lane=Lane.WRITES)

    def _save(self) -> None:
        if self._desktop.session is not None:
            self._desktop.session.save_now()

    def _show_article(self, article_id: str, found: ArticleRemoval) -> None:
        sentence = self.tr(
            "The article, its original and its evidence leave the library for good; this cannot be undone. Quoted "
            "words stay in the briefs, but lose their source. Backups hold all of it until they are thinned out."
        )
        dialog = self._dialog(found.title, sentence, article_rows(found))
        dialog.accepted.connect(lambda: self._remove(lambda library: remove_article(library, article_id)))
        show(dialog)

    def _show_brief(self, brief_id: str, found: BriefRemoval) -> None:
        sentence = self.tr(
            "The brief and its kept versions leave the library for good; this cannot be undone. The evidence stays. "
            "Backups hold the brief until they are thinned out."
        )
        rows = tuple(
            CareRow(snapshot.id, one_line(snapshot.label, 100), side=self.tr("goes"), drawing="clock")
            for snapshot in found.snapshots
        )
        dialog = self._dialog(found.title, sentence, rows)
        dialog.accepted.connect(lambda: self._remove(lambda library: remove_brief(library, brief_id)))
        show(dialog)

    def _show_library(self, found: LibraryRemoval) -> None:
        sentence = self.tr(
            "The library, its key file, its entry in the keyring and all its backups are removed from this computer, "
            "beyond opening again. Copies that you made elsewhere are not touched."
        )
        from briefer.ui.library.removal_dialog import RemovalDialog

        dialog = RemovalDialog(
            self.tr("Remove the whole library?"),
            sentence,
            library_rows(found),
            self._desktop.themes,
            self._desktop.frame,
            word=self.tr("remove"),
        )
        dialog.accepted.connect(self._erase)
        show(dialog)

    def _dialog(self, title: str, sentence: str, rows: tuple[CareRow, ...]) -> RemovalDialog:
        from briefer.ui.library.removal_dialog import RemovalDialog

        heading = self.tr("Remove “%1”?").replace("%1", one_line(title, 90) or self.tr("Untitled brief"))
        return RemovalDialog(heading, sentence, rows, self._desktop.themes, self._desktop.frame)

    def _remove(self, work: Callable[[Library], None]) -> None:
        library = self._desktop.release_library()
        if library is None:
            return

        def on_failed(error: Exception) -> None:
            self._door.enter_again(library)
            self._desktop.messages.show_error(error)

        self._jobs.run(lambda: work(library), lambda _nothing: self._door.enter_again(library), on_failed, Lane.WRITES)

    def _erase(self) -> None:
        library = self._desktop.release_library()
        if library is not None:
            self._jobs.run(
                lambda: remove_library(library),
                lambda _nothing: self._desktop.messages.tell(self.tr("The library was removed for good.")),
                lane=Lane.WRITES,
            )


def article_rows(found: ArticleRemoval) -> tuple[CareRow, ...]:
    """The evidence that goes with an article, and the briefs that quote it."""
    evidence = tuple(
        CareRow(item.id, evidence_words(item)[0], side=f"{kind_name(item.kind)} {tr('goes')}")
        for item in found.dependants.evidence
    )
    briefs = tuple(
        CareRow(brief_id, one_line(title, 120) or tr("Untitled brief"), side=tr("loses a source"), drawing="brief")
        for brief_id, title in found.dependants.briefs
    )
    return (*briefs, *evidence)


def library_rows(found: LibraryRemoval) -> tuple[CareRow, ...]:
    """What a library holds, by kind; kinds of which there is nothing are left out."""
    report = found.report
    counts = (
        ("page", report.articles, "article", "articles"),
        ("note", report.evidence, "piece of evidence", "pieces of evidence"),
        ("brief", report.briefs, "brief", "briefs"),
        ("clock", report.snapshots, "kept version", "kept versions"),
        ("stack", found.backups, "backup", "backups"),
    )
    return tuple(
        CareRow(one, counted(count, one, many), side=tr("goes") if count == 1 else tr("go"), drawing=drawing)
        for drawing, count, one, many in counts
        if count
    )
