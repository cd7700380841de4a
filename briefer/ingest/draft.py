"""What a format's reader hands over: blocks of a page in order, and the details the file gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from briefer.core.article import CutReason, DetailSource, ParagraphKind
from briefer.core.reading import Pointers, Refused

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read: `name` without folders, and its bytes."""

    name: str
    content: bytes

    @property
    def stem(self) -> str:
        """The name without its last ending."""
        return self.name.rsplit(".", 1)[0] if "." in self.name[1:] else self.name

    @property
    def ending(self) -> str:
        """The last ending in lower case without the point; "" where there is none."""
        return self.name.rsplit(".", 1)[1].lower() if "." in self.name[1:] else ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of a page; with a `cut` it is kept aside and not part of the text."""

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    cut: CutReason | None = None


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A detail, where it was found, and whether it is only a guess."""

    value: T
    source: DetailSource
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is known of where an article comes from; None where the file does not say."""

    title: Found[str] | None = None
    authors: Found[tuple[str, ...]] | None = None
    outlet: Found[str] | None = None
    published: Found[dt.date] | None = None
    updated: Found[dt.date] | None = None
    address: Found[str] | None = None
    section: Found[str] | None = None
    language: Found[str] | None = None

    def or_else(self, other: Details) -> Details:
        """These details, with the gaps filled from `other`."""
        gaps = {name: getattr(other, name) for name in _FIELDS if getattr(self, name) is None}
        return replace(self, **gaps)


def named_after(name: str) -> Found[str] | None:
    """A title from the name of a file, the last resort and a guess; None for a name without words."""
    stem = " ".join(File(name, b"").stem.replace("_", " ").split())
    return Found(stem, DetailSource.FILE, weak=True) if stem else None


_FIELDS = ("title", "authors", "outlet", "published", "updated", "address", "section", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as its format's reader saw it.

    `trimmed` says that the reader knows the layout and set all cuts itself, so the general rules for
    page furniture must leave the blocks alone; `captions_known` that only captions need no guess. The draft of a
    bibliographic record has `pointers`, whose place in the file is not known here.
    """

    blocks: tuple[Block, ...]
    details: Details = Details()
    warnings: tuple[str, ...] = ()
    trimmed: bool = False
    captions_known: bool = False
    pointers: Pointers | None = None


@dataclass(frozen=True, slots=True)
class Drafts:
    """All articles of one file, and the parts of it that were refused."""

    drafts: tuple[Draft, ...]
    refused: tuple[Refused, ...] = ()
