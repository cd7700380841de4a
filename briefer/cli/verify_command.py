"""`briefer verify`: whether the quotations of an exported brief are still those that were exported."""

from __future__ import annotations

import argparse

from briefer.cli.output import Output
from briefer.core.errors import printable
from briefer.workflow.verifying import verify_brief


def run(options: argparse.Namespace, output: Output) -> None:
    """Name each quotation that was changed or lost, with what it was; nothing changed gives one line."""
    verification = verify_brief(options.brief)
    name = printable(options.brief.name, 120)
    for changed in verification.changed:
        output.error(f"{name}: {changed.sentence}")
    if not verification.changed:
        output.text(f"{name}: all {len(verification.quotations)} quotations and figures are as exported.")
