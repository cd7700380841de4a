import pytest

from briefer.core.suggestion import Quotation, QuotationKind


@pytest.fixture(scope="module")
def read():
    import spacy

    from briefer.extract.quotations import FACTORY, quotations_of, register

    register()
    language = spacy.blank("en")
    language.add_pipe(FACTORY)

    def find(text: str) -> tuple[Quotation, ...]:
        return quotations_of(language(text))

    return find


def test_a_split_quotation_gives_both_stretches_to_its_speaker(read):
    text = "“We will rebuild the harbour,” Anna Lindqvist said. “It will take ten years.”"
    found = read(text)
    assert [quotation.span.cut(text) for quotation in found] == [
        "We will rebuild the harbour,",
        "It will take ten years.",
    ]
    assert {quotation.speaker.text for quotation in found} == {"Anna Lindqvist"}
    assert {quotation.kind for quotation in found} == {QuotationKind.DIRECT}


def test_a_reported_clause_has_speaker_and_cue(read):
    text = "The ministry said that the bridge would stay closed."
    (found,) = read(text)
    assert found.span.cut(text) == "the bridge would stay closed"
    assert found.kind is QuotationKind.INDIRECT
    assert found.speaker.text == "The ministry"
    assert found.cue.text == "said"


def test_an_empty_text_has_no_quotation(read):
    assert read("") == ()
