"""Disks that fill up, folders that cannot be written, files that were harmed: nothing lost, nothing silent."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import apsw
import pytest
from library.material import HARBOUR, KEY, NOON, article_from, brief_with, evidence_of, harbour

from briefer.library import (
    DiskFullError,
    Library,
    LibraryDamagedError,
    LibraryError,
    LibraryInUseError,
    LibraryReadOnlyError,
    StorageError,
    engine,
)

ROOT = Path(__file__).resolve().parents[2]


def add_for_ever(library: Library) -> None:
    for number in itertools.count():
        article, content = article_from(f"Report {number}. " * 500, title=f"{number}", name=f"{number}.txt")
        library.add_article(article, content, NOON)


def test_a_full_disk_loses_nothing_and_is_usable_once_there_is_room(library: Library):
    with library._engine.reading() as db:
        pages = db.pragma("page_count")
        db.pragma("max_page_count", pages + 40)
    with pytest.raises(DiskFullError, match="Free some space"):
        add_for_ever(library)
    added = len(library.articles())
    assert added > 0
    assert library.check() == ()
    with library._engine.reading() as db:
        db.pragma("max_page_count", 2**30)
    library.add_article(*harbour(), NOON)
    assert len(library.articles()) == added + 1
    library.close()
    with Library.open(library.path, KEY) as again:
        assert len(again.articles()) == added + 1
        assert again.check() == ()


FULL_DISK = """
import os, sys
from pathlib import Path
from library.material import *
from briefer.library import *
disk = Path(sys.argv[1])
ballast = disk / "ballast"
ballast.write_bytes(bytes(400_000))
added = 0
library = None
try:
    library = Library.create(disk / "library.briefer", KEY)
    for number in range(1000):
        library.add_article(*article_from(f"Report {number}. " * 300, title=str(number), name=f"{number}.txt"), NOON)
        added += 1
except DiskFullError as error:
    full = error
assert "full" in full.sentence
try:
    if library is not None:
        library.backup(disk / "copy.briefer")
        raise SystemExit("a backup on a full disk")
except (DiskFullError, StorageError):
    pass
ballast.unlink()
if library is None:
    library = Library.create(disk / "library.briefer", KEY)
assert len(library.articles()) == added, (len(library.articles()), added)
library.add_article(*harbour(), NOON)
library.close()
with Library.open(disk / "library.briefer", KEY) as library:
    assert len(library.articles()) == added + 1
    assert library.check() == ()
