"""A figure's value as other programs get it."""

from __future__ import annotations

from briefer.core.suggestion import Figure, FigureKind

FigureValue = float | int | list[float | int] | str | None


def figure_value(figure: Figure) -> FigureValue:
    """A number, low and high of a range or both parts of a score, an ISO 8601 date, or None where there is none.

    Whole numbers come as int.
    """
    if figure.kind is FigureKind.DATE:
        return figure.date or None
    numbers = [_whole(value) for value in figure.values]
    if not numbers:
        return figure.date or None
    return numbers if len(numbers) > 1 else numbers[0]


def _whole(value: float) -> float | int:
    return int(value) if value.is_integer() else value
