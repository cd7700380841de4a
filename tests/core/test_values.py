"""The small values that everything else is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import make_article

from briefer.core.article import Article, article_id
from briefer.core.cancel import CancelFlag, Cancelled
from briefer.core.citation import source_of
from briefer.core.errors import BrieferError, printable
from briefer.core.marking import UNMARKED, Marking, highest
from briefer.core.record import RecordError, from_json, to_json
from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind, Quotation, QuotationKind, suggestion_id

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_runs_backwards_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


@given(SPANS, SPANS)
def test_spans_agree_with_the_sets_of_their_offsets(one: Span, other: Span) -> None:
    left, right = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == bool(left & right)
    assert len(one) == len(left)
    assert one.joined(other).contains(one)
    assert one.contains(one.joined(other)) == (one.start <= other.start and other.end <= one.end)
    assert len(one.shifted(7)) == len(one)


@given(st.text())
def test_a_shown_message_is_one_printable_line(text: str) -> None:
    shown = printable(text, 40)
    assert len(shown) <= 40
    assert shown.isprintable()
    assert BrieferError(text).sentence.isprintable()


def test_a_record_comes_back_equal() -> None:
    article = make_article()
    assert from_json(to_json(article), Article) == article


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"[1]", b'{"id": 4}', b"\xff", b"[" * 100_000])
def test_a_damaged_record_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(RecordError, match="backup"):
        from_json(content, Article)


def test_the_same_bytes_give_the_same_article_id_and_positions_differ() -> None:
    assert article_id("ab", 0) == article_id("ab", 0) != article_id("ab", 1)
    assert make_article().id == make_article().id


def test_an_offset_between_paragraphs_belongs_to_none() -> None:
    article = make_article("One.", "Two.")
    assert [article.paragraph_at(offset) for offset in (0, 3, 4, 6, 99)] == [0, 0, -1, 1, -1]


def test_the_highest_marking_wins() -> None:
    assert highest((Marking("OFFICIAL", 1), Marking("SECRET", 3), Marking("OFFICIAL-SENSITIVE", 2))).label == "SECRET"
    assert highest(()) == UNMARKED


def test_a_suggestion_is_named_by_kind_and_place() -> None:
    span = Span(3, 9)
    assert suggestion_id(Quotation(span=span, kind=QuotationKind.DIRECT)) == "q3-9"
    assert suggestion_id(Figure(span=span, extent=span, kind=FigureKind.COUNT)) == "f3-9"


def test_work_told_to_stop_stops() -> None:
    flag = CancelFlag()
    flag.check()
    flag.set()
    assert flag.is_set
    with pytest.raises(Cancelled):
        flag.check()


def test_a_source_is_the_article_as_cited() -> None:
    article = make_article()
    assert article.published is not None
    source = source_of(article, article.published)
    assert (source.outlet, source.sha256) == ("Northern Herald", article.original.sha256)
