"""Saving what can be read in a damaged library."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from library.material import KEY, NOON, OTHER_KEY, article_from, brief_with, evidence_of

from briefer.library import (
    EmptyFileError,
    Library,
    LibraryDamagedError,
    LibraryExistsError,
    NothingSavedError,
    WrongKeyError,
    engine,
    salvage,
    salvaging,
    schema,
)

KEPT = Path(__file__).parent / "kept"


def test_salvaging_that_fails_half_way_leaves_no_library(filled: Library, tmp_path: Path):
    with filled._engine.writing() as db:
        db.execute("update evidence set record = '{}'")
        db.execute("update article set title = 1")
    filled.close()

    def stop(_db: object) -> list[str]:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(salvaging, "mend", stop)
        with pytest.raises(KeyboardInterrupt):
            salvage(filled.path, KEY, tmp_path / "saved.briefer")
    assert not (tmp_path / "saved.briefer").exists()
    report = salvage(filled.path, KEY, tmp_path / "saved.briefer")
    assert (report.articles, report.evidence) == (1, 0)
    assert "left out" in report.sentences[0]


@pytest.fixture
def eight(library: Library) -> Path:
    """A closed library of eight articles, each with evidence, a brief and its snapshot, and a setting."""
    for number in range(8):
        article, content = article_from(f"Report {number}. " * 150, title=f"{number}", name=f"{number}.txt")
        library.add_article(article, content, NOON)
        item = evidence_of(article, f"Report {number}.", id=f"{number:032x}")
        library.keep(item, "q1-2")
        library.save_brief(brief_with(item, title=f"{number}", id=f"{number:032x}"), NOON)
        library.take_snapshot(f"{number:032x}", "Sent", NOON)
        library.set_setting(f"{number}", "x" * 1000)
    library.close()
    return library.path


def test_every_single_damaged_page_leaves_most_of_a_library(eight: Path, tmp_path: Path):
    whole = eight.read_bytes()
    damaged, saved = tmp_path / "damaged.briefer", tmp_path / "saved.briefer"
    least: list[int] = []
    for page in range(len(whole) // 4096):
        harmed = bytearray(whole)
        harmed[page * 4096 + 2000] ^= 1
        damaged.write_bytes(harmed)
        report = salvage(damaged, KEY, saved)
        least.append(report.articles + report.evidence + report.briefs)
        assert "1 of" in report.sentences[0]
        with Library.open(saved, KEY) as opened:
            assert [damage for damage in opened.check() if "seal" not in damage.sentence] == []
        saved.unlink()
    assert min(least) >= 14
    assert sum(least) / len(least) > 20


@pytest.mark.parametrize("pages", [1, 4, 16, 34])
def test_a_library_without_its_first_pages_is_saved_from_the_rest(library: Library, tmp_path: Path, pages: int):
    for number in range(100):
        article, content = article_from(f"Report {number}. " * 150, title=f"{number}", name=f"{number}.txt")
        library.add_article(article, content, NOON)
        library.keep(evidence_of(article, f"Report {number}.", id=f"{number:032x}"))
    library.close()
    with library.path.open("r+b") as file:
        file.write(bytes(pages * 4096))
    with pytest.raises(LibraryDamagedError):
        Library.open(library.path, KEY)
    report = salvage(library.path, KEY, tmp_path / "saved.briefer")
    assert report.articles >= 85
    assert report.evidence >= 85
    with Library.open(tmp_path / "saved.briefer", KEY) as saved:
        assert [damage for damage in saved.check() if "seal" not in damage.sentence] == []
        assert len(saved.search("report", limit=500)) == report.articles + report.evidence


def test_pages_in_disorder_or_of_another_key_are_left_out(eight: Path, tmp_path: Path):
    content = bytearray(eight.read_bytes())
    content[:8192] = content[-8192:]
    eight.write_bytes(content)
    assert salvage(eight, KEY, tmp_path / "saved.briefer").articles == 8
    with pytest.raises(WrongKeyError):
        salvage(eight, OTHER_KEY, tmp_path / "other.briefer")


def test_a_library_that_was_cut_off_says_how_much_is_missing(eight: Path, tmp_path: Path):
    content = eight.read_bytes()
    count = len(content) // 4096
    eight.write_bytes(content[: -3 * 4096 - 7])
    report = salvage(eight, KEY, tmp_path / "saved.briefer")
    assert report.articles + report.evidence + report.briefs > 8
    assert report.sentences[0] == f"4 of {count} pages of the damaged file could not be read."


def test_nothing_saved_is_told_and_never_shown_as_an_empty_library(filled: Library, tmp_path: Path):
    saved = tmp_path / "saved.briefer"
    filled.close()
    content = filled.path.read_bytes()
    filled.path.write_bytes(bytes(len(content) - 4096) + content[-4096:])
    with pytest.raises(NothingSavedError, match="newest backup"):
        salvage(filled.path, KEY, saved)
    filled.path.write_bytes(b"")
    with pytest.raises(EmptyFileError):
        salvage(filled.path, KEY, saved)
    assert not saved.exists()


WITHOUT_LINE = """
insert into reading select 7, json_object('id', id) from article;
insert into reading values (8, '{');
delete from article"""


LOST_WITH_LINE = """
delete from page where kind = 'article';
delete from article;
insert into reading values (8, '{')"""


@pytest.mark.parametrize(
    ("harm", "imported"),
    [
        (WITHOUT_LINE, ""),
        ("delete from reading", NOON),
    ],
)
def test_an_article_comes_back_without_its_line_or_its_reading(
    filled: Library, tmp_path: Path, harm: str, imported: object
):
    (expected,) = filled.articles()
    text = filled.article(expected.id).text
    filled.close()
    db = engine.connect(filled.path, KEY)
    db.pragma("foreign_keys", 0)
    db.execute(harm)
    db.close()
    report = salvage(filled.path, KEY, tmp_path / "saved.briefer")
    assert (report.articles, report.evidence, report.briefs) == (1, 1, 1)
    with Library.open(tmp_path / "saved.briefer", KEY) as saved:
        (entry,) = saved.articles()
        assert replace(entry, imported=expected.imported) == expected
        assert entry.imported == imported or not imported
        article = saved.article(entry.id)
        assert article.text == text
        assert [paragraph.span.cut(text) for paragraph in article.paragraphs] == text.split("\n\n")
        assert [damage for damage in saved.check() if "seal" not in damage.sentence] == []


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_a_kept_library_of_every_version_is_salvaged_row_by_row(tmp_path: Path, version: int):
    path, saved = tmp_path / "kept.briefer", tmp_path / "saved.briefer"
    shutil.copyfile(KEPT / f"version-{version}.briefer", path)
    older = salvage(path, KEY, saved)
    assert (older.articles, older.evidence, older.briefs, older.snapshots) == (2, 1, 1, 1)
    saved.unlink()
    Library.open(path, KEY).close()
    assert salvage(path, KEY, saved).sentences == ()
    one, other = (engine.connect(file, KEY) for file in (path, saved))
    tables = {str(name) for (name,) in one.execute("select name from sqlite_schema where type = 'table'")}
    for table in sorted(table for table in tables if not table.startswith(("sqlite_", "word"))):
        assert rows_of(one, table) == rows_of(other, table), table
    one.close()
    other.close()


def rows_of(db: apsw.Connection, table: str) -> list[tuple[object, ...]]:
    return sorted(db.execute(f"select * from {table}"), key=repr)


def test_a_sound_library_is_salvaged_whole(filled: Library, tmp_path: Path):
    filled.take_snapshot("2" * 32, "Sent", NOON)
    filled.set_setting("kept", "yes")
    filled.close()
    report = salvage(filled.path, KEY, tmp_path / "saved.briefer")
    assert (report.articles, report.evidence, report.briefs, report.snapshots) == (1, 1, 1, 1)
    assert report.sentences == ()
    with Library.open(tmp_path / "saved.briefer", KEY) as saved:
        assert saved.check() == ()
        assert saved.setting("kept") == "yes"
        assert {hit.kind for hit in saved.search("six weeks")} == {"article", "quotation", "brief"}
    with pytest.raises(LibraryExistsError):
        salvage(filled.path, KEY, tmp_path / "saved.briefer")
    with pytest.raises(WrongKeyError):
        salvage(filled.path, OTHER_KEY, tmp_path / "other.briefer")


def test_changes_still_in_the_log_are_salvaged(filled: Library, tmp_path: Path):
    copy = tmp_path / "killed.briefer"
    copy.write_bytes(filled.path.read_bytes())
    copy.with_name("killed.briefer-wal").write_bytes(filled.path.with_name("library.briefer-wal").read_bytes())
    assert salvage(copy, KEY, tmp_path / "saved.briefer").briefs == 1
    log = copy.with_name("killed.briefer-wal")
    # A log that breaks off counts up to its last whole change.
    log.write_bytes(log.read_bytes()[:-100] + bytes(100))
    assert salvage(copy, KEY, tmp_path / "again.briefer").articles == 1
    assert log.exists()


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_what_can_be_read_in_a_damaged_library_is_saved(library: Library, tmp_path: Path, share: float):
    for number in range(60):
        article, content = article_from(f"Report {number}. " * 300, title=f"{number}", name=f"{number}.txt")
        library.add_article(article, content, NOON)
        item = evidence_of(article, f"Report {number}.", id=f"{number:032x}")
        library.keep(item)
        library.save_brief(brief_with(item, title=f"{number}"), NOON)
    library.close()
    content = bytearray(library.path.read_bytes())
    content[int(len(content) * share) // 4096 * 4096 + 99] ^= 0xFF
    library.path.write_bytes(content)
    report = salvage(library.path, KEY, tmp_path / "saved.briefer")
    assert report.articles == 60 or report.sentences
    assert report.articles >= 40
    with Library.open(tmp_path / "saved.briefer", KEY) as saved:
        assert [damage for damage in saved.check() if "seal" not in damage.sentence] == []
        assert len(saved.articles()) == report.articles
        assert len(saved.evidence()) == report.evidence
        assert saved.search("report 3")
    assert bytes(content) == library.path.read_bytes()


def test_an_open_library_found_damaged_is_put_right_in_its_place(filled: Library):
    assert filled.newest_sound_backup() is None
    again, report = filled.save_rest()
    with again:
        assert again.path == filled.path
        assert (report.articles, report.evidence, report.briefs) == (1, 1, 1)
    assert len(list(filled.path.with_name("library.briefer.backups").glob("replaced-*"))) == 1


@pytest.mark.parametrize("harm", ["delete from page where kind = 'article'", LOST_WITH_LINE])
def test_an_article_of_which_only_the_original_is_whole_waits_to_be_read_again(
    filled: Library, tmp_path: Path, harm: str
):
    (entry,) = filled.articles()
    content, (item,) = filled.original(entry.id), filled.evidence()
    filled.close()
    db = engine.connect(filled.path, KEY)
    db.pragma("foreign_keys", 0)
    db.execute(harm)
    db.close()
    report = salvage(filled.path, KEY, tmp_path / "saved.briefer")
    assert (report.articles, report.evidence, report.briefs) == (0, 0, 1)
    (unread,) = report.unread
    assert (unread.id, unread.sha256, unread.file, unread.evidence) == (entry.id, entry.sha256, entry.file, (item,))
    with Library.open(tmp_path / "saved.briefer", KEY) as saved:
        assert saved.sealed_original(unread.sha256) == content
        assert saved.sealed_original("none") is None
        assert saved.check() == ()


def test_an_article_of_which_text_and_original_are_lost_is_left_out(filled: Library, tmp_path: Path):
    filled.close()
    db = engine.connect(filled.path, KEY)
    db.pragma("foreign_keys", 0)
    db.execute("delete from page where kind = 'article'; delete from original")
    db.close()
    report = salvage(filled.path, KEY, tmp_path / "saved.briefer")
    assert (report.articles, report.evidence, report.briefs, report.unread) == (0, 0, 1, ())
    assert "2 articles, evidence or briefs could be read only in part" in report.sentences[0]
