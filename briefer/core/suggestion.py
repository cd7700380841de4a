"""What the machine found in an article: quotations, figures and names, all of them only suggestions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from briefer.core.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the article that name or introduce something, such as a speaker or a cue."""

    span: Span
    text: str


class QuotationKind(StrEnum):
    """Direct: all inside quotation marks. Mixed: reported speech with marked words in it. Indirect: no marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words given to a speaker.

    The span of a direct quotation lies inside its marks. One cut by its attribution ("A," she said. "B.") is one
    quotation per stretch, and the stretches share a `group` (0 where a quotation stands alone). `resolved` is the
    name that the speaker stands for in this article, "" where unknown, and `resolved_because` says in words for the
    user how that is known. `via` is whom the speaker quotes in turn, "" for nobody: in "According to Yonhap, Mr Kim
    said" the speaker is "Yonhap" and `via` "Mr Kim". `rank` runs from 0 to 1; `key` marks the best ones and
    `reasons` says why in words for the user.
    """

    span: Span
    kind: QuotationKind
    speaker: Mention | None = None
    cue: Mention | None = None
    resolved: str = ""
    resolved_because: str = ""
    via: str = ""
    group: int = 0
    key: bool = False
    rank: float = 0.0
    reasons: tuple[str, ...] = ()


class FigureKind(StrEnum):
    """What sort of number it is."""

    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    COUNT = "count"
    DATE = "date"
    DURATION = "duration"
    ORDINAL = "ordinal"
    RANGE = "range"
    RATIO = "ratio"


class Qualifier(StrEnum):
    """How the text hedges a number."""

    APPROX = "approx"
    OVER = "over"
    UNDER = "under"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACT = "exact"


class Change(StrEnum):
    """Which way the text says a number moved."""

    ROSE = "rose"
    FELL = "fell"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit and what it counts.

    `span` is the number and what makes it readable ("28,500 US troops"), without the qualifier; `extent` also
    covers the qualifier ("about 28,500 US troops") and is what is kept as evidence. `values` holds one number,
    or low and high of a range, or both parts of a ratio; it is empty for a date or where the text gives no
    value. Scale words are applied, percentages are as written, minor currency is in its main unit. `date` is
    ISO 8601, possibly cut ("2026", "2024-Q3", "1970s"), "" for everything but dates; `date_is_guess` where it was
    resolved against the article's own date. `unit` is ISO 4217, "percent", "percentage_point", a unit symbol's
    name or the counted noun in the singular; "" where none. `subject` says in a few words what it is about. `change`
    is which way that moved; `is_step` tells that the figure is how far and not how high.
    """

    span: Span
    extent: Span
    kind: FigureKind
    values: tuple[float, ...] = ()
    date: str = ""
    date_is_guess: bool = False
    unit: str = ""
    base: FigureKind | None = None
    qualifier: Qualifier | None = None
    change: Change | None = None
    is_step: bool = False
    earlier: float | None = None
    subject: str = ""
    key: bool = False
    rank: float = 0.0
    reasons: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What it is about in words for a brief, where a step is told as one: "rise in defence budget, 2026"."""
        moved = {Change.ROSE: "rise in ", Change.FELL: "fall in "}
        lead = moved.get(self.change, "") if self.change and self.is_step and self.subject else ""
        return f"{lead}{self.subject}"


class Sum(StrEnum):
    """Which calculation the article's own numbers allow."""

    CHANGE = "change"
    SHARE = "share"
    TOTAL = "total"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArithmeticFinding:
    """A stated figure that its neighbours contradict by more than the rounding in which they are written.

    `span` is that of the stated figure, `parts` those of the figures it was reckoned from, in order; `low` and `high`
    are what they allow, rounding included, in the stated figure's unit. `sentence` says it in words for the user.
    """

    sum: Sum
    span: Span
    parts: tuple[Span, ...]
    low: float
    high: float
    sentence: str


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One mention of a person, body or place; `full` is the fullest form in this article, `role` as written."""

    span: Span
    kind: NameKind
    full: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """All that was found in one article, each sort in order of appearance.

    `arithmetic` holds the figures that the article's own numbers contradict; the span of each finding is that of one
    of `figures`. `pipeline` names the language pipeline and version that found it.
    """

    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    names: tuple[Name, ...] = ()
    arithmetic: tuple[ArithmeticFinding, ...] = ()
    pipeline: str = ""


class Decision(StrEnum):
    """What the user did with a suggestion."""

    KEPT = "kept"
    SKIPPED = "skipped"


def suggestion_id(suggestion: Quotation | Figure) -> str:
    """A name for a suggestion that stays the same when the article is read again: kind and span."""
    return _named("q" if isinstance(suggestion, Quotation) else "f", suggestion.span)


def moved_id(suggestion: str, moved: Callable[[Span], Span | None]) -> str | None:
    """The id of the same suggestion with its span moved; None where `moved` gives none."""
    start, end = suggestion[1:].split("-")
    span = moved(Span(int(start), int(end)))
    return None if span is None else _named(suggestion[0], span)


def _named(sort: str, span: Span) -> str:
    return f"{sort}{span.start}-{span.end}"
