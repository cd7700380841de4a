"""`briefer read`."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from cli_program import SAMPLES, Run


def test_each_article_is_one_line_of_json_with_the_promised_fields(run: Run) -> None:
    files = [SAMPLES / "herald-battery-fire.html", SAMPLES / "courier-battery-inspections.txt"]
    ran = run("read", *files, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [row["file"] for row in ran.rows] == [str(file) for file in files]
    for row, file in zip(ran.rows, files, strict=True):
        assert list(row) == [
            "file",
            "title",
            "authors",
            "outlet",
            "published",
            "address",
            "language",
            "text",
            "paragraphs",
            "sha256",
            "warnings",
        ]
        assert row["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
        assert dt.date.fromisoformat(str(row["published"])) in {dt.date(2026, 3, 12), dt.date(2026, 3, 13)}
        text, paragraphs = str(row["text"]), row["paragraphs"]
        assert isinstance(paragraphs, list)
        assert "\n\n".join(text[start:end] for start, end in paragraphs) == text


def test_without_json_an_article_is_shown_to_be_read(run: Run) -> None:
    ran = run("read", SAMPLES / "herald-battery-fire.html")
    assert "outlet     Northern Herald" in ran.out
    assert "“This was a near miss" in ran.out


def test_bad_files_cost_a_sentence_each_and_the_others_come_out(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    torn = tmp_path / "torn.docx"
    torn.write_bytes(b"PK\x03\x04" + bytes(40))
    missing = tmp_path / "no\nsuch.pdf"
    ran = run("read", empty, missing, tmp_path, torn, SAMPLES / "courier-battery-inspections.txt", "--json")
    assert ran.code == 1
    assert len(ran.rows) == 1
    assert len(ran.complaints) == 4
    for complaint, name in zip(ran.complaints, ("empty.txt", "no such.pdf", tmp_path.name, "torn.docx"), strict=True):
        assert complaint.startswith(f"briefer: {name}")
        assert complaint.endswith(".")


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_output_is_utf8_whatever_the_locale(program: Run, locale: str) -> None:
    ran = program("read", SAMPLES / "courier-battery-inspections.txt", "--json", LC_ALL=locale)
    assert (ran.code, ran.err) == (0, "")
    assert "Britain’s" in str(ran.rows[0]["text"])
