"""The toolbar: the few things one does all the time, and the find field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from briefer.ui.checks.button import ChecksButton
from briefer.ui.look.fonts import scaled
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import MenuButton, hairline
from briefer.ui.window.actions import Actions, Command, plain, with_key
from briefer.workflow.checking import CheckedBrief


class MainToolbar(QWidget):
    """A fixed row of buttons for actions; `send_menu` opens below its button."""

    def __init__(self, actions: Actions, send_menu: QMenu, find_field: QWidget, themes: Themes) -> None:
        super().__init__()
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
        self._add_menu(send_menu, themes)
        self._divide()
        self._add(Command.UNDO, bare=True)
        self._add(Command.REDO, bare=True)
        self._divide()
        self._checks = ChecksButton(actions[Command.CHECKS], themes)
        self._row.addWidget(self._checks)
        self._add(Command.EXPORT)
        self._row.addStretch(1)
        self._row.addWidget(find_field)

    def show_findings(self, checked: CheckedBrief) -> None:
        """Show how many findings the checks have."""
        self._checks.show_report(checked.report)

    def _add(self, command: Command, *, bare: bool = False) -> None:
        action = self._actions[command]
        made = QToolButton()
        made.setDefaultAction(action)
        made.setAutoRaise(True)
        made.setIconSize(QSize(scaled(16), scaled(16)))
        made.setFixedHeight(scaled(30))
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if bare else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        made.setToolButtonStyle(style)
        _show_text(made, action)
        # Qt copies the action's text with its mark on every change; undo also names what it undoes.
        action.changed.connect(lambda: _show_text(made, action))
        self._row.addWidget(made)

    def _add_menu(self, menu: QMenu, themes: Themes) -> None:
        made = MenuButton(themes)
        action = menu.menuAction()
        made.setFixedHeight(scaled(30))
        made.setIconSize(QSize(scaled(16), scaled(16)))
        made.setDefaultAction(action)
        _show_text(made, action)
        action.changed.connect(lambda: _show_text(made, action))
        self._row.addWidget(made)

    def _divide(self) -> None:
        self._row.addSpacing(scaled(6))
        self._row.addWidget(hairline(upright=True))
        self._row.addSpacing(scaled(6))


def _show_text(made: QToolButton, action: QAction) -> None:
    # The space keeps the words off the drawing: Fusion puts them side by side.
    made.setText(f" {plain(action)}")
    made.setAccessibleName(plain(action))
    made.setToolTip(with_key(plain(action), action))
