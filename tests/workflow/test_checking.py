"""Checking a brief against the library that it is written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from samples import MORNING, make_article, make_evidence
from ui.editor.desks import block, empty_brief

from briefer.brief.checks import Rule, Severity
from briefer.brief.edit import with_blocks
from briefer.brief.model import BlockKind, Run
from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind, Suggestions
from briefer.library import Library
from briefer.workflow.checking import BriefChecker

HERALD = make_article("The order covers 1,200 sites.", "“We will not wait,” Helen Marsh told Parliament on Wednesday.")
COURIER = replace(make_article("The order covers 1,150 sites.", name="courier.html"), outlet="Daily Courier")


def sites(article: Article) -> Suggestions:
    """The one figure of the first paragraph, as the extractor finds it."""
    start = article.text.index("1,1" if article is COURIER else "1,2")
    span = Span(start, article.text.index("sites") + 5)
    value = 1_150.0 if article is COURIER else 1_200.0
    return Suggestions(figures=(Figure(span=span, extent=span, kind=FigureKind.COUNT, values=(value,), unit="site"),))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.create(tmp_path / "library.briefer", bytes(range(32)))
    for article in (HERALD, COURIER):
        made.add_article(article, article.text.encode(), MORNING)
        made.save_suggestions(article.id, sites(article))
    yield made
    made.close()


def kept() -> tuple[Evidence, ...]:
    return (
        make_evidence(HERALD, "1,200 sites", EvidenceKind.FIGURE),
        make_evidence(COURIER, "1,150 sites", EvidenceKind.FIGURE),
    )


def test_a_figure_that_two_articles_give_differently_is_told_once_with_the_other_side(library: Library) -> None:
    one, other = kept()
    line = block(
        BlockKind.BULLET, "It covers ", Run(one.anchor.text, evidence_id=one.id), " or ",
        Run(other.anchor.text, evidence_id=other.id), ".",
    )  # fmt: skip
    checked = BriefChecker(library).check(with_blocks(empty_brief(), "key-points", (line,)), kept())
    (finding,) = checked.report.of(Rule.FIGURE_DISPUTED)
    assert finding.severity is Severity.LOOK
    side = checked.sides[finding.key]
    assert side.where == "Daily Courier, paragraph 1"
    assert side.told.cut(side.words) == "1,150 sites"


def test_words_typed_from_an_article_are_found_in_it(library: Library) -> None:
    brief = with_blocks(empty_brief(), "key-points", (block(BlockKind.BULLET, "She said: “We will not wait”."),))
    checked = BriefChecker(library).check(brief, kept())
    (finding,) = checked.report.of(Rule.QUOTATION_UNSOURCED)
    assert finding.origin is not None
    assert checked.sides[finding.key].where == "Northern Herald, paragraph 2"


def test_evidence_of_an_article_that_is_gone_is_still_checked(library: Library) -> None:
    lost = make_evidence(make_article("It rose by 7 per cent.", name="gone.html"), "7 per cent", EvidenceKind.FIGURE)
    line = block(BlockKind.BULLET, "It rose by ", Run("9 per cent", evidence_id=lost.id), ".")
    checked = BriefChecker(library).check(with_blocks(empty_brief(), "key-points", (line,)), (*kept(), lost))
    (finding,) = checked.report.of(Rule.FIGURE_DIFFERS)
    assert finding.key not in checked.sides
