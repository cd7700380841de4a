"""How the rows of a batch look, and what a click into them means."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from briefer.ui.importing.batch_rows import BatchRow, Chip, Wish
from briefer.ui.look.fonts import Text, font, scaled
from briefer.ui.look.theme import Themes
from briefer.ui.override import override
from briefer.ui.widgets.row_delegate import RowCanvas, RowDelegate, width_of
from briefer.ui.widgets.row_model import ROW
from briefer.ui.widgets.rows import line_height, paint_wrapped, wrap, wrapped_height
from briefer.ui.wording import tr
from briefer.workflow.correcting import Field, Standing

_MOST_LINES = 4
"""Lines of a refusal's sentence."""


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A place in a row where a click asks for something; `field` for a detail. Pixels from the row's corner."""

    box: QRect
    wish: Wish
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class _PlacedChip:
    box: QRect
    chip: Chip


class BatchDelegate(RowDelegate[BatchRow]):
    """Draws articles with their details as chips, and refusals as cards. `wished` carries key, `Wish` and `Field`."""

    wished = Signal(str, object, object)

    def __init__(self, themes: Themes, view: QAbstractItemView) -> None:
        super().__init__(themes, view)
        self._heights: dict[tuple[BatchRow, int], int] = {}

    def hotspots(self, row: BatchRow, width: int) -> tuple[Hotspot, ...]:
        """Where one can click in a row of that width in pixels."""
        if row.is_refusal:
            return _refusal_spots(row, width)
        chips = tuple(
            Hotspot(_button_box(placed), placed.chip.wish, placed.chip.field)
            for placed in _placed_chips(row, width)
            if placed.chip.wish is not None
        )
        return (*chips, *_line_spots(row, width))

    @override
    def height(self, row: BatchRow) -> int:
        width = self._view.viewport().width()
        key = (row, width)
        if key not in self._heights:
            if len(self._heights) > 4096:
                self._heights.clear()
            self._heights[key] = _refusal_height(row, width) if row.is_refusal else _article_height(row, width)
        return self._heights[key]

    @override
    def draw(self, canvas: RowCanvas, row: BatchRow, *, is_current: bool) -> None:
        if row.is_refusal:
            _draw_refusal(canvas, row)
        else:
            _draw_article(canvas, row)

    @override
    def clicked(self, row: BatchRow, rect: QRect, place: QPoint) -> bool:
        spot = self._spot_at(row, rect, place)
        if spot is not None:
            self.wished.emit(row.key, spot.wish, spot.field)
        return spot is not None

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            spot = self._spot_at(index.data(ROW), option.rect, event.position().toPoint())
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self._view.viewport().setCursor(arrow if spot is None else hand)
        return super().editorEvent(event, model, option, index)

    def _spot_at(self, row: BatchRow, rect: QRect, place: QPoint) -> Hotspot | None:
        inside = place - rect.topLeft()
        return next((spot for spot in self.hotspots(row, rect.width()) if spot.box.contains(inside)), None)


# -- articles ---------------------------------------------------------------


def _left(row: BatchRow) -> int:
    return scaled(77) if row.is_below else scaled(41)


def _edge() -> int:
    return scaled(14)


def _chips_top() -> int:
    return scaled(11) + line_height(Text.TITLE) + scaled(6)


def _chip_height() -> int:
    return scaled(26)


def _placed_chips(row: BatchRow, width: int) -> tuple[_PlacedChip, ...]:
    """The chips side by side, in as many lines as they need."""
    gap, left, right = scaled(8), _left(row), width - _edge()
    x, y = left, _chips_top()
    placed: list[_PlacedChip] = []
    for chip in row.chips:
        size = min(_chip_width(chip), right - left)
        if x > left and x + size > right:
            x, y = left, y + _chip_height() + scaled(5)
        placed.append(_PlacedChip(QRect(x, y, size, _chip_height()), chip))
        x += size + gap
    return tuple(placed)


def _chip_width(chip: Chip) -> int:
    name = width_of(chip.name, Text.SECOND) + scaled(5) + width_of(chip.value, Text.SECOND)
    return scaled(8) + name + scaled(8) + _chip_end(chip)


def _chip_end(chip: Chip) -> int:
    """The width of what stands at the right end of a chip: its button, or the tick."""
    if chip.wish is None:
        return scaled(24)
    drawing = scaled(22) if chip.wish is Wish.CONFIRM else 0
    return scaled(9) + drawing + width_of(tr(chip.wish.value), Text.SECOND_STRONG) + scaled(9)


