"""Originals looked at as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import MORNING, make_article

from briefer.core.article import Original, article_id, seal
from briefer.library import Library
from briefer.workflow.originals import original_text, words_of_page


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library.briefer", bytes(range(32))) as made:
        yield made


def add(library: Library, content: bytes, media_type: str) -> str:
    sha256 = seal(content)
    article = replace(
        make_article(),
        id=article_id(sha256, 0),
        original=Original("file", sha256, len(content), media_type),
    )
    return library.add_article(article, content, MORNING).article_id


def test_a_page_is_shown_with_all_its_words_and_none_of_its_tags(library: Library) -> None:
    page = "<html><style>p {color: red}</style><body><p>Dams &amp; rivers</p><p>Share</p><script>x()</script></body>"
    assert original_text(library, add(library, page.encode(), "text/html")) == "Dams & rivers\n\nShare"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_letters_come_out_whatever_they_were_saved_as(library: Library, encoding: str) -> None:
    words = "“Café” – naïve résumé, déjà vu à la carte"
    assert words in original_text(library, add(library, words.encode(encoding), "text/plain"))


def test_a_file_without_plain_letters_shows_none(library: Library) -> None:
    assert original_text(library, add(library, b"%PDF-1.7 ...", "application/pdf")) == ""


@given(st.text(st.sampled_from("<>/ps script!-&;aİ\n\x00\u202e"), max_size=200))
def test_any_markup_gives_words_without_tags_that_close(markup: str) -> None:
    shown = words_of_page(markup)
    assert "\n\n\n" not in shown
    assert shown == shown.strip()
