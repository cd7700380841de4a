"""`briefer import`: files into a library, each acknowledged once it is durable."""

from __future__ import annotations

import argparse

from briefer.cli.output import Output
from briefer.cli.secrets import opened_library
from briefer.core.cancel import CancelFlag
from briefer.worker import Worker
from briefer.workflow.importing import AddedFile, ImportStep, expand_paths, import_files


def run(options: argparse.Namespace, output: Output) -> None:
    """Import files and folders; a line is printed and flushed only after its article is durably committed."""

    def tell(step: ImportStep) -> None:
        for added in step.added:
            if options.json:
                output.json(
                    {
                        "id": added.article_id,
                        "file": added.file,
                        "title": added.title,
                        "duplicate_of": added.duplicate_of or None,
                    }
                )
            else:
                output.text(f"{added.article_id}  {added.title}{_repeats(added)}")
            for warning in added.warnings:
                output.say(f"{added.file}: {warning}")
        for note in step.notes:
            output.say(note)
        for refusal in step.refused:
            output.error(refusal.sentence)

    with opened_library(options, output, create=True) as library, Worker() as worker:
        import_files(library, worker, expand_paths(options.files), tell, CancelFlag())


def _repeats(added: AddedFile) -> str:
    """What to say of an article that is not new."""
    if not added.duplicate_of:
        return ""
    if added.duplicate_of == added.article_id:
        return " (already in the library)"
    return f" (near copy of {added.duplicate_of})"
