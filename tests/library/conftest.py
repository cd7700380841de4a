"""A real library in a folder of its own, and articles written for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from library.material import KEY

from briefer.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.create(tmp_path / "library.briefer", KEY) as opened:
        yield opened
