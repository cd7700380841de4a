"""Everything one can do, in one table: menus, toolbar, shortcuts and their list are built from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from briefer.ui.look.icons import icon
from briefer.ui.look.theme import Theme


def _text(text: str) -> str:
    """Text that is translated when the action is made."""
    return text


class Command(StrEnum):
    """What one can do."""

    NEW_BRIEF = "new-brief"
    START_PAGE = "start-page"
    SNAPSHOT = "snapshot"
    EXPORT = "export"
    LOCK = "lock"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    FIND = "find"
    REPLACE = "replace"
    PREFERENCES = "preferences"
    NEXT_PANE = "next-pane"
    PREVIOUS_PANE = "previous-pane"
    NAMES = "names"
    LARGER = "larger"
    SMALLER = "smaller"
    FULL_SCREEN = "full-screen"
    WHITE_PAPER = "white-paper"
    ADD_ARTICLES = "add-articles"
    PASTE_ARTICLE = "paste-article"
    ARTICLE_DETAILS = "article-details"
    REMOVE_ARTICLE = "remove-article"
    KEEP = "keep"
    SKIP = "skip"
    KEEP_QUOTATION = "keep-quotation"
    KEEP_FIGURE = "keep-figure"
    SHOW_SOURCE = "show-source"
    BACK = "back"
    DISCARD = "discard"
    COPY_CITED = "copy-cited"
    INSERT = "insert"
    SECTION_UP = "section-up"
    SECTION_DOWN = "section-down"
    CHECKS = "checks"
    NEXT_FINDING = "next-finding"
    PREVIOUS_FINDING = "previous-finding"
    GUIDE = "guide"
    BACKUPS = "backups"
    WAYS_IN = "ways-in"
    RECORD = "record"
    HAND_OVER = "hand-over"
    TAKE_IN = "take-in"
    REMOVE_BRIEF = "remove-brief"
    REMOVE_LIBRARY = "remove-library"
    SHORTCUTS = "shortcuts"
    SAMPLE = "sample"
    ABOUT = "about"


class Need(Enum):
    """What must be there for an action to make sense."""

    NOTHING = "nothing"
    LIBRARY = "library"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One line of the table. `keys` are in Qt's portable words, the first is the one shown."""

    command: Command
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    standard: QKeySequence.StandardKey | None = None
    icon: str = ""
    need: Need = Need.BRIEF
    checkable: bool = False
    divides: bool = False


MENUS = (
    ("file", _text("&File")),
    ("edit", _text("&Edit")),
    ("view", _text("&View")),
    ("article", _text("&Article")),
    ("evidence", _text("Evi&dence")),
    ("brief", _text("&Brief")),
    ("library", _text("&Library")),
    ("help", _text("&Help")),
)
"""The menus in order: key and text."""

_Key = QKeySequence.StandardKey

