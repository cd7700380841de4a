"""Speakers that only the parse shows, in sentences that the rules alone read without one or with a wrong one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.core.span import Span
from briefer.core.suggestion import Mention, Quotation, QuotationKind, Suggestions
from briefer.extract import Extractor, load_extractor
from briefer.extract.naming import Namer, load_namer
from briefer.extract.naming.parsing import with_parsed_speakers
from briefer.extract.naming.syntax import Syntax, Word
from briefer.extract.pipeline import plain_paragraphs
from briefer.extract.quotations.lexicon import default_lexicon


@pytest.fixture(scope="module")
def namer() -> Namer:
    loaded = load_namer()
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def speakers(suggestions: Suggestions) -> list[str]:
    return [quotation.speaker.text if quotation.speaker else "" for quotation in suggestions.quotations]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Police had last month charged a driver with theft.", "Police"),
        ("Ms Lind herself said the bridge was safe.", "Ms Lind"),
        (
            "An official who spoke anonymously to discuss internal strategy said Wednesday that talks had failed.",
            "An official",
        ),
        ("The statement issued by the ministry on Monday said trains would run.", "The statement"),
        ("By offering free seats, the company would show passengers it is serious.", "the company"),
    ],
)
def test_the_subject_of_the_cue_speaks(namer: Namer, extractor: Extractor, sentence: str, speaker: str) -> None:
    found = extractor.find_verbatim(sentence)
    named = namer.name_paragraphs(sentence, plain_paragraphs(sentence), found)
    assert speakers(named)[0] == speaker


def test_the_parse_names_a_speaker_where_the_rules_name_none_or_words_that_cannot_speak(namer: Namer) -> None:
    text = "Police had last month charged a driver with theft."
    cue, content = (
        Mention(Span(text.index(part), text.index(part) + len(part)), part) for part in ("charged", "theft")
    )
    month = Mention(Span(11, 21), "last month")
    assert month.span.cut(text) == month.text
    for speaker in (None, month):
        quotation = Quotation(span=content.span, kind=QuotationKind.INDIRECT, speaker=speaker, cue=cue)
        named = namer.name_paragraphs(text, plain_paragraphs(text), Suggestions(quotations=(quotation,)))
        assert speakers(named) == ["Police"]


@pytest.mark.parametrize(
    "sentence",
    [
        "“The road is closed,” said Omar Reed, a lawyer from Leeds.",
        "The plan, an inside source said, is to open the port.",
        "Omar Reed laughed and said the vote was fair.",
        "In a note to staff, Anna Vale promised new boats.",
    ],
)
def test_what_the_rules_read_stays(namer: Namer, extractor: Extractor, sentence: str) -> None:
    found = extractor.find_verbatim(sentence)
    assert found.quotations
    assert speakers(namer.name_paragraphs(sentence, plain_paragraphs(sentence), found)) == speakers(found)


@pytest.mark.parametrize(
    ("sentence", "number", "by_rules", "by_parse"),
    [
        ("They bought 58 Fortune 500 companies.", "58", "", "company"),
        ("One driver supporting the strike stayed away.", "One", "supporting", "driver"),
    ],
)
def test_a_count_gets_the_noun_that_the_parse_lets_it_count(
    namer: Namer, extractor: Extractor, sentence: str, number: str, by_rules: str, by_parse: str
) -> None:
    found = extractor.find_verbatim(sentence)
    named = namer.name_paragraphs(sentence, plain_paragraphs(sentence), found)
    (before,) = (figure for figure in found.figures if figure.span.cut(sentence).startswith(number))
    (after,) = (figure for figure in named.figures if figure.span == before.span)
    assert (before.unit, after.unit) == (by_rules, by_parse)


WORDS = st.lists(
    st.sampled_from(
        ["Police", "they", "last", "month", "said", "praised", "“fine.”", ",", "who", "had", "the", "plan", ".", "by"]
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS)
def test_no_quotation_moves_and_every_speaker_is_cut_from_the_text(
    namer: Namer, extractor: Extractor, words: list[str]
) -> None:
    text = " ".join(words)
    found = extractor.find_verbatim(text)
    named = namer.name_paragraphs(text, plain_paragraphs(text), found)
    assert [(item.span, item.kind, item.cue, item.group) for item in named.quotations] == [
        (item.span, item.kind, item.cue, item.group) for item in found.quotations
    ]
    assert all(item.speaker.span.cut(text) == item.speaker.text for item in named.quotations if item.speaker)


@given(heads=st.lists(st.integers(0, 7), min_size=8, max_size=8), relations=st.data())
def test_reading_any_tree_comes_to_an_end(heads: list[int], relations: st.DataObject) -> None:
    relation = st.sampled_from(["nsubj", "conj", "advcl", "acl", "agent", "pobj", "punct", "relcl", "ROOT"])
    tag = st.sampled_from(["VBD", "VBG", "NN", ",", "CC", "_SP"])
    words = tuple(
        Word(at * 3, at * 3 + 2, relations.draw(tag), relations.draw(relation), head) for at, head in enumerate(heads)
    )
    syntax = Syntax(words)
    for place in range(8):
        syntax.subject(place)
        syntax.antecedent(place * 3)
    assert syntax.inside(Span(0, 5)) == range(2)


def test_without_a_parse_nothing_changes(extractor: Extractor) -> None:
    found: tuple[Quotation, ...] = extractor.find_verbatim("Anna Vale said no.").quotations
    assert with_parsed_speakers(found, (), "Anna Vale said no.", default_lexicon().forms) == found


def test_a_phrase_of_a_thousand_links_takes_no_deep_recursion() -> None:
    words = tuple(Word(at * 3, at * 3 + 2, "NN", "prep", max(0, at - 1)) for at in range(3000))
    assert Syntax(words).phrase(0).start == 0
