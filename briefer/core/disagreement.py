"""Where two articles give different numbers for the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.suggestion import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedFigure:
    """A figure and the article it stands in; the figure's spans count in that article's text."""

    article_id: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two figures of different articles that seem to tell the same thing and differ.

    `one` is of the article that was given first. `shared` are the words, as `one`'s article writes them, by which the
    two are taken for the same, and `sentence` says all of it in words for the user. It is a hint and no proof.
    """

    one: PlacedFigure
    other: PlacedFigure
    shared: tuple[str, ...]
    sentence: str
