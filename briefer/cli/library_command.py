"""`briefer library`: list, check, back up, restore, and say how much is in it."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from briefer.cli.output import Output
from briefer.cli.secrets import library_path, opened_library, passphrase
from briefer.core.errors import printable
from briefer.library import ArticleEntry
from briefer.workflow.opening import back_up, restore_library


def run(options: argparse.Namespace, output: Output) -> None:
    """Do the action that was named."""
    actions: dict[str, Callable[[argparse.Namespace, Output], None]] = {
        "list": _list,
        "check": _check,
        "info": _tell,
        "backup": _back_up,
        "restore": _restore,
    }
    actions[options.action](options, output)


def _list(options: argparse.Namespace, output: Output) -> None:
    with opened_library(options, output) as library:
        entries = library.articles()
    for entry in entries:
        if options.json:
            output.json(
                {
                    "id": entry.id,
                    "title": entry.title,
                    "outlet": entry.outlet,
                    "published": entry.published,
                    "file": entry.file,
                    "sha256": entry.sha256,
                }
            )
        else:
            output.text(_line(entry))


def _line(entry: ArticleEntry) -> str:
    published = entry.published.isoformat() if entry.published else "no date   "
    outlet = printable(entry.outlet, 24)
    return f"{published}  {outlet:<24}  {printable(entry.title or entry.file, 100)}"


def _check(options: argparse.Namespace, output: Output) -> None:
    with opened_library(options, output) as library:
        damages = library.check()
    for damage in damages:
        output.error(damage.sentence)
    if options.json:
        output.json({"sound": not damages, "damages": [damage.sentence for damage in damages]})
    elif not damages:
        output.text(f"{library_path(options).name} is sound.")


def _tell(options: argparse.Namespace, output: Output) -> None:
    with opened_library(options, output) as library:
        report = library.info()
    if options.json:
        output.json(report)
        return
    output.text(
        f"{report.file}: {report.size / 2**20:.1f} MB, format {report.format}, {report.cipher}\n"
        f"{report.articles} articles from {report.originals} files ({report.original_bytes / 2**20:.1f} MB), "
        f"{report.evidence} pieces of evidence, {report.briefs} briefs, {report.snapshots} snapshots"
    )


def _back_up(options: argparse.Namespace, output: Output) -> None:
    with opened_library(options, output) as library:
        target = back_up(library, options.target, dt.datetime.now().astimezone())
    _say_done(options, output, target, "The library was copied to")


def _restore(options: argparse.Namespace, output: Output) -> None:
    target = library_path(options)
    restore_library(options.backup, target, passphrase(options))
    _say_done(options, output, target, "The copy was restored to")


def _say_done(options: argparse.Namespace, output: Output, path: Path, words: str) -> None:
    if options.json:
        output.json({"file": str(path)})
    else:
        output.text(f"{words} {path}.")
