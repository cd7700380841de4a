"""`briefer read`: files as clean articles."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefer.cli.output import Output
from briefer.cli.shapes import article_shape
from briefer.core.article import Article
from briefer.core.cancel import CancelFlag
from briefer.core.errors import BrieferError, printable
from briefer.worker import Worker
from briefer.workflow.reading import read_file, refused_parts


def run(options: argparse.Namespace, output: Output) -> None:
    """Print each file's articles; a file that cannot be read costs a line on standard error."""
    with Worker() as worker:
        for file in options.files:
            try:
                result = read_file(worker, file, CancelFlag()).result
            except BrieferError as error:
                output.error(error.sentence)
                continue
            for article in result.articles:
                if options.json:
                    output.json(article_shape(file, article))
                else:
                    output.text(_listing(file, article))
            for refusal in refused_parts(file, result):
                output.error(refusal.sentence)


def _listing(file: Path, article: Article) -> str:
    details = (
        ("file", str(file)),
        ("title", article.title),
        ("by", ", ".join(article.authors)),
        ("outlet", article.outlet),
        ("published", article.published.isoformat() if article.published else ""),
        ("address", article.address),
        ("language", article.language),
        ("sealed", article.original.sha256),
        *(("note", warning) for warning in article.warnings),
    )
    head = "\n".join(f"{label:<10} {printable(value)}" for label, value in details if value)
    return f"{head}\n\n{article.text}\n"
