"""Setting right what an import gave: details, what was left out, and which of several copies leads."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject

from briefer.core.article import Article, Cut
from briefer.ui.actions import Command
from briefer.ui.controls import show
from briefer.ui.desktop import Desktop
from briefer.ui.importing.cut_rows import CutRows
from briefer.ui.importing.details_dialog import DetailsDialog
from briefer.ui.importing.review_bar import ImportReviewBar
from briefer.ui.jobs import Lane
from briefer.ui.session import BriefSession
from briefer.ui.theme import Themes
from briefer.workflow.batches import review_batch
from briefer.workflow.correcting import EditedDetails, Field, corrected, details_of, with_restored
from briefer.workflow.importing import AddedFile


class ImportReview(QObject):
    """Lets the user set right what came in; every change is a step of undo."""

    def __init__(self, desktop: Desktop, themes: Themes) -> None:
        super().__init__(desktop)
        self._desktop, self._themes = desktop, themes
        self._reader = desktop.contents.workspace.reader
        self.bar = ImportReviewBar(themes)
        self._reader.add_to_head(self.bar)
        self._reader.article_shown.connect(self.bar.show_article)
        self.bar.confirmed.connect(self._on_confirmed)
        self.bar.wanted.connect(self.ask_details)
        self.cuts = CutRows(self._reader.reader)
        self.bar.unfolded.connect(self.cuts.set_open)
        self.cuts.restore_wanted.connect(self._on_restore_wanted)
        desktop.session_opened.connect(self._on_session_opened)
        desktop.state_changed.connect(self._on_state_changed)
        self._added: list[AddedFile] = []
        self._is_pending = False
        strip = desktop.contents.strip
        self._report = strip.report
        strip.paste_requested.connect(desktop.contents.commands[Command.PASTE_ARTICLE].trigger)
        self._report.lead_chosen.connect(self._on_lead_chosen)
        self._report.apart_chosen.connect(self._on_apart_chosen)

    def ask_details(self, field: Field | None = None) -> None:
        """Show the details of the article that is read, ready to type in `field` where one is named."""
        article = self._reader.reader.article
        if article is None:
            self._desktop.messages.tell(self.tr("No article is open. Choose one in the list first."))
            return
        dialog = DetailsDialog(article, self._themes, self._desktop.frame)
        dialog.chosen.connect(partial(self._correct, article.id))
        show(dialog)
        if field is not None:
            dialog.focus_on(field)

    def _on_confirmed(self, field: Field) -> None:
        article = self._reader.reader.article
        if article is not None:
            self._correct(article.id, details_of(article), (field,))

    def _correct(self, article_id: str, wanted: EditedDetails, confirmed: Collection[Field]) -> None:
        session = self._desktop.session
        if session is not None:
            article = corrected(session.article(article_id), wanted, confirmed)
            session.put_right((article,), self.tr("set details right"))

    def _on_session_opened(self, session: BriefSession) -> None:
        session.set_right.connect(self._on_set_right)
        session.text_changed.connect(self._on_text_changed)
        session.saved.connect(self._on_saved)
        if self._desktop.intake is not None:
            self._desktop.intake.added.connect(self._added.extend)
            self._desktop.intake.rested.connect(self._on_rested)

    def _on_state_changed(self) -> None:
        if self._desktop.library is None:
            # Nothing of a library is shown once it is locked.
            self._added.clear()
            self._report.clear()

    def _on_rested(self) -> None:
        library, added = self._desktop.library, tuple(self._added)
        self._added.clear()
        if library is not None and added:
            self._desktop.jobs.run(lambda: review_batch(library, added), self._report.add_batch)

    def _on_lead_chosen(self, article_id: str) -> None:
        library = self._desktop.library
        if library is not None:
            said = self.tr("This article leads its copies now.")
            self._decide(lambda: library.set_lead(article_id), article_id, said)

    def _on_apart_chosen(self, article_id: str) -> None:
        library = self._desktop.library
        if library is not None:
            said = self.tr("This article counts as an origin of its own now.")
            self._decide(lambda: library.keep_apart(article_id), article_id, said)

    def _decide(self, work: Callable[[], None], article_id: str, said: str) -> None:
        def done(_nothing: None) -> None:
            self._report.drop_copy(article_id)
            self._desktop.reading.refresh()
            self._desktop.messages.tell(said)

        self._desktop.jobs.run(work, done, lane=Lane.WRITES)

    def _on_restore_wanted(self, cut: Cut) -> None:
        article, session = self._reader.reader.article, self._desktop.session
        if article is not None and session is not None:
            session.put_right((with_restored(session.article(article.id), cut),), self.tr("restore lines"))

    def _on_set_right(self, articles: tuple[Article, ...]) -> None:
        shown = self._reader.reader.article
        article = next((article for article in articles if shown is not None and article.id == shown.id), None)
        if article is None or shown is None:
            return
        if article.text == shown.text:
            self._reader.show_details(article)
        else:
            self._desktop.contents.show_article(article)

    def _on_text_changed(self, _article_id: str) -> None:
        self._is_pending = True

    def _on_saved(self) -> None:
        """A text that changed is searched anew once the library has it."""
        if self._is_pending and self._desktop.intake is not None:
            self._is_pending = False
            self._desktop.intake.search_pending()
