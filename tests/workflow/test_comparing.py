"""Two near copies side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefer.workflow.comparing import MOST_WORDS, compare_texts

words = st.lists(st.sampled_from(["dam", "flood", "14", "“streets”", "🔋", "the"]), max_size=12).map(" ".join)


def test_each_changed_stretch_is_named_on_both_sides() -> None:
    here, there = "The dam held for nine days in May.", "The dam held for ten days, they say, in May."
    found = compare_texts(here, there)
    assert [(item.here.cut(here), item.there.cut(there)) for item in found.differences] == [
        ("nine days", "ten days, they say,")
    ]
    assert (found.only_here, found.only_there) == (2, 4)


def test_quotation_marks_of_another_make_do_not_differ() -> None:
    assert compare_texts("“It held,” she said – twice.", '"It held," she said - twice.').differences == ()


def test_what_one_text_lacks_has_its_place_there() -> None:
    here, there = "One two four", "One two three four"
    (found,) = compare_texts(here, there).differences
    assert (len(found.here), here[found.here.start :], found.there.cut(there)) == (0, "four", "three")


def test_texts_are_compared_up_to_a_limit_and_that_is_said() -> None:
    text = "word " * (MOST_WORDS + 1)
    assert not compare_texts(text, "word").is_whole
    assert compare_texts("", "").is_whole


@given(words, words)
def test_the_words_between_the_differences_are_the_same(here: str, there: str) -> None:
    left: list[str] = []
    right: list[str] = []
    at_here = at_there = 0
    for item in compare_texts(here, there).differences:
        left += here[at_here : item.here.start].split()
        right += there[at_there : item.there.start].split()
        at_here, at_there = item.here.end, item.there.end
    assert left + here[at_here:].split() == right + there[at_there:].split()
