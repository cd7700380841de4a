"""What the user kept: a quotation, a figure or a passage, with its anchor in the article."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from briefer.core.article import Article
from briefer.core.span import Span

CONTEXT = 32
"""Code points of neighbouring text that an anchor remembers on either side."""


class EvidenceKind(StrEnum):
    """What sort of evidence a card holds."""

    QUOTATION = "quotation"
    FIGURE = "figure"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where evidence stands in its article, with enough to find it again in a re-imported text.

    `span` counts code points of the article's text; `sha256` is of the UTF-8 of `text`, in hexadecimal;
    `before` and `after` are up to 32 code points of the neighbouring text. `paragraph` counts from 1.
    """

    article_id: str
    span: Span
    text: str
    sha256: str
    before: str
    after: str
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A kept span of an article.

    `speaker` is the name to give in a brief ("" where there is none), `cue` the reporting word, `via` whom the
    speaker quotes in turn. `direct` says that the words stood in quotation marks in the article. `value` is a
    figure's value in words for the user ("28,500 troops"), "" for other kinds. `about` is a short subject, `note`
    the user's own.
    """

    id: str
    kind: EvidenceKind
    anchor: Anchor
    speaker: str = ""
    cue: str = ""
    via: str = ""
    direct: bool = False
    value: str = ""
    about: str = ""
    note: str = ""
    marking: str = ""
    kept_at: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def anchor_span(article: Article, span: Span) -> Anchor:
    """The anchor of `span` in `article`. Raises ValueError for an empty span or one beyond the text."""
    if len(span) == 0 or span.end > len(article.text):
        raise ValueError("an anchor needs words inside the text")
    text = span.cut(article.text)
    return Anchor(
        article_id=article.id,
        span=span,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        before=article.text[max(0, span.start - CONTEXT) : span.start],
        after=article.text[span.end : span.end + CONTEXT],
        paragraph=article.paragraph_at(span.start) + 1,
    )


def find_anchor(anchor: Anchor, text: str) -> Span | None:
    """Where the anchored words stand in `text` now, or None where they no longer do.

    Of several occurrences the one whose neighbours agree best with the remembered context is taken, the nearest
    to the old place among equals.
    """
    old = Span(max(0, anchor.span.start - len(anchor.before)), anchor.span.end + len(anchor.after))
    if old.cut(text) == anchor.before + anchor.text + anchor.after:
        return anchor.span
    best: tuple[int, int, int] | None = None
    start = text.find(anchor.text)
    while start != -1:
        end = start + len(anchor.text)
        agreement = _shared_tail(anchor.before, text[max(0, start - CONTEXT) : start])
        agreement += _shared_tail(anchor.after[::-1], text[end : end + CONTEXT][::-1])
        candidate = (agreement, -abs(start - anchor.span.start), start)
        best = candidate if best is None else max(best, candidate)
        start = text.find(anchor.text, start + 1)
    return None if best is None else Span(best[2], best[2] + len(anchor.text))


def _shared_tail(one: str, other: str) -> int:
    count = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        count += 1
    return count
