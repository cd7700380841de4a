import pytest

from briefer.core.article import Paragraph, ParagraphKind
from briefer.core.span import Span
from briefer.core.suggestion import QuotationKind
from briefer.extract.quotations import FACTORY, SPANS, quotations_of, register


@pytest.fixture(scope="module")
def language():
    import spacy

    register()
    language = spacy.blank("en")
    language.add_pipe(FACTORY)
    return language


def test_a_split_quotation_gives_both_stretches_to_its_speaker(read):
    text = "“We will rebuild the harbour,” Anna Lindqvist said. “It will take ten years.”"
    found = read(text)
    assert [quotation.span.cut(text) for quotation in found] == [
        "We will rebuild the harbour,",
        "It will take ten years.",
    ]
    assert {quotation.speaker.text for quotation in found} == {"Anna Lindqvist"}
    assert {quotation.kind for quotation in found} == {QuotationKind.DIRECT}
    assert {quotation.group for quotation in found} == {1}


def test_a_reported_clause_has_speaker_and_cue(read):
    text = "The ministry said that the bridge would stay closed."
    (found,) = read(text)
    assert found.span.cut(text) == "the bridge would stay closed"
    assert found.kind is QuotationKind.INDIRECT
    assert found.speaker.text == "The ministry"
    assert found.cue.text == "said"
    assert found.group == 0


def test_a_negation_stays_in_the_cue(read):
    (found,) = read("Oslo has not ruled out a second vote.")
    assert found.cue.text == "has not ruled out"


def test_the_inner_source_is_kept_apart_from_the_speaker(read):
    (found,) = read("Anna Lindqvist said the auditors called the scheme “hopeless”.")
    assert found.speaker.text == "Anna Lindqvist"
    assert found.via == "the auditors"


def test_an_empty_text_has_no_quotation(read):
    assert read("") == ()


def test_the_same_text_gives_the_same_quotations(read):
    text = "“Yes,” said Mr Hale, who runs the port. He added that ships were late."
    assert read(text) == read(text)


def test_spans_of_the_document_carry_typed_parts(language):
    doc = language("“It is late,” Ruth Hale said.")
    (span,) = doc.spans[SPANS]
    assert span.label_ == "direct"
    assert span._.speaker.text == "Ruth Hale"
    assert span._.cue.text == "said"
    assert span._.quotation == quotations_of(doc)[0]
    assert span._.quotation_kind is QuotationKind.DIRECT
    assert (span._.via, span._.group) == ("", 0)


def test_other_spans_of_the_document_have_no_parts(language):
    doc = language("“It is late,” Ruth Hale said.")
    assert doc[0:2]._.quotation is None
    assert doc[0:2]._.speaker is None
    assert doc[0:2]._.group == 0


def test_headings_are_passed_over(language):
    from spacy.tokens import Doc

    if not Doc.has_extension("paragraphs"):
        Doc.set_extension("paragraphs", default=())
    text = "Hale: “It is late”\nRuth Hale said it was late."
    doc = language.make_doc(text)
    heading = Paragraph(Span(0, text.index("\n")), ParagraphKind.HEADING)
    doc._.paragraphs = (heading, Paragraph(Span(heading.span.end + 1, len(text))))
    (found,) = quotations_of(language(doc))
    assert found.span.cut(text) == "it was late"
