"""The backups of the library: what each would change, and bringing one back."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from briefer.library import Backup, BackupKind, Difference, Outcome, WrongKeyError
from briefer.ui.library.care_rows import CareList, CareRow, moment_words, size_words
from briefer.ui.library.unlock_dialog import PassphraseField
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.messages import sentence_for
from briefer.ui.widgets.controls import button, dialog_foot, fit, label, say, wrapped_label
from briefer.ui.wording import joined, one_line

_DRAWINGS = {"article": "page", "evidence": "note", "brief": "brief"}


class BackupsDialog(QDialog):
    """Lists backups; `preview_requested` and `restore_requested` carry a `Backup` and the passphrase of its day.

    The answer to a preview is `show_preview` or `show_failure`. `copy_requested` asks for a copy elsewhere,
    `removal_requested` carries the `Backup` that shall go.
    """

    preview_requested = Signal(object, str)
    restore_requested = Signal(object, str)
    copy_requested = Signal()
    removal_requested = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups – Briefer"))
        self._backups: dict[str, Backup] = {}
        self.backups = CareList(self.tr("Backups"), themes, 5)
        self.changes = CareList(self.tr("What would change"), themes, 5)
        self._what = label(self.tr("What restoring it would change"), Text.TITLE)
        self.said = wrapped_label("", Text.LIST)
        kept = self.tr("The library as it is now is set aside among the backups first, so nothing is lost.")
        self._kept = wrapped_label(kept, Text.SECOND, "muted")
        self.passphrase = PassphraseField(self.tr("Passphrase of that day"), themes)
        self._ask_again = button(self.tr("Look into it"), "small")
        self.copy = button(self.tr("Save a copy elsewhere"))
        self.remove = button(self.tr("Remove"))
        self._close = button(self.tr("Close"))
        self.restore = button(self.tr("Restore this backup"), "primary")
        self._lay_out()
        self._connect()
        self._ask_for_passphrase(wanted=False)
        self.restore.setEnabled(False)

    def show_copies(self, backups: tuple[Backup, ...]) -> None:
        """Show these backups and ask for a preview of the first."""
        self._backups = {backup.path.name: backup for backup in backups}
        self.remove.setEnabled(bool(backups))
        for part in (self._what, self.said, self.changes, self._kept):
            part.setVisible(bool(backups))
        fit(self)
        if not backups:
            self.backups.show_nothing(self.tr("No backups yet. The first is made when there is something to keep."))
            self.restore.setEnabled(False)
            return
        self.backups.show_rows(tuple(self._row(name, backup) for name, backup in self._backups.items()))
        self.backups.list.setFocus()

    def _row(self, name: str, backup: Backup) -> CareRow:
        about = {
            BackupKind.AUTOMATIC: "",
            BackupKind.SET_ASIDE: self.tr("Set aside when a backup took its place; never thinned out"),
            BackupKind.OLDER_VERSION: self.tr("Kept before a newer Briefer changed the library; never thinned out"),
        }[backup.kind]
        drawing = "stack" if about else "clock"
        return CareRow(name, moment_words(backup.taken_at), about, size_words(backup.size), drawing)

    def show_preview(self, backup: Backup, differences: tuple[Difference, ...]) -> None:
        """What restoring would change; passed over where another backup was chosen meanwhile."""
        if backup is not self._current():
            return
        self._ask_for_passphrase(wanted=bool(self.passphrase.text()))
        self.restore.setEnabled(bool(differences))
        say(self.said, self._summary(differences), "")
        if not differences:
            self.changes.show_nothing(self.tr("Nothing: the library is as it was then."))
            return
        self.changes.show_rows(
            tuple(
                CareRow(
                    f"{item.kind} {item.id}",
                    one_line(item.title, 120) or self.tr("Untitled"),
                    side=self._outcome(item.outcome),
                    drawing=_DRAWINGS.get(item.kind, "note"),
                )
                for item in differences
            )
        )

    def show_failure(self, backup: Backup, error: Exception) -> None:
        """Why there is no preview; a backup from before a new key asks for its passphrase."""
        if backup is not self._current():
            return
        is_older = isinstance(error, WrongKeyError)
        self._ask_for_passphrase(wanted=is_older or bool(self.passphrase.text()))
        if is_older:
            older = self.tr("This backup is from before the library’s present key. Type the passphrase of that day.")
            say(self.said, older, "warning")
        else:
            say(self.said, sentence_for(error), "error")
        fit(self)
        self.changes.show_nothing("")

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        inner.setSpacing(scaled(8))
        inner.addWidget(label(self.tr("Backups"), Text.HEADING))
        about = self.tr(
            "Made every hour while the library is in use, encrypted like it, in the folder beside it. Older ones are "
            "thinned out to days and weeks."
        )
        inner.addWidget(wrapped_label(about, Text.LIST, "muted"))
        inner.addSpacing(scaled(4))
        inner.addWidget(self.backups)
        inner.addSpacing(scaled(4))
        inner.addWidget(self._what)
        inner.addWidget(self.said)
        inner.addWidget(self.passphrase)
        inner.addWidget(self._ask_again)
        inner.addWidget(self.changes)
        inner.addWidget(self._kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(dialog_foot(self._close, self.restore, left=(self.copy, self.remove)))
        self.setFixedWidth(scaled(620))

    def _connect(self) -> None:
        self.backups.list.current_changed.connect(lambda _key: self._on_chosen())
        self._ask_again.clicked.connect(self._ask)
        self.passphrase.returnPressed.connect(self._ask)
        self.copy.clicked.connect(self.copy_requested)
        self.remove.clicked.connect(self._on_remove)
        self._close.clicked.connect(self.reject)
        self.restore.clicked.connect(self._on_restore)

    def _current(self) -> Backup | None:
        return self._backups.get(self.backups.list.current_key())

    def _on_chosen(self) -> None:
        self.passphrase.clear()
        self._ask_for_passphrase(wanted=False)
        self._ask()

    def _ask(self) -> None:
        backup = self._current()
        self.restore.setEnabled(False)
        if backup is not None:
            say(self.said, self.tr("Looking into the backup."))
            self.changes.show_nothing("")
            self.preview_requested.emit(backup, self.passphrase.text())

    def _on_restore(self) -> None:
        backup = self._current()
        if backup is not None:
            self.setEnabled(False)
            self.restore_requested.emit(backup, self.passphrase.text())

    def _on_remove(self) -> None:
        backup = self._current()
        if backup is not None:
            self.removal_requested.emit(backup)

    def _ask_for_passphrase(self, *, wanted: bool) -> None:
        self.passphrase.setVisible(wanted)
        self._ask_again.setVisible(wanted)
        fit(self)

    def _summary(self, differences: tuple[Difference, ...]) -> str:
        count = Counter(item.outcome for item in differences)
        return joined(
            *(
                f"{count[outcome]:,} {one if count[outcome] == 1 else many}"
                for outcome, one, many in (
                    (Outcome.RETURNS, self.tr("comes back"), self.tr("come back")),
                    (Outcome.CHANGES, self.tr("returns to an earlier state"), self.tr("return to an earlier state")),
                    (Outcome.GOES, self.tr("goes"), self.tr("go")),
                )
                if count[outcome]
            )
        )

    def _outcome(self, outcome: Outcome) -> str:
        return {
            Outcome.RETURNS: self.tr("comes back"),
            Outcome.GOES: self.tr("goes"),
            Outcome.CHANGES: self.tr("returns to its earlier state"),
        }[outcome]
