"""What each command of the window does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication

from briefer import __version__
from briefer.brief.edit import with_marking
from briefer.core.evidence import EvidenceKind
from briefer.settings import ReaderFace, Settings, ThemeChoice
from briefer.ui.checks.checking import Checking
from briefer.ui.desktop import Desktop
from briefer.ui.evidence.text import evidence_html, evidence_text
from briefer.ui.exporting.exporter import Exporter
from briefer.ui.importing.choosing import FileChoice
from briefer.ui.importing.dropping import dropped
from briefer.ui.importing.review import ImportReview
from briefer.ui.look.theme import Themes
from briefer.ui.session import BriefSession, Place
from briefer.ui.widgets.controls import show
from briefer.ui.window.actions import Command
from briefer.workflow.language import language_in_use
from briefer.workflow.templates import markings, templates

if TYPE_CHECKING:
    from briefer.ui.naming.index import NamesIndex
    from briefer.ui.window.new_brief_dialog import NewBriefChoice


class Commands(QObject):
    """Ties the table of actions to the desktop.

    `settings_changed` carries new `Settings`; `exported` the path of a written file; `lock_wanted` and
    `sample_wanted` are for whoever opens libraries.
    """

    settings_changed = Signal(object)
    lock_wanted = Signal()
    sample_wanted = Signal()
    exported = Signal(object)

    def __init__(self, desktop: Desktop, themes: Themes, settings: Settings) -> None:
        super().__init__(desktop)
        self._desktop, self._themes, self._settings = desktop, themes, settings
        self._contents = desktop.contents
        self._followed: BriefSession | None = None
        self._review = ImportReview(desktop, themes)
        self._file_choice = FileChoice()
        self._checking = Checking(desktop)
        self._exporter = Exporter(desktop.jobs, desktop.messages, themes, desktop.frame)
        self._exporter.settings_changed.connect(self._change)
        self._exporter.exported.connect(self.exported)
        self._exporter.checks_requested.connect(self._checking.show)
        self._checking.checked.connect(self._contents.toolbar.show_findings)
        self._connect()
        self._apply(settings)
        self._contents.offer_markings(tuple(marking.label for marking in markings()))
        self._allow()

    @cached_property
    def _names(self) -> NamesIndex:
        """The names, which begin when they are first asked for."""
        from briefer.ui.naming.index import NamesIndex

        return NamesIndex(self._desktop)

    def _toggle_names(self) -> None:
        self._names.toggle()

    def _connect(self) -> None:
        contents, desktop, workspace = self._contents, self._desktop, self._contents.workspace
        contents.commands.connect(
            {
                Command.NEW_BRIEF: self._new_brief,
                Command.START_PAGE: desktop.show_start,
                Command.SNAPSHOT: self._take_snapshot,
                Command.EXPORT: self._export,
                Command.LOCK: self.lock_wanted.emit,
                Command.QUIT: desktop.frame.close,
                Command.UNDO: self._undo,
                Command.REDO: self._redo,
                Command.FIND: contents.find_field.setFocus,
                Command.REPLACE: workspace.brief.find_and_replace,
                Command.PREFERENCES: self._show_preferences,
                Command.NEXT_PANE: lambda: workspace.walk(1),
                Command.PREVIOUS_PANE: lambda: workspace.walk(-1),
                Command.NAMES: self._toggle_names,
                Command.LARGER: lambda: workspace.reader.change_size(1),
                Command.SMALLER: lambda: workspace.reader.change_size(-1),
                Command.FULL_SCREEN: self._toggle_full_screen,
                Command.WHITE_PAPER: self._toggle_white_paper,
                Command.ADD_ARTICLES: self._choose_files,
                Command.PASTE_ARTICLE: self._paste,
                Command.ARTICLE_DETAILS: self._review.ask_details,
                Command.KEEP: workspace.suggestions.keep_current,
                Command.SKIP: workspace.suggestions.skip_current,
                Command.KEEP_QUOTATION: lambda: self._keep_selection(EvidenceKind.QUOTATION),
                Command.KEEP_FIGURE: lambda: self._keep_selection(EvidenceKind.FIGURE),
                Command.SHOW_SOURCE: workspace.evidence.show_source,
                Command.BACK: self._back,
                Command.DISCARD: workspace.evidence.discard_current,
                Command.COPY_CITED: self._copy_cited,
                Command.INSERT: workspace.brief.choose_evidence,
                Command.SECTION_UP: lambda: workspace.brief.move_section(-1),
                Command.SECTION_DOWN: lambda: workspace.brief.move_section(1),
                Command.CHECKS: self._checking.toggle,
                Command.NEXT_FINDING: lambda: self._checking.step(1),
                Command.PREVIOUS_FINDING: lambda: self._checking.step(-1),
                Command.GUIDE: self._show_guide,
                Command.SHORTCUTS: self._show_shortcuts,
                Command.SAMPLE: self.sample_wanted.emit,
                Command.ABOUT: self._show_about,
            }
        )
        workspace.checks_shown.connect(contents.commands[Command.CHECKS].setChecked)
        desktop.state_changed.connect(self._allow)
        contents.section_chosen.connect(self._send)
        contents.theme_chosen.connect(self._choose_theme)
        contents.marking_chosen.connect(self._choose_marking)
        contents.start.choose_requested.connect(self._choose_files)
        contents.start.paste_requested.connect(self._paste)
        contents.start.new_requested.connect(self._new_brief)
        contents.start.sample_requested.connect(self.sample_wanted)
        contents.start.library_requested.connect(self._on_library_button)
        contents.find_field.search_requested.connect(self._search)
        contents.find_field.hit_chosen.connect(self._on_hit_chosen)
        workspace.reader.look_requested.connect(self._change_look)

    def _allow(self) -> None:
        session = self._desktop.session
        self._contents.commands.allow(library=self._desktop.library is not None, brief=self._desktop.is_working)
        self._contents.send_menu.menuAction().setEnabled(self._desktop.is_working)
        self._contents.marking_menu.menuAction().setEnabled(self._desktop.is_working)
        if session is not None:
            self._follow(session)
            stack, has_brief = session.undo_stack, self._desktop.has_brief
            self._contents.commands[Command.UNDO].setEnabled(stack.canUndo() and has_brief)
            self._contents.commands[Command.REDO].setEnabled(stack.canRedo() and has_brief)

    def _follow(self, session: BriefSession) -> None:
        """Keep undo and redo in step with a session, from the first time it is seen."""
        if session is self._followed:
            return
        self._followed = session
        stack = session.undo_stack
        stack.canUndoChanged.connect(self._contents.commands[Command.UNDO].setEnabled)
        stack.canRedoChanged.connect(self._contents.commands[Command.REDO].setEnabled)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_undo)
        self._name_undo()

    def _name_undo(self) -> None:
        session = self._desktop.session
        if session is not None:
            undo, redo = session.undo_stack.undoText(), session.undo_stack.redoText()
            self._contents.commands[Command.UNDO].setText(f"{self.tr('&Undo')} {undo}".strip())
            self._contents.commands[Command.REDO].setText(f"{self.tr('&Redo')} {redo}".strip())

    # -- settings ------------------------------------------------------------

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        self._apply(settings)
        self.settings_changed.emit(settings)

    def _apply(self, settings: Settings) -> None:
        self._themes.choose(settings.theme)
        self._contents.show_theme_choice(settings.theme)
        self._contents.commands[Command.WHITE_PAPER].setChecked(settings.white_paper)
        self._contents.workspace.brief.set_white_paper(settings.white_paper)
        self._contents.workspace.brief.set_curled_marks(settings.curled_marks)
        self._contents.workspace.reader.set_look(settings.reader_face, settings.reader_size)

    def _show_preferences(self) -> None:
        session = self._desktop.session
        found = session.suggestions(self._contents.workspace.articles.current_id()) if session else None
        language = language_in_use(found.pipeline if found else "")
        from briefer.ui.window.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(self._settings, language, self._desktop.frame)
        dialog.changed.connect(self._change)
        show(dialog)

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._change(replace(self._settings, theme=choice))

    def _toggle_white_paper(self) -> None:
        white = self._contents.commands[Command.WHITE_PAPER].isChecked()
        self._change(replace(self._settings, white_paper=white))

    def _change_look(self, face: ReaderFace, size: int) -> None:
        self._change(replace(self._settings, reader_face=face, reader_size=size))

    # -- briefs --------------------------------------------------------------

    def _new_brief(self) -> None:
        self._desktop.when_library(self._ask_new_brief)

    def _ask_new_brief(self) -> None:
        from briefer.ui.window.new_brief_dialog import NewBriefDialog

        session = self._desktop.session
        title = "" if session is None or self._desktop.is_working else session.brief.title
        labels = tuple(marking.label for marking in markings())
        dialog = NewBriefDialog(templates(), labels, title, self._desktop.frame)
        dialog.chosen.connect(self._on_brief_chosen)
        show(dialog)

    def _on_brief_chosen(self, choice: NewBriefChoice) -> None:
        self._desktop.start_brief(choice.template_id, choice.title, choice.marking)

    def _take_snapshot(self) -> None:
        label = self.tr("Kept at %1").replace("%1", f"{dt.datetime.now().astimezone():%H:%M}")
        self._desktop.take_snapshot(label)

    def _export(self) -> None:
        session = self._desktop.session
        if session is not None:
            self._exporter.ask(session, self._settings)

    def _choose_marking(self, marking: str) -> None:
        session = self._desktop.session
        if session is not None:
            session.set_brief(with_marking(session.brief, marking), self.tr("marking"))

    def _undo(self) -> None:
        if self._desktop.session is not None:
            self._desktop.session.undo_stack.undo()

    def _redo(self) -> None:
        if self._desktop.session is not None:
            self._desktop.session.undo_stack.redo()

    # -- articles and evidence -----------------------------------------------

    def _choose_files(self) -> None:
        paths = self._file_choice.ask(self._desktop.frame)
        if paths:
            self._desktop.add_files(paths)

    def _paste(self) -> None:
        self._desktop.take_in(dropped(QApplication.clipboard().mimeData()))

    def _keep_selection(self, kind: EvidenceKind) -> None:
        if not self._contents.workspace.reader.keep_selection(kind):
            self._desktop.messages.tell(self.tr("No words are selected. Select them in the reader first."))

    def _send(self, section_key: str) -> None:
        workspace = self._contents.workspace
        if workspace.evidence.list.hasFocus():
            workspace.evidence.send_current(section_key)
        else:
            workspace.suggestions.send_current(section_key)

    def _back(self) -> None:
        if self._desktop.session is not None:
            self._desktop.session.go_back()

    def _copy_cited(self) -> None:
        session = self._desktop.session
        item = session.evidence_by_id().get(self._contents.workspace.evidence.current_id()) if session else None
        if session is None or item is None:
            self._desktop.messages.tell(self.tr("Choose a card in the evidence first."))
            return
        article = session.article(item.anchor.article_id)
        mime = QMimeData()
        mime.setText(evidence_text(item, article))
        mime.setHtml(evidence_html(item, article))
        QApplication.clipboard().setMimeData(mime)
        self._desktop.messages.tell(self.tr("Copied with its source."))

    # -- finding and help ----------------------------------------------------

    def _search(self, words: str) -> None:
        library = self._desktop.library
        if library is None or not words:
            self._contents.find_field.show_hits((), "")
            return
        self._desktop.jobs.run(
            lambda: library.search(words), lambda hits: self._contents.find_field.show_hits(hits, words)
        )

    def _on_hit_chosen(self, kind: str, hit_id: str, article_id: str) -> None:
        if kind == "brief":
            self._desktop.open_brief(hit_id)
            return
        self._contents.show_workspace()
        self._desktop.state_changed.emit()
        self._contents.workspace.articles.choose(article_id)
        if kind != "article" and self._desktop.session is not None:
            self._contents.workspace.evidence.choose(hit_id)
            self._desktop.session.show_source(hit_id, Place.EVIDENCE)

    def _on_library_button(self) -> None:
        if self._desktop.library is None:
            self._desktop.library_wanted.emit()
        else:
            self.lock_wanted.emit()

    def _show_guide(self) -> None:
        from briefer.ui.window.guide_dialog import GuideDialog

        show(GuideDialog(self._desktop.frame))

    def _show_about(self) -> None:
        from briefer.ui.window.about_dialog import AboutDialog

        show(AboutDialog(__version__, self._desktop.frame))

    def _show_shortcuts(self) -> None:
        from briefer.ui.window.shortcuts_dialog import ShortcutsDialog

        show(ShortcutsDialog(self._contents.commands, self._desktop.frame))

    def _toggle_full_screen(self) -> None:
        frame = self._desktop.frame
        frame.showNormal() if frame.isFullScreen() else frame.showFullScreen()
