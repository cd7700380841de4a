"""`briefer extract`: quotations, figures and names in files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from briefer.cli.output import Output
from briefer.cli.shapes import suggestions_shape
from briefer.core.cancel import CancelFlag
from briefer.core.errors import BrieferError, printable
from briefer.core.span import Span
from briefer.core.suggestion import Suggestions
from briefer.extract import faults_of_own_files
from briefer.worker import Worker
from briefer.workflow.reading import FoundText, find_in_file, find_in_text_file


def run(options: argparse.Namespace, output: Output) -> None:
    """Print what stands in each file; a file that cannot be read costs a line on standard error."""
    for fault in faults_of_own_files():
        output.say(fault)
    with Worker() as worker:
        for file in options.files:
            try:
                _run_file(worker, file, options, output)
            except BrieferError as error:
                output.error(error.sentence)


def _run_file(worker: Worker, file: Path, options: argparse.Namespace, output: Output) -> None:
    find = find_in_text_file if options.verbatim else find_in_file
    found = find(worker, file, CancelFlag())
    for number, text in enumerate(found.texts, start=1):
        name = file.stem if number == 1 else f"{file.stem}-{number}"
        if options.json:
            output.json(suggestions_shape(name, text.suggestions))
        else:
            output.text("\n".join(_listing(name, text)))
        for warning in () if options.json else text.warnings:
            output.say(f"{file.name}: {warning}")
    for refusal in found.refused:
        output.error(refusal.sentence)


def _listing(name: str, found: FoundText) -> Iterator[str]:
    suggestions: Suggestions = found.suggestions
    yield f"{name}: {len(suggestions.quotations)} quotations, {len(suggestions.figures)} figures"
    for quotation in suggestions.quotations:
        speaker = quotation.resolved or (quotation.speaker.text if quotation.speaker else "?")
        words = _words(found.text, quotation.span)
        yield f"  {_star(key=quotation.key)} {quotation.kind:<8} {printable(speaker, 40)}: {words}"
    for figure in suggestions.figures:
        subject = f"  ({printable(figure.about, 60)})" if figure.subject else ""
        yield f"  {_star(key=figure.key)} {figure.kind:<8} {_words(found.text, figure.extent)}{subject}"
    for finding in suggestions.arithmetic:
        yield f"  ! {'sum':<8} {printable(finding.sentence, 300)}"


def _star(*, key: bool) -> str:
    return "*" if key else " "


def _words(text: str, span: Span) -> str:
    return printable(span.cut(text), 200)
