"""What is kept of a suggestion or a selection."""

from __future__ import annotations

import pytest
from samples import MORNING, make_article

from briefer.core.article import Article
from briefer.core.evidence import EvidenceKind
from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind, Mention, Qualifier, Quotation, QuotationKind
from briefer.workflow.keeping import evidence_from, evidence_from_selection

ARTICLE = make_article()


def span_of(words: str, article: Article = ARTICLE) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def mention(words: str, article: Article = ARTICLE) -> Mention:
    return Mention(span_of(words, article), words)


def test_a_direct_quotation_keeps_the_words_inside_its_marks_without_the_leading_comma() -> None:
    quotation = Quotation(
        span=span_of("This was a near miss, and we will not wait for a worse one before we act,"),
        kind=QuotationKind.DIRECT,
        speaker=mention("she"),
        cue=mention("told"),
        resolved="Helen Marsh",
    )
    evidence = evidence_from(ARTICLE, quotation, MORNING)
    assert evidence.anchor.text == "This was a near miss, and we will not wait for a worse one before we act"
    assert (evidence.speaker, evidence.cue, evidence.direct) == ("Helen Marsh", "told", True)
    assert (evidence.kind, evidence.kept_at, evidence.anchor.paragraph) == (EvidenceKind.QUOTATION, MORNING, 2)


def test_an_indirect_quotation_keeps_speaker_and_cue_with_its_content() -> None:
    quotation = Quotation(
        span=span_of("Every large battery will be inspected after a fire in Tynebridge"),
        kind=QuotationKind.INDIRECT,
        speaker=mention("Energy Minister Helen Marsh"),
        cue=mention("said"),
        resolved="Helen Marsh",
    )
    evidence = evidence_from(ARTICLE, quotation, MORNING)
    assert evidence.anchor.text == ARTICLE.paragraphs[0].span.cut(ARTICLE.text).rstrip(".")
    assert evidence.speaker == "Energy Minister Helen Marsh"
    assert not evidence.direct


def test_a_speaker_in_another_paragraph_is_not_dragged_in() -> None:
    quotation = Quotation(
        span=span_of("Residents 🔋 were told to leave"),
        kind=QuotationKind.INDIRECT,
        speaker=mention("Energy Minister Helen Marsh"),
        resolved="Helen Marsh",
    )
    assert evidence_from(ARTICLE, quotation, MORNING).anchor.text == "Residents 🔋 were told to leave"


@pytest.mark.parametrize(
    ("words", "resolved", "expected"),
    [
        ("she", "Helen Marsh", "Helen Marsh"),
        ("she", "", ""),
        ("Ms Marsh", "Helen Marsh", "Helen Marsh"),
        ("Energy Minister Helen Marsh", "Helen Marsh", "Energy Minister Helen Marsh"),
        ("the strategy", "National Defence Strategy", "the National Defence Strategy"),
        ("the minister", "Helen Marsh", "Helen Marsh"),
        ("officials", "", "officials"),
    ],
)
def test_the_speaker_gets_the_name_that_a_brief_should_give(words: str, resolved: str, expected: str) -> None:
    article = make_article(f"“We will act at once,” {words} said.")
    quotation = Quotation(
        span=span_of("We will act at once,", article),
        kind=QuotationKind.DIRECT,
        speaker=mention(words, article),
        resolved=resolved,
    )
    assert evidence_from(article, quotation, MORNING).speaker == expected


def test_a_figure_keeps_its_qualifier_and_says_what_it_is_about() -> None:
    figure = Figure(
        span=span_of("1,200 sites"),
        extent=span_of("about 1,200 sites"),
        kind=FigureKind.COUNT,
        values=(1200.0,),
        unit="site",
        qualifier=Qualifier.APPROX,
        subject="sites to be inspected",
    )
    evidence = evidence_from(ARTICLE, figure, MORNING)
    assert evidence.anchor.text == "about 1,200 sites"
    assert evidence.about == "sites to be inspected"
    assert "1,200" in evidence.value


def test_a_selection_loses_the_white_space_around_it() -> None:
    words = span_of(" Residents 🔋 were told to leave")
    evidence = evidence_from_selection(ARTICLE, words, EvidenceKind.PASSAGE, MORNING)
    assert evidence.anchor.text == "Residents 🔋 were told to leave"
    assert not evidence.direct


@pytest.mark.parametrize("words", ["we will not wait", "This was a near miss, and we will not wait for a worse one"])
def test_words_chosen_inside_quotation_marks_are_a_direct_quotation(words: str) -> None:
    evidence = evidence_from_selection(ARTICLE, span_of(words), EvidenceKind.QUOTATION, MORNING)
    assert (evidence.anchor.text, evidence.direct) == (words, True)


def test_a_quotation_chosen_with_its_marks_is_kept_without_them() -> None:
    article = make_article("She said: “We will act.” Then she left.")
    evidence = evidence_from_selection(article, span_of("“We will act.”", article), EvidenceKind.QUOTATION, MORNING)
    assert (evidence.anchor.text, evidence.direct) == ("We will act.", True)


def test_reported_speech_chosen_as_a_quotation_is_not_direct() -> None:
    span = span_of("Every large battery will be inspected")
    assert not evidence_from_selection(ARTICLE, span, EvidenceKind.QUOTATION, MORNING).direct


def test_white_space_alone_cannot_be_kept() -> None:
    with pytest.raises(ValueError, match="words"):
        evidence_from_selection(ARTICLE, span_of("\n\n"), EvidenceKind.PASSAGE, MORNING)
