"""Small widgets used all over the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.icons import icon, pixmap
from briefer.ui.look.theme import Themes
from briefer.ui.override import override


class IconButton(QToolButton):
    """A flat button with a tinted drawing; its name is told on hovering and to screen readers."""

    def __init__(self, drawing: str, name: str, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing, self._themes = drawing, themes
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoRaise(True)
        self.setIconSize(QSize(scaled(16), scaled(16)))
        self.setFixedSize(scaled(28), scaled(28))
        themes.changed.connect(self._tint)
        self._tint()

    def set_action(self, action: QAction) -> None:
        """Do what the action does, and only while it can be done."""
        self.clicked.connect(action.trigger)
        action.changed.connect(lambda: self.setEnabled(action.isEnabled()))
        self.setEnabled(action.isEnabled())

    def _tint(self) -> None:
        self.setIcon(icon(self._drawing, self._themes.current))


class Drawing(QLabel):
    """A drawing that is not a button."""

    def __init__(self, name: str, themes: Themes, colour: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._name, self._themes, self._colour, self._size = name, themes, colour, scaled(size)
        self.setFixedSize(self._size, self._size)
        themes.changed.connect(self._tint)
        self._tint()

    def show_drawing(self, name: str, colour: str = "muted") -> None:
        """Show another drawing or colour."""
        self._name, self._colour = name, colour
        self._tint()

    def _tint(self) -> None:
        colour = self._themes.current.colour(self._colour)
        self.setPixmap(pixmap(self._name, colour, self._size, self.devicePixelRatioF()))


class MenuButton(QToolButton):
    """A flat button that opens a menu, with a small arrow behind its text."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setProperty("role", "menu")
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        themes.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = scaled(10)
        colour = self._themes.current.colour("muted" if self.isEnabled() else "control")
        painter = QPainter(self)
        arrow = pixmap("down", colour, size, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - size - scaled(7), (self.height() - size) // 2, arrow)
        painter.end()


class PaneHeader(QWidget):
    """The line above a pane: its name, a count, and buttons on the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(scaled(34))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(scaled(12), 0, scaled(6), 0)
        self._row.setSpacing(scaled(6))
        self._row.addWidget(label(title, Text.TITLE))
        self._count = label("", Text.LIST, "muted")
        self._row.addWidget(self._count)
        self._row.addStretch(1)

    @property
    def count(self) -> str:
        """What stands in muted letters beside the name."""
        return self._count.text()

    def set_count(self, text: str) -> None:
        """What stands in muted letters beside the name."""
        self._count.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)


def label(text: str, role: Text, colour: str = "") -> QLabel:
    """Text in a role; `colour` is one of the style sheet's, such as `muted`."""
    made = QLabel(text)
    made.setFont(font(role))
    made.setTextFormat(Qt.TextFormat.PlainText)
    if colour:
        made.setProperty("role", colour)
    if colour == "key":
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def wrapped_label(text: str, role: Text, colour: str = "") -> QLabel:
    """The same over several lines."""
    made = label(text, role, colour)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def say(said: QLabel, text: str, role: str = "muted") -> None:
    """Let a label say something in a role of the style sheet, such as `error` or `passed`."""
    said.setText(text)
    said.setProperty("role", role)
    said.style().polish(said)


class _PushButton(QPushButton):
    """Qt lets Enter press a button only in a dialog, where it may mean another one: there nothing changes."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not event.isAutoRepeat() and not isinstance(self.window(), QDialog):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, role: str = "") -> QPushButton:
    """A push button that Enter presses too; `role` is `primary`, `small` or nothing."""
    made = _PushButton(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    return made


def hairline(*, upright: bool = False) -> QFrame:
    """A line one pixel wide."""
    line = QFrame()
    line.setProperty("role", "hairline")
    if upright:
        line.setFixedSize(1, scaled(20))
    else:
        line.setFixedHeight(1)
    return line


def dialog_foot(*buttons: QWidget, left: tuple[QWidget, ...] = ()) -> QWidget:
    """The strip at the bottom of a dialog with its buttons at the right end, and those in `left` at the other."""
    foot = QWidget()
    foot.setObjectName("foot")
    foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(foot)
    row.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
    row.setSpacing(scaled(8))
    for made in left:
        row.addWidget(made)
    row.addStretch(1)
    for made in buttons:
        row.addWidget(made)
    return foot


def show(dialog: QDialog) -> None:
    """Open a dialog over its window without stopping the program, and forget it when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    fit(dialog)
    dialog.open()


def fit(dialog: QDialog) -> None:
    """Give a dialog of fixed width the height that its content needs at that width; others stay as they are."""
    layout, width = dialog.layout(), dialog.minimumWidth()
    if layout is not None and layout.hasHeightForWidth() and width == dialog.maximumWidth():
        # Left to itself Qt takes the height that wrapped text would need at another width.
        layout.activate()
        dialog.setFixedHeight(layout.totalHeightForWidth(width))
