"""Text formats for the lines and shards of a page; they carry what the document needs to be read back."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from briefer.brief.model import BlockKind
from briefer.core.evidence import EvidenceKind
from briefer.ui.editor.editing import LISTS, QUOTES
from briefer.ui.editor.look import PageLook
from briefer.ui.editor.page import Line, LineRole, Shard

_USER = QTextFormat.Property.UserProperty.value


class Tag(IntEnum):
    """What our formats remember beside Qt's own properties."""

    ROLE = _USER + 1
    ID = _USER + 2
    KIND = _USER + 3
    BOLD = _USER + 11
    ITALIC = _USER + 12
    EVIDENCE = _USER + 13
    CITATION = _USER + 14
    STATE = _USER + 15


LINE_STEP = 21.0
LIST_INDENT = 17.0
QUOTE_INDENT = 31.0
LABEL_INDENT = 20.0
FIELD_INDENT = 78.0
MARK_SIZE = 15.75
"""Before Qt makes it two thirds of that."""
RULE_SPACE = 21.0
"""Room under the head for the thin rule, which stands 9 under it."""

_SIZES = {
    LineRole.MARKING: (12.5, 16.0),
    LineRole.TITLE: (22.0, 27.0),
    LineRole.SUBTITLE: (13.5, LINE_STEP),
    LineRole.FIELD: (13.5, 20.0),
    LineRole.HEADING: (15.5, 20.0),
}
_MARGINS = {
    LineRole.MARKING: (0.0, 9.0),
    LineRole.TITLE: (0.0, 1.0),
    LineRole.HEADING: (13.0, 3.0),
}


def text_size(line: Line) -> float:
    """The height of a line's font in pixels of the design."""
    if line.kind is BlockKind.ATTRIBUTION:
        return 13.5
    return _SIZES.get(line.role, (14.5, LINE_STEP))[0]


def block_format(line: Line, look: PageLook) -> QTextBlockFormat:
    """Indents, spacing and alignment of a line."""
    found = QTextBlockFormat()
    found.setProperty(Tag.ROLE, int(line.role))
    found.setProperty(Tag.ID, line.id)
    found.setProperty(Tag.KIND, line.kind.value if line.kind else "")
    is_unmarked = line.role is LineRole.MARKING and not line.shards
    step = 1.0 if is_unmarked else _SIZES.get(line.role, (14.5, LINE_STEP))[1]
    found.setLineHeight(look.px(step), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    top, bottom = _MARGINS.get(line.role) or _body_margins(line)
    found.setTopMargin(look.px(top))
    found.setBottomMargin(look.px(bottom))
    found.setLeftMargin(look.px(_indent(line)))
    if line.role is LineRole.MARKING:
        found.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    if line.role is LineRole.HEADING:
        found.setHeadingLevel(2)
    if line.role is LineRole.TITLE:
        found.setHeadingLevel(1)
    return found


def base_format(line: Line, look: PageLook) -> QTextCharFormat:
    """The look of a line's plain characters."""
    found = QTextCharFormat()
    found.setFontFamilies(list(look.families))
    found.setFontPointSize(look.points(text_size(line)))
    muted = line.role in {LineRole.SUBTITLE, LineRole.HELP} or line.kind is BlockKind.ATTRIBUTION
    found.setForeground(QBrush(look.colour("muted" if muted else "paper-text")))
    if line.role in {LineRole.MARKING, LineRole.TITLE, LineRole.HEADING}:
        found.setFontWeight(QFont.Weight.Bold)
    if line.role is LineRole.HELP:
        found.setFontItalic(True)
    return found


def shard_format(shard: Shard, line: Line, look: PageLook) -> QTextCharFormat:
    """The look of a shard in its line."""
    found = base_format(line, look)
    if shard.citation:
        found.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        found.setFontPointSize(look.points(MARK_SIZE))
        found.setForeground(QBrush(look.colour("accent")))
        found.setFontWeight(QFont.Weight.Bold)
        found.setProperty(Tag.CITATION, shard.citation)
        found.setProperty(Tag.EVIDENCE, shard.evidence_id)
        return found
    if line.role is LineRole.HELP:
        return found
    if shard.bold:
        found.setFontWeight(QFont.Weight.Bold)
        found.setProperty(Tag.BOLD, True)
    if shard.italic:
        found.setFontItalic(True)
        found.setProperty(Tag.ITALIC, True)
    if shard.evidence_id:
        found.setProperty(Tag.EVIDENCE, shard.evidence_id)
        fill = fill_name(shard)
        if fill and line.kind is not BlockKind.QUOTE:
            found.setBackground(QBrush(look.colour(f"{fill}-fill")))
            found.setForeground(QBrush(look.colour("highlight-text")))
    return found


def fill_name(shard: Shard) -> str:
    """The highlight of a shard as the theme names it; "" for the writer's own words."""
    if shard.evidence_kind is None:
        return ""
    return "figure" if shard.evidence_kind is EvidenceKind.FIGURE else "quotation"


def _indent(line: Line) -> float:
    if line.role is LineRole.FIELD:
        return FIELD_INDENT
    if line.role is LineRole.HEADING:
        return LABEL_INDENT if line.label else 0.0
    if line.kind in LISTS:
        return LIST_INDENT
    return QUOTE_INDENT if line.kind in QUOTES else 0.0


def _body_margins(line: Line) -> tuple[float, float]:
    last = line.below is None
    if line.role in {LineRole.SUBTITLE, LineRole.FIELD}:
        return (0.0, RULE_SPACE if last else 4.0 if line.role is LineRole.SUBTITLE else 0.0)
    if line.kind in QUOTES:
        joins = line.above is BlockKind.QUOTE if line.kind is BlockKind.ATTRIBUTION else False
        return (1.0 if joins else 4.0, 0.0 if line.below is BlockKind.ATTRIBUTION else 7.0)
    if line.kind in LISTS:
        return (0.0, 0.0 if last else 5.0)
    return (0.0, 0.0 if last else 9.0)
