"""One file from the disk through the worker: sizes first, then bytes, then articles."""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.core.article import Article
from briefer.core.cancel import CancelFlag, Cancelled
from briefer.core.errors import BrieferError, printable
from briefer.core.reading import ReadResult
from briefer.core.suggestion import Suggestions
from briefer.workflow.language import damage_in

if TYPE_CHECKING:
    from briefer.worker import Worker

SIZE_LIMIT = 50 * 1024 * 1024
"""Bytes of the largest file that is read; `briefer.ingest` holds the same limit."""

TEXT_LIMIT = 20 * 1024 * 1024
"""Bytes of the largest text that is taken as it is."""

RECORD_SUFFIXES = frozenset({".ris", ".bib", ".bibtex", ".nbib", ".enw", ".ciw"})
"""Endings of lists of references."""

SUFFIXES = RECORD_SUFFIXES | {
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".docx", ".odt", ".rtf", ".pdf",
    ".epub", ".eml", ".msg", ".zip", ".rss", ".atom", ".xml",
}  # fmt: skip
"""Endings of the files that are taken from a folder; a file named by itself may have any."""


class FileError(BrieferError):
    """A file cannot be read from the disk; `path` is the file."""

    def __init__(self, path: Path, sentence: str) -> None:
        self.path = path
        super().__init__(sentence)


class MissingFileError(FileError):
    """There is no such file."""


class FolderError(FileError):
    """The path is a folder where a file is needed."""


class UnreadableFileError(FileError):
    """The file is there and may not or cannot be read."""


class OversizedFileError(FileError):
    """The file is larger than Briefer reads."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or a part of it, that gave no article; the sentence names it and says what to do."""

    file: Path
    sentence: str


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file's bytes and what they gave."""

    content: bytes
    result: ReadResult


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text, what was found in it, and warnings in words for the user; spans count its code points."""

    text: str
    suggestions: Suggestions
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileFound:
    """What was found in the texts of one file, in their order, and its parts that could not be read."""

    texts: tuple[FoundText, ...]
    refused: tuple[Refusal, ...] = ()


def read_content(path: Path, limit: int = SIZE_LIMIT) -> bytes:
    """The bytes of a plain file of at most `limit` bytes. Raises a `FileError` that names the file."""
    name = printable(path.name or str(path), 120)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FolderError(path, f"{name} is a folder: name the files in it.")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError(path, f"{name} is not a plain file. Save its content in a file and name that.")
        if status.st_size > limit:
            raise _oversized(path, name, status.st_size, limit)
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise _unreadable(path, name, error) from error
    except ValueError as error:
        raise MissingFileError(path, f"{name} cannot be a file's name. Check the name.") from error
    if len(content) > limit:
        raise _oversized(path, name, len(content), limit)
    return content


def read_file(worker: Worker, path: Path, cancel: CancelFlag) -> FileRead:
    """The articles of one file. Raises `FileError` or the worker's error, each with a sentence for the user."""
    content = read_content(path)
    return FileRead(content, worker.read_articles(content, path.name, cancel))


def refused_parts(path: Path, result: ReadResult) -> tuple[Refusal, ...]:
    """The parts of a file that gave no article, with the sentence of each."""
    return tuple(Refusal(path, part.sentence) for part in result.refused)


def find_in_file(worker: Worker, path: Path, cancel: CancelFlag) -> FileFound:
    """What stands in the articles of one file; errors as for `read_file`."""
    result = read_file(worker, path, cancel).result
    texts = tuple(find_in_article(worker, article, cancel) for article in result.articles)
    return FileFound(texts, refused_parts(path, result))


def find_in_text_file(worker: Worker, path: Path, cancel: CancelFlag) -> FileFound:
    """What stands in a UTF-8 file taken as it is: offsets are code points of the file, line ends included."""
    content = read_content(path, TEXT_LIMIT)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        name = printable(path.name, 120)
        raise UnreadableFileError(
            path, f"{name} is not UTF-8 text. Save it as UTF-8, or leave out --verbatim."
        ) from error
    found = worker.find_verbatim(text, cancel, path.name)
    named, warnings = named_or_not(found, lambda: worker.name_verbatim(text, found, cancel, path.name))
    return FileFound((FoundText(text, named, warnings),))


def named_or_not(found: Suggestions, name: Callable[[], Suggestions]) -> tuple[Suggestions, tuple[str, ...]]:
    """What `name` gives; where naming fails, what was found before, with a warning that says why.

    Names only add to quotations and figures, so their failure must not cost those. Warns too of an installed language
    model that was passed over for its damage. Raises `Cancelled`.
    """
    try:
        named = name()
    except Cancelled:
        raise
    except BrieferError as error:
        return found, (f"Names could not be looked for. {error.sentence}",)
    return named, damage_in(named.pipeline)


def find_in_article(worker: Worker, article: Article, cancel: CancelFlag) -> FoundText:
    """What stands in an article, with names where they can be had; its warnings come along."""
    found = worker.find(article, cancel)
    named, warnings = named_or_not(found, lambda: worker.name(article, found, cancel))
    return FoundText(article.text, named, (*article.warnings, *warnings))


def _oversized(path: Path, name: str, size: int, limit: int) -> OversizedFileError:
    return OversizedFileError(
        path,
        f"{name} has {size / 2**20:.0f} MB, more than the {limit // 2**20} MB that Briefer reads. "
        "Split it, or copy the text that you need and paste it.",
    )


def _unreadable(path: Path, name: str, error: OSError) -> FileError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return MissingFileError(path, f"{name} was not found. Check the name and the folder.")
    if isinstance(error, PermissionError):
        return UnreadableFileError(path, f"{name} may not be read. Ask for the right to read it, or copy it.")
    if error.errno == errno.ENAMETOOLONG:
        return MissingFileError(path, f"{name} cannot be a file's name: it is too long. Check the name.")
    reason = printable(error.strerror or type(error).__name__, 80)
    return UnreadableFileError(path, f"{name} could not be read ({reason}). Copy it to this computer and try again.")
