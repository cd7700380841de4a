"""The three panes: articles and evidence, reader and suggestions, brief."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefer.ui.articles.pane import ArticlesPane
from briefer.ui.editor import BriefPane
from briefer.ui.evidence.pane import EvidencePane
from briefer.ui.evidence.suggestions_pane import SuggestionsPane
from briefer.ui.look.fonts import scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.reader.pane import ReaderPane

if TYPE_CHECKING:
    from briefer.ui.checks.pane import ChecksPane
    from briefer.ui.naming.pane import NamesPane

FOLD_BELOW = 1120
"""Width in pixels below which the left pane folds away."""


class Workspace(QWidget):
    """The panes side by side; F6 walks them. It lays them out and leaves the work to them.

    `names_shown` tells whether the names stand in the place of the evidence from now on, `checks_shown` whether the
    checks stand below the panes. `checks_made` carries their pane, which is made when it is first asked for.
    """

    names_shown = Signal(bool)
    checks_shown = Signal(bool)
    checks_made = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.articles = ArticlesPane(themes)
        self.evidence = EvidencePane(themes)
        self._kept_or_named = QStackedWidget()
        self._kept_or_named.addWidget(self.evidence)
        self.reader = ReaderPane(themes)
        self.suggestions = SuggestionsPane(themes)
        self.brief = BriefPane(themes)
        self._below = QWidget()
        QVBoxLayout(self._below).setContentsMargins(0, 0, 0, 0)
        self._below.hide()
        self._left = _splitter(Qt.Orientation.Vertical, self.articles, self._kept_or_named)
        self._middle = _splitter(Qt.Orientation.Vertical, self.reader, self.suggestions)
        self._panes = _splitter(Qt.Orientation.Horizontal, self._left, self._middle, self.brief)
        self._left.setMinimumWidth(scaled(240))
        self._middle.setMinimumWidth(scaled(400))
        self.brief.setMinimumWidth(scaled(440))
        for place, stretch in enumerate((0, 1, 1)):
            self._panes.setStretchFactor(place, stretch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._all = _splitter(Qt.Orientation.Vertical, self._panes, self._below)
        self._all.setStretchFactor(0, 1)
        row.addWidget(self._all)
        self._all.setSizes([scaled(520), scaled(290)])
        # The evidence and the reader take what there is more or less of; the lists beside them keep their rows.
        for splitter, elastic in ((self._left, 1), (self._middle, 0)):
            splitter.setStretchFactor(elastic, 1)
        self._panes.setSizes([scaled(296), scaled(536), scaled(606)])
        self._left.setSizes([scaled(270), scaled(474)])
        self._middle.setSizes([scaled(562), scaled(186)])
        self._is_narrow = False
        self.suggestions.current_changed.connect(self.reader.outline)
        self.reader.suggestion_clicked.connect(self._on_suggestion_clicked)
        self.reader.evidence_clicked.connect(self.show_card)

    @cached_property
    def names(self) -> NamesPane:
        """The names, made when they are first asked for."""
        from briefer.ui.naming.pane import NamesPane

        pane = NamesPane(self._themes)
        self._kept_or_named.addWidget(pane)
        return pane

    @cached_property
    def checks(self) -> ChecksPane:
        """The checks, made when they are first asked for."""
        from briefer.ui.checks.pane import ChecksPane

        pane = ChecksPane(self._themes)
        place = self._below.layout()
        assert place is not None
        place.addWidget(pane)
        self.checks_made.emit(pane)
        return pane

    def save_sizes(self) -> dict[str, str]:
        """The sizes of the panes, to be remembered."""
        return {name: bytes(splitter.saveState().toBase64().data()).decode("ascii") for name, splitter in self._named()}

    def restore_sizes(self, sizes: dict[str, str]) -> None:
        """The sizes as they were; unknown or damaged ones change nothing."""
        for name, splitter in self._named():
            if name in sizes:
                splitter.restoreState(QByteArray.fromBase64(sizes[name].encode("ascii", "ignore")))

    @property
    def is_naming(self) -> bool:
        """Whether the names stand in the place of the evidence."""
        return self._kept_or_named.currentWidget() is not self.evidence

    def show_names(self, is_shown: bool) -> None:  # noqa: FBT001  (what the signal of a checkable action carries)
        """Show the names in the place of the evidence, or the evidence again."""
        if is_shown == self.is_naming:
            return
        self._kept_or_named.setCurrentWidget(self.names if is_shown else self.evidence)
        self._left.setVisible(is_shown or not self._is_narrow)
        self.names_shown.emit(is_shown)

    @property
    def is_checking(self) -> bool:
        """Whether the checks stand below the panes."""
        return not self._below.isHidden()

    def show_checks(self, is_shown: bool) -> None:  # noqa: FBT001  (what the signal of a checkable action carries)
        """Show the checks below the panes, or put them away."""
        if is_shown != self.is_checking:
            if is_shown:
                self.checks.show()
            self._below.setVisible(is_shown)
            self.checks_shown.emit(is_shown)

    def show_card(self, evidence_id: str) -> None:
        """Make a card current, where it can be seen."""
        self.show_names(False)
        self.evidence.choose(evidence_id)

    def walk(self, step: int) -> None:
        """Move the focus to the next list or text, or with -1 to the one before."""
        stops = self._stops()
        at = next((place for place, stop in enumerate(stops) if _has_focus(stop)), -1)
        target = stops[(at + step) % len(stops)] if at >= 0 else stops[0 if step > 0 else -1]
        is_left = self._left.isAncestorOf(target)
        if is_left:
            self._left.show()
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._is_narrow and not is_left:
            self._left.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(FOLD_BELOW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._left.setVisible(not is_narrow)

    def _on_suggestion_clicked(self, key: str) -> None:
        if self.suggestions.choose(key):
            self.suggestions.list.setFocus(Qt.FocusReason.MouseFocusReason)

    def _stops(self) -> tuple[QWidget, ...]:
        return (
            self.articles.list,
            self.names.list if self.is_naming else self.evidence.list,
            self.reader.reader,
            self.suggestions.list,
            self.brief.focusProxy() or self.brief,
            *((self.checks.list,) if self.is_checking else ()),
        )

    def _named(self) -> tuple[tuple[str, QSplitter], ...]:
        return ("panes", self._panes), ("left", self._left), ("middle", self._middle), ("all", self._all)


def _splitter(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    made = QSplitter(orientation)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for widget in widgets:
        made.addWidget(widget)
    return made


def _has_focus(widget: QWidget) -> bool:
    focus: QWidget | None = widget.window().focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))
