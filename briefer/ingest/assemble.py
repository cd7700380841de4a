"""From a reader's draft to the article: cleaned blocks become the text, the rest becomes cuts."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

from briefer.core.article import Article, Cut, CutReason, Detail, Original, Paragraph, article_id
from briefer.core.span import Span
from briefer.ingest.cleaning import clean_line, has_words
from briefer.ingest.draft import Block, Details, Draft, Found, named_after
from briefer.ingest.language import NAMES, detect_language
from briefer.ingest.trimming import trim

T = TypeVar("T")

_SEPARATOR = "\n\n"
_TITLE_LIMIT = 400
_CUT_LIMIT = 20_000
"""Code points of one cut that are kept to be shown."""


def assemble(draft: Draft, original: Original, position: int) -> Article:
    """The article at `position` (from 0) in its file; empty text where the draft holds no words."""
    blocks = _cleaned(draft.blocks)
    details = _titled(draft.details, original.name)
    if not draft.trimmed:
        trimmed = trim(blocks, details, captions_known=draft.captions_known)
        blocks, details = trimmed.blocks, trimmed.details
    blocks = _kept(blocks)
    text, paragraphs, cuts = _laid_out(blocks)
    language = _language(text, details)
    return Article(
        id=article_id(original.sha256, position),
        original=original,
        position=position,
        text=text,
        paragraphs=paragraphs,
        title=_value(details.title, ""),
        authors=_value(details.authors, ()),
        outlet=_value(details.outlet, ""),
        published=details.published.value if details.published else None,
        updated=details.updated.value if details.updated else None,
        address=_value(details.address, ""),
        section=_value(details.section, ""),
        language=language,
        cuts=cuts,
        details=_provenance(details),
        warnings=(*draft.warnings, *language_warning(language)),
    )


def language_warning(language: str) -> tuple[str, ...]:
    """What the user is told of a text that is not in English; nothing where the language is unknown."""
    if language in ("", "en"):
        return ()
    name = NAMES.get(language, f"another language ({language})")
    return (f"The text seems to be in {name}. Quotations and figures are looked for with English rules.",)


def _value(found: Found[T] | None, empty: T) -> T:
    return empty if found is None else found.value


def _cleaned(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    lines = ((block, clean_line(block.text)) for block in blocks)
    return tuple(block if line == block.text else replace(block, text=line) for block, line in lines if line)


def _kept(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks as they are, unless the cuts took every word: then only repeated titles stay cut."""
    if any(block.cut is None and has_words(block.text) for block in blocks):
        return blocks
    return tuple(replace(b, cut=None) if b.cut is not CutReason.TITLE or len(blocks) == 1 else b for b in blocks)


def _laid_out(blocks: tuple[Block, ...]) -> tuple[str, tuple[Paragraph, ...], tuple[Cut, ...]]:
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    cuts: list[Cut] = []
    at = 0
    for block in blocks:
        if block.cut is not None:
            cuts.append(Cut(block.text[:_CUT_LIMIT], block.cut, len(paragraphs)))
            continue
        paragraphs.append(Paragraph(Span(at, at + len(block.text)), block.kind))
        texts.append(block.text)
        at += len(block.text) + len(_SEPARATOR)
    return _SEPARATOR.join(texts), tuple(paragraphs), tuple(cuts)


def _titled(details: Details, name: str) -> Details:
    """The details with a clean title; the name of the file is the last resort, and a guess."""
    title = clean_line(details.title.value)[:_TITLE_LIMIT] if details.title else ""
    if title and details.title:
        return replace(details, title=replace(details.title, value=title))
    return replace(details, title=named_after(name[:_TITLE_LIMIT]))


def _language(text: str, details: Details) -> str:
    stated = details.language.value[:2].lower() if details.language else ""
    detected = detect_language(text)
    return detected or stated


def _provenance(details: Details) -> tuple[Detail, ...]:
    found = ((field.name, getattr(details, field.name)) for field in fields(details))
    return tuple(Detail(name, item.source, item.weak) for name, item in found if item is not None)
