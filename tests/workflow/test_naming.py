"""The index of names: joined within an article by the namer, across articles only by the full name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.core.span import Span
from briefer.core.suggestion import Name, NameKind, Quotation, QuotationKind, Suggestions
from briefer.extract import load_extractor
from briefer.extract.naming import load_namer
from briefer.ingest import read_articles
from briefer.library import Library
from briefer.workflow.naming import NamedEntry, NamePlace, article_names, folded, library_names, read_names

KEY = bytes(range(32))
AT = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)


def named(full: str, start: int, role: str = "", kind: NameKind = NameKind.PERSON) -> Name:
    return Name(span=Span(start, start + 4), kind=kind, full=full, role=role)


def said(by: str, start: int, group: int = 0) -> Quotation:
    return Quotation(span=Span(start, start + 9), kind=QuotationKind.DIRECT, resolved=by, group=group)


def test_an_article_lists_each_name_once_with_its_roles_and_mentions() -> None:
    found = Suggestions(
        names=(
            named("Ana Ruiz", 10, "Harbour Minister"),
            named("Port of Bergen", 30, kind=NameKind.BODY),
            named("Ana Ruiz", 50, "harbour minister"),
            named("Ana Ruiz", 70, "candidate"),
        )
    )
    ruiz, port = article_names("a", found)
    assert (ruiz.full, ruiz.kind, ruiz.roles) == ("Ana Ruiz", NameKind.PERSON, ("Harbour Minister", "candidate"))
    assert ruiz.mentions == tuple(NamePlace("a", Span(start, start + 4)) for start in (10, 50, 70))
    assert (port.full, port.roles, port.quotations) == ("Port of Bergen", (), ())


def test_a_quotation_cut_by_its_attribution_counts_once() -> None:
    found = Suggestions(
        names=(named("Ana Ruiz", 0), named("Bo Lind", 300)),
        quotations=(
            said("Ana Ruiz", 10),
            said("Ana Ruiz", 40, 1),
            said("Ana Ruiz", 60, 1),
            said("", 90),
            said("X", 99),
        ),
    )
    ruiz, lind = article_names("a", found)
    assert [place.span.start for place in ruiz.quotations] == [10, 40]
    assert lind.quotations == ()


def test_the_same_full_name_joins_across_articles_and_a_surname_does_not() -> None:
    first = article_names("a", Suggestions(names=(named("Kim Jung-ha", 0, "aide"), named("Vogt", 20))))
    second = article_names("b", Suggestions(names=(named("KIM Jung Ha", 5, "envoy"), named("Vogt", 30))))
    kim, *others = library_names([first, second])
    assert (kim.full, kim.roles, kim.article_ids) == ("Kim Jung-ha", ("aide", "envoy"), ("a", "b"))
    assert [(entry.full, entry.article_ids) for entry in others] == [("Vogt", ("a",)), ("Vogt", ("b",))]


def test_bodies_and_places_of_one_word_join_and_kinds_stay_apart() -> None:
    first = article_names("a", Suggestions(names=(named("Georgia", 0, kind=NameKind.PLACE),)))
    second = article_names("b", Suggestions(names=(named("Georgia", 0, kind=NameKind.PLACE),)))
    third = article_names("c", Suggestions(names=(named("Georgia", 0),)))
    counts = {(entry.kind, len(entry.article_ids)) for entry in library_names([first, second, third])}
    assert counts == {(NameKind.PLACE, 2), (NameKind.PERSON, 1)}


def test_a_story_in_several_copies_counts_once() -> None:
    def story(article_id: str, *names: Name) -> tuple[NamedEntry, ...]:
        return article_names(article_id, Suggestions(names=names, quotations=(said("Ana Ruiz", 50),)))

    copy = story("copy", named("Ana Ruiz", 0), named("Bo Lind", 9))
    second = story("second", named("Ana Ruiz", 0), named("Bo Lind", 9))
    lead = story("lead", named("Ana Ruiz", 4))
    other = story("other", named("Ana Ruiz", 2))
    ruiz, lind = library_names([copy, second, lead, other], {"copy": "lead", "second": "lead"})
    assert (ruiz.article_ids, len(ruiz.mentions), len(ruiz.quotations)) == (("lead", "other"), 2, 2)
    assert lind.article_ids == ("copy",)


def test_a_role_set_with_another_apostrophe_is_the_same_role() -> None:
    found = Suggestions(names=(named("Ana Ruiz", 0, "city's mayor"), named("Ana Ruiz", 20, "City’s mayor")))
    assert article_names("a", found)[0].roles == ("city's mayor",)


def test_nothing_found_gives_an_empty_index() -> None:
    assert article_names("a", Suggestions()) == ()
    assert library_names([(), ()]) == ()


@pytest.mark.parametrize("spelling", ["Lee Jae-hyun", "Lee Jae\u2011hyun", "LEE JAE HYUN", " Lee  Jae-Hyun "])
def test_spellings_that_differ_in_joints_and_case_are_one(spelling: str) -> None:
    assert folded(spelling) == "lee jae hyun"
    assert folded("Lee Jae-hun") != folded(spelling)


FULLS = st.sampled_from(["Ana Ruiz", "ANA RUIZ", "Ana-Ruiz", "Ruiz", "Bo Lind", "U.N.", "UN"])
NAMES = st.lists(
    st.builds(named, FULLS, st.integers(0, 999), st.sampled_from(["", "envoy", "Envoy"]), st.sampled_from(NameKind)),
    max_size=12,
)


@given(st.lists(NAMES, max_size=5))
def test_no_mention_is_lost_or_counted_twice(articles: list[list[Name]]) -> None:
    entries = [article_names(str(at), Suggestions(names=tuple(names))) for at, names in enumerate(articles)]
    index = library_names(entries)
    places = [place for entry in index for place in entry.mentions]
    wanted = [NamePlace(str(at), name.span) for at, names in enumerate(articles) for name in names]
    assert sorted(places, key=repr) == sorted(wanted, key=repr)
    for entry in index:
        if entry.kind is NameKind.PERSON and " " not in folded(entry.full):
            assert len(entry.article_ids) == 1


def test_the_names_of_a_library_lead_to_their_words(tmp_path: Path) -> None:
    stories = {
        "one.txt": "Ferry returns\n\nMinister Ingrid Vogt opened the pier. “We waited,” Vogt said on Monday.\n",
        "two.txt": "Pier talks\n\nTransport Minister Ingrid Vogt met Paul Adeyemi in Dublin on Tuesday.\n",
    }
    extractor, namer = load_extractor(), load_namer()
    assert namer is not None
    with Library.create(tmp_path / "library.briefer", KEY) as library:
        for name, text in stories.items():
            (article,) = read_articles(text.encode(), name).articles
            library.add_article(article, text.encode(), AT)
            library.save_suggestions(article.id, namer.name(article, extractor.find(article)))
        ids = [entry.id for entry in library.articles()]
        known = read_names(library, [*ids, "gone"])
        assert known["gone"] == ()
        vogt = next(entry for entry in library_names(known.values()) if entry.full == "Ingrid Vogt")
        assert set(vogt.article_ids) == set(ids)
        assert len(vogt.mentions) == 3
        assert len(vogt.quotations) == 1
        for place in (*vogt.mentions, *vogt.quotations):
            assert place.span.cut(library.article(place.article_id).text) in {"Ingrid Vogt", "Vogt", "We waited,"}
