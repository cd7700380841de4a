"""Checks of a brief: what is wrong in it or to be looked at, before it leaves the house."""

from __future__ import annotations

from briefer.brief.checks.check import check_brief
from briefer.brief.checks.finding import DIFFERENCES, Accepted, Finding, Origin, Place, Remedy, Report, Rule, Severity
from briefer.brief.checks.material import Dispute, Material
from briefer.brief.checks.remedies import apply_remedy

__all__ = [
    "DIFFERENCES",
    "Accepted",
    "Dispute",
    "Finding",
    "Material",
    "Origin",
    "Place",
    "Remedy",
    "Report",
    "Rule",
    "Severity",
    "apply_remedy",
    "check_brief",
]
