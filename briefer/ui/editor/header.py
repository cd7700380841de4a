"""The strip above the page: the kind of brief, and the buttons for form and evidence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from briefer.brief.model import BlockKind
from briefer.brief.template import Template
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.icons import icon
from briefer.ui.look.theme import Theme, Themes
from briefer.ui.override import override
from briefer.ui.widgets.controls import MenuButton


class BriefHeader(QWidget):
    """Shows what the cursor stands in and carries wishes; it changes nothing itself."""

    bold_requested = Signal()
    italic_requested = Signal()
    kind_requested = Signal(BlockKind)
    insert_requested = Signal()
    template_chosen = Signal(str)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(scaled(34))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        title = QLabel(self.tr("Brief"))
        title.setFont(font(Text.TITLE))
        self._name = ""
        self._kinds = QMenu(self)
        self._template = MenuButton(themes)
        self._template.setMenu(self._kinds)
        self._template.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bold = self._toggle("bold", self.tr("Bold"), "Ctrl+B")
        self._italic = self._toggle("italic", self.tr("Italic"), "Ctrl+I")
        self._bullets = self._toggle("bullets", self.tr("Bulleted list"), "")
        self._numbers = self._toggle("numbers", self.tr("Numbered list"), "")
        self._insert = QToolButton()
        self._insert.setText(f" {self.tr('Insert evidence')}")
        self._insert.setAccessibleName(self.tr("Insert evidence"))
        self._insert.setToolTip(self.tr("Insert evidence (%1)").replace("%1", "Ctrl+K"))
        self._insert.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._insert.setAutoRaise(True)
        self._bold.clicked.connect(self.bold_requested)
        self._italic.clicked.connect(self.italic_requested)
        self._bullets.clicked.connect(lambda: self.kind_requested.emit(BlockKind.BULLET))
        self._numbers.clicked.connect(lambda: self.kind_requested.emit(BlockKind.NUMBER))
        self._insert.clicked.connect(self.insert_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(12), 0, scaled(6), 0)
        row.setSpacing(scaled(4))
        row.addWidget(title)
        row.addSpacing(scaled(8))
        row.addWidget(self._template, 1000)
        row.addStretch(1)
        for button in (self._bold, self._italic, self._bullets, self._numbers):
            row.addWidget(button)
        row.addSpacing(scaled(5))
        row.addWidget(_hairline())
        row.addSpacing(scaled(5))
        row.addWidget(self._insert)

    def set_template(self, name: str) -> None:
        """Name the kind of brief, "" for none."""
        if name == self._name:
            return
        self._name = name
        self._template.setVisible(bool(name))
        self._template.setAccessibleName(self.tr("Kind of brief: %1").replace("%1", name))
        self._template.setToolTip(self.tr("%1. Choose another kind: the text stays").replace("%1", name))
        self._template.setMaximumWidth(self._template.fontMetrics().horizontalAdvance(name) + scaled(34))
        self._elide()
        for action in self._kinds.actions():
            action.setChecked(action.text() == name)

    def offer_templates(self, templates: tuple[Template, ...]) -> None:
        """The kinds of brief to choose from."""
        self._kinds.clear()
        for template in templates:
            action = self._kinds.addAction(template.name)
            action.setCheckable(True)
            action.setToolTip(template.about)
            action.triggered.connect(lambda _checked=False, key=template.id: self._on_kind_chosen(key))

    def _on_kind_chosen(self, key: str) -> None:
        for action in self._kinds.actions():
            action.setChecked(action.text() == self._name)
        self.template_chosen.emit(key)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self._template.width() - scaled(28)
        self._template.setText(self._template.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room))

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        buttons = {"bold": self._bold, "italic": self._italic, "bullets": self._bullets, "numbers": self._numbers}
        for name, button in {**buttons, "insert": self._insert}.items():
            button.setIcon(icon(name, theme))

    def show_state(self, look: tuple[bool, bool], kind: BlockKind | None) -> None:
        """Press the buttons that hold for the cursor; in the head, where `kind` is None, they are off."""
        for button, pressed in (
            (self._bold, look[0]),
            (self._italic, look[1]),
            (self._bullets, kind is BlockKind.BULLET),
            (self._numbers, kind is BlockKind.NUMBER),
        ):
            button.setChecked(pressed)
            button.setEnabled(kind is not None)

    def _toggle(self, name: str, text: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({key})" if key else text)
        button.setFixedSize(scaled(28), scaled(28))
        button.setIconSize(QSize(scaled(16), scaled(16)))
        # The style sheet's padding would leave less than the drawing's own size.
        button.setStyleSheet("QToolButton { padding: 0; }")
        return button


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setFixedSize(1, scaled(20))
    return line
