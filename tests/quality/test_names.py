"""Accuracy floors for names, on sentences written for Briefer."""

from __future__ import annotations

import re
from pathlib import Path

from briefer.core.suggestion import NameKind, Suggestions
from briefer.extract.naming import load_namer
from briefer.extract.pipeline import plain_paragraphs

GOLD = Path(__file__).with_name("names.txt")
MARK = re.compile(r"\[([^\]=]+)=([pbl])\]")
KINDS = {"p": NameKind.PERSON, "b": NameKind.BODY, "l": NameKind.PLACE}
FLOORS = {NameKind.PERSON: 0.97, NameKind.BODY: 0.93, NameKind.PLACE: 0.95}

Mention = tuple[int, int, NameKind]


def articles() -> list[tuple[str, set[Mention]]]:
    """The articles without their marks, each with the spans and kinds of its names."""
    content = "\n".join(line for line in GOLD.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return [_without_marks(article.strip()) for article in content.split("---\n")]


def _without_marks(article: str) -> tuple[str, set[Mention]]:
    text, names, end = "", set[Mention](), 0
    for mark in MARK.finditer(article):
        text += article[end : mark.start()]
        names.add((len(text), len(text) + len(mark[1]), KINDS[mark[2]]))
        text += mark[1]
        end = mark.end()
    return text + article[end:], names


def test_names_are_found_with_their_kind() -> None:
    namer = load_namer()
    assert namer is not None
    wanted, found = set[tuple[int, Mention]](), set[tuple[int, Mention]]()
    for number, (text, names) in enumerate(articles()):
        wanted |= {(number, name) for name in names}
        named = namer.name_paragraphs(text, plain_paragraphs(text), Suggestions()).names
        found |= {(number, (name.span.start, name.span.end, name.kind)) for name in named}
        for start, end, kind in sorted(names ^ {mention for at, mention in found if at == number}):
            print(number, kind.value, text[start:end], "missed" if (start, end, kind) in names else "false")
    scores = {
        kind: _f1({name for name in wanted if name[1][2] is kind}, {name for name in found if name[1][2] is kind})
        for kind in NameKind
    }
    print(f"{len(wanted)} names:", {kind.value: round(score, 3) for kind, score in scores.items()})
    assert {kind: score for kind, score in scores.items() if score < FLOORS[kind]} == {}


def _f1(wanted: set[tuple[int, Mention]], found: set[tuple[int, Mention]]) -> float:
    return 2 * len(wanted & found) / (len(wanted) + len(found))
