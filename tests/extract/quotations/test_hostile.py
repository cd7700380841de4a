"""No text makes the search fail or hang."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.extract.quotations.finder import find_quotations
from briefer.extract.quotations.lexicon import default_lexicon
from briefer.extract.ranking import ranked

VOCABULARY = """Ann Lee Mr. Kim he she who said says told called according to that the a report of and but
    , . : ; ? ! — ( ) “ ” ‘ ’ " ' '' « » adding as which with by is was not on Friday claims plans support for
    “A,” 's n't 42"""


def tokens_of(text: str) -> list[tuple[int, int]]:
    """Runs of letters, and every other character by itself."""
    tokens: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if tokens and char.isalnum() and text[at - 1].isalnum():
            tokens[-1] = (tokens[-1][0], at + 1)
        else:
            tokens.append((at, at + 1))
    return tokens


def check(text: str) -> None:
    found = ranked(find_quotations(text, tokens_of(text), default_lexicon()), text)
    for quotation in found:
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
        assert 0 <= quotation.rank <= 1
        for mention in (quotation.speaker, quotation.cue):
            if mention is not None:
                assert mention.span.cut(text) == mention.text
    assert [quotation.span for quotation in found] == sorted(quotation.span for quotation in found)


@given(st.text(max_size=120))
def test_any_text_gives_a_result(text):
    check(text)


@given(st.lists(st.sampled_from(["“", "”", "'", "’", "‘", '"', "said", "אמר", "😀", "👩‍👧", "é", "\u202e", "\n"])))
def test_marks_between_faces_and_letters_from_right_to_left_give_a_result(pieces):
    check("".join(pieces))
    check(" ".join(pieces))


@given(st.lists(st.sampled_from(["Ann Lee:", "A:", "(Con):", "said", "we", "“go”", "\n", "\n\n"]), max_size=30))
def test_lines_with_labels_give_a_result(pieces):
    check(" ".join(pieces))


@settings(max_examples=300)
@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=60))
def test_any_order_of_reporting_words_and_marks_gives_a_result(words):
    check(" ".join(words))
    check("\n".join(words))


@pytest.mark.parametrize(
    "text",
    [
        "adding that",
        "Ann said",
        "said",
        "Ann said that",
        "according to",
        "Lee:",
        ": “",
        "fears that",
        "is confident that",
        "—",
    ],
)
def test_a_text_that_breaks_off_behind_a_cue_gives_a_result(text):
    check(text)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "'",
        "' ",
        "said ",
        "and said ",
        "Ann, who said, ",
        "he said that ",
        "😀",
        "שלום ",
        "(",
        "a-",
        "“A,” he said.\n",
        "“a ‘b ",
        "'a' ",
        "the boys' a",
        "😀“😀” said ",
        "שלום “אמר” ",
        '"a b" and said ',
        "said; ",
        "Ann Lee: go on\n",
        "a: ",
        "):",
    ],
)
def test_time_grows_with_the_length_and_no_faster(unit):
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        tokens = tokens_of(text)
        begun = time.process_time()
        find_quotations(text, tokens, default_lexicon())
        return time.process_time() - begun

    seconds(500)
    # eight times the text may take thrice its share: a square law would take eight times
    assert seconds(16_000) < 24 * seconds(2_000) + 0.2


def test_a_long_text_of_ordinary_sentences_finishes():
    chance = random.Random(7)
    sentences = [
        "“We will act,” Ann Lee said.",
        "The report said that prices rose.",
        "It rained.",
        "He called it “absurd”.",
    ]
    text = " ".join(chance.choice(sentences) for _ in range(4_000))
    begun = time.process_time()
    assert find_quotations(text, tokens_of(text), default_lexicon())
    assert time.process_time() - begun < 20
