"""A folder that new articles are taken from: each file once, when it is whole, and nothing in it changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.library import Library
from briefer.workflow.watching import (
    FileState,
    FolderGoneError,
    Watch,
    after_look,
    keep_watch,
    look_into,
    watch_of,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library.briefer", bytes(range(32))) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clips"
    made.mkdir()
    return made


def look(watch: Watch, folder: Path) -> tuple[Watch, list[str]]:
    looked = after_look(watch, look_into(folder))
    return looked.watch, [path.name for path in looked.ready]


def test_a_file_is_taken_once_and_only_when_it_stays_the_same(folder: Path) -> None:
    (folder / "old.txt").write_text("was there before")
    watch, ready = look(Watch(str(folder), is_new=True), folder)
    assert ready == []
    growing = folder / "new.html"
    growing.write_text("<p>half")
    watch, ready = look(watch, folder)
    assert ready == []
    growing.write_text("<p>half and half</p>")
    watch, ready = look(watch, folder)
    assert ready == []
    watch, ready = look(watch, folder)
    assert ready == ["new.html"]
    assert look(watch, folder)[1] == []


def test_a_file_saved_anew_is_taken_again(folder: Path) -> None:
    watch, _ready = look(Watch(str(folder), is_new=True), folder)
    (folder / "a.txt").write_text("first")
    watch, _ready = look(watch, folder)
    watch, ready = look(watch, folder)
    (folder / "a.txt").write_text("second edition")
    watch, _ready = look(watch, folder)
    assert ready == look(watch, folder)[1] == ["a.txt"]


def test_what_is_no_article_is_left_alone(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not here")
    (folder / "link.txt").symlink_to(secret)
    (folder / "sub.txt").mkdir()
    for name in (".hidden.txt", "~$draft.docx", "page.html.part", "program.exe"):
        (folder / name).write_text("words")
    assert look_into(folder) == {}


def test_a_watch_survives_a_restart(library: Library, folder: Path) -> None:
    assert watch_of(library, str(folder)).is_new
    watch, _ready = look(watch_of(library, str(folder)), folder)
    keep_watch(library, watch)
    (folder / "while-closed.txt").write_text("came while the program was closed")
    later = watch_of(library, str(folder))
    assert not later.is_new
    later, _ready = look(later, folder)
    later, ready = look(later, folder)
    assert ready == ["while-closed.txt"]
    keep_watch(library, later)
    again, _ready = look(watch_of(library, str(folder)), folder)
    assert look(again, folder)[1] == []
    assert watch_of(library, str(folder / "other")).is_new


def test_a_damaged_note_begins_anew_instead_of_importing_all(library: Library, folder: Path) -> None:
    library.set_setting("watched folder", "{broken")
    assert watch_of(library, str(folder)).is_new


@pytest.mark.parametrize("name", ["gone", "file.txt", "no\x00name"])
def test_a_folder_that_cannot_be_opened_is_said_with_what_to_do(folder: Path, name: str) -> None:
    (folder / "file.txt").write_text("words")
    with pytest.raises(FolderGoneError) as caught:
        look_into(folder / name)
    assert "choose another folder" in caught.value.sentence


states = st.builds(FileState, st.integers(0, 3), st.integers(0, 3))
looks = st.lists(st.dictionaries(st.sampled_from(["a.txt", "b.pdf"]), states, max_size=2), max_size=8)


@given(looks)
def test_nothing_is_taken_twice_in_one_state_while_it_stays(seen: list[dict[str, FileState]]) -> None:
    watch = Watch("/clips")
    taken: dict[str, FileState] = {}
    for files in seen:
        looked = after_look(watch, MappingProxyType(files))
        for path in looked.ready:
            assert taken.get(path.name) != files[path.name]
            assert watch.last[path.name] == files[path.name]
            taken[path.name] = files[path.name]
        taken = {name: state for name, state in taken.items() if name in files}
        watch = looked.watch
