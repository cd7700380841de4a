"""A sentence with its figures taken out, so that rules can be written over the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.core.span import Span
from briefer.core.suggestion import Figure, FigureKind

_PLAIN, _PAIR, _DATE, _OTHER = "\ue000", "\ue001", "\ue002", "\ue003"
_TIME = rf"(?:\s+(?:(?:in|last|a|the|this|previous|prior|same|years?|quarter|earlier|ago|before)\b|{_DATE})){{0,6}}"
_WORDS = r"(?:\s+[\w’'-]+){0,3}?"
_HOLE = re.compile(r"\{(step|old|new|part|whole|pair|time|words)\}")


class Skeleton:
    """One sentence in which a single character stands for each figure.

    Plain figures have one value and no hedge; scores and votes are pairs; dates, and all others, stand apart.
    """

    def __init__(self, text: str, sentence: Span, figures: tuple[Figure, ...]) -> None:
        """`figures` are those that begin in the sentence, in order."""
        self._figures: dict[int, Figure] = {}
        parts: list[str] = []
        length, done = 0, sentence.start
        for figure in figures:
            parts.append(text[done : figure.span.start])
            length += figure.span.start - done
            self._figures[length] = figure
            parts.append(self._mark(figure))
            length += 1
            done = figure.span.end
        parts.append(text[done : max(done, sentence.end)])
        self.sentence = "".join(parts)

    def __len__(self) -> int:
        """How many figures stand in the sentence."""
        return len(self._figures)

    @staticmethod
    def is_plain(figure: Figure) -> bool:
        """Whether the figure has one value and nothing hedges it."""
        still = figure.kind in (FigureKind.ORDINAL, FigureKind.DATE)
        return len(figure.values) == 1 and figure.qualifier is None and not still

    @staticmethod
    def pattern(template: str) -> re.Pattern[str]:
        """A rule in which {step}, {old}, {new}, {part} and {whole} stand for a plain figure and {pair} for a pair.

        {time} stands for words that say when, {words} for at most three words of any sort.
        """
        return re.compile(_HOLE.sub(_filled, template))

    def matches(self, pattern: re.Pattern[str]) -> Iterator[dict[str, Figure]]:
        """The figures by the names of the pattern, once per place where it fits."""
        if pattern.groups > len(self._figures):
            return
        for match in pattern.finditer(self.sentence):
            found = {name: self._figures.get(match.start(name)) for name in match.groupdict()}
            # The article itself may hold a private character that stands for no figure.
            named = {name: figure for name, figure in found.items() if figure is not None}
            if len(named) == len(found):
                yield named

    def _mark(self, figure: Figure) -> str:
        if self.is_plain(figure):
            return _PLAIN
        if figure.kind is FigureKind.RATIO and len(figure.values) == 2:
            return _PAIR
        return _DATE if figure.kind is FigureKind.DATE else _OTHER


def _filled(hole: re.Match[str]) -> str:
    name = hole[1]
    if name in ("time", "words"):
        return _TIME if name == "time" else _WORDS
    return f"(?P<{name}>{_PAIR if name == 'pair' else _PLAIN})"
