"""The toolbar: the few things one does all the time, and the find field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from briefer.ui.actions import Actions, Command, plain, with_key
from briefer.ui.controls import hairline
from briefer.ui.fonts import scaled


class MainToolbar(QWidget):
    """A fixed row of buttons for actions; `send_menu` opens below its button."""

    def __init__(self, actions: Actions, send_menu: QMenu, find_field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Toolbar"))
        self.setFixedHeight(scaled(42))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(scaled(8), 0, scaled(8), 0)
        self._row.setSpacing(scaled(2))
        self._actions = actions
        self._add(Command.ADD_ARTICLES)
        self._add(Command.NEW_BRIEF)
        self._divide()
        self._add(Command.KEEP)
        self._add(Command.SKIP)
        self._add_menu(send_menu)
        self._divide()
        self._add(Command.UNDO, bare=True)
        self._add(Command.REDO, bare=True)
        self._divide()
        self._add(Command.EXPORT)
        self._row.addStretch(1)
        self._row.addWidget(find_field)

    def _add(self, command: Command, *, bare: bool = False) -> None:
        action = self._actions[command]
        made = QToolButton()
        made.setDefaultAction(action)
        made.setAutoRaise(True)
        made.setIconSize(QSize(scaled(16), scaled(16)))
        made.setFixedHeight(scaled(30))
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if bare else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        made.setToolButtonStyle(style)
        made.setText(plain(action))
        made.setAccessibleName(plain(action))
        made.setToolTip(with_key(plain(action), action))
        # Qt copies the action's text with its mark on every change; undo also names what it undoes.
        action.changed.connect(lambda: made.setText(plain(action)))
        self._row.addWidget(made)

    def _add_menu(self, menu: QMenu) -> None:
        made = QToolButton()
        action = menu.menuAction()
        made.setAutoRaise(True)
        made.setFixedHeight(scaled(30))
        made.setIconSize(QSize(scaled(16), scaled(16)))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setDefaultAction(action)
        made.setAccessibleName(plain(action))
        made.setText(plain(action))
        action.changed.connect(lambda: made.setText(plain(action)))
        self._row.addWidget(made)

    def _divide(self) -> None:
        self._row.addSpacing(scaled(6))
        self._row.addWidget(hairline(upright=True))
        self._row.addSpacing(scaled(6))
