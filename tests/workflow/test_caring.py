"""Backups that come back, and libraries that are damaged, on real files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from library.material import article_from, brief_with, evidence_of, harbour

from briefer.brief.template import new_brief
from briefer.core.cancel import CancelFlag
from briefer.library import (
    BackupKind,
    Library,
    LibraryDamagedError,
    LibraryMissingError,
    Outcome,
    WrongKeyError,
    engine,
)
from briefer.vault import SlotKind, Vault, WrongPassphraseError, keys_path
from briefer.worker import Worker
from briefer.workflow import caring, opening
from briefer.workflow.importing import import_files
from briefer.workflow.opening import library_key
from briefer.workflow.templates import template

PASSPHRASE = "correct horse battery staple"
NEWER = "harbour lantern seven bridge"
AT = dt.datetime(2026, 3, 12, 8, 40, tzinfo=dt.UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = opening.create_library(tmp_path / "library.briefer", PASSPHRASE, keyring=False).library
    made.save_brief(new_brief(template("information-note"), "First", AT.date()), AT)
    yield made
    made.close()


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as made:
        yield made


def titles(library: Library) -> set[str]:
    return {entry.title for entry in library.briefs()}


def test_an_empty_library_is_not_backed_up(tmp_path: Path) -> None:
    made = opening.create_library(tmp_path / "library.briefer", PASSPHRASE, keyring=False).library
    with made:
        assert caring.back_up_quietly(made, AT) is None
    assert caring.backups_of(made.path) == ()


def test_a_backup_is_previewed_and_comes_back(library: Library) -> None:
    backup = caring.back_up_quietly(library, AT)
    assert backup is not None
    library.save_brief(new_brief(template("information-note"), "Second", AT.date()), AT)
    seen = caring.preview_backup(library, backup.path)
    assert [(item.kind, item.title, item.outcome) for item in seen] == [("brief", "Second", Outcome.GOES)]
    with caring.restore_backup(library, backup.path) as again:
        assert titles(again) == {"First"}
    with opening.open_library(library.path, PASSPHRASE) as reopened:
        assert titles(reopened) == {"First"}


def test_a_backup_from_before_a_new_key_needs_the_passphrase_of_its_day(library: Library) -> None:
    backup = caring.back_up_quietly(library, AT)
    assert backup is not None
    vault = Vault.open(keys_path(library.path))
    vault.unlock_with_passphrase(PASSPHRASE)
    staged = vault.stage_rekey(NEWER, keyring=False)
    library.rekey(staged.key, staged.write)
    staged.finish()
    with pytest.raises(WrongKeyError):
        caring.preview_backup(library, backup.path)
    with pytest.raises(WrongPassphraseError):
        caring.preview_backup(library, backup.path, NEWER)
    assert caring.preview_backup(library, backup.path, PASSPHRASE) == ()
    caring.restore_backup(library, backup.path, PASSPHRASE).close()
    with opening.open_library(library.path, NEWER) as reopened:
        assert titles(reopened) == {"First"}


def test_a_copy_comes_back_under_the_key_file_that_stands_at_its_target(library: Library, tmp_path: Path) -> None:
    copy = opening.back_up(library, tmp_path / "copy.briefer", AT)
    target = tmp_path / "other" / "library.briefer"
    target.parent.mkdir()
    vault, _key, _code = Vault.create(keys_path(target), PASSPHRASE, keyring=False)
    opening.restore_library(copy, target, PASSPHRASE)
    assert [slot.kind for slot in vault.slots] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    with opening.open_library(target, PASSPHRASE) as restored:
        assert titles(restored) == {"First"}


def test_a_damaged_library_is_replaced_by_its_newest_sound_backup(library: Library) -> None:
    caring.back_up_quietly(library, AT)
    library.close()
    damage(library.path, at=0)
    way = caring.WayIn(PASSPHRASE)
    with pytest.raises(caring.DAMAGE):
        opening.open_library(library.path, PASSPHRASE)
    backup = caring.backup_for_rescue(library.path, way)
    assert backup is not None
    rescued = caring.rescue_from_backup(library.path, backup.path, way)
    with rescued.library as again:
        assert titles(again) == {"First"}
    assert sorted(path.suffix for path in backup.path.parent.glob("replaced-*")) == [".briefer", ".keys"]


def test_what_can_be_read_of_a_damaged_library_is_saved(library: Library, worker: Worker) -> None:
    library.compact()
    library.close()
    damage(library.path, at=library.path.stat().st_size - 4096)
    rescued = caring.rescue_by_salvage(library.path, caring.WayIn(PASSPHRASE), worker)
    with rescued.library as again:
        assert again.path == library.path
    assert "1 brief." in rescued.sentences[0]
    assert not list(library.path.parent.glob("*.saved"))


def test_a_way_in_is_never_shown() -> None:
    assert PASSPHRASE not in repr(caring.WayIn(PASSPHRASE, PASSPHRASE))


def damage(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(bytes(2048))


def test_the_open_brief_is_put_on_top_of_a_rescue_with_the_evidence_that_it_needs(
    library: Library, worker: Worker
) -> None:
    article, content = harbour()
    other, other_content = article_from("Another report on the port.")
    library.add_article(article, content, AT)
    library.back_up_if_due(AT)
    library.add_article(other, other_content, AT)
    kept = evidence_of(article, "six weeks")
    lost = evidence_of(other, "the port")
    work = caring.OpenWork(brief_with(kept, lost, title="Not yet written"), (kept, lost, evidence_of(article, "port")))
    backup = library.newest_sound_backup()
    assert backup is not None
    rescued = caring.rescue_open_from_backup(library, backup.path, work)
    with rescued.library as again:
        assert titles(again) == {"First", "Not yet written"}
        assert again.evidence() == (kept,)
        assert again.brief(work.brief.id) == work.brief
        saved = caring.rescue_open_by_salvage(again, worker)
    with saved.library as once_more:
        assert titles(once_more) == {"First", "Not yet written"}
        assert saved.sentences == ("Saved: 1 article, 1 piece of evidence and 2 briefs.",)


def rekeyed(library: Library) -> None:
    """Give the library a new key that another passphrase opens."""
    vault = Vault.open(keys_path(library.path))
    vault.unlock_with_passphrase(PASSPHRASE)
    staged = vault.stage_rekey(NEWER, keyring=False)
    library.rekey(staged.key, staged.write)
    staged.finish()


def test_a_backup_opens_in_place_of_a_locked_library_with_the_ways_of_its_day(library: Library) -> None:
    backup = caring.back_up_quietly(library, AT)
    assert backup is not None
    rekeyed(library)
    library.save_brief(new_brief(template("information-note"), "Second", AT.date()), AT)
    library.close()
    with pytest.raises(WrongPassphraseError):
        caring.open_backup(library.path, backup.path, caring.WayIn(NEWER))
    with caring.open_backup(library.path, backup.path, caring.WayIn(PASSPHRASE)) as again:
        assert titles(again) == {"First"}
    with opening.open_library(library.path, PASSPHRASE) as reopened:
        assert titles(reopened) == {"First"}
    aside, same = caring.copies_of(library.path)[::-1]
    assert (aside.kind, same.path) == (BackupKind.SET_ASIDE, backup.path)
    with caring.open_backup(library.path, aside.path, caring.WayIn(NEWER)) as back:
        assert titles(back) == {"First", "Second"}


def test_a_backup_that_cannot_take_the_place_of_the_library_changes_nothing(library: Library) -> None:
    backup = caring.back_up_quietly(library, AT)
    assert backup is not None
    library.close()
    files = {path: path.read_bytes() for path in library.path.parent.iterdir() if path.is_file()}
    damage(backup.path, at=8192)
    with pytest.raises(LibraryDamagedError):
        caring.open_backup(library.path, backup.path, caring.WayIn(PASSPHRASE))
    assert {path: path.read_bytes() for path in library.path.parent.iterdir() if path.is_file()} == files
    with pytest.raises(LibraryMissingError):
        caring.open_backup(library.path.with_name("none.briefer"), backup.path, caring.WayIn(PASSPHRASE))


def without_texts(library: Library) -> Library:
    """The library without the texts of its articles, as after damage to those pages; open."""
    key = library_key(library.path, PASSPHRASE)
    library.close()
    db = engine.connect(library.path, key)
    db.pragma("foreign_keys", 0)
    db.execute("delete from page where kind = 'article'")
    db.close()
    return Library.open(library.path, key)


def test_an_article_whose_text_is_lost_is_read_again_from_its_original(
    library: Library, worker: Worker, tmp_path: Path
) -> None:
    story = "\n\n".join(f"The harbour board met for the {number}th time and put it off." for number in range(200))
    (tmp_path / "harbour.txt").write_text(f"Harbour dues\n\n{story}\n")
    import_files(library, worker, [tmp_path / "harbour.txt"], lambda _step: None, CancelFlag())
    (entry,) = library.articles()
    before = library.article(entry.id)
    kept, gone = evidence_of(before, "the 199th time"), evidence_of(before, "the 7th time")
    gone = replace(gone, anchor=replace(gone.anchor, text="no longer there"))
    library.keep(kept)
    library.keep(gone)
    rescued = caring.rescue_open_by_salvage(without_texts(library), worker)
    with rescued.library as again:
        assert again.article(entry.id) == before
        assert again.article_entry(entry.id).imported == entry.imported
        assert set(again.evidence()) == {kept, gone}
        assert again.check() == ()
    assert rescued.sentences[0] == "Saved: 1 article, 2 pieces of evidence and 1 brief."
    assert rescued.sentences[1] == "1 article of these had to be read again from the original."


def test_an_original_that_cannot_be_read_again_is_said(library: Library, worker: Worker) -> None:
    article, content = article_from("Words.", content=b"%PDF-1.7 nothing else", name="report.pdf")
    other, other_content = article_from("Harbour dues rise again, the board said on Tuesday.", name="dues.txt")
    library.add_article(article, content, AT)
    library.add_article(replace(other, id="c" * 32, position=3), other_content, AT)
    rescued = caring.rescue_open_by_salvage(without_texts(library), worker)
    with rescued.library as again:
        assert again.articles() == ()
    assert "2 articles could not be read again and had to be left out." in rescued.sentences


class CutShortError(BaseException):
    """The program ends here."""


@pytest.mark.parametrize(
    ("step", "passphrase", "expected"),
    [
        ("briefer.library.restoring.sync_folder", PASSPHRASE, {"First"}),
        ("briefer.library.restoring._set_aside", NEWER, {"First", "Second"}),
        ("briefer.vault.staging.StagedKeys.finish", PASSPHRASE, {"First"}),
    ],
)
def test_opening_a_backup_that_is_cut_short_leaves_one_or_the_other_whole(
    library: Library, monkeypatch: pytest.MonkeyPatch, step: str, passphrase: str, expected: set[str]
) -> None:
    backup = caring.back_up_quietly(library, AT)
    assert backup is not None
    rekeyed(library)
    library.save_brief(new_brief(template("information-note"), "Second", AT.date()), AT)
    library.close()

    def cut_short(*_call: object) -> None:
        raise CutShortError

    monkeypatch.setattr(step, cut_short)
    # A kill would not tidy up either.
    monkeypatch.setattr("briefer.vault.staging.StagedKeys.abandon", lambda _staged: None)
    with pytest.raises(CutShortError):
        caring.open_backup(library.path, backup.path, caring.WayIn(PASSPHRASE))
    monkeypatch.undo()
    with opening.open_library(library.path, passphrase) as again:
        assert titles(again) == expected
        assert again.check() == ()
