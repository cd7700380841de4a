"""One window per library: a second start hands its files to the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.library import Claim, LibraryInUseError, hand_over


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library is; nothing is opened."""
    return tmp_path / "library.briefer"


def test_the_first_window_gets_the_files_of_later_starts(library: Path, tmp_path: Path):
    claim = Claim.take(library, tmp_path / "state")
    with pytest.raises(LibraryInUseError):
        Claim.take(library, tmp_path / "state")
    assert claim.handed_over() == ()
    assert hand_over(library, tmp_path / "state", (tmp_path / "secret-plan.docx", tmp_path / "b.txt"))
    notes = list(claim.folder.glob("*.note"))
    assert len(notes) == 1
    assert b"secret-plan" not in notes[0].read_bytes()
    assert hand_over(library, tmp_path / "state", ())
    assert set(claim.handed_over()) == {(tmp_path / "secret-plan.docx", tmp_path / "b.txt"), ()}
    assert claim.handed_over() == ()
    claim.release()


def test_without_a_window_there_is_nobody_to_hand_over_to(library: Path, tmp_path: Path):
    assert not hand_over(library, tmp_path / "state", ())
    claim = Claim.take(library, tmp_path / "state")
    claim.release()
    claim.release()
    assert not hand_over(library, tmp_path / "state", ())
    Claim.take(library, tmp_path / "state").release()


def test_a_window_that_was_killed_holds_nothing(library: Path, tmp_path: Path):
    claim = Claim.take(library, tmp_path / "state")
    public = (claim.folder / "public").read_bytes()
    claim.release()
    (claim.folder / "public").write_bytes(public)
    assert not hand_over(library, tmp_path / "state", ())


def test_notes_left_for_a_killed_window_and_forged_ones_are_dropped(library: Path, tmp_path: Path):
    claim = Claim.take(library, tmp_path / "state")
    hand_over(library, tmp_path / "state", (tmp_path / "a.txt",))
    claim.release()
    again = Claim.take(library, tmp_path / "state")
    assert again.handed_over() == ()
    for name, content in (("short", b"x"), ("long", b"x" * 200), ("empty", b"")):
        (again.folder / f"{name}.note").write_bytes(content)
    assert again.handed_over() == ()
    assert list(again.folder.glob("*.note")) == []
    (again.folder / "public").write_bytes(b"damaged")
    assert not hand_over(library, tmp_path / "state", ())
    again.release()


def test_two_libraries_have_two_windows(library: Path, tmp_path: Path):
    one = Claim.take(library, tmp_path / "state")
    other = Claim.take(tmp_path / "other.briefer", tmp_path / "state")
    assert one.folder != other.folder
    assert "library" not in one.folder.name
    one.release()
    other.release()
