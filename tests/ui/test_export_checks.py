"""What is looked at before a brief is exported."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui.editor.desks import article, evidence, note, written_brief

from briefer.brief.checks import Material, Rule, check_brief
from briefer.brief.checks.remedies import accept
from briefer.brief.cited import CitedBrief
from briefer.brief.edit import with_blocks, with_title
from briefer.brief.model import Block, BlockKind, Brief, Run
from briefer.core.citation import source_of
from briefer.export import ExportOptions, write_markdown, write_word
from briefer.ui.exporting.checks import ExportChecks, Readiness, Tally, check_export, is_file_name, proposed_name


def cited(brief: Brief | None = None) -> CitedBrief:
    return CitedBrief(
        brief=brief or written_brief(),
        template=note(),
        evidence=evidence(),
        sources=(source_of(article(), dt.date(2026, 3, 12)),),
    )


def filled() -> Brief:
    return with_blocks(written_brief(), "next-steps", (Block("n", BlockKind.BULLET, (Run("Write."),)),))


def checks(brief: Brief | None = None, **more: object) -> ExportChecks:
    """The checks of a brief with what it cites, as the export makes them."""
    whole = replace(cited(brief), **more)
    material = Material(brief=whole.brief, template=whole.template, evidence=whole.evidence_by_id())
    return check_export(whole, check_brief(material))


def test_a_sound_brief_is_ready() -> None:
    found = checks(filled())
    assert found.readiness is Readiness.READY
    assert (found.quotations, found.figures) == (Tally(3, 3), Tally(4, 4))


def test_an_empty_section_is_only_to_look_at() -> None:
    assert checks().readiness is Readiness.TO_LOOK_AT


def test_altered_words_are_to_fix() -> None:
    quoted = evidence()[0]
    runs = (Run("“"), Run("No battery at all", evidence_id=quoted.id), Run("”"))
    brief = with_blocks(filled(), "purpose", (Block("p", BlockKind.PARAGRAPH, runs),))
    found = checks(brief)
    assert found.readiness is Readiness.TO_FIX
    assert found.quotations == Tally(3, 4)


def test_an_accepted_difference_lets_the_brief_go_and_still_counts_as_one() -> None:
    quoted = evidence()[0]
    runs = (Run("“"), Run("No battery at all", evidence_id=quoted.id), Run("”"))
    brief = with_blocks(filled(), "purpose", (Block("p", BlockKind.PARAGRAPH, runs),))
    (finding,) = checks(brief).report.of(Rule.QUOTATION_DIFFERS)
    found = checks(accept(brief, finding, "As corrected in Parliament"))
    assert found.readiness is Readiness.READY
    assert found.quotations == Tally(3, 4)


def test_what_was_accepted_and_why_is_in_no_export() -> None:
    (finding, *_rest) = checks().report.findings
    brief = accept(written_brief(), finding, "Agreed with Pell on the telephone")
    package = zipfile.ZipFile(io.BytesIO(write_word(cited(brief), ExportOptions())))
    parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    assert not any(
        "Pell" in part or finding.key in part for part in [*parts, write_markdown(cited(brief), ExportOptions())]
    )


def test_a_figure_without_its_article_has_no_source() -> None:
    assert checks(filled(), sources=()).figures == Tally(0, 4)


def test_words_of_evidence_that_is_gone_are_to_fix() -> None:
    assert checks(filled(), evidence=evidence()[1:]).readiness is Readiness.TO_FIX


@given(st.text(max_size=300))
def test_any_title_gives_a_name_that_a_file_can_have(title: str) -> None:
    assert is_file_name(proposed_name(cited(with_title(written_brief(), title))))


@pytest.mark.parametrize("name", ["", " ", "a/b", "a:b", "CON", "nul.txt", "name.", "x" * 201, "line\nbreak", ".."])
def test_names_that_some_system_refuses_are_refused(name: str) -> None:
    assert not is_file_name(name)
