"""Saving what can be read in a damaged library."""

from __future__ import annotations

from pathlib import Path

import pytest
from library.material import KEY, NOON, OTHER_KEY, article_from, brief_with, evidence_of

from briefer.library import (
    Library,
    LibraryExistsError,
    WrongKeyError,
    salvage,
    salvaging,
)


def test_salvaging_that_fails_half_way_leaves_no_library(filled: Library, tmp_path: Path):
    with filled._engine.writing() as db:
        db.execute("update evidence set record = '{}'")
        db.execute("update article set title = 1")
    filled.close()

    def stop(_db: object) -> list[str]:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(salvaging, "_mend", stop)
        with pytest.raises(KeyboardInterrupt):
            salvage(filled.path, KEY, tmp_path / "saved.briefer")
    assert not (tmp_path / "saved.briefer").exists()
    report = salvage(filled.path, KEY, tmp_path / "saved.briefer")
    assert (report.articles, report.evidence) == (1, 0)
    assert "left out" in report.sentences[0]


def test_every_single_damaged_page_leaves_most_of_a_library(library: Library, tmp_path: Path):
    for number in range(8):
        article, content = article_from(f"Report {number}. " * 150, title=f"{number}", name=f"{number}.txt")
        library.add_article(article, content, NOON)
        item = evidence_of(article, f"Report {number}.", id=f"{number:032x}")
        library.keep(item, "q1-2")
        library.save_brief(brief_with(item, title=f"{number}", id=f"{number:032x}"), NOON)
        library.take_snapshot(f"{number:032x}", "Sent", NOON)
        library.set_setting(f"{number}", "x" * 1000)
    library.close()
    whole = library.path.read_bytes()
    damaged, saved = tmp_path / "damaged.briefer", tmp_path / "saved.briefer"
    least: list[int] = []
    for page in range(1, len(whole) // 4096):
        harmed = bytearray(whole)
        harmed[page * 4096 + 2000] ^= 1
        damaged.write_bytes(harmed)
        try:
            report = salvage(damaged, KEY, saved)
        except WrongKeyError:
            # The list of the tables itself was hit.
            continue
        least.append(report.articles + report.evidence + report.briefs)
        assert least[-1] == 24 or report.sentences
        with Library.open(saved, KEY) as opened:
            assert [damage for damage in opened.check() if "seal" not in damage.sentence] == []
        saved.unlink()
    assert len(least) > len(whole) // 4096 - 5
    assert sum(least) / len(least) > 20


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
    assert copy.with_name("killed.briefer-wal").exists()


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
