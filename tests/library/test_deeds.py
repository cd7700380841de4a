"""The record of deeds, what depends on an article, and articles read again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library.material import NOON, article_from, brief_with, evidence_of, harbour

from briefer.core.suggestion import Suggestions
from briefer.library import Deed, Library, NotInLibraryError


def test_deeds_are_written_down_only_when_the_user_wants_it(library: Library):
    deed = Deed(at=NOON, who="a.officer", deed="exported to Word", subject="2" * 32, marking="OFFICIAL", sha256="ab")
    assert not library.note_deed(deed)
    assert library.deeds() == ()
    library.record_deeds(on=True)
    assert library.note_deed(deed)
    assert library.note_deed(replace(deed, deed="backed up"))
    library.record_deeds(on=False)
    assert not library.note_deed(deed)
    assert [item.deed for item in library.deeds()] == ["backed up", "exported to Word"]
    assert library.deeds()[1] == deed


def test_what_depends_on_an_article_is_shown_and_goes_with_it(library: Library):
    article, content = harbour()
    library.add_article(article, content, NOON)
    item = evidence_of(article, "six weeks")
    library.keep(item)
    library.save_brief(brief_with(item, id="2" * 32, title="Port closure"), NOON)
    library.save_brief(brief_with(title="Other brief"), NOON)
    found = library.dependants(article.id)
    assert (found.evidence, found.briefs, found.copies) == ((item,), (("2" * 32, "Port closure"),), 0)
    library.remove_article(article.id)
    assert library.evidence() == ()
    assert library.brief("2" * 32).title == "Port closure"
    assert {entry.kept for entry in library.briefs()} == {0}
    assert library.dependants(article.id).briefs == ()


def test_a_library_is_removed_for_good_with_keys_and_backups(filled: Library):
    keys = filled.path.with_name("library.briefer.keys")
    keys.write_bytes(b"slots")
    other = filled.path.with_name("other.briefer")
    other.touch()
    filled.back_up_if_due(NOON)
    with keys.open("rb") as old:
        filled.erase()
        assert old.read() != b"slots"
    assert list(filled.path.parent.iterdir()) == [other]
    with Library.create(filled.path, bytes(32)) as again:
        assert again.articles() == ()
        again.erase()
    assert list(filled.path.parent.iterdir()) == [other]


def test_evidence_finds_its_words_in_a_newer_reading(library: Library):
    article, content = harbour()
    library.add_article(article, content, NOON)
    library.save_suggestions(article.id, Suggestions(pipeline="rules 1"))
    stays = evidence_of(article, "The port of Aldmouth")
    moves = evidence_of(article, "breakwater")
    goes = evidence_of(article, "six weeks")
    for item in (stays, moves, goes):
        library.keep(item, "q1-2" if item is moves else "")
    newer = replace(article, text=article.text.replace("six weeks", "a month and a half"))
    done = library.reread(newer)
    assert [item.id for item in done.moved] == [moves.id]
    assert [item.id for item in done.lost] == [goes.id]
    kept = {item.id: item for item in library.evidence()}
    assert kept[moves.id].anchor.span.cut(library.article(article.id).text) == "breakwater"
    assert kept[goes.id] == goes
    assert library.pending() == (article.id,)
    assert library.decisions(article.id) == {}
    other, _ = article_from("Never imported.")
    with pytest.raises(NotInLibraryError):
        library.reread(other)


def test_importing_the_same_file_again_mends_a_broken_seal(library: Library):
    article, content = harbour()
    library.add_article(article, content, NOON)
    with library._engine.writing() as db:
        db.execute("update original set content = x'00'")
    assert library.check() != ()
    library.add_article(article, content, NOON)
    assert library.check() == ()
    assert library.original(article.id) == content


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("update brief set record = '{}'", "brief “Port closure” cannot be read"),
        ("update reading set record = 'x'", "article “Aldmouth port shut for six weeks” cannot be read"),
        ("update snapshot set record = record || ' '", "snapshot “Sent” is not what was kept"),
        ("insert into word(rowid, title, outlet, speakers, body) values (99, 'a', 'b', 'c', 'd')", "search index"),
        ("pragma foreign_keys = 0; delete from article", "lost what they belong to"),
    ],
)
def test_what_is_wrong_inside_is_named(library: Library, harm: str, words: str):
    article, content = harbour()
    library.add_article(article, content, NOON)
    item = evidence_of(article, "six weeks")
    library.keep(item)
    library.save_brief(brief_with(item, id="2" * 32), NOON)
    library.take_snapshot("2" * 32, "Sent", NOON)
    assert library.check() == ()
    with library._engine.reading() as db:
        db.execute(harm)
    assert any(words in damage.sentence for damage in library.check())