def _button_box(placed: _PlacedChip) -> QRect:
    end = _chip_end(placed.chip)
    box = placed.box
    return QRect(box.right() + 1 - end, box.top(), end, box.height())


def _lines_top(row: BatchRow, width: int) -> int:
    chips = _placed_chips(row, width)
    return (chips[-1].box.bottom() + 1 if chips else _chips_top() - scaled(6)) + scaled(4)


def _line_step() -> int:
    return max(line_height(Text.SECOND), scaled(24))


def _lines(row: BatchRow) -> int:
    return sum((bool(row.left_out), bool(row.copy), row.is_known))


def _article_height(row: BatchRow, width: int) -> int:
    return _lines_top(row, width) + _lines(row) * _line_step() + scaled(9)


def _line_spots(row: BatchRow, width: int) -> tuple[Hotspot, ...]:
    """The links of the lines below the chips: Show behind its words, the others at the right end."""
    top, found = _lines_top(row, width), []
    if row.left_out:
        size = _link_width(Wish.SHOW)
        said = width_of(row.left_out, Text.SECOND) + scaled(6)
        x = min(_left(row) + said, width - _edge() - size)
        found.append(Hotspot(QRect(x, top, size, _line_step()), Wish.SHOW))
        top += _line_step()
    if row.copy:
        x = width - _edge()
        for wish in (Wish.APART, Wish.LEAD, Wish.COMPARE):
            x -= _link_width(wish)
            found.append(Hotspot(QRect(x, top, _link_width(wish), _line_step()), wish))
            x -= scaled(8)
    return tuple(found)


def _link_width(wish: Wish) -> int:
    return width_of(tr(wish.value), Text.SECOND) + scaled(4)


