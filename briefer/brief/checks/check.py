"""All checks of a brief in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefer.brief.checks.figures import differing_figures, disputed_figures
from briefer.brief.checks.finding import Accepted, Finding, Report, Rule, Severity
from briefer.brief.checks.material import Material
from briefer.brief.checks.own_words import unsourced_numbers, unsourced_words
from briefer.brief.checks.quotations import differing_words, other_speakers
from briefer.brief.checks.whole import lost_sources, markings, sections, unused_evidence

_CHECKS: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    differing_words,
    other_speakers,
    differing_figures,
    lost_sources,
    unsourced_words,
    unsourced_numbers,
    disputed_figures,
    sections,
    markings,
    unused_evidence,
)
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def check_brief(material: Material) -> Report:
    """What the checks find, the gravest first and each weight in reading order; a brief without text gives little.

    What the brief's writer accepted is told apart, until the words that it is about change.
    """
    reasons = {acceptance.finding: acceptance.reason for acceptance in material.brief.accepted}
    order = _reading_order(material)
    found = sorted(
        (finding for check in _CHECKS for finding in check(material)),
        key=lambda finding: (
            _WEIGHT[finding.severity],
            order.get((finding.place.section, finding.place.block), len(order)),
            finding.place.span,
        ),
    )
    struck = {finding.rule for finding in found}
    return Report(
        findings=tuple(finding for finding in found if finding.key not in reasons),
        accepted=tuple(Accepted(finding, reasons[finding.key]) for finding in found if finding.key in reasons),
        passed=tuple(rule for rule in Rule if rule not in struck),
    )


def _reading_order(material: Material) -> dict[tuple[str, str], int]:
    places: list[tuple[str, str]] = []
    for section in material.brief.sections:
        places.append((section.key, ""))
        places += [(section.key, block.id) for block in section.blocks]
    return {place: number for number, place in enumerate(places)}
