"""Files into the library, one after the other; a file that is refused harms no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.core.article import Article, Detail, DetailSource, Original, seal
from briefer.core.cancel import CancelFlag, Cancelled
from briefer.core.errors import BrieferError, printable
from briefer.workflow.attaching import Catalogue, record_of
from briefer.workflow.reading import RECORD_SUFFIXES, SUFFIXES, FileRead, Refusal, read_file, refused_parts

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
    """One file is finished: `done` of `total`, what it added and what of it was refused.

    `detailed` are the ids of articles whose details its bibliographic records filled in; `notes` are sentences for
    the user about its records.
    """

    done: int
    total: int
    file: str
    added: tuple[AddedFile, ...] = ()
    refused: tuple[Refusal, ...] = ()
    detailed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The outcome of a batch, in the order of its files; `stopped` where the user stopped it.

    `detailed` and `notes` are as in `ImportStep`.
    """

    added: tuple[AddedFile, ...] = ()
    refused: tuple[Refusal, ...] = ()
    detailed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
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

    Lists of references are read after the other files, so that their records find articles of the same batch. Every
    file that cannot be taken is named in the report with its sentence. A library that cannot be written ends the batch
    with its own error. Stopping keeps what was finished before.
    """
    report = ImportReport()
    catalogue = Catalogue(library)
    files = sorted(paths, key=lambda path: path.suffix.lower() in RECORD_SUFFIXES)
    for done, path in enumerate(files, start=1):
        try:
            step = _import_file(library, worker, catalogue, path, cancel)
        except Cancelled:
            return replace(report, stopped=True)
        report = _joined(report, step)
        on_step(
            ImportStep(
                done=done,
                total=len(files),
                file=path.name,
                added=step.added,
                refused=step.refused,
                detailed=step.detailed,
                notes=step.notes,
            )
        )
    return report


def import_pasted(
    library: Library,
    worker: Worker,
    text: str,
    html: str = "",
    address: str = "",
    cancel: CancelFlag | None = None,
) -> AddedFile:
    """Add what was pasted; the original is the markup, or the text where that gave the article.

    `address` is where it was copied from, "" where unknown. Raises the worker's or the library's error.
    """
    article = worker.read_pasted(text, html, cancel or CancelFlag())
    if address and not article.address:
        said = Detail("address", DetailSource.ADDRESS, weak=False)
        article = replace(article, address=address, details=(*article.details, said))
    article = Catalogue(library).filled(article)
    markup, plain = html.encode("utf-8", "replace"), text.encode("utf-8", "replace")
    return _add(library, article, markup if seal(markup) == article.original.sha256 else plain)


def _import_file(
    library: Library, worker: Worker, catalogue: Catalogue, path: Path, cancel: CancelFlag
) -> ImportReport:
    try:
        file = read_file(worker, path, cancel)
    except Cancelled:
        raise
    except BrieferError as error:
        return ImportReport(refused=(Refusal(path, error.sentence),))
    records = {pointers.position: pointers for pointers in file.result.pointers}
    added: list[AddedFile] = []
    for article in file.result.articles:
        if article.position not in records:
            cancel.check()
            filled = catalogue.filled(article)
            added.append(_add(library, filled, file.content))
            catalogue.note(filled)
    report = ImportReport(added=tuple(added), refused=refused_parts(path, file.result))
    return _joined(report, _import_records(library, catalogue, file, cancel)) if records else report


def _import_records(library: Library, catalogue: Catalogue, file: FileRead, cancel: CancelFlag) -> ImportReport:
    """Give the details of a file's records to their articles; a record with words of its own may be an article."""
    articles = {article.position: article for article in file.result.articles}
    read = [(articles[item.position], item) for item in file.result.pointers if item.position in articles]
    catalogue.keep(tuple(record_of(article, item) for article, item in read), seal(file.content))
    added: list[AddedFile] = []
    detailed: dict[str, None] = {}
    attached = waiting = 0
    for article, item in read:
        cancel.check()
        found = catalogue.attach(record_of(article, item))
        detailed.update(dict.fromkeys(found.changed))
        if found.articles:
            attached += 1
        elif item.is_text:
            added.append(replace(_add(library, article, file.content), warnings=()))
        else:
            waiting += 1
    name = printable(read[0][0].original.name, 80) if read else ""
    fresh = sum(item.duplicate_of != item.article_id for item in added)
    notes = records_note(name, attached=attached, added=fresh, waiting=waiting)
    return ImportReport(added=tuple(added), detailed=tuple(detailed), notes=notes)


def records_note(name: str, *, attached: int, added: int, waiting: int) -> tuple[str, ...]:
    """What became of the records of the file called `name`, in a sentence each."""
    own = "with its abstract as text", "with their abstracts as text"
    said = (
        (attached, "{} belongs to articles of the library", "{} belong to articles of the library"),
        (added, f"{{}} became an article of its own, {own[0]}", f"{{}} became articles of their own, {own[1]}"),
        (waiting, "{} has no article yet and waits for it", "{} have no article yet and wait for them"),
    )
    parts = [(one if count == 1 else many).format(_records(count)) for count, one, many in said if count]
    return tuple(f"{name}: {part}." for part in parts)


def _records(count: int) -> str:
    return "1 record" if count == 1 else f"{count} records"


def _joined(one: ImportReport, other: ImportReport) -> ImportReport:
    return ImportReport(
        added=one.added + other.added,
        refused=one.refused + other.refused,
        detailed=one.detailed + other.detailed,
        notes=one.notes + other.notes,
    )


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
