"""Words round a number that hedge it: about, more than, nearly, at least, or so."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.suggestion import FigureKind, Qualifier
from briefer.extract.figures.lexicon import Lexicon, Phrase
from briefer.extract.figures.pieces import HYPHENS, Pieces

_SPAN_OVER = frozenset({FigureKind.DURATION})
_COMPARING = frozenset({Qualifier.OVER, Qualifier.UNDER})
"""With "the" these compare with a known number and hedge none: "more than the 180,000 expected"."""

_PREPOSITIONS = frozenset({"over", "under", "above", "below", "near", "beyond", "some", "around"})


@dataclass(frozen=True, slots=True)
class Hedge:
    """A qualifier, the piece where its words begin, and where they begin and end in code points."""

    qualifier: Qualifier
    first: int
    start: int
    end: int


class QualifierReader:
    """Finds the qualifier of an amount."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._before = lexicon.qualifiers_before
        self._after = lexicon.qualifiers_after
        self._motion = lexicon.motion

    def read(self, pieces: Pieces, first: int, after: int, kind: FigureKind) -> Hedge | None:
        """The hedge of the amount in the pieces `first` to `after` (exclusive); None where it has none."""
        return self._ahead(pieces, first, kind) or self._behind(pieces, after)

    def _ahead(self, pieces: Pieces, first: int, kind: FigureKind) -> Hedge | None:
        last = first - 1
        if last < 0 or pieces.lower[last] not in ("a", "an", "the") or pieces.before(last) in ("or", "as"):
            return self._phrase_ending(pieces, last, kind) if last >= 0 else None
        found = self._phrase_ending(pieces, last, kind)
        if found or pieces.before(last) in _PREPOSITIONS:
            return found
        found = self._phrase_ending(pieces, last - 1, kind) if last else None
        return None if found and pieces.lower[last] == "the" and found.qualifier in _COMPARING else found

    def _phrase_ending(self, pieces: Pieces, last: int, kind: FigureKind) -> Hedge | None:
        for phrase, qualifier in self._before.get(pieces.lower[last], ()):
            start = last - len(phrase) + 1
            if start > 0 and pieces.words[start - 1] in HYPHENS and pieces.glued(start):
                continue
            if (
                start >= 0
                and tuple(pieces.lower[start : last + 1]) == phrase
                and self._hedges(pieces, start, phrase, kind)
            ):
                return Hedge(qualifier, start, pieces.starts[start], pieces.ends[last])
        return None

    def _hedges(self, pieces: Pieces, start: int, phrase: Phrase, kind: FigureKind) -> bool:
        """Whether the phrase hedges here and does not belong to the verb before it or to a span of time."""
        words = " ".join(phrase)
        if pieces.before(start) in self._motion.get(words, frozenset()):
            return False
        if words in ("over", "around", "under", "above", "beyond") and kind in (FigureKind.DATE, FigureKind.ORDINAL):
            return False
        if words in ("below", "above", "near", "about", "under", "over") and kind is FigureKind.DATE:
            return False
        if words == "over" and kind in _SPAN_OVER:
            return pieces.before(start) in ("for", "of", "after", "just", "is", "was", "well", "lasted", "took", "and")
        return not (words == "some" and kind is FigureKind.ORDINAL)

    def _behind(self, pieces: Pieces, after: int) -> Hedge | None:
        place = after
        if (
            pieces.words[place] == "-"
            and pieces.glued(place)
            and pieces.lower[place + 1] in ("odd", "plus", "something", "ish")
        ):
            place += 1
        elif pieces.lower[place] in ("odd", "something", "ish"):
            return None
        for phrase, qualifier in self._after.get(pieces.lower[place], ()):
            if tuple(pieces.lower[place : place + len(phrase)]) != phrase:
                continue
            if phrase in (("plus",), ("+",)) and not (pieces.glued(place) or place > after):
                continue
            if phrase in (("minimum",), ("maximum",), ("tops",), ("sharp",)) and pieces.is_word(place + 1):
                continue
            return Hedge(qualifier, after, pieces.starts[after], pieces.ends[place + len(phrase) - 1])
        return None
