"""Accuracy floors for resolved speakers, on sentences written for Briefer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefer.core.span import Span
from briefer.core.suggestion import Mention, Quotation, QuotationKind, Suggestions
from briefer.extract.naming import Namer, load_namer
from briefer.extract.pipeline import plain_paragraphs

GOLD = Path(__file__).with_name("speakers.txt")
MARK = re.compile(r"\{([^=}]+)=([^}]*)\}")

RESOLVED_FLOOR = 0.94
RIGHT_FLOOR = 0.97


@pytest.fixture(scope="module")
def namer() -> Namer:
    loaded = load_namer()
    assert loaded is not None, "the embedded language model is missing from resources"
    return loaded


def articles() -> list[tuple[str, list[tuple[Mention, str]]]]:
    """The articles without their marks, each with its mentions and whom they stand for."""
    content = "\n".join(line for line in GOLD.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return [_without_marks(article.strip()) for article in content.split("---")]


def _without_marks(article: str) -> tuple[str, list[tuple[Mention, str]]]:
    text, mentions, end = "", [], 0
    for mark in MARK.finditer(article):
        text += article[end : mark.start()]
        mentions.append((Mention(Span(len(text), len(text) + len(mark[1])), mark[1]), mark[2]))
        text += mark[1]
        end = mark.end()
    return text + article[end:], mentions


def answers(namer: Namer) -> list[tuple[str, str, str]]:
    """Each mention with whom it stands for and whom the namer found, "" for nobody."""
    found = []
    for text, mentions in articles():
        quotations = tuple(
            Quotation(span=Span(mention.span.end, mention.span.end + 1), kind=QuotationKind.INDIRECT, speaker=mention)
            for mention, _name in mentions
        )
        named = namer.name_paragraphs(text, plain_paragraphs(text), Suggestions(quotations=quotations))
        found += [
            (mention.text, name, quotation.resolved)
            for (mention, name), quotation in zip(mentions, named.quotations, strict=True)
        ]
    return found


def test_speakers_are_resolved_to_the_right_name(namer: Namer) -> None:
    cases = answers(namer)
    assert len(cases) >= 380
    known = [case for case in cases if case[1]]
    given = [case for case in cases if case[2]]
    right = [case for case in given if case[1] == case[2]]
    wrong = [case for case in cases if case[1] != case[2]]
    recall, precision = len(right) / len(known), len(right) / len(given)
    print(f"\n{len(cases)} cases: precision {precision:.3f}, recall {recall:.3f}; wrong: {wrong}")
    assert precision >= RIGHT_FLOOR
    assert recall >= RESOLVED_FLOOR
