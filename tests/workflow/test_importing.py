"""Importing real files through the worker into a real library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.core.cancel import CancelFlag, Cancelled
from briefer.library import Library
from briefer.paths import resource
from briefer.worker import Worker
from briefer.workflow.importing import ImportStep, expand_paths, import_files, import_pasted
from briefer.workflow.opening import sample_files
from briefer.workflow.reading import SIZE_LIMIT, FileError, read_content, read_file
from briefer.workflow.suggesting import suggest

KEY = bytes(range(32))


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as started:
        yield started


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library.briefer", KEY) as created:
        yield created


def test_the_samples_come_in_with_their_originals_and_the_copy_is_known(library: Library, worker: Worker) -> None:
    steps: list[ImportStep] = []
    report = import_files(library, worker, sample_files(), steps.append, CancelFlag())
    assert [step.done for step in steps] == [1, 2, 3]
    assert [added.file for added in report.added] == [path.name for path in sample_files()]
    first, second, copy = report.added
    assert (first.duplicate_of, second.duplicate_of, copy.duplicate_of) == ("", "", first.article_id)
    assert library.original(first.article_id) == sample_files()[0].read_bytes()
    assert not report.refused


def test_each_bad_file_gets_its_sentence_and_the_others_come_in(
    library: Library, worker: Worker, tmp_path: Path
) -> None:
    good = resource("samples/courier-battery-inspections.txt")
    bad = {
        "empty.txt": b"",
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "broken.docx": b"PK\x03\x04" + b"\x00" * 500,
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    big = tmp_path / "big.txt"
    with big.open("wb") as stream:
        stream.truncate(SIZE_LIMIT + 1)
    paths = [*(tmp_path / name for name in bad), big, tmp_path / "missing.pdf", tmp_path, good]
    report = import_files(library, worker, paths, lambda _step: None, CancelFlag())
    assert [added.file for added in report.added] == [good.name]
    assert [refusal.file for refusal in report.refused] == paths[:-1]
    for refusal in report.refused:
        assert refusal.file.name in refusal.sentence
        assert refusal.sentence.endswith(".")
        assert len(library.articles()) == 1


def test_stopping_keeps_what_was_finished(library: Library, worker: Worker) -> None:
    flag = CancelFlag()
    report = import_files(library, worker, sample_files(), lambda _step: flag.set(), flag)
    assert report.stopped
    assert len(report.added) == len(library.articles()) == 1


@pytest.mark.parametrize(
    "html", ["", "<p>Fire in Tynebridge</p><p>“We were <b>blind</b> for two hours,” Daniel Okafor said.</p>", "<br>"]
)
def test_what_was_pasted_is_kept_as_the_original(library: Library, worker: Worker, html: str) -> None:
    text = "Fire in Tynebridge\n\n“We were blind for two hours,” Daniel Okafor said on Tuesday.\n"
    added = import_pasted(library, worker, text, html)
    article = library.article(added.article_id)
    assert "Daniel Okafor" in article.text
    assert hashlib.sha256(library.original(added.article_id)).hexdigest() == article.original.sha256


def test_a_folder_gives_the_files_that_can_be_read_and_no_others(tmp_path: Path) -> None:
    for name in ("b.TXT", "a.html", ".hidden.txt", "program.exe", "sub/c.txt"):
        path = tmp_path / "clips" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    named = tmp_path / "clips" / "program.exe"
    assert expand_paths([tmp_path / "clips", named, named]) == (
        tmp_path / "clips" / "a.html",
        tmp_path / "clips" / "b.TXT",
        named,
    )


def test_an_empty_folder_stays_to_be_refused_by_name(tmp_path: Path) -> None:
    assert expand_paths([tmp_path]) == (tmp_path,)
    with pytest.raises(FileError, match=f"{tmp_path.name} is a folder"):
        read_content(tmp_path)


@pytest.mark.parametrize("name", ["no\x00name.txt", "x" * 300, "missing/deep.txt"])
def test_a_name_that_cannot_be_is_refused_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError) as caught:
        read_content(tmp_path / name)
    assert caught.value.sentence.endswith(".")


def test_reading_can_be_stopped(worker: Worker) -> None:
    flag = CancelFlag()
    flag.set()
    with pytest.raises(Cancelled):
        read_file(worker, sample_files()[0], flag)


def test_an_article_is_searched_once_and_its_suggestions_are_kept(library: Library, worker: Worker) -> None:
    report = import_files(library, worker, sample_files()[:1], lambda _step: None, CancelFlag())
    article_id = report.added[0].article_id
    assert library.pending() == (article_id,)
    found = suggest(library, worker, article_id, CancelFlag())
    assert found.quotations
    assert found.figures
    assert library.pending() == ()
    with Worker() as unused:
        assert suggest(library, unused, article_id, CancelFlag()) == found
        assert unused.pid is None


def test_the_size_limit_is_the_readers_own() -> None:
    from briefer import ingest

    assert SIZE_LIMIT == ingest.SIZE_LIMIT


@pytest.fixture
def mixed(tmp_path: Path) -> list[Path]:
    """Files that bear on each other: a story, its copy, the same file twice, a refused one, and a record."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    story = next(path for path in sample_files() if path.suffix == ".html").read_text(encoding="utf-8")
    texts = {
        "story.html": story,
        "copy.html": story.replace("Northern Herald", "Coastal Post").replace("six months", "half a year"),
        "again.html": story,
        "empty.txt": "",
        "ferry.txt": "Ferry returns to Skerry\n\nThe ferry to Skerry will sail again, the harbour office said.",
        "list.ris": "TY  - NEWS\nTI  - Ferry returns to Skerry\nAU  - Dole, Ann\nT2  - Harbour Gazette\nER  - \n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def held(library: Library) -> list[object]:
    """What a library holds of articles, but for the moment they came in."""
    entries = sorted(library.articles(), key=lambda entry: entry.id)
    return [(library.article(entry.id), entry.lead_id, entry.similarity, entry.file) for entry in entries]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_batches_of_any_size_in_any_workers_give_the_same_library(
    library: Library, worker: Worker, mixed: list[Path], tmp_path: Path, size: int
) -> None:
    whole = import_files(library, worker, mixed, lambda _step: None, CancelFlag())
    added: list[str] = []
    refused: list[str] = []
    with Library.create(tmp_path / "parts.briefer", KEY) as other:
        for start in range(0, len(mixed), size):
            with Worker() as own:
                part = import_files(other, own, mixed[start : start + size], lambda _step: None, CancelFlag())
            added += [item.article_id for item in part.added]
            refused += [item.sentence for item in part.refused]
        assert held(other) == held(library)
    assert [item.article_id for item in whole.added] == added
    assert [item.sentence for item in whole.refused] == refused
