"""A text as a spaCy document: its tokens, and what every component may know beyond them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

T = TypeVar("T")

_RUN = 200
"""Code points without a blank that spaCy's tokenizer gets at once: its time grows with their square."""

_LONG_RUN = re.compile(rf"\S{{{_RUN}}}(?=\S)")

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


def sparing_tokenizer(tokenizer: Tokenizer) -> Tokenizer:
    """One that gives the same tokens in half the time, since it looks for no marks in words of plain letters.

    spaCy searches each new word for marks at its ends and inside; a word of ASCII letters alone has none.
    """
    from spacy.tokenizer import Tokenizer

    return Tokenizer(
        tokenizer.vocab,
        rules=tokenizer.rules,
        prefix_search=_unless_plain(tokenizer.prefix_search, None),
        suffix_search=_unless_plain(tokenizer.suffix_search, None),
        infix_finditer=_unless_plain(tokenizer.infix_finditer, ()),
        token_match=tokenizer.token_match,
        url_match=_unless_plain(tokenizer.url_match, None),
        faster_heuristics=tokenizer.faster_heuristics,
    )


def _unless_plain(search: Callable[[str], T], nothing: T) -> Callable[[str], T]:
    """The search, which finds `nothing` in a word of ASCII letters without a look."""

    def found(word: str) -> T:
        return nothing if word.isascii() and word.isalpha() else search(word)

    return found


def make_doc(language: Language, text: str) -> Doc:
    """The text as tokens, in time that grows with its length whatever it holds.

    A run without blanks is cut every 200 code points, so 25,000 quotation marks take no minute and a half.
    """
    if not _LONG_RUN.search(text):
        return language.make_doc(text)
    from spacy.tokens import Doc

    tokens = [token for chunk in _chunks(text) for token in language.make_doc(chunk)]
    return Doc(language.vocab, [token.text for token in tokens], [bool(token.whitespace_) for token in tokens])


def _chunks(text: str) -> Iterator[str]:
    start = 0
    for run in _LONG_RUN.finditer(text):
        yield text[start : run.end()]
        start = run.end()
    yield text[start:]


def source_of(doc: Doc) -> str:
    """The document's text. `doc.text` says the same, but puts it together from the tokens each time."""
    source: str = doc._.source
    return source or doc.text