def _draw_article(canvas: RowCanvas, row: BatchRow) -> None:
    rect, width = canvas.rect, canvas.rect.width()
    left, top, first = _left(row), scaled(11), line_height(Text.TITLE)
    canvas.drawing(row.drawing, rect.left() + left - scaled(27), rect.top() + top + (first - scaled(16)) // 2)
    if row.is_below:
        _draw_elbow(canvas, row)
    facts = min(width_of(row.facts, Text.SECOND) + 2, (width - left) // 2)
    room = QRect(rect.left() + left, rect.top() + top, width - left - _edge() - facts - scaled(12), first)
    canvas.line(room, row.title, Text.TITLE)
    canvas.line(QRect(rect.right() + 1 - _edge() - facts, room.top(), facts, first), row.facts, Text.SECOND, "muted")
    for placed in _placed_chips(row, width):
        _draw_chip(canvas, _PlacedChip(placed.box.translated(rect.topLeft()), placed.chip))
    _draw_lines(canvas, row)


def _draw_lines(canvas: RowCanvas, row: BatchRow) -> None:
    rect, step = canvas.rect, _line_step()
    left, top = rect.left() + _left(row), rect.top() + _lines_top(row, rect.width())
    spots = _line_spots(row, rect.width())
    if row.left_out:
        show = spots[0].box.translated(rect.topLeft())
        canvas.line(QRect(left, top, show.left() - scaled(4) - left, step), row.left_out, Text.SECOND, "muted")
        top += step
    if row.copy:
        canvas.drawing("stack", left, top + (step - scaled(16)) // 2, "text")
        x, end = left + scaled(22), min(spot.box.left() for spot in spots if spot.wish is not Wish.SHOW) + rect.left()
        said = f"{row.copy}, {row.same}"
        size = min(width_of(said, Text.SECOND_STRONG) + 1, end - scaled(12) - x)
        canvas.line(QRect(x, top, size, step), said, Text.SECOND_STRONG)
        x += size + scaled(9)
        about, room = tr("Counts as one origin"), end - scaled(12) - x
        if width_of(about, Text.SECOND) < room:
            canvas.line(QRect(x, top, room, step), about, Text.SECOND, "muted")
        top += step
    if row.is_known:
        said = tr("In the library already, so nothing was added again.")
        canvas.line(QRect(left, top, rect.right() - _edge() - left, step), said, Text.SECOND, "muted")
    for spot in spots:
        _draw_link(canvas, spot.box.translated(rect.topLeft()), tr(spot.wish.value))


def _draw_elbow(canvas: RowCanvas, row: BatchRow) -> None:
    rect, painter = canvas.rect, canvas.painter
    painter.setPen(QPen(canvas.theme.colour("control"), 1))
    x, middle = rect.left() + scaled(21), rect.top() + scaled(11) + line_height(Text.TITLE) // 2
    painter.drawLine(x, rect.top(), x, middle if row.is_last else rect.bottom())
    painter.drawLine(x, middle, x + scaled(20), middle)


def _draw_chip(canvas: RowCanvas, placed: _PlacedChip) -> None:
    """Dashed for a guess, solid for what is sure, amber for what is missing."""
    painter, theme, chip, box = canvas.painter, canvas.theme, placed.chip, placed.box
    ground, edge = {
        Standing.GUESS: ("base", "control"),
        Standing.MISSING: ("warning-ground", "warning-edge"),
    }.get(chip.standing, ("alt", "border"))
    pen = QPen(theme.colour(edge), 1)
    if chip.standing is Standing.GUESS:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.restore()
    end = _button_box(placed)
    name = width_of(chip.name, Text.SECOND)
    x = box.left() + scaled(8)
    canvas.line(QRect(x, box.top(), name + 1, box.height()), chip.name, Text.SECOND, "muted")
    x += name + scaled(5)
    canvas.line(QRect(x, box.top(), end.left() - scaled(6) - x, box.height()), chip.value, Text.SECOND)
    if chip.wish is None:
        canvas.drawing("passed", end.left(), box.top() + (box.height() - scaled(16)) // 2, "passed-text")
        return
    painter.setPen(QPen(theme.colour(edge), 1))
    painter.drawLine(end.left(), box.top() + 1, end.left(), box.bottom() - 1)
    x = end.left() + scaled(9)
    if chip.wish is Wish.CONFIRM:
        canvas.drawing("keep", x - scaled(2), box.top() + (box.height() - scaled(16)) // 2, "accent")
        x += scaled(22)
    canvas.line(QRect(x, box.top(), end.right() - x, box.height()), tr(chip.wish.value), Text.SECOND_STRONG, "accent")


def _draw_link(canvas: RowCanvas, box: QRect, text: str) -> None:
    letters = QFont(font(Text.SECOND))
    letters.setUnderline(True)
    canvas.painter.setFont(letters)
    canvas.painter.setPen(canvas.theme.colour("accent"))
    canvas.painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


# -- refusals ---------------------------------------------------------------


def _button_width(wish: Wish) -> int:
    return width_of(tr(wish.value), Text.LIST) + scaled(18)


def _refusal_spots(row: BatchRow, width: int) -> tuple[Hotspot, ...]:
    x, height = width - _edge() - scaled(11), scaled(28)
    top, found = (_refusal_height(row, width) - height) // 2, []
    for wish in (Wish.DISMISS, Wish.PASTE):
        x -= _button_width(wish)
        found.append(Hotspot(QRect(x, top, _button_width(wish), height), wish))
        x -= scaled(9)
    return tuple(found)


def _sentence_width(width: int) -> int:
    buttons = _button_width(Wish.DISMISS) + scaled(9) + _button_width(Wish.PASTE) + scaled(11)
    return max(scaled(120), width - 2 * _edge() - buttons - scaled(38) - scaled(14))


def _refusal_height(row: BatchRow, width: int) -> int:
    lines = wrapped_height(wrap(row.sentence, 0, _sentence_width(width), _MOST_LINES))
    return max(scaled(10) + line_height(Text.TITLE) + lines + scaled(10), scaled(48)) + 2 * scaled(14)


def _draw_refusal(canvas: RowCanvas, row: BatchRow) -> None:
    painter, theme, rect = canvas.painter, canvas.theme, canvas.rect
    card = rect.adjusted(_edge(), scaled(14), -_edge(), -scaled(14))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("error-edge"), 1))
    painter.setBrush(theme.colour("error-ground"))
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QPen(theme.colour("control"), 1))
    painter.setBrush(theme.colour("button"))
    boxes = [(spot, spot.box.translated(rect.topLeft())) for spot in _refusal_spots(row, rect.width())]
    for _spot, box in boxes:
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(font(Text.LIST))
    painter.setPen(theme.colour("text"))
    for spot, box in boxes:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr(spot.wish.value))
    painter.restore()
    first, left, top = line_height(Text.TITLE), card.left() + scaled(38), card.top() + scaled(10)
    canvas.drawing("error", card.left() + scaled(12), top + (first - scaled(16)) // 2, "error-text")
    width = _sentence_width(rect.width())
    canvas.line(QRect(left, top, width, first), row.title, Text.TITLE)
    paint_wrapped(painter, wrap(row.sentence, 0, width, _MOST_LINES), left, top + first, theme)
