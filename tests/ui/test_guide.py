"""The guide opens in the window and shows tables and keys, and no page of it can open anything."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from briefer.ui.window.guide_dialog import GuideDialog, guide_html


def test_the_guide_shows_its_headings_and_keys(qtbot: QtBot) -> None:
    dialog = GuideDialog()
    qtbot.addWidget(dialog)
    shown = dialog.text.toPlainText()
    assert "A morning in eight steps" in shown
    assert "Ctrl+Shift+E" in shown
    assert "|" not in shown
    assert "<table>" in guide_html()


def test_the_guide_loads_nothing(qtbot: QtBot) -> None:
    dialog = GuideDialog()
    qtbot.addWidget(dialog)
    picture = QTextDocument.ResourceType.ImageResource.value
    assert dialog.text.loadResource(picture, QUrl("file:///etc/hostname")) is None
    assert not dialog.text.openLinks()
