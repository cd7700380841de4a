"""What the checks found and what can be done about it, in words."""

from __future__ import annotations

from briefer.brief.checks import Finding, Remedy, Report, Rule, Severity
from briefer.brief.differences import Sort, compare_words
from briefer.ui.wording import counted, filled, joined, tr

_PASSED = (
    ("quotations", (Rule.QUOTATION_DIFFERS, Rule.REPORTED_WORDS_DIFFER)),
    ("speakers", (Rule.ANOTHER_SPEAKER,)),
    ("figures", (Rule.FIGURE_DIFFERS, Rule.FIGURE_REWORDED, Rule.HEDGE_DROPPED)),
    ("agreement of the articles", (Rule.FIGURE_DISPUTED,)),
    ("sources", (Rule.SOURCE_LOST, Rule.QUOTATION_UNSOURCED, Rule.NUMBER_UNSOURCED)),
    ("required sections", (Rule.SECTION_EMPTY,)),
    ("word limits", (Rule.SECTION_OVER,)),
    ("markings", (Rule.MARKING_MISSING, Rule.MARKING_TOO_LOW, Rule.PORTION_UNMARKED)),
)


def counts_in_words(report: Report) -> str:
    """How many findings of each weight there are, such as "1 to fix, 3 to look at, 1 note"."""
    fix, look, note = (report.count(severity) for severity in Severity)
    return joined(
        filled("%1 to fix", fix) if fix else "",
        filled("%1 to look at", look) if look else "",
        counted(note, "note", "notes") if note else "",
        filled("%1 accepted", len(report.accepted)) if report.accepted else "",
    )


def passed_in_words(report: Report) -> str:
    """What was checked and found in order; "" for nothing."""
    passed = set(report.passed)
    return joined(*(tr(name) for name, rules in _PASSED if passed.issuperset(rules)))


def said_as(severity: Severity) -> str:
    """A weight in words."""
    return {Severity.FIX: tr("to fix"), Severity.LOOK: tr("to look at"), Severity.NOTE: tr("note")}[severity]


def remedy_words(finding: Finding, remedy: Remedy) -> str:
    """What a remedy does, as the words of its button."""
    if remedy is Remedy.MARK_CHANGES:
        differing = {item.sort for item in compare_words(finding.words, finding.source) if item.differs}
        return tr("Mark the cut with […]") if differing == {Sort.MISSING} else tr("Mark the changes in [brackets]")
    return {
        Remedy.USE_SOURCE: tr("Use the source’s words"),
        Remedy.REMOVE_MARKS: tr("Remove quotation marks"),
        Remedy.NAME_SPEAKER: tr("Name the source’s speaker"),
        Remedy.ATTACH: tr("Attach its source"),
        Remedy.RELEASE: tr("Make them your own words"),
    }[remedy]
