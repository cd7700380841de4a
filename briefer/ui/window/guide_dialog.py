"""The user guide in the window, offline like everything else."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QVBoxLayout, QWidget

from briefer.paths import resource_text
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.override import override
from briefer.ui.widgets.controls import button, dialog_foot


class GuideDialog(QDialog):
    """Shows the guide that is shipped with the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("User guide – Briefer"))
        self.text = _Pages(self)
        self.text.setAccessibleName(self.tr("User guide"))
        self.text.document().setDefaultFont(font(Text.LIST))
        self.text.document().setDocumentMargin(scaled(24))
        self.text.setHtml(guide_html())
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        close = button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text)
        column.addWidget(dialog_foot(close))
        self.resize(scaled(760), scaled(680))


class _Pages(QTextBrowser):
    """A browser that opens nothing: neither a link nor a picture can make it touch a file or the network."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> None:
        return None


def guide_html() -> str:
    """The guide as HTML; its Markdown is ours, so nothing in it needs escaping."""
    # It is needed here alone, long after the first paint.
    from markdown import markdown  # noqa: PLC0415

    return markdown(resource_text("help/user-guide.md"), extensions=["tables"], output_format="html")
