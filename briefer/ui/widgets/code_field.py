"""The field for a recovery code: it groups what is typed or pasted, and points out a mistyped group at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from briefer.ui.look.fonts import Text, scaled
from briefer.ui.widgets.controls import say, wrapped_label
from briefer.vault import CODE_GROUP_LENGTH, CODE_GROUPS, mistyped_groups, split_code

_LONGEST = 300
"""Characters that may be pasted: the code with whatever stands between its groups."""


class CodeField(QWidget):
    """A line for the code with a sentence below it; `text` is the code as it stands, in groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Recovery code"))
        self.line.setPlaceholderText(self.tr("Type or paste the %1 groups").replace("%1", str(CODE_GROUPS)))
        self.line.setMaxLength(_LONGEST)
        self.line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.said = wrapped_label("", Text.SECOND, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(5))
        column.addWidget(self.line)
        column.addWidget(self.said)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._tidy)
        self._say("")

    @property
    def text(self) -> str:
        """The code as it was typed, in groups."""
        return self.line.text().strip()

    def _tidy(self, typed: str) -> None:
        """Put the groups apart without moving the caret away from its character."""
        before = len("".join(split_code(typed[: self.line.cursorPosition()])))
        tidy = " ".join(split_code(typed))
        if tidy != typed:
            self.line.setText(tidy)
            self.line.setCursorPosition(before + max(0, before - 1) // CODE_GROUP_LENGTH)
        self._say(tidy)

    def _say(self, code: str) -> None:
        said, role = code_state(code)
        say(self.said, said, role)
        self.line.setProperty("invalid", role == "error")
        self.line.style().polish(self.line)
        self.line.setAccessibleDescription(said)


def code_state(code: str) -> tuple[str, str]:
    """What is to be said of a code while it is typed, and the role of the label that says it."""
    groups, wrong = split_code(code), mistyped_groups(code)
    if not groups:
        return _tr("From the sheet you printed or wrote. A mistyped group is pointed out as you type."), "muted"
    if len(groups) > CODE_GROUPS:
        return _tr("There are more than %1 groups.").replace("%1", str(CODE_GROUPS)), "error"
    if wrong:
        said = _tr("Group %1 is mistyped.") if len(wrong) == 1 else _tr("Groups %1 are mistyped.")
        numbers = ", ".join(str(number) for number in wrong)
        return f"{said.replace('%1', numbers)} {_tr('Compare with the sheet.')}", "error"
    whole = sum(len(group) == CODE_GROUP_LENGTH for group in groups)
    said = _tr("%1 of %2 groups").replace("%1", str(whole)).replace("%2", str(CODE_GROUPS))
    return said, "passed" if whole == CODE_GROUPS else "muted"


def _tr(text: str) -> str:
    return QCoreApplication.translate("CodeField", text)
