"""`briefer compose`: a drafted brief from files."""

from __future__ import annotations

import argparse

from briefer.brief.checks import Severity
from briefer.cli.output import Output
from briefer.core.cancel import CancelFlag
from briefer.core.errors import BrieferError, printable
from briefer.export import ExportOptions
from briefer.worker import Worker
from briefer.workflow.composing import Order, compose
from briefer.workflow.exporting import check_output, export_brief
from briefer.workflow.templates import template

_WEIGHTS = {Severity.FIX: "To fix", Severity.LOOK: "To look at"}


def run(options: argparse.Namespace, output: Output) -> None:
    """Draft one brief and write it to each output; one that cannot be written does not stop the others."""
    template(options.template)
    for path in options.output:
        check_output(path)
    order = Order(
        template=options.template,
        title=printable(options.title, 300),
        marking=printable(options.marking, 100),
        to=printable(options.to, 200),
        sender=printable(options.sender, 200),
    )
    with Worker() as worker:
        composition = compose(
            worker, options.files, order, lambda refusal: output.error(refusal.sentence), CancelFlag()
        )
    for warning in composition.warnings:
        output.say(warning)
    if composition.left_out:
        output.say(f"Left out, for you to write: {', '.join(composition.left_out)}.")
    for finding in composition.report.findings:
        if finding.severity is not Severity.NOTE:
            output.say(f"{_WEIGHTS[finding.severity]}: {finding.title}. {printable(finding.detail, 200)}")
    for path in options.output:
        try:
            export_brief(composition.cited, path, ExportOptions(author=order.sender))
        except BrieferError as error:
            output.error(error.sentence)
