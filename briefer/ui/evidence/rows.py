"""The cards of the evidence pane and how they look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from briefer.brief.model import Brief
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.override import override
from briefer.ui.widgets.row_delegate import RowCanvas, RowDelegate, width_of
from briefer.ui.widgets.rows import Mark, letter_size, line_height, paint_letter, paint_wrapped, wrap, wrapped_height
from briefer.ui.wording import evidence_words, filled, joined, kind_name, one_line, tr


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One card: its name, words, who said it or where it stands, and its section in the brief."""

    key: str
    label: str
    mark: Mark
    words: str
    strong: int
    who: str
    place: str
    spoken: str
    is_placed: bool = True
    is_heading: bool = False


def evidence_rows(
    evidence: tuple[Evidence, ...], labels: Mapping[str, str], brief: Brief, outlets: Mapping[str, str]
) -> tuple[EvidenceRow, ...]:
    """The cards, those in the brief first and in its order, then the others in kept order."""
    order = {evidence_id: place for place, evidence_id in enumerate(brief.evidence_ids())}
    numbers = {section.key: number for number, section in enumerate(brief.sections, 1)}
    rows: list[EvidenceRow] = []
    for item in sorted(evidence, key=lambda item: order.get(item.id, len(order))):
        section = brief.section_of(item.id) if item.id in order else None
        place = f"{numbers[section.key]} {section.heading}" if section else tr("Not in brief")
        rows.append(_row(item, labels[item.id], place, outlets, is_placed=section is not None))
    return tuple(rows)


def _row(item: Evidence, label: str, place: str, outlets: Mapping[str, str], *, is_placed: bool) -> EvidenceRow:
    words, strong = evidence_words(item)
    mark = Mark.FIGURE if item.kind is EvidenceKind.FIGURE else Mark.QUOTATION
    via = filled("quoting %1", one_line(item.via, 60)) if item.via else ""
    said = joined(one_line(item.speaker, 80), via)
    who = said or one_line(outlets.get(item.anchor.article_id, ""), 80)
    where = filled("in %1", place) if is_placed else place
    spoken = joined(label, kind_name(item.kind), words, who, where)
    return EvidenceRow(item.id, label, mark, words, strong, who, place, spoken, is_placed)


class EvidenceDelegate(RowDelegate[EvidenceRow]):
    """Draws the cards."""

    @override
    def height(self, row: EvidenceRow) -> int:
        width = self._view.viewport().width() - _left(row) - scaled(12)
        return wrapped_height(wrap(row.words, row.strong, width, 2)) + line_height(Text.SECOND) + scaled(19)

    @override
    def draw(self, canvas: RowCanvas, row: EvidenceRow, *, is_current: bool) -> None:
        rect, painter = canvas.rect, canvas.painter
        top, left = rect.top() + scaled(8), rect.left() + _left(row)
        paint_letter(painter, rect.left() + scaled(12), top, row.label, row.mark, canvas.theme)
        width = rect.width() - _left(row) - scaled(12)
        layout = wrap(row.words, row.strong, width, 2)
        paint_wrapped(painter, layout, left, top, canvas.theme)
        below = QRect(left, top + wrapped_height(layout) + scaled(2), width, line_height(Text.SECOND))
        role = Text.SECOND if row.is_placed else Text.SECOND_STRONG
        place = QFontMetrics(font(role)).elidedText(row.place, Qt.TextElideMode.ElideRight, width * 3 // 5)
        canvas.end(below, place, role, "muted" if row.is_placed else "text")
        who = below.adjusted(0, 0, -width_of(place, role) - scaled(8), 0)
        canvas.line(who, row.who, Text.SECOND, "muted")


def _left(row: EvidenceRow) -> int:
    return scaled(12) + max(letter_size(row.label)[0], scaled(26)) + scaled(9)
