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


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The articles of one file in their order in it; they are empty only where something was refused."""

    articles: tuple[Article, ...]
    refused: tuple[Refused, ...] = ()
