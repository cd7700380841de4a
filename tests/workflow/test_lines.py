"""The lines that carry a suggestion read as sentences and are the article's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import make_article

from briefer.core.article import Article
from briefer.core.span import Span
from briefer.workflow.lines import carrying_line, leans_on_context, sentence_around, with_closing_marks


def line(article: Article, words: str) -> str | None:
    start = article.text.index(words)
    span = carrying_line(article, Span(start, start + len(words)))
    return None if span is None else span.cut(article.text)


@pytest.mark.parametrize(
    ("paragraph", "words", "expected"),
    [
        ("It rained. About 1,200 sites are checked. All is well.", "1,200 sites", "About 1,200 sites are checked."),
        ("Mr. Gray of St. Ives paid £5.50. He left.", "£5.50", "Mr. Gray of St. Ives paid £5.50."),
        ("The U.S. Army has 450,000 troops. It grows.", "450,000", "The U.S. Army has 450,000 troops."),
        (
            "She said: “Eight came. Nine left.” All 17 were counted.",
            "Nine",
            "She said: “Eight came. Nine left.”",
        ),
        ("“We lost 9. It hurt,” he said. Then it ended.", "9", "“We lost 9. It hurt,” he said."),
        ("No stop at the end of 12 lines", "12", "No stop at the end of 12 lines"),
        ("Did 40 go? Yes.", "40", "Did 40 go?"),
    ],
)
def test_a_line_is_the_whole_sentence(paragraph: str, words: str, expected: str) -> None:
    assert line(make_article("First paragraph here.", paragraph), words) == expected


LONG = (
    "For the coming year, the ministry has raised its budget for inspections by 7.5 per cent and hired 40 engineers, "
    "underscoring its wish to play a larger part in the safety of the grid and its neighbours."
)


def test_a_long_sentence_loses_a_remark_that_only_adds_to_it() -> None:
    assert line(make_article(LONG), "7.5 per cent") == LONG[: LONG.index(", underscoring")]


@pytest.mark.parametrize(
    "tail",
    [
        ", according to a report that the ministry itself has not seen and does not know.",
        ", saying it had no other choice after the long winter.",
        ", which the union denied in a letter to its members last week.",
        ", although the opposition doubts it.",
        ", the minister said on Tuesday at a meeting of the committee.",
    ],
)
def test_what_attributes_denies_or_limits_is_never_cut_off(tail: str) -> None:
    sentence = LONG[: LONG.index(", underscoring")] + tail
    assert line(make_article(sentence), "7.5 per cent") == sentence


def test_an_opening_is_not_taken_for_the_sentence() -> None:
    text = (
        "With a standing force of roughly 450,000 soldiers, the country, hoping for a quieter decade, has set itself "
        "the goal of leading the alliance in war, a duty that a foreign general holds today."
    )
    found = line(make_article(text), "450,000 soldiers")
    assert found is not None
    assert "has set itself" in found


def test_a_span_across_paragraphs_has_no_line() -> None:
    article = make_article("One here.", "Two there.")
    assert sentence_around(article, Span(4, 14)) is None


@pytest.mark.parametrize("text", ["He said so.", "However, it rained.", "“This is new.", "But 40 left."])
def test_a_line_that_points_back_is_known(text: str) -> None:
    assert leans_on_context(text)


def test_a_line_that_stands_alone_is_known() -> None:
    assert not leans_on_context("Hetty Marsh said so.")


def test_an_unpaired_mark_beside_the_span_comes_with_it() -> None:
    text = "It was “a patchwork of standards”."
    start = text.index("It")
    assert with_closing_marks(text, Span(start, text.index("”"))).cut(text) == "It was “a patchwork of standards”"
    assert with_closing_marks(text, Span(text.index("a p"), len(text) - 1)).cut(text) == "“a patchwork of standards”"


PROSE = st.text(st.sampled_from("Ab1 .,!?“”\"'’ \n"), min_size=1, max_size=120)


@given(st.lists(PROSE, min_size=1, max_size=4), st.data())
def test_every_line_holds_its_span_and_stays_in_its_paragraph(paragraphs: list[str], data: st.DataObject) -> None:
    article = make_article(*paragraphs)
    start = data.draw(st.integers(0, len(article.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(article.text))))
    found = carrying_line(article, span)
    if found is not None:
        paragraph = article.paragraphs[article.paragraph_at(span.start)].span
        assert paragraph.contains(found)
        assert found.contains(span) or not span.cut(article.text)[-1].strip()
