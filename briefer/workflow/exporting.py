"""Handing a brief over: what it cites gathered, then one file per wish."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.brief.cited import CitedBrief
from briefer.brief.model import Brief
from briefer.core.citation import Source
from briefer.core.errors import BrieferError
from briefer.core.evidence import Evidence
from briefer.export import ExportOptions, save_file
from briefer.workflow.templates import template

if TYPE_CHECKING:
    from briefer.library import Library

FORMATS = (".docx", ".md")
"""Endings of the files that a brief can be written to."""


class UnknownFormatError(BrieferError):
    """No export has that ending."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path.name} cannot be written: end its name in {' or '.join(FORMATS)}.")


def cited_brief(library: Library, brief: Brief) -> CitedBrief:
    """The brief with its evidence and sources from the library; evidence that is gone is left out."""
    kept = {item.id: item for item in library.evidence()}
    evidence = tuple(kept[item] for item in brief.evidence_ids() if item in kept)
    sources = (library.source(article_id) for article_id in _articles(evidence))
    return gather(brief, evidence, sources)


def gather(brief: Brief, evidence: Iterable[Evidence], sources: Iterable[Source]) -> CitedBrief:
    """The brief with what it cites, each in order of first appearance; what it does not cite is left out."""
    known = {item.id: item for item in evidence}
    cited = tuple(known[item] for item in brief.evidence_ids() if item in known)
    by_id = {source.article_id: source for source in sources}
    return CitedBrief(
        brief=brief,
        template=template(brief.template),
        evidence=cited,
        sources=tuple(by_id[article_id] for article_id in _articles(cited) if article_id in by_id),
    )


def check_output(path: Path) -> None:
    """Raise `UnknownFormatError` for a file that no export can write."""
    if path.suffix.lower() not in FORMATS:
        raise UnknownFormatError(path)


def export_brief(cited: CitedBrief, path: Path, options: ExportOptions | None = None) -> None:
    """Write the brief to a file whose ending names the format; an old file stays whole until the new one is.

    Raises `UnknownFormatError` or the export's error for a place that cannot be written.
    """
    from briefer.export import write_markdown, write_word  # noqa: PLC0415  (lxml, only when a file is written)

    check_output(path)
    chosen = options or ExportOptions()
    if path.suffix.lower() == ".docx":
        save_file(path, write_word(cited, chosen))
    else:
        save_file(path, write_markdown(cited, chosen).encode())


def _articles(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.anchor.article_id for item in evidence))
