"""What reading one file gives: its articles, and the parts of it that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.article import Article


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or one part of a file such as a member of a zip, that gave no article.

    `name` is for the user ("clips.zip › broken.docx"); `sentence` says what happened and what to do.
    """

    name: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointers:
    """How a bibliographic record points to the article that it describes.

    `position` is that of the article which was read from the record itself; its details are the record's. `doi` is
    in lower case and "" for none; `files` are names without folders of files kept beside the record. `is_text` says
    that the record holds words of its own, such as an abstract.
    """

    position: int = 0
    doi: str = ""
    files: tuple[str, ...] = ()
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The articles of one file in their order in it; they are empty only where something was refused.

    Those that are bibliographic records have their `pointers`, in the same order.
    """

    articles: tuple[Article, ...]
    refused: tuple[Refused, ...] = ()
    pointers: tuple[Pointers, ...] = ()
