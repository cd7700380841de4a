"""How kept evidence first stands in a brief."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from samples import MORNING, make_article

from briefer.brief.model import BlockKind
from briefer.brief.template import new_brief
from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind, anchor_span
from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind, Mention, Quotation, QuotationKind, Suggestions
from briefer.workflow.keeping import evidence_from
from briefer.workflow.placing import FoundArticle, placed, placed_blocks
from briefer.workflow.templates import template

NOTE = template("information-note")
LONG = "This was a near miss, and we will not wait for a worse one before we act on it"
STORY = make_article(
    "The order covers about 1,200 sites, which nobody had listed before the fire in the north. She said that the cost "
    "would be £340 million.",
    f"“{LONG},” Helen Marsh told Parliament on Wednesday 11 March. “It must also be safe,” she said.",
    "Of the sites “340 stand within 100 metres of homes”, the report said.",
)


def span_of(words: str, article: Article = STORY) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def figure(words: str, kind: FigureKind = FigureKind.COUNT, date: str = "") -> Figure:
    return Figure(span=span_of(words), extent=span_of(words), kind=kind, values=(1.0,), date=date)


def quotation(words: str, speaker: str, resolved: str, kind: QuotationKind = QuotationKind.DIRECT) -> Quotation:
    place = span_of(speaker)
    said = Mention(span_of("told" if speaker == "Helen Marsh" else "said"), "said")
    return Quotation(span=span_of(words), kind=kind, speaker=Mention(place, speaker), cue=said, resolved=resolved)


FOUND = FoundArticle(
    STORY,
    Suggestions(
        quotations=(
            quotation("that the cost would be £340 million", "She", "Helen Marsh", QuotationKind.INDIRECT),
            quotation(LONG, "Helen Marsh", "Helen Marsh"),
        ),
        figures=(figure("about 1,200 sites"), figure("Wednesday 11 March", FigureKind.DATE, "2026-03-11")),
    ),
)


def card(words: str, kind: EvidenceKind = EvidenceKind.FIGURE, **more: object) -> Evidence:
    made = Evidence(id=words[:9], kind=kind, anchor=anchor_span(STORY, span_of(words)), kept_at=MORNING)
    return replace(made, **more)


def texts(item: Evidence, section: str = "key-points", found: FoundArticle = FOUND) -> list[str]:
    return [block.text for block in placed_blocks(item, found, NOTE, section)]


def test_a_figure_comes_in_the_clause_that_carries_it_and_only_the_figure_is_tied() -> None:
    (line,) = placed_blocks(card("about 1,200 sites"), FOUND, NOTE, "key-points")
    assert line.kind is BlockKind.BULLET
    assert line.text == "The order covers about 1,200 sites, which nobody had listed before the fire in the north."
    assert [run.text for run in line.runs if run.evidence_id] == ["about 1,200 sites"]


def test_the_section_says_how_the_line_looks() -> None:
    (line,) = placed_blocks(card("about 1,200 sites"), FOUND, NOTE, "assessment")
    assert line.kind is BlockKind.PARAGRAPH


def test_a_pronoun_for_a_known_speaker_becomes_the_name() -> None:
    assert texts(card("£340 million")) == ["Helen Marsh said that the cost would be £340 million."]


def test_a_figure_out_of_somebodys_own_words_stands_alone() -> None:
    assert texts(card("100 metres", about="distance from homes")) == ["Distance from homes: 100 metres."]


def test_a_figure_that_its_article_no_longer_has_stands_alone() -> None:
    gone = FoundArticle(make_article("Something else."), Suggestions())
    assert texts(card("about 1,200 sites"), found=gone) == ["about 1,200 sites."]


def test_a_long_quotation_comes_with_its_speaker_and_the_day_it_was_said() -> None:
    item = evidence_from(STORY, FOUND.suggestions.quotations[1], MORNING)
    quote, said = placed_blocks(item, FOUND, NOTE, "key-points")
    assert (quote.kind, quote.text) == (BlockKind.QUOTE, f"“{LONG}”")
    assert (said.kind, said.text) == (BlockKind.ATTRIBUTION, "Helen Marsh, 11 March 2026")


def test_without_a_day_of_its_own_a_quotation_names_the_article_and_its_day() -> None:
    item = evidence_from(STORY, FOUND.suggestions.quotations[1], MORNING)
    found = FoundArticle(STORY, replace(FOUND.suggestions, figures=()))
    assert texts(item, found=found)[1] == "Helen Marsh, in Northern Herald, 12 March 2026"


def test_a_day_after_the_article_is_not_when_it_was_said() -> None:
    late = figure("Wednesday 11 March", FigureKind.DATE, "2026-04-01")
    found = FoundArticle(STORY, replace(FOUND.suggestions, figures=(late,)))
    item = evidence_from(STORY, FOUND.suggestions.quotations[1], MORNING)
    assert texts(item, found=found)[1].endswith("12 March 2026")


def test_a_template_may_want_no_dates() -> None:
    item = evidence_from(STORY, FOUND.suggestions.quotations[1], MORNING)
    assert placed_blocks(item, FOUND, replace(NOTE, dated=False), "key-points")[1].text == "Helen Marsh"


def test_a_short_quotation_is_led_in_by_its_speaker_and_cue() -> None:
    item = card("It must also be safe", EvidenceKind.QUOTATION, direct=True, speaker="Helen Marsh", cue="said")
    assert texts(item) == ["Helen Marsh said: “It must also be safe”."]


def test_an_article_without_outlet_and_date_adds_nothing_to_the_speaker() -> None:
    bare = replace(STORY, outlet="", published=None)
    item = evidence_from(STORY, FOUND.suggestions.quotations[1], MORNING)
    found = FoundArticle(bare, replace(FOUND.suggestions, figures=()))
    assert texts(item, found=found)[1] == "Helen Marsh"
    dated = FoundArticle(replace(bare, published=dt.date(2026, 3, 12)), found.suggestions)
    assert texts(item, found=dated)[1] == "Helen Marsh, 12 March 2026"


def test_two_figures_of_one_sentence_come_in_it_once() -> None:
    story = make_article("The order covers about 1,200 sites and 9.6 gigawatts of power.")
    found = FoundArticle(story, Suggestions())
    brief = new_brief(NOTE, "Note", dt.date(2026, 3, 12))
    for words in ("about 1,200 sites", "9.6 gigawatts"):
        place = anchor_span(story, span_of(words, story))
        brief = placed(brief, Evidence(id=words, kind=EvidenceKind.FIGURE, anchor=place), found, "background")
    (line,) = brief.sections[2].blocks
    assert line.text == "The order covers about 1,200 sites and 9.6 gigawatts of power."
    assert [run.text for run in line.runs if run.evidence_id] == ["about 1,200 sites", "9.6 gigawatts"]


def test_how_a_sentence_takes_up_the_one_before_stays_in_the_article() -> None:
    story = make_article("But the order covers 340 sites.")
    item = Evidence(id="e", kind=EvidenceKind.FIGURE, anchor=anchor_span(story, span_of("340 sites", story)))
    assert texts(item, found=FoundArticle(story, Suggestions())) == ["The order covers 340 sites."]
