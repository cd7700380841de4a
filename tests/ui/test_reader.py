"""Reading an article, and keeping words of it by hand."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from samples import make_article

from briefer.core.article import Article
from briefer.core.span import Span
from briefer.settings import ReaderFace
from briefer.ui.look.theme import Themes
from briefer.ui.reader.highlights import Highlight, HighlightState
from briefer.ui.reader.view import Reader
from briefer.ui.widgets.rows import Mark


@pytest.fixture
def reader(qtbot: QtBot, themes: Themes) -> Reader:
    made = Reader(themes)
    qtbot.addWidget(made)
    made.resize(536, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def test_words_behind_an_emoji_are_the_words_one_selected(reader: Reader) -> None:
    article = make_article("Residents 🔋 e\u0301taient told 😀 to leave.", "Second 🔋 paragraph.")
    reader.show_article(article)
    for words in ("told", "😀 to leave.", "paragraph"):
        reader.select_span(span(article, words))
        assert reader.textCursor().selectedText() == words
        assert reader.selected_span() == span(article, words)


def test_a_selection_loses_the_space_at_its_ends(reader: Reader) -> None:
    article = make_article("One two three.")
    reader.show_article(article)
    reader.select_span(Span(3, 8))
    assert reader.selected_span() == Span(4, 7)
    reader.select_span(Span(3, 4))
    assert reader.selected_span() is None


def test_words_are_selected_with_the_keyboard_alone(reader: Reader) -> None:
    reader.show_article(make_article("One two three."))
    reader.setFocus()
    for _step in range(3):
        QTest.keyClick(reader, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert reader.selected_span() == Span(0, 3)
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert reader.selected_span() is None


def test_a_click_on_marked_words_names_them(qtbot: QtBot, reader: Reader) -> None:
    article = make_article()
    reader.show_article(article)
    words = span(article, "about 1,200 sites")
    reader.set_highlights((Highlight(words, Mark.FIGURE, HighlightState.SUGGESTED, "f1", "F"),))
    cursor = reader.textCursor()
    cursor.setPosition(words.start + 8)
    place = reader.cursorRect(cursor).center()
    with qtbot.waitSignal(reader.highlight_clicked) as clicked:
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked.args == ["f1"]
    assert reader.highlight_at(QPoint(2, 2).toPointF()) is None


def test_marks_are_painted_in_their_colours(reader: Reader, themes: Themes) -> None:
    article = make_article()
    reader.show_article(article)
    mark = Highlight(span(article, "about 1,200 sites"), Mark.FIGURE, HighlightState.KEPT, "e1", "F1")
    reader.set_highlights((mark,))
    assert _has_colour(reader, themes.current.colour("figure-fill").rgb())
    reader.set_shown(frozenset(Mark) - {Mark.FIGURE})
    assert not _has_colour(reader, themes.current.colour("figure-fill").rgb())


def test_the_current_words_come_into_view(reader: Reader) -> None:
    article = make_article(*[f"Paragraph {number} of a long article." for number in range(80)])
    reader.show_article(article)
    words = span(article, "Paragraph 70")
    reader.show_span(words)
    cursor = reader.textCursor()
    cursor.setPosition(words.start)
    assert reader.viewport().rect().contains(reader.cursorRect(cursor).center())


def test_nothing_an_article_names_is_opened(reader: Reader) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert reader.loadResource(kind, QUrl("file:////host/share/picture.png")) is None
    assert reader.loadResource(kind, QUrl("https://example.org/picture.png")) is None


def test_an_article_is_text_and_never_a_page(reader: Reader) -> None:
    reader.show_article(make_article("<b>bold</b> <img src='file:///etc/hostname'>"))
    assert reader.toPlainText() == "<b>bold</b> <img src='file:///etc/hostname'>"


def test_larger_letters_keep_places(reader: Reader) -> None:
    article = make_article()
    reader.show_article(article)
    reader.set_text_look(ReaderFace.SANS, 22)
    reader.select_span(span(article, "told to leave") if "told to leave" in article.text else Span(0, 5))
    assert reader.selected_span() is not None


def _has_colour(reader: Reader, rgb: int) -> bool:
    picture = reader.viewport().grab().toImage()
    return any(picture.pixel(x, y) == rgb for y in range(0, picture.height(), 3) for x in range(0, picture.width(), 3))
