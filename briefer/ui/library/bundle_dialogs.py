"""Handing over a brief as an encrypted file, and looking into such a file before taking it in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefer.library import Merge
from briefer.ui.library.care_rows import CareList, CareRow
from briefer.ui.library.unlock_dialog import PassphraseField
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.messages import sentence_for
from briefer.ui.widgets.controls import button, dialog_foot, label, say, wrapped_label
from briefer.ui.wording import counted, one_line
from briefer.vault import passphrase_strength
from briefer.workflow.bundling import ENDING


class HandOverDialog(QDialog):
    """Asks for file and passphrase; `wanted` carries both. It stays open until `accept`."""

    wanted = Signal(object, str)

    def __init__(self, path: Path, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hand over – Briefer"))
        self.path = QLineEdit(str(path))
        self.passphrase = PassphraseField(self.tr("Passphrase"), themes)
        self.again = PassphraseField(self.tr("Type it again"), themes)
        self.said = wrapped_label("", Text.SECOND, "muted")
        self.go = button(self.tr("Hand over"), "primary")
        self.go.setDefault(True)
        self._cancel = button(self.tr("Cancel"))
        choose = button(self.tr("Choose"))
        choose.clicked.connect(self._on_choose)
        inner = _inner(self.tr("Hand over this brief"))
        about = self.tr(
            "The brief goes with its sources and evidence into one encrypted file. Tell the passphrase on another way "
            "than the file takes."
        )
        inner.addWidget(wrapped_label(about, Text.LIST, "muted"))
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addWidget(self.path, 1)
        row.addWidget(choose)
        _add_name(inner, self.tr("File"), self.path)
        inner.addLayout(row)
        for name, field in ((self.tr("Passphrase"), self.passphrase), (self.tr("Type it again"), self.again)):
            _add_name(inner, name, field)
            inner.addWidget(field)
            field.textChanged.connect(self._check)
        inner.addWidget(self.said)
        _finish(self, inner, dialog_foot(self._cancel, self.go))
        self._cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.path.textChanged.connect(self._check)
        self._check()
        self.passphrase.setFocus()

    def show_failure(self, error: Exception) -> None:
        """Say why nothing was written and let the user try again."""
        say(self.said, sentence_for(error), "error")
        self.go.setEnabled(True)

    def _check(self) -> None:
        first, second = self.passphrase.text(), self.again.text()
        strength = passphrase_strength(first)
        differs = bool(strength.level and second and first != second)
        said = self.tr("The two differ.") if differs else strength.sentence
        if not first:
            said = self.tr("At least 12 characters: four unrelated words are strong.")
        if self._target().exists():
            said = f"{said}. {self.tr('There is a file of that name already: it will be replaced.')}"
        say(self.said, said.replace("..", "."))
        self.go.setEnabled(strength.level > 0 and first == second)

    def _on_choose(self) -> None:
        kinds = self.tr("Bundles (*%1)").replace("%1", ENDING)
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Hand over as"), self.path.text(), kinds)
        if name:
            self.path.setText(name)

    def _on_go(self) -> None:
        self.go.setEnabled(False)
        say(self.said, self.tr("One moment."))
        self.wanted.emit(self._target(), self.passphrase.text())

    def _target(self) -> Path:
        path = Path(self.path.text()).expanduser()
        return path.with_name(path.name + ENDING) if path.name and not path.suffix else path


class TakeInDialog(QDialog):
    """Asks for the passphrase of a bundle and shows what taking it in would do, before it is done."""

    look_requested = Signal(str)
    take_in_requested = Signal()

    def __init__(self, name: str, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Take in a bundle – Briefer"))
        self.passphrase = PassphraseField(self.tr("Passphrase"), themes)
        self.said = wrapped_label("", Text.SECOND, "muted")
        self.changes = CareList(self.tr("What taking it in does"), themes, 5)
        self.changes.show_nothing(self.tr("Type the passphrase that you were told."))
        self.look = button(self.tr("Look into it"))
        self.look.setDefault(True)
        self.take_in = button(self.tr("Take it in"), "primary")
        self.take_in.setEnabled(False)
        self._cancel = button(self.tr("Cancel"))
        inner = _inner(self.tr("Take in %1").replace("%1", one_line(name, 60)))
        _add_name(inner, self.tr("Passphrase"), self.passphrase)
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.look)
        inner.addLayout(row)
        inner.addWidget(self.said)
        inner.addWidget(label(self.tr("What taking it in does"), Text.TITLE))
        inner.addWidget(self.changes)
        never = self.tr("Nothing in your library is overwritten.")
        inner.addWidget(wrapped_label(never, Text.SECOND, "muted"))
        _finish(self, inner, dialog_foot(self._cancel, self.take_in))
        self._cancel.clicked.connect(self.reject)
        self.look.clicked.connect(self._on_look)
        self.take_in.clicked.connect(self._on_take_in)
        self.passphrase.setFocus()

    def show_plan(self, plan: Merge) -> None:
        """Show what would be added and what is kept twice."""
        say(self.said, "")
        self.look.setEnabled(True)
        title = one_line(plan.brief.title, 100) or self.tr("Untitled brief")
        brief = CareRow(
            "brief", title, side=self.tr("is here already") if plan.is_known else self.tr("comes in"), drawing="brief"
        )
        counts = (
            ("page", len(plan.articles), "article", "articles"),
            ("note", len(plan.evidence), "piece of evidence", "pieces of evidence"),
        )
        added = tuple(
            CareRow(one, counted(count, one, many), side=self.tr("new"), drawing=drawing)
            for drawing, count, one, many in counts
            if count
        )
        notes = tuple(CareRow(f"note {at}", said, drawing="warning") for at, said in enumerate(plan.sentences))
        self.changes.show_rows((brief, *added, *notes))
        self.take_in.setEnabled(bool(added) or not plan.is_known)
        self.take_in.setFocus()

    def show_failure(self, error: Exception) -> None:
        """Say why the bundle cannot be looked into."""
        say(self.said, sentence_for(error), "error")
        self.look.setEnabled(True)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _on_look(self) -> None:
        self.look.setEnabled(False)
        self.take_in.setEnabled(False)
        say(self.said, self.tr("One moment."))
        self.look_requested.emit(self.passphrase.text())

    def _on_take_in(self) -> None:
        self.accept()
        self.take_in_requested.emit()


def _inner(heading: str) -> QVBoxLayout:
    inner = QVBoxLayout()
    inner.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
    inner.setSpacing(scaled(6))
    inner.addWidget(wrapped_label(heading, Text.HEADING))
    return inner


def _add_name(column: QVBoxLayout, name: str, field: QWidget) -> None:
    said = label(name, Text.TITLE)
    said.setBuddy(field)
    field.setAccessibleName(name)
    column.addWidget(said)


def _finish(dialog: QDialog, inner: QVBoxLayout, foot: QWidget) -> None:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(inner, 1)
    column.addWidget(foot)
    dialog.setFixedWidth(scaled(560))
