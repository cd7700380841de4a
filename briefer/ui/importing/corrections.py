"""What the user sets right in articles, from whichever page: each correction is a step of undo."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, Signal

from briefer.core.article import Article, Cut
from briefer.ui.desktop import Desktop
from briefer.ui.importing.compare_dialog import CompareDialog
from briefer.ui.importing.details_dialog import DetailsDialog
from briefer.ui.jobs import Lane
from briefer.ui.session import BriefSession
from briefer.ui.widgets.controls import show
from briefer.workflow.comparing import Comparison, compare_texts
from briefer.workflow.correcting import EditedDetails, Field, corrected, details_of, guesses_in, with_restored


class Corrections(QObject):
    """Sets articles right in the open session. `decided` names a copy on which the user decided."""

    decided = Signal(str)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._is_pending = False
        desktop.session_opened.connect(self._on_session_opened)

    def ask_details(self, article: Article, field: Field | None = None) -> None:
        """Show the details of an article in a dialog, ready to type in `field` where one is named."""
        dialog = DetailsDialog(article, self._desktop.themes, self._desktop.frame)
        dialog.chosen.connect(partial(self.correct, article.id))
        show(dialog)
        if field is not None:
            dialog.focus_on(field)

    def correct(self, article_id: str, wanted: EditedDetails, confirmed: Collection[Field] = ()) -> None:
        """Take over details as typed, and those confirmed."""
        session = self._desktop.session
        if session is not None:
            article = corrected(session.article(article_id), wanted, confirmed)
            session.put_right((article,), self.tr("set details right"))

    def confirm(self, article_id: str, field: Field) -> None:
        """A guess is right."""
        session = self._desktop.session
        if session is not None:
            self.correct(article_id, details_of(session.article(article_id)), (field,))

    def confirm_guesses(self, article_ids: Collection[str]) -> None:
        """All guesses in these articles are right: one step of undo."""
        library = self._desktop.library
        if library is not None:
            wanted = tuple(article_ids)
            self._desktop.jobs.run(
                lambda: tuple(library.article(article_id) for article_id in wanted), self._on_loaded, lane=Lane.WRITES
            )

    def restore(self, article_id: str, cut: Cut) -> None:
        """Put back into the text what its reading left out."""
        session = self._desktop.session
        if session is not None:
            session.put_right((with_restored(session.article(article_id), cut),), self.tr("restore lines"))

    def choose_lead(self, article_id: str) -> None:
        """Let a copy lead its group."""
        library = self._desktop.library
        if library is not None:
            said = self.tr("This article leads its copies now.")
            self._decide(lambda: library.set_lead(article_id), article_id, said)

    def keep_apart(self, article_id: str) -> None:
        """Let a copy count as an origin of its own."""
        library = self._desktop.library
        if library is not None:
            said = self.tr("This article counts as an origin of its own now.")
            self._decide(lambda: library.keep_apart(article_id), article_id, said)

    def compare(self, article_id: str) -> None:
        """Show a copy beside its lead, with the words that differ."""
        library = self._desktop.library
        if library is None:
            return

        def read() -> tuple[Article, Article, Comparison] | None:
            lead_id = library.article_entry(article_id).lead_id
            if not lead_id:
                return None
            lead, copy = library.article(lead_id), library.article(article_id)
            return lead, copy, compare_texts(lead.text, copy.text)

        self._desktop.jobs.run(read, self._on_compared)

    def _on_compared(self, found: tuple[Article, Article, Comparison] | None) -> None:
        if found is None or self._desktop.library is None:
            return
        lead, copy, comparison = found
        dialog = CompareDialog(lead, copy, comparison, self._desktop.themes, self._desktop.frame)
        dialog.lead_chosen.connect(lambda: self.choose_lead(copy.id))
        dialog.apart_chosen.connect(lambda: self.keep_apart(copy.id))
        show(dialog)

    def _on_loaded(self, articles: tuple[Article, ...]) -> None:
        session = self._desktop.session
        if session is None:
            return
        for article in articles:
            session.admit(article, None, {})
        now = (session.article(article.id) for article in articles)
        sure = tuple(corrected(article, details_of(article), guesses_in(article)) for article in now)
        session.put_right(sure, self.tr("confirm guesses"))

    def _decide(self, work: Callable[[], None], article_id: str, said: str) -> None:
        def done(_nothing: None) -> None:
            self.decided.emit(article_id)
            self._desktop.reading.refresh()
            self._desktop.messages.tell(said)

        self._desktop.jobs.run(work, done, lane=Lane.WRITES)

    def _on_session_opened(self, session: BriefSession) -> None:
        self._is_pending = False
        session.text_changed.connect(self._on_text_changed)
        session.saved.connect(self._on_saved)

    def _on_text_changed(self, _article_id: str) -> None:
        self._is_pending = True

    def _on_saved(self) -> None:
        """A text that changed is searched anew once the library has it."""
        if self._is_pending and self._desktop.intake is not None:
            self._is_pending = False
            self._desktop.intake.search_pending()
