"""The share of the kept evidence that still stands in its source, as the status line tells it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.core.evidence import EvidenceKind
from briefer.core.span import Span
from briefer.library import Library
from briefer.ui.evidence.source_match import anchors_found
from briefer.ui.program import Program
from briefer.workflow.keeping import evidence_from_selection

SLOW = 30_000


def said(program: Program) -> str:
    return program.desktop.contents.status.text


def test_nothing_is_said_of_sources_before_anything_is_kept(working: Program) -> None:
    assert "Sources" not in said(working)


def test_the_status_line_tells_how_much_of_the_kept_matches_its_source(qtbot: QtBot, working: Program) -> None:
    for count in (1, 2):
        QTest.keyClick(working.desktop.contents.workspace.suggestions.list, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda count=count: f"Sources match: {count} of {count}" in said(working), timeout=SLOW)
    working.desktop.close_library()
    assert "Sources" not in said(working)


def test_words_that_are_not_in_their_article_do_not_match(sample_library: Library, herald: str) -> None:
    article = sample_library.article(herald)
    at = dt.datetime(2026, 3, 16, 9, tzinfo=dt.UTC)
    kept = evidence_from_selection(article, Span(0, 20), EvidenceKind.PASSAGE, at).anchor
    altered = replace(kept, text="words nobody wrote here")
    lost = replace(kept, article_id="no such article")
    assert anchors_found(sample_library, (kept, altered, lost)) == {kept: True, altered: False, lost: False}
    assert anchors_found(sample_library, ()) == {}


def test_the_status_line_warns_of_evidence_that_no_longer_stands_in_its_source(
    qtbot: QtBot, working: Program, herald: str
) -> None:
    session = working.desktop.session
    assert session is not None
    kept = session.keep_selection(herald, Span(0, 20), EvidenceKind.PASSAGE)
    session.update_evidence(replace(kept, anchor=replace(kept.anchor, text="words nobody wrote here")), "alter")
    qtbot.waitUntil(lambda: "Sources match: 0 of 1" in said(working), timeout=SLOW)
