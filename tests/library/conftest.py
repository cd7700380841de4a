"""A real library in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from library.material import KEY, NOON, brief_with, evidence_of, harbour

from briefer.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.create(tmp_path / "library.briefer", KEY) as opened:
        yield opened


@pytest.fixture
def filled(library: Library) -> Library:
    """A library with an article, evidence and a brief."""
    article, content = harbour()
    library.add_article(article, content, NOON)
    item = evidence_of(article, "six weeks", id="1" * 32)
    library.keep(item)
    library.save_brief(brief_with(item, id="2" * 32), NOON)
    return library
