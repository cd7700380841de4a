"""What a figure is about, and which way it moved."""

from __future__ import annotations

from dataclasses import replace

from briefer.core.suggestion import Change, Figure, FigureKind
from briefer.extract.figures.joining import Joined
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.pieces import Pieces

_STILL = (FigureKind.DATE, FigureKind.ORDINAL, FigureKind.DURATION)
_ENDS = frozenset({".", ";", "!", "?", ":", "“", "”", '"'})
REACH = 9
"""Pieces between a verb of change and its number at the most."""


class SubjectFinder:
    """Adds the direction of change and a short subject to a figure."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = lexicon.change_verbs
        self._nouns = lexicon.change_nouns

    def told(self, pieces: Pieces, joined: Joined, figure: Figure) -> Figure:
        """The figure with its change and subject where the sentence gives them."""
        if figure.kind in _STILL:
            return figure
        change = self._change(pieces, joined)
        return replace(figure, change=change)

    def _change(self, pieces: Pieces, joined: Joined) -> Change | None:
        for word in pieces.lower[joined.after : joined.after + 2]:
            if word in self._nouns:
                return self._nouns[word]
        return None
