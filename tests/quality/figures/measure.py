"""Scores found figures against annotated sentences: precision, recall and F1, overlap by overlap."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.figures.reading import figures_in

from briefer.core.span import Span
from briefer.core.suggestion import Figure
from briefer.extract.figures.value import FigureValue, figure_value

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Gold:
    """One annotated figure; `units`, `kinds` and `values` list all that count as right."""

    span: Span
    kinds: tuple[str, ...]
    values: tuple[FigureValue, ...]
    units: tuple[str, ...]
    qualifier: str | None
    trap: bool = False


@dataclass
class Score:
    """Counts over a set of sentences; `wrong` shows what to look at."""

    gold: int = 0
    found: int = 0
    right: int = 0
    overlapping: int = 0
    values: int = 0
    traps: int = 0
    qualifiers: list[int] = field(default_factory=lambda: [0, 0, 0])
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 200 * self.right / (self.gold + self.found)

    @property
    def value_accuracy(self) -> float:
        return 100 * self.values / self.overlapping

    @property
    def qualifier_f1(self) -> float:
        right, gold, found = self.qualifiers
        return 200 * right / (gold + found)


def constructs() -> list[tuple[str, list[Gold]]]:
    sentences = []
    for line in (HERE / "constructs.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        sentences.append((record["text"], [_annotated(item) for item in record["figures"] if not item.get("optional")]))
    return sentences


def sentences_of(name: str) -> list[tuple[str, list[Gold]]]:
    """The sentences of a file in which each figure is given by its words, in order."""
    sentences = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, place, golds = record["text"], 0, []
        for surface, kind, value, unit, qualifier in record["figures"]:
            start = text.index(surface, place)
            place = start + len(surface)
            golds.append(Gold(Span(start, place), (kind,), (value,), (unit,), qualifier))
        sentences.append((text, golds))
    return sentences


def measure(sentences: list[tuple[str, list[Gold]]], find: Callable[[str], tuple[Figure, ...]] = figures_in) -> Score:
    score = Score()
    for text, golds in sentences:
        _add(score, text, golds, find(text))
    return score


def _add(score: Score, text: str, golds: list[Gold], figures: tuple[Figure, ...]) -> None:
    left = list(figures)
    for gold in golds:
        figure = next((figure for figure in left if figure.span.overlaps(gold.span)), None)
        if gold.trap:
            score.traps += figure is not None
            continue
        score.gold += 1
        score.qualifiers[1] += gold.qualifier is not None
        if figure is None:
            score.wrong.append(f"missed {gold.span.cut(text)!r} in {text!r}")
            continue
        left.remove(figure)
        score.overlapping += 1
        value = any(_same(figure_value(figure), wanted) for wanted in gold.values)
        score.values += value
        right = value and figure.kind.value in gold.kinds and _unit_fits(figure.unit, gold.units)
        score.right += right
        if not right:
            score.wrong.append(
                f"{gold.span.cut(text)!r} in {text!r}: {figure.kind}, {figure_value(figure)}, {figure.unit}"
            )
        if figure.qualifier is not None and figure.qualifier.value == gold.qualifier:
            score.qualifiers[0] += 1
    score.found += len(figures)
    score.qualifiers[2] += sum(figure.qualifier is not None for figure in figures)
    score.wrong += [f"false {figure.span.cut(text)!r} in {text!r}" for figure in left]


def _annotated(item: dict[str, Any]) -> Gold:
    kinds = (item["kind"], *item.get("alt_kinds", []))
    values = (item.get("value"), *item.get("alt_values", []))
    units = (item.get("unit", ""), *item.get("alt_units", []))
    span = Span(item["start"], item["end"])
    return Gold(span, kinds, values, units, item.get("qualifier"), item["kind"] == "trap")


def _same(found: FigureValue, wanted: FigureValue) -> bool:
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(_same(one, other) for one, other in zip(found, wanted, strict=True))
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return math.isclose(found, wanted, rel_tol=2e-4, abs_tol=1e-9)
    return found == wanted


def _unit_fits(unit: str, wanted: tuple[str, ...]) -> bool:
    return unit in wanted or ("/" in unit and unit.split("/", maxsplit=1)[0] in wanted)
