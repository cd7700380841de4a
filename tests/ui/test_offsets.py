"""Code points to Qt's UTF-16 units and back."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from briefer.core.span import Span
from briefer.ui.offsets import Offsets

TEXTS = st.text(alphabet=st.sampled_from("ab é😀🔋\u0301\n한א"), max_size=40)


def test_an_emoji_counts_twice_in_qt() -> None:
    offsets = Offsets("a😀b")
    assert [offsets.to_units(place) for place in range(4)] == [0, 1, 3, 4]
    assert [offsets.to_code_points(place) for place in range(5)] == [0, 1, 1, 2, 3]


def test_a_combining_accent_counts_once_on_both_sides() -> None:
    offsets = Offsets("e\u0301te")
    assert offsets.span_to_units(Span(1, 3)) == (1, 3)


@given(TEXTS)
def test_every_place_comes_back_from_qt(text: str) -> None:
    offsets = Offsets(text)
    for place in range(len(text) + 1):
        assert offsets.to_code_points(offsets.to_units(place)) == place


@given(TEXTS)
def test_units_are_those_of_utf_16(text: str) -> None:
    offsets = Offsets(text)
    for place in range(len(text) + 1):
        assert offsets.to_units(place) == len(text[:place].encode("utf-16-le")) // 2


@given(TEXTS, st.integers(-5, 200))
def test_no_place_lies_beyond_the_text(text: str, position: int) -> None:
    assert 0 <= Offsets(text).to_code_points(position) <= len(text)


@given(TEXTS)
def test_a_document_has_as_many_places_as_its_text(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(text)
    assert document.characterCount() - 1 == Offsets(text).to_units(len(text))