# Where the log could not be brought into the file for want of room, it stays beside it.
assert {path.name for path in disk.iterdir()} <= {"library.briefer", "library.briefer-wal"}, list(disk.iterdir())
print("kept", added)
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="there is no way to mount a small disk here")
@pytest.mark.parametrize("kilobytes", [440, 700, 1500])
def test_a_disk_that_is_really_full_loses_nothing(tmp_path: Path, kilobytes: int):
    disk = tmp_path / "disk"
    disk.mkdir()
    command = f'mount -t tmpfs -o size={kilobytes}k tmpfs "{disk}" && exec "{sys.executable}" - "{disk}"'
    mounted = subprocess.run(
        ["unshare", "--mount", "sh", "-c", command],
        input=FULL_DISK,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode != 0 and "Traceback" not in mounted.stderr and "backup" not in mounted.stderr:
        pytest.skip("mounting a small disk needs more rights than there are here")
    assert mounted.stdout.startswith("kept "), mounted.stderr


READ_ONLY = """
import os, sys
from pathlib import Path
from library.material import *
from briefer.library import *
os.setuid(65534) if os.getuid() == 0 else None
path = Path(sys.argv[1])
for call in (lambda: Library.open(path, KEY), lambda: Library.create(path.with_name("new.briefer"), KEY)):
    try:
        call()
    except LibraryReadOnlyError as error:
        print(error.sentence)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected otherwise there")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666)])
def test_a_write_protected_folder_is_told_and_nothing_changes(tmp_path: Path, folder_mode: int, file_mode: int):
    folder = tmp_path / "protected"
    folder.mkdir()
    # Another user must get as far as the folder: pytest's own ones above it are private.
    for parent in (tmp_path, *(above for above in tmp_path.parents if above.name.startswith(("pytest-", "popen-")))):
        parent.chmod(0o755)
    path = folder / "library.briefer"
    Library.create(path, KEY).close()
    before = path.read_bytes()
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    try:
        done = subprocess.run(
            [sys.executable, "-", str(path)],
            input=READ_ONLY,
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}", "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        folder.chmod(0o755)
    assert done.stdout.count("write-protected") == 2, done.stdout + done.stderr
    assert path.read_bytes() == before
    assert list(folder.iterdir()) == [path]


def test_a_library_held_by_another_program_says_so(library: Library):
    script = (
        "import sys; from pathlib import Path; from library.material import KEY; from briefer.library import *\n"
        "try: Library.open(Path(sys.argv[1]), KEY)\n"
        "except LibraryInUseError as error: print(error.sentence)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(library.path)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "open in another window or program" in done.stdout, done.stderr
    library.set_setting("still", "mine")


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (apsw.FullError("full"), DiskFullError),
        (apsw.BusyError("busy"), LibraryInUseError),
        (apsw.ReadOnlyError("read-only"), LibraryReadOnlyError),
        (apsw.CorruptError("malformed"), LibraryDamagedError),
        (apsw.IOError("disk I/O error"), StorageError),
    ],
)
def test_every_fault_of_the_engine_has_its_sentence(tmp_path: Path, fault: Exception, expected: type[LibraryError]):
    with pytest.raises(expected, match="library"), engine.told(tmp_path / "library.briefer"):
        raise fault


def test_chance_harm_is_noticed_or_harmless_and_never_empties_a_library(tmp_path: Path):
    path = tmp_path / "library.briefer"
    with Library.create(path, KEY) as library:
        for number in range(12):
            article, content = article_from(f"Report {number}. " * 200, title=f"{number}", name=f"{number}.txt")
            library.add_article(article, content, NOON)
            item = evidence_of(article, f"Report {number}.", id=f"{number:032x}")
            library.keep(item)
            library.save_brief(brief_with(item, id=f"{number:032x}"), NOON)
        expected = content_of(library)
    whole = path.read_bytes()
    chance = random.Random(5)
    noticed = 0
    for _case in range(120):
        path.write_bytes(harmed(whole, chance))
        path.with_name(path.name + "-wal").unlink(missing_ok=True)
        try:
            with Library.open(path, KEY) as library:
                if library.check():
                    noticed += 1
                else:
                    assert content_of(library) == expected
        except LibraryError:
            noticed += 1
    assert noticed > 100


def harmed(whole: bytes, chance: random.Random) -> bytes:
    """The file with one of the harms that disks and copies do."""
    content = bytearray(whole)
    match chance.randrange(5):
        case 0 | 1:
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        case 2:
            del content[chance.randrange(len(content)) :]
        case 3:
            start = chance.randrange(len(content))
            content[start : start + 4096] = bytes(len(content[start : start + 4096]))
        case _:
            content.clear()
    return bytes(content)


def content_of(library: Library) -> tuple[object, ...]:
    """All that the user would miss."""
    ids = [entry.id for entry in library.articles()]
    return (
        [library.article(found) for found in ids],
        [library.original(found) for found in ids],
        library.evidence(),
        [library.brief(entry.id) for entry in library.briefs()],
    )


def test_a_log_that_was_harmed_costs_at_most_the_last_changes(tmp_path: Path):
    path = tmp_path / "library.briefer"
    copy = tmp_path / "killed.briefer"
    log = copy.with_name("killed.briefer-wal")
    with Library.create(path, KEY) as library:
        for number in range(5):
            library.set_setting("edits", str(number))
        main, whole = path.read_bytes(), path.with_name("library.briefer-wal").read_bytes()
    chance = random.Random(8)
    for _case in range(30):
        copy.write_bytes(main)
        log.write_bytes(harmed(whole, chance))
        with Library.open(copy, KEY) as killed:
            assert killed.check() == ()
            assert killed.setting("edits") in {"", "0", "1", "2", "3", "4"}


def test_no_planted_word_stands_in_any_file(tmp_path: Path):
    words = [f"Zanzibar{number}quokka" for number in range(20)]
    path = tmp_path / "library.briefer"
    library = Library.create(path, KEY)
    article, content = article_from(
        HARBOUR + " " + " ".join(words[:5]), title=words[5], outlet=words[6], name=f"{words[7]}.txt"
    )
    library.add_article(article, content, NOON)
    item = evidence_of(article, words[0], note=words[8], speaker=words[9])
    library.keep(item)
    library.save_brief(brief_with(item, title=words[10], marking=words[11]), NOON)
    library.set_setting(words[12], words[13])
    library.back_up_if_due(NOON)
    library.search(words[0])
    library.compact()
    library.set_setting("again", words[14])
    for file in tmp_path.rglob("*"):
        if file.is_file():
            stored = file.read_bytes()
            assert not [word for word in words if word.encode() in stored or word.encode("utf-16-le") in stored]
            assert KEY not in stored
    library.close()


def test_many_threads_write_one_after_the_other(library: Library):
    def write(thread: int) -> None:
        for number in range(10):
            library.set_setting(f"{thread} {number}", "kept")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(library.setting(f"{thread} {number}") == "kept" for thread in range(4) for number in range(10))


def test_changes_made_together_are_kept_together_or_not_at_all(library: Library):
    with library.transaction():
        library.set_setting("one", "1")
        library.set_setting("two", "2")

    def fail() -> None:
        with library.transaction():
            library.set_setting("one", "changed")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (library.setting("one"), library.setting("two")) == ("1", "2")
