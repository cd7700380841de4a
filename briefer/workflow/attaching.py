"""Bibliographic records and the articles of a library: a record fills in what its article does not say itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer.core.article import Article, Detail, DetailSource
from briefer.core.reading import Pointers
from briefer.core.record import from_json, to_json
from briefer.workflow.correcting import Field, Standing, origin_of, standing_of
from briefer.workflow.matching import Index, Marks, doi_of, file_mark, folded, plain_address, stated_doi

if TYPE_CHECKING:
    from briefer.library import Library

_SETTING = "bibliographic records"
"""Names the settings of the library that hold records, one for each file they came in."""

_START = 1500
"""Code points of a text in which an article may name its own DOI; further down it names others'."""

_CUTS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographicRecord:
    """What a list of references says of one article; empty where it does not say.

    `id` is that of the article that the record itself would make, `file` the name of its list, `files` the names of
    files beside it. `is_whole` says that `published` names the very day.
    """

    id: str
    file: str
    title: str
    authors: tuple[str, ...]
    outlet: str
    published: dt.date | None
    is_whole: bool
    address: str
    doi: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """What came of one record: the articles it belongs to, and those of them that it told something new."""

    articles: tuple[str, ...]
    changed: tuple[str, ...]


class Catalogue:
    """The records and the articles of a library by what they are known by; read when first needed.

    All records stay with the library, so that an article that comes in later finds its own.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._records: dict[str, BibliographicRecord] | None = None
        self._record_index = Index()
        self._article_index: Index | None = None

    def filled(self, article: Article) -> Article:
        """An article on its way in, with what the records of the library say of it."""
        for name in self._record_index.find(marks_of(article)) if self._kept() else ():
            article = with_record(article, self._kept()[name])
        return article

    def note(self, article: Article) -> None:
        """An article came in: the records that follow may belong to it."""
        if self._article_index is not None:
            self._article_index.put(article.id, marks_of(article))

    def keep(self, records: tuple[BibliographicRecord, ...], original: str) -> None:
        """Keep the records of the file with the seal `original` with the library, for good."""
        with self._library.transaction():
            seals = self._library.setting(_SETTING).split()
            if original not in seals:
                self._library.set_setting(_SETTING, " ".join((*seals, original)))
            self._library.set_setting(f"{_SETTING} {original}", to_json(records).decode())
        if self._records is not None:
            self._learn(records)

    def attach(self, record: BibliographicRecord) -> Attached:
        """Let a record fill in what its articles in the library do not say; the user's corrections stay."""
        articles = self._articles().find(_record_marks(record))
        changed: list[str] = []
        with self._library.transaction():
            for name in articles:
                article = self._library.article(name)
                told = with_record(article, record)
                if told != article:
                    self._library.update_details(told)
                    changed.append(name)
        return Attached(articles, tuple(changed))

    def _kept(self) -> dict[str, BibliographicRecord]:
        if self._records is None:
            self._records = {}
            for original in self._library.setting(_SETTING).split():
                kept = self._library.setting(f"{_SETTING} {original}")
                self._learn(from_json(kept or "[]", tuple[BibliographicRecord, ...]))
        return self._records

    def _learn(self, records: Iterable[BibliographicRecord]) -> None:
        for record in records:
            self._kept()[record.id] = record
            self._record_index.put(record.id, _record_marks(record))

    def _articles(self) -> Index:
        if self._article_index is None:
            self._article_index = Index()
            for entry in reversed(self._library.articles()):
                # A record that became an article of its own is not what it describes.
                if entry.id not in self._kept():
                    self._article_index.put(entry.id, marks_of(self._library.article(entry.id)))
        return self._article_index


def record_of(article: Article, pointers: Pointers) -> BibliographicRecord:
    """The record behind the article that was read from it."""
    return BibliographicRecord(
        id=article.id,
        file=article.original.name,
        title=article.title if origin_of(article, Field.TITLE) is not DetailSource.FILE else "",
        authors=article.authors,
        outlet=article.outlet,
        published=article.published,
        is_whole=standing_of(article, Field.PUBLISHED) is not Standing.GUESS,
        address=article.address,
        doi=pointers.doi,
        files=pointers.files,
    )


def with_record(article: Article, record: BibliographicRecord) -> Article:
    """The article with its empty and guessed details as the record has them; what is stated or confirmed stays."""
    told = {field: getattr(record, field.value) for field in Field if _is_wanted(article, record, field)}
    if not told:
        return article
    names = {field.value for field in told}
    kept = tuple(detail for detail in article.details if detail.field not in names)
    said = tuple(
        Detail(field.value, DetailSource.RECORD, weak=field is Field.PUBLISHED and not record.is_whole)
        for field in told
    )
    values = {field.value: value for field, value in told.items()}
    return replace(article, **values, details=(*kept, *said))


def marks_of(article: Article) -> Marks:
    """What an article is known by."""
    start = "\n".join((article.text[:_START], *(cut.text[:300] for cut in article.cuts[:_CUTS] if cut.before < 6)))
    return Marks(
        doi=doi_of(article.address) or stated_doi(start),
        address=plain_address(article.address),
        files=tuple(filter(None, (file_mark(article.original.name),))),
        title=folded(article.title),
        outlet=folded(article.outlet),
        published=article.published,
        is_whole=standing_of(article, Field.PUBLISHED) is not Standing.GUESS,
        is_titled=origin_of(article, Field.TITLE) is not DetailSource.FILE,
    )


def _record_marks(record: BibliographicRecord) -> Marks:
    return Marks(
        doi=doi_of(record.doi) or doi_of(record.address),
        address=plain_address(record.address),
        files=tuple(dict.fromkeys(filter(None, map(file_mark, record.files)))),
        title=folded(record.title),
        outlet=folded(record.outlet),
        published=record.published,
        is_whole=record.is_whole,
    )


def _is_wanted(article: Article, record: BibliographicRecord, field: Field) -> bool:
    """Whether the record says of a field what the article does not say for sure."""
    value = getattr(record, field.value)
    standing = standing_of(article, field)
    if not value or standing in (Standing.CONFIRMED, Standing.STATED):
        return False
    if field is not Field.PUBLISHED or record.is_whole or standing is Standing.MISSING:
        return True
    # A bare year does not better a guess that names a day of it.
    years = {day.year for day in (article.published, record.published) if day is not None}
    return len(years) > 1
