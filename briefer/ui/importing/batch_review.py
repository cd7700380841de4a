"""A batch from its first file until the user is done with it, and the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from briefer.core.article import Article, Cut
from briefer.ui.desktop import Desktop
from briefer.ui.importing.batch_rows import BatchRow, Wish, refusal_row, row_of
from briefer.ui.importing.corrections import Corrections
from briefer.ui.importing.page import ImportPage
from briefer.ui.importing.preview import ImportPreview
from briefer.ui.jobs import Ticket
from briefer.ui.reader.pane import marks_in
from briefer.ui.reading import LoadedArticle, load_article
from briefer.ui.session import BriefSession
from briefer.ui.window.actions import Command
from briefer.workflow.batches import Arrival, glance_at, look_at
from briefer.workflow.correcting import EditedDetails, Field
from briefer.workflow.importing import AddedFile
from briefer.workflow.originals import original_text
from briefer.workflow.progress import ProgressStep
from briefer.workflow.reading import Refusal

FEW = 5
"""Files that come in without the page: with more of them one wants to look them through."""

_LOOK_AFTER_MS = 200


@dataclass(frozen=True, slots=True)
class _Looked:
    """An article of the batch and its row."""

    arrival: Arrival
    row: BatchRow


class BatchReview(QObject):
    """Keeps what came in and shows it on a page that is made when it is first wanted. `finished` ends the batch."""

    finished = Signal()

    def __init__(self, desktop: Desktop, corrections: Corrections) -> None:
        super().__init__(desktop)
        self._desktop, self._corrections = desktop, corrections
        self._page: ImportPage | None = None
        self._files = 0
        self._added: dict[str, AddedFile] = {}
        self._unread: list[AddedFile] = []
        self._looked: dict[str, _Looked] = {}
        self._refusals: dict[str, BatchRow] = {}
        self._ticket: Ticket | None = None
        self._step: ProgressStep | None = None
        self._wanted: tuple[Wish, Field | None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look)
        corrections.decided.connect(self._on_decided)
        desktop.session_opened.connect(self._on_session_opened)
        desktop.contents.pages.currentChanged.connect(self._on_page_changed)

    @property
    def page(self) -> ImportPage:
        """The page, made now if it was not before."""
        if self._page is None:
            self._page = self._build_page()
        return self._page

    @property
    def is_shown(self) -> bool:
        """Whether the page is what the window shows."""
        return self._page is not None and self._desktop.contents.pages.currentWidget() is self._page

    def show(self) -> None:
        """Show the page."""
        if self._desktop.session is None:
            return
        page = self.page
        self._desktop.contents.show_page(page)
        if self._step is not None:
            page.show_step(self._step)
        self._show_rows()
        self._look()
        self._desktop.state_changed.emit()
        page.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the batch."""
        self._files = 0
        self._timer.stop()
        for kept in (self._added, self._unread, self._looked, self._refusals):
            kept.clear()
        if self._page is not None:
            self._show_rows()
            self._page.show_article(None)

    def _build_page(self) -> ImportPage:
        page = ImportPage(self._desktop.themes)
        page.wished.connect(self._on_wished)
        page.confirm_wanted.connect(self._on_confirm_wanted)
        page.current_changed.connect(self._on_current_changed)
        page.left.connect(self._leave)
        page.done.connect(self._on_done)
        page.progress.cancelled.connect(self._desktop.contents.strip.cancelled)
        page.preview_made.connect(self._on_preview_made)
        return page

    def _on_preview_made(self, preview: ImportPreview) -> None:
        preview.corrected.connect(self._on_corrected)
        preview.restore_wanted.connect(self._on_restore_wanted)
        preview.original_wanted.connect(self._on_original_wanted)

    def _on_session_opened(self, session: BriefSession) -> None:
        session.set_right.connect(self._on_set_right)
        intake = self._desktop.intake
        if intake is not None:
            intake.counted.connect(self._on_counted)
            intake.added.connect(self._on_added)
            intake.refused.connect(self._on_refused)
            intake.progressed.connect(self._on_progressed)
            intake.suggested.connect(self._on_suggested)
            intake.detailed.connect(self._on_detailed)
            intake.rested.connect(self._on_rested)

    # -- what comes in -------------------------------------------------------

    def _on_counted(self, files: int, asked: bool) -> None:  # noqa: FBT001
        self._files += files
        if asked and files > FEW:
            self.show()

    def _on_added(self, files: tuple[AddedFile, ...]) -> None:
        for file in files:
            if self._added.setdefault(file.article_id, file) is file:
                self._unread.append(file)
        self._look_soon()

    def _on_refused(self, refusal: Refusal) -> None:
        row = refusal_row(refusal)
        self._refusals.setdefault(row.key, row)
        self._look_soon()

    def _on_progressed(self, step: ProgressStep) -> None:
        self._step = step
        if self.is_shown:
            self.page.show_step(step)

    def _on_rested(self) -> None:
        self._step = None
        if self._page is not None:
            self._page.progress.hide()

    def _look_soon(self) -> None:
        # Not started anew by each file: the page would stay empty while they follow each other.
        if self.is_shown and not self._timer.isActive():
            self._timer.start()

    def _look(self) -> None:
        """Read what is new, off the window's thread; before the page is wanted nothing is read."""
        self._look_at(tuple(self._unread))
        self._unread.clear()

    def _look_at(self, files: tuple[AddedFile, ...]) -> None:
        library = self._desktop.library
        if library is not None:
            self._desktop.jobs.run(
                lambda: tuple(_Looked(arrival, row_of(arrival)) for arrival in look_at(library, files)),
                self._on_looked,
            )

    def _on_looked(self, found: tuple[_Looked, ...]) -> None:
        # What was looked at may belong to a batch that is over by now.
        here = (looked for looked in found if looked.arrival.article_id in self._added)
        self._looked.update((looked.arrival.article_id, looked) for looked in here)
        self._show_rows()

    def _show_rows(self) -> None:
        if self._page is not None:
            rows = (looked.row for looked in self._looked.values())
            self._page.show_batch(rows, self._refusals.values(), files=self._files)

    # -- the current article -------------------------------------------------

    def _on_current_changed(self, key: str) -> None:
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        library = self._desktop.library
        if library is None or key not in self._looked:
            self.page.show_article(None)
            return
        self._ticket = self._desktop.jobs.run(lambda: load_article(library, key), self._on_loaded)

    def _on_loaded(self, loaded: LoadedArticle) -> None:
        session = self._desktop.session
        if session is None:
            return
        session.admit(loaded.article, loaded.suggestions, loaded.decisions)
        self._show_article(session, session.article(loaded.article.id))
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._answer(*wanted)

    def _show_article(self, session: BriefSession, article: Article) -> None:
        self.page.preview.set_look(*self._desktop.contents.workspace.reader.look)
        self.page.show_article(article, marks_in(session, article))

    def _on_suggested(self, article_id: str) -> None:
        if self.is_shown and self.page.list.current_key() == article_id:
            self._on_current_changed(article_id)

    def _on_detailed(self, article_id: str) -> None:
        """A bibliographic record told something of an article that may be listed already."""
        looked = self._looked.get(article_id)
        if looked is not None:
            self._look_at((self._added[article_id],))
            self._on_suggested(article_id)

    def _on_set_right(self, articles: tuple[Article, ...]) -> None:
        session, here = self._desktop.session, [article for article in articles if article.id in self._looked]
        if session is None or self._page is None or not here:
            return
        shown = self._page.article
        for article in here:
            if shown is not None and article.id == shown.id:
                self._show_article(session, article)
        arrivals = [self._looked[article.id].arrival for article in here]
        if len(here) <= FEW:
            self._on_looked(_looked_again(arrivals, here))
        else:
            self._desktop.jobs.run(lambda: _looked_again(arrivals, here), self._on_looked)

    def _on_original_wanted(self) -> None:
        library, article = self._desktop.library, self.page.article
        if library is None or article is None:
            return

        def shown(text: str) -> None:
            if self.page.article is not None and self.page.article.id == article.id:
                self.page.preview.show_original(text)

        self._desktop.jobs.run(lambda: original_text(library, article.id), shown)

    def _on_corrected(self, wanted: EditedDetails, confirmed: frozenset[Field]) -> None:
        article = self.page.article
        if article is not None:
            self._corrections.correct(article.id, wanted, confirmed)

    def _on_restore_wanted(self, cut: Cut) -> None:
        article = self.page.article
        if article is not None:
            self._corrections.restore(article.id, cut)

    # -- wishes --------------------------------------------------------------

    def _on_wished(self, key: str, wish: Wish, field: Field | None) -> None:
        if wish is Wish.PASTE:
            self._desktop.contents.commands[Command.PASTE_ARTICLE].trigger()
        elif wish is Wish.DISMISS:
            self._refusals.pop(key, None)
            self._show_rows()
        elif wish is Wish.COMPARE:
            self._corrections.compare(key)
        elif wish is Wish.LEAD:
            self._corrections.choose_lead(key)
        elif wish is Wish.APART:
            self._corrections.keep_apart(key)
        elif wish is Wish.CONFIRM and field is not None:
            self._corrections.confirm(key, field)
        elif self.page.article is not None and self.page.article.id == key:
            self._answer(wish, field)
        else:
            self._wanted = (wish, field)
            self.page.choose(key)

    def _answer(self, wish: Wish, field: Field | None) -> None:
        """What a row asks of the preview, once that shows its article."""
        preview = self.page.preview
        if wish is Wish.ADD and field is not None:
            preview.form.focus_on(field)
        elif wish is Wish.SHOW:
            preview.unfold_cuts()

    def _on_confirm_wanted(self, key: str) -> None:
        rows = self.page.rows if not key else tuple(row for row in self.page.rows if row.key == key)
        self._corrections.confirm_guesses(tuple(row.key for row in rows if row.guesses))

    def _on_decided(self, article_id: str) -> None:
        """The whole group is to be looked at again: its lead may be another."""
        looked = self._looked.get(article_id)
        if looked is None:
            return
        lead_id = looked.arrival.lead_id
        group = (
            other.arrival
            for other in self._looked.values()
            if {other.arrival.article_id, other.arrival.lead_id} & ({article_id, lead_id} - {""})
        )
        self._look_at(tuple(self._added[arrival.article_id] for arrival in group))

    # -- going away ----------------------------------------------------------

    def _on_done(self) -> None:
        self._leave()
        self.clear()
        self.finished.emit()

    def _leave(self) -> None:
        contents = self._desktop.contents
        contents.strip.report.fold()
        contents.show_workspace()
        self._desktop.state_changed.emit()
        contents.workspace.suggestions.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_page_changed(self) -> None:
        self._desktop.contents.strip.keep_quiet(self.is_shown)


def _looked_again(arrivals: Iterable[Arrival], articles: Iterable[Article]) -> tuple[_Looked, ...]:
    fresh = (replace(arrival, glance=glance_at(article)) for arrival, article in zip(arrivals, articles, strict=True))
    return tuple(_Looked(arrival, row_of(arrival)) for arrival in fresh)
