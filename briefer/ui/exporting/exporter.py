"""Export from the window: gather, ask, write, tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from briefer.brief.checks import Report
from briefer.brief.cited import CitedBrief
from briefer.brief.edit import with_marking
from briefer.library import Library, LibraryError
from briefer.paths import documents_folder
from briefer.settings import Settings
from briefer.ui.jobs import Jobs, Lane
from briefer.ui.look.theme import Themes
from briefer.ui.messages import Messages
from briefer.ui.session import BriefSession
from briefer.ui.widgets.controls import show
from briefer.workflow.checking import BriefChecker
from briefer.workflow.exporting import cited_brief, export_brief
from briefer.workflow.recording import note_export
from briefer.workflow.templates import markings

if TYPE_CHECKING:
    from briefer.ui.exporting.dialog import ExportChoice


class Exporter(QObject):
    """Runs one export at a time; `exported` carries the path that was written.

    `checks_requested` asks to be shown what the checks before the export found.
    """

    exported = Signal(object)
    checks_requested = Signal()
    settings_changed = Signal(object)

    def __init__(self, jobs: Jobs, messages: Messages, themes: Themes, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._messages, self._themes, self._window = jobs, messages, themes, window
        self._folder: Path | None = None

    def ask(self, session: BriefSession, settings: Settings) -> None:
        """Ask how to export the session's brief, once everything that was typed is durable."""
        session.save_brief()
        library, brief, evidence = session.library, session.brief, session.evidence

        def gather() -> tuple[CitedBrief, Report]:
            return cited_brief(library, brief), BriefChecker(library).check(brief, evidence).report

        self._jobs.run(gather, partial(self._on_gathered, session, settings), lane=Lane.WRITES)

    def _on_gathered(self, session: BriefSession, settings: Settings, gathered: tuple[CitedBrief, Report]) -> None:
        from briefer.ui.exporting.dialog import ExportDefaults, ExportDialog

        cited, report = gathered
        defaults = ExportDefaults(
            folder=self._folder or _existing_folder(),
            author=settings.author,
            organisation=settings.organisation,
            markings=tuple(marking.label for marking in markings()),
        )
        dialog = ExportDialog(cited, report, defaults, self._themes, self._window)
        library = session.library
        self._jobs.run(
            lambda: _unchanged_originals(library, cited),
            lambda unchanged: dialog.show_originals(unchanged, len(cited.sources)) if isValid(dialog) else None,
        )
        dialog.checks_requested.connect(self.checks_requested)
        dialog.accepted.connect(lambda: self._write(session, settings, cited, dialog.choice))
        show(dialog)

    def _write(self, session: BriefSession, settings: Settings, cited: CitedBrief, choice: ExportChoice) -> None:
        self._folder = choice.path.parent
        options = choice.options
        kept = replace(settings, author=options.author, organisation=options.organisation)
        if kept != settings:
            self.settings_changed.emit(kept)
        marked = replace(cited, brief=with_marking(cited.brief, choice.marking))
        library, at = session.library, dt.datetime.now(dt.UTC)
        label = self.tr("Exported as %1").replace("%1", choice.path.name)

        def work() -> None:
            export_brief(marked, choice.path, options)
            note_export(library, marked.brief.id, choice.marking, choice.path)
            if choice.snapshot:
                library.take_snapshot(marked.brief.id, label, at)

        self._jobs.run(work, lambda _nothing: self._on_written(choice), lane=Lane.WRITES)

    def _on_written(self, choice: ExportChoice) -> None:
        self._messages.tell(self.tr("Exported as %1.").replace("%1", choice.path.name))
        self.exported.emit(choice.path)
        if choice.open_file:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(choice.path)))


def _unchanged_originals(library: Library, cited: CitedBrief) -> int:
    """How many of the cited originals still bear their seal."""
    unchanged = 0
    for source in cited.sources:
        try:
            library.original(source.article_id)
        except LibraryError:
            continue
        unchanged += 1
    return unchanged


def _existing_folder() -> Path:
    folder = documents_folder()
    return folder if folder.is_dir() else Path.home()
