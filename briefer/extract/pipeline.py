"""The language pipeline: spaCy's blank English tokenizer with our own components on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.core.article import Paragraph, ParagraphKind
from briefer.core.span import Span
from briefer.extract import figures, quotations
from briefer.extract.documents import make_doc, register_extensions, sparing_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULES_VERSION = 2
"""Raised whenever the same text may give other suggestions than before."""

PIPELINE_NAME = f"blank en, rules {RULES_VERSION}"

PIECE = 100_000
"""Code points of text in one spaCy document at the most; longer texts are cut at a paragraph's end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a long text that is searched by itself; its paragraphs count from the stretch's own start."""

    offset: int
    text: str
    paragraphs: tuple[Paragraph, ...]


def build_pipeline() -> Language:
    """The blank English pipeline of spaCy with the components for quotations and figures."""
    import spacy
    from spacy.vocab import Vocab

    register_extensions()
    quotations.register()
    figures.register()
    # Our components read text and offsets alone: a new word's shape, prefix and flags would be half of the cost.
    language = spacy.blank("en", vocab=Vocab(lex_attr_getters={}))
    language.tokenizer = sparing_tokenizer(language.tokenizer)
    language.add_pipe("briefer_quotations")
    language.add_pipe("briefer_figures")
    return language


def read_piece(language: Language, piece: Piece, published: dt.date | None, tag: str) -> Doc:
    """The piece as a document that every component of the pipeline has seen; `tag` is a language tag or ""."""
    doc = make_doc(language, piece.text)
    doc._.source = piece.text
    doc._.paragraphs = piece.paragraphs
    doc._.published = published
    doc._.language = tag
    return language(doc)


def plain_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in which every line is one; blank lines are none."""
    paragraphs: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(Span(start, start + len(line)), ParagraphKind.TEXT))
        start += len(line) + 1
    return tuple(paragraphs)


def pieces_of(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Piece]:
    """The text in pieces of at most `PIECE` code points, cut between paragraphs.

    A single paragraph above that length is cut at a blank, or anywhere where it has none.
    """
    batch: list[Paragraph] = []
    for paragraph in _short_paragraphs(text, paragraphs):
        if batch and paragraph.span.end - batch[0].span.start > PIECE:
            yield _piece(text, batch)
            batch = []
        batch.append(paragraph)
    if batch:
        yield _piece(text, batch)


def _piece(text: str, paragraphs: list[Paragraph]) -> Piece:
    start, end = paragraphs[0].span.start, paragraphs[-1].span.end
    own = tuple(Paragraph(paragraph.span.shifted(-start), paragraph.kind) for paragraph in paragraphs)
    return Piece(start, text[start:end], own)


def _short_paragraphs(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        start, end = paragraph.span.start, min(paragraph.span.end, len(text))
        while end - start > PIECE:
            cut = text.rfind(" ", start + PIECE // 2, start + PIECE)
            cut = start + PIECE if cut == -1 else cut + 1
            yield Paragraph(Span(start, cut), paragraph.kind)
            start = cut
        if end > start:
            yield Paragraph(Span(start, end), paragraph.kind)
