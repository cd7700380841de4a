"""A brief handed over with its evidence and sources, and taken in elsewhere without overwriting anything.

What is packed here is not yet encrypted: the vault seals it with a passphrase before it becomes a file.
"""

from __future__ import annotations

import datetime as dt
import zlib
from dataclasses import dataclass, replace

from briefer.brief.model import Brief, Run, new_id
from briefer.core.article import Article, article_id, seal
from briefer.core.errors import BrieferError
from briefer.core.evidence import Evidence, anchor_span, find_anchor
from briefer.core.record import RecordError, from_json, to_json
from briefer.library.errors import NotInLibraryError
from briefer.library.library import Library

FORMAT = "briefer bundle"
VERSION = 1
SIZE_LIMIT = 1024 * 1024 * 1024
"""Bytes of an unpacked bundle."""


class BundleError(BrieferError):
    """The content is no bundle, or not what was packed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledArticle:
    """An article with the bytes it was read from and the time it came in."""

    article: Article
    content: bytes
    imported: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A brief with all that it stands on. `missing` counts the evidence that the sender no longer had."""

    format: str = FORMAT
    version: int = VERSION
    brief: Brief
    evidence: tuple[Evidence, ...]
    articles: tuple[BundledArticle, ...]
    missing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What taking in a bundle does: the values to be added, and sentences about what is kept twice or not found."""

    brief: Brief
    is_known: bool
    articles: tuple[BundledArticle, ...]
    evidence: tuple[Evidence, ...]
    sentences: tuple[str, ...]


def pack_bundle(library: Library, brief_id: str) -> bytes:
    """The brief with its evidence and sources, compressed. Raises `NotInLibraryError`, `SealBrokenError`."""
    brief = library.brief(brief_id)
    wanted = set(brief.evidence_ids())
    evidence = tuple(item for item in library.evidence() if item.id in wanted)
    articles = tuple(
        BundledArticle(
            article=library.article(source),
            content=library.original(source),
            imported=library.article_entry(source).imported,
        )
        for source in dict.fromkeys(item.anchor.article_id for item in evidence)
    )
    bundle = Bundle(brief=brief, evidence=evidence, articles=articles, missing=len(wanted) - len(evidence))
    return zlib.compress(to_json(bundle))


def read_bundle(content: bytes) -> Bundle:
    """The bundle that was packed, its seals checked. Raises `BundleError`."""
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(content, SIZE_LIMIT)
        bundle = from_json(unpacked, Bundle)
    except (zlib.error, RecordError) as error:
        raise BundleError("This is not a bundle that this Briefer can read. Ask for it to be made again.") from error
    if bundle.format != FORMAT or bundle.version != VERSION:
        raise BundleError("This bundle was made by a newer Briefer. Install the newer Briefer.")
    sources = {item.article.id for item in bundle.articles}
    for item in bundle.articles:
        sha256 = seal(item.content)
        if sha256 != item.article.original.sha256 or article_id(sha256, item.article.position) != item.article.id:
            raise BundleError("An original in this bundle is not what was imported. Ask for it to be made again.")
    if any(item.anchor.article_id not in sources for item in bundle.evidence):
        raise BundleError("This bundle lacks a source of its evidence. Ask for it to be made again.")
    return bundle


def plan_merge(library: Library, bundle: Bundle) -> Merge:
    """What taking in the bundle would do; nothing is changed yet."""
    here = {entry.id for entry in library.articles()}
    evidence_here = {item.id: item for item in library.evidence()}
    sentences: list[str] = []
    added: list[Evidence] = []
    renamed: dict[str, str] = {}
    for item in bundle.evidence:
        fitted = _fitted(library, item, sentences) if item.anchor.article_id in here else item
        known = evidence_here.get(item.id)
        if known is None:
            added.append(fitted)
        elif known != fitted:
            renamed[item.id] = new_id()
            added.append(replace(fitted, id=renamed[item.id]))
    if renamed:
        sentences.append(f"{len(renamed)} pieces of evidence are here in another state; both are kept.")
    if bundle.missing:
        sentences.append(f"{bundle.missing} pieces of evidence were already gone when the bundle was made.")
    brief = _with_evidence(bundle.brief, renamed)
    standing = _brief_here(library, brief.id)
    if standing is not None and standing != brief:
        sentences.append("The brief is here in another state; both are kept.")
        brief = replace(brief, id=new_id())
    return Merge(
        brief=brief,
        is_known=standing == brief,
        articles=tuple(item for item in bundle.articles if item.article.id not in here),
        evidence=tuple(added),
        sentences=tuple(dict.fromkeys(sentences)),
    )


def merge(library: Library, bundle: Bundle, at: dt.datetime) -> Merge:
    """Take in the bundle, wholly or not at all; what was done."""
    with library.transaction():
        plan = plan_merge(library, bundle)
        for item in plan.articles:
            library.add_article(item.article, item.content, item.imported)
        for evidence in plan.evidence:
            library.keep(evidence)
        if not plan.is_known:
            library.save_brief(plan.brief, at)
    return plan


def _fitted(library: Library, item: Evidence, sentences: list[str]) -> Evidence:
    """The evidence with its place in the text as it was read here."""
    article = library.article(item.anchor.article_id)
    place = find_anchor(item.anchor, article.text)
    if place is None:
        sentences.append("Some evidence does not stand in its article as it was read here; its words are kept.")
        return item
    return replace(item, anchor=anchor_span(article, place))


def _with_evidence(brief: Brief, renamed: dict[str, str]) -> Brief:
    def run(old: Run) -> Run:
        return replace(old, evidence_id=renamed.get(old.evidence_id, old.evidence_id))

    return replace(
        brief,
        sections=tuple(
            replace(
                section,
                blocks=tuple(replace(block, runs=tuple(map(run, block.runs))) for block in section.blocks),
            )
            for section in brief.sections
        ),
    )


def _brief_here(library: Library, brief_id: str) -> Brief | None:
    try:
        return library.brief(brief_id)
    except NotInLibraryError:
        return None
