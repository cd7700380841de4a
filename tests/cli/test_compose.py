"""`briefer compose` and `briefer verify`: the main job on the command line."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from cli_program import SAMPLES, Ran, Run, run_program

ALL = tuple(sorted(SAMPLES.glob("*-battery-*.*")))


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """One run of the main job, for the tests that look at its outcome."""
    path = tmp_path_factory.mktemp("composed") / "note.docx"
    options = ("--template", "information-note", "--title", "Battery checks", "--marking", "OFFICIAL")
    outputs = ("--to", "The minister", "--output", path, "--output", path.with_suffix(".md"))
    return run_program("compose", *ALL, *options, *outputs), path


@pytest.fixture
def brief(composed: tuple[Ran, Path], tmp_path: Path) -> Path:
    """A copy of the composed brief that the test may change."""
    for suffix in (".docx", ".md"):
        shutil.copy(composed[1].with_suffix(suffix), tmp_path)
    return tmp_path / composed[1].name


def altered(path: Path, old: str, new: str) -> None:
    """Change the text of a Word file where `old` stands, as somebody would in Word."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = parts["word/document.xml"].decode()
    assert old in document
    parts["word/document.xml"] = document.replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def test_the_main_job_says_what_is_left_to_write_and_what_to_look_at(composed: tuple[Ran, Path]) -> None:
    ran = composed[0]
    assert (ran.code, ran.out) == (0, "")
    assert ran.complaints[0] == "briefer: Left out, for you to write: Assessment, Next steps."
    assert len(ran.complaints) > 1
    assert all(said.startswith("briefer: To look at: Figure differs between articles.") for said in ran.complaints[1:])


def test_the_draft_holds_quotations_and_figures_each_with_its_footnote(brief: Path) -> None:
    markdown = brief.with_suffix(".md").read_text(encoding="utf-8")
    marks = markdown.count("\n[^")
    assert marks >= 10
    for heading in ("Purpose", "Key points", "Background", "Current position", "Sources"):
        assert f"\n## {heading}\n" in markdown
    assert "Helen Marsh said: “Storage is essential to the system." in markdown
    assert "1,200 sites" in markdown
    assert "To: The minister" in markdown.replace("**", "")


def test_every_line_of_evidence_is_the_articles_own(run: Run, brief: Path) -> None:
    texts = " ".join(str(row["text"]) for row in run("read", *ALL, "--json").rows)
    lines = [line for line in brief.with_suffix(".md").read_text(encoding="utf-8").splitlines() if "[^" in line[2:]]
    for line in lines:
        if line.startswith("- "):
            words = line[2 : line.index("[^")].strip("”.")
            quoted = words.split(": “", 1)[-1] if ": “" in words else words
            assert quoted.strip("“”.") in texts


def test_an_untouched_brief_verifies(run: Run, brief: Path) -> None:
    ran = run("verify", brief)
    assert ran.code == 0
    assert "as exported" in ran.out


def test_a_quotation_changed_by_one_character_is_named(run: Run, brief: Path) -> None:
    altered(brief, "near miss", "near mess")
    ran = run("verify", brief)
    assert ran.code == 1
    (complaint,) = ran.complaints
    assert complaint.startswith("briefer: note.docx: “The minister calls it a near miss” was changed to “")
    assert "near mess" in complaint


def test_a_file_that_is_no_brief_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    for name, content in (("torn.docx", b"PK\x03\x04"), ("plain.docx", b"words"), ("empty.docx", b"")):
        (tmp_path / name).write_bytes(content)
        ran = run("verify", tmp_path / name)
        assert ran.code == 1
        assert ran.complaints[0].startswith(f"briefer: {name}")
    assert run("verify", tmp_path / "missing.docx").complaints == [
        "briefer: missing.docx was not found. Check the name and the folder."
    ]


def test_one_bad_article_and_one_bad_output_leave_the_rest_whole(run: Run, tmp_path: Path) -> None:
    good = tmp_path / "good.md"
    ran = run(
        "compose", tmp_path / "missing.txt", ALL[0], "--template", "information-note",
        "--output", tmp_path / "no such folder" / "note.docx", "--output", good,
    )  # fmt: skip
    assert ran.code == 1
    assert good.exists()
    assert any("missing.txt" in complaint for complaint in ran.complaints)
    assert any("no such folder" in complaint for complaint in ran.complaints)


def test_wrong_wishes_are_refused_before_any_work(run: Run, tmp_path: Path) -> None:
    unknown = run("compose", ALL[0], "--template", "sonnet", "--output", tmp_path / "a.docx")
    assert unknown.complaints[0].startswith("briefer: There is no template “sonnet”. Choose one of: ")
    assert "information-note" in unknown.complaints[0]
    ending = run("compose", ALL[0], "--template", "information-note", "--output", tmp_path / "a.pages")
    assert ending.complaints == ["briefer: a.pages cannot be written: end its name in .docx or .md."]
    assert list(tmp_path.iterdir()) == []


def test_an_article_without_quotations_or_figures_still_gives_a_brief(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "calm.txt"
    file.write_text("A quiet day\n\nNothing much happened in the valley, and the river was calm and slow.\n")
    ran = run("compose", file, "--template", "information-note", "--output", tmp_path / "calm.docx")
    assert ran.code == 0
    assert "briefer: calm.txt: no quotation and no figure was found." in ran.err
    assert (tmp_path / "calm.docx").exists()


def test_with_no_article_left_nothing_is_written(run: Run, tmp_path: Path) -> None:
    ran = run("compose", tmp_path, "--template", "information-note", "--output", tmp_path / "a.docx")
    assert ran.code == 1
    assert ran.complaints[-1] == "briefer: No brief was written: none of the files could be read."
    assert list(tmp_path.iterdir()) == []


def test_a_text_in_another_language_is_said_and_still_used(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bericht.txt"
    file.write_text(
        "Ministerin ordnet Prüfung aller Speicher an\n\nAlle großen Speicher im Netz sollen in sechs Monaten "
        "geprüft werden, sagte die Ministerin am Mittwoch. Betroffen sind etwa 1.200 Anlagen im Land, "
        "die zusammen rund 20 Prozent der Spitzenlast decken.\n",
        encoding="utf-8",
    )
    ran = run("compose", file, "--template", "information-note", "--output", tmp_path / "note.md")
    assert ran.code == 0
    assert any("bericht.txt" in complaint and "German" in complaint for complaint in ran.complaints)
    assert "Ministerin ordnet Prüfung aller Speicher an" in (tmp_path / "note.md").read_text(encoding="utf-8")


def test_control_characters_in_a_title_do_no_harm(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    options = ("--template", "information-note", "--title", "Battery\x01\nchecks", "--marking", "OFF\x07ICIAL")
    assert run("compose", ALL[0], *options, "--output", path).code == 0
    assert run("verify", path).code == 0
