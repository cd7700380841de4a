"""What is marked in an article, and how."""

from samples import make_article, make_evidence

from briefer.core.evidence import EvidenceKind
from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind, Mention, Quotation, QuotationKind, Suggestions
from briefer.ui.reader.highlights import HighlightState, highlights, with_marks
from briefer.ui.widgets.rows import Mark

ARTICLE = make_article()
TEXT = ARTICLE.text


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


QUOTATION = Quotation(
    span=span("This was a near miss, and we will not wait for a worse one before we act"),
    kind=QuotationKind.DIRECT,
    speaker=Mention(span("she"), "she"),
)
FIGURE = Figure(span=span("1,200 sites"), extent=span("about 1,200 sites"), kind=FigureKind.COUNT, values=(1200.0,))
FOUND = Suggestions(quotations=(QUOTATION,), figures=(FIGURE,))


def test_suggestions_are_marked_with_their_letter() -> None:
    marks = highlights(FOUND, (), {}, lambda _item: True, TEXT)
    assert [(mark.mark, mark.label) for mark in marks] == [
        (Mark.QUOTATION, "Q"),
        (Mark.SPEAKER, ""),
        (Mark.FIGURE, "F"),
    ]
    assert {mark.state for mark in marks} == {HighlightState.SUGGESTED}


def test_kept_words_take_the_place_of_their_suggestion() -> None:
    kept = make_evidence(ARTICLE, "This was a near miss")
    marks = highlights(FOUND, (kept,), {kept.id: "Q1"}, lambda _item: True, TEXT)
    assert [(mark.label, mark.state) for mark in marks if mark.mark is Mark.QUOTATION] == [("Q1", HighlightState.KEPT)]
    assert next(mark for mark in marks if mark.mark is Mark.SPEAKER).state is HighlightState.KEPT


def test_a_figure_inside_kept_words_stays_marked() -> None:
    kept = make_evidence(ARTICLE, "The order covers about 1,200 sites")
    marks = highlights(FOUND, (kept,), {kept.id: "Q1"}, lambda _item: True, TEXT)
    assert [mark.mark for mark in marks[-2:]] == [Mark.QUOTATION, Mark.FIGURE]


def test_skipped_suggestions_are_not_marked() -> None:
    marks = highlights(FOUND, (), {}, lambda _item: False, TEXT)
    assert [mark.mark for mark in marks] == [Mark.SPEAKER]


def test_kept_words_are_found_again_in_a_changed_text() -> None:
    kept = make_evidence(ARTICLE, "about 1,200 sites", EvidenceKind.FIGURE)
    marks = highlights(Suggestions(), (kept,), {kept.id: "F1"}, lambda _item: True, "New words. " + TEXT)
    assert marks[0].span == Span(kept.anchor.span.start + 11, kept.anchor.span.end + 11)


def test_the_outline_takes_in_the_quotation_marks() -> None:
    assert with_marks(QUOTATION.span, TEXT).cut(TEXT).endswith("we act,”")
    assert with_marks(QUOTATION.span, TEXT).cut(TEXT).startswith("“This")
    assert with_marks(FIGURE.extent, TEXT) == FIGURE.extent
