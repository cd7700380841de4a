"""Work on one brief in a real library: undo over everything, and saving as one goes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from briefer.brief.edit import with_title
from briefer.brief.template import new_brief
from briefer.core.evidence import EvidenceKind
from briefer.core.span import Span
from briefer.core.suggestion import Decision, Quotation
from briefer.library import Library
from briefer.ui.desk import Desk
from briefer.ui.jobs import Jobs
from briefer.ui.session import SAVE_AFTER_MS, BriefSession, Place
from briefer.workflow.templates import template


@pytest.fixture
def session(qapp: object, sample_library: Library) -> Iterator[BriefSession]:
    jobs = Jobs()
    brief = new_brief(template("information-note"), "Grid batteries", dt.date(2026, 3, 12))
    made = BriefSession(sample_library, jobs, Desk(brief, sample_library.evidence()))
    yield made
    jobs.close()


def first_quotation(session: BriefSession, article_id: str) -> Quotation:
    found = session.suggestions(article_id)
    assert found is not None
    return found.quotations[0]


def test_a_kept_suggestion_is_durable_at_once(qtbot: QtBot, session: BriefSession, herald: str) -> None:
    with qtbot.waitSignal(session.saved):
        kept = session.keep(herald, first_quotation(session, herald))
    assert session.library.evidence() == (kept,)
    assert Decision.KEPT in session.library.decisions(herald).values()


def test_a_brief_in_which_nothing_is_written_yet_can_be_kept_as_a_version(qtbot: QtBot, session: BriefSession) -> None:
    with qtbot.waitSignal(session.saved):
        session.save_brief()
    snapshot = session.library.take_snapshot(session.brief.id, "Empty", dt.datetime.now(dt.UTC))
    assert session.library.snapshot_brief(snapshot.id) == session.brief


def test_undo_takes_back_a_kept_suggestion_in_the_library_too(session: BriefSession, herald: str) -> None:
    quotation = first_quotation(session, herald)
    session.keep(herald, quotation, "key-points")
    session.undo_stack.undo()
    assert session.decision(herald, quotation) is None
    session.undo_stack.redo()
    session.undo_stack.undo()
    session.close()
    assert session.library.evidence() == ()
    assert session.library.decisions(herald) == {}
    assert session.brief.evidence_ids() == ()


def test_a_skipped_suggestion_stays_skipped(session: BriefSession, herald: str) -> None:
    quotation = first_quotation(session, herald)
    session.skip(herald, quotation)
    session.close()
    assert session.library.decisions(herald) != {}
    assert session.decision(herald, quotation) is Decision.SKIPPED


def test_discarding_kept_evidence_offers_its_suggestion_again(session: BriefSession, herald: str) -> None:
    quotation = first_quotation(session, herald)
    kept = session.keep(herald, quotation)
    session.close()
    reopened = BriefSession(session.library, Jobs(session), Desk(session.brief, session.library.evidence()))
    reopened.discard(kept.id)
    assert reopened.evidence == ()
    assert reopened.decision(herald, quotation) is None


def test_typing_is_one_step_of_undo_until_one_rests(session: BriefSession) -> None:
    before = session.brief
    for title in ("A", "An", "Any"):
        session.set_brief(with_title(session.brief, title), "typing", "title")
    assert session.undo_stack.count() == 1
    session.set_brief(with_title(session.brief, "Any note"), "typing", "other")
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.brief == before


def test_typing_reaches_the_library_within_a_second(qtbot: QtBot, session: BriefSession) -> None:
    assert SAVE_AFTER_MS <= 500
    with qtbot.waitSignal(session.saved):
        session.set_brief(with_title(session.brief, "Written"), "typing", "title")
    assert session.library.brief(session.brief.id).title == "Written"
    assert session.is_saved


def test_what_could_not_be_written_is_kept_and_told(qtbot: QtBot, session: BriefSession) -> None:
    session.library.close()
    with qtbot.waitSignal(session.save_failed):
        session.set_brief(with_title(session.brief, "Written"), "typing")
    assert not session.is_saved
    assert session.brief.title == "Written"


def test_words_chosen_by_hand_are_kept_with_their_place(session: BriefSession, herald: str) -> None:
    article = session.article(herald)
    start = article.text.index("fewer than half of the sites")
    kept = session.keep_selection(herald, Span(start, start + 28), EvidenceKind.FIGURE)
    assert kept.anchor.text == "fewer than half of the sites"
    assert session.labels()[kept.id] == "F1"


def test_a_note_on_a_card_can_be_undone(session: BriefSession, herald: str) -> None:
    kept = session.keep(herald, first_quotation(session, herald))
    session.update_evidence(replace(kept, note="for the minister"), "note")
    session.undo_stack.undo()
    session.close()
    assert session.library.evidence()[0].note == ""


def test_one_goes_to_the_source_and_back(qtbot: QtBot, session: BriefSession, herald: str) -> None:
    kept = session.keep(herald, first_quotation(session, herald))
    with qtbot.waitSignal(session.source_requested) as asked:
        session.show_source(kept.id, Place.EVIDENCE)
    with qtbot.waitSignal(session.returned) as returned:
        session.go_back()
    assert asked.args == [kept.id]
    assert returned.args == [kept.id, Place.EVIDENCE]
    assert not session.can_go_back


def test_another_brief_starts_with_nothing_to_undo(session: BriefSession, herald: str) -> None:
    session.keep(herald, first_quotation(session, herald), "key-points")
    old = session.brief
    session.open_brief(new_brief(template("information-note"), "Second", dt.date(2026, 3, 13)))
    session.close()
    assert not session.undo_stack.canUndo()
    assert session.library.brief(old.id) == old
    assert len(session.evidence) == 1
