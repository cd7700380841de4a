"""The state that undo covers, and what the library is told about a change of it."""

import datetime as dt
from types import MappingProxyType

from samples import make_article, make_evidence

from briefer.brief.edit import place_evidence
from briefer.brief.template import new_brief
from briefer.core.evidence import EvidenceKind
from briefer.core.suggestion import Decision
from briefer.ui.desk import Desk, SuggestionKey, evidence_labels, writes_between
from briefer.workflow.templates import template

ARTICLE = make_article()
QUOTED = make_evidence(ARTICLE, "This was a near miss", speaker="Helen Marsh")
SITES = make_evidence(ARTICLE, "about 1,200 sites", EvidenceKind.FIGURE, value="about 1,200 sites")
ORIGIN = SuggestionKey(ARTICLE.id, "q1-2")


def empty() -> Desk:
    return Desk(new_brief(template("information-note"), "Note", dt.date(2026, 3, 12)))


def test_keeping_remembers_the_suggestion_it_came_from() -> None:
    desk = empty().keeping(QUOTED, ORIGIN)
    assert desk.evidence == (QUOTED,)
    assert desk.decisions == {ORIGIN: Decision.KEPT}
    assert writes_between(empty(), desk).kept == ((QUOTED, "q1-2"),)


def test_discarding_leaves_the_words_to_the_writer() -> None:
    kept = empty().keeping(SITES, ORIGIN)
    desk = kept.with_brief(place_evidence(kept.brief, SITES, "key-points")).discarding(SITES.id, ORIGIN)
    assert desk.evidence == ()
    assert desk.brief.evidence_ids() == ()
    assert "1,200 sites" in desk.brief.sections[1].blocks[0].text
    assert desk.decisions[ORIGIN] is None


def test_going_back_writes_the_opposite() -> None:
    before = empty()
    after = before.keeping(QUOTED, ORIGIN)
    back = writes_between(after, before)
    assert back.discarded == (QUOTED.id,)
    assert back.decided == ((ORIGIN, None),)


def test_nothing_is_written_for_a_change_of_the_brief_alone() -> None:
    before = empty()
    assert writes_between(before, before.with_brief(empty().brief)).is_empty


def test_labels_count_each_kind_in_kept_order() -> None:
    assert evidence_labels((SITES, QUOTED)) == {SITES.id: "F1", QUOTED.id: "Q1"}


def test_a_desk_cannot_be_changed_in_place() -> None:
    desk = empty().skipping(ORIGIN)
    assert isinstance(desk.decisions, MappingProxyType)
