"""From gestures to edits: turns what the user does at the cursor into steps of undo, and shows what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefer.brief.model import Block, BlockKind, Brief
from briefer.brief.template import Template
from briefer.core.evidence import Evidence
from briefer.ui.editor.caret import HEAD, Caret, Edited, closed, opened, text_of
from briefer.ui.editor.document import PageDocument
from briefer.ui.editor.editing import (
    block_at,
    curl_mark,
    delete,
    insert_text,
    join_backward,
    join_forward,
    look_at,
    selected_blocks,
    set_bold,
    set_italic,
    set_kind,
    split,
    start_list,
)
from briefer.ui.editor.inserting import insert_blocks, insert_evidence
from briefer.ui.editor.mime import blocks_of, evidence_of, line_of, mime_of
from briefer.ui.editor.page import Page, PageMaker
from briefer.ui.editor.protocol import EditedBrief
from briefer.ui.editor.quoting import with_source_words, without_source
from briefer.ui.editor.reading import brief_read
from briefer.ui.editor.undo_step import UndoStep
from briefer.ui.editor.words import words_for
from briefer.workflow.templates import template as template_of


class BriefWriter(QObject):
    """Writes in one open brief through a text widget.

    `shown` follows each change of what is on the page, `look_changed` a choice of bold or italic for what is
    typed next.
    """

    shown = Signal()
    look_changed = Signal()

    def __init__(self, widget: QTextEdit, document: PageDocument) -> None:
        super().__init__(widget)
        self._widget = widget
        self._document = document
        self._maker = PageMaker()
        self._session: EditedBrief | None = None
        self._template: Template | None = None
        self._source: Brief | None = None
        self._brief: Brief | None = None
        self._evidence: dict[str, Evidence] = {}
        self._empty: dict[str, Block] = {}
        self._wanted: Caret | None = None
        self._next_look: tuple[bool, bool] | None = None
        self._step = UndoStep()
        self._composing = False
        self._stale = False
        self.curls_marks = True
        """Whether straight quotation marks become typographic ones while one types."""

    def open(self, session: EditedBrief, template: Template) -> None:
        """Write in another brief from now on."""
        self.forget()
        self._session, self._template = session, template
        session.brief_changed.connect(self._on_brief_changed)
        session.evidence_changed.connect(self._on_evidence_changed)
        self._evidence = session.evidence_by_id()
        self._show(move=False)
        self.place_caret(Caret(0, 0) if session.brief.sections else Caret(HEAD, 0))

    def forget(self) -> None:
        """Let go of the brief and show nothing of it any more."""
        if self._session is not None:
            self._session.brief_changed.disconnect(self._on_brief_changed)
            self._session.evidence_changed.disconnect(self._on_evidence_changed)
        self._session = self._template = self._source = self._brief = None
        self._evidence = {}
        self._empty.clear()
        self._maker = PageMaker()
        self._document.show(Page((), ()))

    @property
    def session(self) -> EditedBrief | None:
        """The open brief's session, None before `open`."""
        return self._session

    @property
    def template(self) -> Template | None:
        """The open brief's template, None before `open`."""
        return self._template

    @property
    def brief(self) -> Brief | None:
        """The brief as it is written in, a line in each section; None before `open`."""
        return self._brief

    @property
    def evidence(self) -> dict[str, Evidence]:
        """The kept evidence by its id."""
        return self._evidence

    def selection(self) -> tuple[Caret, Caret]:
        """The carets at both ends of the selection, in reading order; equal where nothing is selected."""
        cursor = self._widget.textCursor()
        start = self._document.caret_at(cursor.selectionStart())
        end = self._document.caret_at(cursor.selectionEnd(), forward=not cursor.hasSelection())
        return (start, end) if start <= end else (start, start)

    def text_between(self, start: Caret, end: Caret) -> str:
        """The words between two carets of one line; "" over several."""
        if self._brief is None or start.line != end.line:
            return ""
        return text_of(self._brief, start.line)[start.offset : end.offset]

    def place_caret(self, caret: Caret) -> None:
        """Put the cursor there and bring it into view."""
        self._move_cursor(self._document.position_of(caret))

    def caret_look(self) -> tuple[bool, bool]:
        """Whether the selection, or else what would be typed, is bold and italic."""
        if self._brief is None:
            return (False, False)
        start, end = self.selection()
        if start == end:
            return self._next_look or look_at(self._brief, start)
        runs = [run for block in selected_blocks(self._brief, start, end) for run in block.runs]
        return (bool(runs) and all(run.bold for run in runs), bool(runs) and all(run.italic for run in runs))

    def caret_kind(self) -> BlockKind | None:
        """The kind of the line with the cursor; None in the head."""
        if self._brief is None:
            return None
        start, _end = self.selection()
        return None if start.section == HEAD else block_at(self._brief, start).kind

    def forget_look(self) -> None:
        """The cursor was moved: a choice of bold or italic without a selection no longer holds."""
        self._next_look = None

    def type_text(self, text: str) -> None:
        """Put text at the cursor, in place of the selection."""
        start, end = self.selection()
        brief = self._cut(start, end)
        if brief is None or not text:
            return
        edited = insert_text(brief, start, text, self._next_look)
        going_on = start == end and self._step.goes_on("typing", start, text)
        self.apply(edited, self.tr("typing"), self._step.next("typing", edited.caret, len(text), going_on=going_on))
        if self._brief is None:
            return
        listed = start_list(self._brief, edited.caret) if text == " " else None
        if listed is not None:
            self.apply(listed, self.tr("automatic list"))
        # A step of its own: one undo brings the straight mark back.
        curled = curl_mark(self._brief, edited.caret) if self.curls_marks and text in {'"', "'"} else None
        if curled is not None:
            self.apply(curled, self.tr("typographic quotation mark"))

    def enter(self) -> None:
        """Start a new line."""
        start, end = self.selection()
        brief = self._cut(start, end)
        if brief is not None:
            self.apply(split(brief, start), self.tr("new line"))

    def backspace(self, unit: QTextCursor.MoveOperation = QTextCursor.MoveOperation.PreviousCharacter) -> None:
        """Delete the selection, or back by one unit; at the start of a line join it."""
        self._delete_towards(unit, back=True)

    def delete(self, unit: QTextCursor.MoveOperation = QTextCursor.MoveOperation.NextCharacter) -> None:
        """Delete the selection, or on by one unit; at the end of a line join the next."""
        self._delete_towards(unit, back=False)

    def delete_range(self, start: int, end: int) -> None:
        """Delete between two positions of the document."""
        if self._brief is not None and start < end:
            carets = (self._document.caret_at(start), self._document.caret_at(end, forward=False))
            self.apply(delete(self._brief, *carets), self.tr("delete"))

    def toggle_bold(self) -> None:
        """Make the selection bold or not; without one, what is typed next."""
        self._toggle(0)

    def toggle_italic(self) -> None:
        """Make the selection italic or not; without one, what is typed next."""
        self._toggle(1)

    def set_kind(self, kind: BlockKind) -> None:
        """Make the selected lines `kind`, or paragraphs where they are already."""
        if self._brief is not None:
            start, end = self.selection()
            label = self.tr("numbered list") if kind is BlockKind.NUMBER else self.tr("bulleted list")
            self.apply(Edited(set_kind(self._brief, start, end, kind), end), label, selected=(start, end))

    def mime_of_selection(self) -> QMimeData:
        """The selection for the clipboard: plain, simple HTML, and our own blocks with their evidence."""
        blocks = selected_blocks(self._brief, *self.selection()) if self._brief is not None else ()
        return mime_of(blocks)

    def paste(self, mime: QMimeData, *, plain: bool = False) -> None:
        """Put what the clipboard or a drop holds at the cursor, in place of the selection."""
        if evidence_id := evidence_of(mime):
            if evidence_id in self._evidence:
                self.insert_evidence(self._evidence[evidence_id])
            return
        start, end = self.selection()
        brief = self._cut(start, end)
        if brief is None:
            return
        if line := line_of(mime, plain=plain):
            self.apply(insert_text(brief, start, line), self.tr("paste"))
        elif blocks := blocks_of(mime, frozenset(self._evidence), plain=plain):
            self.apply(insert_blocks(brief, start, blocks), self.tr("paste"))

    def insert_evidence(self, item: Evidence) -> None:
        """Put evidence at the cursor; in the head it goes to the first section."""
        start, end = self.selection()
        brief = self._cut(start, end)
        if brief is not None and brief.sections:
            if start.section == HEAD:
                start = Caret(0, 0)
            new = self._session.blocks_for(item, brief.sections[start.section].key) if self._session else ()
            self.apply(insert_evidence(brief, start, item, new), self.tr("insert evidence"))

    def use_source_words(self) -> None:
        """Put the source's own words in place of the quotation at the cursor."""
        if self._brief is not None:
            edited = with_source_words(self._brief, self.selection()[0], self._evidence)
            self.apply(edited, self.tr("use the source’s words"))

    def release_words(self) -> None:
        """Make the quotation at the cursor the writer's own words, without citation."""
        if self._brief is not None:
            caret = self.selection()[0]
            self.apply(Edited(without_source(self._brief, caret), caret), self.tr("remove the citation"))

    def move_selection(self, position: int) -> None:
        """Move the selected text to a position of the document, outside the selection."""
        start, end = self.selection()
        target = self._document.caret_at(position)
        if self._brief is None or start <= target <= end:
            return
        blocks = selected_blocks(self._brief, start, end)
        if target < start:
            there = insert_blocks(delete(self._brief, start, end).brief, target, blocks)
        else:
            grown = insert_blocks(self._brief, target, blocks)
            there = Edited(delete(grown.brief, start, end).brief, start)
        self.apply(there, self.tr("move text"))

    def set_composing(self, composing: bool) -> None:  # noqa: FBT001
        """While an input method composes, the page is not drawn anew; what changed meanwhile shows at its end."""
        self._composing = composing
        if not composing and self._stale:
            self._show(move=False)

    def take_over(self) -> None:
        """Take over what changed in the document without us, or undo it where it touched a protected line."""
        if self._brief is None or self._session is None or self._composing:
            return
        lines = self._document.read()
        found = brief_read(lines, self._document.page, self._brief)
        if found == self._brief:
            return
        position = self._widget.textCursor().position()
        self._document.show_again()
        if found is not None:
            self._session.set_brief(closed(found, self._empty), self.tr("typing"))
        self._move_cursor(min(position, self._document.document.characterCount() - 1))

    def _cut(self, start: Caret, end: Caret) -> Brief | None:
        if self._brief is None or start == end:
            return self._brief
        return delete(self._brief, start, end).brief

    def _delete_towards(self, unit: QTextCursor.MoveOperation, *, back: bool) -> None:
        start, end = self.selection()
        if self._brief is None:
            return
        if start != end:
            self.apply(delete(self._brief, start, end), self.tr("delete"))
            return
        there = self._caret_towards(start, unit)
        if there.line != start.line or there == start:
            join = join_backward if back else join_forward
            self.apply(join(self._brief, start), self.tr("join lines"))
            return
        edited = delete(self._brief, min(start, there), max(start, there))
        going_on = self._step.goes_on("deleting", start, "")
        key = self._step.next("deleting", edited.caret, 1, going_on=going_on)
        self.apply(edited, self.tr("delete"), key)

    def _caret_towards(self, start: Caret, unit: QTextCursor.MoveOperation) -> Caret:
        cursor = QTextCursor(self._widget.textCursor())
        while cursor.movePosition(unit):
            there = self._document.caret_at(cursor.position())
            if there != start or self._document.is_protected(cursor.position()):
                return there
        return start

    def _toggle(self, which: int) -> None:
        if self._brief is None:
            return
        start, end = self.selection()
        look = list(self.caret_look())
        look[which] = not look[which]
        if start == end:
            self._next_look = (look[0], look[1])
        else:
            change, label = (set_bold, self.tr("bold")) if which == 0 else (set_italic, self.tr("italic"))
            self.apply(Edited(change(self._brief, start, end, look[which]), end), label, selected=(start, end))
        self.look_changed.emit()

    def apply(
        self, edited: Edited, label: str, merge_key: str = "", selected: tuple[Caret, Caret] | None = None
    ) -> None:
        """Make an edit as one step of undo; equal keys merge. `selected` is selected after it."""
        if self._session is None:
            return
        if not merge_key:
            self._step = UndoStep(self._step.number + 1)
        look = self._next_look
        self._wanted = edited.caret
        before = self._session.brief
        self._session.set_brief(closed(edited.brief, self._empty), label, merge_key)
        self._wanted = None
        if self._session.brief == before:
            self.place_caret(edited.caret)
        self._next_look = look
        if selected is not None and self._brief is not None:
            self.select(*selected)

    def select(self, start: Caret, end: Caret) -> None:
        """Select between two carets and bring the selection into view."""
        cursor = self._widget.textCursor()
        cursor.setPosition(self._document.position_of(start))
        cursor.setPosition(self._document.position_of(end), QTextCursor.MoveMode.KeepAnchor)
        self._widget.setTextCursor(cursor)
        self._widget.ensureCursorVisible()

    def _on_brief_changed(self, _brief: Brief) -> None:
        if self._wanted is None:
            self._step = UndoStep(self._step.number + 1)
        if self._composing:
            self._stale = True
        else:
            self._show(move=True)

    def _on_evidence_changed(self) -> None:
        if self._session is not None:
            self._evidence = self._session.evidence_by_id()
            if self._composing:
                self._stale = True
            else:
                # Evidence placed in the brief is told here first, with the brief already changed.
                self._show(move=self._session.brief is not self._source)

    def _show(self, *, move: bool) -> None:
        if self._session is None or self._template is None:
            return
        self._stale = False
        self._source = self._session.brief
        if self._source.template != self._template.id:
            self._template = template_of(self._source.template)
        brief = opened(self._source, self._template, self._empty)
        self._brief = brief
        page = self._maker.page(brief, self._template, self._evidence, words_for(brief, self._template))
        changed = self._document.show(page)
        if move and self._wanted is not None:
            self.place_caret(self._wanted)
        elif move and changed is not None:
            self._move_cursor(changed)
        self.shown.emit()

    def _move_cursor(self, position: int) -> None:
        cursor = self._widget.textCursor()
        cursor.setPosition(max(0, min(position, self._document.document.characterCount() - 1)))
        self._widget.setTextCursor(cursor)
        self._widget.ensureCursorVisible()
