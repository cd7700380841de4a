"""What the checks of a brief find, on a morning's brief."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import make_article, make_evidence
from ui.editor.briefs import briefs
from ui.editor.desks import FIGURE, LONG, article, block, empty_brief, evidence, note, written_brief

from briefer.brief.checks import Dispute, Finding, Material, Remedy, Report, Rule, Severity, apply_remedy, check_brief
from briefer.brief.checks.remedies import accept, withdraw
from briefer.brief.edit import with_blocks, with_marking
from briefer.brief.markings import ListedMarking
from briefer.brief.model import Block, BlockKind, Brief, Run
from briefer.brief.verbatim import quoted_runs
from briefer.core.evidence import Evidence
from briefer.core.span import Span

MARKINGS = (ListedMarking("OFFICIAL", 1), ListedMarking("SECRET", 3))
QUOTED, SITES, PEOPLE, COST, RISE, MODEL, OPERATOR = evidence()


def material(brief: Brief, *more: Evidence) -> Material:
    kept = {item.id: item for item in (*evidence(), *more)}
    return Material(brief=brief, template=note(), evidence=kept, articles={article().id: article()}, markings=MARKINGS)


def report(brief: Brief, *more: Evidence) -> Report:
    return check_brief(material(brief, *more))


def sound() -> Brief:
    return with_blocks(written_brief(), "next-steps", (block(BlockKind.BULLET, "Write."),))


def with_line(*runs: Run | str, kind: BlockKind = BlockKind.BULLET) -> Brief:
    return with_blocks(sound(), "next-steps", (block(kind, *runs),))


def carried(item: Evidence, words: str = "") -> Run:
    return Run(words or item.anchor.text, evidence_id=item.id)


def only(found: Report, rule: Rule) -> Finding:
    (finding,) = found.of(rule)
    return finding


def after(brief: Brief, finding: Finding, remedy: Remedy) -> Brief:
    return apply_remedy(brief, finding, remedy, material(brief).evidence)


def test_a_sound_brief_passes_every_rule() -> None:
    found = report(sound())
    assert found.findings == ()
    assert set(found.passed) == set(Rule)


def test_a_silent_cut_in_a_quotation_is_to_fix_and_its_words_are_counted() -> None:
    brief = with_line("She said: “", carried(QUOTED, LONG.replace("will decide alone", "will decide")), "”.")
    finding = only(report(brief), Rule.QUOTATION_DIFFERS)
    assert finding.severity is Severity.FIX
    assert (
        finding.advice == "One of the source’s words is missing inside the quotation marks, and no […] shows the cut."
    )
    assert finding.remedies == (Remedy.USE_SOURCE, Remedy.MARK_CHANGES, Remedy.REMOVE_MARKS)


def test_a_changed_word_is_told_with_the_sources_own() -> None:
    brief = with_line("It “", carried(OPERATOR, "must co-operate fully"), "”.")
    assert only(report(brief), Rule.QUOTATION_DIFFERS).advice == ("“must” stands here where the source has “will”.")


def test_words_put_inside_the_marks_beside_a_sound_quotation_are_found() -> None:
    brief = with_line("It “", carried(OPERATOR), " and at once”.")
    finding = only(report(brief), Rule.QUOTATION_DIFFERS)
    assert finding.words == "will co-operate fully and at once"
    fixed = after(brief, finding, Remedy.USE_SOURCE)
    assert fixed.sections[-1].blocks[0].text == "It “will co-operate fully”."


def test_the_comma_before_an_attribution_is_the_writers() -> None:
    assert not report(with_line("“", carried(OPERATOR), ",” the operator said.")).of(Rule.QUOTATION_DIFFERS)


def test_reported_words_without_marks_are_only_to_look_at() -> None:
    brief = with_line("The operator ", carried(OPERATOR, "would co-operate fully"), ".")
    assert only(report(brief), Rule.REPORTED_WORDS_DIFFER).severity is Severity.LOOK


@pytest.mark.parametrize("remedy", [Remedy.USE_SOURCE, Remedy.MARK_CHANGES, Remedy.REMOVE_MARKS])
def test_each_remedy_of_a_changed_quotation_settles_it(remedy: Remedy) -> None:
    words = LONG.replace("will decide alone", "will decide")
    brief = with_line("“", carried(QUOTED, words), "”", kind=BlockKind.QUOTE)
    mended = after(brief, only(report(brief), Rule.QUOTATION_DIFFERS), remedy)
    assert not report(mended).of(Rule.QUOTATION_DIFFERS, Rule.REPORTED_WORDS_DIFFER)
    assert QUOTED.id in {run.evidence_id for run in mended.sections[-1].blocks[0].runs}


def test_without_its_marks_a_quotation_becomes_a_paragraph_that_stays_cited() -> None:
    brief = with_line("“", carried(QUOTED, f"Surely {LONG}"), ",” she said.", kind=BlockKind.QUOTE)
    (line,) = after(brief, only(report(brief), Rule.QUOTATION_DIFFERS), Remedy.REMOVE_MARKS).sections[-1].blocks
    assert (line.kind, line.text) == (BlockKind.PARAGRAPH, f"Surely {LONG}, she said.")


def test_a_quotation_under_the_name_of_another_speaker_is_to_fix() -> None:
    brief = with_line("The Chief Fire Officer said: “", carried(OPERATOR), "”.")
    finding = only(report(brief), Rule.ANOTHER_SPEAKER)
    assert (finding.severity, finding.words, finding.source) == (Severity.FIX, "Fire Officer", "The operator")


def test_a_name_that_no_card_gives_is_to_look_at() -> None:
    brief = with_line("“", carried(OPERATOR), "”, said Jonas Pell.")
    assert only(report(brief), Rule.ANOTHER_SPEAKER).severity is Severity.LOOK


def test_the_line_under_a_quotation_can_be_given_the_right_name_and_keeps_its_date() -> None:
    brief = with_blocks(
        sound(),
        "next-steps",
        (
            block(BlockKind.QUOTE, "“", carried(QUOTED), "”"),
            block(BlockKind.ATTRIBUTION, "The operator, 12 March 2026"),
        ),
    )
    named = after(brief, only(report(brief), Rule.ANOTHER_SPEAKER), Remedy.NAME_SPEAKER)
    assert named.sections[-1].blocks[1].text.startswith("Helen Marsh")
    assert named.sections[-1].blocks[1].text.endswith("12 March 2026")
    assert not report(named).of(Rule.ANOTHER_SPEAKER)


@pytest.mark.parametrize(
    "lead", ["Ms Marsh said: “", "In Parliament she said: “", "The order is firm: “", "Energy Minister Helen Marsh: “"]
)
def test_a_name_or_pronoun_that_fits_is_no_finding(lead: str) -> None:
    assert not report(with_line(lead, carried(QUOTED), "”.")).of(Rule.ANOTHER_SPEAKER)


def test_another_number_than_the_evidences_is_to_fix() -> None:
    finding = only(report(with_line("It costs ", carried(COST, "£16.4 million"), ".")), Rule.FIGURE_DIFFERS)
    assert finding.severity is Severity.FIX
    assert finding.advice == "The brief gives £16.4 million, the source £14.6 million."


def test_the_same_number_spelled_otherwise_is_only_to_look_at() -> None:
    finding = only(report(with_line("A rise of ", carried(RISE, "7.5%"), ".")), Rule.FIGURE_REWORDED)
    assert finding.severity is Severity.LOOK


def test_a_round_number_without_its_about_is_to_look_at() -> None:
    finding = only(report(with_line("It covers ", carried(SITES, "1,200 sites"), ".")), Rule.HEDGE_DROPPED)
    assert finding.advice.startswith("The source says “about 1,200”.")
    assert not report(with_line("It covers some ", carried(SITES, "1,200 sites"), ".")).of(Rule.HEDGE_DROPPED)


def test_words_of_evidence_that_is_gone_are_to_fix() -> None:
    brief = with_line("Soon ", Run("all of it", evidence_id="gone"), ".")
    finding = only(report(brief), Rule.SOURCE_LOST)
    mended = after(brief, finding, Remedy.RELEASE)
    assert mended.evidence_ids() == sound().evidence_ids()


def test_a_number_of_the_writers_own_is_found_with_the_article_that_gives_it() -> None:
    finding = only(report(with_line("Of the sites 340 stand close to homes.")), Rule.NUMBER_UNSOURCED)
    assert (finding.words, finding.severity) == ("340", Severity.LOOK)
    assert finding.origin is not None
    assert finding.origin.span.cut(article().text) == "340"


def test_a_number_that_evidence_in_the_brief_gives_has_its_source() -> None:
    assert not report(with_line("At £14.6 million it is dear.")).of(Rule.NUMBER_UNSOURCED)


def test_a_number_of_the_paragraph_that_a_line_cites_has_its_source() -> None:
    line = ("The order covers ", carried(SITES), ", of which 340 stand close to homes.")
    assert not report(with_line(*line)).of(Rule.NUMBER_UNSOURCED)


def test_a_small_number_counts_as_sourced_only_for_the_same_thing() -> None:
    kept = make_evidence(make_article("It met three times."), "three times", FIGURE)
    line = ("It met ", carried(kept), ". Three ministers stayed, three times.")
    assert [item.words for item in report(with_line(*line), kept).of(Rule.NUMBER_UNSOURCED)] == ["Three"]


def test_quoted_words_without_a_source_are_found_in_the_articles() -> None:
    brief = with_line("He called it “a model of how not to build”.")
    finding = only(report(brief), Rule.QUOTATION_UNSOURCED)
    assert finding.evidence_id == MODEL.id
    attached = after(brief, finding, Remedy.ATTACH)
    assert not report(attached).of(Rule.QUOTATION_UNSOURCED, Rule.QUOTATION_DIFFERS)
    assert MODEL.id in {run.evidence_id for run in attached.sections[-1].blocks[0].runs}


def test_quoted_words_that_an_article_has_otherwise_are_to_fix() -> None:
    finding = only(report(with_line("“340 stand within 200 metres of homes”")), Rule.QUOTATION_UNSOURCED)
    assert (finding.severity, finding.title) == (Severity.FIX, "Quoted words differ from an article")
    assert finding.source == "340 stand within 100 metres of homes"


def test_the_title_of_an_article_may_be_quoted() -> None:
    assert not report(with_line("See “Minister orders checks”.")).of(Rule.QUOTATION_UNSOURCED)


def test_quoted_words_that_no_article_has_are_to_look_at() -> None:
    brief = with_line("It was “hardly worth the ink”.")
    finding = only(report(brief), Rule.QUOTATION_UNSOURCED)
    assert (finding.severity, finding.remedies) == (Severity.LOOK, (Remedy.REMOVE_MARKS,))
    assert after(brief, finding, Remedy.REMOVE_MARKS).sections[-1].blocks[0].text == "It was hardly worth the ink."


def test_a_figure_that_another_article_gives_otherwise_is_to_look_at() -> None:
    start = article().text.index("1,200")
    dispute = Dispute(
        article().id,
        Span(start, start + 5),
        "Figure differs between articles",
        "1,200 sites, elsewhere 1,100 sites",
        "1,200 here, 1,100 there.",
        "other",
        Span(0, 5),
    )
    found = check_brief(replace(material(sound()), disputes=(dispute,)))
    assert only(found, Rule.FIGURE_DISPUTED).origin is not None


def test_an_empty_required_section_is_to_look_at() -> None:
    assert only(report(written_brief()), Rule.SECTION_EMPTY).place.section == "next-steps"


@pytest.mark.parametrize(("words", "severity"), [(41, Severity.NOTE), (60, Severity.LOOK)])
def test_a_little_over_the_limit_is_noted_and_more_is_to_look_at(words: int, severity: Severity) -> None:
    brief = with_blocks(sound(), "purpose", (block(BlockKind.PARAGRAPH, "word " * words),))
    assert only(report(brief), Rule.SECTION_OVER).severity is severity


def test_a_brief_without_a_marking_is_to_look_at() -> None:
    assert only(report(with_marking(sound(), "")), Rule.MARKING_MISSING).severity is Severity.LOOK


def test_a_marking_below_what_the_brief_carries_is_to_fix() -> None:
    secret = replace(QUOTED, marking="SECRET")
    assert only(report(sound(), secret), Rule.MARKING_TOO_LOW).severity is Severity.FIX
    assert not report(with_marking(sound(), "SECRET UK EYES ONLY"), secret).of(Rule.MARKING_TOO_LOW)


def test_a_paragraph_left_out_of_portion_marking_is_named() -> None:
    lines = (Block("m", BlockKind.PARAGRAPH, (Run("Marked."),), "OFFICIAL"),)
    found = report(with_blocks(sound(), "next-steps", lines)).of(Rule.PORTION_UNMARKED)
    assert len(found) == sum(1 for _section, line in sound().blocks() if line.text) - 1


def test_evidence_of_the_briefs_articles_that_it_leaves_out_is_noted_once() -> None:
    unused = make_evidence(article(), "a sports hall")
    elsewhere = make_evidence(make_article("Nothing to do with it at all."), "Nothing to do")
    finding = only(report(sound(), unused, elsewhere), Rule.EVIDENCE_UNUSED)
    assert (finding.severity, finding.evidence_id) == (Severity.NOTE, unused.id)


def test_an_accepted_finding_stays_accepted_until_its_words_change() -> None:
    brief = with_line("It “", carried(OPERATOR, "must co-operate fully"), "”.")
    finding = only(report(brief), Rule.QUOTATION_DIFFERS)
    settled = accept(brief, finding, "Corrected by the operator on the telephone")
    found = report(settled)
    assert not found.findings
    assert [item.reason for item in found.accepted] == ["Corrected by the operator on the telephone"]
    longer = with_blocks(settled, "purpose", (block(BlockKind.PARAGRAPH, "More."),))
    assert report(longer).accepted
    assert report(withdraw(settled, finding)).findings == (finding,)
    line = settled.sections[-1].blocks[0]
    changed = replace(line, runs=(line.runs[0], carried(OPERATOR, "shall co-operate fully"), line.runs[2]))
    assert report(with_blocks(settled, "next-steps", (changed,))).of(Rule.QUOTATION_DIFFERS)


def test_the_gravest_come_first_and_then_the_order_of_reading() -> None:
    brief = with_line("It “", carried(OPERATOR, "must co-operate fully"), "” in 77 ways and 88 forms.")
    found = report(with_marking(brief, ""))
    assert [item.severity for item in found.findings] == [Severity.FIX, Severity.LOOK, Severity.LOOK, Severity.LOOK]
    assert [item.words for item in found.of(Rule.NUMBER_UNSOURCED)] == ["77", "88"]


@settings(max_examples=60, deadline=None)
@given(briefs())
def test_any_brief_is_checked_and_every_finding_points_at_its_words(brief: Brief) -> None:
    blocks = {block.id: block.text for _section, block in brief.blocks()}
    found = report(brief)
    assert len({item.key for item in found.findings}) <= len(found.findings)
    for item in found.findings:
        if item.place.block and item.words:
            assert item.place.span.cut(blocks[item.place.block]) == item.words


@settings(max_examples=60, deadline=None)
@given(briefs(), st.data())
def test_any_remedy_changes_nothing_but_its_place(brief: Brief, data: st.DataObject) -> None:
    open_ones = [(item, remedy) for item in report(brief).findings for remedy in item.remedies]
    if not open_ones:
        return
    finding, remedy = data.draw(st.sampled_from(open_ones))
    done = apply_remedy(brief, finding, remedy, material(brief).evidence)
    for (_old_section, old), (_new_section, new) in zip(brief.blocks(), done.blocks(), strict=True):
        assert old == new or old.id == finding.place.block
    if remedy is Remedy.USE_SOURCE:
        states = {run.block.id: run.state for run in quoted_runs(done, material(brief).evidence)}
        assert states.get(finding.place.block) is not None
    assert report(done).of(finding.rule) != report(brief).of(finding.rule) or done == brief


def test_ten_pages_with_sixty_cards_are_checked_in_fifty_milliseconds() -> None:
    texts = [f"Site {n} burned for {n + 3} hours, and the keeper of site {n} said that it was over." for n in range(60)]
    source = make_article(*texts)
    kept = [make_evidence(source, text[:-1]) for text in texts]
    prose = "The order of the ministry asks all operators to write plans, 340 of them, for fires. " * 4
    lines = [
        line
        for item in kept
        for line in (block(BlockKind.BULLET, "“", carried(item), "”."), block(BlockKind.PARAGRAPH, prose))
    ]
    brief = with_blocks(empty_brief(), "background", tuple(lines))
    matter = Material(
        brief=brief, template=note(), evidence={item.id: item for item in kept}, articles={source.id: source}
    )
    times: list[float] = []
    for _attempt in range(5):
        start = time.perf_counter()
        check_brief(matter)
        times.append(time.perf_counter() - start)
    assert sum(len(line.text.split()) for line in lines) > 4_000
    assert min(times) < 0.05
