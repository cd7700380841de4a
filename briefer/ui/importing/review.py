"""What came in, set right where it is read and reported: the bar in the reader, the report in the strip."""

from __future__ import annotations

from PySide6.QtCore import QObject

from briefer.core.article import Article, Cut
from briefer.ui.desktop import Desktop
from briefer.ui.importing.batch_review import BatchReview
from briefer.ui.importing.corrections import Corrections
from briefer.ui.importing.cut_rows import CutRows
from briefer.ui.importing.review_bar import ImportReviewBar
from briefer.ui.look.theme import Themes
from briefer.ui.session import BriefSession
from briefer.ui.window.actions import Command
from briefer.workflow.batches import review_batch
from briefer.workflow.correcting import Field
from briefer.workflow.importing import AddedFile


class ImportReview(QObject):
    """Lets the user set right the article that is read, and look through what came in."""

    def __init__(self, desktop: Desktop, themes: Themes) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._reader = desktop.contents.workspace.reader
        self._corrections = Corrections(desktop)
        self.batch = BatchReview(desktop, self._corrections)
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
        strip = desktop.contents.strip
        self._report = strip.report
        strip.paste_requested.connect(desktop.contents.commands[Command.PASTE_ARTICLE].trigger)
        self._report.lead_chosen.connect(self._corrections.choose_lead)
        self._report.apart_chosen.connect(self._corrections.keep_apart)
        self._report.review_requested.connect(self.batch.show)
        self._report.cleared.connect(self.batch.clear)
        self.batch.finished.connect(self._forget)
        self._corrections.decided.connect(self._report.drop_copy)

    def ask_details(self, field: Field | None = None) -> None:
        """Show the details of the article that is read, ready to type in `field` where one is named."""
        article = self._reader.reader.article
        if article is None:
            self._desktop.messages.tell(self.tr("No article is open. Choose one in the list first."))
        else:
            self._corrections.ask_details(article, field)

    def _on_confirmed(self, field: Field) -> None:
        article = self._reader.reader.article
        if article is not None:
            self._corrections.confirm(article.id, field)

    def _on_session_opened(self, session: BriefSession) -> None:
        session.set_right.connect(self._on_set_right)
        if self._desktop.intake is not None:
            self._desktop.intake.added.connect(self._added.extend)
            self._desktop.intake.rested.connect(self._on_rested)

    def _on_state_changed(self) -> None:
        if self._desktop.library is None:
            # Nothing of a library is shown once it is locked.
            self._forget()
            self.batch.clear()

    def _forget(self) -> None:
        self._added.clear()
        self._report.clear()

    def _on_rested(self) -> None:
        library, added = self._desktop.library, tuple(self._added)
        self._added.clear()
        if library is not None and added:
            self._desktop.jobs.run(lambda: review_batch(library, added), self._report.add_batch)

    def _on_restore_wanted(self, cut: Cut) -> None:
        article = self._reader.reader.article
        if article is not None:
            self._corrections.restore(article.id, cut)

    def _on_set_right(self, articles: tuple[Article, ...]) -> None:
        shown = self._reader.reader.article
        article = next((article for article in articles if shown is not None and article.id == shown.id), None)
        if article is None or shown is None:
            return
        if article.text == shown.text:
            self._reader.show_details(article)
        else:
            self._desktop.contents.show_article(article)
