"""What fills the main window: banner, toolbar, strip, the start page and the workspace, menus, status line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from briefer.brief.model import Brief
from briefer.brief.template import Template
from briefer.core.article import Article
from briefer.core.evidence import Evidence
from briefer.settings import ThemeChoice
from briefer.ui.articles.find_field import FindField
from briefer.ui.importing.dropping import can_take, dropped
from briefer.ui.importing.strip import ImportStrip
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.icons import icon
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.session import BriefSession, Place
from briefer.ui.window.actions import ACTIONS, MENUS, Actions, Command, menu_text
from briefer.ui.window.start_page import StartPage
from briefer.ui.window.status_line import StatusLine
from briefer.ui.window.toolbar import MainToolbar
from briefer.ui.window.workspace import Workspace

if TYPE_CHECKING:
    from briefer.ui.editor import EditedBrief


class MainContents(QWidget):
    """The widgets of the main window and nothing of what they do.

    `dropped` carries what was `Dropped`; `section_chosen` the key of a section in the
    menu; `theme_chosen` a `ThemeChoice`; `marking_chosen` a label.
    """

    dropped = Signal(object)
    section_chosen = Signal(str)
    theme_chosen = Signal(object)
    marking_chosen = Signal(str)

    def __init__(self, frame: QMainWindow, themes: Themes) -> None:
        super().__init__(frame)
        self.setAcceptDrops(True)
        self._themes = themes
        self.commands = Actions(frame, themes.current)
        self.send_menu = QMenu(self.tr("&Send to"))
        self.theme_menu = QMenu(self.tr("&Colours"))
        self.marking_menu = QMenu(self.tr("&Marking"))
        self.banner = QLabel()
        self.find_field = FindField(themes)
        self.toolbar = MainToolbar(self.commands, self.send_menu, self.find_field, themes)
        self.strip = ImportStrip(themes)
        self.start = StartPage(themes)
        self.workspace = Workspace(themes)
        self.pages = QStackedWidget()
        self.status = StatusLine(themes)
        self._lay_out()
        self._fill_menus(frame)
        self._tint()
        themes.changed.connect(self._tint)
        frame.setCentralWidget(self)
        frame.setStatusBar(self.status)
        self.show_start()

    def open_session(self, session: BriefSession, chosen: Template) -> None:
        """Let the panes work on a session."""
        self.workspace.evidence.set_session(session)
        self.workspace.suggestions.set_session(session)
        self.workspace.reader.set_session(session)
        self.open_brief(session, chosen)

    def open_brief(self, session: BriefSession, chosen: Template) -> None:
        """Write in the session's brief."""
        # A class attribute that is a signal becomes one that can be connected: pyright does not see that.
        self.workspace.brief.open(cast("EditedBrief", session), chosen)

    def forget(self) -> None:
        """Show nothing of a library any more."""
        self.show_article(None)
        self.workspace.articles.set_entries((), frozenset())
        self.workspace.evidence.set_session(None)
        self.workspace.suggestions.set_session(None)
        self.workspace.reader.set_session(None)
        self.workspace.brief.forget()
        self.start.show_briefs(())
        self.start.show_no_library()
        self.status.forget()
        self.show_marking("")
        self.show_start()

    def show_article(self, article: Article | None) -> None:
        """Read and review an article."""
        self.workspace.reader.show_article(article)
        self.workspace.suggestions.show_article(article.id if article else "")

    def show_source(self, article: Article, item: Evidence) -> None:
        """Show the words of a card in their article."""
        self.show_workspace()
        if self.workspace.reader.reader.article is not article:
            self.show_article(article)
            self.workspace.articles.choose(article.id)
        self.workspace.show_card(item.id)
        self.workspace.reader.show_evidence(item)

    def show_return(self, evidence_id: str, place: Place) -> None:
        """Go back to where the words of a card were asked for."""
        if place is Place.BRIEF:
            self.workspace.brief.show_evidence(evidence_id)
        else:
            self.workspace.show_card(evidence_id)
            self.workspace.evidence.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_start(self) -> None:
        """Show the start page."""
        self.pages.setCurrentWidget(self.start)
        self.toolbar.hide()

    def show_workspace(self) -> None:
        """Show the panes."""
        self.pages.setCurrentWidget(self.workspace)
        self.toolbar.show()

    def show_page(self, page: QWidget) -> None:
        """Show a page other than the start and the panes, over an open brief."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.toolbar.show()

    @property
    def has_brief(self) -> bool:
        """Whether a brief is open, be it behind another page."""
        return self.pages.currentWidget() is not self.start

    @property
    def is_working(self) -> bool:
        """Whether the panes are shown."""
        return self.pages.currentWidget() is self.workspace

    def show_marking(self, marking: str) -> None:
        """What stands in the banner; no banner for ""."""
        self.banner.setText(marking)
        self.banner.setVisible(bool(marking))
        for action in self.marking_menu.actions():
            action.setChecked(action.data() == marking)

    def show_sections(self, brief: Brief) -> None:
        """The sections that evidence can be sent to, with their keys."""
        wanted = [(section.key, f"&{number} {section.heading}") for number, section in enumerate(brief.sections, 1)]
        shown = [(action.data(), action.text()) for action in self.send_menu.actions()]
        if wanted == shown:
            return
        self.send_menu.clear()
        for key, text in wanted:
            action = self.send_menu.addAction(text)
            action.setData(key)
            action.triggered.connect(lambda _checked=False, key=key: self.section_chosen.emit(key))

    def offer_markings(self, labels: tuple[str, ...]) -> None:
        """The markings to choose from."""
        group = QActionGroup(self)
        self.marking_menu.clear()
        for marking in ("", *labels):
            action = self.marking_menu.addAction(marking or self.tr("No marking"))
            action.setData(marking)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, marking=marking: self.marking_chosen.emit(marking))
            group.addAction(action)

    def show_theme_choice(self, choice: ThemeChoice) -> None:
        """Tick the theme that was chosen."""
        for action in self.theme_menu.actions():
            action.setChecked(action.data() is choice)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_take(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if can_take(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(dropped(event.mimeData()))

    def _lay_out(self) -> None:
        self.banner.setObjectName("banner")
        self.banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.banner.setFixedHeight(scaled(22))
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setAccessibleName(self.tr("Marking"))
        letters = font(Text.SECOND_STRONG)
        letters.setLetterSpacing(letters.SpacingType.AbsoluteSpacing, 0.6)
        self.banner.setFont(letters)
        self.banner.hide()
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.workspace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.banner, self.toolbar, self.strip):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        articles = self.workspace.articles
        articles.add_button("add", self.commands[Command.ADD_ARTICLES])
        self.workspace.evidence.add_button("person", self.commands[Command.NAMES])

    def _fill_menus(self, frame: QMainWindow) -> None:
        menus: dict[str, QMenu] = {}
        for key, text in MENUS:
            menus[key] = frame.menuBar().addMenu(menu_text(text))
        for spec in ACTIONS:
            menu = menus[spec.menu]
            menu.addAction(self.commands[spec.command])
            if spec.command is Command.SKIP:
                menu.addMenu(self.send_menu)
            if spec.divides:
                menu.addSeparator()
        menus["view"].insertMenu(self.commands[Command.WHITE_PAPER], self.theme_menu)
        menus["brief"].insertMenu(self.commands[Command.SECTION_UP], self.marking_menu)
        self._fill_theme_menu()

    def _fill_theme_menu(self) -> None:
        group = QActionGroup(self)
        names = {
            ThemeChoice.SYSTEM: self.tr("As the &system"),
            ThemeChoice.LIGHT: self.tr("&Light"),
            ThemeChoice.DARK: self.tr("&Dark"),
        }
        for choice, name in names.items():
            action: QAction = self.theme_menu.addAction(name)
            action.setCheckable(True)
            action.setData(choice)
            action.triggered.connect(lambda _checked=False, choice=choice: self.theme_chosen.emit(choice))
            group.addAction(action)

    def _tint(self) -> None:
        self.commands.tint(self._themes.current)
        self.send_menu.setIcon(icon("send", self._themes.current))
