"""What the user sets right in an article: details confirmed or typed, and pieces of the page put back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from briefer.core.article import Article, Detail, DetailSource

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefer.library import Library


class Field(Enum):
    """The details of an article that are cited; the value is the name in `Article` and `Detail`."""

    TITLE = "title"
    OUTLET = "outlet"
    PUBLISHED = "published"
    AUTHORS = "authors"
    ADDRESS = "address"


class Standing(Enum):
    """How sure a detail is. `CONFIRMED` is the user's word, also where it says that there is none."""

    CONFIRMED = "confirmed"
    STATED = "stated"
    GUESS = "guess"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedDetails:
    """The details as the user wants them; empty where there is none."""

    title: str
    outlet: str
    published: dt.date | None
    authors: tuple[str, ...]
    address: str


def details_of(article: Article) -> EditedDetails:
    """The details of an article that may be edited."""
    return EditedDetails(
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        authors=article.authors,
        address=article.address,
    )


def origin_of(article: Article, field: Field) -> DetailSource | None:
    """Where a detail comes from; None where nobody noted it."""
    return next((detail.source for detail in article.details if detail.field == field.value), None)


def standing_of(article: Article, field: Field) -> Standing:
    """How sure a detail of the article is."""
    noted = next((detail for detail in article.details if detail.field == field.value), None)
    if noted is not None and noted.source is DetailSource.USER:
        return Standing.CONFIRMED
    if not getattr(article, field.value):
        return Standing.MISSING
    return Standing.GUESS if noted is not None and noted.weak else Standing.STATED


def corrected(article: Article, wanted: EditedDetails, confirmed: Collection[Field] = ()) -> Article:
    """The article with the details as wanted; what changed or is confirmed counts as the user's word from now on."""
    changed = {field for field in Field if getattr(wanted, field.value) != getattr(article, field.value)}
    names = {field.value for field in changed.union(confirmed)}
    kept = tuple(detail for detail in article.details if detail.field not in names)
    said = tuple(Detail(field.value, DetailSource.USER, weak=False) for field in Field if field.value in names)
    return replace(
        article,
        title=wanted.title,
        outlet=wanted.outlet,
        published=wanted.published,
        authors=wanted.authors,
        address=wanted.address,
        details=(*kept, *said),
    )


def correct_details(
    library: Library, article_id: str, wanted: EditedDetails, confirmed: Collection[Field] = ()
) -> Article:
    """Keep the details as wanted and return the article; importing the same file again leaves them so.

    Raises `NotInLibraryError` where the article is gone.
    """
    with library.transaction():
        article = corrected(library.article(article_id), wanted, confirmed)
        library.update_details(article)
    return article
