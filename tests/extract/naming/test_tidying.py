"""What the tagger took for a name is cut down to the name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.core.span import Span
from briefer.core.suggestion import NameKind
from briefer.extract.naming.lexicon import name_lexicon
from briefer.extract.naming.spotting import Spotted
from briefer.extract.naming.tidying import tidied

LEXICON = name_lexicon()


def left(text: str, words: str, kind: str) -> list[tuple[str, str]]:
    """What is left of the words in the text, as words and kinds."""
    start = text.index(words)
    names = (Spotted(Span(start, start + len(words)), words, NameKind(kind)),)
    return [(name.text, name.kind.value) for name in tidied(names, text, LEXICON)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "expected"),
    [
        ("Maybe Marsh will go.", "Maybe Marsh", "person", [("Marsh", "person")]),
        ("A Fox News Poll came.", "Fox News Poll", "body", [("Fox News", "body")]),
        ("An Ohio Democrat lost.", "Ohio Democrat", "body", [("Ohio", "place")]),
        ("A major US political party met.", "US political party", "body", [("US", "place")]),
        ("The Virginia Gov. spoke.", "Virginia Gov", "person", [("Virginia", "place")]),
        ("A Reuters-BBC survey.", "Reuters-BBC", "body", [("Reuters", "body"), ("BBC", "body")]),
        ("A Reuters/BBC survey.", "Reuters/BBC", "body", [("Reuters", "body"), ("BBC", "body")]),
        (
            "At Leeds - Helen Marsh spoke.",
            "Leeds - Helen Marsh",
            "person",
            [("Leeds", "person"), ("Helen Marsh", "person")],
        ),
        ("Democratic Sen. Ann Vale spoke.", "Democratic Sen. Ann Vale", "body", [("Ann Vale", "person")]),
        (
            "said Ann Vale of Larkfield.",
            "Ann Vale of Larkfield",
            "person",
            [("Ann Vale", "person"), ("Larkfield", "body")],
        ),
        ("The Duke of Kent came.", "Duke of Kent", "person", [("Duke of Kent", "person")]),
        ("Omar R. Reed came.", "R. Reed", "person", [("Omar R. Reed", "person")]),
        (
            "a Leeds-based Larkfield Storage plant",
            "Leeds-based Larkfield Storage",
            "body",
            [("Larkfield Storage", "body")],
        ),
    ],
)
def test_the_words_around_a_name_are_cut(text: str, words: str, kind: str, expected: list[tuple[str, str]]) -> None:
    assert left(text, words, kind) == expected


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Many Republicans left.", "Republicans", "body"),
        ("After Christmas he left.", "Christmas", "person"),
        ("Aides said so.", "Aides", "person"),
        ("Storms came. The storms went.", "Storms", "person"),
        ("Ann Vale (R-Ohio) left.", "Ohio", "place"),
        ("He broke “[I]f it was left”.", "I]f", "place"),
        ("The Harbour Bill passed.", "Harbour Bill", "place"),
        ("an Anti-Marsh league", "Anti-Marsh", "body"),
        ("a Marsh-led group", "Marsh-led", "person"),
        ("Most Ohioans agree.", "Ohioans", "place"),
    ],
)
def test_what_is_no_name_is_left_out(text: str, words: str, kind: str) -> None:
    assert left(text, words, kind) == []


def test_the_short_form_of_a_state_is_a_place_behind_a_town() -> None:
    text = "They met in Larkfield, Ga., and in Norbury, Pa. La. was not named."
    assert [name.text for name in tidied((), text, LEXICON)] == ["Ga.", "Pa."]


def test_the_town_that_a_report_comes_from_is_a_place() -> None:
    text = "NORBURY, Ga. (Reuters) — A man left.\nEXCLUSIVE – He came back.\nLARKFIELD - He stays."
    assert [name.text for name in tidied((), text, LEXICON)] == ["NORBURY", "LARKFIELD"]


def test_a_body_reaches_to_the_end_of_its_capitals() -> None:
    text = "the Norland Coastal Public Affairs Committee met"
    assert left(text, "Norland Coastal Public", "body") == [("Norland Coastal Public Affairs Committee", "body")]


@given(text=st.text(alphabet="A abR.-/’s BCofnd(", max_size=60), data=st.data())
def test_what_is_left_is_always_cut_from_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    kind = data.draw(st.sampled_from(NameKind))
    for name in tidied((Spotted(span, span.cut(text), kind),), text, LEXICON):
        assert name.span.cut(text) == name.text != ""
