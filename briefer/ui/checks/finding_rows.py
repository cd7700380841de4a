"""The findings of the checks as rows of a list, and how they look."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt

from briefer.brief.checks import Finding, Report, Severity
from briefer.brief.model import Brief
from briefer.ui.checks.wording import said_as
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.override import override
from briefer.ui.widgets.row_delegate import RowCanvas, RowDelegate
from briefer.ui.widgets.rows import line_height
from briefer.ui.wording import filled, joined, one_line, tr

DRAWINGS = {
    Severity.FIX: ("error", "error-text"),
    Severity.LOOK: ("warning", "warning-text"),
    Severity.NOTE: ("note", "muted"),
}
"""The icon of each weight and the name of its colour."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding. `reason` says why an accepted one may stand, "" for an open one."""

    key: str
    finding: Finding
    title: str
    about: str
    place: str
    reason: str
    spoken: str
    is_heading: bool = False

    @property
    def is_accepted(self) -> bool:
        """Whether the writer lets it stand."""
        return bool(self.reason)


def finding_rows(report: Report, brief: Brief) -> tuple[FindingRow, ...]:
    """The open findings in their order, then the accepted ones."""
    places = section_names(brief)
    opened = [_row(finding, places, "") for finding in report.findings]
    accepted = [_row(item.finding, places, item.reason or tr("accepted")) for item in report.accepted]
    # A rule that finds the same words twice in one block gives two findings of one key: one row tells both.
    return tuple({row.key: row for row in reversed((*opened, *accepted))}.values())[::-1]


def section_names(brief: Brief) -> dict[str, str]:
    """What each section is called in lists, by its key: number and heading."""
    return {section.key: f"{number} {section.heading}" for number, section in enumerate(brief.sections, 1)}


def _row(finding: Finding, places: dict[str, str], reason: str) -> FindingRow:
    place = places.get(finding.place.section, "")
    about = filled("Accepted: %1", one_line(reason, 200)) if reason else one_line(finding.detail, 200)
    weight = tr("accepted") if reason else said_as(finding.severity)
    spoken = joined(weight, finding.title, about, filled("in %1", place) if place else "")
    return FindingRow(finding.key, finding, finding.title, about, place, reason, spoken)


class FindingDelegate(RowDelegate[FindingRow]):
    """Draws findings: icon, title over detail, and the section at the right."""

    @override
    def draw(self, canvas: RowCanvas, row: FindingRow, *, is_current: bool) -> None:
        rect = canvas.rect
        name, colour = ("passed", "passed-text") if row.is_accepted else DRAWINGS[row.finding.severity]
        canvas.drawing(name, rect.left() + scaled(12), rect.center().y() - scaled(8), colour)
        left, top = rect.left() + scaled(38), rect.top() + scaled(6)
        column = min(scaled(150), rect.width() // 3)
        right = rect.right() - scaled(8) - column
        first = QRect(left, top, right - left - scaled(8), line_height(Text.TITLE))
        if row.is_accepted:
            _draw_struck(canvas, first, row.title)
        else:
            canvas.line(first, row.title, Text.TITLE)
        below = QRect(left, top + line_height(Text.TITLE), first.width(), line_height(Text.SECOND))
        canvas.line(below, row.about, Text.SECOND, "muted")
        canvas.line(QRect(right, first.top(), column, rect.height() - scaled(12)), row.place, Text.SECOND, "muted")


def _draw_struck(canvas: RowCanvas, box: QRect, text: str) -> None:
    struck = font(Text.LIST)
    struck.setStrikeOut(True)
    canvas.painter.setFont(struck)
    canvas.painter.setPen(canvas.theme.colour("muted"))
    shown = canvas.painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    canvas.painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
