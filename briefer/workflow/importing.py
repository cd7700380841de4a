"""Files into the library, one after the other; a file that is refused harms no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.core.article import Article, Original, seal
from briefer.core.cancel import CancelFlag, Cancelled
from briefer.core.errors import BrieferError, printable
from briefer.workflow.reading import SUFFIXES, Refusal, read_file, refused_parts

if TYPE_CHECKING:
    from briefer.library import Library
    from briefer.worker import Worker

FOLDER_LIMIT = 5000
"""Files that are taken from one folder at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedFile:
    """An article that is durable in the library.

    `file` is its file's name without folders; `duplicate_of` the id of the article that it repeats, "" for
    none; `warnings` are sentences for the user, such as that the text is in another language.
    """

    article_id: str
    file: str
    title: str
    duplicate_of: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportStep:
    """One file is finished: `done` of `total`, what it added and what of it was refused."""

    done: int
    total: int
    file: str
    added: tuple[AddedFile, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The outcome of a batch, in the order of its files; `stopped` where the user stopped it."""

    added: tuple[AddedFile, ...] = ()
    refused: tuple[Refusal, ...] = ()
    stopped: bool = False


def expand_paths(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files to import: each folder gives its files of known formats, by name and without subfolders.

    Files named by themselves stay, also unknown or missing ones, so that each gets its sentence. A folder that
    cannot be listed or holds nothing to import stays as it is, to be refused by name.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _files_in(path):
            found.setdefault(file)
    return tuple(found)


def import_files(
    library: Library,
    worker: Worker,
    paths: Iterable[Path],
    on_step: Callable[[ImportStep], None],
    cancel: CancelFlag,
) -> ImportReport:
    """Read the files and add their articles; `on_step` is called after each file, when its articles are durable.

    Every file that cannot be taken is named in the report with its sentence. A library that cannot be written
    ends the batch with its own error. Stopping keeps what was finished before.
    """
    added: list[AddedFile] = []
    refused: list[Refusal] = []
    files = tuple(paths)
    for done, path in enumerate(files, start=1):
        try:
            step = _import_file(library, worker, path, cancel)
        except Cancelled:
            return ImportReport(added=tuple(added), refused=tuple(refused), stopped=True)
        added += step.added
        refused += step.refused
        on_step(ImportStep(done=done, total=len(files), file=path.name, added=step.added, refused=step.refused))
    return ImportReport(added=tuple(added), refused=tuple(refused))


def import_pasted(
    library: Library, worker: Worker, text: str, html: str = "", cancel: CancelFlag | None = None
) -> AddedFile:
    """Add what was pasted; the original is the markup, or the text where that gave the article.

    Raises the worker's or the library's error.
    """
    article = worker.read_pasted(text, html, cancel or CancelFlag())
    markup, plain = html.encode("utf-8", "replace"), text.encode("utf-8", "replace")
    return _add(library, article, markup if seal(markup) == article.original.sha256 else plain)


def _import_file(library: Library, worker: Worker, path: Path, cancel: CancelFlag) -> ImportReport:
    try:
        file = read_file(worker, path, cancel)
    except Cancelled:
        raise
    except BrieferError as error:
        return ImportReport(refused=(Refusal(path, error.sentence),))
    added: list[AddedFile] = []
    for article in file.result.articles:
        cancel.check()
        added.append(_add(library, article, file.content))
    return ImportReport(added=tuple(added), refused=refused_parts(path, file.result))


def _add(library: Library, article: Article, content: bytes) -> AddedFile:
    result = library.add_article(article, content, dt.datetime.now(dt.UTC))
    return AddedFile(
        article_id=result.article_id,
        file=article.original.name,
        title=article.title or _first_words(article),
        duplicate_of=result.duplicate_of,
        warnings=article.warnings,
    )


def _first_words(article: Article) -> str:
    return printable(article.text, 80) or _name(article.original)


def _name(original: Original) -> str:
    return printable(original.name, 80)


def _files_in(path: Path) -> tuple[Path, ...]:
    try:
        if not path.is_dir():
            return (path,)
        files = sorted(
            file
            for file in path.iterdir()
            if file.suffix.lower() in SUFFIXES and not file.name.startswith(".") and file.is_file()
        )
    except OSError:
        return (path,)
    return tuple(files[:FOLDER_LIMIT]) or (path,)
