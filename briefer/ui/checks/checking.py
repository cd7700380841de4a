"""Runs the checks of the open brief after each pause in writing, and does what is asked about a finding."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from briefer.brief.checks import Finding, Origin, Remedy, Report, apply_remedy
from briefer.brief.checks.remedies import accept, withdraw
from briefer.ui.checks.wording import remedy_words
from briefer.ui.desktop import Desktop
from briefer.ui.jobs import Ticket
from briefer.ui.session import BriefSession
from briefer.workflow.checking import BriefChecker, CheckedBrief, evidence_for

if TYPE_CHECKING:
    from briefer.ui.checks.pane import ChecksPane

CHECK_AFTER_MS = 350
"""How long writing must rest before the brief is checked."""


class Checking(QObject):
    """Keeps the checks in step with the brief; `checked` carries each `CheckedBrief`.

    The checks run off the GUI thread, one run at a time; a brief that changed meanwhile is checked again.
    """

    checked = Signal(object)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._workspace = desktop.contents.workspace
        self._pane: ChecksPane | None = None
        self._session: BriefSession | None = None
        self._checker: BriefChecker | None = None
        self._ticket: Ticket | None = None
        self._last: CheckedBrief | None = None
        self._last_at = dt.datetime.now(dt.UTC)
        self._wanted: Origin | None = None
        # A suggestion of the article is outlined as it is shown; what a finding points at comes after that.
        self._arrival = QTimer(self, singleShot=True, interval=0)
        self._arrival.timeout.connect(self._on_arrived)
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._timer.timeout.connect(self.run)
        self._connect()

    def toggle(self) -> None:
        """Show the checks and go to them, or put them away and go on writing."""
        if self._workspace.is_checking:
            self._close()
        else:
            self.show()

    def show(self) -> None:
        """Show the checks, the current finding in focus."""
        pane = self._workspace.checks
        if not self._workspace.is_checking:
            self._workspace.show_checks(True)
            pane.choose_first()
        pane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._last is None or (self._session is not None and self._last.brief is not self._session.brief):
            self.run()

    def step(self, step: int) -> None:
        """Go to the next finding, or with -1 to the one before, and show the checks where they are put away."""
        if self._pane is not None and self._workspace.is_checking:
            self._pane.step(step)
        else:
            self.show()

    def run(self) -> None:
        """Check the brief as it is now."""
        session, checker = self._session, self._checker
        if session is None or checker is None:
            return
        if self._ticket is not None:
            self._timer.start()
            return
        brief, evidence = session.brief, session.evidence
        self._ticket = self._desktop.jobs.run(
            lambda: checker.check(brief, evidence), partial(self._on_checked, session), self._on_failed
        )

    def _connect(self) -> None:
        self._desktop.state_changed.connect(self._follow)
        self._workspace.checks_made.connect(self._on_made)
        self._workspace.brief.findings_requested.connect(self.show)
        self._workspace.reader.article_shown.connect(lambda _article: self._arrival.start())

    def _on_made(self, pane: ChecksPane) -> None:
        """Work with the pane, which most mornings is made long after the first checks have run."""
        self._pane = pane
        pane.finding_chosen.connect(self._on_finding_chosen)
        pane.run_requested.connect(self.run)
        pane.close_requested.connect(self._close)
        view = pane.view
        view.remedy_requested.connect(self._on_remedy_requested)
        view.accept_requested.connect(self._on_accept_requested)
        view.withdraw_requested.connect(self._on_withdraw_requested)
        view.source_requested.connect(self._on_source_requested)
        view.place_requested.connect(self._on_place_requested)
        if self._last is not None:
            pane.show_checked(self._last, self._last_at)

    def _follow(self) -> None:
        """Go on with the session of another library, or with none."""
        session = self._desktop.session
        if session is self._session:
            return
        self._session, self._last = session, None
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        self._checker = None if session is None else BriefChecker(session.library)
        if self._pane is not None:
            self._pane.show_nothing()
        if session is None:
            self._timer.stop()
            self._workspace.show_checks(False)
            self._workspace.brief.show_findings(Report())
            return
        session.brief_changed.connect(lambda _brief: self._timer.start())
        session.evidence_changed.connect(self._timer.start)
        session.text_changed.connect(lambda _article: self._on_text_changed())
        self._timer.start()

    def _on_text_changed(self) -> None:
        # A run under way holds the checker in another thread: a fresh one reads the articles again.
        if self._session is not None and self._checker is not None:
            self._checker = BriefChecker(self._session.library)
        self._timer.start()

    def _on_checked(self, session: BriefSession, found: CheckedBrief) -> None:
        self._ticket = None
        if session is not self._session:
            return
        self._last, self._last_at = found, dt.datetime.now(dt.UTC)
        self._workspace.brief.show_findings(found.report)
        if self._pane is not None:
            self._pane.show_checked(found, self._last_at)
        self.checked.emit(found)
        if found.brief is not session.brief:
            self._timer.start()

    def _on_failed(self, error: Exception) -> None:
        self._ticket = None
        self._desktop.messages.show_error(error)

    def _close(self) -> None:
        self._workspace.show_checks(False)
        self._workspace.brief.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_finding_chosen(self, finding: Finding) -> None:
        """Bring both places into view and leave the focus where it is."""
        self._workspace.brief.show_place(finding.place)
        if finding.origin is not None:
            self._show_words(finding.origin)

    def _on_place_requested(self, finding: Finding) -> None:
        self._workspace.brief.show_place(finding.place)
        self._workspace.brief.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_source_requested(self, finding: Finding) -> None:
        if finding.origin is not None:
            self._show_words(finding.origin)
            self._workspace.reader.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self, origin: Origin) -> None:
        self._wanted = origin
        article = self._workspace.reader.reader.article
        if article is not None and article.id == origin.article_id:
            self._on_arrived()
        else:
            self._workspace.articles.choose(origin.article_id)

    def _on_arrived(self) -> None:
        article, wanted = self._workspace.reader.reader.article, self._wanted
        if wanted is None or article is None or article.id != wanted.article_id:
            return
        self._wanted = None
        if wanted.span.end <= len(article.text):
            self._workspace.reader.reader.show_span(wanted.span)

    def _on_remedy_requested(self, finding: Finding, remedy: Remedy) -> None:
        session = self._session
        if session is None:
            return
        if remedy is Remedy.ATTACH and not finding.evidence_id and finding.origin is not None:
            self._attach(session, finding)
        else:
            mended = apply_remedy(session.brief, finding, remedy, session.evidence_by_id())
            words = remedy_words(finding, remedy)
            session.set_brief(mended, words[:1].lower() + words[1:])
        self._go_on()

    def _attach(self, session: BriefSession, finding: Finding) -> None:
        assert finding.origin is not None
        article = session.article(finding.origin.article_id)
        evidence = evidence_for(finding, article, session.suggestions(article.id), dt.datetime.now(dt.UTC))
        tied = replace(finding, evidence_id=evidence.id)
        session.attach(evidence, apply_remedy(session.brief, tied, Remedy.ATTACH, {evidence.id: evidence}))

    def _on_accept_requested(self, finding: Finding, reason: str) -> None:
        if self._session is not None:
            self._session.set_brief(accept(self._session.brief, finding, reason), self.tr("accept a finding"))
            self._go_on()

    def _on_withdraw_requested(self, finding: Finding) -> None:
        if self._session is not None:
            self._session.set_brief(withdraw(self._session.brief, finding), self.tr("open a finding again"))
            self._go_on()

    def _go_on(self) -> None:
        """What was asked is done: check at once, and be ready for the next finding."""
        self._timer.stop()
        self.run()
        self._workspace.checks.list.setFocus(Qt.FocusReason.OtherFocusReason)
