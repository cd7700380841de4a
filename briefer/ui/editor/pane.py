"""The brief pane: header, page and footer around one open brief."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.brief.checks import DIFFERENCES, Place, Report, Severity
from briefer.brief.edit import move_section
from briefer.brief.model import BlockKind
from briefer.brief.template import Template, change_template
from briefer.core.evidence import Evidence
from briefer.ui.editor.caret import HEAD, Caret, Edited
from briefer.ui.editor.chooser import EvidenceChooser
from briefer.ui.editor.find_bar import FindBar
from briefer.ui.editor.footer import BriefFooter
from briefer.ui.editor.header import BriefHeader
from briefer.ui.editor.look import PageLook
from briefer.ui.editor.measures import Measures, measure
from briefer.ui.editor.paging import pages_of
from briefer.ui.editor.protocol import EditedBrief
from briefer.ui.editor.text_edit import BriefTextEdit
from briefer.ui.look.theme import Theme, Themes, load_theme
from briefer.ui.wording import filled
from briefer.workflow.templates import template as template_of
from briefer.workflow.templates import templates

PAGES_AFTER_MS = 400
"""How long typing must rest before the pages are counted again."""


class BriefPane(QWidget):
    """Where the brief is written.

    `open` gives it a session; every change goes there as a step of undo. `measures_changed` carries the
    `Measures` after each change and `evidence_under_cursor_changed` an evidence id or ""; `findings_requested` asks for
    what the checks found.
    """

    measures_changed = Signal(object)
    evidence_under_cursor_changed = Signal(str)
    findings_requested = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Brief"))
        self._themes = themes
        self._white_paper = False
        self._zoom = 1.0
        self.header = BriefHeader(themes, self)
        self.page = BriefTextEdit(PageLook(themes.current), self)
        self.footer = BriefFooter(self)
        self.find_bar = FindBar(self.page.writer, themes, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.find_bar, self.page, self.footer):
            column.addWidget(widget)
        self.setFocusProxy(self.page)
        self._pages_timer = QTimer(self, singleShot=True, interval=PAGES_AFTER_MS)
        self._pages_timer.timeout.connect(self._on_pages_timeout)
        self._measures: Measures | None = None
        self._labelled: dict[str, Evidence] = {}
        self._connect()
        self._on_theme_changed()

    def _connect(self) -> None:
        writer = self.page.writer
        self.header.bold_requested.connect(writer.toggle_bold)
        self.header.italic_requested.connect(writer.toggle_italic)
        self.header.kind_requested.connect(writer.set_kind)
        self.header.insert_requested.connect(self.choose_evidence)
        self.header.template_chosen.connect(self.change_template)
        self.page.insert_requested.connect(self.choose_evidence)
        self.page.source_requested.connect(self._on_source_requested)
        self.page.evidence_under_cursor_changed.connect(self.evidence_under_cursor_changed)
        self.page.cursorPositionChanged.connect(self._show_state)
        self.page.selectionChanged.connect(self._show_state)
        self.find_bar.closed.connect(self._on_find_closed)
        self.footer.findings_requested.connect(self.findings_requested)
        writer.look_changed.connect(self._show_state)
        writer.shown.connect(self._on_shown)
        self._themes.changed.connect(self._on_theme_changed)

    def open(self, session: EditedBrief, template: Template) -> None:
        """Show and write in a brief; the pane stays with this session until another is opened."""
        self.header.offer_templates(templates())
        self.page.writer.open(session, template)
        self._on_pages_timeout()

    def forget(self) -> None:
        """Show nothing of the brief any more, as when the library is locked."""
        self.page.writer.forget()
        self.find_bar.hide()
        self.find_bar.words.clear()
        self.find_bar.replacement.clear()
        self.page.set_letters({})
        self.header.set_template("")
        self.header.show_state((False, False), None)
        self.footer.forget()
        self._measures, self._labelled = None, {}
        self._pages_timer.stop()

    @property
    def measures(self) -> Measures | None:
        """The numbers of the open brief; None before one is open."""
        return self._measures

    def insert_evidence(self, evidence: Evidence) -> None:
        """Put a piece of evidence at the cursor."""
        self.page.writer.insert_evidence(evidence)
        self.page.setFocus()

    def choose_evidence(self) -> None:
        """Let the user choose a piece of evidence and put it at the cursor."""
        session = self.page.writer.session
        if session is None:
            return
        chooser = EvidenceChooser(session, self._themes, self)
        chooser.accepted.connect(lambda: self._on_chosen(chooser.chosen))
        chooser.open()

    def show_evidence(self, evidence_id: str) -> bool:
        """Bring the first place of that evidence into view, with the cursor at its start; False for none."""
        session = self.page.writer.session
        if session is None:
            return False
        for at, section in enumerate(session.brief.sections):
            for index, block in enumerate(section.blocks):
                offset = 0
                for run in block.runs:
                    if run.evidence_id == evidence_id:
                        self.page.writer.place_caret(Caret(at, index, offset))
                        self.page.setFocus()
                        return True
                    offset += len(run.text)
        return False

    def show_findings(self, report: Report) -> None:
        """Show under the page how many findings the checks have, and on it how much each difference weighs."""
        self.footer.show_findings(report.count(Severity.FIX), report.count(Severity.LOOK))
        weights: dict[tuple[str, str], Severity | None] = {
            (item.finding.place.block, item.finding.evidence_id): None
            for item in report.accepted
            if item.finding.rule in DIFFERENCES
        }
        weights |= {(item.place.block, item.evidence_id): item.severity for item in report.of(*DIFFERENCES)}
        self.page.set_weights(weights)

    def show_place(self, place: Place) -> None:
        """Bring what a finding is about into view, the cursor at its start; the focus stays where it is."""
        caret = self._caret_of(place)
        if caret is not None:
            self.page.writer.place_caret(caret)
            self.page.raise_cursor()

    def _caret_of(self, place: Place) -> Caret | None:
        session = self.page.writer.session
        for at, section in enumerate(session.brief.sections if session is not None else ()):
            blocks = [block.id for block in section.blocks]
            if place.block and place.block in blocks:
                return Caret(at, blocks.index(place.block), place.span.start)
            if section.key == place.section and not place.block:
                return Caret(at, 0)
        return None

    @property
    def evidence_under_cursor(self) -> str:
        """The evidence in whose words the cursor stands; "" for none."""
        return self.page.evidence_under_cursor

    def show_section(self, key: str) -> None:
        """Put the cursor at the start of a section; nothing happens where the brief has none of that key."""
        session = self.page.writer.session
        keys = [section.key for section in session.brief.sections] if session is not None else []
        if key in keys:
            self.page.writer.place_caret(Caret(keys.index(key), 0))
            self.page.setFocus()

    def find_and_replace(self) -> None:
        """Let the user find words in the brief and replace them."""
        if self.page.writer.session is not None:
            self.find_bar.open()

    def _on_find_closed(self) -> None:
        self.find_bar.hide()
        self.page.setFocus()

    def move_section(self, step: int) -> None:
        """Move the section with the cursor so many places down, up where negative."""
        writer = self.page.writer
        start, _end = writer.selection()
        if writer.brief is None or start.section == HEAD:
            return
        key = writer.brief.sections[start.section].key
        moved = move_section(writer.brief, key, step)
        place = [section.key for section in moved.sections].index(key)
        writer.apply(Edited(moved, replace(start, section=place)), self.tr("move the section"))

    def change_template(self, template_id: str) -> None:
        """Go on with the brief as another kind of brief, with all its text."""
        session = self.page.writer.session
        if session is not None and session.brief.template != template_id:
            changed = change_template(session.brief, template_of(template_id))
            session.set_brief(changed, self.tr("change the template"))

    def toggle_bold(self) -> None:
        """Make the selection bold or not."""
        self.page.writer.toggle_bold()

    def toggle_italic(self) -> None:
        """Make the selection italic or not."""
        self.page.writer.toggle_italic()

    def set_kind(self, kind: BlockKind) -> None:
        """Make the selected lines bullets, numbers or paragraphs."""
        self.page.writer.set_kind(kind)

    def set_zoom(self, zoom: float) -> None:
        """Draw the page at a zoom, 1 for 100%."""
        self._zoom = max(0.5, min(zoom, 3.0))
        self._on_theme_changed()

    def set_curled_marks(self, curled: bool) -> None:  # noqa: FBT001
        """Make straight quotation marks typographic while one types, or not."""
        self.page.writer.curls_marks = curled

    def set_white_paper(self, white: bool) -> None:  # noqa: FBT001
        """Keep the paper white in dark colours, or not."""
        self._white_paper = white
        self._on_theme_changed()

    def _page_theme(self) -> Theme:
        theme = self._themes.current
        if not (self._white_paper and theme.dark):
            return theme
        light = load_theme("light")
        return Theme(light.name, light.dark, {**light.colours, "desk": theme.colours["desk"]})

    def _on_theme_changed(self) -> None:
        theme = self._themes.current
        self.header.set_theme(theme)
        self.footer.set_theme(theme)
        self.page.set_look(PageLook(self._page_theme(), self._zoom))

    def _on_shown(self) -> None:
        writer = self.page.writer
        if writer.session is None or writer.template is None:
            return
        self.header.set_template(writer.template.name)
        if self._labelled is not writer.evidence:
            self._labelled = writer.evidence
            self.page.set_letters(writer.session.labels())
        self._measures = measure(writer.session.brief, writer.template)
        self.footer.show_measures(self._measures)
        self._show_state()
        self.page.viewport().update()
        self._pages_timer.start()
        self.measures_changed.emit(self._measures)

    def _show_state(self) -> None:
        writer = self.page.writer
        if self.page.shown_page.is_showing or writer.session is None:
            return
        self.header.show_state(writer.caret_look(), writer.caret_kind())
        meter = self.page.shown_page.meter_of(writer.selection()[0].section)
        said = "" if meter is None else filled(self.tr("%1, %2 of %3 words"), meter[0], meter[1].words, meter[1].limit)
        if self.page.accessibleDescription() != said:
            self.page.setAccessibleDescription(said)

    def _on_pages_timeout(self) -> None:
        page, kept = self.page.shown_page.page, self.page.writer.evidence
        cited = {shard.evidence_id for line in page.lines for shard in line.shards if shard.citation}
        self.footer.show_pages(pages_of(page, len({kept[item].anchor.article_id for item in cited if item in kept})))

    def _on_chosen(self, evidence_id: str) -> None:
        item = self.page.writer.evidence.get(evidence_id)
        if item is not None:
            self.insert_evidence(item)

    def _on_source_requested(self, evidence_id: str) -> None:
        if self.page.writer.session is not None:
            self.page.writer.session.show_source(evidence_id)
