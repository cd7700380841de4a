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


CITED = (Field.TITLE, Field.OUTLET, Field.PUBLISHED, Field.AUTHORS)
"""The details that a citation cannot well do without."""

_SET_RIGHT = (*(field.value for field in Field), "text", "paragraphs", "cuts")
"""What of an article the user sets right, by its name in `Article`."""


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
class Change:
    """Between two states of a text: from `at` on, `removed` code points gave way to `added` others."""

    at: int
    removed: int
    added: int

    def moved(self, span: Span) -> Span | None:
        """Where a stretch of the old text stands in the new one; None where the change went through its words."""
        if span.end <= self.at:
            return span
        return span.shifted(self.added - self.removed) if span.start >= self.at + self.removed else None


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
    noted = _note(article, field)
    return None if noted is None else noted.source


def standing_of(article: Article, field: Field) -> Standing:
    """How sure a detail of the article is."""
    noted = _note(article, field)
    if noted is not None and noted.source is DetailSource.USER:
        return Standing.CONFIRMED
    if not getattr(article, field.value):
        return Standing.MISSING
    return Standing.GUESS if noted is not None and noted.weak else Standing.STATED


def guesses_in(article: Article) -> tuple[Field, ...]:
    """The details that are to be confirmed."""
    return tuple(field for field in Field if standing_of(article, field) is Standing.GUESS)


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


def with_restored(article: Article, cut: Cut) -> Article:
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
    before, after = article.paragraphs[: cut.before], article.paragraphs[cut.before :]
    paragraphs = (
        *before,
        Paragraph(Span(start, start + len(cut.text))),
        *(replace(paragraph, span=paragraph.span.shifted(len(piece))) for paragraph in after),
    )
    later = (replace(other, before=other.before + 1) for other in article.cuts[place + 1 :])
    return replace(
        article,
        text=article.text[:at] + piece + article.text[at:],
        paragraphs=paragraphs,
        cuts=(*article.cuts[:place], *later),
    )


def change_between(before: Article, after: Article) -> Change:
    """What changed in the text, in whole paragraphs: the first that differs to the last that does."""
    old = [paragraph.span.cut(before.text) for paragraph in before.paragraphs]
    new = [paragraph.span.cut(after.text) for paragraph in after.paragraphs]
    most = min(len(old), len(new))
    head = next((place for place in range(most) if old[place] != new[place]), most)
    tail = next((place for place in range(most - head) if old[-1 - place] != new[-1 - place]), most - head)
    at = before.paragraphs[head - 1].span.end if head else 0
    return Change(at, _tail_start(before, tail) - at, _tail_start(after, tail) - at)


def taken_over(now: Article, before: Article, after: Article) -> Article:
    """The article as it is `now` with all that differs from `before` to `after`; what else was set meanwhile stays."""
    changed = {field: getattr(after, field) for field in _SET_RIGHT if getattr(after, field) != getattr(before, field)}
    names = {field.value for field in Field if _note(before, field) != _note(after, field)}
    kept = tuple(detail for detail in now.details if detail.field not in names)
    said = tuple(detail for detail in after.details if detail.field in names)
    return replace(now, **changed, details=(*kept, *said))


def set_right(library: Library, before: Article, after: Article) -> Article:
    """Bring an article of the library from one state to another, details and text; the article as it then is.

    Where the text changes, evidence is found again and decisions move with their words; the suggestions are to be
    found anew. Importing the same file again changes nothing of it. Raises `NotInLibraryError`.
    """
    with library.transaction():
        now = library.article(after.id)
        article = taken_over(now, before, after)
        if article.text == now.text:
            library.update_details(article)
            return article
        moved = change_between(now, article).moved
        decisions = library.decisions(article.id)
        is_copy = bool(library.article_entry(article.id).lead_id)
        library.reread(article)
        if not is_copy:
            # It stood alone or led before, perhaps by the user's wish; a few lines more or less do not change that.
            library.keep_apart(article.id)
        for suggestion, decision in decisions.items():
            name = moved_id(suggestion, moved)
            if name is not None:
                library.decide(article.id, name, decision)
    return article


def _note(article: Article, field: Field) -> Detail | None:
    return next((detail for detail in article.details if detail.field == field.value), None)


def _tail_start(article: Article, count: int) -> int:
    """Where the last `count` paragraphs begin; the end of the text for none."""
    return article.paragraphs[-count].span.start if count else len(article.text)
