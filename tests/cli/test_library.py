"""`briefer import` and `briefer library`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cli_program import ROOT, SAMPLES, Run

HERALD = SAMPLES / "herald-battery-fire.html"
COURIER = SAMPLES / "courier-battery-inspections.txt"


@pytest.fixture
def ways(tmp_path: Path) -> tuple[object, ...]:
    secret = tmp_path / "passphrase.txt"
    secret.write_text("correct horse battery staple\nnot this line\n")
    return ("--library", tmp_path / "library.briefer", "--passphrase-file", secret)


def test_files_and_folders_come_in_and_are_listed(run: Run, ways: tuple[object, ...], tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "a.txt").write_bytes(COURIER.read_bytes())
    ran = run("import", HERALD, folder, tmp_path / "missing.pdf", *ways, "--json")
    assert ran.code == 1
    assert [list(row) for row in ran.rows] == [["id", "file", "title", "duplicate_of"]] * 2
    assert ran.complaints[0].startswith("briefer: Created the library")
    assert ran.complaints[1:] == ["briefer: missing.pdf was not found. Check the name and the folder."]
    listed = run("library", "list", *ways, "--json")
    assert listed.code == 0
    assert {row["id"] for row in listed.rows} == {row["id"] for row in ran.rows}
    assert set(listed.rows[0]) == {"id", "title", "outlet", "published", "file", "sha256"}
    assert "Northern Herald" in run("library", "list", *ways).out


def test_the_same_file_again_is_said_to_be_a_duplicate(run: Run, ways: tuple[object, ...]) -> None:
    (first,) = run("import", HERALD, *ways, "--json").rows
    (again,) = run("import", HERALD, *ways, "--json").rows
    assert again["duplicate_of"] == first["id"]
    assert run("import", HERALD, *ways).out.rstrip().endswith("(already in the library)")
    assert len(run("library", "list", *ways).out.splitlines()) == 1


def test_a_near_copy_is_told_from_the_same_file_again(run: Run, ways: tuple[object, ...], tmp_path: Path) -> None:
    story = " ".join(f"The harbour board met for the {number}th time and put off the opening." for number in range(40))
    (tmp_path / "first.txt").write_text(f"Harbour\n\n{story}\n")
    (tmp_path / "copy.txt").write_text(f"Harbour again\n\n{story} This report is from an agency.\n")
    (first,) = run("import", tmp_path / "first.txt", *ways, "--json").rows
    copied = run("import", tmp_path / "copy.txt", *ways).out
    assert copied.rstrip().endswith(f"(near copy of {first['id']})")


def test_an_acknowledged_article_survives_a_kill(run: Run, ways: tuple[object, ...]) -> None:
    command = [sys.executable, "-m", "briefer", "import", HERALD, COURIER, *ways, "--json"]
    with subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as process:
        assert process.stdout
        acknowledged = process.stdout.readline()
        process.kill()
    listed = run("library", "list", *ways, "--json")
    assert str(listed.rows[-1]["id"]).encode() in acknowledged
    assert run("library", "check", *ways).code == 0


def test_a_sound_library_checks_and_tells_how_much_it_holds(run: Run, ways: tuple[object, ...]) -> None:
    run("import", HERALD, *ways)
    assert run("library", "check", *ways).out == "library.briefer is sound.\n"
    assert run("library", "check", *ways, "--json").rows == [{"sound": True, "damages": []}]
    assert run("library", "info", *ways, "--json").rows[0]["articles"] == 1
    assert "1 articles from 1 files" in run("library", "info", *ways).out


def test_damage_is_said_in_a_sentence(run: Run, ways: tuple[object, ...], tmp_path: Path) -> None:
    run("import", HERALD, *ways)
    path = tmp_path / "library.briefer"
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    path.write_bytes(content)
    ran = run("library", "check", *ways)
    assert ran.code == 1
    assert all(complaint.startswith("briefer: ") and complaint.endswith(".") for complaint in ran.complaints)
    assert ran.complaints


def test_a_backup_is_restored_as_a_library(run: Run, ways: tuple[object, ...], tmp_path: Path) -> None:
    run("import", HERALD, *ways)
    copy = tmp_path / "copy.briefer"
    assert run("library", "backup", copy, *ways, "--json").rows == [{"file": str(copy)}]
    target = tmp_path / "restored.briefer"
    again = ("--library", target, *ways[2:])
    assert run("library", "restore", copy, *again).code == 0
    assert "Northern Herald" in run("library", "list", *again).out
    taken = run("library", "restore", copy, *again)
    assert taken.code == 1
    assert "restored.briefer" in taken.err


def test_what_does_not_open_is_refused_in_one_line(run: Run, ways: tuple[object, ...], tmp_path: Path) -> None:
    assert "is not there" in run("library", "list", *ways).err
    run("import", HERALD, *ways)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("no such phrase")
    for secret, words in ((wrong, "passphrase is not right"), (tmp_path / "none.txt", "none.txt was not found")):
        ran = run("library", "list", "--library", ways[1], "--passphrase-file", secret)
        assert ran.code == 1
        assert words in ran.complaints[0]
    wrong.write_text("\n")
    assert "holds no passphrase" in run("library", "list", *ways[:2], "--passphrase-file", wrong).err
