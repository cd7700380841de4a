"""An anchor finds its words again, also in a text that was imported anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import make_article

from briefer.core.evidence import anchor_span, find_anchor
from briefer.core.span import Span

ARTICLE = make_article()


def test_an_anchor_knows_its_words_its_neighbours_and_its_paragraph() -> None:
    start = ARTICLE.text.index("Residents 🔋")
    anchor = anchor_span(ARTICLE, Span(start, start + 11))
    assert anchor.text == "Residents 🔋"
    assert anchor.paragraph == 3
    assert anchor.before.endswith("sites. ")
    assert anchor.after == " were told to leave."
    assert find_anchor(anchor, ARTICLE.text) == Span(start, start + 11)


def test_an_anchor_follows_its_words_when_the_text_moved() -> None:
    anchor = anchor_span(ARTICLE, Span(ARTICLE.text.index("1,200"), ARTICLE.text.index("1,200") + 5))
    moved = "A new first line.\n\n" + ARTICLE.text
    found = find_anchor(anchor, moved)
    assert found is not None
    assert found.cut(moved) == "1,200"


def test_of_two_places_the_one_with_the_right_neighbours_is_found() -> None:
    article = make_article("He said no to the plan. She said no to the vote.")
    second = article.text.rindex("no")
    anchor = anchor_span(article, Span(second, second + 2))
    changed = "They said no to the day. " + article.text
    assert find_anchor(anchor, changed) == Span(changed.rindex("no"), changed.rindex("no") + 2)


def test_an_anchor_whose_words_are_gone_says_so() -> None:
    anchor = anchor_span(ARTICLE, Span(0, 5))
    assert find_anchor(anchor, "Something else") is None


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, len(ARTICLE.text) + 1)])
def test_an_anchor_needs_words(span: Span) -> None:
    with pytest.raises(ValueError, match="anchor"):
        anchor_span(ARTICLE, span)


@given(st.text(min_size=1), st.data())
def test_any_span_of_any_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    article = make_article(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert find_anchor(anchor_span(article, span), article.text) == span
