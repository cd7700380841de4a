"""What a count counts, where only the parse shows it: "at least four hard-fought river districts".

Spans, values and order of the figures stay as they are; only an empty unit, or one that is a verb, gets the noun.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind
from briefer.extract.figures.inflection import singular
from briefer.extract.naming.syntax import Syntax

_COUNTS = frozenset({"nummod", "quantmod", "compound"})
_BETWEEN = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "RB", "_SP", "CD"})
_FARTHEST = 5
"""Words between a number and the noun it counts at the most."""


def with_parsed_units(figures: tuple[Figure, ...], parsed: tuple[Syntax, ...], text: str) -> tuple[Figure, ...]:
    """The figures; a count without a unit, or with a verb for one, has the noun that the parse lets it count.

    `parsed` are paragraphs in order of the text, each with a word at least.
    """
    starts = [syntax.words[0].start for syntax in parsed]

    def read(figure: Figure) -> Figure:
        at = bisect_right(starts, figure.span.start) - 1
        if figure.kind is not FigureKind.COUNT or at < 0:
            return figure
        unit = _unit(figure, parsed[at], text)
        return replace(figure, unit=unit) if unit else figure

    return tuple(read(figure) for figure in figures)


def _unit(figure: Figure, syntax: Syntax, text: str) -> str:
    inside = syntax.inside(figure.span)
    number = next((at for at in inside if syntax.words[at].tag == "CD"), None)
    if number is None or (figure.unit and not syntax.words[inside[-1]].tag.startswith("VB")):
        return ""
    noun = _counted(number, syntax)
    if noun is None:
        return ""
    word = syntax.words[noun]
    spelt = Span(word.start, word.end).cut(text)
    if not figure.unit and word.start < figure.span.end:  # the "m" of "35m" is part of the number
        return ""
    many = word.tag == "NNS" or figure.values == (1.0,)
    if not many or not spelt.isalpha() or not spelt.islower() or (figure.unit and word.end > figure.span.end):
        return ""
    return singular(spelt)


def _counted(number: int, syntax: Syntax) -> int | None:
    """The noun the number counts, with nothing but its own description between; None where there is none."""
    at = number
    while syntax.words[at].relation in _COUNTS and syntax.words[at].tag == "CD":
        at = syntax.words[at].head
        if not number < at <= number + _FARTHEST + 1:
            return None
    if at == number or not syntax.words[at].tag.startswith("NN"):
        return None
    described = all(syntax.words[between].tag in _BETWEEN for between in range(number + 1, at))
    return at if described else None
