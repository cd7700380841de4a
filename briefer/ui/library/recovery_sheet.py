"""The recovery code as it is shown once, on the screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QTextDocument
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.icons import icon
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.controls import button, dialog_foot, label, wrapped_label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_GROUPS_IN_ROW = 7


class RecoverySheet(QFrame):
    """The groups of a code with a button that prints them; `printed` follows a printing."""

    printed = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self._code = ""
        self.groups = QWidget()
        self._grid = QGridLayout(self.groups)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(scaled(8))
        self.print = button(f" {self.tr('Print')}")
        self.print.setIcon(icon("print", themes.current, "text"))
        self.print.clicked.connect(self._on_print)
        once = self.tr(
            "Shown once. Without the keyring and the passphrase it is the only way in. Print it or write it down, and "
            "keep it away from this computer."
        )
        row = QHBoxLayout()
        row.setSpacing(scaled(16))
        row.addWidget(wrapped_label(once, Text.SECOND, "muted"), 1)
        row.addWidget(self.print)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(scaled(15), scaled(12), scaled(15), scaled(12))
        inside.setSpacing(scaled(10))
        inside.addWidget(self.groups)
        inside.addLayout(row)

    def show_code(self, code: str) -> None:
        """Show this code; its groups are parted by hyphens or blanks."""
        self._code = code
        letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setBold(True)
        for place, group in enumerate(_groups(code)):
            shown = QLabel(group)
            shown.setFont(letters)
            shown.setProperty("role", "code")
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(shown, place // _GROUPS_IN_ROW, place % _GROUPS_IN_ROW)
        self.groups.setAccessibleName(self.tr("Recovery code"))
        self.groups.setAccessibleDescription(code)

    def print_on(self, printer: QPrinter) -> None:
        """Put the code on paper."""
        document = QTextDocument()
        document.setHtml(self._page())
        document.print_(printer)
        self.printed.emit()

    def _page(self) -> str:
        groups = _groups(self._code)
        rows = "<br>".join(
            "&nbsp;&nbsp;".join(groups[at : at + _GROUPS_IN_ROW]) for at in range(0, len(groups), _GROUPS_IN_ROW)
        )
        title = self.tr("Briefer: recovery code of the library")
        about = self.tr(
            "It opens the library without passphrase and keyring. Keep it under lock, away from the computer. A new "
            "code, made under Library, Ways in, ends this one."
        )
        return f"<h2>{title}</h2><p style='font-family: monospace; font-size: 15pt'>{rows}</p><p>{about}</p>"

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        dialog = QPrintDialog(QPrinter(QPrinter.PrinterMode.HighResolution), self)
        # The system's own dialog on Windows and macOS is shown by `exec` alone.
        if dialog.exec():
            self.print_on(dialog.printer())


class RecoveryDialog(QDialog):
    """Shows a new code, and closes once the user says that it is kept."""

    def __init__(self, code: str, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recovery code – Briefer"))
        self.sheet = RecoverySheet(themes)
        self.sheet.show_code(code)
        self.kept = QCheckBox(self.tr("I have kept the recovery code in a safe place"))
        self.done_button = button(self.tr("Done"), "primary")
        self.done_button.setDefault(True)
        self.done_button.setEnabled(False)
        self.kept.toggled.connect(self.done_button.setEnabled)
        self.done_button.clicked.connect(self.accept)
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        inner.setSpacing(scaled(10))
        inner.addWidget(label(self.tr("Keep the new recovery code"), Text.HEADING))
        inner.addWidget(wrapped_label(self.tr("The code before it opens nothing any more."), Text.LIST, "muted"))
        inner.addWidget(self.sheet)
        inner.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(dialog_foot(self.done_button))
        self.setFixedWidth(scaled(620))
        self.kept.setFocus()

    @override
    def reject(self) -> None:
        # The code cannot be shown again: Escape by habit must not lose it.
        if self.kept.isChecked():
            super().reject()


def _groups(code: str) -> list[str]:
    return code.replace("-", " ").split()