ACTIONS = (
    ActionSpec(
        Command.NEW_BRIEF,
        "file",
        _text("&New brief"),
        standard=_Key.New,
        icon="brief",
        need=Need.LIBRARY,
    ),
    ActionSpec(
        Command.START_PAGE,
        "file",
        _text("&Open brief"),
        standard=_Key.Open,
        icon="folder",
        need=Need.LIBRARY,
    ),
    ActionSpec(Command.SNAPSHOT, "file", _text("Save a &version"), standard=_Key.Save, icon="clock"),
    ActionSpec(Command.EXPORT, "file", _text("&Export"), ("Ctrl+Shift+E",), icon="export"),
    ActionSpec(Command.HAND_OVER, "file", _text("&Hand over as a bundle")),
    ActionSpec(Command.TAKE_IN, "file", _text("&Take in a bundle"), need=Need.LIBRARY, divides=True),
    ActionSpec(
        Command.LOCK,
        "file",
        _text("&Lock library"),
        ("Ctrl+Shift+L",),
        icon="lock",
        need=Need.LIBRARY,
    ),
    ActionSpec(Command.QUIT, "file", _text("&Quit"), ("Ctrl+Q",), need=Need.NOTHING),
    ActionSpec(Command.UNDO, "edit", _text("&Undo"), ("Ctrl+Z",), icon="undo"),
    ActionSpec(
        Command.REDO,
        "edit",
        _text("&Redo"),
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        icon="redo",
        divides=True,
    ),
    ActionSpec(
        Command.FIND,
        "edit",
        _text("&Find in articles and briefs"),
        standard=_Key.Find,
        icon="search",
        need=Need.LIBRARY,
    ),
    ActionSpec(Command.REPLACE, "edit", _text("Find and &replace in the brief"), ("Ctrl+H",), divides=True),
    ActionSpec(
        Command.PREFERENCES,
        "edit",
        _text("&Preferences"),
        ("Ctrl+,",),
        need=Need.NOTHING,
    ),
    ActionSpec(Command.NEXT_PANE, "view", _text("&Next pane"), ("F6",)),
    ActionSpec(Command.PREVIOUS_PANE, "view", _text("&Previous pane"), ("Shift+F6",), divides=True),
    ActionSpec(Command.NAMES, "view", _text("N&ames"), ("Ctrl+Shift+M",), icon="person", checkable=True, divides=True),
    ActionSpec(Command.LARGER, "view", _text("&Larger text in the reader"), ("Ctrl++", "Ctrl+=")),
    ActionSpec(
        Command.SMALLER,
        "view",
        _text("&Smaller text in the reader"),
        standard=_Key.ZoomOut,
        divides=True,
    ),
    ActionSpec(
        Command.WHITE_PAPER,
        "view",
        _text("&White paper in dark colours"),
        need=Need.NOTHING,
        checkable=True,
    ),
    ActionSpec(
        Command.FULL_SCREEN,
        "view",
        _text("&Full screen"),
        standard=_Key.FullScreen,
        need=Need.NOTHING,
        checkable=True,
    ),
    ActionSpec(
        Command.ADD_ARTICLES,
        "article",
        _text("&Add articles"),
        ("Ctrl+Shift+O",),
        icon="add",
        need=Need.LIBRARY,
    ),
    ActionSpec(
        Command.PASTE_ARTICLE,
        "article",
        _text("Article from the &clipboard"),
        ("Ctrl+Shift+N",),
        icon="copy",
        need=Need.LIBRARY,
        divides=True,
    ),
    ActionSpec(Command.ARTICLE_DETAILS, "article", _text("&Details of the article"), ("Alt+Return",)),
    ActionSpec(Command.REMOVE_ARTICLE, "article", _text("&Remove article from the library")),
    ActionSpec(Command.KEEP, "evidence", _text("&Keep"), icon="keep"),
    ActionSpec(Command.SKIP, "evidence", _text("&Skip"), icon="skip", divides=True),
    ActionSpec(
        Command.KEEP_QUOTATION,
        "evidence",
        _text("Keep selected words as &quotation"),
        ("Ctrl+Shift+Q",),
    ),
    ActionSpec(
        Command.KEEP_FIGURE,
        "evidence",
        _text("Keep selected words as &figure"),
        ("Ctrl+Shift+D",),
        divides=True,
    ),
    ActionSpec(Command.SHOW_SOURCE, "evidence", _text("Show in the &article"), ("F4",), icon="link"),
    ActionSpec(Command.BACK, "evidence", _text("&Back"), ("Alt+Left",), icon="left"),
    ActionSpec(
        Command.COPY_CITED,
        "evidence",
        _text("&Copy with its source"),
        ("Ctrl+Shift+C",),
        icon="copy",
    ),
    ActionSpec(Command.DISCARD, "evidence", _text("&Discard")),
    ActionSpec(Command.INSERT, "brief", _text("&Insert evidence"), icon="insert", divides=True),
    ActionSpec(Command.SECTION_UP, "brief", _text("Move section &up"), ("Alt+Shift+Up",)),
    ActionSpec(Command.SECTION_DOWN, "brief", _text("Move section &down"), ("Alt+Shift+Down",), divides=True),
    ActionSpec(Command.CHECKS, "brief", _text("&Checks"), ("Ctrl+Shift+K",), icon="checks", checkable=True),
    ActionSpec(Command.NEXT_FINDING, "brief", _text("&Next finding"), ("F8",)),
    ActionSpec(Command.PREVIOUS_FINDING, "brief", _text("&Previous finding"), ("Shift+F8",), divides=True),
    ActionSpec(Command.REMOVE_BRIEF, "brief", _text("&Remove brief from the library")),
    ActionSpec(Command.BACKUPS, "library", _text("&Backups"), icon="clock", need=Need.LIBRARY),
    ActionSpec(Command.WAYS_IN, "library", _text("&Ways in"), icon="key", need=Need.LIBRARY),
    ActionSpec(Command.RECORD, "library", _text("Record of &exports"), need=Need.LIBRARY, divides=True),
    ActionSpec(Command.REMOVE_LIBRARY, "library", _text("&Remove the whole library"), need=Need.LIBRARY),
    ActionSpec(Command.GUIDE, "help", _text("User &guide"), ("F1",), need=Need.NOTHING),
    ActionSpec(
        Command.SHORTCUTS,
        "help",
        _text("&Keys"),
        ("Ctrl+/",),
        need=Need.NOTHING,
    ),
    ActionSpec(Command.SAMPLE, "help", _text("Open the &sample"), icon="sample", need=Need.NOTHING),
    ActionSpec(Command.ABOUT, "help", _text("&About Briefer"), need=Need.NOTHING),
)
"""The table, in the order of the menus."""


class Actions:
    """The table made into Qt's actions, each tied to what it does."""

    def __init__(self, parent: QObject, theme: Theme) -> None:
        self._made: dict[Command, QAction] = {}
        for spec in ACTIONS:
            action = QAction(menu_text(spec.text), parent)
            action.setShortcuts(_keys(spec))
            action.setCheckable(spec.checkable)
            action.setToolTip(with_key(plain(action), action))
            self._made[spec.command] = action
        self.tint(theme)

    def __getitem__(self, command: Command) -> QAction:
        return self._made[command]

    def connect(self, slots: Mapping[Command, Callable[[], object]]) -> None:
        """Tie commands to what they do."""
        for command, slot in slots.items():
            self._made[command].triggered.connect(lambda _checked=False, slot=slot: slot())

    def tint(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for spec in ACTIONS:
            if spec.icon:
                self._made[spec.command].setIcon(icon(spec.icon, theme))

    def allow(self, *, library: bool, brief: bool) -> None:
        """Enable what can be done."""
        have = {Need.NOTHING: True, Need.LIBRARY: library, Need.BRIEF: brief}
        for spec in ACTIONS:
            self._made[spec.command].setEnabled(have[spec.need])


def menu_text(text: str) -> str:
    """The text of a menu in the user's language."""
    return QCoreApplication.translate("Actions", text)


def plain(action: QAction) -> str:
    """The text of an action without the mark of its menu key."""
    return action.text().replace("&", "")


def with_key(text: str, action: QAction) -> str:
    """Text with the action's key behind it, if it has one."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({key})" if key else text


def _keys(spec: ActionSpec) -> list[QKeySequence]:
    if spec.standard is not None:
        return QKeySequence.keyBindings(spec.standard)
    return [QKeySequence(key) for key in spec.keys]
