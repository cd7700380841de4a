"""One finding in full: what the brief says beside what the source says, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from briefer.brief.checks import Finding, Remedy, Rule
from briefer.brief.model import Brief
from briefer.core.span import Span
from briefer.ui.checks.comparison import WordsCard, brief_side, source_side, words_with
from briefer.ui.checks.finding_rows import FindingRow
from briefer.ui.checks.wording import remedy_words
from briefer.ui.look.fonts import Text, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.controls import button, label, wrapped_label
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.wording import filled, tr
from briefer.workflow.checking import CheckedBrief, SourceSide

_AROUND = 90
"""Code points of the brief's line shown on each side of what a finding is about."""

_LONGEST_REASON = 300
_MAIN = frozenset({Remedy.USE_SOURCE, Remedy.NAME_SPEAKER, Remedy.ATTACH})
_ORDER = (
    Remedy.USE_SOURCE,
    Remedy.NAME_SPEAKER,
    Remedy.ATTACH,
    Remedy.MARK_CHANGES,
    Remedy.REMOVE_MARKS,
    Remedy.RELEASE,
)


class FindingView(QWidget):
    """Shows a finding.

    `remedy_requested` carries it with a `Remedy`, `accept_requested` with the reason, `withdraw_requested` and
    `source_requested` alone; `place_requested` asks for its place in the brief, to go on there.
    """

    remedy_requested = Signal(object, object)
    accept_requested = Signal(object, str)
    withdraw_requested = Signal(object)
    source_requested = Signal(object)
    place_requested = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._brief_card = WordsCard(themes, is_source=False)
        self._source_card = WordsCard(themes, is_source=True)
        self._advice = wrapped_label("", Text.LIST, "muted")
        self._remedies = {remedy: button("", "primary" if remedy in _MAIN else "") for remedy in _ORDER}
        self._withdraw = button(tr("Open again"))
        self._write = button(tr("Write there"))
        self._source = button(tr("Show source"))
        self._accept = button(tr("Accept with a reason"))
        self._actions = self._build_actions()
        self.reason = _ReasonField()
        self._feet = QStackedWidget()
        self._feet.addWidget(self._actions)
        self._feet.addWidget(self._build_reason())
        self._cards = QWidget()
        self._cards.setMaximumHeight(scaled(160))
        cards = QHBoxLayout(self._cards)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(scaled(16))
        cards.addWidget(self._brief_card, 1)
        cards.addWidget(self._source_card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12))
        column.setSpacing(scaled(10))
        column.addWidget(self._cards, 8)
        column.addWidget(self._advice)
        column.addWidget(self._feet)
        column.addStretch(1)
        self.show_finding(None, None)

    def show_finding(self, row: FindingRow | None, checked: CheckedBrief | None) -> None:
        """Show a finding of a checked brief, or nothing."""
        is_same = row is not None and row.finding == self._finding
        self._finding = row.finding if row is not None else None
        if not is_same:
            self._feet.setCurrentIndex(0)
        self._feet.setVisible(row is not None)
        if row is None or checked is None:
            self._cards.hide()
            self._advice.setText("")
            return
        self._show_words(row, checked)
        self._advice.setText(filled("Accepted: %1", row.reason) if row.is_accepted else row.finding.advice)
        self._show_actions(row)

    def is_left_for(self, row: FindingRow | None) -> bool:
        """Whether that row is another finding while the focus is here, on a button that may vanish."""
        focused: QWidget | None = self.window().focusWidget()
        is_same = row is not None and row.finding == self._finding
        return not is_same and focused is not None and self.isAncestorOf(focused)

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons of the finding, the likeliest first."""
        return tuple(made for made in self._all_buttons() if not made.isHidden())

    def ask_reason(self) -> None:
        """Let the writer say why the finding may stand."""
        if self._finding is not None:
            self.reason.clear()
            self._feet.setCurrentIndex(1)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_actions(self) -> None:
        """Put the focus on the likeliest action."""
        found = self.buttons()
        if found:
            found[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self, row: FindingRow, checked: CheckedBrief) -> None:
        finding = row.finding
        side = checked.sides.get(finding.key)
        here = filled("In the brief, %1", row.place) if row.place else tr("In the brief")
        line = _line_of(finding, checked.brief)
        self._brief_card.setVisible(bool(line[0]))
        self._source_card.setVisible(side is not None or bool(finding.source))
        self._cards.setVisible(not (self._brief_card.isHidden() and self._source_card.isHidden()))
        if finding.source and _is_compared(finding):
            self._brief_card.show_words(here, brief_side(finding.words, finding.source))
            where = filled("In the source, %1", side.where) if side is not None else tr("In the source, as it was kept")
            self._source_card.show_words(where, source_side(finding.words, finding.source))
            return
        self._brief_card.show_words(here, words_with(*line, is_source=False))
        shown = side or SourceSide(tr("as it was kept"), finding.source, Span(0, 0))
        where = filled("In the source, %1", shown.where)
        self._source_card.show_words(where, words_with(shown.words, shown.told, is_source=True))

    def _show_actions(self, row: FindingRow) -> None:
        finding = row.finding
        for remedy, made in self._remedies.items():
            is_offered = remedy in finding.remedies and not row.is_accepted
            made.setVisible(is_offered)
            if is_offered:
                made.setText(remedy_words(finding, remedy))
        self._withdraw.setVisible(row.is_accepted)
        self._accept.setVisible(not row.is_accepted)
        self._write.setVisible(bool(finding.place.section) and not finding.remedies)
        self._source.setVisible(finding.origin is not None)

    def _all_buttons(self) -> tuple[QPushButton, ...]:
        return (*self._remedies.values(), self._withdraw, self._write, self._source, self._accept)

    def _build_actions(self) -> QWidget:
        actions = QWidget()
        row = FlowLayout(scaled(8))
        for made in self._all_buttons():
            row.addWidget(made)
        actions.setLayout(row)
        for remedy, made in self._remedies.items():
            made.clicked.connect(lambda _checked=False, remedy=remedy: self._ask(self.remedy_requested, remedy))
        self._withdraw.clicked.connect(lambda: self._ask(self.withdraw_requested))
        self._write.clicked.connect(lambda: self._ask(self.place_requested))
        self._source.clicked.connect(lambda: self._ask(self.source_requested))
        self._accept.clicked.connect(self.ask_reason)
        return actions

    def _ask(self, wish: SignalInstance, *more: object) -> None:
        if self._finding is not None:
            wish.emit(self._finding, *more)

    def _build_reason(self) -> QWidget:
        form = QWidget()
        row = QHBoxLayout(form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(8))
        name = label(tr("Why it may stand"), Text.TITLE)
        name.setBuddy(self.reason)
        accept, cancel = button(tr("Accept"), "primary"), button(tr("Cancel"))
        accept.setEnabled(False)
        self.reason.textChanged.connect(lambda text: accept.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._on_reason_given)
        self.reason.left.connect(self._on_reason_left)
        accept.clicked.connect(self._on_reason_given)
        cancel.clicked.connect(self._on_reason_left)
        row.addWidget(name)
        row.addWidget(self.reason, 1)
        row.addWidget(accept)
        row.addWidget(cancel)
        return form

    def _on_reason_given(self) -> None:
        reason = " ".join(self.reason.text().split())
        if reason and self._finding is not None:
            self._feet.setCurrentIndex(0)
            self.accept_requested.emit(self._finding, reason)

    def _on_reason_left(self) -> None:
        self._feet.setCurrentIndex(0)
        self.focus_actions()


class _ReasonField(QLineEdit):
    """Where the reason is written; `left` follows Escape."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_LONGEST_REASON)
        self.setAccessibleName(tr("Why it may stand"))
        self.setPlaceholderText(tr("For example: confirmed by the press office on the telephone"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _is_compared(finding: Finding) -> bool:
    """Whether the two sides are the same words told differently, and not a name or a label."""
    return finding.rule not in {Rule.ANOTHER_SPEAKER, Rule.MARKING_TOO_LOW}


def _line_of(finding: Finding, brief: Brief) -> tuple[str, Span]:
    """The brief’s words around what the finding is about, and where in them it stands; "" for a whole section."""
    place = finding.place
    text = next((block.text for _section, block in brief.blocks() if block.id == place.block), "")
    if not text:
        return "", Span(0, 0)
    start, end = max(0, place.span.start - _AROUND), min(len(text), place.span.end + _AROUND)
    if start > 0:
        start = min(text.find(" ", start, place.span.start) + 1 or place.span.start, place.span.start)
    if end < len(text):
        end = max(text.rfind(" ", place.span.end, end), place.span.end)
    lead = "… " if start else ""
    shown = f"{lead}{text[start:end]}{' …' if end < len(text) else ''}"
    offset = len(lead) - start
    return shown, Span(place.span.start + offset, place.span.end + offset)
