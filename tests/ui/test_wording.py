"""Words that the window makes of what it shows."""

from __future__ import annotations

import pytest
from extract.figures.reading import only_figure
from samples import make_article

from briefer.ui.wording import suggestion_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The fire made about 310 residents leave.", "about 310 residents"),
        ("The quake killed 2,900 people.", "2,900 people killed"),
        ("Some 14,000 troops are stationed in Estonia.", "Some 14,000 troops stationed in Estonia"),
        ("The programme will cost $1.4 billion.", "$1.4 billion, programme"),
        ("Nearly 70 per cent of voters live there.", "Nearly 70 per cent, voters"),
    ],
)
def test_a_figure_shows_what_it_is_about_and_names_counted_things_once(text: str, words: str) -> None:
    figure = only_figure(text)
    shown, strong = suggestion_words(figure, make_article(text))
    assert shown == words
    assert shown[:strong] == figure.extent.cut(text)
