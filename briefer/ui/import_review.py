"""Setting right what an import gave: details confirmed or corrected, and what was left out put back."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QObject

from briefer.core.article import Article, Cut
from briefer.ui.controls import show
from briefer.ui.cut_rows import CutRows
from briefer.ui.desktop import Desktop
from briefer.ui.details_dialog import DetailsDialog
from briefer.ui.import_review_bar import ImportReviewBar
from briefer.ui.jobs import Lane
from briefer.ui.session import BriefSession
from briefer.ui.theme import Themes
from briefer.workflow.correcting import EditedDetails, Field, correct_details, details_of


class ImportReview(QObject):
    """Lets the user set right the article that is read; every change is written before it is shown."""

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
        library = self._desktop.library
        if library is not None:
            self._desktop.jobs.run(
                lambda: correct_details(library, article_id, wanted, confirmed),
                self._on_corrected,
                lane=Lane.WRITES,
            )

    def _on_corrected(self, article: Article) -> None:
        self._desktop.take_details(article)

    def _on_session_opened(self, session: BriefSession) -> None:
        session.text_changed.connect(self._on_text_changed)

    def _on_restore_wanted(self, cut: Cut) -> None:
        article, session = self._reader.reader.article, self._desktop.session
        if article is not None and session is not None:
            session.restore_cut(article.id, cut)

    def _on_text_changed(self, article: Article) -> None:
        shown = self._reader.reader.article
        if shown is not None and shown.id == article.id:
            self._desktop.contents.show_article(article)
        if self._desktop.intake is not None:
            self._desktop.intake.search_pending()
