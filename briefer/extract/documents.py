"""What every component may know of a spaCy document beyond its tokens: paragraphs, date, language, source text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_EXTENSIONS = (("paragraphs", ()), ("published", None), ("language", ""), ("source", ""))


def register_extensions() -> None:
    """Make the extensions known to spaCy; doing it again changes nothing.

    `doc._.paragraphs` are `Paragraph`s that count from the document's start, `doc._.published` is a date or None,
    `doc._.language` a language tag or "", `doc._.source` the text that was read or "".
    """
    from spacy.tokens import Doc

    for name, default in _EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


def source_of(doc: Doc) -> str:
    """The document's text. `doc.text` says the same, but puts it together from the tokens each time."""
    source: str = doc._.source
    return source or doc.text
