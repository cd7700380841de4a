"""The spaCy component in a pipeline."""

from __future__ import annotations

import spacy

from briefer.core.article import Paragraph, ParagraphKind
from briefer.core.span import Span
from briefer.extract.figures import figures_of, register


def test_the_component_fills_spans_and_the_typed_extension() -> None:
    register()
    register()
    nlp = spacy.blank("en")
    nlp.add_pipe("briefer_figures")
    doc = nlp("Seoul pledged A$45m and 1,200 tanks.")
    assert [figure.span.cut(doc.text) for figure in figures_of(doc)] == ["A$45m", "1,200 tanks"]
    assert [(span.text, span.label_) for span in doc.spans["figures"]] == [("A$45m", "money"), ("1,200 tanks", "count")]


def test_a_span_covers_whole_tokens_where_the_figure_ends_inside_one() -> None:
    register()
    nlp = spacy.blank("en")
    nlp.add_pipe("briefer_figures")
    doc = nlp("It costs €2.75bn-worth.")
    (span,), (figure,) = doc.spans["figures"], figures_of(doc)
    assert span.start_char <= figure.span.start
    assert span.end_char >= figure.span.end


def test_bare_numbers_of_table_rows_are_left_out() -> None:
    register()
    nlp = spacy.blank("en")
    nlp.add_pipe("briefer_figures")
    doc = nlp.make_doc("North 12 34 5%")
    doc._.paragraphs = (Paragraph(Span(0, 14), ParagraphKind.ROW),)
    assert [figure.unit for figure in figures_of(nlp(doc))] == ["percent"]
