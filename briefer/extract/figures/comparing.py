"""Laying figures of several articles side by side: the same thing, told with different numbers.

`comparable_figures` is for whoever shows such pairs: it is pure, knows no Qt and no spaCy, and takes articles with the
figures found in them (`Suggestions.figures`). It gives `briefer.core.disagreement.Disagreement`s, which carry both
figures with their articles, the words that made them comparable, and a sentence for the user. Two figures are the same
thing where kind and unit are equal, the words round them agree, and neither years nor names nor opposites ("killed" and
"injured") set them apart. They differ where neither is the other rounded, or within its hedge. A number that the other
article gives as well is no disagreement. What is left is meant to be looked at, so a doubtful pair is left out.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefer.core.article import Article
from briefer.core.disagreement import Disagreement, PlacedFigure
from briefer.core.suggestion import Figure, FigureKind, Qualifier
from briefer.extract.figures.context import Context, ContextReader, comparing_table, stem
from briefer.extract.figures.inflection import singular
from briefer.extract.figures.written import Interval, written_grain

MOST_OF_A_SORT = 60
"""Figures of one kind and unit that are compared per article at the most, the best ranked first."""

_COMPARED = frozenset(
    {FigureKind.MONEY, FigureKind.PERCENT, FigureKind.QUANTITY, FigureKind.COUNT, FigureKind.DURATION}
)
_PEOPLE = "people"
_SMALL_COUNT = 20
_NEAR, _FAR = 1.6, 10.0
"""Two numbers whose ratio is beyond the first need more words in common, for they may be of different things; beyond
the second they are, unless one is the other with a slip of scale."""

_ENOUGH = 2.0
_MOST_OF_IT, _ALL_OF_IT = 0.6, 0.9
"""Shares of the words round a figure: so many must be common where the unit says little of what is meant."""

_BOUND = 1.5


@dataclass(frozen=True, slots=True)
class FoundFigures:
    """An article and the figures found in it, in order."""

    article: Article
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    article: Article
    figure: Figure
    context: Context
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Pair:
    one: _Claim
    other: _Claim
    score: float
    cover: float
    shared: tuple[str, ...]


Sort = tuple[FigureKind, str]


def comparable_figures(found: Sequence[FoundFigures]) -> tuple[Disagreement, ...]:
    """Pairs of figures of different articles that tell the same thing and differ, in order of the articles given.

    Each figure is in one pair at the most for any two articles. One article, or none, gives nothing.
    """
    sorts = [_by_sort(item) for item in found]
    disagreements: list[Disagreement] = []
    for one, other in combinations(sorts, 2):
        for sort in one.keys() & other.keys():
            disagreements += _compared(sort, one[sort], other[sort])
    order = {item.article.id: place for place, item in enumerate(found)}
    return tuple(
        sorted(
            disagreements,
            key=lambda pair: (order[pair.one.article_id], order[pair.other.article_id], pair.one.figure.span),
        )
    )


def _by_sort(found: FoundFigures) -> dict[Sort, list[_Claim]]:
    sorts: dict[Sort, list[Figure]] = defaultdict(list)
    for figure in found.figures:
        kind = figure.base or figure.kind
        if kind in _COMPARED and figure.values and not (kind is FigureKind.COUNT and not figure.unit):
            people = kind is FigureKind.COUNT and figure.unit in comparing_table().people
            sorts[kind, _PEOPLE if people else figure.unit].append(figure)
    reader = ContextReader(found.article)
    return {
        sort: [
            _Claim(found.article, figure, reader.read(figure), _own_words(found.article, figure))
            for figure in sorted(figures, key=lambda figure: -figure.rank)[:MOST_OF_A_SORT]
        ]
        for sort, figures in sorts.items()
    }


def _compared(sort: Sort, ones: list[_Claim], others: list[_Claim]) -> Iterator[Disagreement]:
    """The disagreements of two articles over figures of one kind and unit."""
    common = Counter(root for claim in (*ones, *others) for root in claim.context.words)
    pairs = [pair for one in ones for other in others if (pair := _pair(sort, one, other, common))]
    pairs.sort(key=lambda pair: (-pair.score, pair.one.figure.span, pair.other.figure.span))
    agreed = [
        pair for pair in pairs if (pair.score >= 1 or sort[0] is FigureKind.COUNT) and _agree(pair.one, pair.other)
    ]
    done = {(claim.article.id, claim.figure.values) for pair in agreed for claim in (pair.one, pair.other)}
    for pair in pairs:
        keys = {(claim.article.id, claim.figure.values) for claim in (pair.one, pair.other)}
        if pair.score >= _needed(sort, pair) and not keys & done:
            done |= keys
            yield _told(pair)


def _pair(sort: Sort, one: _Claim, other: _Claim, common: Counter[str]) -> _Pair | None:
    """How much two figures have in common; None where something sets them apart."""
    first, second = one.context, other.context
    apart = first.times and second.times and not first.times & second.times
    roles = (first.before == "from") != (second.before == "from")
    moved = {one.figure.change, other.figure.change} - {None}
    parted = first.is_whole != second.is_whole
    if apart or roles or len(moved) > 1 or _opposed(first, second) or (parted and (first.names or second.names)):
        return None
    counted = one.own | other.own
    roots = [root for root in first.words if root in second.words and root not in counted]
    cover = len(roots) / max(1, min(len(context.words.keys() - counted) for context in (first, second)))
    score = sum(_weight(common[root]) for root in roots)
    if first.names and second.names and not first.names & second.names:
        score -= 1.0
    telling = sort[0] is FigureKind.COUNT and sort[1] != _PEOPLE
    if telling or (sort[1] != _PEOPLE and cover >= _MOST_OF_IT):
        score += 1.0
    years = sorted(time for time in first.times & second.times if time.isdecimal())
    if telling and years:
        score += 1.0
    return _Pair(one, other, score, cover, (*(first.words[root] for root in roots), *years))


def _own_words(article: Article, figure: Figure) -> frozenset[str]:
    """Stems of what the figure itself says: its unit, and its words but for what describes a counted noun."""
    own = {stem(word) for word in figure.unit.split("/")}
    counts = FigureKind.COUNT in (figure.kind, figure.base)
    words = figure.span.cut(article.text).split()
    return frozenset(own | {stem(word) for word in words if not counts or singular(word) == figure.unit})


def _weight(times: int) -> float:
    """A word that stands by few figures says more than one that stands by many."""
    return 1.0 if times <= 4 else 0.5


def _opposed(one: Context, other: Context) -> bool:
    return any(one.sides[name] != other.sides[name] for name in one.sides.keys() & other.sides.keys())


def _needed(sort: Sort, pair: _Pair) -> float:
    needed = _ENOUGH
    low, high = sorted(abs(claim.figure.values[-1]) for claim in (pair.one, pair.other))
    if high > _NEAR * low:
        needed += 1.0 if high <= _FAR * low or _is_slip_of_scale(low, high) else math.inf
    if sort[0] is FigureKind.COUNT:
        return needed + (low < _SMALL_COUNT)
    if sort[0] is FigureKind.DURATION:
        return needed + 1.0 if pair.cover >= _ALL_OF_IT else math.inf
    return needed + (pair.cover < _MOST_OF_IT)


def _is_slip_of_scale(low: float, high: float) -> bool:
    """As in 2.4 million for 2.4 billion."""
    return low > 0 and round(math.log10(high / low), 9).is_integer()


def _agree(one: _Claim, other: _Claim) -> bool:
    """Whether one of the two numbers may be the other, written less exactly or with a hedge."""
    if one.figure.values == other.figure.values:
        return True
    return any(
        allowed.low < value < allowed.high
        for claim, counterpart in ((one, other), (other, one))
        for allowed in (_allowed(claim),)
        for value in counterpart.figure.values
    )


def _allowed(claim: _Claim) -> Interval:
    """Between what the claim says the number may be: two digits of it are meant, one where it is hedged."""
    figure = claim.figure
    low, high = min(figure.values), max(figure.values)
    hedged = figure.qualifier in (Qualifier.APPROX, Qualifier.NEARLY)
    half = written_grain(figure.span.cut(claim.article.text), abs(low), 1 if hedged else 2) / 2
    if figure.qualifier in (Qualifier.OVER, Qualifier.AT_LEAST):
        high *= _BOUND
    elif figure.qualifier in (Qualifier.UNDER, Qualifier.AT_MOST, Qualifier.NEARLY):
        low /= _BOUND if figure.qualifier is not Qualifier.NEARLY else 1.1
    return Interval(low - half, high + half)


def _told(pair: _Pair) -> Disagreement:
    told = " and ".join(_says(claim, number) for number, claim in enumerate((pair.one, pair.other)))
    about = f" Both speak of: {', '.join(pair.shared[:4])}." if pair.shared else ""
    return Disagreement(
        one=PlacedFigure(article_id=pair.one.article.id, figure=pair.one.figure),
        other=PlacedFigure(article_id=pair.other.article.id, figure=pair.other.figure),
        shared=pair.shared,
        sentence=f"{told}.{about}",
    )


def _says(claim: _Claim, number: int) -> str:
    name = " ".join((claim.article.outlet or claim.article.title or ("One article", "another")[number]).split())
    words = " ".join(claim.figure.extent.cut(claim.article.text).split())
    return f"{name} says {words}"
