"""A draft rests on the articles alone and reads as a note."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from samples import MORNING, make_article

from briefer.brief.model import BlockKind
from briefer.brief.template import Template, parse_template
from briefer.brief.verbatim import VerbatimState, quoted_runs
from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind, Mention, Quotation, QuotationKind, Suggestions
from briefer.workflow.drafting import Draft, FoundArticle, draft_brief, line_blocks
from briefer.workflow.keeping import evidence_from
from briefer.workflow.templates import template, templates

NOTE = template("information-note")
TODAY = dt.date(2026, 3, 12)

STORY = make_article(
    "Every large battery will be inspected after a fire in Tynebridge, Energy Minister Helen Marsh said.",
    "“This was a near miss, and we will not wait for a worse one,” Helen Marsh told Parliament.",
    "The order covers about 1,200 sites. It covers 9.6 gigawatts in all.",
    "“You cannot inspect 1,200 sites with 90 people by September,” said Priya Nair, who speaks for the owners.",
    "The authority puts the cost at £340 million over three years, a sum that owners call “fanciful”.",
)


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def quotation(
    article: Article, words: str, speaker: str, cue: str, kind: str = "direct", rank: float = 0.9
) -> Quotation:
    return Quotation(
        span=span_of(article, words),
        kind=QuotationKind(kind),
        speaker=Mention(span_of(article, speaker), speaker),
        cue=Mention(span_of(article, cue), cue),
        rank=rank,
        key=rank > 0.5,
    )


def figure(article: Article, words: str, rank: float = 0.9, kind: FigureKind = FigureKind.COUNT) -> Figure:
    span = span_of(article, words)
    return Figure(span=span, extent=span, kind=kind, values=(1.0,), unit="site", rank=rank, key=rank > 0.5)


FOUND = Suggestions(
    quotations=(
        quotation(
            STORY,
            "Every large battery will be inspected after a fire in Tynebridge",
            "Energy Minister Helen Marsh",
            "said",
            "indirect",
            0.6,
        ),
        quotation(STORY, "This was a near miss, and we will not wait for a worse one,", "Helen Marsh", "told"),
        quotation(STORY, "You cannot inspect 1,200 sites with 90 people by September,", "Priya Nair", "said", rank=0.8),
    ),
    figures=(
        figure(STORY, "about 1,200 sites"),
        figure(STORY, "9.6 gigawatts", 0.7, FigureKind.QUANTITY),
        figure(STORY, "90 people", 0.8),
        figure(STORY, "£340 million", 0.7, FigureKind.MONEY),
    ),
)


@pytest.fixture(scope="module")
def draft() -> Draft:
    return draft_brief(NOTE, [FoundArticle(STORY, FOUND)], "Battery checks", TODAY, "OFFICIAL", MORNING)


def lines(draft: Draft) -> list[str]:
    return [block.text for section in draft.brief.sections for block in section.blocks]


def test_every_word_of_evidence_is_exactly_the_articles(draft: Draft) -> None:
    runs = quoted_runs(draft.brief, {item.id: item for item in draft.evidence})
    assert len(runs) == len(draft.evidence) > 4
    assert {run.state for run in runs} == {VerbatimState.EXACT}
    for item in draft.evidence:
        assert item.anchor.span.cut(STORY.text) == item.anchor.text


def test_direct_quotations_name_their_speaker_and_keep_their_marks(draft: Draft) -> None:
    assert "Helen Marsh: “This was a near miss, and we will not wait for a worse one”." in lines(draft)
    assert "Priya Nair said: “You cannot inspect 1,200 sites with 90 people by September”." in lines(draft)


def test_a_figure_stands_in_its_own_sentence(draft: Draft) -> None:
    assert "The order covers about 1,200 sites." in lines(draft)


def test_a_figure_in_somebodys_own_words_is_not_stated_as_a_fact(draft: Draft) -> None:
    figures = [item.anchor.text for item in draft.evidence if item.kind is EvidenceKind.FIGURE]
    assert not any("90 people" in text for text in figures)


def test_no_words_stand_twice(draft: Draft) -> None:
    spans = [item.anchor.span for item in draft.evidence]
    assert not any(one.overlaps(two) for index, one in enumerate(spans) for two in spans[:index])


def test_every_line_ends_in_one_stop(draft: Draft) -> None:
    assert all(re.search(r"(?<![.])[.”]$", line) and ".”." not in line and ".." not in line for line in lines(draft))


def test_judgement_and_next_steps_are_left_to_the_writer(draft: Draft) -> None:
    empty = {section.key for section in draft.brief.sections if section.is_empty}
    assert {"assessment", "next-steps"} <= empty


def test_limits_of_the_template_hold(draft: Draft) -> None:
    for section in draft.brief.sections:
        wanted = NOTE.section(section.key)
        assert wanted is not None
        carried = [run for block in section.blocks for run in block.runs if run.evidence_id]
        assert len(carried) <= max(wanted.most, 0) or not carried
        assert sum(len(run.text.split()) for run in carried) <= wanted.limit


def test_a_syndicated_copy_adds_nothing_twice() -> None:
    copy = make_article(*(p.span.cut(STORY.text).replace("’", "'") for p in STORY.paragraphs), title="Copy")
    found = [FoundArticle(STORY, FOUND), FoundArticle(copy, FOUND)]
    texts = [item.anchor.text for item in draft_brief(NOTE, found, "T", TODAY, "", MORNING).evidence]
    assert len(texts) == len(set(texts))


def test_nothing_found_gives_only_the_purpose() -> None:
    draft = draft_brief(NOTE, [FoundArticle(STORY, Suggestions())], "T", TODAY, "", MORNING)
    assert draft.evidence == ()
    assert [section.key for section in draft.brief.sections if not section.is_empty] == ["purpose"]


def test_words_that_nobody_is_named_for_come_last() -> None:
    article = make_article(
        "“We will act at once, whatever it costs,” he said.", "“It must never happen again,” Ann Lee said."
    )
    nameless = Quotation(
        span=span_of(article, "We will act at once, whatever it costs,"),
        kind=QuotationKind.DIRECT,
        speaker=Mention(span_of(article, "he"), "he"),
        rank=0.9,
        key=True,
    )
    named = quotation(article, "It must never happen again,", "Ann Lee", "said", rank=0.1)
    one = parse_template(
        'name = "N"\nabout = "A"\n[[sections]]\nkey = "k"\nheading = "K"\nhelp = "H"\n'
        'evidence = ["quotation"]\nmost = 1\n',
        "n",
    )
    found = [FoundArticle(article, Suggestions(quotations=(nameless, named)))]
    (item,) = draft_brief(one, found, "T", TODAY, "", MORNING).evidence
    assert item.speaker == "Ann Lee"


def test_a_section_of_paragraphs_shows_a_long_quotation_as_a_block() -> None:
    item = evidence_from(STORY, FOUND.quotations[1], MORNING)
    blocks = line_blocks(item, BlockKind.PARAGRAPH)
    assert [block.kind for block in blocks] == [BlockKind.QUOTE, BlockKind.ATTRIBUTION]


def test_an_inner_source_is_named() -> None:
    found = evidence_from(STORY, FOUND.quotations[1], MORNING)
    item = Evidence(id=found.id, kind=found.kind, anchor=found.anchor, speaker="Yonhap", via="Helen Marsh", direct=True)
    assert line_blocks(item, BlockKind.BULLET)[0].text.startswith("Yonhap, quoting Helen Marsh: “This")


@pytest.mark.parametrize("kind", templates(), ids=lambda kind: kind.id)
def test_every_template_gets_a_draft_of_whole_lines_within_its_limits(kind: Template) -> None:
    draft = draft_brief(kind, [FoundArticle(STORY, FOUND)], "T", TODAY, "", MORNING)
    assert len(draft.evidence) >= 3
    for section in draft.brief.sections:
        wanted = kind.section(section.key)
        assert wanted is not None
        assert not wanted.limit or len(" ".join(block.text for block in section.blocks).split()) <= wanted.limit


def test_a_template_without_a_purpose_is_left_as_it_is() -> None:
    bare = Template(id="bare", name="Bare", about="", sections=NOTE.sections[2:])
    draft = draft_brief(bare, [FoundArticle(STORY, Suggestions())], "T", TODAY, "", MORNING)
    assert all(section.is_empty for section in draft.brief.sections)


def test_of_a_quotation_cut_by_its_attribution_the_opening_words_come_first() -> None:
    article = make_article(
        "“The first half of this is here,” Ann Lee said. “The second half of this, which is longer, is here.”"
    )
    halves = tuple(
        replace(quotation(article, words, "Ann Lee", "said", rank=rank), group=1)
        for words, rank in (
            ("The first half of this is here,", 0.6),
            ("The second half of this, which is longer, is here.", 0.7),
        )
    )
    draft = draft_brief(NOTE, [FoundArticle(article, Suggestions(quotations=halves))], "T", TODAY, "", MORNING)
    assert draft.evidence[0].anchor.text == "The first half of this is here"
