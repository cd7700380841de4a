"""Floors for the quotations found in sentences of our own; raising one is a change of its own."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefer.core.suggestion import Quotation, QuotationKind
from briefer.extract.quotations.marks import quoted_regions

GOLD = Path(__file__).with_name("quotations.json")
"""Sentences, each for one construct."""
ARTICLES = Path(__file__).with_name("quotation_articles.json")
"""Short articles in the house styles of many kinds of publication."""
FINGERPRINTS = {
    GOLD: "909c7c0363e936f716730c5d0c53b21bc1163b66a24d709326b6b090b223aea6",
    ARTICLES: "ff4a6cd5bb3f67b3c5ef2f4adc70380ee3675f70fc7cd298d4bf6e132dc8fb3d",
}
FLOORS = {"found": 0.99, "exact": 0.96, "speaker": 0.99, "precision": 0.97}
FEWEST_CASES = {GOLD: 150, ARTICLES: 85}

_MARK = re.compile(r"\[(?P<content>(?:\d:)?[^\[\]]+)\]|\{(?P<speaker>(?:\d:)?[^{}]+)\}")
_EDGES = " \n“”‘’\"'«».,;:!?"


@dataclass(frozen=True, slots=True)
class Expected:
    """Reported words and their speaker (None where the text names none), as ranges of the plain text."""

    start: int
    end: int
    speaker: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Case:
    construct: str
    text: str
    expected: tuple[Expected, ...]


def unmarked(construct: str, marked: str) -> Case:
    """[words] are reported, {words} are their speaker; a digit and a colon tie several pairs together."""
    text = ""
    at = 0
    contents: list[tuple[str, int, int]] = []
    speakers: dict[str, tuple[int, int]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        words = mark["content"] or mark["speaker"]
        tie, words = (words[0], words[2:]) if words[1:2] == ":" else ("", words)
        if mark["content"]:
            contents.append((tie, len(text), len(text) + len(words)))
        else:
            speakers[tie] = (len(text), len(text) + len(words))
        text += words
    text += marked[at:]
    return Case(construct, text, tuple(Expected(start, end, speakers.get(tie)) for tie, start, end in contents))


def core(text: str, start: int, end: int) -> str:
    words = text[start:end].strip(_EDGES)
    return words.removeprefix("that ")


def stretches(text: str, quotation: Quotation) -> set[str]:
    """The words of the quotation, and of each quoted stretch inside it."""
    span = quotation.span
    inside = [region for region in quoted_regions(text) if span.start <= region.start and region.end <= span.end + 1]
    quoted = {core(text, region.inner_start, region.inner_end) for region in inside}
    return quoted | {core(text, span.start, span.end)}


def overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(0, min(end, other_end) - max(start, other_start))


@pytest.fixture(scope="module", params=[GOLD, ARTICLES], ids=["sentences", "articles"])
def gold(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture(scope="module")
def cases(gold: Path) -> tuple[Case, ...]:
    return tuple(unmarked(row["construct"], row["marked"]) for row in json.loads(gold.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def predictions(cases) -> tuple[tuple[Quotation, ...], ...]:
    import spacy

    from briefer.extract.quotations import FACTORY, quotations_of, register

    register()
    language = spacy.blank("en")
    language.add_pipe(FACTORY)
    return tuple(quotations_of(language(case.text)) for case in cases)


def spoken_by(quotation: Quotation, expected: Expected) -> bool:
    if quotation.speaker is None or expected.speaker is None:
        return quotation.speaker is None and expected.speaker is None
    span = quotation.speaker.span
    return overlap(span.start, span.end, *expected.speaker) > 0


def measure(cases, predictions) -> tuple[dict[str, float], dict[str, list[str]]]:
    right: dict[str, int] = defaultdict(int)
    misses: dict[str, list[str]] = defaultdict(list)
    wanted = given = 0
    for case, found in zip(cases, predictions, strict=True):
        given += len(found)
        wanted += len(case.expected)
        for quotation in found:
            span = quotation.span
            if any(overlap(span.start, span.end, gold.start, gold.end) for gold in case.expected):
                right["precision"] += 1
            else:
                misses["precision"].append(f"{case.text!r}: {span.cut(case.text)!r}")
        for gold in case.expected:
            best = max(found, key=lambda q: overlap(q.span.start, q.span.end, gold.start, gold.end), default=None)
            if best is None or not overlap(best.span.start, best.span.end, gold.start, gold.end):
                misses["found"].append(case.text)
                continue
            right["found"] += 1
            if core(case.text, gold.start, gold.end) in stretches(case.text, best):
                right["exact"] += 1
            else:
                misses["exact"].append(f"{case.text!r}: {best.span.cut(case.text)!r}")
            if spoken_by(best, gold):
                right["speaker"] += 1
            else:
                misses["speaker"].append(f"{case.text!r}: {best.speaker and best.speaker.text!r}")
    shares = {name: right[name] / wanted for name in ("found", "exact", "speaker")}
    return shares | {"precision": right["precision"] / given}, misses


def test_the_gold_is_the_one_the_floors_were_set_on(gold, cases):
    assert hashlib.sha256(gold.read_bytes()).hexdigest() == FINGERPRINTS[gold]
    assert len(cases) >= FEWEST_CASES[gold]


@pytest.mark.parametrize("name", FLOORS)
def test_quality_stays_above_its_floor(cases, predictions, name):
    shares, misses = measure(cases, predictions)
    assert shares[name] >= FLOORS[name], "\n".join(misses[name])


def test_quoted_words_are_called_direct_or_mixed(cases, predictions):
    for case, found in zip(cases, predictions, strict=True):
        for quotation in found:
            words = quotation.span.cut(case.text)
            if quotation.kind is QuotationKind.INDIRECT:
                assert not re.search("[“”«»\"]|''", words), case.text
            if quotation.kind is QuotationKind.MIXED:
                assert re.search("[“”«»\"‘’']", words), case.text
