"""A library under another key."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from library.material import KEY, OTHER_KEY, titles

from briefer.library import (
    Library,
    WrongKeyError,
)


def test_a_library_goes_over_to_another_key(filled: Library):
    seen: list[bytes] = []
    filled.rekey(OTHER_KEY, lambda copy: seen.append(copy.read_bytes()))
    filled.set_setting("after", "yes")
    assert filled.check() == ()
    filled.close()
    assert seen
    with pytest.raises(WrongKeyError):
        Library.open(filled.path, KEY)
    assert titles(filled.path, OTHER_KEY) == ["Aldmouth port shut for six weeks"]
    assert [path.name for path in filled.path.parent.iterdir()] == ["library.briefer"]


def test_a_new_key_that_cannot_be_made_safe_changes_nothing(filled: Library):
    def fail(_copy: Path) -> None:
        raise RuntimeError("the key file could not be written")

    with pytest.raises(RuntimeError):
        filled.rekey(OTHER_KEY, fail)
    filled.set_setting("after", "yes")
    filled.close()
    assert titles(filled.path) == ["Aldmouth port shut for six weeks"]
    assert [path.name for path in filled.path.parent.iterdir()] == ["library.briefer"]


def test_a_copy_that_vanishes_before_the_swap_leaves_the_old_key(filled: Library):
    from briefer.library import LibraryMissingError

    with pytest.raises(LibraryMissingError):
        filled.rekey(OTHER_KEY, lambda copy: copy.unlink())
    filled.set_setting("after", "yes")
    assert filled.check() == ()
    filled.close()
    assert titles(filled.path) == ["Aldmouth port shut for six weeks"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need more rights there")
def test_a_library_behind_a_link_goes_over_where_it_lies(filled: Library, tmp_path: Path):
    filled.close()
    link = tmp_path / "elsewhere" / "linked.briefer"
    link.parent.mkdir()
    link.symlink_to(filled.path)
    with Library.open(link, KEY) as library:
        library.rekey(OTHER_KEY)
    assert link.is_symlink()
    assert titles(filled.path, OTHER_KEY) == ["Aldmouth port shut for six weeks"]
