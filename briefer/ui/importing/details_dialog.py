"""The details of an article, and where each of them comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from briefer.core.article import Article
from briefer.ui.importing.details_form import DetailsForm
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.widgets.controls import button, dialog_foot, label, wrapped_label
from briefer.ui.wording import one_line
from briefer.workflow.correcting import Field


class DetailsDialog(QDialog):
    """Shows the details of one article to confirm, correct or add.

    `chosen` carries `EditedDetails` and the set of `Field`s confirmed; nothing changes when it is cancelled.
    """

    chosen = Signal(object, object)

    def __init__(self, article: Article, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Details of the article"))
        self._article = article
        self.form = DetailsForm(themes)
        self.form.show_article(article)
        self.form.touched.connect(self._on_touched)
        self.confirm_all = button(self.tr("Confirm all guesses"))
        self.confirm_all.clicked.connect(self._on_confirm_all)
        self._lay_out()
        self._on_touched()

    def focus_on(self, field: Field) -> None:
        """Let the user type in a field."""
        self.form.focus_on(field)

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        inner.setSpacing(scaled(4))
        inner.addWidget(label(self.tr("Details, and where each comes from"), Text.HEADING))
        file = one_line(self._article.original.name, 120)
        hint = self.tr("From %1. What you confirm or type here is cited in briefs and stays when the file comes again.")
        inner.addWidget(wrapped_label(hint.replace("%1", file), Text.SECOND, "muted"))
        inner.addSpacing(scaled(12))
        inner.addWidget(self.form)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        save = button(self.tr("Save details"), "primary")
        save.setDefault(True)
        save.clicked.connect(self._on_save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(dialog_foot(self.confirm_all, cancel, save))
        self.setMinimumWidth(scaled(680))

    def _on_touched(self) -> None:
        self.confirm_all.setEnabled(bool(self.form.guesses))

    def _on_confirm_all(self) -> None:
        for field in self.form.guesses:
            self.form.confirm(field)

    def _on_save(self) -> None:
        wanted = self.form.wanted()
        if wanted is None:
            self.form.focus_on(Field.PUBLISHED)
            return
        self.accept()
        self.chosen.emit(wanted, self.form.confirmed)
