"""What the user sets right in an article: details confirmed or typed, and what was cut put back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from briefer.core.article import Article, Cut, Detail, DetailSource, Paragraph
from briefer.core.errors import BrieferError
from briefer.core.span import Span
from briefer.core.suggestion import moved_id

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefer.library import Library

_BETWEEN = "\n\n"
"""What joins the paragraphs of an article's text."""


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


class CutGoneError(BrieferError):
    """What was cut is not there to be put back, because it was put back already."""

    def __init__(self) -> None:
        super().__init__("These lines are already in the text.")


@dataclass(frozen=True, slots=True)
class Insertion:
    """`length` code points came into a text before the one at `at`."""

    at: int
    length: int

    def moved(self, span: Span) -> Span | None:
        """Where a stretch of the old text stands in the new one; None where something came between its words."""
        if span.end <= self.at:
            return span
        return span.shifted(self.length) if span.start >= self.at else None


@dataclass(frozen=True, slots=True)
class Restored:
    """An article with a cut put back, and what moved for it."""

    article: Article
    insertion: Insertion


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


def with_restored(article: Article, cut: Cut) -> Restored:
    """The article with a cut as a paragraph at its place. Raises `CutGoneError` where it has no such cut."""
    if cut not in article.cuts:
        raise CutGoneError
    place = article.cuts.index(cut)
    if cut.before < len(article.paragraphs):
        at = article.paragraphs[cut.before].span.start
        start, piece = at, cut.text + _BETWEEN
    else:
        at = len(article.text)
        piece = (_BETWEEN if article.text else "") + cut.text
        start = at + len(piece) - len(cut.text)
    insertion = Insertion(at, len(piece))
    before, after = article.paragraphs[: cut.before], article.paragraphs[cut.before :]
    paragraphs = (
        *before,
        Paragraph(Span(start, start + len(cut.text))),
        *(replace(paragraph, span=paragraph.span.shifted(len(piece))) for paragraph in after),
    )
    later = (replace(other, before=other.before + 1) for other in article.cuts[place + 1 :])
    fresh = replace(
        article,
        text=article.text[:at] + piece + article.text[at:],
        paragraphs=paragraphs,
        cuts=(*article.cuts[:place], *later),
    )
    return Restored(fresh, insertion)


def restore_cut(library: Library, article_id: str, cut: Cut) -> Restored:
    """Put a cut back into the text for good: evidence is found again, decisions move with their words.

    The suggestions are to be found anew. Raises `CutGoneError` and `NotInLibraryError`; nothing has changed then.
    """
    with library.transaction():
        old = library.article(article_id)
        restored = with_restored(old, cut)
        decisions = library.decisions(article_id)
        is_copy = bool(library.article_entry(article_id).lead_id)
        library.reread(restored.article)
        if not is_copy:
            # It stood alone or led before, perhaps by the user's wish; a few lines more do not change that.
            library.keep_apart(article_id)
        for suggestion, decision in decisions.items():
            name = moved_id(suggestion, restored.insertion.moved)
            if name is not None:
                library.decide(article_id, name, decision)
    return restored
